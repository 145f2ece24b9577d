"""The one place that reads the date. NASTAVNIK_TODAY sets it for demonstrations and rehearsals.

Only web, cli, jobs and tests may import this module (an import contract says so); everything else is
given `now` or `today` as an argument.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings


def now() -> datetime:
    """The present moment, aware, in UTC; on a rehearsal day its date is the rehearsal's."""
    real = datetime.now(UTC)
    rehearsal: date | None = settings.REHEARSAL_DATE
    if rehearsal is None:
        return real
    return real.replace(year=rehearsal.year, month=rehearsal.month, day=rehearsal.day)


def today(zone: str | None = None) -> date:
    """The date of `now` in a school's time zone (IANA name); without one, in the server's default zone."""
    if settings.REHEARSAL_DATE is not None:
        rehearsal: date = settings.REHEARSAL_DATE
        return rehearsal
    return now().astimezone(ZoneInfo(zone or settings.TIME_ZONE)).date()
