"""K1–K3 counted from people, with plan, difference and the list behind each figure."""

from datetime import date
from decimal import Decimal

import pytest

from nastavnik.monitoring.queries import (
    Figure,
    indicators_below,
    indicators_of,
    people_behind,
    shares_of_forms,
)
from nastavnik.orgs.actions import set_year_figure
from nastavnik.orgs.models import Unit
from nastavnik.rules.indicators import Measure
from tests.factories import (
    NOW,
    SYSTEM,
    TODAY,
    YEAR,
    make_mentor,
    make_pair,
    make_person,
    make_request,
    make_unit,
)


def state(unit: Unit, **figures: int) -> None:
    for kind, value in figures.items():
        set_year_figure(
            unit,
            year=YEAR,
            kind=kind,
            value=value,
            source="ОО-1",
            as_of=date(2026, 9, 20),
            by=SYSTEM,
            now=NOW,
        )


def by_code(unit: Unit, on: date = TODAY) -> dict[str, Figure]:
    return {figure.code: figure for figure in indicators_of(unit, on=on)}


@pytest.mark.fulfils("X-10", "S3-1.1", "S3-4.1", "S3-4.5")
def test_each_person_is_counted_once_by_age_on_the_date(district) -> None:
    school = district.school
    state(school, pupils_10_19=10, pupils_15_19=4, young_specialists=2)
    senior = make_person(school, born=date(2010, 5, 1))  # 16: mentor and mentee at once
    nine = make_person(school, born=date(2016, 11, 22))  # turns ten on the next day
    ten = make_person(school, born=date(2016, 11, 21))
    make_pair(make_mentor(senior, capacity=3), make_request(nine), make_request(ten))
    teacher = make_mentor(make_person(school, occupation="teacher", born=date(1980, 1, 1)))
    young = make_person(school, occupation="teacher", born=date(2002, 1, 1), experience_from=date(2024, 9, 1))
    make_pair(teacher, make_request(young), form="teacher-teacher")
    make_pair(teacher, make_request(senior), form="teacher-teacher")

    found = by_code(school)

    assert (found["K1"].value.numerator, found["K1"].shown) == (2, "20,0 %")  # ten and senior
    assert (found["K2"].value.numerator, found["K2"].shown) == (1, "25,0 %")
    assert (found["K3"].value.numerator, found["K3"].shown) == (1, "50,0 %")
    assert found["K0"].value.numerator == 5
    assert found["K1"].value.plan == Decimal("70.0")
    assert found["K1"].value.difference == Decimal("-50.0")
    assert (found["K1"].status, found["K2"].status) == ("ниже плана", "план выполнен")
    assert set(people_behind(school.path, Measure.MENTEES_10_19, on=TODAY)) == {ten, senior}
    assert set(people_behind(school.path, Measure.YOUNG_MENTEES, on=TODAY)) == {young}


def test_only_pairs_that_had_begun_by_the_date_count(district) -> None:
    school = district.school
    mentor = make_mentor(make_person(school, born=date(2009, 5, 1)))
    make_pair(mentor, make_request(make_person(school)), starts_on=date(2026, 11, 1))

    assert by_code(school, date(2026, 10, 31))["K1"].value.numerator == 0
    assert by_code(school, date(2026, 11, 1))["K1"].value.numerator == 1


def test_a_pair_of_the_year_counts_after_its_end_and_not_in_the_next_year(district) -> None:
    school = district.school
    mentor = make_mentor(make_person(school))
    make_pair(
        mentor, make_request(make_person(school)), starts_on=date(2026, 10, 1), ended_on=date(2026, 11, 1)
    )

    assert by_code(school)["K1"].value.numerator == 1
    assert by_code(school, date(2027, 9, 10))["K1"].value.numerator == 0


@pytest.mark.fulfils("X-10")
def test_missing_denominator_is_a_dash_and_the_district_says_how_many_schools_are_known(district) -> None:
    make_pair(make_mentor(make_person(district.school)), make_request(make_person(district.school)))
    state(district.next_school, pupils_10_19=40)

    assert by_code(district.school)["K1"].shown == "—"
    value = by_code(district.municipality)["K1"].value
    assert (value.numerator, value.share, value.known, value.asked) == (1, Decimal("0.0"), 1, 2)


@pytest.mark.fulfils("X-1")
def test_rows_below_sum_up_to_the_unit_above(district) -> None:
    for school, mentees in ((district.school, 3), (district.next_school, 1), (district.far_school, 2)):
        state(school, pupils_10_19=10)
        mentor = make_mentor(make_person(school, born=date(1980, 1, 1), occupation="teacher"), capacity=5)
        make_pair(mentor, *(make_request(make_person(school)) for _ in range(mentees)))

    rows = indicators_below(district.region, on=TODAY)
    schools = indicators_below(district.municipality, on=TODAY)

    assert [(r.unit.short_name, r.figures[1].value.numerator) for r in rows] == [
        ("Липовский район", 2),
        ("Тихвинский район", 4),
    ]
    assert [r.figures[1].shown for r in schools] == ["30,0 %", "10,0 %"]
    assert by_code(district.region)["K1"].shown == "20,0 %"


def test_service_organisations_are_not_asked_for_figures(district) -> None:
    make_unit(district.municipality, kind="method", short_name="Методический центр")

    assert by_code(district.municipality)["K1"].value.asked == 2


@pytest.mark.fulfils("S3-2.1")
def test_shares_of_forms_by_district_on_a_date(district) -> None:
    school = district.school
    mentor = make_mentor(make_person(school), capacity=3)
    make_pair(mentor, *(make_request(make_person(school)) for _ in range(3)))
    teacher = make_mentor(make_person(school, occupation="teacher"))
    make_pair(teacher, make_request(make_person(school, occupation="teacher")), form="teacher-teacher")

    found = [
        (s.unit.short_name, s.form, s.pairs, s.mentees, s.share)
        for s in shares_of_forms(district.region, on=TODAY)
    ]

    assert [(name, mentees, share) for name, _, _, mentees, share in found] == [
        ("Тихвинский район", 3, Decimal("75.0")),
        ("Тихвинский район", 1, Decimal("25.0")),
    ]


@pytest.mark.parametrize("schools", [1, 3])
def test_queries_do_not_grow_with_schools(district, django_assert_num_queries, schools) -> None:
    for _ in range(schools):
        school = make_unit(district.municipality)
        make_pair(make_mentor(make_person(school)), make_request(make_person(school)))

    with django_assert_num_queries(7):
        indicators_below(district.municipality, on=TODAY)
