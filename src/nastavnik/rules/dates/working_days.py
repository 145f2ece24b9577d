"""Terms in working days by the production calendar: weekends, public holidays, the Government's transfers."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice

import holidays

TRANSFERS_KNOWN_TO = 2027  # the last year whose transfers of days off the Government has laid down
_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Whether people with a five-day week work; after TRANSFERS_KNOWN_TO only weekends and holidays by law are known."""
    return _year(day.year).is_working_day(day)


def after_working_days(given: date, days: int) -> date:
    """The first day on which that many whole working days have passed since `given`, which does not count itself."""
    if days < 1:
        raise ValueError("a term is at least one working day")
    last = next(islice(_working_days(given + _DAY), days - 1, None))
    return last + _DAY


def working_days_between(given: date, until: date) -> int:
    """Whole working days after `given` and before `until`; 0 when `until` does not come later."""
    between = (given + timedelta(days=n) for n in range(1, (until - given).days))
    return sum(is_working_day(day) for day in between)


def last_notice(until: date, days: int) -> date:
    """The last day to give notice so that so many whole working days pass before `until`."""
    day = until - timedelta(days=days + 1)
    while working_days_between(day, until) < days:
        day -= _DAY
    return day


def _working_days(first: date) -> Iterator[date]:
    day = first
    while True:
        if is_working_day(day):
            yield day
        day += _DAY


@cache
def _year(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("RU", years=year, expand=False)
