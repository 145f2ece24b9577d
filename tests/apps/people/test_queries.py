"""The list of people: sub-bases, filters, counts, search; who sees whom; the card."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import Http404

from nastavnik.people.actions.consents import record_consent, withdraw_consent
from nastavnik.people.lists import ConsentState, PeopleFilters, facets
from nastavnik.people.models import Person, Topic
from nastavnik.people.queries import (
    class_names,
    described_by_ids,
    may_see_category,
    mentors_for,
    people_page,
    people_with_roles,
    person_card,
)
from nastavnik.rules.access import SYSTEM, Permission
from tests.conftest import NOW, TODAY
from tests.factories import YEAR, District, actor, make_mentor, make_person, make_request

WHEN: dict[str, Any] = {"by": SYSTEM, "now": NOW, "today": TODAY}


def found(order: str = "name", **filters: Any) -> list[str]:
    page = people_page(Person.objects.all(), PeopleFilters(**filters), year=YEAR, today=TODAY, order=order)
    return [person.surname for person in page]


@pytest.fixture
def base(district: District) -> dict[str, Person]:
    """One of each sub-base, by surname."""
    school = district.school
    people = {
        "Алексеев": make_person(school, surname="Алексеев", class_name="9А", phone="+79145550102"),
        "Борисов": make_person(school, surname="Борисов", class_name="10Б"),
        "Васильев": make_person(school, surname="Васильев", occupation="graduate", class_name=""),
        "Громов": make_person(school, surname="Громов", occupation="employer", class_name=""),
        "Дёмин": make_person(
            school, surname="Дёмин", occupation="teacher", class_name="", experience_from=date(2025, 9, 1),
            consent=False,
        ),
    }  # fmt: skip
    make_request(people["Алексеев"], asked_on=date(2026, 10, 1), category="hard_life")
    make_request(people["Дёмин"], asked_on=date(2026, 9, 1), form_code="teacher-teacher")
    for name in ("Борисов", "Громов", "Дёмин"):
        make_mentor(people[name])
    make_mentor(people["Васильев"], year=YEAR - 1)
    return people


@pytest.mark.fulfils("S2-2.7b", "S2-2.7c", "S2-2.7d", "S2-2.7e")
@pytest.mark.parametrize(
    ("code", "surnames"),
    [
        ("pupils-mentees", ["Алексеев"]),
        ("pupils-mentors", ["Борисов"]),
        ("graduates", ["Васильев"]),
        ("enterprises", ["Громов"]),
        ("teachers", ["Дёмин"]),
    ],
)
def test_the_sub_bases_are_views_of_one_base(base: dict[str, Person], code: str, surnames: list[str]) -> None:
    assert found(base=code) == surnames


@pytest.mark.parametrize(
    ("filters", "surnames"),
    [
        ({"role": "mentee"}, ["Алексеев", "Дёмин"]),
        ({"role": "both"}, ["Дёмин"]),
        ({"role": "none"}, ["Васильев"]),
        ({"role": "former"}, ["Васильев"]),
        ({"class_name": "9А"}, ["Алексеев"]),
        ({"occupation": "teacher"}, ["Дёмин"]),
        ({"consent": "none"}, ["Дёмин"]),
        ({"form": "teacher-teacher"}, ["Дёмин"]),
        ({"category": "hard_life"}, ["Алексеев"]),
        ({"young": True}, ["Дёмин"]),
        ({"waiting_days": 60}, ["Дёмин"]),
        ({"text": "дем"}, ["Дёмин"]),
        ({"text": "Егор гро"}, ["Громов"]),
        ({"text": "омов"}, []),
        ({"text": "8 914 555-01-02"}, ["Алексеев"]),
        ({"text": "«»"}, []),
        ({"role": "mentor", "occupation": "pupil"}, ["Борисов"]),
    ],
)
def test_filters(base: dict[str, Person], filters: dict[str, Any], surnames: list[str]) -> None:
    assert found(**filters) == surnames


def test_a_topic_of_either_role_finds_its_person(base: dict[str, Person]) -> None:
    chess = Topic.objects.get(code="chess")
    base["Борисов"].mentor_profiles.get().topics.add(chess)
    base["Васильев"].mentor_profiles.get().topics.add(chess)

    assert found(topic=chess.pk) == ["Борисов"]


def test_orders(base: dict[str, Person]) -> None:
    assert found("-name")[0] == "Дёмин"
    assert found("waiting")[:2] == ["Дёмин", "Алексеев"]


def test_states_of_consent(district: District) -> None:
    def person(name: str) -> Person:
        return make_person(district.school, surname=name, consent=False, born=date(2012, 3, 5))

    record_consent(person("Действует"), signed_on=date(2026, 9, 1), **WHEN)
    record_consent(person("Кончается"), signed_on=date(2026, 9, 1), valid_until=TODAY + timedelta(30), **WHEN)
    record_consent(person("Истекло"), signed_on=date(2026, 9, 1), valid_until=date(2026, 10, 1), **WHEN)
    withdrawn = record_consent(person("Отозвано"), signed_on=date(2026, 9, 1), **WHEN)
    withdraw_consent(withdrawn, on=TODAY, **WHEN)
    person("Нет")

    by_state = {state: found(consent=state) for state in ConsentState.values}

    assert by_state == {
        "valid": ["Действует", "Кончается"], "expiring": ["Кончается"], "expired": ["Истекло"],
        "withdrawn": ["Отозвано"], "none": ["Нет"],
    }  # fmt: skip
    counted = facets(Person.objects.all(), year=YEAR, today=TODAY)["consent"]
    assert counted == {state: len(names) for state, names in by_state.items()}


def test_counts_of_filters_agree_with_the_filters(
    base: dict[str, Person], django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(1):
        counted = facets(Person.objects.all(), year=YEAR, today=TODAY)

    for group in ("base", "role", "consent", "occupation"):
        assert counted[group] == {code: len(found(**{group: code})) for code in counted[group]}


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_takes_the_same_queries_for_any_number_of_rows(
    district: District, django_assert_num_queries: Callable[[int], Any], count: int
) -> None:
    for _ in range(count):
        person = make_person(district.school)
        make_request(person).topics.add(Topic.objects.get(code="maths"))
        make_mentor(person)

    with django_assert_num_queries(5):
        page: list[Any] = list(people_page(Person.objects.all(), PeopleFilters(), year=YEAR, today=TODAY))
        shown = [
            (
                person.is_mentee,
                person.consent_state,
                [t.code for r in person.year_requests for t in r.topics.all()],
            )
            for person in page
        ]

    assert shown == [(True, "valid", ["maths"])] * count


@pytest.mark.fulfils("X-17")
def test_a_stranger_with_people_of_her_own_sees_none_of_these(district: District) -> None:
    mine = make_person(district.school)
    hers = make_person(district.next_school)
    vera = actor(district.vera)

    seen = Person.objects.visible_to(vera, Permission.PEOPLE_VIEW)

    assert list(people_page(seen, PeopleFilters(), year=YEAR, today=TODAY)) == [hers]
    with pytest.raises(Http404):
        Person.objects.get_for(vera, Permission.PEOPLE_VIEW, pk=mine.pk)
    assert not Person.objects.visible_to(actor(district.boris), Permission.PEOPLE_VIEW).exists()
    assert described_by_ids(seen, [mine.pk, hers.pk], year=YEAR, today=TODAY) == [hers]


@pytest.mark.fulfils("S4-2.2f")
def test_a_sensitive_category_is_for_those_who_may_see_it(district: District) -> None:
    request = make_request(make_person(district.school), category="burnout")
    usual = make_request(make_person(district.school), category="gifted")

    assert may_see_category(request, actor(district.alisa), district.school)
    assert not may_see_category(request, actor(district.head), district.school)
    assert may_see_category(usual, actor(district.head), district.school)


@pytest.mark.fulfils("S2-5.1")
def test_mentors_are_found_by_the_topics_of_a_request(district: District) -> None:
    maths, oge = Topic.objects.get(code="maths"), Topic.objects.get(code="oge")
    request = make_request(make_person(district.school))
    request.topics.set([maths, oge])
    for name, topics, facts in (
        ("Одна", [maths], {}),
        ("Обе", [maths, oge], {}),
        ("Без согласия", [maths], {"consent": False}),
    ):
        make_mentor(make_person(district.school, surname=name, **facts)).topics.set(topics)
    make_mentor(make_person(district.next_school)).topics.set([maths])

    assert [profile.person.surname for profile in mentors_for(request, today=TODAY)] == ["Обе", "Одна"]


def test_the_card_has_every_year(district: District) -> None:
    person = make_person(district.school, experience_from=date(2025, 9, 1))
    make_request(person)
    make_request(person, year=YEAR - 1)
    make_mentor(person)

    card = person_card(person, today=TODAY)

    assert [request.year for request in card.requests] == [YEAR, YEAR - 1]
    assert (len(card.profiles), card.young_specialist, card.is_draft) == (1, True, False)


def test_classes_are_listed_in_their_order(district: District) -> None:
    for name in ("10А", "9Б", "9А", "ИС-21", ""):
        make_person(district.school, class_name=name)

    assert class_names(Person.objects.all()) == ["9А", "9Б", "10А", "ИС-21"]


def test_people_for_a_program(district: District) -> None:
    person = make_person(district.school, surname="Рожин", given="Тимур", patronymic="Ильич")
    make_request(person)
    make_mentor(person, year=YEAR - 1)
    make_person(district.next_school)

    assert people_with_roles(district.school) == [
        {
            "id": person.pk, "surname": "Рожин", "given": "Тимур", "patronymic": "Ильич",
            "born": "2012-03-05", "roles": ["mentee", "mentor"],
        }
    ]  # fmt: skip
