"""What the system knows for papers on the paid work of mentors."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nastavnik.insights.papers import Here, gathered
from nastavnik.pairs.models import Pair, PairState
from nastavnik.people.models import MentorProfile, Person
from nastavnik.rules.documents.papers.staff import (
    MENTOR_CONSENT,
    MENTOR_PAYMENT_ORDER,
    Assigned,
    ConsentFacts,
    PaymentFacts,
)
from tests.apps.documents.orders import make_pupil, make_teacher
from tests.factories import TODAY, District, make_pair, make_person, make_request, system

pytestmark = pytest.mark.django_db


def young(district: District, surname: str) -> Person:
    return make_person(
        district.school,
        surname=surname,
        gender="f",
        occupation="teacher",
        post="Учитель химии",
        class_name="",
    )


def teach(mentor: MentorProfile, *mentees: Person, **facts: object) -> Pair:
    return make_pair(mentor, *(make_request(one) for one in mentees), form="teacher-teacher", **facts)


def consent_of(person: Person, district: District) -> ConsentFacts:
    facts = gathered(MENTOR_CONSENT, Here(district.school, system, TODAY, person=person))
    assert isinstance(facts, ConsentFacts)
    return facts


def assigned(district: District) -> tuple[Assigned, ...]:
    facts = gathered(MENTOR_PAYMENT_ORDER, Here(district.school, system, TODAY))
    assert isinstance(facts, PaymentFacts)
    return facts.mentors


def test_the_consent_names_those_whom_the_person_mentors(district: District) -> None:
    mentor = make_teacher(district.school)
    teach(mentor, young(district, "Слепцова"), young(district, "Жук"))

    facts = consent_of(mentor.person, district)

    assert facts.employee is not None
    assert facts.employee.post == "Учитель математики"
    assert [one.name.surname for one in facts.mentees] == ["Слепцова", "Жук"]
    assert facts.form == "учитель – учитель"
    assert facts.head is not None
    assert facts.head.name.surname == "Рожина"


def test_somebody_without_pairs_has_nothing_filled_in(district: District) -> None:
    facts = consent_of(make_teacher(district.school).person, district)
    assert (facts.mentees, facts.form) == ((), "")


def test_a_mentor_stands_once_with_all_his_pairs(district: District) -> None:
    mentor = make_teacher(district.school)
    teach(mentor, young(district, "Слепцова"), starts_on=date(2026, 10, 5), ends_on=date(2027, 5, 29))
    teach(mentor, young(district, "Жук"), starts_on=date(2026, 9, 7), ends_on=date(2027, 2, 26))

    (one,) = assigned(district)

    assert [name.split()[0] for name in one.mentees.split("; ")] == ["Слепцова", "Жук"]
    assert (one.starts, one.ends) == (date(2026, 9, 7), date(2027, 5, 29))
    assert (one.consent, one.amount) == (None, None)


def test_pairs_of_pupils_and_pairs_that_ended_are_no_paid_work(district: District) -> None:
    mentor = make_teacher(district.school)
    make_pair(mentor, make_request(make_pupil(district.school, 0)), form="student-pupil")
    ended = teach(mentor, young(district, "Слепцова"))
    Pair.objects.filter(pk=ended.pk).update(state=PairState.FINISHED, ended_on=TODAY)

    assert assigned(district) == ()


def test_many_mentors_cost_as_few_queries_as_one(district: District) -> None:
    teach(make_teacher(district.school), young(district, "Слепцова"))
    with CaptureQueriesContext(connection) as one:
        assigned(district)
    for surname in ("Жук", "Рой", "Ким"):
        teach(make_teacher(district.school), young(district, surname))
    with CaptureQueriesContext(connection) as four:
        assert len(assigned(district)) == 4
    assert len(one) == len(four)
