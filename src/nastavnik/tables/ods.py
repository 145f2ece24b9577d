"""ODS: repeated cells and rows are counted before the library spreads them out."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from nastavnik.rules.people.cells import MergedRange, column_letter
from nastavnik.tables.archive import pack, unpack
from nastavnik.tables.library import Library
from nastavnik.tables.markup import refuse_declarations
from nastavnik.tables.merged import within
from nastavnik.tables.refusals import far_cell, refused, too_many_rows
from nastavnik.tables.workbook import Limits, Sheet, Workbook

_MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_REPEATS = re.compile(rb'(table:number-(columns|rows)-repeated)="(\d+)"')


def is_ods(data: bytes) -> bool:
    return b"mimetypeapplication/vnd.oasis.opendocument" in data[:200] or b"content.xml" in data[-4000:]


def read_ods(data: bytes, limits: Limits) -> Workbook:
    parts = unpack(data, lambda name: name in _PARTS, limits)
    if _MIME not in parts.get("mimetype", _MIME) or "content.xml" not in parts:
        raise refused("file-word" if b"opendocument.text" in parts.get("mimetype", b"") else "file-kind")
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise refused("file-encrypted")
    refuse_declarations({name: content for name, content in parts.items() if name != "mimetype"})
    tables = _Survey(limits).of(parts["content.xml"])
    parts["content.xml"] = _REPEATS.sub(lambda found: _clamped(found, limits), parts["content.xml"])
    parts.setdefault("mimetype", _MIME)
    library = Library(pack(parts))
    known = min(len(tables), len(library.names))
    library.proven(range(known))
    return Workbook(
        "ods",
        tuple(
            Sheet(
                library.names[index],
                library.loader(index),
                frozenset(tables[index].hidden),
                within(tables[index].merged, library.names[index], limits),
            )
            for index in range(known)
        ),
    )


_PARTS = frozenset({"mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml"})


def _clamped(found: re.Match[bytes], limits: Limits) -> bytes:
    """Runs longer than the limits are of empty cells (the survey refused others): one stands for all."""
    most = limits.columns if found[2] == b"columns" else limits.rows
    return found[1] + b'="1"' if len(found[3]) > 7 or int(found[3]) > most else found[0]


@dataclass(slots=True)
class _Table:
    name: str
    hidden: set[int] = field(default_factory=set)
    merged: list[MergedRange] = field(default_factory=list)


class _Survey:
    """Walks over the content once: where filled cells lie, which columns are hidden, what is merged."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._tables: list[_Table] = []
        self._columns = self._row = self._row_repeat = self._column = self._span = 0
        self._last_row = self._last_column = self._filled_rows = self._cells = 0
        self._filled = False

    def of(self, content: bytes) -> list[_Table]:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            raise refused("file-damaged") from error
        if len(self._tables) > self._limits.sheets:
            raise refused("file-sheets")
        return self._tables

    def _start(self, name: str, facts: dict[str, str]) -> None:
        if name == "table:table":
            self._tables.append(_Table(facts.get("table:name", "")))
            self._columns = self._row = self._last_row = self._last_column = self._filled_rows = 0
        elif name == "table:table-column":
            self._note_column(facts)
        elif name == "table:table-row":
            self._row_repeat = _count(facts.get("table:number-rows-repeated"))
            self._column, self._filled = 0, False
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._note_cell(facts)
        elif name == "text:p":
            self._fill()

    def _end(self, name: str) -> None:
        if name in ("table:table-cell", "table:covered-table-cell"):
            self._column += self._span
        elif name == "table:table":
            self._cells += self._last_row * self._last_column
        elif name == "table:table-row":
            self._row += self._row_repeat
            self._filled_rows += self._row_repeat if self._filled else 0
            if self._filled and self._filled_rows > self._limits.rows:
                raise too_many_rows(self._tables[-1].name, self._limits.rows)

    def _note_column(self, facts: dict[str, str]) -> None:
        repeat = _count(facts.get("table:number-columns-repeated"))
        if facts.get("table:visibility") in ("collapse", "filter") and self._tables:
            last = min(self._columns + repeat, self._limits.columns)
            self._tables[-1].hidden.update(range(self._columns, last))
        self._columns += repeat

    def _note_cell(self, facts: dict[str, str]) -> None:
        self._span = _count(facts.get("table:number-columns-repeated"))
        down = _count(facts.get("table:number-rows-spanned"))
        across = _count(facts.get("table:number-columns-spanned"))
        if (down > 1 or across > 1) and self._tables:
            row, column = self._row + 1, self._column
            self._tables[-1].merged.append(MergedRange(row, row + down - 1, column, column + across - 1))
        if "office:value-type" in facts:
            self._fill()

    def _fill(self) -> None:
        if not self._tables:
            return
        self._filled = True
        last_row, last_column = self._row + self._row_repeat, self._column + self._span
        self._last_row, self._last_column = last_row, max(self._last_column, last_column)
        limits = self._limits
        if last_row > limits.rows and self._filled_rows >= limits.rows // 2:
            raise too_many_rows(self._tables[-1].name, limits.rows)
        if (
            last_row > limits.rows
            or last_column > limits.columns
            or self._cells + last_row * self._last_column > limits.cells
        ):
            raise far_cell(self._tables[-1].name, f"{column_letter(last_column - 1)}{last_row}")


def _count(text: str | None) -> int:
    if not text or not text.isdigit():
        return 1
    return int(text[:9])
