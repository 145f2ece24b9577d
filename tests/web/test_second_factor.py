"""The second factor: set up by oneself, asked at sign-in, demanded of roles above curator where so set."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from nastavnik.journal.models import Entry

PASSWORD = "синий чайник на крыше"


@pytest.fixture(autouse=True)
def _fresh_throttle():
    cache.clear()


@pytest.fixture
def head(district):
    district.head.set_password(PASSWORD)
    district.head.save()
    return district.head


def sign_in(client, user):
    return client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})


def code_for(secret, step=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step))


def switch_on(client):
    """Sets the second factor up as a person does; answers its secret and the recovery codes."""
    again = client.get("/accounts/second-factor/activate/")
    assert again["Location"].startswith("/accounts/password/again/")
    back = client.post(again["Location"], {"password": PASSWORD})["Location"]
    page = client.get(back).content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)[1]
    done = client.post(back, {"code": code_for(secret)})
    assert done["Location"] == "/accounts/second-factor/codes/", done.content.decode()
    codes = re.findall(r"<code>(\d+)</code>", client.get(done["Location"]).content.decode())
    return secret, codes


def test_after_it_is_on_a_password_alone_opens_nothing(head, django_capture_on_commit_callbacks):
    client = Client()
    sign_in(client, head)
    with django_capture_on_commit_callbacks(execute=True):
        secret, codes = switch_on(client)
    assert len(codes) == 10
    assert Entry.objects.filter(verb="accounts.second_factor.added", actor_id=head.pk).exists()

    other = Client()
    assert sign_in(other, head)["Location"] == "/accounts/second-factor/enter/"
    assert other.get("/accounts/me/").status_code == 302
    page = other.post("/accounts/second-factor/enter/", {"code": "000000"}).content.decode()
    assert "Код не подходит" in page
    assert Entry.objects.filter(verb="accounts.second_factor.refused", object_id=head.pk).count() == 1

    assert other.post("/accounts/second-factor/enter/", {"code": code_for(secret, 1)}).status_code == 302
    assert other.get("/accounts/me/").status_code == 200


def test_a_recovery_code_opens_once(head):
    client = Client()
    sign_in(client, head)
    _, codes = switch_on(client)

    for expected in (302, 200):
        other = Client()
        sign_in(other, head)
        assert other.post("/accounts/second-factor/enter/", {"code": codes[0]}).status_code == expected


def test_codes_cannot_be_guessed_one_by_one(head):
    client = Client()
    sign_in(client, head)
    secret, _ = switch_on(client)

    other = Client()
    sign_in(other, head)
    for n in range(8):
        other.post("/accounts/second-factor/enter/", {"code": f"00000{n}"})
    page = other.post("/accounts/second-factor/enter/", {"code": code_for(secret, 1)}).content.decode()
    assert "Слишком много попыток" in page


def test_it_can_be_taken_off_after_the_password_again(head):
    client = Client()
    sign_in(client, head)
    switch_on(client)
    assert client.post("/accounts/second-factor/deactivate/").status_code == 302
    assert Entry.objects.filter(verb="accounts.second_factor.removed").exists()
    assert sign_in(Client(), head)["Location"] == "/"


def test_where_it_is_demanded_a_head_reaches_nothing_before_it(head, district, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client = Client()
    sign_in(client, head)

    for address in ("/", "/accounts/users/", "/accounts/me/", "/accounts/sessions/", "/journal/"):
        assert client.get(address)["Location"] == "/accounts/second-factor/activate/", address
    answer = client.get("/journal/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (403, "/accounts/second-factor/activate/")

    switch_on(client)
    assert client.get("/accounts/users/").status_code == 200


def test_where_it_is_demanded_it_cannot_be_taken_off(head, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client = Client()
    sign_in(client, head)
    switch_on(client)
    page = client.get("/accounts/second-factor/deactivate/").content.decode()
    assert "второй фактор обязателен" in page
    client.post("/accounts/second-factor/deactivate/")
    assert sign_in(Client(), head)["Location"] == "/accounts/second-factor/enter/"


def test_a_curator_is_not_made_to_have_one(district, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    district.alisa.set_password(PASSWORD)
    district.alisa.save()
    client = Client()
    sign_in(client, district.alisa)
    assert client.get("/accounts/me/").status_code == 200
