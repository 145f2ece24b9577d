"""Figures that a programme takes from the bases and the catalogue of indicators."""

from datetime import date

import pytest

from nastavnik.insights.papers.here import Here
from nastavnik.insights.papers.programmes import mentees_in_base, mentors_in_base, planned_figures
from nastavnik.monitoring.models import Target
from tests.factories import actor, make_district, make_mentor, make_person, make_request

pytestmark = pytest.mark.django_db


def _here() -> Here:
    district = make_district()
    return Here(unit=district.school, by=actor(district.alisa), today=date(2026, 11, 21))


def test_persons_of_the_bases_are_counted_only_of_this_year_and_school() -> None:
    here = _here()
    pupil = make_person(here.unit)
    make_request(pupil)
    make_request(pupil, year=2025)
    make_mentor(make_person(here.unit))
    next_school = here.unit.parent.children.exclude(pk=here.unit.pk).get()  # type: ignore[union-attr]
    make_request(make_person(next_school))
    assert (mentors_in_base(here), mentees_in_base(here)) == (1, 1)


def test_empty_bases_are_no_figures() -> None:
    here = _here()
    assert mentors_in_base(here) is None
    assert mentees_in_base(here) is None


def test_plans_are_those_of_the_nearest_unit() -> None:
    here = _here()
    Target.objects.create(
        unit=here.unit.parent, indicator_code="K2", year=2026, value="12.5", source="приказ"
    )
    plans = {one.title: one.plan for one in planned_figures(here)}
    of_mentors = next(plan for title, plan in plans.items() if "15–19" in title)
    of_mentees = next(plan for title, plan in plans.items() if "10–19 лет, вошедших" in title)
    assert (of_mentors, of_mentees) == ("12,5 %", "70 %")
