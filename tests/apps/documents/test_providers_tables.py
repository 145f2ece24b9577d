"""What the system itself knows for the tables: forms, plans of a territory, competences, stages of the year."""

from datetime import date

import pytest

from nastavnik.insights.papers import Here, gathered
from nastavnik.insights.papers import tables as known
from nastavnik.monitoring.models import Target
from nastavnik.orgs.models import ParticipationList, Unit, YearFigure
from nastavnik.people.models import Topic
from nastavnik.programmes.models import Form, RoleModel
from nastavnik.rules.documents.papers.planned_figures import PLANNED_FIGURES, PlannedFigures
from nastavnik.rules.documents.papers.resource_map import RESOURCE_MAP
from nastavnik.rules.documents.papers.roadmap import ROADMAP
from nastavnik.rules.documents.papers.role_models import ROLE_MODELS
from nastavnik.rules.outcome import blocking
from tests.factories import (
    NOW,
    TODAY,
    YEAR,
    District,
    actor,
    make_mentor,
    make_person,
    make_running_form,
    make_unit,
)


def here(district: District, unit: Unit | None = None) -> Here:
    return Here(unit or district.school, actor(district.alisa), TODAY)


def figure(unit: Unit, kind: str, value: int) -> None:
    YearFigure.objects.create(
        unit=unit, year=YEAR, kind=kind, value=value, source="ОО-1", as_of=TODAY, recorded_at=NOW
    )


def plan(unit: Unit, code: str, value: str) -> None:
    Target.objects.create(unit=unit, indicator_code=code, year=2026, value=value, source="приказ")


@pytest.mark.fulfils("S3-3.1")
def test_role_models_are_those_that_the_organisation_runs(district: District) -> None:
    running = make_running_form(district.school)
    running.role_models.add(RoleModel.objects.get(form__code="pupil-pupil", code="equal"))
    make_running_form(district.next_school, "teacher-teacher")
    facts = gathered(ROLE_MODELS, here(district))
    (form,) = facts.forms
    assert form.form == "Ученик – ученик"
    assert form.models == ("«равный – равному» — обмен умениями: каждый силён в своём, учатся друг у друга",)
    assert [one.text for one in blocking(ROLE_MODELS.problems(facts))] == []


@pytest.mark.fulfils("S0-2.3.5")
def test_forms_are_described_from_the_catalogue(district: District) -> None:
    everything = known.forms(here(district))
    assert {one.form for one in everything} >= {"Ученик – ученик", "Учитель – учитель"}
    make_running_form(district.school, "teacher-teacher")
    (form,) = known.forms(here(district))
    assert (form.mentors, form.mentees) == ("педагогический работник", "педагогический работник")
    assert form.whose == "наставничество обучающихся"
    assert form.essence == Form.objects.get(code="teacher-teacher").description
    assert "опытный учитель – молодой специалист" in form.models
    assert {one.form for one in known.forms(here(district, district.municipality))} >= {"Ученик – ученик"}


@pytest.mark.fulfils("S0-2.3.7")
def test_plans_of_a_municipality_are_counted_from_its_figures_and_shares(district: District) -> None:
    figure(district.school, "pupils_10_19", 241)
    plan(district.school, "K1", "12.5")
    plan(district.municipality, "K2", "10")
    figure(district.school, "pupils_15_19", 40)
    facts = gathered(PLANNED_FIGURES, here(district, district.municipality))
    assert facts.year == 2026
    assert facts.figures == (
        PlannedFigures(
            organisation="Школа № 5", pupils=241, mentees_share="12,5", mentees=31, elders=40, mentors_share="10",
            mentors=4, young_share="70",
        ),
        PlannedFigures(organisation="Школа № 6", mentees_share="70", mentors_share="10", young_share="70"),
    )  # fmt: skip


def test_a_region_has_all_its_organisations_with_their_municipalities(district: District) -> None:
    found = known.figures(here(district, district.region))
    assert [(one.territory, one.organisation) for one in found] == [
        ("Липовский район", "Школа № 7"),
        ("Тихвинский район", "Школа № 5"),
        ("Тихвинский район", "Школа № 6"),
    ]


def test_where_a_list_of_participants_stands_only_they_are_planned(district: District) -> None:
    listed = ParticipationList.objects.create(
        unit=district.municipality, year=YEAR, act_title="О перечне", act_body="Управление", act_number="1",
        act_date=date(2026, 9, 1),
    )  # fmt: skip
    listed.organisations.add(district.next_school)
    of_municipality = known.figures(here(district, district.municipality))
    assert [one.organisation for one in of_municipality] == ["Школа № 6"]
    of_region = known.figures(here(district, district.region))
    assert [one.organisation for one in of_region] == ["Школа № 7", "Школа № 6"]


def test_plans_take_the_same_queries_for_two_organisations_and_for_five(
    district: District, django_assert_num_queries
) -> None:
    place = here(district, district.municipality)
    with django_assert_num_queries(5):
        known.figures(place)
    for _ in range(3):
        make_unit(district.municipality)
    with django_assert_num_queries(5):
        assert len(known.figures(place)) == 5


@pytest.mark.fulfils("S0-2.5.4")
def test_mentors_are_counted_by_competences_and_partners_by_name(district: District) -> None:
    topic = Topic.objects.create(code="probe", title="Олимпиадная математика", words="олимпиада")
    for number in range(2):
        make_mentor(make_person(district.school, surname=f"Усов{'аб'[number]}")).topics.add(topic)
    make_mentor(make_person(district.school, partner="ООО «Ромашка»"))
    make_mentor(make_person(district.next_school)).topics.add(topic)
    facts = gathered(RESOURCE_MAP, here(district))
    assert [(one.kind, one.name.replace("\N{NO-BREAK SPACE}", " ")) for one in facts.resources] == [
        ("staff", "Наставники по теме «Олимпиадная математика»: 2 человека"),
        ("staff", "Наставники, у которых тема не указана: 1 человек"),
        ("partners", "ООО «Ромашка»: 1 наставник"),
    ]
    assert [one.text for one in blocking(RESOURCE_MAP.problems(facts))] == []


def test_the_roadmap_begins_with_the_stages_of_the_school_year(district: District) -> None:
    facts = gathered(ROADMAP, here(district))
    assert facts.events[0].due == date(2026, 9, 15)
    assert facts.events[-1].due == date(2027, 5, 31)
    assert [one.text for one in blocking(ROADMAP.problems(facts))] == []
