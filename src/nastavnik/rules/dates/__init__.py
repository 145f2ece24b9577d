"""Dates of the school's world: the school year, ages on a date, deadlines counted from an event or in working days."""

from nastavnik.rules.dates.calendar import age_on, days_between, pairing_deadline, school_year, year_bounds
from nastavnik.rules.dates.working_days import (
    TRANSFERS_KNOWN_TO,
    after_working_days,
    is_working_day,
    last_notice,
    working_days_between,
)

__all__ = [
    "TRANSFERS_KNOWN_TO",
    "after_working_days",
    "age_on",
    "days_between",
    "is_working_day",
    "last_notice",
    "pairing_deadline",
    "school_year",
    "working_days_between",
    "year_bounds",
]
