"""What a job of each kind does. A task is given the job and a way to say how far it is; it answers counts."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from nastavnik import clock
from nastavnik.access.queries import actor_for
from nastavnik.jobs.papers import PAPERS, run_papers
from nastavnik.pairs.queries import partners_for_export
from nastavnik.people.actions.imports import CHECK, IMPORT, run_check, run_import
from nastavnik.people.models import ImportBatch, ImportKind
from nastavnik.queue.models import Job
from nastavnik.rules.access import SYSTEM, Actor

Progress = Callable[[int, int], None]
Task = Callable[[Job, Progress], Mapping[str, Any]]


def _asked_by(job: Job) -> Actor:
    """Whoever asked, with the roles that he holds now; the system's own jobs are the system's."""
    if job.asked_by_id is None:
        return SYSTEM
    return actor_for(job.asked_by_id, today=clock.today(job.unit.time_zone))


def _people(run: Callable[..., Mapping[str, Any]], job: Job, progress: Progress) -> Mapping[str, Any]:
    """A step of a batch; what the base says of pairs stands for the columns of the pair."""
    batch = ImportBatch.objects.select_related("organisation").get(pk=job.params["batch"])
    partners = partners_for_export(batch.organisation, batch.year)
    return run(
        batch.pk,
        progress=progress,
        by=_asked_by(job),
        now=clock.now(),
        today=clock.today(job.unit.time_zone),
        partners=partners.of_requests if batch.kind == ImportKind.MENTEES else partners.of_mentors,
    )


def _papers(job: Job, progress: Progress) -> Mapping[str, Any]:
    today = clock.today(job.unit.time_zone)
    return run_papers(job, progress, by=_asked_by(job), now=clock.now(), today=today)


TASKS: Mapping[str, Task] = {
    CHECK: partial(_people, run_check),
    IMPORT: partial(_people, run_import),
    PAPERS: _papers,
}
