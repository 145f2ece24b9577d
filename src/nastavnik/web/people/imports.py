"""Files on their way into a base: brought, columns checked, rows checked, confirmed, watched, undone."""

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from nastavnik import clock
from nastavnik.accounts.queries import names_of
from nastavnik.orgs.models import Unit
from nastavnik.pairs.queries import partners_for_export
from nastavnik.people.actions.imports import (
    answer_doubtful,
    confirm,
    forget_batch,
    load_batch,
    set_mapping,
    undo_batch,
)
from nastavnik.people.importing.batches import from_json
from nastavnik.people.importing.planning import NEW
from nastavnik.people.importing.samples import samples_of
from nastavnik.people.models import BatchState, ImportBatch, ImportKind
from nastavnik.people.official import Partners
from nastavnik.people.queries import batch_problems, doubtful_rows, is_settled
from nastavnik.people.results import result_file
from nastavnik.queue.models import JobState
from nastavnik.rules.access import Permission
from nastavnik.rules.dates import school_year
from nastavnik.rules.orgs.figures import year_title
from nastavnik.rules.outcome import Problem, Refused
from nastavnik.rules.people.columns import Base
from nastavnik.web.downloads import CSV, XLSX, PeopleDownload
from nastavnik.web.formats import counted
from nastavnik.web.organisation import organisation_here
from nastavnik.web.people.forms.imports import ColumnsForm, UploadForm
from nastavnik.web.policy import ActorRequest, requires

BATCHES: Final = 20
DOUBTS: Final = 50
SILENT_SECONDS: Final = 20  # a job that nobody has begun for so long: the worker does not run
BIGGEST: Final = 12_000_000
EDIT: Final = Permission.PEOPLE_EDIT
STEPS: Final = "Файл,Столбцы,Проверка,Итог"
_OPEN = (BatchState.LOADED, BatchState.READY, BatchState.FAILED)


def batch_for(request: ActorRequest, pk: int) -> ImportBatch:
    """A batch through the door, with what its pages show."""
    rows = ImportBatch.objects.select_related("organisation", "file", "job")
    return rows.get_for(request.actor, EDIT, pk=pk)


def partners_in(organisation: Unit, kind: str, year: int) -> Partners:
    """The other side of the pairs of a base, as its columns of the pair say it."""
    known = partners_for_export(organisation, year)
    return known.of_requests if kind == ImportKind.MENTEES else known.of_mentors


def _partners(batch: ImportBatch) -> Partners:
    return partners_in(batch.organisation, batch.kind, batch.year)


@requires(EDIT)
def upload(request: ActorRequest) -> HttpResponse:
    """Step 1: the file and what it is. A file that is no such table is refused, and nothing of it kept."""
    organisation = organisation_here(request, EDIT)
    kind = request.GET.get("kind", "")
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        initial={"kind": kind if kind in ImportKind.values else ImportKind.MENTEES},
        present_year=school_year(clock.today(organisation.time_zone)),
    )
    if request.method == "POST" and form.is_valid():
        try:
            batch = _loaded(request, organisation, form.cleaned_data)
        except Refused as refused:
            for problem in refused.problems:
                form.add_error("file", str(problem))
        else:
            return redirect("people:columns", batch.pk)
    batches = list(
        ImportBatch.objects.visible_to(request.actor, EDIT)
        .filter(organisation=organisation)
        .select_related("file")[:BATCHES]
    )
    context = {"organisation": organisation, "form": form, "batches": _with_names(batches)}
    return render(request, "people/import.html", context, status=422 if form.errors else 200)


def _with_names(batches: list[ImportBatch]) -> list[ImportBatch]:
    """Each batch with `who` brought it and how many it has `taken`."""
    names = names_of(batch.created_by_id for batch in batches)
    for batch in batches:
        batch.who = names.get(batch.created_by_id or 0, "")  # type: ignore[attr-defined]  # for the template
        batch.taken = batch.counts.get("new", 0) + batch.counts.get("changed", 0)  # type: ignore[attr-defined]  # as above
    return batches


def _loaded(request: ActorRequest, organisation: Unit, facts: dict[str, Any]) -> ImportBatch:
    given: Any = facts["file"]  # an UploadedFile
    if given.size and given.size > BIGGEST:
        raise Refused(Problem("file.big", "Файл больше 12 МБ. Разделите его или уберите из него картинки."))
    return load_batch(
        given.read(),
        given.name,
        kind=facts["kind"],
        organisation=organisation,
        year=facts["year"],
        by=request.actor,
        now=clock.now(),
        today=clock.today(organisation.time_zone),
        partners=partners_in(organisation, facts["kind"], facts["year"]),
    )


@requires(EDIT)
def columns(request: ActorRequest, pk: int) -> HttpResponse:
    """Step 2: what each column means, with its first values."""
    batch = batch_for(request, pk)
    if batch.state not in _OPEN:
        return redirect("people:batch", batch.pk)
    form = ColumnsForm(
        request.POST or None,
        base=Base(batch.kind),
        columns=batch.mapping["columns"],
        sheets=batch.mapping["sheets"],
        sheet=batch.sheet,
        initial={"version": batch.version},
    )
    if request.method == "POST" and form.is_valid():
        try:
            _agree(request, batch, form)
        except Refused as refused:
            for problem in refused.problems:
                form.add_error(None, str(problem))
        else:
            return redirect("people:batch", batch.pk)
    problems = [from_json(item) for item in batch.problems if item["row"] is None]
    context = {
        "batch": batch,
        "form": form,
        "rows": form.rows(samples_of(batch)),
        "problems": problems,
        "steps": STEPS,
    }
    return render(request, "people/columns.html", context, status=422 if form.errors else 200)


def _agree(request: ActorRequest, batch: ImportBatch, form: ColumnsForm) -> None:
    """Columns as the curator wants them; nothing is checked anew when nothing was changed."""
    chosen, sheet = form.chosen(), form.cleaned_data.get("sheet", "")
    if not chosen and sheet in ("", batch.sheet):
        return
    earlier = {int(index): code for index, code in batch.mapping.get("corrected", {}).items()}
    set_mapping(
        batch,
        fields=earlier | chosen,
        sheet=sheet,
        version=form.cleaned_data["version"],
        by=request.actor,
        now=clock.now(),
        today=clock.today(batch.organisation.time_zone),
        partners=_partners(batch),
    )


@require_GET
@requires(EDIT)
def batch_page(request: ActorRequest, pk: int) -> HttpResponse:
    """Step 3 or 4, whichever the batch has come to: the check, the progress, the result."""
    batch = batch_for(request, pk)
    if at_work(batch):
        return render(request, "people/progress.html", _progress(batch))
    if batch.state == BatchState.LOADED and not _job_broke(batch):
        return redirect("people:columns", batch.pk)
    if batch.state in (BatchState.DONE, BatchState.UNDONE):
        return render(request, "people/result.html", _result(request, batch))
    return render(request, "people/check.html", _check(batch))


def at_work(batch: ImportBatch) -> bool:
    """Whether a job of the batch is waiting or running."""
    if batch.state not in (BatchState.LOADED, BatchState.RUNNING) or batch.job is None:
        return False
    return batch.job.state in (JobState.QUEUED, JobState.RUNNING)


def _job_broke(batch: ImportBatch) -> bool:
    return batch.job is not None and batch.job.state == JobState.FAILED


def _check(batch: ImportBatch, problems: list[Problem] | None = None) -> dict[str, Any]:
    errors, warnings = batch_problems(batch)
    doubts = doubtful_rows(batch)
    counts = {name: int(batch.counts.get(name, 0)) for name in _COUNTS}
    answered = sum(1 for doubt in doubts if doubt.answer is not None)
    return {
        "batch": batch,
        "steps": STEPS,
        "year_title": year_title(batch.year),
        "counts": counts,
        "to_take": counts["new"] + counts["changed"] + answered,
        "left_out": counts["refused"] + len(doubts) - answered,
        "settled": is_settled(batch),
        "problems": [*errors, *warnings],
        "doubts": doubts[:DOUBTS],
        "more_doubts": max(len(doubts) - DOUBTS, 0),
        "unanswered": len(doubts) - answered,
        "refusal": problems or [],
        "failure": batch.job.failure if _job_broke(batch) and batch.job else "",
        "new": NEW,
    }


_COUNTS = ("rows", "new", "changed", "unchanged", "refused", "doubtful", "warnings")


def _result(request: ActorRequest, batch: ImportBatch) -> dict[str, Any]:
    errors, warnings = batch_problems(batch)
    return {
        "batch": batch,
        "steps": STEPS,
        "year_title": year_title(batch.year),
        "counts": {name: int(batch.counts.get(name, 0)) for name in _COUNTS},
        "left_out": int(batch.counts.get("refused", 0)) + int(batch.counts.get("doubtful", 0)),
        "problems": [*errors, *warnings],
        "may_consents": request.actor.may(Permission.CONSENTS_EDIT, batch.organisation.path),
    }


def _progress(batch: ImportBatch) -> dict[str, Any]:
    job = batch.job
    assert job is not None
    waits = (clock.now() - job.asked_at).total_seconds()
    return {
        "batch": batch,
        "steps": STEPS,
        "job": job,
        "no_worker": job.state == JobState.QUEUED and waits > SILENT_SECONDS,
        "checking": batch.state == BatchState.LOADED,
    }


@require_GET
@requires(EDIT)
def progress(request: ActorRequest, pk: int) -> HttpResponse:
    """How far the job is, asked every second; once it has ended the page goes on by itself."""
    batch = batch_for(request, pk)
    if at_work(batch):
        return render(request, "people/progress_bar.html", _progress(batch))
    return HttpResponse(headers={"HX-Redirect": reverse("people:batch", args=[batch.pk])})


@require_POST
@requires(EDIT)
def answer(request: ActorRequest, pk: int) -> HttpResponseBase:
    """Who the people of doubtful rows are: `row-17` is NEW or the id of one of those offered."""
    batch = batch_for(request, pk)
    answered = 0
    for name, given in request.POST.dict().items():
        number = name.removeprefix("row-")
        if name.startswith("row-") and number.isdecimal() and len(number) < 10 and given:
            is_id = str(given).isascii() and str(given).isdecimal() and len(str(given)) < 19
            decision: int | str = int(given) if is_id else str(given)
            batch = answer_doubtful(
                batch, row=int(number), decision=decision, by=request.actor, now=clock.now()
            )
            answered += 1
    if answered:
        messages.success(request, "Ответы записаны.")
    return redirect("people:batch", pk)


@require_POST
@requires(EDIT)
def confirm_batch(request: ActorRequest, pk: int) -> HttpResponseBase:
    """Have the file written by the worker; all of it, or without the rows at fault when that is ticked."""
    batch = batch_for(request, pk)
    try:
        confirm(batch, by=request.actor, now=clock.now(), partial=request.POST.get("partial") == "1")
    except Refused as refused:
        context = _check(batch_for(request, pk), list(refused.problems))
        return render(request, "people/check.html", context, status=422)
    return redirect("people:batch", pk)


@require_GET
@requires(EDIT)
def annotated(request: ActorRequest, pk: int) -> HttpResponse:
    """The same file with every problem written beside its row."""
    batch = batch_for(request, pk)
    try:
        with batch.file.body.open("rb") as opened:
            content = bytes(opened.read())
    except FileNotFoundError as gone:
        raise Http404 from gone
    problems = [from_json(item) for item in batch.problems]
    made, name, kind = result_file(content, batch.file.name, batch.sheet, problems)
    return PeopleDownload(
        made,
        name=name,
        media_type=CSV if kind == "csv" else XLSX,
        verb="people.import.taken_back",
        by=request.actor,
        unit=batch.organisation,
        ids=[],
    )


@requires(EDIT)
def undo(request: ActorRequest, pk: int) -> HttpResponse:
    """Take back what the file did, after asking; refused while something depends on it."""
    batch = batch_for(request, pk)
    problems: list[Problem] = []
    if request.method == "POST":
        try:
            undo_batch(
                batch,
                by=request.actor,
                now=clock.now(),
                today=clock.today(batch.organisation.time_zone),
            )
        except Refused as refused:
            problems = list(refused.problems)
        else:
            messages.success(request, "Внесение отменено: база такая, какой была до этого файла.")
            return redirect("people:batch", pk)
    context = {"batch": batch, "problems": problems, "effects": _undone(batch)}
    return render(request, "people/undo.html", context, status=422 if problems else 200)


def _undone(batch: ImportBatch) -> list[str]:
    new, changed = int(batch.counts.get("new", 0)), int(batch.counts.get("changed", 0))
    effects = []
    if new:
        effects.append(f"Из базы уйдут те, кого внёс этот файл: {counted(new, 'человек,человека,человек')}.")
    if changed:
        effects.append(f"Прежними станут изменённые записи: {counted(changed, 'запись,записи,записей')}.")
    return [*effects, "Если кого-то из них с тех пор изменили или взяли в пару, отменить не получится."]


@require_POST
@requires(EDIT)
def forget(request: ActorRequest, pk: int) -> HttpResponseBase:
    """Drop a file that was not written, with everything read from it."""
    batch = batch_for(request, pk)
    kind, organisation = batch.kind, batch.organisation_id
    forget_batch(batch, by=request.actor, now=clock.now())
    messages.success(request, "Файл убран. В базу из него ничего не внесено.")
    return redirect(f"{reverse('people:import')}?kind={kind}&organisation={organisation}")
