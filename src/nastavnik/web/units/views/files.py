"""Organisations from a file: choose, look at what will happen, confirm; and the same out as files."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from nastavnik import clock
from nastavnik.files.actions import keep
from nastavnik.files.models import StoredFile
from nastavnik.orgs.models import Unit, UnitQuerySet
from nastavnik.orgs.queries import editable_territories
from nastavnik.orgs.tables import (
    ImportReport,
    figures_csv,
    import_organisations,
    sample_xlsx,
    units_csv,
    units_xlsx,
)
from nastavnik.rules.access import Permission
from nastavnik.rules.outcome import Refused
from nastavnik.web.downloads import CSV, XLSX, Download, PeopleDownload
from nastavnik.web.formats import counted
from nastavnik.web.policy import ActorRequest, requires
from nastavnik.web.units.forms import FileForm

PURPOSE = "units"  # of a stored file: a list of organisations on its way in
SHOWN = 300
ORGANISATION = "организация,организации,организаций"


@requires(Permission.UNITS_ADD)
def upload(request: ActorRequest) -> HttpResponse:
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        data, now = given.read(), clock.now()
        try:
            import_organisations(data, given.name, by=request.actor, now=now, dry_run=True)
        except Refused as refused:
            for problem in refused.problems:
                form.add_error("file", str(problem))
        else:
            unit = editable_territories(request.actor, Permission.UNITS_ADD).first()
            if unit is None:
                raise Http404
            stored = keep(
                data,
                name=given.name,
                media_type="application/octet-stream",
                purpose=PURPOSE,
                unit=unit,
                by=request.actor,
                now=now,
            )
            return redirect("units-import-preview", stored.pk)
    return render(request, "units/import.html", {"form": form}, status=422 if form.errors else 200)


@requires(Permission.UNITS_ADD)
def preview(request: ActorRequest, pk: int) -> HttpResponse:
    stored = StoredFile.objects.get_for(
        request.actor, Permission.UNITS_ADD, pk=pk, purpose=PURPOSE, created_by_id=request.actor.user_id
    )
    data = _content(stored)
    confirmed = request.method == "POST"
    report = import_organisations(data, stored.name, by=request.actor, now=clock.now(), dry_run=not confirmed)
    if confirmed and not report.refused:
        _forget(stored)
        messages.success(request, _said(report))
        return redirect("units")
    order = {"refused": 0, "added": 1, "changed": 2, "unchanged": 3}
    lines = sorted(report.lines, key=lambda line: order[line.state])
    context = {
        "stored": stored,
        "report": report,
        "lines": lines[:SHOWN],
        "more": max(len(lines) - SHOWN, 0),
        "effects": _effects(report),
    }
    return render(request, "units/preview.html", context, status=422 if confirmed else 200)


def _content(stored: StoredFile) -> bytes:
    try:
        with stored.body.open("rb") as body:
            return bytes(body.read())
    except FileNotFoundError as gone:
        raise Http404 from gone


def _forget(stored: StoredFile) -> None:
    """The file has done its work: its row goes now, its content once this is committed."""
    body = stored.body
    storage, name = body.storage, body.name or ""
    stored.delete()
    transaction.on_commit(lambda: storage.delete(name))


def _said(report: ImportReport) -> str:
    if not report.changes_anything:
        return "Файл ничего не изменил: всё в нём уже внесено."
    added = counted(report.added, ORGANISATION)
    changed = counted(report.changed, ORGANISATION)
    return f"Файл внесён. Добавлено: {added}. Изменено: {changed}."


def _effects(report: ImportReport) -> list[str]:
    effects = []
    if report.territories:
        effects.append(f"Появятся территории: {', '.join(report.territories)}.")
    if report.added:
        effects.append(f"Добавится: {counted(report.added, 'строка,строки,строк')}.")
    if report.changed:
        effects.append(f"Изменится: {counted(report.changed, 'строка,строки,строк')}.")
    if report.figures:
        effects.append(f"Внесётся: {counted(report.figures, 'цифра года,цифры года,цифр года')}.")
    if report.unchanged:
        effects.append(f"Без изменений: {counted(report.unchanged, 'строка,строки,строк')}.")
    return effects


@requires(Permission.UNITS_ADD)
def sample(request: ActorRequest) -> HttpResponse:  # noqa: ARG001 - the same file for everybody
    return Download(sample_xlsx(), name="Образец списка организаций.xlsx", media_type=XLSX)


@requires(Permission.UNITS_VIEW)
def export(request: ActorRequest, name: str) -> HttpResponse:
    """«organisations.xlsx» with the figures, «organisations.csv», «figures.csv»: all that the actor may see."""
    units = Unit.objects.visible_to(request.actor, Permission.UNITS_VIEW)
    made = {
        "organisations.xlsx": (units_xlsx, "Организации.xlsx", XLSX),
        "organisations.csv": (units_csv, "Организации.csv", CSV),
        "figures.csv": (figures_csv, "Цифры года.csv", CSV),
    }.get(name)
    top = units.order_by("path").first()
    if made is None or top is None:
        raise Http404
    write, title, media_type = made
    return _download(request, units, write(units), title, media_type, top)


def _download(
    request: ActorRequest, units: UnitQuerySet, content: bytes, title: str, media_type: str, top: Unit
) -> HttpResponse:
    """Names of heads are in it, so that it is journalled as any download with people."""
    return PeopleDownload(
        content,
        name=title,
        media_type=media_type,
        verb="orgs.units.exported",
        by=request.actor,
        unit=top,
        ids=units.order_by("path").values_list("pk", flat=True),
    )
