"""How far out the cells of an XLSX sheet lie: the library holds the whole rectangle, so it must not be huge."""

import re

from nastavnik.rules.people.cells import column_letter
from nastavnik.tables.refusals import far_cell, refused, too_many_rows
from nastavnik.tables.workbook import Limits

# Up to column IZ and row 59999 a cell is near; anything else is looked at one by one.
_NOT_NEAR = re.compile(rb'<c(?=[\s/>])(?! r="[A-I]?[A-Z](?:[1-9][0-9]{0,3}|[1-5][0-9]{4})"[ >/])')
_TWO_LETTERS = re.compile(rb'<c r="[A-Z]{2}')
_FIVE_DIGITS = re.compile(rb'<c r="[A-Z]+[0-9]{5}')
_TAG = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)>(</)?")
_REFERENCE = re.compile(rb'(?:^|\s)r\s*=\s*["\']([A-Za-z]*)(\d*)["\']')


_SMALL = 256_000  # bytes: so small a part is measured exactly, it takes no time
_ALIKE = 3  # with more sheets than that, each is measured


def rectangles_within(sheets: list[tuple[str, bytes]], limits: Limits) -> None:
    """The filled rectangles of the named sheets are within the limits, together too; else a refusal."""
    cells = 0
    for name, content in sheets:
        if len(content) > _SMALL and len(sheets) <= _ALIKE and _near(content):
            continue
        row, column = _measured(content, name, limits)
        cells += row * column
        if cells > limits.cells:
            raise far_cell(name, f"{column_letter(column - 1)}{row}")


def _near(content: bytes) -> bool:
    """Quickly: no cell is beyond column Z and row 9999 at once, none beyond IZ or 59999."""
    plain = b":row" not in content and b":c " not in content
    if not plain or _NOT_NEAR.search(content):
        return False
    return not (_TWO_LETTERS.search(content) and _FIVE_DIGITS.search(content))


def _measured(content: bytes, sheet: str, limits: Limits) -> tuple[int, int]:
    """The last row and column with a filled cell, every cell in turn, with or without its reference."""
    row = column = last_row = last_column = filled_rows = 0
    counted_row = 0
    for found in _TAG.finditer(content):
        facts = found[2]
        reference = _REFERENCE.search(facts)
        if found[1] == b"row":
            row = _number(reference[2], row + 1) if reference else row + 1
            column = 0
            continue
        if reference:
            row, column = _number(reference[2], 0), column_number(reference[1])
            if not row or not column:
                raise refused("file-damaged", sheet=sheet)
        else:
            column, row = column + 1, max(row, 1)
        if facts.endswith(b"/") or found[3]:
            continue  # formatted, but empty: the library passes over it too
        if row != counted_row:
            filled_rows, counted_row = filled_rows + 1, row
        last_row, last_column = max(last_row, row), max(last_column, column)
        if filled_rows > limits.rows:
            raise too_many_rows(sheet, limits.rows)
        if row > limits.rows or column > limits.columns or last_row * last_column > limits.cells:
            _refuse_one(row, column, filled_rows, sheet, limits)
    return last_row, last_column


def _refuse_one(row: int, column: int, filled_rows: int, sheet: str, limits: Limits) -> None:
    if row > limits.rows and filled_rows > limits.rows - 1:
        raise too_many_rows(sheet, limits.rows)
    raise far_cell(sheet, f"{column_letter(column - 1)}{row}")


def _number(digits: bytes, otherwise: int) -> int:
    return int(digits) if digits and len(digits) < 9 else otherwise


def column_number(letters: bytes) -> int:
    """A → 1, AA → 27; 0 for what is no column."""
    if not 0 < len(letters) <= 3:
        return 0
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
