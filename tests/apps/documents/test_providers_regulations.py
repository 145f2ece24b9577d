"""Forms, role models and kinds that regulations and programmes take from what an organisation runs."""

from datetime import date
from typing import Any

import pytest

from nastavnik.insights.papers.here import Here
from nastavnik.insights.papers.regulations import every_form, pupils_forms, teachers_forms, teachers_kinds
from nastavnik.programmes.models import RoleModel
from nastavnik.rules.documents.papers.approval import FormLine
from tests.factories import District, actor, make_district, make_running_form

pytestmark = pytest.mark.django_db


def _here(district: District) -> Here:
    return Here(unit=district.school, by=actor(district.alisa), today=date(2026, 11, 21))


def test_forms_are_divided_by_whose_mentoring_they_are() -> None:
    district = make_district()
    pupils = make_running_form(district.school, "pupil-pupil")
    pupils.role_models.add(RoleModel.objects.get(form=pupils.form, code="leader"))
    make_running_form(district.school, "educator-beginner")
    make_running_form(district.school, "teacher-teacher")
    make_running_form(district.next_school, "student-pupil")
    make_running_form(district.school, "employer-pupil", year=2025)
    here = _here(district)
    assert FormLine(form="Ученик – ученик", role_models="лидер – пассивный") in pupils_forms(here)
    assert {one.form for one in pupils_forms(here)} == {"Ученик – ученик", "Учитель – учитель"}
    assert {one.form for one in teachers_forms(here)} == {"Педагог – молодой специалист", "Учитель – учитель"}
    assert len(every_form(here)) == 3


def test_kinds_are_the_chosen_ones_each_once_with_their_meaning() -> None:
    district = make_district()
    make_running_form(district.school, "educator-beginner", kinds=["traditional", "reverse"])
    make_running_form(district.school, "educator-educator", kinds=["traditional"])
    found = teachers_kinds(_here(district))
    assert len(found) == 2
    assert found[0] == "традиционное – опытный педагог длительно сопровождает начинающего один на один"


def test_an_organisation_without_forms_has_none() -> None:
    here = _here(make_district())
    assert every_form(here) == pupils_forms(here) == teachers_forms(here) == teachers_kinds(here) == ()


def test_queries_do_not_grow_with_forms(django_assert_num_queries: Any) -> None:
    district = make_district()
    for code in ("pupil-pupil", "student-pupil", "employer-pupil"):
        make_running_form(district.school, code)
    here = _here(district)
    with django_assert_num_queries(2):
        assert len(every_form(here)) == 3
