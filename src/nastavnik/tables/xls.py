"""XLS: its records are walked over first, for a password, hidden columns and how far out the cells lie."""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from nastavnik.rules.people.cells import MergedRange, column_letter
from nastavnik.tables.compound import MAGIC, Compound
from nastavnik.tables.library import Library
from nastavnik.tables.merged import within
from nastavnik.tables.refusals import far_cell, refused, too_many_rows
from nastavnik.tables.workbook import Limits, Sheet, Workbook

_BOF, _EOF, _FILEPASS, _DATE1904, _COLINFO, _DIMENSIONS = 0x0809, 0x000A, 0x002F, 0x0022, 0x007D, 0x0200
_BOUNDSHEET, _MULTIPLE, _MERGED = 0x0085, 0x00BD, 0x00E5
_CELLS = frozenset({0x0006, 0x0203, 0x027E, 0x00FD, 0x0204, 0x00D6, 0x0205, _MULTIPLE})
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256


def is_compound(data: bytes) -> bool:
    return data.startswith(MAGIC)


@dataclass(slots=True)
class _Facts:
    """What the records of one sheet say."""

    hidden: set[int] = field(default_factory=set)
    rows: set[int] = field(default_factory=set)
    merged: list[MergedRange] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0


def read_xls(data: bytes, limits: Limits) -> Workbook:
    container = Compound(data)
    if "EncryptedPackage" in container.names:
        raise refused("file-encrypted")
    if "WordDocument" in container.names:
        raise refused("file-word")
    name = next((name for name in ("Workbook", "Book") if name in container.names), None)
    if name is None:
        raise refused("file-kind")
    stream = container.stream(name)
    date1904, places = _globals(stream)
    if len(places) > limits.sheets:
        raise refused("file-sheets")
    facts = [_sheet_facts(stream, place, limits) for place in places]
    _refuse_far(facts, limits)
    library = Library(io.BytesIO(data))
    indexes = [index for index in range(min(len(library.names), len(facts))) if library.is_table(index)]
    library.proven(indexes)
    return Workbook(
        "xls",
        tuple(
            Sheet(
                library.names[index],
                library.loader(index),
                frozenset(facts[index].hidden),
                within(facts[index].merged, library.names[index], limits),
                date1904,
            )
            for index in indexes
        ),
    )


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _globals(stream: bytes) -> tuple[bool, list[int]]:
    date1904 = False
    places: list[int] = []
    for kind, body in _records(stream, 0):
        if kind == _FILEPASS:
            raise refused("file-encrypted")
        if kind == _DATE1904 and len(body) >= 2:
            date1904 = body[0] == 1
        elif kind == _BOUNDSHEET and len(body) >= 4:
            places.append(struct.unpack_from("<I", body)[0])
        elif kind == _EOF:
            break
    return date1904, places


def _sheet_facts(stream: bytes, place: int, limits: Limits) -> _Facts:
    facts = _Facts()
    depth = 0
    for kind, body in _records(stream, place):
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            break
        if kind == _COLINFO and len(body) >= 10:
            first, last, _, _, options = struct.unpack_from("<5H", body)
            if options & 1:
                facts.hidden.update(range(first, min(last + 1, limits.columns)))
        elif kind == _DIMENSIONS and len(body) >= 12:
            _check_dimensions(body)
        elif kind == _MERGED:
            areas = struct.iter_unpack("<4H", body[2 : 2 + (len(body) - 2) // 8 * 8])
            facts.merged += [
                MergedRange(top + 1, bottom + 1, left, right) for top, bottom, left, right in areas
            ]
        elif kind in _CELLS and len(body) >= 6:
            row, column = struct.unpack_from("<HH", body)
            if kind == _MULTIPLE:
                column = struct.unpack_from("<H", body, len(body) - 2)[0]
            facts.rows.add(row)
            facts.last_row = max(facts.last_row, row + 1)
            facts.last_column = max(facts.last_column, column + 1)
    return facts


def _check_dimensions(body: bytes) -> None:
    """The library makes room for what this record says, so it must not say more than a sheet can hold."""
    wide = len(body) >= 14
    last_row, _, last_column = struct.unpack_from("<4xIHH" if wide else "<2xHHH", body)
    if last_row > _MOST_ROWS or last_column > _MOST_COLUMNS:
        raise refused("file-damaged")


def _refuse_far(sheets: list[_Facts], limits: Limits) -> None:
    """The library holds the rectangles of all sheets at once."""
    cells = 0
    for facts in sheets:
        cells += facts.last_row * facts.last_column
        if len(facts.rows) > limits.rows:
            raise too_many_rows("", limits.rows)
        if cells > limits.cells or facts.last_column > limits.columns:
            raise far_cell("", f"{column_letter(facts.last_column - 1)}{facts.last_row}")
