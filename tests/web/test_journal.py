"""The journal as it is read: who sees which lines, in which words and hours, filtered, page by page."""

import re
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from nastavnik.journal.actions import record
from nastavnik.journal.models import Entry
from nastavnik.journal.words import words
from nastavnik.orgs.models import Unit
from nastavnik.rules.access import Actor
from nastavnik.web.journal.shown import PAGES
from nastavnik.web.policy import policy_of
from tests.conftest import NOW
from tests.factories import actor, make_user, system


@pytest.fixture
def quiet(district):
    """A district whose journal is empty."""
    Entry.objects.all().delete()
    return district


def note(unit, verb="orgs.unit.changed", by=None, at=NOW, about=None, **facts):
    return record(verb, about or unit, by=by or system, now=at, unit_path=unit.path, **facts)


def text_of(client, query=""):
    page = client.get(f"/journal/?{query}").content.decode()
    table = page[page.find("<tbody>") : page.find("</tbody>")]
    return [
        re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "|", row)) for row in re.findall(r"<tr>.*?</tr>", table, re.S)
    ]


@pytest.mark.fulfils("X-17")
def test_a_line_says_who_when_by_the_clock_of_the_school_what_where_and_from_where(quiet, sign_in):
    Unit.objects.filter(pk=quiet.school.pk).update(time_zone="Asia/Yakutsk")
    by = Actor(user_id=quiet.alisa.pk, address="10.0.0.7")
    note(quiet.school, by=by, at=datetime(2026, 11, 20, 18, 30, tzinfo=UTC), fields=["phone", "search_key"])

    (line,) = text_of(sign_in(quiet.alisa))

    assert "21.11.2026,\u00a003:30".replace("\u00a0", " ") in line
    for part in ("Ларионова А. П.", "Изменены сведения (телефон)", "Школа № 5", "10.0.0.7"):
        assert part in line.replace("\u00a0", " ")


def test_each_reads_the_journal_of_his_own_units(quiet, sign_in):
    note(quiet.school, fields=["phone"])
    note(quiet.next_school, fields=["email"])
    note(quiet.region, fields=["site"])

    assert len(text_of(sign_in(quiet.alisa))) == 1
    assert "телефон" in text_of(sign_in(quiet.alisa))[0]
    assert "электронная почта" in text_of(sign_in(quiet.vera))[0]
    assert len(text_of(sign_in(quiet.admin))) == 3
    assert sign_in(quiet.boris).get("/journal/").status_code == 403


def test_a_refused_sign_in_of_an_unknown_address_is_read_by_the_administrator_alone(quiet, sign_in, client):
    client.post("/accounts/login/", {"login": "nobody@x.example", "password": "угадаю как-нибудь"})
    (line,) = text_of(sign_in(quiet.admin))
    assert "неизвестно кто" in line
    assert "Неудачная попытка входа" in line
    assert text_of(sign_in(quiet.alisa)) == []


def test_an_object_is_linked_only_for_who_may_open_it(quiet, sign_in):
    record("accounts.user.added", quiet.alisa, by=system, now=NOW, unit_path=quiet.school.path)
    link = f'href="/accounts/users/{quiet.alisa.pk}/"'
    assert link in sign_in(quiet.head).get("/journal/").content.decode()
    assert link not in sign_in(quiet.alisa).get("/journal/").content.decode()


@pytest.mark.parametrize("kind", sorted(PAGES))
def test_a_page_that_an_object_is_linked_to_is_there(kind):
    name, permission = PAGES[kind]
    policy = policy_of(resolve(reverse(name, kwargs={"pk": 1})).func)
    assert policy is not None
    assert permission in policy.permissions


def test_the_list_costs_the_same_for_one_line_and_for_many(quiet, sign_in, django_assert_num_queries):
    client = sign_in(quiet.admin)
    note(quiet.school, by=actor(quiet.alisa))
    client.get("/journal/")
    with django_assert_num_queries(7):
        client.get("/journal/")
    for unit in (quiet.next_school, quiet.far_school, quiet.region):
        note(unit, by=actor(make_user()))
    with django_assert_num_queries(7):
        assert len(text_of(client)) == 4


def test_a_long_journal_is_read_page_by_page_without_being_counted(quiet, sign_in):
    for n in range(120):
        note(quiet.school, fields=["phone"], number=n)
    client = sign_in(quiet.alisa)
    with CaptureQueriesContext(connection) as captured:
        page = client.get("/journal/").content.decode()
    assert not [q for q in captured.captured_queries if "COUNT(" in q["sql"].upper()]

    seen, sizes = 0, []
    address = "/journal/"
    while address:
        page = client.get(address).content.decode()
        sizes.append(page.count("<tr>") - 1)
        seen += sizes[-1]
        older = re.search(r'href="([^"]+)" rel="next"', page)
        address = older[1].replace("&amp;", "&") if older else ""
    assert (sizes, seen) == ([50, 50, 20], 120)


def test_the_journal_is_narrowed_by_person_deed_days_and_unit(quiet, sign_in):
    early = datetime(2026, 11, 1, 9, tzinfo=UTC)
    note(quiet.school, by=actor(quiet.alisa), at=early)
    note(quiet.school, by=actor(quiet.head), verb="people.person.added")
    note(quiet.next_school, by=actor(quiet.vera), verb="people.consent.recorded")
    client = sign_in(quiet.admin)

    def found(query):
        return len(text_of(client, query))

    assert found("") == 3
    assert found("person=Дьячк") == 1
    assert found("person=head@school") == 1
    assert found("person=Никитин") == 0
    assert found("verb=people") == 2
    assert found("verb=people.person.added") == 1
    assert found("since=2026-11-02") == 2
    assert found("until=2026-11-01") == 1
    assert found("since=2026-11-01&until=2026-11-21") == 3
    assert found(urlencode({"unit": quiet.next_school.name.upper()})) == 1
    assert found("unit=zr-t-5") == 2
    assert found("person=Ларионова&verb=people") == 0


def test_a_filter_that_makes_no_sense_is_told_and_the_list_stays(quiet, sign_in):
    note(quiet.school)
    client = sign_in(quiet.admin)
    answer = client.get("/journal/?since=2026-11-05&until=2026-11-01")
    assert answer.status_code == 422
    assert "Последний день раньше первого" in answer.content.decode()
    for query in ("verb=zzz", "before=abc", "before=99999999999999999999999", "since=вчера"):
        assert client.get(f"/journal/?{query}").status_code in (200, 422)


def test_a_filter_at_work_is_a_pill_that_takes_it_away(quiet, sign_in):
    page = sign_in(quiet.admin).get("/journal/?verb=people&since=2026-11-01").content.decode()
    assert "Что сделано: люди и согласия" in page
    assert "С какого дня: 01.11.2026" in page
    assert 'href="/journal/?since=2026-11-01"' in page


def test_the_history_of_an_object_is_on_its_page(quiet, sign_in):
    def note_of(user, verb, **facts):
        record(verb, user, by=actor(quiet.alisa), now=NOW, unit_path=quiet.school.path, **facts)

    note_of(quiet.alisa, "accounts.user.changed", fields=["surname"])
    note_of(quiet.alisa, "access.role.granted", role="curator")
    note_of(quiet.vera, "accounts.user.switched_off")
    page = sign_in(quiet.head).get(f"/accounts/users/{quiet.alisa.pk}/").content.decode()
    assert "История" in page
    assert "Исправлено имя пользователя (фамилия)" in page
    assert "Дана роль «Куратор организации»" in page
    assert "Вход отключён" not in page
    assert "История" not in sign_in(quiet.boris).get(f"/accounts/users/{quiet.alisa.pk}/").content.decode()


def test_whom_a_role_was_given_to_is_named(district, sign_in):
    lines = text_of(sign_in(district.admin), "verb=access.role.granted")
    assert any("Дьячковская В. П." in line.replace("\u00a0", " ") for line in lines)


@pytest.mark.parametrize(
    ("verb", "facts", "said"),
    [
        ("access.role.granted", {"role": "head"}, "Дана роль «Руководитель организации»"),
        ("access.role.granted", {}, "Дана роль «—»"),
        ("orgs.participants.set", {"count": 1200}, "Утверждён перечень участников (1\u00a0200)"),
        ("orgs.participants.set", {}, "Утверждён перечень участников"),
        ("orgs.year_figure.set", {"year": 2026, "after": 0}, "Внесена цифра за 2026/27 год: 0"),
        ("people.person.changed", {"fields": ["search_key", "gone"]}, "Изменены сведения о человеке"),
        ("made.up.verb", {}, "made.up.verb"),
    ],
)
def test_a_sentence_is_whole_with_its_facts_and_without(verb, facts, said):
    assert words(Entry(verb=verb, facts=facts, object_type="people.person")) == said
