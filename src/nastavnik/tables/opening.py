"""Opening a table by what the file is, not by what it is called."""

import re
from pathlib import Path

from nastavnik.tables.archive import is_archive
from nastavnik.tables.delimited import read_csv
from nastavnik.tables.ods import is_ods, read_ods
from nastavnik.tables.refusals import refused
from nastavnik.tables.workbook import Limits, Workbook
from nastavnik.tables.xls import is_compound, read_xls
from nastavnik.tables.xlsx import read_xlsx

_TEXT_ENDINGS = (".csv", ".txt", ".tsv")
_HTML = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|table|meta|div)\b", re.IGNORECASE
)
_OTHER_KINDS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"{\\rtf",
    b"\x1f\x8b",
    b"MZ",
    b"BM",
)


def open_table(source: bytes | Path, filename: str, limits: Limits | None = None) -> Workbook:
    """The workbook of a file. Refused with a sentence when it is no table, is unsafe, broken or too large."""
    limits = limits or Limits()
    data = _content(source, limits)
    if is_archive(data):
        return read_ods(data, limits) if is_ods(data) else read_xlsx(data, limits)
    if is_compound(data):
        return read_xls(data, limits)
    head = data[:4000]
    if _HTML.match(head) or b"<html" in head.lower():
        raise refused("file-html")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise refused("file-xml")
    if head.startswith(_OTHER_KINDS) or not filename.lower().endswith(_TEXT_ENDINGS):
        raise refused("file-kind")
    return read_csv(data, Path(filename).stem, limits)


def _content(source: bytes | Path, limits: Limits) -> bytes:
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size > limits.file_bytes:
        raise refused("file-large")
    data = source if isinstance(source, bytes) else source.read_bytes()
    if not data.strip(b"\x00\r\n\t "):
        raise refused("file-empty")
    return data
