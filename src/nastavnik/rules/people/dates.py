"""Reading a date in every way people type it, and the age of a person on a day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from nastavnik.rules.outcome import Problem
from nastavnik.rules.people.cells import Cell, cell_text

OLDEST_YEAR = 1920
_EPOCH_1900 = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_SERIALS = range(7306, 73051)  # 1920…2099 in the 1900 system; smaller numbers are years, classes, ages
_MONTHS = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "мая": 5, "май": 5, "июн": 6,
    "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
}  # fmt: skip
_ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6,
    "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}  # fmt: skip
_DASHES = {"-", "–", "—", ".", "нет", "не указана", "не указан", "н/д", "?"}
_TAIL = r"\s*(?:г(?:ода?|\.)?)?\s*\.?\s*(?:р(?:ожд(?:ения|\.)?|\.)?)?\.?$"
_CLOCK = r"(?:[t\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?"
_DMY = re.compile(r"^(\d{1,2})\s*([./,\-–\s])\s*(\d{1,2})\s*[./,\-–\s]\s*(\d{4}|\d{2})" + _CLOCK + _TAIL)
_YMD = re.compile(r"^(\d{4})\s*[./\-]\s*(\d{1,2})\s*[./\-]\s*(\d{1,2})" + _CLOCK + _TAIL)
_PLAIN = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})$")
_GLUED = re.compile(r"^(\d{2})[.,]?(\d{2})[.,]?((?:19|20)\d{2})" + _TAIL)
_SOLID_ISO = re.compile(r"^((?:19|20)\d{2})(\d{2})(\d{2})$")
_WORD = re.compile(r"^(?:(\d{1,2})[\s.\-]*)?([а-я]{3,9}|[ivx]{1,4})[\s.,\-]*(\d{4}|\d{2})" + _TAIL)
_MONTH_YEAR = re.compile(r"^(\d{1,2})\s*[./\-]\s*(\d{4})" + _TAIL)
_YEAR = re.compile(r"^(\d{4})" + _TAIL)


@dataclass(frozen=True, slots=True)
class ReadDate:
    """What a cell says of a date: the day, or only a year and perhaps a month. `problem` has no place yet."""

    value: date | None = None
    year: int | None = None
    month: int | None = None
    problem: Problem | None = None


NOTHING = ReadDate()


def age_on(born: date, day: date) -> int:
    """Whole years on the day. Born on 29 February, a person grows older on 1 March of a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def read_date(
    cell: Cell, *, today: date, date1904: bool = False, past: bool = True, oldest: int = OLDEST_YEAR
) -> ReadDate:
    """The date of a cell. `past`: a day after `today` is a fault (a birth); else ten years ahead are fine.

    A year of two digits is the last such year not after the limit. A number is a year, a serial day of the
    office program, or digits typed without dots.
    """
    last = today if past else date(today.year + 10, 12, 31)
    if cell is None:
        return NOTHING
    if isinstance(cell, datetime):
        return _checked(cell.date(), last, oldest)
    if isinstance(cell, date):
        return _checked(cell, last, oldest)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_number(cell, last, oldest, date1904)
    if isinstance(cell, str) and (plain := _PLAIN.match(cell)):
        return _built(int(plain[3]), int(plain[2]), int(plain[1]), cell, last, oldest)
    text = cell_text(cell).lower().replace("ё", "е").strip(" «»\"'")
    if not text or text in _DASHES:
        return NOTHING
    return _of_text(text, last, oldest, date1904)


def _of_number(number: float, last: date, oldest: int, date1904: bool) -> ReadDate:
    whole = int(number)
    if number == whole and 1000 <= whole <= 2100:
        return _year_only(whole, last, oldest)
    epoch = _EPOCH_1904 if date1904 else _EPOCH_1900
    if whole in _SERIALS or (date1904 and whole in range(5844, 71589)):
        return _checked(epoch + timedelta(days=whole), last, oldest)
    if number == whole and 7 <= len(str(whole)) <= 8:
        return _of_text(str(whole).zfill(8), last, oldest, date1904)
    return _unread(f"{number:g}")


def _of_text(text: str, last: date, oldest: int, date1904: bool) -> ReadDate:
    text = text.replace("«", "").replace("»", "").replace('"', "").strip()
    if found := _DMY.match(text):
        day, separator, month, year = found.groups()
        return _of_day_month(int(day), int(month), _full_year(year, last), separator, text, last, oldest)
    if found := _YMD.match(text) or _SOLID_ISO.match(text):
        return _built(int(found[1]), int(found[2]), int(found[3]), text, last, oldest)
    if found := _GLUED.match(text):
        return _built(int(found[3]), int(found[2]), int(found[1]), text, last, oldest)
    if found := _YEAR.match(text):
        return _year_only(int(found[1]), last, oldest)
    if found := _MONTH_YEAR.match(text):
        return _month_only(int(found[1]), int(found[2]), text, last, oldest)
    if found := _WORD.match(text):
        return _of_words(found, text, last, oldest)
    if text.replace(".", "", 1).isdigit():
        return _of_digits(text, last, oldest, date1904)
    repaired = re.sub(r"(?<=[\d.])[oо](?=[\d.])|^[oо](?=\d)", "0", text)
    return _unread(text) if repaired == text else _of_text(repaired, last, oldest, date1904)


def _of_digits(text: str, last: date, oldest: int, date1904: bool) -> ReadDate:
    number = float(text)
    return (
        _unread(text)
        if len(text) > 10 or number > _SERIALS.stop
        else _of_number(number, last, oldest, date1904)
    )


def _of_day_month(
    day: int, month: int, year: int, separator: str, text: str, last: date, oldest: int
) -> ReadDate:
    if separator == "/" and month > 12 >= day:  # written the American way
        read = _built(year, day, month, text, last, oldest)
        if read.value and not read.problem:
            note = f"Дата «{text}» прочитана как {read.value:%d.%m.%Y}: месяц записан раньше дня."
            return ReadDate(
                read.value, read.year, read.month, Problem("date-month-first", note, blocks=False)
            )
        return read
    return _built(year, month, day, text, last, oldest)


def _of_words(found: re.Match[str], text: str, last: date, oldest: int) -> ReadDate:
    day, word, year = found.groups()
    month = _ROMAN.get(word) or _MONTHS.get(word[:3])
    if month is None:
        return _unread(text)
    if day is None:
        return _month_only(month, _full_year(year, last), text, last, oldest)
    return _built(_full_year(year, last), month, int(day), text, last, oldest)


def _full_year(text: str, last: date) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if 2000 + year <= last.year else 1900 + year


def _built(year: int, month: int, day: int, text: str, last: date, oldest: int) -> ReadDate:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return _impossible(text, "нет такого месяца" if not 1 <= month <= 12 else "нет такого дня")
    if year < 1 or day > monthrange(year, month)[1]:
        return _impossible(text, "в этом месяце нет такого дня")
    return _checked(date(year, month, day), last, oldest)


def _checked(value: date, last: date, oldest: int) -> ReadDate:
    if oldest <= value.year and value <= last:
        return ReadDate(value, value.year, value.month)
    problem = _year_problem(value.year, f"{value:%d.%m.}{value.year}", last, oldest)
    if problem is None:
        problem = Problem("date-future", f"Дата {value:%d.%m.%Y} ещё не наступила. Проверьте год.")
    return ReadDate(None, value.year, value.month, problem)


def _year_only(year: int, last: date, oldest: int) -> ReadDate:
    problem = _year_problem(year, f"{year}", last, oldest)
    return ReadDate(None, None if problem else year, None, problem or _partial(f"только год – {year}"))


def _month_only(month: int, year: int, text: str, last: date, oldest: int) -> ReadDate:
    if not 1 <= month <= 12:
        return _impossible(text, "нет такого месяца")
    problem = _year_problem(year, text, last, oldest)
    if problem:
        return ReadDate(problem=problem)
    return ReadDate(None, year, month, _partial(f"только месяц и год – {month:02}.{year}"))


def _year_problem(year: int, shown: str, last: date, oldest: int) -> Problem | None:
    if year < oldest:
        return Problem("date-old", f"Дата «{shown}» слишком давняя. Проверьте год.")
    if year > last.year:
        return Problem("date-future", f"Дата «{shown}» ещё не наступила. Проверьте год.")
    return None


def _partial(what: str) -> Problem:
    return Problem("date-partial", f"Указан {what}, без полной даты.", blocks=False)


def _impossible(text: str, why: str) -> ReadDate:
    return ReadDate(problem=Problem("date-impossible", f"Даты «{text}» не бывает: {why}."))


def _unread(text: str) -> ReadDate:
    note = f"Дата «{text}» не распознана. Запишите её как 05.03.2012."
    return ReadDate(problem=Problem("date-unread", note, blocks=False))
