"""Filling templates: what people type is printed as it is, and nothing in it runs; PDF that can be read out."""

import io
import subprocess
import time
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from jinja2 import TemplateError

from nastavnik.documents.actions import keep_pdf
from nastavnik.documents.kinds import ISSUABLE, sample_contexts
from nastavnik.documents.models import IssuedDocument
from nastavnik.documents.rendering import pdf
from nastavnik.documents.rendering.confined import TemplateFailed, fill_confined
from nastavnik.documents.rendering.filling import fill
from tests.apps.documents.orders import issued, make_pupil, make_round, make_teacher, read_back, stored
from tests.factories import NOW, District, system

KIND = ISSUABLE["pairs-order"]
DAY = date(2026, 11, 21)
BUILT_IN = (Path(__file__).resolve().parents[3] / "document_templates" / KIND.built_in).read_bytes()
FULL, BARE = sample_contexts(KIND)


def template(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def filled(*paragraphs: str, **context: object) -> list[str]:
    return read_back(fill(template(*paragraphs), context, title="x", dated=DAY))


EVIL = ("{{ 7*7 }}", "{% for x in y %}", "{_{ 7*7 }_}", "a<b>&\"'", "{{%", "}}", "стр\x00ока\x0b", "= 1+1")


@pytest.mark.parametrize("name", EVIL)
def test_what_stands_in_a_name_is_printed_and_does_not_run(name: str) -> None:
    clean = name.replace("\x00", "").replace("\x0b", " ")
    (line,) = filled("Наставник: {{ name }}.", name=name)
    assert line.replace("\N{WORD JOINER}", "") == f"Наставник: {clean}."


def test_template_fields_in_people_and_classes_are_printed_in_the_order(district: District) -> None:
    pupil = make_pupil(district.school, 0, given="{{ 7*7 }}", class_name="{% if 1 %}7")
    round_ = make_round(district.school, (make_teacher(district.school, post="{{ number }}"), [pupil]))
    text = "\n".join(read_back(stored(issued(round_))))
    assert "49" not in text
    assert "{{ 7*7 }}" in text
    assert "{% if 1 %}7" in text
    assert "{{ number }}" in text


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__ }}", "{{ name.upper() }}", "{{ 'a' * 10**9 }}", "{{ name.__class__ }}",
        "{{ name|attr('__class__') }}", "{% include 'x' %}", "{% set x = 1 %}", "{{ range(10) }}",
        "{% macro m() %}{{ m() }}{% endmacro %}", "{{ lipsum() }}", "{{ self }}", "{{ missing }}",
    ],
)  # fmt: skip
def test_a_template_can_ask_for_nothing_but_values(tag: str) -> None:
    with pytest.raises(TemplateError):
        filled(tag, name="Анна")


def test_a_confined_template_tells_why_it_failed() -> None:
    with pytest.raises(TemplateFailed) as failed:
        fill_confined(template("Кому: {{ missing }}"), {"name": "Анна"}, title="x", dated=DAY)
    assert "missing" in failed.value.why


def test_a_confined_template_may_not_grow_without_end() -> None:
    greedy = template(
        "{% for a in rows %}{% for b in rows %}{% for c in rows %}{{ a }}{% endfor %}{% endfor %}{% endfor %}"
    )
    with pytest.raises(TemplateFailed) as failed:
        fill_confined(greedy, {"rows": ["я" * 1000] * 400}, title="x", dated=DAY)
    assert failed.value.why in {"memory", "stopped", "time"}


def test_the_same_facts_give_the_same_bytes_in_and_out_of_confinement() -> None:
    first = fill(BUILT_IN, FULL, title="Приказ", dated=DAY)
    assert first == fill(BUILT_IN, FULL, title="Приказ", dated=DAY)
    assert first == fill_confined(BUILT_IN, FULL, title="Приказ", dated=DAY)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_document_names_its_title_and_language_and_marks_its_headings() -> None:
    document = docx.Document(io.BytesIO(fill(BUILT_IN, FULL, title="Приказ № 5 <о парах>", dated=DAY)))
    core = document.core_properties
    assert (core.title, core.language) == ("Приказ № 5 <о парах>", "ru-RU")
    styles = [p.style.name for p in document.paragraphs if p.style and p.text]
    assert styles.index("Heading 1") < styles.index("Heading 2") < styles.index("Отметка о приложении")
    annex = document.tables[-1]
    assert annex.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in annex.rows)


def test_without_an_annex_no_empty_page_is_left() -> None:
    document = docx.Document(io.BytesIO(fill(BUILT_IN, BARE, title="x", dated=DAY)))
    assert len(document.sections) == 1
    assert document.sections[0].page_width < document.sections[0].page_height  # type: ignore[operator]  # both are set
    assert len(docx.Document(io.BytesIO(fill(BUILT_IN, FULL, title="x", dated=DAY))).sections) == 2


@pytest.mark.fulfils("X-8")
def test_the_pdf_is_tagged_titled_and_has_its_pages(district: District, tmp_path: Path) -> None:
    document = issued(make_round(district.school), "120/5-од")
    kept = keep_pdf(document, by=system, now=NOW)
    assert kept is not None
    assert kept.name == "Приказ № 120-5-од от 21.11.2026.pdf"
    with kept.body.open("rb") as file:
        (tmp_path / "x.pdf").write_bytes(file.read())
    said = subprocess.run(
        ["pdfinfo", str(tmp_path / "x.pdf")], capture_output=True, text=True, check=True
    ).stdout
    facts = dict(line.split(":", 1) for line in said.splitlines() if ":" in line)
    assert facts["Tagged"].strip() == "yes"
    assert facts["Pages"].strip() == "3"
    assert facts["Title"].strip().startswith("Приказ от 21.11.2026 № 120/5-од")
    structure = subprocess.run(
        ["pdfinfo", "-struct-text", str(tmp_path / "x.pdf")], capture_output=True, text=True, check=True
    ).stdout
    assert "H1 (block)" in structure
    assert "TH:" in structure
    again = IssuedDocument.objects.get(pk=document.pk)
    assert keep_pdf(again, by=system, now=NOW) == kept


def test_without_an_office_program_there_is_no_pdf(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda _: None)
    document = issued(make_round(district.school))
    assert keep_pdf(document, by=system, now=NOW) is None
    assert "libreoffice-writer-nogui" in pdf.HOW_TO_INSTALL


def test_an_office_program_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "soffice"
    slow.write_text(f"#!/bin/sh\nsleep 60 & echo $! > {tmp_path}/child\nwait\n")
    slow.chmod(0o755)
    monkeypatch.setattr(pdf, "office", lambda: str(slow))
    monkeypatch.setattr(pdf, "SECONDS", 1)
    with pytest.raises(pdf.PdfFailed, match="не успел"):
        pdf.to_pdf(b"x")
    child = (tmp_path / "child").read_text().strip()
    until = time.monotonic() + 20
    while _state(child) not in ("", "Z") and time.monotonic() < until:
        time.sleep(0.1)
    assert _state(child) in ("", "Z")


def _state(process: str) -> str:
    """The state of a process in one letter, «» when it is gone."""
    asked = ["ps", "-o", "stat=", "-p", process]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()[:1]
