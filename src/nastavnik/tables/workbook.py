"""A workbook as it was read: sheets with their rows, what is hidden in them, what to warn of."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from nastavnik.rules.outcome import Problem
from nastavnik.rules.people.cells import Cell, MergedRange, RawRow


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is taken, so that no file can fill the memory or hold the process."""

    file_bytes: int = 25_000_000
    members: int = 3_000
    inflated_bytes: int = 250_000_000  # all parts of an archive together, as said and as found
    kept_bytes: int = 64_000_000  # what is held in memory of them at once
    rows: int = 60_000
    columns: int = 260
    cells: int = 3_000_000  # of the rectangle from A1 to the last filled cell: the library holds it whole
    sheets: int = 60
    merged_rows: int = 200_000  # rows under merged cells of a sheet, counted for each area


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `load` gives its rows of plain lists from the first row on; hidden columns count from 0."""

    name: str
    load: Callable[[], Iterable[list[Any]]]
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[MergedRange, ...] = ()
    date1904: bool = False
    visible: bool = True
    problems: tuple[Problem, ...] = ()

    def rows(self) -> Iterator[RawRow]:
        """Rows with anything in them, by their numbers in the file; blank ones are passed over."""
        for number, cells in enumerate(self.load(), 1):
            row = tuple([_plain(cell) for cell in cells])
            if any(cell is not None for cell in row):
                yield RawRow(number, row)


@dataclass(frozen=True, slots=True)
class Workbook:
    """`kind` is what the content is (xlsx, xls, ods, csv), whatever the name of the file says."""

    kind: str
    sheets: tuple[Sheet, ...]


def _plain(cell: Any) -> Cell:
    """Whole floats as integers, blanks as None."""
    if cell.__class__ is float:
        return int(cell) if cell.is_integer() else cell
    if cell == "" or (cell.__class__ is str and cell.isspace()):
        return None
    plain: Cell = cell
    return plain
