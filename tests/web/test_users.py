"""Users: who sees whom, who gives what to whom, what a letter brings, what is refused."""

import re
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from nastavnik.access.actions import appoint_deputy, grant, revoke
from nastavnik.access.models import Membership
from nastavnik.access.queries import LEVEL_DIGITS, home_path, shared_path
from nastavnik.accounts.actions import invite, switch_off
from nastavnik.accounts.models import User
from nastavnik.journal.models import Entry
from nastavnik.orgs.models import PATH_STEP
from nastavnik.rules.access import Role
from nastavnik.rules.outcome import Refused
from tests.conftest import NOW, TODAY
from tests.factories import actor, make_user, system


@pytest.fixture(autouse=True)
def _fresh_throttle():
    cache.clear()


def person(**facts):
    return {
        "email": "novy@school.example",
        "surname": "Сыромятников",
        "given": "Айал",
        "patronymic": "Ильич",
        "role": "curator",
    } | facts


@pytest.mark.fulfils("S2-2.7a")
def test_each_sees_the_users_of_his_own_units_and_nobody_else(district):
    def seen_by(user, sign_in):
        page = sign_in(user).get("/accounts/users/").content.decode()
        return {
            u for u in ("alisa", "head", "boris", "vera", "raisa") if f"{getattr(district, u).email}" in page
        }

    def sign_in(user):
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    assert seen_by(district.head, sign_in) == {"alisa", "head"}
    assert seen_by(district.boris, sign_in) == {"alisa", "head", "boris", "vera"}
    assert seen_by(district.raisa, sign_in) == {"alisa", "head", "boris", "vera", "raisa"}
    assert sign_in(district.alisa).get("/accounts/users/").status_code == 403


def test_the_list_costs_the_same_with_one_user_and_with_many(district, sign_in, django_assert_num_queries):
    client = sign_in(district.head)
    client.get("/accounts/users/")
    with django_assert_num_queries(7):
        client.get("/accounts/users/")
    for _ in range(3):
        make_user(role=Role.CURATOR, unit=district.school)
    with django_assert_num_queries(7):
        page = client.get("/accounts/users/").content.decode()
    assert page.count("Куратор организации, Школа") == 4


def test_the_list_is_searched_and_filtered(district, sign_in):
    client = sign_in(district.raisa)

    def found(query):
        page = client.get(f"/accounts/users/?{query}").content.decode()
        return sorted(re.findall(r"<td>(\w+)@\w+\.example</td>", page))

    assert found("q=дьячк") == ["vera"]
    assert found("q=boris@") == ["boris"]
    assert found("role=head") == ["head"]
    switch_off(district.vera, by=system, now=NOW)
    assert found("state=off") == ["vera"]
    assert found("q=никого") == []


def test_a_role_held_elsewhere_does_not_show_in_the_filter(district, sign_in):
    grant(district.alisa, Role.REGION, district.region, by=system, now=NOW)
    page = sign_in(district.head).get("/accounts/users/?role=region").content.decode()
    assert district.alisa.email not in page


def test_an_invited_person_sets_a_password_by_the_letter_and_works(
    district, sign_in, django_capture_on_commit_callbacks
):
    client = sign_in(district.head)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(
            "/accounts/users/invite/", person(unit=district.school.pk, ends_on="2027-06-30", _key="a" * 32)
        )
    user = User.objects.get(email="novy@school.example")
    assert answer["Location"] == f"/accounts/users/{user.pk}/"

    letter = mail.outbox[0]
    assert letter.to == ["novy@school.example"]
    assert "Роль: Куратор организации." in letter.body
    assert "Где: Школа № 5." in letter.body
    assert "Последний день: 30.06.2027." in letter.body

    guest = Client()
    link = urlsplit(re.search(r"https?://\S+/reset/key/\S+", letter.body)[0]).path
    form = guest.get(link)["Location"]
    new = "тёплый хлеб и соль"
    assert guest.post(form, {"password1": new, "password2": new}).status_code == 302
    assert guest.get(form).status_code == 200
    assert "Ссылка больше не действует" in Client().get(link).content.decode()
    guest.post("/accounts/login/", {"login": user.email, "password": new})
    assert "Куратор организации, Школа № 5" in guest.get("/accounts/me/").content.decode()

    verbs = Entry.objects.filter(unit_path=district.school.path, actor_id=district.head.pk)
    assert sorted(verbs.values_list("verb", flat=True)) == ["access.role.granted", "accounts.user.added"]


def test_the_same_form_sent_twice_invites_once(district, sign_in):
    client = sign_in(district.head)
    for _ in range(2):
        client.post("/accounts/users/invite/", person(unit=district.school.pk, _key="b" * 32))
    assert User.objects.filter(email="novy@school.example").count() == 1
    assert Entry.objects.filter(verb="accounts.user.added").count() == 1


@pytest.mark.parametrize(
    ("who", "role", "unit", "said"),
    [
        ("head", "head", "school", "Выберите корректный вариант"),
        ("head", "curator", "next_school", "Выберите корректный вариант"),
        ("boris", "region", "region", "Выберите корректный вариант"),
        ("boris", "coordinator", "school", "Выберите муниципалитет."),
        ("raisa", "curator", "municipality", "Выберите организацию."),
    ],
)
@pytest.mark.fulfils("S2-2.7a")
def test_nobody_gives_more_than_is_his_to_give(district, sign_in, who, role, unit, said):
    form = person(role=role, unit=getattr(district, unit).pk)
    answer = sign_in(getattr(district, who)).post("/accounts/users/invite/", form)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not User.objects.filter(email="novy@school.example").exists()


def test_fields_that_a_form_does_not_have_change_nothing(district, sign_in):
    form = person(unit=district.school.pk, is_active="", password="x", id=district.alisa.pk, is_superuser="1")
    sign_in(district.head).post("/accounts/users/invite/", form)
    made = User.objects.get(email="novy@school.example")
    assert made.pk != district.alisa.pk
    assert made.is_active
    assert not made.has_usable_password()


def test_a_day_that_has_passed_is_no_last_day(district, sign_in):
    form = person(unit=district.school.pk, ends_on="2026-11-20")
    answer = sign_in(district.head).post("/accounts/users/invite/", form)
    assert "Этот день уже прошёл" in answer.content.decode()


def test_the_last_day_still_counts_and_the_next_does_not(district):
    grant(district.vera, Role.CURATOR, district.school, by=system, now=NOW, ends_on=TODAY)
    assert district.school.path in [g.unit_path for g in actor(district.vera).grants]
    Membership.objects.filter(user=district.vera, unit=district.school).update(ends_on=date(2026, 11, 20))
    assert district.school.path not in [g.unit_path for g in actor(district.vera).grants]


def test_a_person_of_another_organisation_is_not_shown_to_who_invites_him(district, sign_in):
    form = person(email=district.vera.email, unit=district.school.pk)
    answer = sign_in(district.head).post("/accounts/users/invite/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Этот адрес уже занят человеком из другой организации" in page
    assert district.vera.surname not in page


def test_who_manages_both_gives_one_role_more_and_the_name_stays(
    district, sign_in, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        form = person(email=district.vera.email, unit=district.school.pk)
        sign_in(district.boris).post("/accounts/users/invite/", form)
    district.vera.refresh_from_db()
    assert district.vera.surname == "Дьячковская"
    assert {g.unit_path for g in actor(district.vera).grants} == {
        district.school.path,
        district.next_school.path,
    }
    assert mail.outbox[0].subject == "Наставник: ещё одна роль"
    assert "reset" not in mail.outbox[0].body


def test_one_without_any_role_may_be_taken_in_by_anybody(district):
    loose = make_user("loose@x.example", surname="Новгородов", given="Петя")
    user, is_new = invite(
        **person(email="Loose@X.example", role=Role.CURATOR),
        unit=district.school,
        ends_on=None,
        by=actor(district.head),
        now=NOW,
    )
    assert (user.pk, is_new) == (loose.pk, False)


@pytest.mark.parametrize("path", ["", "role/", "off/", "on/", "letter/"])
def test_a_foreign_user_is_not_there(district, sign_in, path):
    client = sign_in(district.head)
    address = f"/accounts/users/{district.vera.pk}/{path}"
    assert client.post(address).status_code == 404
    if path not in ("on/", "letter/"):
        assert client.get(address).status_code == 404
        assert client.get(f"/accounts/users/999999/{path}").status_code == 404


@pytest.mark.parametrize("path", ["end", "deputy"])
def test_a_foreign_role_and_a_higher_one_are_not_there(district, sign_in, path):
    own = Membership.objects.get(user=district.head)
    foreign = Membership.objects.get(user=district.vera)
    client = sign_in(district.head)
    for membership in (own, foreign):
        assert client.post(f"/accounts/memberships/{membership.pk}/{path}/").status_code == 404


def test_a_role_is_given_and_taken_with_its_page_saying_so(district, sign_in):
    client = sign_in(district.boris)
    client.post(f"/accounts/users/{district.vera.pk}/role/", {"role": "curator", "unit": district.school.pk})
    membership = Membership.objects.get(user=district.vera, unit=district.school)
    page = client.get(f"/accounts/users/{district.vera.pk}/").content.decode()
    assert "Школа № 5" in page

    page = client.get(f"/accounts/memberships/{membership.pk}/end/").content.decode()
    assert "со следующего нажатия не увидит" in page
    client.post(f"/accounts/memberships/{membership.pk}/end/")
    assert not Membership.objects.filter(pk=membership.pk).exists()


def test_a_deputy_holds_the_same_role_till_a_day_and_both_pages_say_so(district, sign_in):
    client = sign_in(district.boris)
    replaced = Membership.objects.get(user=district.alisa)
    form = {"deputy": district.vera.pk, "ends_on": "2026-12-10"}
    assert client.post(f"/accounts/memberships/{replaced.pk}/deputy/", form).status_code == 302

    held = Membership.objects.get(user=district.vera, unit=district.school)
    assert (held.role, held.ends_on, held.deputises) == ("curator", date(2026, 12, 10), replaced)
    assert "замещаете: Ларионова" in sign_in(district.vera).get("/accounts/me/").content.decode()
    page = client.get(f"/accounts/users/{district.vera.pk}/").content.decode()
    assert "замещает: Ларионова\u00a0А.\u00a0П." in page
    assert Membership.objects.filter(pk=replaced.pk, ends_on=None).exists()


def test_nobody_deputises_for_himself_or_for_a_role_he_holds(district):
    boris = actor(district.boris)
    replaced = Membership.objects.get(user=district.alisa)
    with pytest.raises(Refused, match=r"access\.deputy_of_oneself"):
        appoint_deputy(replaced, district.alisa, ends_on=TODAY, by=boris, now=NOW)
    own = grant(district.vera, Role.CURATOR, district.school, by=boris, now=NOW)
    with pytest.raises(Refused, match=r"access\.deputy_has_role"):
        appoint_deputy(replaced, district.vera, ends_on=TODAY, by=boris, now=NOW)
    own.refresh_from_db()
    assert own.ends_on is None


def test_nobody_takes_his_own_role_or_switches_himself_off(district):
    boris = actor(district.boris)
    with pytest.raises(Refused, match=r"access\.own_role"):
        revoke(Membership.objects.get(user=district.boris), by=boris, now=NOW)
    with pytest.raises(Refused, match=r"accounts\.oneself"):
        switch_off(district.boris, by=boris, now=NOW)


def test_who_holds_a_role_elsewhere_is_not_switched_off_from_here(district, sign_in):
    grant(district.alisa, Role.CURATOR, district.far_school, by=system, now=NOW)
    client = sign_in(district.head)
    answer = client.post(f"/accounts/users/{district.alisa.pk}/off/")
    assert answer.status_code == 422
    assert "роли, которыми управляете не вы" in answer.content.decode()
    district.alisa.refresh_from_db()
    assert district.alisa.is_active


def test_switching_off_and_on(district, sign_in):
    client, alisa = sign_in(district.head), sign_in(district.alisa)
    assert alisa.get("/accounts/me/").status_code == 200
    client.post(f"/accounts/users/{district.alisa.pk}/off/")
    assert alisa.get("/accounts/me/").status_code == 302
    assert "отключён" in client.get(f"/accounts/users/{district.alisa.pk}/").content.decode()

    client.post(f"/accounts/users/{district.alisa.pk}/on/")
    district.alisa.refresh_from_db()
    assert district.alisa.is_active
    said = Entry.objects.filter(object_id=district.alisa.pk, verb__startswith="accounts.user.switched")
    assert [e.verb for e in said.order_by("id")] == [
        "accounts.user.switched_off",
        "accounts.user.switched_on",
    ]
    assert {e.unit_path for e in said} == {district.school.path}


def test_an_invitation_is_sent_again_only_to_one_who_never_came(
    district, sign_in, django_capture_on_commit_callbacks
):
    client = sign_in(district.head)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/accounts/users/{district.alisa.pk}/letter/")
    assert mail.outbox[0].to == [district.alisa.email]
    User.objects.filter(pk=district.alisa.pk).update(last_login=NOW)
    assert client.post(f"/accounts/users/{district.alisa.pk}/letter/").status_code == 404


def test_one_corrects_ones_own_name_and_nothing_else(district, sign_in):
    client = sign_in(district.alisa)
    form = {
        "surname": "Ларионова-Сивцева",
        "given": "Алиса",
        "patronymic": "Петровна",
        "email": "x@evil.example",
    }
    assert client.post("/accounts/me/", form).status_code == 302
    district.alisa.refresh_from_db()
    assert (district.alisa.surname, district.alisa.email) == ("Ларионова-Сивцева", "alisa@school.example")
    entry = Entry.objects.get(verb="accounts.user.changed")
    assert entry.facts == {"fields": ["surname"]}


def test_roles_are_described_in_plain_words(district, sign_in):
    page = sign_in(district.alisa).get("/accounts/roles/").content.decode()
    for role in Role:
        assert role.title in page
        assert role.description in page


def test_the_journal_of_a_user_is_that_of_the_lowest_unit_above_his_roles(district):
    assert LEVEL_DIGITS == PATH_STEP
    assert home_path(district.alisa.pk) == district.school.path
    grant(district.alisa, Role.CURATOR, district.next_school, by=system, now=NOW)
    assert home_path(district.alisa.pk) == district.municipality.path
    assert shared_path([]) == ""
    assert shared_path(["00001", "00002"]) == ""
