"""Dates as documents write them: «25.12.2019 г.», «25.12.19», «25 декабря 2019 года», «__11.11__2021»."""

import re
from datetime import date

from nastavnik.rules.documents.wording.dates import MONTHS, long_date, short_date

_SPACE = r"[\s\u00a0]"
_MONTH = "|".join(MONTHS)
WRITTEN_DATE = (
    rf"_{{0,20}}(?<![\d.])(?:\d{{1,2}}\.{_SPACE}?\d{{1,2}}\.?_{{0,20}}{_SPACE}?(?:20\d\d|19\d\d|\d\d)(?![\d.]*\d)"
    rf"|[«\"]?\d{{1,2}}[»\"]?{_SPACE}+(?:{_MONTH}){_SPACE}+(?:20|19)\d\d)"
    rf"(?:{_SPACE}?(?:г(?:\.|ода|оду)?)(?![\w]))?"
)
IN_FULL = long_date(date(2020, 1, 1))
"""An example of the manner in which a date is written where the text has none to follow."""
_NUMERIC = re.compile(rf"(\d{{1,2}})\.{_SPACE}?(\d{{1,2}})\.?_*{_SPACE}?(\d{{4}}|\d\d)")
_IN_WORDS = re.compile(rf"(\d{{1,2}})[»\"]?{_SPACE}+({_MONTH}){_SPACE}+(\d{{4}})", re.IGNORECASE)
_SUFFIX = re.compile(rf"{_SPACE}?г(?:\.|ода|оду)?$")


def read_date(text: str) -> date | None:
    """The day that is written; None when there is no such day."""
    if numeric := _NUMERIC.search(text):
        day, month, year = (int(part) for part in numeric.groups())
        year += 2000 if year < 100 else 0
    elif in_words := _IN_WORDS.search(text):
        day, year = int(in_words[1]), int(in_words[3])
        month = MONTHS.index(in_words[2].lower()) + 1
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def written_like(day: date, example: str) -> str:
    """The day in the manner of the example, with its «г.» or without."""
    suffix = _SUFFIX.search(example)
    if _NUMERIC.search(example):
        return short_date(day) + (suffix[0] if suffix else "")
    bare = long_date(day).removesuffix("г.").rstrip()
    return bare + (suffix[0] if suffix else "")
