"""A database that takes no writes (a full disk, read only): what is only read goes on, the rest says so."""

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError

pytestmark = pytest.mark.django_db


@pytest.fixture
def full_disk(monkeypatch):
    def refuse(*_, **__):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(Session, "save", refuse)


@pytest.fixture
def client(district, sign_in):
    client = sign_in(district.alisa)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("address", ["/", "/people/", "/accounts/me/", "/journal/"])
def test_reading_goes_on(address, client, full_disk):
    assert client.get(address).status_code == 200


def test_what_was_to_change_says_that_it_did_not(client, district, full_disk):
    answer = client.post(f"/unit/{district.school.pk}/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "disk" not in answer.text


def test_a_session_that_was_ended_meanwhile_is_still_refused(client, monkeypatch):
    """Only failures of the database are forgiven: a session deleted by signing out elsewhere is not."""
    client.get("/")
    kept = Session.save

    def gone(self, *rest, **named):
        Session.objects.all().delete()
        return kept(self, *rest, **named)

    monkeypatch.setattr(Session, "save", gone)
    session = client.session
    del session["seen"]
    monkeypatch.undo()
    session.save()
    monkeypatch.setattr(Session, "save", gone)
    assert client.get("/").status_code == 400
