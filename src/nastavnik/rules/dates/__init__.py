"""Dates of the school's world: the school year, ages on a date, deadlines counted from an event."""

from nastavnik.rules.dates.calendar import age_on, days_between, pairing_deadline, school_year, year_bounds

__all__ = ["age_on", "days_between", "pairing_deadline", "school_year", "year_bounds"]
