"""Pages of registers: one a sequence and year, its pattern, gaps and doubles, documents made outside the system."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nastavnik.documents.models import OutsideEntry
from nastavnik.journal.models import Entry
from tests.apps.documents.orders import issued, make_round
from tests.factories import District
from tests.web.test_documents import page

SignIn = Callable[..., Client]


def url_of(unit_id: int, register: str = "orders", year: int = 2026) -> str:
    return f"/documents/registers/{unit_id}/?register={register}&year={year}"


def outside_url(unit_id: int, register: str = "orders") -> str:
    return f"/documents/registers/{unit_id}/outside/?register={register}"


def typed(**facts: object) -> dict[str, object]:
    return {"number": "14", "dated": "2026-11-20", "title": "О проведении смотра"} | facts


def test_a_register_has_its_own_numbers_and_pattern(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    letters = url_of(district.school.pk, "letters")
    assert client.post(letters, {"pattern": "01-10/{n}", "was": "{n}"})["Location"] == letters
    assert "следующий номер — 01-10/1" in page(client, letters)
    assert "следующий номер — 1<" in page(client, url_of(district.school.pk))
    text = page(client, letters)
    for title in ("Приказы", "Протоколы", "Договоры и соглашения", "Исходящие письма", "Записки и справки"):
        assert title in text


def test_an_unknown_register_or_year_is_not_found(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    for query in ("register=none", "year=26", "year=2026x"):
        assert client.get(f"/documents/registers/{district.school.pk}/?{query}").status_code == 404


@pytest.mark.fulfils("X-7")
def test_a_gap_is_shown_and_filled_by_a_document_made_outside(district: District, sign_in: SignIn) -> None:
    round_ = make_round(district.school)
    issued(round_, "1")
    issued(round_, "3")
    issued(round_, "7")
    client, url = sign_in(district.alisa), url_of(district.school.pk)
    text = page(client, url)
    assert "Пропущен номер 2." in text
    assert "Пропущены номера с 4 по 6." in text
    entry = client.get(outside_url(district.school.pk) + "&number=2")
    assert 'value="2"' in entry.content.decode()
    answer = client.post(outside_url(district.school.pk), typed(number="2"))
    assert answer["Location"] == url
    text = page(client, url)
    assert "Пропущен номер 2." not in text
    assert "О проведении смотра" in text
    assert "вне системы" in text
    assert Entry.objects.filter(verb="documents.outside.entered").count() == 1
    assert issued(round_, None).number == "8"


def test_a_double_is_refused_unless_it_is_a_fact_and_then_shown(district: District, sign_in: SignIn) -> None:
    issued(make_round(district.school), "14")
    client, url = sign_in(district.alisa), outside_url(district.school.pk)
    refused = client.post(url, typed())
    assert refused.status_code == 422
    assert "отметьте это ниже" in refused.content.decode()
    assert client.post(url, typed(doubled="on")).status_code == 302
    text = page(client, url_of(district.school.pk))
    assert "Номер 14 стоит на двух документах: от 20.11.2026 и от 21.11.2026." in text


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"dated": "2026-11-22"}, "ещё не наступила"),
        ({"title": " "}, "Обязательное поле"),
        ({"number": " № "}, "Укажите номер документа"),
        ({"scan": SimpleUploadedFile("scan.pdf", b"MZ not a scan")}, "Это не PDF"),
    ],
)
def test_a_wrong_entry_is_refused(
    district: District, sign_in: SignIn, facts: dict[str, object], says: str
) -> None:
    answer = sign_in(district.alisa).post(outside_url(district.school.pk), typed(**facts))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not OutsideEntry.objects.exists()


def test_an_entry_is_corrected_and_its_scan_is_taken(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    scan = SimpleUploadedFile("приказ.pdf", b"%PDF-1.7 scan")
    client.post(outside_url(district.school.pk), typed(scan=scan))
    entry = OutsideEntry.objects.get()
    url = f"/documents/registers/outside/{entry.pk}/"
    assert client.post(url, typed(number="15", version="1")).status_code == 302
    entry.refresh_from_db()
    assert (entry.number, entry.version, entry.scan is None) == ("15", 2, False)
    assert client.post(url, typed(number="16", version="1")).status_code == 409
    other_year = client.post(url, typed(dated="2025-11-20", version="2"))
    assert "Запись сделана в журнале за 2026 год" in other_year.content.decode()
    assert client.get(f"{url}scan/").content == b"%PDF-1.7 scan"
    assert Entry.objects.get(verb="documents.outside.scan_taken").facts["ids"] == [entry.pk]


def test_a_municipality_keeps_registers_of_its_own(district: District, sign_in: SignIn) -> None:
    boris = sign_in(district.boris)
    url = boris.get("/documents/registers/")["Location"]
    assert url == f"/documents/registers/{district.municipality.pk}/"
    assert (
        boris.post(outside_url(district.municipality.pk, "letters"), typed(number="94-13 /")).status_code
        == 302
    )
    assert OutsideEntry.objects.get().register.organisation == district.municipality
    assert boris.get(f"/documents/registers/{district.school.pk}/").status_code == 404


def test_a_year_is_chosen(district: District, sign_in: SignIn) -> None:
    issued(make_round(district.school), "5", date=date(2025, 12, 30))
    client = sign_in(district.alisa)
    assert "журнал за 2025 год" in page(client, url_of(district.school.pk, year=2025))
    assert "/?register=orders&amp;year=2025" in page(client, url_of(district.school.pk))


@pytest.mark.parametrize("rows", [1, 3])
def test_a_register_takes_the_same_number_of_queries_whatever_its_length(
    district: District, sign_in: SignIn, rows: int, django_assert_num_queries: Callable[..., object]
) -> None:
    round_ = make_round(district.school)
    client = sign_in(district.alisa)
    for n in range(rows):
        issued(round_, None)
        client.post(outside_url(district.school.pk), typed(number=f"9{n}"))
    client.get(url_of(district.school.pk))
    with django_assert_num_queries(11):  # type: ignore[attr-defined]  # a context manager
        client.get(url_of(district.school.pk))
