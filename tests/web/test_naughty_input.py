"""What no form of ours sends: NULs, numbers beyond any column, days beyond any calendar. Never a fault of ours."""

import logging
import sys
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.urls import reverse

from nastavnik.files.actions import keep
from nastavnik.people.models import ImportBatch, SavedView
from nastavnik.programmes.models import Form, RunningForm
from tests.conftest import NOW, system

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["search", "documents:list", "units", "people:list", "journal", "pairs"])
def test_a_nul_in_an_address_is_refused(address, district, sign_in):
    client = sign_in(district.alisa)
    assert client.get(reverse(address), {"q": "а\x00б"}).status_code == 400
    assert client.get(reverse(address), {"а\x00": "б"}).status_code == 400
    assert client.get(reverse(address), {"q": "аб"}).status_code == 200


def test_a_nul_in_a_field_is_refused_and_nothing_is_kept(district, sign_in):
    client = sign_in(district.alisa)
    answer = client.post(reverse("people:view-save"), {"title": "вид\x00"})
    assert answer.status_code == 400
    assert "Ничего не изменилось" in answer.text
    assert not SavedView.objects.exists()


def test_a_nul_is_refused_before_signing_in(client, district):
    assert client.post("/accounts/login/", {"login": "a\x00@b.ru", "password": "x"}).status_code == 400


@pytest.mark.parametrize("given", ["9" * 40, "-" + "9" * 40, "99999999999999999999"])
def test_a_number_beyond_any_column_is_no_role_model(given, district, sign_in):
    form = Form.objects.get(code="pupil-pupil")
    answer = sign_in(district.alisa).post(reverse("form-on", args=[form.pk]), {"role_models": [given]})
    assert answer.status_code == 422
    assert not RunningForm.objects.filter(organisation=district.school).exists()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1999-12-31"])
@pytest.mark.parametrize("field", ["since", "until"])
def test_a_day_beyond_the_calendar_is_said_at_its_field(field, day, district, sign_in):
    answer = sign_in(district.alisa).get(reverse("journal"), {field: day})
    assert answer.status_code == 422
    assert "с 2000 по 2099" in answer.text


def test_a_body_larger_than_any_file_is_not_read(district, sign_in):
    """The server would otherwise put ten gigabytes on its disk before the form could refuse them."""
    client = sign_in(district.alisa)
    read = []

    class Body(BytesIO):
        def read(self, *size):
            read.append(size)
            return super().read(*size)

    kind = "multipart/form-data; boundary=b"
    said = {"CONTENT_LENGTH": str(10**10), "wsgi.input": Body(b"--b--\r\n")}
    answer = client.generic("POST", reverse("people:import"), b"", content_type=kind, **said)
    assert answer.status_code == 413
    assert "слишком большой" in answer.text
    assert not read


def test_an_answer_with_an_endless_number_is_refused(district, sign_in):
    file = keep(
        b"x", name="x.csv", media_type="x", purpose="import", unit=district.school, by=system, now=NOW
    )
    batch = ImportBatch.objects.create(
        organisation=district.school, kind="mentees", year=2026, file=file, state="ready", created_at=NOW
    )
    address = reverse("people:answers", args=[batch.pk])
    for data in ({"row-" + "9" * 5000: "new"}, {"row-2": "9" * 5000}):
        answer = sign_in(district.alisa).post(
            address, urlencode(data), content_type="application/x-www-form-urlencoded"
        )
        assert answer.status_code in (302, 422)


def test_a_head_is_not_led_where_he_may_not_go(district, sign_in):
    text = sign_in(district.head).get(reverse("matching")).text
    assert reverse("catalogues") not in text
    assert reverse("catalogues") in sign_in(district.alisa).get(reverse("matching")).text


def test_a_refusal_is_one_line_of_the_log():
    """A trace for each 403 would fill the disk and hide the faults."""
    handler = logging.Formatter()
    configured = settings.LOGGING["filters"]["short"]["callback"]
    record = logging.LogRecord("django.request", logging.WARNING, "x", 1, "Forbidden", None, _caught())
    assert configured(record)
    assert "Traceback" not in handler.format(record)
    failed = logging.LogRecord("django.request", logging.ERROR, "x", 1, "Fault", None, _caught())
    assert configured(failed)
    assert "Traceback" in handler.format(failed)
    assert "short" in settings.LOGGING["handlers"]["stderr"]["filters"]


def _caught():
    try:
        raise PermissionError("no")
    except PermissionError:
        return sys.exc_info()
