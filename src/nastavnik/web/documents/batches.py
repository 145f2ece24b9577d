"""A paper for every pair or person at once: asked for, watched, taken as an archive."""

import json
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from nastavnik import clock
from nastavnik.documents.kinds import ISSUABLE
from nastavnik.files.actions import keep
from nastavnik.files.models import StoredFile
from nastavnik.insights.papers import Here
from nastavnik.insights.papers.subjects import subjects_of
from nastavnik.insights.papers.typed import as_typed, read_typed
from nastavnik.pairs.orders import known_names
from nastavnik.queue.actions import enqueue
from nastavnik.queue.models import Job, JobState
from nastavnik.rules.access import Permission
from nastavnik.rules.documents.papers import Paper, Subject
from nastavnik.rules.documents.papers.catalogue import PAPERS
from nastavnik.web.documents.paper_form import PaperForm, typed_fields
from nastavnik.web.downloads import PeopleDownload
from nastavnik.web.organisation import organisation_here
from nastavnik.web.policy import ActorRequest, requires

ISSUE = Permission.DOCUMENTS_ISSUE
BATCH = "documents.papers"
SILENT_SECONDS = 20  # a job that nobody has begun for so long: the worker does not run
_AT_WORK = (JobState.QUEUED, JobState.RUNNING)


@require_http_methods(["GET", "POST"])
@requires(ISSUE)
def for_all(request: ActorRequest, code: str) -> HttpResponse:
    """What is the same for all of them; then the job."""
    paper = PAPERS.get(code)
    if paper is None or paper.subject is Subject.UNIT:
        raise Http404
    unit = organisation_here(request, ISSUE)
    here = Here(unit, request.actor, clock.today(unit.time_zone))
    blank = paper.facts()
    start = as_typed(blank) | {"date": here.today.isoformat()}
    same_for_all = [asked for asked in typed_fields(paper.facts) if not asked.source]
    posted = request.POST if request.method == "POST" else None
    form = PaperForm(same_for_all, posted, initial=start, names=known_names(unit))
    if request.method == "POST" and form.is_valid():
        form.show(read_typed(blank, form.typed, here)[1])
        if form.is_valid():
            return redirect("documents:batch", _asked(request, paper, here, form).pk)
    context = {"paper": paper, "organisation": unit, "form": form, "total": len(subjects_of(paper, here))}
    return render(request, "documents/for_all.html", context, status=422 if form.errors else 200)


def _asked(request: ActorRequest, paper: Paper, here: Here, form: PaperForm) -> Job:
    """What was typed is kept as a file: a job holds only numbers."""
    now = clock.now()
    typed = keep(
        json.dumps(form.typed, ensure_ascii=False).encode(), name="typed.json", media_type="application/json",
        purpose="papers", unit=here.unit, by=request.actor, now=now,
    )  # fmt: skip
    return enqueue(
        BATCH, unit=here.unit, by=request.actor, now=now, paper=paper.code, typed=typed.pk,
        dated=form.cleaned_data["date"].isoformat(),
    )  # fmt: skip


@require_GET
@requires(ISSUE)
def batch(request: ActorRequest, pk: int) -> HttpResponse:
    """How far the job is, or what it made."""
    return render(request, "documents/batch.html", _state(_job(request, pk)))


@require_GET
@requires(ISSUE)
def batch_progress(request: ActorRequest, pk: int) -> HttpResponse:
    """The bar alone, asked every second; once the job has ended the page goes on by itself."""
    job = _job(request, pk)
    if job.state in _AT_WORK:
        return render(request, "documents/batch_bar.html", _state(job))
    return HttpResponse(headers={"HX-Redirect": reverse("documents:batch", args=[job.pk])})


@require_GET
@requires(ISSUE)
def batch_file(request: ActorRequest, pk: int) -> HttpResponse:
    """The archive."""
    job = _job(request, pk)
    if job.state != JobState.DONE:
        raise Http404
    stored = StoredFile.objects.get_for(request.actor, ISSUE, pk=job.result["file"])
    with stored.body.open("rb") as content:
        return PeopleDownload(
            content.read(), name=stored.name, media_type=stored.media_type, verb="documents.papers.downloaded",
            by=request.actor, unit=job.unit, ids=[job.pk],
        )  # fmt: skip


def _job(request: ActorRequest, pk: int) -> Job:
    found: Job = Job.objects.select_related("unit").get_for(request.actor, ISSUE, pk=pk, kind=BATCH)
    return found


def _state(job: Job) -> dict[str, Any]:
    waits = (clock.now() - job.asked_at).total_seconds()
    return {
        "job": job,
        "organisation": job.unit,
        "paper": ISSUABLE[job.params["paper"]].paper,
        "at_work": job.state in _AT_WORK,
        "no_worker": job.state == JobState.QUEUED and waits > SILENT_SECONDS,
    }
