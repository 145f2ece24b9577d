"""The table of a paper as an XLSX sheet: title, organisation and date above, a row for each row of its facts."""

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

from nastavnik.rules.documents.kinds import PersonInOrder
from nastavnik.rules.documents.papers import Paper
from nastavnik.rules.documents.papers.asked import Asked, Kind, asked_of
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.wording.cases import Case
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.tables.writing import guarded

HEADER_ROW = 4
"""Rows counted from 0: the title, the organisation, the date, a free row, then the header."""
_FONT = "Liberation Sans"
_A4 = 9
_NARROWEST, _WIDEST = 10, 48  # letters of a column
_NUMBER_WIDTH, _DAY_WIDTH = 5, 12
_LONGEST_CELL, _LONGEST_TITLE = 32_000, 31
_LINE_OF_TITLE, _LETTERS_OF_TITLE = (
    18,
    1.3,
)  # height in points; how much wider its letters are than those of a cell


def workbook(paper: Paper, facts: PaperFacts) -> bytes:
    """The rows of `paper.table`. Call it only when the paper has a table and its problems none that blocks."""
    (asked,) = [one for one in asked_of(paper.facts) if one.name == paper.table]
    assert asked.row is not None
    columns, rows = asked_of(asked.row), getattr(facts, asked.name)
    title = str(paper.context(facts)["title"])
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": title})
        sheet = book.add_worksheet(_sheet_name(asked.label))
        styles = _styles(book)
        widths = [_NUMBER_WIDTH, *(_width(column, rows) for column in columns)]
        for index, width in enumerate(widths):
            sheet.set_column(index, index, width)
        _head(sheet, styles, title, facts, widths)
        _header(sheet, styles, columns)
        for number, row in enumerate(rows, start=1):
            sheet.write_number(HEADER_ROW + number, 0, number, styles["number"])
            for index, column in enumerate(columns, start=1):
                _write(sheet, HEADER_ROW + number, index, cell(column, getattr(row, column.name)), styles)
        _print_setup(sheet)
    return buffer.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    plain = {"font_name": _FONT, "font_size": 10, "valign": "top"}
    framed = plain | {"border": 1, "text_wrap": True}
    return {
        "title": book.add_format(plain | {"bold": True, "font_size": 13, "text_wrap": True}),
        "note": book.add_format(plain | {"text_wrap": True}),
        "header": book.add_format(
            framed | {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#EEF2F6"}
        ),
        "text": book.add_format(framed),
        "number": book.add_format(framed | {"align": "right", "num_format": "0"}),
        "day": book.add_format(framed | {"align": "left", "num_format": "dd.mm.yyyy"}),
    }


def _head(sheet: Any, styles: dict[str, Any], title: str, facts: PaperFacts, widths: Sequence[float]) -> None:
    """Long names are wrapped over the whole width of the table, in rows high enough for them."""
    width, last = sum(widths), len(widths) - 1
    dated = f"на {short_date(facts.dated)}" if facts.dated else ""
    for row, (text, style) in enumerate(
        ((title, "title"), (facts.letterhead.full_name, "note"), (dated, "note"))
    ):
        sheet.merge_range(row, 0, row, last, "", styles[style])
        sheet.write_string(row, 0, guarded(text), styles[style])
        lines = -(-len(text) * _LETTERS_OF_TITLE // width)
        sheet.set_row(row, _LINE_OF_TITLE * max(lines, 1))


def _header(sheet: Any, styles: dict[str, Any], columns: Sequence[Asked]) -> None:
    sheet.write_string(HEADER_ROW, 0, "№", styles["header"])
    for index, column in enumerate(columns, start=1):
        sheet.write_string(HEADER_ROW, index, guarded(column.label), styles["header"])


def _print_setup(sheet: Any) -> None:
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&CСтраница &P из &N")


def cell(asked: Asked, value: Any) -> str | int | date | None:
    """What stands in the cell of an asked value: days and numbers as they are, everything else as text."""
    match asked.kind:
        case Kind.DAY | Kind.NUMBER:
            return value  # type: ignore[no-any-return]  # a cell of any plain kind
        case Kind.FLAG:
            return "да" if value else "нет"
        case Kind.CHOICE:
            return dict(asked.choices).get(value, "")
        case Kind.PERSON:
            return _person(value) if value is not None else ""
        case Kind.PEOPLE:
            return "\n".join(_person(one) for one in value)
        case Kind.LINES:
            return "\n".join(value)
        case Kind.GROUNDS:
            return "\n".join(one.text for one in value)
        case Kind.ROWS:
            return "\n".join(_line(asked, one) for one in value)
    return str(value or "")


def _person(person: PersonInOrder) -> str:
    """«Окоёмова Мария Петровна, учитель математики»."""
    described = person.described(Case.NOMINATIVE) if person.gender is not None else person.described_by
    return ", ".join(part for part in (str(person.name), described) if part)


def _line(asked: Asked, row: Any) -> str:
    """Rows inside a row: their values on one line."""
    assert asked.row is not None
    shown = (_shown(cell(one, getattr(row, one.name))) for one in asked_of(asked.row))
    return ", ".join(text for text in shown if text)


def _write(sheet: Any, row: int, column: int, value: str | int | date | None, styles: dict[str, Any]) -> None:
    """Texts only as texts: nothing that people wrote is ever a formula or a link."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, styles["text"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, styles["day"])
    elif isinstance(value, int):
        sheet.write_number(row, column, value, styles["number"])
    else:
        sheet.write_string(row, column, guarded(value)[:_LONGEST_CELL], styles["text"])


def _width(column: Asked, rows: Sequence[Any]) -> float:
    """Wide enough for the longest line and the longest word of the head, within limits."""
    words = max((len(word) for word in column.label.split()), default=0) + 2
    if column.kind is Kind.DAY:
        return max(_DAY_WIDTH, words)
    lines = max((len(line) for row in rows for line in _lines(column, row)), default=0)
    return min(max(lines + 2, words, _NARROWEST), _WIDEST)


def _lines(column: Asked, row: Any) -> Iterator[str]:
    yield from _shown(cell(column, getattr(row, column.name))).splitlines()


def _shown(value: str | int | date | None) -> str:
    if isinstance(value, date):
        return short_date(value)
    return "" if value is None else str(value)


def _sheet_name(label: str) -> str:
    return (
        "".join(letter for letter in label if letter not in r"[]:*?/\\")[:_LONGEST_TITLE].strip(" '")
        or "Лист"
    )
