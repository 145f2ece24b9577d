"""The list of people: who sees whom, filters, search, saved views, what is taken out of it."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from openpyxl import load_workbook

from nastavnik.insights.kept import forget
from nastavnik.journal.models import Entry
from nastavnik.people.actions.persons import add_person
from nastavnik.people.models import Consent, Person, SavedView, Topic
from tests.factories import (
    NOW,
    SYSTEM,
    TODAY,
    District,
    make_mentor,
    make_pair,
    make_person,
    make_request,
    make_running_form,
)
from tests.web.reading import fresh, pills, row_heads, text_of

SignIn = Callable[..., Client]
LIST_QUERIES = 17
KEPT_QUERIES = 6  # session, user, roles, units, saved views, the end of the journal


def shown(client: Client, query: str = "") -> list[str]:
    """Surnames on the first page of the list."""
    return [name.split()[0] for name in row_heads(fresh(client, f"/people/{query}"))]


def mathematics() -> Topic:
    return Topic.objects.under("").exclude(words="").order_by("pk")[0]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    district: District, sign_in: SignIn, rows: int, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]  # pytest-django's fixture
    for _ in range(rows):
        person = make_person(district.school)
        make_request(person).topics.add(mathematics())
        make_mentor(person).topics.add(mathematics())
    client = sign_in(district.alisa)
    client.get("/people/")
    forget()
    with django_assert_num_queries(LIST_QUERIES):
        response = client.get("/people/")
    assert len(row_heads(response)) == rows
    with django_assert_num_queries(KEPT_QUERIES):
        assert row_heads(client.get("/people/")) == row_heads(response)


def test_what_is_kept_for_one_is_not_shown_to_another_with_other_rights(
    district: District, sign_in: SignIn
) -> None:
    make_person(district.school)
    assert 'value="blanks"' in text_of(sign_in(district.alisa).get("/people/"))
    assert 'value="blanks"' not in text_of(sign_in(district.head).get("/people/"))
    assert 'value="blanks"' in text_of(sign_in(district.alisa).get("/people/"))


def test_a_person_added_is_in_the_list_at_once(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    assert "База пока пуста" in text_of(client.get("/people/"))
    facts = {"surname": "Готовцев", "given": "Егор", "occupation": "pupil", "born": date(2011, 3, 2)}
    add_person(district.school, by=SYSTEM, now=NOW, today=TODAY, **facts)
    assert row_heads(client.get("/people/")) == ["Готовцев Егор"]


@pytest.mark.fulfils("X-17")
def test_names_are_for_those_who_work_with_people(district: District, sign_in: SignIn) -> None:
    make_person(district.school, surname="Готовцев")
    make_person(district.next_school, surname="Окоёмова")
    assert shown(sign_in(district.alisa)) == ["Готовцев"]
    assert shown(sign_in(district.head)) == ["Готовцев"]
    assert shown(sign_in(district.vera)) == ["Окоёмова"]
    for user in (district.boris, district.raisa, district.admin):
        assert sign_in(user).get("/people/").status_code == 403
    assert sign_in(district.vera).get(f"/people/?organisation={district.school.pk}").status_code == 404


@pytest.mark.fulfils("S2-2.7b", "S2-2.7c", "S2-2.7d", "S2-2.7e")
def test_the_sub_bases_are_filters_of_one_base(district: District, sign_in: SignIn) -> None:
    pupil = make_person(district.school, surname="Ученик")
    make_request(pupil)
    make_mentor(pupil)
    make_person(district.school, surname="Выпускник", occupation="graduate")
    make_person(district.school, surname="Мастер", occupation="employer")
    teacher = make_person(district.school, surname="Учитель", occupation="teacher")
    client = sign_in(district.alisa)
    assert shown(client, "?sub=pupils-mentees") == ["Ученик"]
    assert shown(client, "?sub=pupils-mentors") == ["Ученик"]
    assert shown(client, "?sub=graduates") == ["Выпускник"]
    assert shown(client, "?sub=enterprises") == ["Мастер"]
    assert shown(client, "?sub=teachers") == []
    make_mentor(teacher)
    assert shown(client, "?sub=teachers") == ["Учитель"]
    assert "Выгрузить наставников" in text_of(client.get("/people/?sub=teachers"))
    assert "Выгрузить наставляемых" in text_of(client.get("/people/?sub=pupils-mentees"))
    assert shown(client, "?role=mentor") == ["Ученик", "Учитель"]
    assert pills(client.get("/people/?sub=teachers&role=mentor")) == [
        ("активные педагоги", "?role=mentor"),
        ("в программе: наставники", "?sub=teachers"),
    ]


@pytest.mark.parametrize("asked", ["окоемова", "ОКОЁМОВА", "окоём дарья", "9145550102", "8 914 555-01-02"])
def test_search_forgives_letters_and_reads_phones(district: District, sign_in: SignIn, asked: str) -> None:
    make_person(district.school, surname="Окоёмова", given="Дарья", phone="+79145550102")
    make_person(district.school, surname="Рожина", given="Дарья")
    client = sign_in(district.alisa)
    assert shown(client, f"?q={asked}") == ["Окоёмова"]
    assert shown(client, "?q=несуществующий") == []


def test_who_waits_is_who_has_a_consent_and_no_pair(district: District, sign_in: SignIn) -> None:
    make_running_form(district.school)
    waits = make_person(district.school, surname="Ждёт")
    make_request(waits, asked_on=date(2026, 11, 1))
    make_request(make_person(district.school, surname="Недавно"), asked_on=date(2026, 11, 20))
    make_request(make_person(district.school, surname="Черновик", consent=False))
    paired = make_request(make_person(district.school, surname="Впаре"))
    mentor = make_mentor(make_person(district.school, surname="Наставник"))
    make_pair(mentor, paired)
    client = sign_in(district.alisa)
    assert shown(client, "?waiting=1&sort=-waiting") == ["Ждёт", "Недавно"]
    assert shown(client, "?waiting=1&sort=waiting") == ["Недавно", "Ждёт"]
    assert '<span class="tag bad">20</span>' in text_of(client.get("/people/?waiting=1&sort=-waiting"))


def test_consent_states_are_filters(district: District, sign_in: SignIn) -> None:
    make_person(district.school, surname="Есть")
    make_person(district.school, surname="Нет", consent=False)
    ending = make_person(district.school, surname="Кончается")
    Person.objects.filter(pk=ending.pk).update(consent_valid_until=date(2026, 12, 1))
    gone = make_person(district.school, surname="Отозвано", consent=False)
    Consent.objects.create(
        person=gone, purpose="x", text_version="1", signer="representative",
        signed_on=date(2026, 9, 1), withdrawn_on=date(2026, 10, 1), entered_at="2026-09-01T00:00Z",
    )  # fmt: skip
    client = sign_in(district.alisa)
    assert shown(client, "?consent=none") == ["Нет"]
    assert shown(client, "?consent=withdrawn") == ["Отозвано"]
    assert shown(client, "?consent=expiring") == ["Кончается"]
    assert shown(client, "?consent=valid") == ["Есть", "Кончается"]
    assert shown(client, "?consent=strange") == ["Есть", "Кончается", "Нет", "Отозвано"]


def test_a_sensitive_category_is_no_filter_for_those_who_may_not_see_it(
    district: District, sign_in: SignIn
) -> None:
    person = make_person(district.school, surname="Трудный")
    make_request(person, category="hard_life")
    make_person(district.school, surname="Другой")
    assert shown(sign_in(district.alisa), "?category=hard_life") == ["Трудный"]
    assert shown(sign_in(district.head), "?category=hard_life") == ["Другой", "Трудный"]


def test_columns_are_chosen_and_an_empty_list_says_what_to_do(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    assert "База пока пуста" in text_of(client.get("/people/"))
    make_person(district.school, phone="+79145550102")
    assert "+7 (914) 555-01-02" in text_of(fresh(client, "/people/?columns=phone"))
    assert "+7 (914) 555-01-02" not in text_of(client.get("/people/"))
    assert "По этому отбору никого нет" in text_of(client.get("/people/?q=нет"))


def test_a_view_is_saved_under_a_name_and_forgotten(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    client.post("/people/views/save/?consent=none&page=2", {"title": "Без согласия", "_key": "one"})
    view = SavedView.objects.get()
    assert (view.title, view.query, view.user_id) == ("Без согласия", "consent=none", district.alisa.pk)
    assert "Без согласия" in text_of(client.get("/people/"))
    assert "Без согласия" not in text_of(sign_in(district.head).get("/people/"))
    sign_in(district.head).post(f"/people/views/{view.pk}/forget/")
    assert SavedView.objects.count() == 1
    client.post(f"/people/views/{view.pk}/forget/")
    assert SavedView.objects.count() == 0


@pytest.mark.fulfils("S0-2.4.2")
def test_what_is_filtered_goes_out_in_the_official_form(district: District, sign_in: SignIn) -> None:
    make_running_form(district.school)
    one = make_person(district.school, surname="Готовцев")
    request = make_request(one)
    make_request(make_person(district.school, surname="Усов", class_name="5 «а»"))
    mentor = make_person(district.school, surname="Рожина", given="Мария", patronymic="Ивановна")
    make_pair(make_mentor(mentor), request)
    client = sign_in(district.alisa)
    response = client.get("/people/export/", {"kind": "mentees", "class_name": "9Б"})
    sheet = load_workbook(io.BytesIO(response.content)).worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    names = [row[1] for row in cells if row[1] and str(row[1]).startswith(("Готовцев", "Усов"))]
    assert names == ["Готовцев Егор Семёнович"]
    assert any("Рожина Мария Ивановна" in [str(cell) for cell in row] for row in cells)
    entry = Entry.objects.get(verb="people.base.exported")
    assert entry.facts["rows"] == 1
    assert entry.facts["ids"] == [one.pk]
    assert "Готовцев" not in str(entry.facts)


def test_only_the_chosen_rows_go_out_and_never_those_of_another(district: District, sign_in: SignIn) -> None:
    one, two = make_person(district.school, surname="Первый"), make_person(district.school, surname="Второй")
    make_request(one)
    make_request(two)
    foreign = make_person(district.next_school, surname="Чужой")
    make_request(foreign)
    client = sign_in(district.alisa)
    client.post("/people/bulk/", {"action": "mentees", "ids": [one.pk, foreign.pk]})
    assert Entry.objects.get(verb="people.base.exported").facts["ids"] == [one.pk]
    client.post("/people/bulk/?q=Второй", {"action": "mentees", "all_found": "1"})
    assert Entry.objects.filter(verb="people.base.exported").latest("pk").facts["ids"] == [two.pk]
    nothing = client.post("/people/bulk/?q=Второй", {"action": "mentees"})
    assert nothing.status_code == 302
    assert "q=" in nothing.headers["Location"]


@pytest.mark.parametrize("user", ["head", "boris", "raisa", "admin"])
def test_taking_people_away_wants_its_own_permission(district: District, sign_in: SignIn, user: str) -> None:
    client = sign_in(getattr(district, user))
    assert client.get("/people/export/").status_code == 403
    assert client.post("/people/bulk/", {"action": "mentees"}).status_code == 403
    assert sign_in(district.vera).get(f"/people/export/?organisation={district.school.pk}").status_code == 404
