"""Carrying out one job: taken once, told how far it is, ended with a result or with a sentence."""

import logging

from django_q.exceptions import TimeoutException

from nastavnik import clock
from nastavnik.jobs.lease import is_free, lease
from nastavnik.jobs.tasks import TASKS
from nastavnik.people.actions.imports import IMPORT
from nastavnik.queue.actions import advance, begin, deliver_again, fail, finish
from nastavnik.queue.models import Job, JobState
from nastavnik.rules.outcome import Refused
from nastavnik.sqlite import study

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
INTERRUPTED = (
    "Работа трижды прерывалась и остановлена. В базу ничего не внесено. Запустите её ещё раз, а если не "
    "поможет — покажите это сообщение администратору."
)
TOO_LONG = (
    "Работа не уложилась в отведённое время и остановлена. В базу ничего не внесено. Разделите файл на части "
    "и внесите их по очереди."
)
OUR_FAULT = (
    "Работа остановлена из-за ошибки программы. В базу ничего не внесено. Подробности записаны в журнал "
    "сервера: сообщите администратору номер задания {number}."
)


def run(job_id: int) -> None:
    """Carry out a job. Delivered twice, or while another worker is at it, it does nothing the second time."""
    with lease(job_id) as mine:
        if not mine:
            return
        job = Job.objects.select_related("unit").filter(pk=job_id).first()
        if job is None or not begin(job, now=clock.now()):
            return
        if job.attempts > MOST_ATTEMPTS:
            fail(job, INTERRUPTED, now=clock.now())
            return
        _carry_out(job)


def _carry_out(job: Job) -> None:
    """The task itself; a refusal is an answer, anything unexpected is told to both sides."""
    try:
        result = TASKS[job.kind](job, lambda done, total: advance(job, done, total))
    except Refused as refused:
        fail(job, " ".join(problem.text for problem in refused.problems[:5]), now=clock.now())
    except TimeoutException:
        fail(job, TOO_LONG, now=clock.now())
        raise
    except Exception:
        log.exception("job %s (%s) failed", job.pk, job.kind)
        fail(job, OUR_FAULT.format(number=job.pk), now=clock.now())
        raise
    else:
        finish(job, now=clock.now(), **result)
        if job.kind == IMPORT:
            study()


def retake_abandoned() -> int:
    """Deliver again every job that has not ended and that nobody is at work on; how many."""
    left = Job.objects.filter(state__in=(JobState.QUEUED, JobState.RUNNING)).order_by("pk")
    abandoned = [job for job in left if is_free(job.pk)]
    deliver_again(abandoned)
    return len(abandoned)
