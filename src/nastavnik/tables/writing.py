"""Writing tables: XLSX and CSV whose cells an office program can never take for a formula."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO, StringIO

import xlsxwriter

Value = str | int | float | date | None
_LIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_DATE_FORMAT = "dd.mm.yyyy"
_WIDTHS = (10, 48)  # of a column, in letters


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name, titles, rows of plain values as many as there are titles."""

    name: str
    titles: Sequence[str]
    rows: Iterable[Sequence[Value]] = field(default_factory=list)


def guarded(text: str) -> str:
    """A text that would start a formula gets an apostrophe before it; the reader of tables takes it off again."""
    return f"'{text}" if text.startswith(_LIVE) else text


def write_xlsx(tables: Iterable[Table]) -> bytes:
    """A workbook with a sheet a table. Texts stay texts: neither formulas nor links come of them."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": _DATE_FORMAT})
    for table in tables:
        sheet = book.add_worksheet(table.name[:31])
        sheet.freeze_panes(1, 1)
        widths = [len(title) for title in table.titles]
        for column, title in enumerate(table.titles):
            sheet.write_string(0, column, guarded(title), head)
        for number, row in enumerate(table.rows, 1):
            for column, value in enumerate(row):
                widths[column] = max(widths[column], len(_text(value)))
                if isinstance(value, date):
                    plain = value.replace(tzinfo=None) if isinstance(value, datetime) else value
                    sheet.write_datetime(number, column, plain, day)
                elif isinstance(value, int | float):
                    sheet.write_number(number, column, value)
                elif value:
                    sheet.write_string(number, column, guarded(value))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(max(width + 2, _WIDTHS[0]), _WIDTHS[1]))
    book.close()
    return buffer.getvalue()


def write_csv(table: Table) -> bytes:
    """UTF-8 with its mark and «;», as a Russian Excel opens it by a double click."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(title) for title in table.titles])
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return buffer.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    return guarded(value) if isinstance(value, str) else _text(value)


def _text(value: Value) -> str:
    if value is None:
        return ""
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)
