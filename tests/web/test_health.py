"""Alive, ready, and what is kept of people: pages that anybody may ask for."""

import os
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import OperationalError, connections

from nastavnik import clock
from nastavnik.queue.models import Job, JobState
from tests.conftest import NOW


def test_alive_is_said_without_the_database(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (
        200,
        b"ok",
        "text/plain; charset=utf-8",
    )


@pytest.fixture
def data(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.mark.django_db
def test_ready_names_what_was_looked_at(client, data):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "checks": {"database": "ok", "disk": "ok", "worker": "ok"}}
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_not_ready_without_room_on_the_disk(client, data, monkeypatch):
    full = SimpleNamespace(f_bavail=10, f_frsize=4096)
    monkeypatch.setattr(os, "statvfs", lambda _: full)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["checks"]["disk"]) == (503, "failed")


@pytest.mark.django_db
def test_not_ready_without_the_folder_of_data(client, settings, tmp_path):
    settings.DATA = tmp_path / "gone"
    assert client.get("/readyz").json()["checks"]["disk"] == "failed"


@pytest.mark.django_db
def test_not_ready_without_the_database(client, data, monkeypatch):
    def broken(*_, **__):
        raise OperationalError

    monkeypatch.setattr(connections["default"], "cursor", broken)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] == "failed"


def ask(unit, monkeypatch, *, waits):
    """A job that was asked for so many minutes ago."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return Job.objects.create(unit=unit, kind="people.import", asked_at=NOW - timedelta(minutes=waits))


def test_not_ready_when_a_job_waits_long_and_nobody_works(client, district, data, monkeypatch):
    ask(district.school, monkeypatch, waits=4)
    assert client.get("/readyz").status_code == 200

    ask(district.school, monkeypatch, waits=6)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["checks"]["worker"]) == (503, "failed")


@pytest.mark.parametrize(("began", "status"), [(10, 200), (12, 503)])
def test_a_job_that_waits_for_another_is_no_alarm_while_that_one_may_run(
    client, district, data, monkeypatch, began, status
):
    ask(district.school, monkeypatch, waits=6)
    running = ask(district.school, monkeypatch, waits=20)
    running.state, running.started_at = JobState.RUNNING, NOW - timedelta(minutes=began)
    running.save()
    assert client.get("/readyz").status_code == status


@pytest.mark.django_db
def test_the_privacy_page_names_every_declared_column_with_purpose_and_term(client):
    page = client.get("/privacy/").content.decode()
    declared = 0
    for model in apps.get_models():
        for name, personal in getattr(model, "personal_data", {}).items():
            title = str(model._meta.get_field(name).verbose_name)
            assert title in page or title.isascii(), (model, name)
            assert personal.purpose in page
            assert personal.term in page
            declared += 1
    assert declared > 20
    assert "search key" not in page
