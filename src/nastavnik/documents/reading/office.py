"""Text of DOCX and ODT. An archive is unpacked with care, and only what was looked at is read."""

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

import docx
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from nastavnik.documents.reading.refusals import refused
from nastavnik.rules.outcome import Refused
from nastavnik.tables.archive import pack, unpack
from nastavnik.tables.markup import refuse_declarations
from nastavnik.tables.workbook import Limits

_LIMITS = Limits(members=2_000, inflated_bytes=60_000_000, kept_bytes=60_000_000)
_XML = 20_000_000  # bytes of one part: a tree of it is some ten times larger
_CODES = {"file-encrypted": "text-encrypted", "file-bomb": "text-bomb", "file-entities": "text-entities"}
_MARKUP = (".xml", ".rels")

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WORD_PIECES = {
    f"{_W}tab": " ",
    f"{_W}br": " ",
    f"{_W}cr": " ",
    f"{_W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_ODT_PARAGRAPHS = (f"{_T}p", f"{_T}h")
_ODT_SPACES = (f"{_T}s", f"{_T}tab", f"{_T}line-break")
_ODT_UNSEEN = frozenset({f"{_T}tracked-changes", f"{_T}note", f"{_O}annotation", f"{_T}sequence-decls"})

Element = Any  # lxml's and the standard library's elements are walked alike


def read_docx(data: bytes) -> list[str]:
    """Paragraphs of the body, of its tables and text boxes; nothing that was deleted under review."""
    parts = _parts(data, lambda _: True)
    kinds = parts.get("[Content_Types].xml", b"")
    if b"macroEnabled" in kinds:
        raise refused("text-macro")
    if b"spreadsheetml" in kinds and b"wordprocessingml" not in kinds:
        raise refused("text-table")
    if b"wordprocessingml" not in kinds:
        raise refused("text-kind")
    try:
        body = docx.Document(pack(parts)).element.body
        return list(_word_paragraphs(body))
    except (PackageNotFoundError, SyntaxError, KeyError, ValueError, AttributeError, RecursionError) as error:
        raise refused("text-damaged") from error


def read_odt(data: bytes) -> list[str]:
    """Headings and paragraphs, those of tables and frames among them; no notes, no deleted text."""
    parts = _parts(data, lambda name: name in ("mimetype", "content.xml", "META-INF/manifest.xml"))
    if b"opendocument.text" not in parts.get("mimetype", b""):
        raise refused("text-table" if b"spreadsheet" in parts.get("mimetype", b"") else "text-kind")
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise refused("text-encrypted")
    try:
        return list(_odt_paragraphs(fromstring(parts["content.xml"])))
    except DefusedXmlException as error:
        raise refused("text-entities") from error
    except (ParseError, KeyError, ValueError, RecursionError) as error:
        raise refused("text-damaged") from error


def _parts(data: bytes, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    try:
        parts = unpack(data, wanted, _LIMITS)
        markup = {name: content for name, content in parts.items() if name.endswith(_MARKUP)}
        if any(len(content) > _XML for content in markup.values()):
            raise refused("text-bomb")
        refuse_declarations(markup)
    except Refused as refusal:
        code = refusal.problems[0].code
        raise (
            refusal if code.startswith("text-") else refused(_CODES.get(code, "text-damaged"))
        ) from refusal
    return parts


def _word_paragraphs(root: Element) -> Iterator[str]:
    for paragraph in root.iter(qn("w:p")):
        if not any(True for _ in paragraph.iterancestors(_FALLBACK)):
            yield "".join(_word_pieces(paragraph))


def _word_pieces(paragraph: Element) -> Iterator[str]:
    """Text of a paragraph without that of text boxes in it, which are paragraphs of their own."""
    for child in paragraph:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _WORD_PIECES:
            yield _WORD_PIECES[child.tag]
        elif child.tag != f"{_W}p" and not str(child.tag).endswith(
            ("}pPr", "}rPr", "}txbxContent", "}Fallback")
        ):
            yield from _word_pieces(child)


def _odt_paragraphs(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _ODT_UNSEEN:
            continue
        if child.tag in _ODT_PARAGRAPHS:
            yield "".join(_odt_pieces(child))
        yield from _odt_paragraphs(child)


def _odt_pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _ODT_SPACES:
            yield " "
        elif child.tag not in _ODT_UNSEEN and child.tag not in _ODT_PARAGRAPHS:
            yield from _odt_pieces(child)
        yield child.tail or ""
