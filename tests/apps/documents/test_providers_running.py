"""What the system knows for the order on the curator and the mentors."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nastavnik.insights.papers import Here, gathered
from nastavnik.rules.documents.papers.running import CURATOR_ORDER, CuratorFacts, Mentor
from tests.apps.documents.orders import make_teacher
from tests.factories import TODAY, YEAR, District, make_mentor, make_person, system


def mentors_of(district: District) -> tuple[Mentor, ...]:
    facts = gathered(CURATOR_ORDER, Here(district.school, system, TODAY))
    assert isinstance(facts, CuratorFacts)
    return facts.mentors


def test_mentors_of_the_year_with_their_form_and_what_they_help_in(district: District) -> None:
    make_teacher(district.school, surname="Яковлева")
    make_mentor(
        make_person(district.school, surname="Абрамов", class_name="11а"), "Химия.", form_code="pupil-pupil"
    )

    first, second = mentors_of(district)

    assert (str(first.who.name), first.form, first.help_in) == (  # type: ignore[union-attr]  # there is one
        "Абрамов Егор Семёнович", "ученик – ученик", "Химия",
    )  # fmt: skip
    assert first.who.class_label == "11а"  # type: ignore[union-attr]  # there is one
    assert (second.who.post, second.form) == ("Учитель математики", "")  # type: ignore[union-attr]  # there is one


def test_nobody_without_consent_or_of_another_year_or_school_is_named(district: District) -> None:
    make_mentor(make_person(district.school, consent=False))
    make_mentor(make_person(district.school), year=YEAR - 1)
    make_teacher(district.next_school)

    assert mentors_of(district) == ()


def test_many_mentors_cost_as_few_queries_as_one(district: District) -> None:
    here = Here(district.school, system, TODAY)
    make_teacher(district.school)
    with CaptureQueriesContext(
        connection,
    ) as one:
        gathered(CURATOR_ORDER, here)
    for _ in range(5):
        make_teacher(district.school)
    with CaptureQueriesContext(connection) as six:
        assert len(gathered(CURATOR_ORDER, here).mentors) == 6  # type: ignore[attr-defined]  # facts of this paper
    assert len(one) == len(six)


pytestmark = pytest.mark.django_db
