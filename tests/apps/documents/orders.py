"""An approved round with pairs of invented people, and reading back what an order says."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from nastavnik.documents.models import IssuedDocument
from nastavnik.matching.models import Round
from nastavnik.orgs.models import Unit
from nastavnik.pairs.actions import Draft, DraftMember, create_pairs
from nastavnik.pairs.orders import issue_pairs_order
from nastavnik.people.models import MentorProfile, Person
from nastavnik.programmes.models import Form, RunningForm
from tests.factories import (
    NOW,
    TODAY,
    YEAR,
    make_mentor,
    make_person,
    make_request,
    make_running_form,
    system,
)

BEGINS, ENDS = date(2026, 12, 1), date(2027, 5, 29)
PUPILS = (
    ("Усов", "Матвей", "Андреевич", "m"),
    ("Слепцова", "Сардаана", "Николаевна", "f"),
    ("Жук", "Анна", "Олеговна", "f"),
    ("Рой", "Олег", "Ильич", "m"),
)


def make_teacher(school: Unit, **facts: Any) -> MentorProfile:
    """A teacher of mathematics as a mentor."""
    named = {"surname": "Окоёмова", "given": "Мария", "patronymic": "Петровна", "gender": "f"}
    working = {
        "occupation": "teacher",
        "post": "Учитель математики",
        "class_name": "",
        "born": date(1980, 1, 1),
    }
    return make_mentor(make_person(school, **(named | working | facts)), capacity=5)


def make_pupil(school: Unit, n: int, **facts: Any) -> Person:
    surname, given, patronymic, gender = PUPILS[n]
    named = {"surname": surname, "given": given, "patronymic": patronymic, "gender": gender}
    return make_person(school, **(named | {"class_name": "7 «а»"} | facts))


def make_round(school: Unit, *groups: tuple[MentorProfile, list[Person]]) -> Round:
    """An approved round; each group is a mentor with his mentees. Without groups: one pair and one group."""
    if not groups:
        boy = make_mentor(make_pupil(school, 3, class_name="11"))
        groups = (
            (make_teacher(school), [make_pupil(school, 0)]),
            (boy, [make_pupil(school, 1, class_name="8б"), make_pupil(school, 2)]),
        )
    running = RunningForm.objects.filter(organisation=school).first() or make_running_form(school)
    made = Round.objects.create(
        organisation=school,
        running_form=running,
        year=YEAR,
        state="approved",
        created_at=NOW,
        approved_at=NOW,
    )
    drafts = [
        Draft(mentor, tuple(DraftMember(n, make_request(one)) for n, one in enumerate(mentees, 1)))
        for mentor, mentees in groups
    ]
    create_pairs(
        drafts, organisation=school, form=Form.objects.get(code="pupil-pupil"), year=YEAR, starts_on=BEGINS,
        ends_on=ENDS, today=TODAY, by=system, now=NOW, round_id=made.pk,
    )  # fmt: skip
    return made


def issued(round_: Round, number: str | None = "120-од", **facts: Any) -> IssuedDocument:
    facts.setdefault("date", TODAY)
    return issue_pairs_order(
        round_.organisation, round_id=round_.pk, number=number, by=system, now=NOW, **facts
    )


def stored(document: IssuedDocument) -> bytes:
    with document.docx.body.open("rb") as file:
        return bytes(file.read())


def read_back(content: bytes) -> list[str]:
    """Every line of a DOCX as a reader sees it; a row of a table is a line, no-break spaces are spaces."""
    document = docx.Document(io.BytesIO(content))
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in _lines(document) if line.strip(" |")]


def _lines(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            for row in block.rows:
                yield " | ".join(" / ".join(p.text for p in cell.paragraphs if p.text) for cell in row.cells)
