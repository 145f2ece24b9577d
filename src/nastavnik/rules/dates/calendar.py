"""School year, age on a date, the two weeks for forming pairs."""

from datetime import date, timedelta

PAIRING_DAYS = 14  # «в течение двух недель с даты определения модели» (roadmap, row 5.3)


def school_year(day: date) -> int:
    """The year in which the school year of this day began: 31 August 2026 → 2025, 1 September 2026 → 2026."""
    return day.year if day.month >= 9 else day.year - 1


def year_bounds(year: int) -> tuple[date, date]:
    """First and last day of the school year that began in `year`."""
    return date(year, 9, 1), date(year + 1, 8, 31)


def age_on(born: date, day: date) -> int:
    """Full years of age on a day. Born on 29 February: the age is reached on 1 March of a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def pairing_deadline(chosen_on: date) -> date:
    """The last day for forming pairs after the model was chosen."""
    return chosen_on + timedelta(days=PAIRING_DAYS)


def days_between(earlier: date, later: date) -> int:
    """Whole days from one date to the other; negative when `later` comes first."""
    return (later - earlier).days
