"""The file that was brought, given back with every problem written beside its row."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from nastavnik.rules.outcome import Problem
from nastavnik.rules.people.cells import Cell, cell_text
from nastavnik.tables import Sheet, Workbook, open_table
from nastavnik.tables.writing import guarded

TITLE = "Замечания"
_FAULT, _DOUBT = "FDE2E1", "FFF3CD"
_WIDTH = 60
_MOST_CELLS = 200_000
"""A larger workbook is written anew, without its looks: the editing library holds all of it in memory."""

Notes = Mapping[int, list[Problem]]


def result_file(content: bytes, name: str, sheet: str, problems: Iterable[Problem]) -> tuple[bytes, str, str]:
    """Content, name and kind (xlsx or csv) of the same table with a further column of problems.

    XLSX keeps its looks, CSV stays CSV; XLS and ODS come back as XLSX. No cell of it can run.
    """
    notes = _by_row(problems)
    book = open_table(content, name)
    stem = name.rsplit(".", 1)[0]
    if book.kind == "csv":
        return _as_csv(book, notes), f"{stem} – замечания.csv", "csv"
    chosen = next((s for s in book.sheets if s.name == sheet), book.sheets[0])
    if book.kind == "xlsx" and _cells(book) <= _MOST_CELLS:
        return _beside(content, chosen, notes), f"{stem} – замечания.xlsx", "xlsx"
    return _anew(chosen, notes), f"{stem} – замечания.xlsx", "xlsx"


def _cells(book: Workbook) -> int:
    return sum(len(row.cells) for sheet in book.sheets for row in sheet.rows())


def _width(sheet: Sheet) -> int:
    return max((len(row.cells) for row in sheet.rows()), default=0)


def _by_row(problems: Iterable[Problem]) -> Notes:
    """Row → its problems, errors first; row 0 stands for the table as a whole."""
    rows: dict[int, list[Problem]] = defaultdict(list)
    for problem in problems:
        rows[problem.where.row or 0].append(problem)
    return {row: sorted(found, key=lambda p: not p.blocks) for row, found in rows.items()}


def _note(problems: list[Problem]) -> str:
    return "\n".join(
        f"{problem.where.column}: {problem.text}" if problem.where.column else problem.text
        for problem in problems
    )


def _beside(content: bytes, table: Sheet, notes: Notes) -> bytes:
    """Written into the user's own workbook, behind its last column. Macros and links do not come along."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_vba=False, keep_links=False)
    sheet = book[table.name]
    assert isinstance(sheet, Worksheet)
    column = _width(table) + 1
    for number, problems in notes.items():
        cell = sheet.cell(max(number, 1), column)
        cell.value = guarded(_note(problems) if number else f"{TITLE}: {_note(problems)}")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        color = _FAULT if any(problem.blocks for problem in problems) else _DOUBT
        cell.fill = PatternFill("solid", fgColor=color)
    if 0 not in notes:
        sheet.cell(1, column, TITLE)
    sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
    for worksheet in book.worksheets:
        _make_inert(worksheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _make_inert(sheet: Worksheet) -> None:
    """Texts that look like formulas stay texts; what was a formula is its value already."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and guarded(cell.value) != cell.value:
                cell.value = guarded(cell.value)
            if cell.hyperlink is not None:
                cell.hyperlink = None


def _anew(sheet: Sheet, notes: Notes) -> bytes:
    """The values of the sheet in a new workbook."""
    out = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        page = book.add_worksheet(_sheet_title(sheet.name))
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        width = _width(sheet)
        page.set_column(width, width, _WIDTH)
        if 0 not in notes:
            page.write_string(0, width, TITLE)
        for row in sheet.rows():
            for index, cell in enumerate(row.cells):
                _put(page, row.number - 1, index, cell, day)
            if row.number in notes:
                page.write_string(row.number - 1, width, guarded(_note(notes[row.number])))
    return out.getvalue()


def _sheet_title(name: str) -> str:
    return "".join(letter for letter in name if letter not in r"[]:*?/\\")[:31].strip("'") or "Лист"


def _put(page: Any, row: int, column: int, cell: Cell, day: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, datetime | date):
        page.write_datetime(row, column, cell, day)
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        page.write_number(row, column, cell)
    else:
        page.write_string(row, column, guarded(cell_text(cell) if not isinstance(cell, str) else cell))


def _as_csv(book: Workbook, notes: Notes) -> bytes:
    """UTF-8 with a mark, so that office programs read the letters; semicolons, as they expect in Russia."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows = list(book.sheets[0].rows())
    width = _width(book.sheets[0])
    for place, row in enumerate(rows):
        cells = [guarded(cell_text(cell)) for cell in row.cells] + [""] * (width - len(row.cells))
        note = _note(notes.get(row.number, []))
        writer.writerow([*cells, guarded(note) or (TITLE if place == 0 else "")])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
