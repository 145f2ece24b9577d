"""Opening a document by what the file is, not by what it is called."""

import re
import textwrap

from nastavnik.documents.reading.office import read_docx, read_odt
from nastavnik.documents.reading.pdf import read_pdf
from nastavnik.documents.reading.plain import read_plain
from nastavnik.documents.reading.refusals import refused

LARGEST_FILE = 25_000_000
_LONGEST = 1_000_000
_PARAGRAPHS = 20_000
_LONG_PARAGRAPH = 5_000  # letters: no real one is longer, and a check takes the longer the more of them
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HTML = re.compile(rb"^\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_ODT = re.compile(rb"mimetypeapplication/vnd\.oasis\.opendocument")
_OTHER_KINDS = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"BM",
    b"MZ",
    b"II*\x00",
)
_SPACES = re.compile(r"(?:[^\S\u00a0]|[\x00-\x1f\x7f])+")
_BROKEN = re.compile("[\ud800-\udfff]")  # halves of letters, which a PDF with a wrong table of its font gives


def read_paragraphs(data: bytes) -> list[str]:
    """Paragraphs with text in the order in which they are read, cells of tables one by one.

    Raises Refused with a sentence: the file is of another kind, damaged, locked, unsafe, too large or has no text.
    """
    if len(data) > LARGEST_FILE:
        raise refused("text-large")
    if not data.strip(b"\x00\r\n\t "):
        raise refused("text-empty")
    cleaned = (_SPACES.sub(" ", _BROKEN.sub("\ufffd", one)).strip() for one in _read(data))
    paragraphs = [piece for text in cleaned if text.strip("\u00a0 ") for piece in _pieces(text)]
    if not paragraphs:
        raise refused("text-empty")
    if len(paragraphs) > _PARAGRAPHS or sum(map(len, paragraphs)) > _LONGEST:
        raise refused("text-long")
    return paragraphs


def _read(data: bytes) -> list[str]:
    head = data[:1024]
    if data.startswith(_ZIP):
        return read_odt(data) if _ODT.search(head) else read_docx(data)
    if b"%PDF-" in head:
        return read_pdf(data)
    if data.startswith(_OLD_WORD):
        raise refused("text-old-word")
    if head.lstrip().startswith(b"{\\rtf"):
        raise refused("text-rtf")
    if _HTML.match(head):
        raise refused("text-html")
    if data.startswith(_OTHER_KINDS):
        raise refused("text-kind")
    return read_plain(data)


def _pieces(text: str) -> list[str]:
    """The paragraph, cut at spaces where it is too long."""
    too_long = len(text) > _LONG_PARAGRAPH
    return textwrap.wrap(text, _LONG_PARAGRAPH, break_on_hyphens=False) if too_long else [text]
