"""Filling a DOCX template with a context: the same template and context give the same bytes. No Django here."""

import io
import re
import zipfile
from datetime import date, datetime, time
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

from nastavnik.documents.rendering.language import TemplateLanguage

Json = dict[str, Any]
_NEVER_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_STEERING = re.compile("[\x07\x0b\x0c\r\n\t]")  # docxtpl makes paragraphs and breaks of them
_BRACES = re.compile(r"([{}])(?=_[{}%])|(?<=[{}%]_)([{}])")
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
_LANGUAGE = "ru-RU"
_SAME_MOMENT = (1980, 1, 1, 0, 0, 0)


def fill(template: bytes, context: Json, *, title: str, dated: date) -> bytes:
    """The filled document. `title` and `dated` go into its properties.

    Raises jinja2.TemplateError for a template that the language refuses or that names what is not there.
    """
    document = DocxTemplate(io.BytesIO(template))
    document.render(cleaned(context), TemplateLanguage(), autoescape=True)
    filled: Document = document.docx
    _end_sentences_once(filled)
    _drop_empty_last_section(filled)
    core = filled.core_properties
    core.title, core.language = _text(title), _LANGUAGE
    core.created = core.modified = datetime.combine(dated, time())
    written = io.BytesIO()
    document.save(written)
    return _without_moments(written.getvalue())


def cleaned(value: Any) -> Any:
    """The context with text that may stand in XML and cannot be taken for a tag of a template."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list):
        return [cleaned(one) for one in value]
    if isinstance(value, dict):
        return {key: cleaned(one) for key, one in value.items()}
    return value


def _text(text: str) -> str:
    """Printable text on one line; docxtpl would print «{_{» as «{{», a word joiner keeps it as it is."""
    text = _NEVER_IN_XML.sub("", _STEERING.sub(" ", text))
    return _BRACES.sub(lambda found: f"{found[0]}\N{WORD JOINER}", text)


def _end_sentences_once(document: Document) -> None:
    """A value that ends with «г.» before the full stop of its sentence: one stop is enough."""
    for text in document.element.body.iter(qn("w:t")):
        if text.text and ".." in text.text:
            text.text = _TWO_STOPS.sub(".", text.text)


def _drop_empty_last_section(document: Document) -> None:
    """A template keeps its annex in a section of its own; where there is no annex, no empty page is left."""
    body = document.element.body
    last = body.find(qn("w:sectPr"))
    if last is None:
        return
    behind = []
    for block in reversed([child for child in body if child is not last]):
        previous = block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if previous is not None:
            break
        if block.tag != qn("w:p") or "".join(text.text or "" for text in block.iter(qn("w:t"))).strip():
            return
        behind.append(block)
    else:
        return
    for empty in behind:
        body.remove(empty)
    body.replace(last, previous)


def _without_moments(written: bytes) -> bytes:
    """The same archive without the hour when it was packed."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for member in source.infolist():
            clean = zipfile.ZipInfo(member.filename, _SAME_MOMENT)
            clean.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(clean, source.read(member))
    return target.getvalue()
