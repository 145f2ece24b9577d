"""Working days by the production calendar, and terms counted in them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.rules.dates import (
    TRANSFERS_KNOWN_TO,
    after_working_days,
    is_working_day,
    last_notice,
    working_days_between,
)


@pytest.mark.parametrize(("year", "days"), [(2024, 248), (2025, 247), (2026, 247), (2027, 247)])
def test_a_year_has_the_working_days_of_the_production_calendar(year: int, days: int) -> None:
    first = date(year, 1, 1)
    every = (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
    assert sum(map(is_working_day, every)) == days


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2025, 3, 10), True),  # the Saturday of 8 March went to 13 June
        (date(2025, 5, 2), False),
        (date(2025, 5, 8), False),
        (date(2025, 6, 13), False),
        (date(2025, 11, 1), True),  # a Saturday worked for Monday, 3 November
        (date(2025, 11, 3), False),
        (date(2025, 12, 31), False),
        (date(2026, 1, 9), False),
        (date(2026, 1, 12), True),
        (date(2026, 3, 9), False),  # the day after 8 March, a Sunday
        (date(2026, 5, 11), False),
        (date(2026, 11, 4), False),
        (date(2026, 12, 31), False),
        (date(TRANSFERS_KNOWN_TO, 2, 20), True),  # a Saturday worked for Monday, 22 February
    ],
)
def test_transfers_of_days_off_are_known(day: date, works: bool) -> None:
    assert is_working_day(day) is works


def test_three_working_days_over_a_weekend() -> None:
    thursday = date(2026, 11, 19)
    assert after_working_days(thursday, 3) == date(2026, 11, 25)  # Friday, Monday, Tuesday
    assert working_days_between(thursday, date(2026, 11, 24)) == 2
    assert working_days_between(thursday, date(2026, 11, 25)) == 3
    assert last_notice(date(2026, 11, 25), 3) == thursday


def test_three_working_days_over_the_new_year() -> None:
    """30 December is followed by days off to 11 January, so the term runs on 12, 13 and 14 January."""
    assert after_working_days(date(2025, 12, 30), 3) == date(2026, 1, 15)
    assert last_notice(date(2026, 1, 15), 3) == date(2026, 1, 11)
    assert last_notice(date(2026, 1, 14), 3) == date(2025, 12, 29)


@given(st.dates(date(2025, 3, 1), date(2027, 6, 1)), st.integers(1, 20))
def test_a_term_is_neither_longer_nor_shorter(day: date, days: int) -> None:
    until = after_working_days(day, days)
    assert working_days_between(day, until) == days
    assert working_days_between(day, until - timedelta(days=1)) == days - 1
    assert last_notice(until, days) >= day


def test_a_day_that_is_not_later_leaves_no_term() -> None:
    assert working_days_between(date(2026, 11, 21), date(2026, 11, 20)) == 0
    with pytest.raises(ValueError, match="at least one"):
        after_working_days(date(2026, 11, 21), 0)
