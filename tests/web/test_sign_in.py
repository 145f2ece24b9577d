"""Sign-in from the outside: who gets in, who is stopped, what ends a session, what the journal keeps."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client

from nastavnik import clock
from nastavnik.access.models import Membership
from nastavnik.accounts.actions import switch_off
from nastavnik.journal.models import Entry
from nastavnik.rules.access import SYSTEM
from tests.conftest import NOW

PASSWORD = "синий чайник на крыше"
WRONG = "совсем другой пароль тут"
LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def _fresh_throttle():
    cache.clear()


@pytest.fixture
def alisa(district):
    district.alisa.set_password(PASSWORD)
    district.alisa.save()
    return district.alisa


def attempt(client, email, password=PASSWORD, address="10.0.0.1", **extra):
    return client.post(LOGIN, {"login": email, "password": password}, REMOTE_ADDR=address, **extra)


def test_the_right_password_opens_the_first_page_under_a_new_session(alisa):
    client = Client()
    client.get(LOGIN)
    client.session.save()
    before = client.session.session_key

    answer = attempt(client, "Alisa@School.example ")

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session.session_key != before
    assert client.session["_auth_user_id"] == str(alisa.pk)


def test_where_one_was_going_is_opened_after_sign_in_but_never_a_foreign_host(alisa):
    answer = Client().post(LOGIN, {"login": alisa.email, "password": PASSWORD, "next": "/accounts/me/"})
    assert answer["Location"] == "/accounts/me/"

    answer = Client().post(
        LOGIN, {"login": alisa.email, "password": PASSWORD, "next": "https://evil.example/"}
    )
    assert answer["Location"] == "/"


def test_an_unknown_e_mail_and_a_wrong_password_answer_the_same(alisa):
    def sentence(email):
        page = attempt(Client(), email, WRONG).content.decode()
        return re.findall(r'<div class="summary".*?</div>', page, re.S)

    assert sentence(alisa.email) == sentence("nobody@school.example")
    assert "Почта или пароль не подходят" in sentence(alisa.email)[0]


@pytest.mark.parametrize("path", ["/accounts/signup/", "/accounts/email/", "/accounts/social/login/"])
def test_nobody_signs_up_by_himself(alisa, path):
    assert Client().get(path).status_code == 404


def test_guessing_is_stopped_at_its_address_and_the_owner_still_gets_in_from_another(alisa):
    guesser = Client()
    answers = [attempt(guesser, alisa.email, f"{WRONG} {n}", "10.9.9.9").status_code for n in range(10)]

    assert answers == [200] * 8 + [429] * 2
    assert attempt(guesser, alisa.email, PASSWORD, "10.9.9.9").status_code == 429
    assert attempt(Client(), alisa.email, PASSWORD, "10.0.0.1").status_code == 302


def test_the_throttled_page_says_what_to_do(alisa):
    client = Client()
    for n in range(8):
        attempt(client, alisa.email, f"{WRONG} {n}")
    page = attempt(client, alisa.email, WRONG).content.decode()
    assert "Слишком много попыток подряд" in page
    assert "Подождите пять минут" in page


def test_one_address_may_not_try_many_accounts(alisa):
    answers = [attempt(Client(), f"user{n}@x.example", WRONG).status_code for n in range(62)]
    assert answers[59:] == [200, 429, 429]


def test_guessing_from_many_addresses_is_stopped_but_not_where_the_owner_works(alisa):
    attempt(Client(), alisa.email, PASSWORD, "10.0.0.1")
    answers = [
        attempt(Client(), alisa.email, WRONG, f"10.1.{n // 200}.{n % 200}").status_code for n in range(52)
    ]

    assert answers[48:] == [200, 200, 429, 429]
    assert attempt(Client(), alisa.email, PASSWORD, "10.0.0.1").status_code == 302


def test_success_does_not_wipe_the_count_of_failures(alisa):
    for n in range(7):
        attempt(Client(), alisa.email, f"{WRONG} {n}")
    assert attempt(Client(), alisa.email).status_code == 302
    assert attempt(Client(), alisa.email, WRONG).status_code == 200
    assert attempt(Client(), alisa.email, WRONG).status_code == 429


def test_a_forwarded_address_from_outside_is_not_believed(alisa):
    def tries(n):
        return attempt(Client(), alisa.email, WRONG, HTTP_X_FORWARDED_FOR=f"203.0.113.{n}")

    assert [tries(n).status_code for n in range(9)][-1] == 429
    assert set(Entry.objects.filter(verb="accounts.session.refused").values_list("address", flat=True)) == {
        "10.0.0.1"
    }


def test_behind_our_proxy_its_own_hop_is_believed_and_no_other(alisa, settings):
    settings.TRUSTED_PROXY = True
    attempt(Client(), alisa.email, HTTP_X_FORWARDED_FOR="198.51.100.1, 203.0.113.7")
    assert Entry.objects.get(verb="accounts.session.began").address == "203.0.113.7"


@pytest.mark.fulfils("X-17")
def test_sign_in_failure_and_sign_out_stand_in_the_journal_without_what_was_typed(alisa, district):
    client = Client()
    attempt(client, alisa.email, WRONG)
    attempt(client, "stranger@elsewhere.example", WRONG)
    attempt(client, alisa.email)
    client.post("/accounts/logout/", REMOTE_ADDR="10.0.0.1")

    said = list(Entry.objects.filter(verb__startswith="accounts.session").order_by("id"))
    assert [(e.verb, e.actor_id, e.object_id, e.unit_path) for e in said] == [
        ("accounts.session.refused", None, alisa.pk, district.school.path),
        ("accounts.session.refused", None, None, ""),
        ("accounts.session.began", alisa.pk, alisa.pk, district.school.path),
        ("accounts.session.ended", alisa.pk, alisa.pk, district.school.path),
    ]
    assert {e.address for e in said} == {"10.0.0.1"}
    assert "elsewhere" not in str([e.facts for e in said])
    assert WRONG not in str([e.facts for e in said])


def test_leaving_kills_the_session_on_the_server(alisa):
    client = Client()
    attempt(client, alisa.email)
    old = client.cookies["sessionid"].value

    assert client.get("/accounts/logout/").status_code == 200
    assert Session.objects.filter(session_key=old).exists()
    client.post("/accounts/logout/")

    assert not Session.objects.filter(session_key=old).exists()
    thief = Client()
    thief.cookies["sessionid"] = old
    assert thief.get("/accounts/me/").status_code == 302


def test_pages_of_a_session_are_not_kept_by_the_browser(alisa):
    client = Client()
    attempt(client, alisa.email)
    assert "no-store" in client.get("/accounts/me/")["Cache-Control"]
    assert "no-store" in client.get("/accounts/sessions/")["Cache-Control"]


def later(monkeypatch, **passed):
    moment = NOW + timedelta(**passed)
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_a_session_left_idle_ends_and_says_so(alisa, monkeypatch):
    client = Client()
    later(monkeypatch)
    attempt(client, alisa.email)
    client.get("/accounts/me/")

    later(monkeypatch, minutes=29)
    assert client.get("/accounts/me/").status_code == 200
    later(monkeypatch, minutes=58)
    assert client.get("/accounts/me/").status_code == 200
    later(monkeypatch, minutes=90)
    answer = client.get("/accounts/me/")

    assert (answer.status_code, answer["Location"]) == (
        302,
        "/accounts/login/?ended=1&next=%2Faccounts%2Fme%2F",
    )
    assert "Сеанс завершён" in client.get(answer["Location"]).content.decode()
    assert client.get("/accounts/me/")["Location"].startswith(LOGIN)


def test_a_session_in_use_ends_after_twelve_hours(alisa, monkeypatch):
    client = Client()
    later(monkeypatch)
    attempt(client, alisa.email)
    for minutes in range(0, 12 * 60 + 1, 20):
        later(monkeypatch, minutes=minutes)
        assert client.get("/accounts/me/").status_code == 200

    later(monkeypatch, minutes=12 * 60 + 2)
    assert client.get("/accounts/me/")["Location"].startswith(LOGIN)


def test_a_user_switched_off_is_out_at_once_and_cannot_come_back(alisa):
    client = Client()
    attempt(client, alisa.email)
    key = client.cookies["sessionid"].value
    switch_off(alisa, by=SYSTEM, now=NOW)

    assert client.get("/accounts/me/")["Location"].startswith(LOGIN)
    assert not Session.objects.filter(session_key=key).exists()
    answer = attempt(Client(), alisa.email)
    assert answer["Location"] == "/accounts/inactive/"
    assert "Вход отключён" in Client().get("/accounts/inactive/").content.decode()


@pytest.mark.fulfils("S2-2.7a")
def test_a_role_taken_away_is_gone_with_the_next_request(district, sign_in):
    client = sign_in(district.head)
    assert client.get("/accounts/users/").status_code == 200
    Membership.objects.filter(user=district.head).delete()
    assert client.get("/accounts/users/").status_code == 403


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(alisa):
    here, elsewhere = Client(), Client()
    attempt(here, alisa.email)
    attempt(elsewhere, alisa.email)
    form = {"oldpassword": PASSWORD, "password1": "новый ключ от амбара", "password2": "новый ключ от амбара"}

    answer = here.post("/accounts/password/change/", form)

    assert answer["Location"] == "/accounts/me/"
    assert here.get("/accounts/me/").status_code == 200
    assert elsewhere.get("/accounts/me/").status_code == 302
    assert Entry.objects.filter(verb="accounts.password.changed", actor_id=alisa.pk).count() == 1


def test_other_sessions_can_be_ended_from_the_list(alisa):
    here, elsewhere = Client(), Client()
    attempt(here, alisa.email, HTTP_USER_AGENT="Chromium")
    attempt(elsewhere, alisa.email, HTTP_USER_AGENT="Чужой")
    assert "Чужой" in here.get("/accounts/sessions/").content.decode()

    here.post("/accounts/sessions/")

    assert elsewhere.get("/accounts/me/").status_code == 302
    assert here.get("/accounts/me/").status_code == 200


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("короткий", "слишком короткий"),
        ("password1234", "слишком широко распространён"),
        ("nastavnik-2026!", "попробуют первым"),
        ("Школа123456789", "попробуют первым"),
        ("shkola.tihoe.1", "попробуют первым"),
        ("Ларионова-Алиса", "попробуют первым"),
        ("larionova20262026", "попробуют первым"),
        ("123456789012345", "попробуют первым"),
    ],
)
def test_a_password_that_would_be_tried_first_is_refused(alisa, sign_in, password, said):
    form = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    client = Client()
    attempt(client, alisa.email)
    page = client.post("/accounts/password/change/", form).content.decode()
    assert said in page
    alisa.refresh_from_db()
    assert alisa.check_password(PASSWORD)


def test_a_long_password_without_digits_is_fine(alisa):
    client = Client()
    attempt(client, alisa.email)
    long = "корова сорока берёза тетрадь " * 4
    form = {"oldpassword": PASSWORD, "password1": long, "password2": long}
    assert client.post("/accounts/password/change/", form).status_code == 302
    assert attempt(Client(), alisa.email, long).status_code == 302


def forgotten(email, address="10.0.0.1"):
    return Client().post("/accounts/password/reset/", {"email": email}, REMOTE_ADDR=address)


def link_in(letter):
    return urlsplit(re.search(r"https?://\S+/reset/key/\S+", letter.body)[0]).path


def test_a_forgotten_password_is_set_once_by_the_link_of_a_letter(alisa):
    signed_in = Client()
    attempt(signed_in, alisa.email)
    assert forgotten(alisa.email)["Location"] == "/accounts/password/reset/done/"
    letter = mail.outbox[0]
    assert (letter.to, letter.subject) == ([alisa.email], "Наставник: новый пароль")
    assert letter.body.startswith("Здравствуйте, Алиса Петровна!")

    client = Client()
    form_address = client.get(link_in(letter))["Location"]
    new = {"password1": "тёплый хлеб и соль", "password2": "тёплый хлеб и соль"}
    assert client.post(form_address, new).status_code == 302

    assert attempt(Client(), alisa.email, "тёплый хлеб и соль").status_code == 302
    assert signed_in.get("/accounts/me/").status_code == 302
    assert "Ссылка больше не действует" in Client().get(link_in(letter)).content.decode()
    assert Entry.objects.filter(verb="accounts.password.reset", object_id=alisa.pk).count() == 1


def test_asking_for_a_link_tells_nobody_who_has_an_account(alisa):
    known, unknown = forgotten(alisa.email), forgotten("nobody@school.example")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [letter.to for letter in mail.outbox] == [[alisa.email], ["nobody@school.example"]]
    assert "учётной записи с адресом nobody@school.example здесь нет" in mail.outbox[1].body


def test_a_stranger_can_neither_flood_nor_lock_out_by_asking_for_links(alisa):
    answers = [forgotten(alisa.email, "10.7.7.7").status_code for _ in range(11)]
    assert answers == [302] * 10 + [429]
    assert len(mail.outbox) == 3
    assert forgotten(alisa.email, "10.0.0.1").status_code == 302
    assert Client().get(link_in(mail.outbox[0])).status_code == 302


def test_a_dead_mail_server_is_no_error_page(alisa, monkeypatch, caplog):
    def refuse(*_, **__):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", refuse)
    assert forgotten(alisa.email).status_code == 302
    assert "was not sent" in caplog.text


def test_a_user_switched_off_gets_no_link(alisa):
    switch_off(alisa, by=SYSTEM, now=NOW)
    forgotten(alisa.email)
    assert "здесь нет" in mail.outbox[0].body
