"""Dates that do not exist and periods that end before they begin."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from nastavnik.rules.documents.findings import BLANK, Finding, finding
from nastavnik.rules.documents.references.written_dates import WRITTEN_DATE, read_date, written_like
from nastavnik.rules.documents.wording.dates import MONTHS, short_date

Place = tuple[int, str]
_SPACE = r"[\s\u00a0]"
_NUMERIC = re.compile(
    rf"(?<![\d.,/-])(?P<day>\d{{1,2}})\.{_SPACE}?(?P<month>\d{{1,2}})\.{_SPACE}?(?P<year>(?:19|20)\d\d|\d\d)(?!\d|[.,/-]\d)"
)
_IN_WORDS = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})[»\"]?{_SPACE}+(?P<month>{'|'.join(MONTHS)})(?![а-яё])(?:{_SPACE}+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_BEFORE_VERSION = re.compile(r"(?:\b(?:п|пп|пункт\w*|раздел\w*|верси\w+|ред)\.?|№)\s*$", re.IGNORECASE)
_LEAP = 2024
_DASH = r"[-–—]"
_PERIOD = re.compile(
    rf"(?<!\w)(?:с{_SPACE}+)?(?P<first>{WRITTEN_DATE}){_SPACE}*(?:по|до|{_DASH}){_SPACE}*(?P<last>{WRITTEN_DATE})",
    re.IGNORECASE,
)
_YEARS = re.compile(
    rf"(?<![\d.№/])(?P<first>20\d\d){_SPACE}?{_DASH}{_SPACE}?(?P<last>20\d\d)(?={_SPACE}*(?:г\.?г?\.?|год|учебн))"
)
_LONGEST = 400  # days: a year with some days over


def impossible_dates(place: Place) -> Iterator[Finding]:
    """«31.11.2026», «29 февраля 2026 г.», «30 февраля»."""
    for found in _NUMERIC.finditer(place[1]):
        if _BEFORE_VERSION.search(place[1][: found.start()]) and len(found["year"]) == 2:
            continue
        year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
        yield from _impossible(place, found, int(found["month"]), year)
    for found in _IN_WORDS.finditer(place[1]):
        month = MONTHS.index(found["month"].lower()) + 1
        yield from _impossible(place, found, month, int(found["year"] or _LEAP))


def _impossible(place: Place, found: re.Match[str], month: int, year: int) -> Iterator[Finding]:
    day = int(found["day"])
    if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return
    text = f"Такой даты нет: {found[0]}. Проверьте день и месяц."
    yield finding(place, found.span(), "sense.date", text, _possible(found, day, month, year), certain=False)


def _possible(found: re.Match[str], day: int, month: int, year: int) -> str:
    """The last day of the month for a day too large; day and month changed round for a month too large."""
    if 1 <= month <= 12 and 28 < day <= 31:
        right = f"{monthrange(year, month)[1]}"
        return right + found[0][len(found["day"]) :]
    if 12 < month <= 31 and 1 <= day <= 12:
        return f"{month:02d}.{day:02d}.{found['year']}"
    return BLANK


def inverted_periods(place: Place) -> Iterator[Finding]:
    """«с 01.09.2026 по 31.05.2026», «2024–2022 годы»."""
    for found in _PERIOD.finditer(place[1]):
        first, last = read_date(found["first"]), read_date(found["last"])
        if first is None or last is None or last >= first:
            continue
        text = f"Срок кончается ({short_date(last)}) раньше, чем начинается ({short_date(first)})."
        suggestion = _right_period(found, first, last)
        yield finding(place, found.span(), "sense.period", text, suggestion, certain=False)
    for found in _YEARS.finditer(place[1]):
        if int(found["last"]) < int(found["first"]):
            text = f"Срок кончается ({found['last']}) раньше, чем начинается ({found['first']})."
            turned = found[0].replace(found["first"], "*").replace(found["last"], found["first"])
            suggestion = turned.replace("*", found["last"])
            yield finding(place, found.span(), "sense.period", text, suggestion, certain=False)


def _right_period(found: re.Match[str], first: date, last: date) -> str:
    """The end in the next year where that makes a period of a year at most; else the dates changed round."""
    start, before = found.start(), found[0]
    head, between = before[: found.start("last") - start], before[found.end("last") - start :]
    later = _year_later(last)
    if later is not None and first <= later and (later - first).days <= _LONGEST:
        return head + written_like(later, found["last"]) + between
    middle = before[found.end("first") - start : found.start("last") - start]
    lead = before[: found.start("first") - start]
    return lead + written_like(last, found["first"]) + middle + written_like(first, found["last"])


def _year_later(day: date) -> date | None:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return None
