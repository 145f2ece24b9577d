"""Every built-in template: made by the program, accepted by the checker, and its text as it was approved."""

import os
import re
from pathlib import Path

import docx
import pytest
from docx.text.paragraph import Paragraph
from tools.document_templates.__main__ import FOLDER, made

from nastavnik.documents.kinds import ISSUABLE, IssuableKind
from nastavnik.documents.rendering.blocks import plain_text
from nastavnik.documents.rendering.filling import fill
from nastavnik.documents.templates.checking import template_problems
from nastavnik.rules.documents.papers.blanks import LINE, blank_context
from nastavnik.rules.documents.papers.catalogue import PAPERS

APPROVED = Path(__file__).parent / "approved" / "papers"
every_kind = pytest.mark.parametrize("kind", ISSUABLE.values(), ids=ISSUABLE.keys())
every_example = pytest.mark.parametrize(
    ("code", "number"), [(code, n) for code, paper in PAPERS.items() for n in range(len(paper.samples))]
)


def test_the_folder_holds_what_the_program_makes() -> None:
    """`python -m tools.document_templates` writes them."""
    stale = [name for name, content in made() if (FOLDER / name).read_bytes() != content]
    assert stale == []
    assert {path.name for path in FOLDER.glob("*.docx")} == {name for name, _ in made()}


@every_kind
def test_a_built_in_template_passes_the_checker(kind: IssuableKind) -> None:
    assert [one.text for one in template_problems(kind, (FOLDER / kind.built_in).read_bytes())] == []


@every_kind
def test_a_line_that_announces_a_list_never_ends_a_page(kind: IssuableKind) -> None:
    def stays(paragraph: Paragraph) -> bool:
        style = paragraph.style
        return bool(paragraph.paragraph_format.keep_with_next or style.paragraph_format.keep_with_next)

    paragraphs = docx.Document(str(FOLDER / kind.built_in)).paragraphs
    announcing = [one for one in paragraphs if re.sub(r"\{%[^%]*%\}", "", one.text).rstrip().endswith(":")]
    assert [one.text for one in announcing if not stays(one)] == []


@every_example
def test_the_text_is_as_approved(code: str, number: int) -> None:
    """NASTAVNIK_APPROVE=1 writes the file anew: read it before it is committed."""
    kind = ISSUABLE[code]
    template = (FOLDER / kind.built_in).read_bytes()
    sample = kind.samples[number]
    text = plain_text(fill(template, kind.context(sample), title=kind.kind.title, dated=sample.dated))
    file = APPROVED / f"{code}-{number}.txt"
    if os.environ.get("NASTAVNIK_APPROVE"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
    for wrong in ("None", "{{", "{%", "  ", " ,", " .", "..", "()", "«»", " ;"):
        assert wrong not in text, f"{wrong!r} stands in the text"


@pytest.mark.parametrize("code", PAPERS)
def test_a_blank_to_be_filled_in_by_hand_is_whole(code: str) -> None:
    kind = ISSUABLE[code]
    values = blank_context(PAPERS[code])
    dated = kind.samples[0].dated
    text = plain_text(fill((FOLDER / kind.built_in).read_bytes(), values, title="Бланк", dated=dated))
    assert LINE in text
    for wrong in ("None", "{{", "{%", "  ", " ,", " .", "()", "«»", " ;"):
        assert wrong not in text, f"{wrong!r} stands in the text"
