"""Persons, requests and profiles as the curator changes them; topics by one click; saved views."""

from datetime import date
from typing import Any

import pytest

from nastavnik.journal.models import Entry
from nastavnik.people.actions.persons import add_person, change_person, correct_name_forms
from nastavnik.people.actions.roles import (
    add_topic,
    change_mentor_profile,
    change_request,
    confirm_topics,
    remove_topic,
    reread_topics,
    set_mentor_profile,
    set_request,
)
from nastavnik.people.actions.topics import change_topic, create_topic
from nastavnik.people.actions.views import forget_view, save_view
from nastavnik.people.models import Person, Request, SavedView, Topic
from nastavnik.people.queries import saved_views
from nastavnik.people.topics import read_topics, topics_of
from nastavnik.rules.access import SYSTEM
from nastavnik.rules.outcome import Conflict, Refused
from nastavnik.rules.people.standing import is_young_specialist
from tests.conftest import NOW, TODAY
from tests.factories import YEAR, District, actor, make_mentor, make_person, make_request

WHEN: dict[str, Any] = {"by": SYSTEM, "now": NOW, "today": TODAY}
BY: dict[str, Any] = {"by": SYSTEM, "now": NOW}


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_a_person_is_added_as_a_draft_with_his_keys(district: District) -> None:
    person = add_person(
        district.school, surname="семёнова", given="Ия", patronymic="Петровна", born=date(2012, 1, 2), **WHEN
    )

    assert (person.surname, person.gender, person.birth_year) == ("Семёнова", "f", 2012)
    assert person.search_key == "семенова ия петровна"
    assert person.consent_valid_from is None
    assert Entry.objects.get(verb="people.person.added").facts == {}


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"surname": "", "given": ""}, "person.nameless"),
        ({"surname": "Рожин", "born": date(2027, 1, 1)}, "person.born"),
        ({"surname": "Рожин", "born": date(1900, 1, 1)}, "person.born"),
        ({"surname": "Рожин", "email": "не адрес"}, "people.person.email"),
        ({"surname": "Рожин", "occupation": "king"}, "people.person.occupation"),
        (
            {"surname": "Рожин", "born": date(1990, 1, 1), "experience_from": date(1989, 1, 1)},
            "person.experience",
        ),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    district: District, facts: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        add_person(district.school, **facts, **WHEN)

    assert codes(refused) == [code]
    assert not Person.objects.exists()


@pytest.mark.parametrize("name", ["organisation", "version", "consent_valid_from", "created_at"])
def test_facts_that_follow_from_others_cannot_be_set(district: District, name: str) -> None:
    with pytest.raises(TypeError):
        add_person(district.school, surname="Рожин", **(WHEN | {name: 1}))


def test_two_curators_at_one_card(district: District) -> None:
    person = make_person(district.school, class_name="9А")
    change_person(person, version=1, class_name="9Б", **WHEN)

    with pytest.raises(Conflict) as conflict:
        change_person(person, version=1, class_name="9В", **WHEN)

    assert conflict.value.fields == {"Класс или группа": ("9В", "9Б")}


def test_nothing_changed_is_no_new_version(district: District) -> None:
    person = make_person(district.school, class_name="9А")

    assert change_person(person, version=1, class_name="9А", **WHEN).version == 1
    assert not Entry.objects.filter(verb="people.person.changed").exists()


def test_corrected_cases_are_kept_until_the_name_changes(district: District) -> None:
    person = make_person(district.school)
    correct_name_forms(
        person, forms={"surname.dative": "Готовцеву", "given.dative": "Егору"}, version=1, **BY
    )
    person.refresh_from_db()

    changed = change_person(person, version=2, surname="Рожин", **WHEN)

    assert changed.forms_of_name == {"given.dative": "Егору"}


def test_an_unknown_case_is_our_mistake(district: District) -> None:
    with pytest.raises(TypeError):
        correct_name_forms(make_person(district.school), forms={"surname.vocative": "x"}, version=1, **BY)


@pytest.mark.parametrize(
    ("since", "young"),
    [(date(2023, 11, 21), True), (date(2023, 11, 20), False), (date(2026, 9, 1), True), (None, None)],
)
def test_young_specialists_teach_for_up_to_three_years(since: date | None, young: bool | None) -> None:
    assert is_young_specialist(since, TODAY) is young


@pytest.mark.fulfils("S2-5.1")
def test_a_request_is_read_into_topics(district: District) -> None:
    person = make_person(district.school)

    request = set_request(person, year=YEAR, text="Подготовка к ОГЭ по математике", asked_on=TODAY, **BY)

    assert {topic.code for topic in request.topics.all()} == {"oge", "maths"}
    assert not request.topics_confirmed
    with pytest.raises(Refused):
        set_request(person, year=YEAR, text="ещё", asked_on=TODAY, **BY)


def test_topics_are_corrected_by_one_click_and_then_stay(district: District) -> None:
    request = set_request(make_person(district.school), year=YEAR, text="Математика", asked_on=TODAY, **BY)
    maths, chess = Topic.objects.get(code="maths"), Topic.objects.get(code="chess")

    remove_topic(request, maths, **BY)
    add_topic(request, chess, **BY)
    request = change_request(request, version=1, text="Физика", **BY)

    assert list(request.topics.all()) == [chess]
    assert request.topics_confirmed
    reread_topics(request, **BY)
    assert [topic.code for topic in request.topics.all()] == ["physics"]


def test_confirmed_topics_survive_a_new_text(district: District) -> None:
    profile = set_mentor_profile(make_person(district.school), year=YEAR, text="Математика", **BY)
    confirm_topics(profile, **BY)

    profile = change_mentor_profile(profile, version=1, text="Шахматы", **BY)

    assert [topic.code for topic in profile.topics.all()] == ["maths"]


def test_a_topic_of_another_region_cannot_be_added(district: District) -> None:
    theirs = create_topic(district.next_school, title="Кёрлинг", words="кёрлинг", **BY)
    request = make_request(make_person(district.school))

    with pytest.raises(Refused) as refused:
        add_topic(request, theirs, **BY)

    assert codes(refused) == ["topic.strange"]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"age_min": 15, "age_max": 10}, "people.mentorprofile.row"),
        ({"capacity": 0}, "profile.capacity"),
        ({"entered_on": date(2026, 10, 2), "finished_on": date(2026, 10, 1)}, "role.dates"),
    ],
)
def test_an_impossible_profile_is_refused(district: District, facts: dict[str, Any], code: str) -> None:
    profile = make_mentor(make_person(district.school))

    with pytest.raises(Refused) as refused:
        change_mentor_profile(profile, version=1, **facts, **BY)

    assert codes(refused) == [code]


def test_the_catalogue_grows_and_texts_are_read_with_it_at_once(district: District) -> None:
    assert read_topics(district.school, "Люблю кёрлинг") == ()

    topic = create_topic(district.municipality, title="Кёрлинг", words="кёрлинг, камни лёд", **BY)

    assert topic.words == "кёрлинг\nкамни лёд"
    assert read_topics(district.school, "Люблю кёрлинг") == (topic.pk,)
    assert read_topics(district.far_school, "Люблю кёрлинг") == ()
    change_topic(topic, version=1, title="Кёрлинг", words="кёрлинг", active=False, **BY)
    assert read_topics(district.school, "Люблю кёрлинг") == ()
    assert topic.pk not in topics_of(district.school)


def test_a_built_in_topic_is_not_changed_and_not_doubled(district: District) -> None:
    with pytest.raises(Refused) as builtin:
        change_topic(Topic.objects.get(code="maths"), version=1, title="x", words="x", **BY)
    with pytest.raises(Refused) as double:
        create_topic(district.school, title="математика", words="x", **BY)

    assert (codes(builtin), codes(double)) == (["topic.builtin"], ["topic.double"])


def test_saved_views_are_the_users_own(district: District) -> None:
    alisa, vera = actor(district.alisa), actor(district.vera)
    view = save_view(area="people", title="9 классы", query="class=9", by=alisa)
    save_view(area="people", title="9 классы", query="class=9А", by=alisa)

    forget_view(view.pk, by=vera)
    assert [v.query for v in saved_views(alisa, "people")] == ["class=9А"]
    assert saved_views(vera, "people") == []
    forget_view(view.pk, by=alisa)
    assert not SavedView.objects.exists()


def test_a_request_of_last_year_is_another_request(district: District) -> None:
    person = make_person(district.school)
    make_request(person, year=YEAR - 1)

    set_request(person, year=YEAR, text="Физика", asked_on=TODAY, **BY)

    assert Request.objects.filter(person=person).count() == 2
