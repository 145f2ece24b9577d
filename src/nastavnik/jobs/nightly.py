"""What is done every night without anybody asking: files that were only on their way are forgotten."""

from datetime import timedelta

from django_q.models import Schedule

from nastavnik import clock
from nastavnik.files.actions import forget

NIGHTLY = "nastavnik.nightly"
KEPT: dict[str, timedelta] = {
    "papers": timedelta(days=30),  # archives of documents and what was typed for them: the documents stay
    "units": timedelta(days=7),  # lists of organisations that nobody confirmed
}


def run() -> int:
    """Forget every file whose term is over; how many."""
    now = clock.now()
    return sum(forget(purpose, before=now - term) for purpose, term in KEPT.items())


def register() -> None:
    """Have it run by the workers at three at night; asked again, nothing changes."""
    tonight = (clock.now() + timedelta(days=1)).replace(hour=3, minute=0, second=0, microsecond=0)
    Schedule.objects.get_or_create(
        name=NIGHTLY,
        defaults={"func": f"{__name__}.run", "schedule_type": Schedule.DAILY, "next_run": tonight},
    )
