"""A filled DOCX as blocks to be shown on a page or compared as text: headings, paragraphs with their numbers, tables.

No Django here. Numbers are counted as an office program counts them, by the lists of the document itself.
"""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

_ALIGNED = {WD_ALIGN_PARAGRAPH.CENTER: "centre", WD_ALIGN_PARAGRAPH.RIGHT: "right"}
_FAR_LEFT = 3_000_000  # EMU, 83 mm: what begins in the right half of a page
_LEVEL = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `number`: «2.1.» before it; `heading`: its level or 0; `ends`: parts between tabs, if any."""

    text: str
    number: str = ""
    heading: int = 0
    align: str = ""
    bold: bool = False
    ends: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `cells`: rows of lines of text; `headed`: the first row heads the columns; without `ruled` it only places."""

    cells: tuple[tuple[tuple[str, ...], ...], ...]
    headed: bool = False
    ruled: bool = True
    caption: str = ""

    def __str__(self) -> str:
        return "\n".join(" | ".join(" / ".join(cell) or "_" for cell in row) for row in self.cells)


Block = Text | Grid


def blocks_of(content: bytes) -> list[Block]:
    """Blocks in the order of reading; empty paragraphs are left out."""
    document = docx.Document(io.BytesIO(content))
    return list(_blocks(document))


def plain_text(content: bytes) -> str:
    """The same as lines of text."""
    return "\n".join(str(block) for block in blocks_of(content)) + "\n"


def _blocks(document: Document) -> Iterator[Block]:
    numbers = _Numbers(document)
    for child in document.element.body:
        if child.tag == qn("w:p"):
            paragraph = Paragraph(child, document)
            number = numbers.next(paragraph)
            if paragraph.text.strip():
                yield _text(paragraph, number)
        elif child.tag == qn("w:tbl"):
            yield _grid(Table(child, document))


def _text(paragraph: Paragraph, number: str) -> Text:
    text = paragraph.text.strip()
    style = paragraph.style
    left = paragraph.paragraph_format.left_indent or _inherited(style, "left_indent") or 0
    align = paragraph.alignment if paragraph.alignment is not None else _inherited(style, "alignment")
    return Text(
        text=text.replace("\t", " "),
        number=number,
        heading=_heading(style),
        align="far" if left > _FAR_LEFT else _ALIGNED.get(align, ""),
        bold=style is not None and bool(style.font.bold),
        ends=tuple(text.split("\t")) if "\t" in text else (),
    )


def _grid(table: Table) -> Grid:
    first = table.rows[0]._element.trPr if table.rows else None
    caption = table._element.tblPr.find(qn("w:tblCaption"))
    return Grid(
        cells=tuple(tuple(_lines(cell) for cell in row.cells) for row in table.rows),
        headed=first is not None and first.find(qn("w:tblHeader")) is not None,
        ruled=table.style is not None and table.style.name == "Table Grid",
        caption="" if caption is None else caption.get(qn("w:val")),
    )


def _lines(cell: Any) -> tuple[str, ...]:
    return tuple(one.text.strip() for one in cell.paragraphs if one.text.strip())


def _inherited(style: Any, name: str) -> Any:
    while style is not None:
        value = getattr(style.paragraph_format, name)
        if value is not None:
            return value
        style = style.base_style
    return None


def _heading(style: Any) -> int:
    while style is not None:
        found = re.fullmatch(r"Heading (\d)", style.name or "")
        if found:
            return int(found[1])
        style = style.base_style
    return 0


class _Numbers:
    """Counts the lists of a document: a list is known by its identifier, a level by its place in it."""

    def __init__(self, document: Document) -> None:
        self._texts: dict[tuple[str, int], str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):  # python-docx's answer for a document without lists
            return
        lists = {one.get(qn("w:abstractNumId")): one for one in root.findall(qn("w:abstractNum"))}
        for instance in root.findall(qn("w:num")):
            base = instance.find(qn("w:abstractNumId"))
            one = lists.get(base.get(qn("w:val"))) if base is not None else None
            for level in one.findall(qn("w:lvl")) if one is not None else []:
                text = level.find(qn("w:lvlText"))
                shown = text.get(qn("w:val")) if text is not None else ""
                self._texts[instance.get(qn("w:numId")), int(level.get(qn("w:ilvl")))] = shown or ""

    def next(self, paragraph: Paragraph) -> str:
        """What stands before the paragraph; empty when it is in no list."""
        found = _list_of(paragraph)
        if found is None or found not in self._texts:
            return ""
        ident, level = found
        counts = self._counts[ident]
        counts[level] += 1
        for deeper in [one for one in counts if one > level]:
            counts[deeper] = 0
        return _LEVEL.sub(lambda place: str(max(counts[int(place[1]) - 1], 1)), self._texts[found])


def _list_of(paragraph: Paragraph) -> tuple[str, int] | None:
    """Identifier and level of the list a paragraph stands in, by itself or by its style."""
    places = [paragraph._element.pPr]
    style: Any = paragraph.style
    while style is not None:
        places.append(style.element.pPr)
        style = style.base_style
    for properties in places:
        count = properties.find(qn("w:numPr")) if properties is not None else None
        ident = count.find(qn("w:numId")) if count is not None else None
        if ident is None or count is None:
            continue
        if ident.get(qn("w:val")) == "0":
            return None
        level = count.find(qn("w:ilvl"))
        return ident.get(qn("w:val")), int(level.get(qn("w:val"))) if level is not None else 0
    return None
