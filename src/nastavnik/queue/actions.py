"""Asking for work and keeping track of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django_q.models import OrmQ
from django_q.tasks import async_task

from nastavnik.orgs.models import Unit
from nastavnik.queue.models import Job, JobState
from nastavnik.rules.access import Actor

RUNNER = "nastavnik.jobs.runner.run"


@transaction.atomic
def enqueue(kind: str, *, unit: Unit, by: Actor, now: datetime, **params: Any) -> Job:
    """Put a job into the queue in the same transaction as what asks for it.

    `kind` is a name registered in nastavnik.jobs.tasks; params are ids and plain values.
    """
    job = Job.objects.create(unit=unit, kind=kind, params=params, asked_by_id=by.user_id, asked_at=now)
    async_task(RUNNER, job.pk)
    return job


@transaction.atomic
def deliver_again(jobs: Sequence[Job]) -> None:
    """Hand jobs to the workers once more, in place of earlier deliveries: whoever had them is gone."""
    numbers = {job.pk for job in jobs}
    stale = [
        package.pk
        for package in OrmQ.objects.all()
        if package.func() == RUNNER and package.args()[0] in numbers
    ]
    OrmQ.objects.filter(pk__in=stale).delete()
    for job in jobs:
        async_task(RUNNER, job.pk)


def begin(job: Job, *, now: datetime) -> bool:
    """Take a job; False when it has already ended (a job delivered twice does nothing the second time)."""
    taken = Job.objects.filter(pk=job.pk, state__in=(JobState.QUEUED, JobState.RUNNING)).update(
        state=JobState.RUNNING, started_at=now, done=0, attempts=models.F("attempts") + 1
    )
    job.refresh_from_db()
    return bool(taken)


def advance(job: Job, done: int, total: int) -> None:
    """Note how far the job is; outside the job's own transaction it is seen at once."""
    Job.objects.filter(pk=job.pk).update(done=done, total=total)


def finish(job: Job, *, now: datetime, **result: Any) -> None:
    """The job is done; `result` holds counts and ids."""
    Job.objects.filter(pk=job.pk).update(state=JobState.DONE, result=result, finished_at=now)


def fail(job: Job, sentence: str, *, now: datetime) -> None:
    """The job ended without its result; the sentence tells the person who asked what to do."""
    Job.objects.filter(pk=job.pk).update(state=JobState.FAILED, failure=sentence, finished_at=now)
