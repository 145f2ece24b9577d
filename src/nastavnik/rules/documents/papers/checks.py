"""Problems of days and people that several papers share."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from nastavnik.rules.documents.kinds import PersonInOrder
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.outcome import Place, Problem


def period(starts: date | None, ends: date | None, column: str, row: int | None = None) -> Iterator[Problem]:
    """A period that ends before it begins."""
    if starts is not None and ends is not None and ends < starts:
        text = f"Срок кончается раньше, чем начинается: {short_date(starts)} – {short_date(ends)}. Проверьте даты."
        yield Problem("period-reversed", text, Place(row=row, column=column))


def not_past(
    what: str,
    day: date | None,
    dated: date | None,
    column: str,
    *,
    blocks: bool = True,
    row: int | None = None,
) -> Iterator[Problem]:
    """A term that was over before the document was made: «Срок отчёта 01.11.2026 раньше даты документа …»."""
    if day is not None and dated is not None and day < dated:
        text = f"{what} {short_date(day)} раньше даты документа {short_date(dated)}. Проверьте даты."
        yield Problem("term-before-document", text, Place(row=row, column=column), blocks)


def not_ahead(
    what: str, day: date | None, dated: date | None, column: str, row: int | None = None
) -> Iterator[Problem]:
    """Something that has happened later than the document that speaks of it."""
    if day is not None and dated is not None and day > dated:
        text = f"{what} {short_date(day)} позже даты документа {short_date(dated)}. Проверьте даты."
        yield Problem("fact-later", text, Place(row=row, column=column))


def each_once(people: Iterable[PersonInOrder | None], column: str, where: str) -> Iterator[Problem]:
    """A person who stands in two rows of a table; `where`: «в составе команды»."""
    seen: set[str] = set()
    for number, person in enumerate(people, start=1):
        if person is not None and person.identity in seen:
            text = f"{person.printed_short} {where} дважды. Уберите лишнюю строку."
            yield Problem("person-twice", text, Place(row=number, column=column))
        if person is not None:
            seen.add(person.identity)


_ROWS_NAMED = 5


def in_rows(code: str, words: str, found: Sequence[int], column: str) -> Iterator[Problem]:
    """A warning of many rows, told once; `words` hold {rows}: «строка 3», «строки 1, 2, 3, 4, 5 и ещё 7»."""
    if not found:
        return
    shown = ", ".join(str(row) for row in found[:_ROWS_NAMED])
    more = f" и ещё {len(found) - _ROWS_NAMED}" if len(found) > _ROWS_NAMED else ""
    rows = f"{'строка' if len(found) == 1 else 'строки'} {shown}{more}"
    yield Problem(code, words.format(rows=rows), Place(column=column), blocks=False)


def rows_where(rows: Iterable[object], is_wrong: Callable[[Any], bool]) -> list[int]:
    """Numbers of the rows, from 1, that are wrong."""
    return [number for number, row in enumerate(rows, start=1) if is_wrong(row)]
