"""Figures of a territory for its letters and notes; what a certificate knows of a person's pair."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nastavnik.insights.papers import letters
from nastavnik.insights.papers.here import Here
from nastavnik.orgs.models import YearFigure
from nastavnik.pairs.models import PairMember
from nastavnik.people.models import Person
from tests.factories import (
    NOW,
    YEAR,
    District,
    actor,
    make_district,
    make_mentor,
    make_pair,
    make_person,
    make_request,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 21)


def _territory(district: District) -> Here:
    return Here(unit=district.municipality, by=actor(district.boris), today=DAY)


def _here(district: District, person: Person) -> Here:
    return Here(unit=district.school, by=actor(district.alisa), today=DAY, person=person)


def _state(district: District, **figures: int) -> None:
    for kind, value in figures.items():
        YearFigure.objects.create(
            unit=district.school, year=YEAR, kind=kind, value=value, source="ОО-1", as_of=DAY, recorded_at=NOW
        )


def test_units_below_stand_with_their_three_shares() -> None:
    district = make_district()
    _state(district, pupils_10_19=8)
    make_pair(make_mentor(make_person(district.school)), make_request(make_person(district.school)))
    rows = {one.unit: one for one in letters.units(_territory(district))}
    assert set(rows) == {"Школа № 5", "Школа № 6"}
    assert (rows["Школа № 5"].mentees, rows["Школа № 6"].mentees) == ("12,5 %", "—")


def test_figures_of_the_territory_carry_plan_and_status() -> None:
    district = make_district()
    _state(district, pupils_10_19=8)
    make_pair(make_mentor(make_person(district.school)), make_request(make_person(district.school)))
    found = next(one for one in letters.figures(_territory(district)) if "10–19 лет, вошедших" in one.title)
    assert (found.plan, found.fact, found.status) == ("70 %", "12,5 %", "ниже плана")


def test_those_who_owe_no_figure_have_answered() -> None:
    district = make_district()
    here = _territory(district)
    assert (letters.organisations(here), letters.answered(here)) == (2, 0)
    _state(district, pupils=20, pupils_10_19=8, pupils_15_19=4, teachers=10, young_specialists=2)
    assert letters.answered(here) == 1


def test_a_certificate_knows_the_role_the_form_and_the_term() -> None:
    district = make_district()
    mentor, mentee = make_person(district.school), make_person(district.school)
    pair = make_pair(make_mentor(mentor), make_request(mentee), ends_on=date(2027, 5, 31))
    here = _here(district, mentor)
    assert (letters.role(here), letters.form(here)) == ("mentor", "Ученик – ученик")
    assert (letters.starts(here), letters.ends(here)) == (date(2026, 10, 5), date(2027, 5, 31))
    assert letters.role(_here(district, mentee)) == "mentee"
    PairMember.objects.filter(pair=pair).update(left_on=date(2026, 11, 1))
    assert letters.ends(_here(district, mentee)) == date(2026, 11, 1)


def test_somebody_without_a_pair_is_a_participant() -> None:
    district = make_district()
    here = _here(district, make_person(district.school))
    assert (letters.role(here), letters.form(here)) == ("participant", "")
    assert letters.starts(here) is letters.ends(here) is None
    nobody = Here(unit=district.school, by=actor(district.alisa), today=DAY)
    assert letters.role(nobody) == "participant"


def test_queries_do_not_grow_with_organisations(django_assert_max_num_queries: Any) -> None:
    here = _territory(make_district())
    with django_assert_max_num_queries(14):
        letters.units(here)
    with django_assert_max_num_queries(2):
        letters.answered(here)


def test_the_executor_is_the_one_who_makes_the_letter() -> None:
    here = _territory(make_district())
    made = letters.author(here)
    assert made is not None
    assert str(made.name).startswith("Окоёмов Борис")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 12, 31), "в IV квартале 2026 г."),
        (date(2027, 1, 1), "в I квартале 2027 г."),
        (date(2027, 6, 30), "во II квартале 2027 г."),
    ],
)
def test_the_quarter_is_that_of_the_calendar(day: date, words: str) -> None:
    assert letters.quarter(replace(_territory(make_district()), today=day)) == words
