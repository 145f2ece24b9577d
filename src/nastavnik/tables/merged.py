"""Merged areas of a sheet, cut to what a sheet of people may hold."""

import re
from collections.abc import Iterable

from nastavnik.rules.people.cells import MergedRange
from nastavnik.tables.bounds import column_number
from nastavnik.tables.refusals import refused
from nastavnik.tables.workbook import Limits

_AREA = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]*?\bref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"'
)


def merged_in_xml(content: bytes, sheet: str, limits: Limits) -> tuple[MergedRange, ...]:
    """The areas that the part of an XLSX sheet names."""
    return within(
        (
            MergedRange(int(top), int(bottom), column_number(left) - 1, column_number(right) - 1)
            for left, top, right, bottom in _AREA.findall(content, content.rfind(b"sheetData"))
        ),
        sheet,
        limits,
    )


def within(areas: Iterable[MergedRange], sheet: str, limits: Limits) -> tuple[MergedRange, ...]:
    """The areas, none longer than a sheet may be; refused when together they would take too long to follow."""
    kept: list[MergedRange] = []
    rows = 0
    for area in areas:
        last = min(area.last_row, limits.rows)
        if last < area.first_row:
            continue
        rows += last - area.first_row + 1
        if rows > limits.merged_rows:
            raise refused("sheet-merged", sheet=sheet)
        kept.append(MergedRange(area.first_row, last, area.first_column, area.last_column))
    return tuple(kept)
