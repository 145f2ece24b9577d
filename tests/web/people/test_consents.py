"""Consents on the screen: one by one with a scan, in bulk, withdrawn with a warning."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from docx import Document

from nastavnik.files.models import StoredFile
from nastavnik.journal.models import Entry
from nastavnik.people.models import Consent, Person
from tests.factories import District, make_mentor, make_pair, make_person, make_request, make_running_form
from tests.web.reading import row_heads

SignIn = Callable[..., Client]
PDF = b"%PDF-1.7 scan"


def text_of(response: HttpResponse) -> str:
    return response.content.decode().replace("\u00a0", " ")


def signed(**changed: object) -> dict[str, object]:
    return {"kind": "processing", "signed_on": "2026-11-20", "signer": ""} | changed


@pytest.mark.fulfils("S0-2.4.3")
def test_a_consent_with_its_scan_ends_the_draft(district: District, sign_in: SignIn) -> None:
    person = make_person(district.school, consent=False)
    client = sign_in(district.alisa)
    scan = SimpleUploadedFile("../../скан.pdf", PDF)
    made = client.post(
        f"/people/{person.pk}/consent/",
        signed(valid_until="2027-08-31", signer_name="Готовцева Анна", scan=scan),
    )
    assert made.status_code == 302
    consent = Consent.objects.get(person=person)
    assert (consent.signer, consent.valid_until) == ("representative", date(2027, 8, 31))
    person.refresh_from_db()
    assert person.consent_valid_from == date(2026, 11, 20)
    assert "согласие до 31.08.2027" in text_of(client.get(f"/people/{person.pk}/"))
    taken = client.get(f"/people/consents/{consent.pk}/scan/")
    assert taken.content == PDF
    assert "attachment" in taken.headers["Content-Disposition"]
    assert ".." not in taken.headers["Content-Disposition"]
    assert Entry.objects.get(verb="people.scan.taken").facts["ids"] == [person.pk]


def test_what_is_no_scan_is_refused_and_nothing_is_kept(district: District, sign_in: SignIn) -> None:
    person = make_person(district.school, consent=False)
    evil = SimpleUploadedFile("скан.pdf", b"<html><script>alert(1)</script>", content_type="application/pdf")
    response = sign_in(district.alisa).post(f"/people/{person.pk}/consent/", signed(scan=evil))
    assert response.status_code == 422
    assert "не PDF" in text_of(response)
    assert not StoredFile.objects.exists()
    assert not Consent.objects.exists()


def test_the_wrong_side_cannot_sign(district: District, sign_in: SignIn, settings, tmp_path) -> None:  # type: ignore[no-untyped-def]  # pytest-django's fixtures
    settings.MEDIA_ROOT = tmp_path / "scans"
    person = make_person(district.school, consent=False)
    response = sign_in(district.alisa).post(
        f"/people/{person.pk}/consent/", signed(signer="self", scan=SimpleUploadedFile("a.pdf", PDF))
    )
    assert response.status_code == 422
    assert "законный представитель" in text_of(response)
    assert not Consent.objects.exists()
    assert [path for path in (tmp_path / "scans").rglob("*") if path.is_file()] == []


@pytest.mark.fulfils("S0-2.4.3", "X-17")
def test_a_withdrawal_says_what_it_touches_and_takes_effect_at_once(
    district: District, sign_in: SignIn
) -> None:
    make_running_form(district.school)
    person = make_person(district.school, surname="Готовцев")
    mentor = make_mentor(make_person(district.school, surname="Рожина", given="Мария"))
    make_pair(mentor, make_request(person))
    consent = person.consents.get()
    client = sign_in(district.alisa)
    url = f"/people/consents/{consent.pk}/withdraw/"
    assert "Будет приостановлена пара" in text_of(client.get(url))
    assert "Рожина Мария" in text_of(client.get(url))
    assert client.post(url, {"on": "2026-11-30"}).status_code == 422
    assert client.post(url, {"on": "2026-11-21"}).status_code == 302
    page = text_of(client.get(f"/people/{person.pk}/"))
    assert "отозвано 21.11.2026" in page
    assert "черновик" in page
    assert "приостановлена" in page


@pytest.mark.fulfils("S0-2.4.3")
def test_a_pile_of_paper_is_entered_for_those_who_have_none(district: District, sign_in: SignIn) -> None:
    child = make_person(district.school, consent=False)
    adult = make_person(district.school, consent=False, born=date(1990, 1, 1), occupation="teacher")
    make_person(district.school)
    stranger = make_person(district.next_school, consent=False)
    client = sign_in(district.alisa)
    assert "без действующего согласия – 2" in text_of(client.get("/people/consents/"))
    form = signed(step="record", only_missing="on", _key="bulk")
    assert client.post("/people/consents/?consent=none", form).status_code == 302
    client.post("/people/consents/?consent=none", form)
    assert Consent.objects.filter(signed_on=date(2026, 11, 20)).count() == 2
    assert Consent.objects.get(person=child).signer == "representative"
    assert Consent.objects.get(person=adult).signer == "self"
    assert not stranger.consents.exists()
    assert shown_drafts(client) == 0


def shown_drafts(client: Client) -> int:
    return len(row_heads(client.get("/people/?consent=none")))


def test_chosen_rows_are_carried_to_the_form_and_only_they_are_entered(
    district: District, sign_in: SignIn
) -> None:
    one, two = make_person(district.school, consent=False), make_person(district.school, consent=False)
    foreign = make_person(district.next_school, consent=False)
    client = sign_in(district.alisa)
    asked = client.post("/people/consents/", {"ids": [one.pk, foreign.pk], "_key": "list"})
    assert asked.status_code == 200
    assert f'name="ids" value="{one.pk}"' in text_of(asked)
    client.post(
        "/people/consents/", signed(step="record", ids=[one.pk, foreign.pk], only_missing="on", _key="form")
    )
    assert one.consents.count() == 1
    assert not two.consents.exists()
    assert not foreign.consents.exists()


def test_all_found_are_those_the_filter_finds(district: District, sign_in: SignIn) -> None:
    make_person(district.school, surname="Готовцев", consent=False)
    make_person(district.school, surname="Усов", consent=False)
    sign_in(district.alisa).post(
        "/people/consents/?q=Усов", signed(step="record", all_found="1", only_missing="on")
    )
    assert [c.person.surname for c in Consent.objects.select_related("person")] == ["Усов"]


def test_a_day_that_has_not_come_is_refused_whole(district: District, sign_in: SignIn) -> None:
    make_person(district.school, consent=False)
    response = sign_in(district.alisa).post(
        "/people/consents/", signed(step="record", signed_on="2026-12-31", only_missing="on")
    )
    assert response.status_code == 422
    assert "ещё не наступила" in text_of(response)
    assert not Consent.objects.exists()


@pytest.mark.parametrize("user", ["head", "boris", "raisa", "admin"])
def test_consents_want_their_own_permission(district: District, sign_in: SignIn, user: str) -> None:
    person = make_person(district.school)
    client = sign_in(getattr(district, user))
    for page in ("/people/consents/", f"/people/{person.pk}/consent/", "/people/blanks/"):
        assert client.get(page).status_code == 403
    assert Person.objects.count() == 1


@pytest.mark.fulfils("S0-2.4.3")
def test_blanks_are_printed_for_the_chosen_and_empty(district: District, sign_in: SignIn) -> None:
    child = make_person(district.school, surname="Готовцев", consent=False)
    foreign = make_person(district.next_school, surname="Чужой", consent=False)
    client = sign_in(district.alisa)
    made = client.post("/people/bulk/", {"action": "blanks", "ids": [child.pk, foreign.pk]})
    text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(made.content)).paragraphs)
    assert "Готовцев" in text
    assert "Чужой" not in text
    assert Entry.objects.get(verb="people.blanks.printed").facts["ids"] == [child.pk]
    empty = client.get("/people/blanks/?empty=adult")
    assert "Готовцев" not in "\n".join(p.text for p in Document(io.BytesIO(empty.content)).paragraphs)
    assert client.get(f"/people/blanks/?ids={foreign.pk}").status_code == 302
