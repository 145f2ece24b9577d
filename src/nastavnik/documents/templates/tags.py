"""The tags of a template in the order of the document, each with the paragraph it stands in."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{\{|\}\}|\{%|%\}", re.DOTALL)
_PREFIX = re.compile(r"(tr|tc|p|r)(?=\s)")
_QUOTE = 70


class Scope(Enum):
    """What a tag repeats or removes: text inside a paragraph, a paragraph, a row or a cell of a table."""

    TEXT = ""
    RUN = "r"
    PARAGRAPH = "p"
    ROW = "tr"
    CELL = "tc"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: `kind` is «{{», «{%» or «broken» for a half of one; `body` is what stands inside.

    `container` is the element inside which the tag that closes this one must stand.
    """

    kind: str
    body: str
    scope: Scope
    where: str
    container: BaseOxmlElement | None
    alone: bool

    def __str__(self) -> str:
        if self.kind == "broken":
            return self.body
        closing = "}}" if self.kind == "{{" else "%}"
        return f"{self.kind}{self.scope.value} {self.body} {closing}"


def tags_of(template: bytes) -> Iterator[Tag]:
    """Every tag of the headers, the text and the footers. A tag that Word has torn into runs is seen whole."""
    for title, paragraph in paragraphs_of(template):
        yield from _tags(paragraph, title)


def paragraphs_of(template: bytes) -> Iterator[tuple[str, BaseOxmlElement]]:
    """Every paragraph with the title of its part: empty for the text, «верхний колонтитул» and the like."""
    for title, root in _parts(docx.Document(io.BytesIO(template))):
        for paragraph in root.iter(qn("w:p")):
            yield title, paragraph


def _parts(document: Document) -> Iterator[tuple[str, BaseOxmlElement]]:
    yield "", document.element.body
    for relation in document.part.rels.values():
        if relation.is_external:
            continue
        for end, title in (("/header", "верхний колонтитул"), ("/footer", "нижний колонтитул")):
            if relation.reltype.endswith(end):
                yield title, relation.target_part.element
        if relation.reltype.endswith("/footnotes"):
            yield "сноска", parse_xml(relation.target_part.blob)


def _tags(paragraph: BaseOxmlElement, part: str) -> Iterator[Tag]:
    text = text_of(paragraph)
    found = list(_TAG.finditer(text))
    for place in found:
        written = place[0]
        if written.startswith("{#"):
            continue
        if len(written) <= 2 or "\n" in written:
            yield Tag("broken", written[:_QUOTE], Scope.TEXT, _where(text, part), None, alone=False)
            continue
        inner = written[2:-2].strip("-")
        prefix = _PREFIX.match(inner)
        scope = Scope(prefix[1]) if prefix else Scope.TEXT
        yield Tag(
            kind=written[:2],
            body=(inner[prefix.end() :] if prefix else inner).strip(),
            scope=scope,
            where=_where(text, part),
            container=_container(paragraph, scope),
            alone=not _TAG.sub("", text).strip() and len(found) == 1,
        )


def text_of(paragraph: BaseOxmlElement) -> str:
    """The text of a paragraph; tabs as spaces, breaks as new lines; nested boxes have paragraphs of their own."""
    pieces = []
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        owner = next(one for one in node.iterancestors(qn("w:p")))
        if owner is not paragraph or node.getparent().tag != qn("w:r"):
            continue
        pieces.append({qn("w:tab"): " ", qn("w:br"): "\n"}.get(node.tag, node.text or ""))
    return "".join(pieces)


def _where(text: str, part: str) -> str:
    """«абзац «№ {{ number }} от…»», «нижний колонтитул, абзац «…»»."""
    shown = " ".join(text.split())
    shown = shown if len(shown) <= _QUOTE else shown[: _QUOTE - 1] + "…"
    return f"{part}, абзац «{shown}»" if part else f"абзац «{shown}»"


def _container(paragraph: BaseOxmlElement, scope: Scope) -> BaseOxmlElement | None:
    """None for a row or a cell tag that stands in no table."""
    if scope in (Scope.TEXT, Scope.RUN):
        return paragraph
    wanted = {Scope.ROW: "w:tbl", Scope.CELL: "w:tr"}.get(scope)
    found: BaseOxmlElement | None = (
        next(paragraph.iterancestors(qn(wanted)), None) if wanted else paragraph.getparent()
    )
    return found
