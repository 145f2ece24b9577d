"""Dates and school years as documents print them."""

from datetime import date

NBSP = "\N{NO-BREAK SPACE}"
MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)


def long_date(day: date) -> str:
    """«21 ноября 2026 г.», kept on one line."""
    return NBSP.join((str(day.day), MONTHS[day.month - 1], str(day.year), "г."))


def short_date(day: date) -> str:
    """«21.11.2026»."""
    return f"{day:%d.%m}.{day.year:04d}"


def school_year(starts: int) -> str:
    """«2026/27» for the year that starts in 2026."""
    return f"{starts}/{(starts + 1) % 100:02d}"


def full_school_year(starts: int) -> str:
    """«2026–2027 учебный год»."""
    return f"{starts}\N{EN DASH}{starts + 1}{NBSP}учебный{NBSP}год"
