"""A table as it was read from a file: plain values, rows numbered as the user sees them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""What a cell may hold. An error value of a spreadsheet («#ЗНАЧ!», «#REF!») comes as its text."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row of a sheet. `number` counts from 1 as in the office program; `cells` start at column A."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MergedRange:
    """A merged area: rows from 1, columns from 0, both ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int

    @property
    def vertical(self) -> bool:
        return self.last_row > self.first_row

    def covers(self, row: int, column: int) -> bool:
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column


def column_letter(index: int) -> str:
    """0 → A, 26 → AA: how an office program calls the column."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_text(cell: Cell) -> str:
    """The cell as a person would read it: no «.0», dates as 05.03.2012, no outer spaces."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "да" if cell else "нет"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):  # a datetime is a date too
        return f"{cell:%d.%m.%Y}"
    return str(cell)


def is_blank(cell: Cell) -> bool:
    """Nothing a person would see: empty, or only spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
