"""First pages: what to do next for whoever works in a school, where help is needed for whoever stands above."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from nastavnik.insights.attention import standings
from nastavnik.insights.deeds import deeds_of
from nastavnik.insights.kept import forget
from nastavnik.journal.models import Entry
from nastavnik.orgs.actions import set_participants, set_year_figure
from tests.factories import (
    NOW,
    SYSTEM,
    TODAY,
    YEAR,
    make_mentor,
    make_pair,
    make_person,
    make_request,
    make_running_form,
    make_unit,
)

LONG_AGO = date(2026, 10, 29)  # 23 days before the day of the tests


def titles(organisation) -> list[str]:
    return [deed.title for deed in deeds_of(organisation, today=TODAY)]


@pytest.mark.fulfils("X-5", "S2-2.4")
def test_an_empty_school_is_told_to_begin_with_its_base(district, sign_in) -> None:
    page = sign_in(district.alisa).get("/").content.decode()

    assert "База наставляемых на 2026/27 пуста" in page
    assert "База наставников на 2026/27 пуста" in page
    assert f"/people/import/?kind=mentees&amp;organisation={district.school.pk}" in page


def test_who_waits_too_long_stands_first_with_days_and_reason(district) -> None:
    school = district.school
    make_mentor(make_person(school))
    make_request(make_person(school, class_name="9 «б»"), "Подготовка к ОГЭ", asked_on=LONG_AGO)
    make_request(make_person(school), asked_on=date(2026, 11, 7))  # two weeks to the day: not yet too long

    found = deeds_of(school, today=TODAY)

    assert found[0].title == "1\u00a0наставляемый ждёт пары дольше двух недель"
    assert "23\u00a0дня" in found[0].why
    assert "9 «б»" in found[0].why
    assert found[0].tag == "просрочено на 9\u00a0дней"


def test_a_paired_request_and_one_without_consent_do_not_wait(district) -> None:
    school = district.school
    mentor = make_mentor(make_person(school))
    make_pair(mentor, make_request(make_person(school), asked_on=LONG_AGO))
    make_request(make_person(school, consent=False), asked_on=LONG_AGO)

    standing = next(s for s in standings(school.path, today=TODAY))

    assert (standing.requests, standing.waiting, standing.without_consent) == (2, 0, 1)
    assert not any("ждёт пары" in title for title in titles(school))


@pytest.mark.fulfils("S2-5.3")
def test_two_weeks_for_pairs_are_counted_from_the_choice_of_the_model(district) -> None:
    make_running_form(district.school, chosen_on=date(2026, 11, 1))
    make_running_form(district.school, "teacher-teacher", chosen_on=date(2026, 11, 18))

    tags = [d.tag for d in deeds_of(district.school, today=TODAY) if "ещё не сформированы" in d.title]

    assert tags == ["просрочено на 6\u00a0дней", "до 02.12.2026"]


def test_a_silent_pair_is_named_after_twenty_one_days(district) -> None:
    school = district.school
    mentor = make_mentor(make_person(school, surname="Жирков"))
    pair = make_pair(
        mentor, make_request(make_person(school, surname="Рожина")), last_met_on=date(2026, 10, 31)
    )

    assert "Пара Жирков — Рожина не встречалась 21\u00a0день" in titles(school)

    pair.last_met_on = date(2026, 11, 1)
    pair.save()
    assert not any("Жирков" in title for title in titles(school))


def test_every_deed_leads_to_a_page_of_ours(district) -> None:
    school = district.school
    make_running_form(school)
    make_request(make_person(school), asked_on=LONG_AGO)
    make_request(make_person(school, consent=False))
    make_pair(make_mentor(make_person(school)), make_request(make_person(school)))

    for deed in deeds_of(school, today=TODAY):
        resolve(deed.url.split("?")[0])


def test_names_of_another_school_are_not_on_the_page(district, sign_in) -> None:
    make_request(make_person(district.school, surname="Канарейкин"), asked_on=LONG_AGO)
    make_pair(
        make_mentor(make_person(district.school, surname="Канарейкин")),
        make_request(make_person(district.school)),
    )

    for user in (district.vera, district.boris, district.raisa, district.admin):
        assert "Канарейкин" not in sign_in(user).get("/").content.decode()


@pytest.mark.fulfils("X-1", "S2-2.7a")
def test_the_coordinator_sees_schools_by_what_they_need(district, sign_in) -> None:
    school = district.school
    make_mentor(make_person(school))
    make_request(make_person(school), asked_on=LONG_AGO)
    make_request(make_person(school, consent=False))
    page = sign_in(district.boris).get("/").content.decode()

    assert page.index("Школа № 6") < page.index("Школа № 5")  # empty bases come before waiting requests
    assert "базы пусты" in page
    assert "ждут 23\u00a0дня" in page
    assert "1\u00a0человек без согласия" in page
    assert "Школа № 7" not in page  # another municipality


def test_a_request_that_has_left_two_pairs_waits_and_is_counted_once(district) -> None:
    school = district.school
    request = make_request(make_person(school), asked_on=LONG_AGO)
    for _ in range(2):
        pair = make_pair(make_mentor(make_person(school)), request)
        pair.members.update(left_on=TODAY)

    def counted() -> tuple[int, int, date | None]:
        standing = next(s for s in standings(school.path, today=TODAY) if s.unit == school)
        return standing.requests, standing.waiting, standing.waiting_since

    assert counted() == (1, 1, LONG_AGO)
    make_pair(make_mentor(make_person(school)), request)
    assert counted() == (1, 0, None)


@pytest.mark.fulfils("S0-2.3.3")
def test_only_participants_are_asked(district) -> None:
    set_participants(
        district.region,
        year=YEAR,
        act_title="О перечне",
        act_body="Министерство",
        act_number="1",
        act_date=date(2026, 8, 28),
        organisations=[district.school],
        by=SYSTEM,
        now=NOW,
    )

    found = standings(district.municipality.path, today=TODAY)

    assert [(s.unit, s.participates) for s in found] == [
        (district.school, True),
        (district.next_school, False),
    ]


def test_the_region_sees_municipalities(district, sign_in) -> None:
    page = sign_in(district.raisa).get("/").content.decode()

    assert "Тихвинский район" in page
    assert "Липовский район" in page


def test_the_administrator_sees_no_figures(district, sign_in) -> None:
    page = sign_in(district.admin).get("/").content.decode()

    assert "Управление системой" in page
    assert "Показатели" not in page


@pytest.mark.parametrize("schools", [1, 3])
def test_queries_of_the_coordinator_do_not_grow(
    district, sign_in, django_assert_num_queries, schools
) -> None:
    for _ in range(schools):
        school = make_unit(district.municipality)
        make_pair(make_mentor(make_person(school)), make_request(make_person(school)))
        make_request(make_person(school), asked_on=LONG_AGO)
    client = sign_in(district.boris)
    client.get("/")
    forget()

    with django_assert_num_queries(18):
        client.get("/")


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_the_curator_do_not_grow(district, sign_in, django_assert_num_queries, rows) -> None:
    school = district.school
    for _ in range(rows):
        make_request(make_person(school), asked_on=LONG_AGO)
        make_request(make_person(school, consent=False))
        make_pair(make_mentor(make_person(school)), make_request(make_person(school)))
    client = sign_in(district.alisa)
    client.get("/")
    forget()

    with django_assert_num_queries(36):
        client.get("/")


def test_a_unit_of_somebody_else_cannot_be_chosen(district, sign_in) -> None:
    client = sign_in(district.vera)
    client.post(f"/unit/{district.school.pk}/")

    assert "Школа № 6" in client.get("/").content.decode()


def test_the_first_page_is_kept_only_until_something_is_written(
    district, sign_in, django_assert_num_queries
) -> None:
    school = district.school
    client = sign_in(district.alisa)
    assert "Не хватает годовых цифр: 3 из 3" in client.get("/").content.decode()

    with django_assert_num_queries(5):  # session, user, roles, units, the end of the journal
        client.get("/")
    set_year_figure(
        school, year=YEAR, kind="pupils_10_19", value=10, source="ОО-1", as_of=TODAY, by=SYSTEM, now=NOW
    )

    assert "Не хватает годовых цифр: 2 из 3" in client.get("/").content.decode()


def test_a_territory_is_kept_only_until_something_is_written_below(
    district, sign_in, django_assert_num_queries
) -> None:
    client = sign_in(district.boris)
    assert client.get("/").content.decode().count("нет 3\u00a0цифр") == 2

    with django_assert_num_queries(5):  # session, user, roles, units, the end of the journal
        client.get("/")
    set_year_figure(
        district.school,
        year=YEAR,
        kind="pupils_10_19",
        value=10,
        source="ОО-1",
        as_of=TODAY,
        by=SYSTEM,
        now=NOW,
    )

    page = client.get("/").content.decode()
    assert page.count("нет 3\u00a0цифр") == 1
    assert page.count("нет 2\u00a0цифр") == 1


def test_a_list_of_participants_above_is_seen_at_once(district, sign_in) -> None:
    client = sign_in(district.alisa)
    client.get("/")
    entries = Entry.objects.count()
    set_participants(
        district.region,
        year=YEAR,
        act_title="О перечне",
        act_body="Министерство",
        act_number="1",
        act_date=date(2026, 8, 28),
        organisations=[district.school],
        by=SYSTEM,
        now=NOW,
    )
    assert Entry.objects.count() == entries + 1

    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    assert len(asked) > 5  # computed anew


def test_a_head_is_told_of_deeds_that_are_not_his_without_their_buttons(district, sign_in):
    curators = sign_in(district.alisa).get("/").content.decode()
    heads = sign_in(district.head).get("/").content.decode()
    assert "База наставляемых на 2026/27 пуста" in heads
    assert "/people/import/" in curators
    assert "/people/import/" not in heads
