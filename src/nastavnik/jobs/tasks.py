"""What a job of each kind does. A task is given the job and a way to say how far it is; it answers counts."""

from collections.abc import Callable, Mapping
from typing import Any

from nastavnik import clock
from nastavnik.access.queries import actor_for
from nastavnik.people.actions.imports import run_check, run_import
from nastavnik.queue.models import Job
from nastavnik.rules.access import SYSTEM, Actor

Progress = Callable[[int, int], None]
Task = Callable[[Job, Progress], Mapping[str, Any]]


def _asked_by(job: Job) -> Actor:
    """Whoever asked, with the roles that he holds now; the system's own jobs are the system's."""
    if job.asked_by_id is None:
        return SYSTEM
    return actor_for(job.asked_by_id, today=clock.today(job.unit.time_zone))


def _check_people(job: Job, progress: Progress) -> Mapping[str, Any]:
    return run_check(
        job.params["batch"],
        progress=progress,
        by=_asked_by(job),
        now=clock.now(),
        today=clock.today(job.unit.time_zone),
    )


def _import_people(job: Job, progress: Progress) -> Mapping[str, Any]:
    return run_import(
        job.params["batch"],
        progress=progress,
        by=_asked_by(job),
        now=clock.now(),
        today=clock.today(job.unit.time_zone),
    )


TASKS: Mapping[str, Task] = {
    "people.check": _check_people,
    "people.import": _import_people,
}
