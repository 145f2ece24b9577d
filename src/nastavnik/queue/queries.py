"""Reading the queue as a whole."""

from datetime import datetime, timedelta

from nastavnik.queue.models import Job, JobState

WAITS_AT_MOST = timedelta(minutes=5)
RUNS_AT_MOST = timedelta(minutes=11)  # after that the broker hands the job to another worker


def is_served(*, now: datetime) -> bool:
    """Whether a worker seems to be at work: nothing waits long, or something was begun lately. Two queries."""
    waits = Job.objects.filter(state=JobState.QUEUED, asked_at__lt=now - WAITS_AT_MOST)
    if not waits.exists():
        return True
    return Job.objects.filter(state=JobState.RUNNING, started_at__gte=now - RUNS_AT_MOST).exists()
