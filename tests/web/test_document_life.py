"""The life of a document on its page: steps, what is refused and why, scans, the list of acquaintance, the archive."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nastavnik.documents.models import Acquaintance, DocumentScan, DocumentStep, IssuedDocument
from nastavnik.journal.models import Entry
from nastavnik.orgs.models import Unit
from tests.apps.documents.orders import issued, make_round
from tests.factories import District
from tests.web.test_documents import page

SignIn = Callable[..., Client]
PDF = b"%PDF-1.7 signed"


@pytest.fixture
def order(district: District) -> IssuedDocument:
    return issued(make_round(district.school))


@pytest.fixture
def alisa(district: District, sign_in: SignIn) -> Client:
    return sign_in(district.alisa)


def step(client: Client, order: IssuedDocument, name: str, **facts: object):  # type: ignore[no-untyped-def]  # Django's test answer
    return client.post(f"/documents/{order.pk}/life/{name}/", facts)


def said(answer) -> str:  # type: ignore[no-untyped-def]  # Django's test answer
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def life(client: Client, order: IssuedDocument) -> str:
    text = page(client, f"/documents/{order.pk}/")
    found = re.search(r'<section class="card" id="life".*?</section>', text, re.S)
    assert found
    return re.sub(r"\s+", " ", found[0])


def sign(client: Client, order: IssuedDocument) -> None:
    assert step(client, order, "signed", on="2026-11-21").status_code == 302


def test_a_new_order_waits_to_be_signed(alisa: Client, order: IssuedDocument) -> None:
    text = life(alisa, order)
    assert re.search(r'<li class="now" aria-current="step"> <b>черновик</b>', text)
    assert "Отметить подписание" in text
    assert "Внести согласование" in text
    assert "институциональный" in text
    assert "приложите, когда документ подпишут" in text


def test_the_list_says_where_a_document_stands(alisa: Client, order: IssuedDocument) -> None:
    assert "черновик" in page(alisa, "/documents/")
    sign(alisa, order)
    step(alisa, order, "in-force", on="2026-12-01")
    assert "подписан" in page(alisa, "/documents/")
    assert "с 01.12.2026" in life(alisa, order)


def test_an_order_passes_its_whole_life(alisa: Client, order: IssuedDocument, district: District) -> None:
    Unit.objects.filter(pk=district.school.pk).update(site="https://shkola5.ru")
    council = {"body": "Педагогический совет", "minutes_number": "4", "minutes_date": "2026-11-20"}
    assert step(alisa, order, "review", **council)["Location"] == f"/documents/{order.pk}/#life"
    assert "Педагогический совет, протокол от 20.11.2026 № 4" in life(alisa, order)
    sign(alisa, order)
    assert (
        step(alisa, order, "published", on="2026-11-21", link="https://shkola5.ru/acts/1").status_code == 302
    )
    assert step(alisa, order, "in-force", on="2026-11-21").status_code == 302
    text = life(alisa, order)
    assert re.search(r'aria-current="step"> <b>действует</b> 21.11.2026', text)
    assert 'class="btn" href' not in text
    assert [one.state for one in DocumentStep.objects.all()] == ["review", "signed", "published", "in_force"]
    entry = Entry.objects.filter(verb="documents.step.taken").first()
    assert entry is not None
    assert entry.facts["state"] == "действует"


@pytest.mark.parametrize(
    ("name", "facts", "says"),
    [
        ("published", {"on": "2026-11-21", "link": "https://shkola5.ru/"}, "Сначала отметьте, что документ подписан"),
        ("signed", {"on": "2026-11-22"}, "ещё не наступило"),
        ("signed", {"on": "2026-11-20"}, "раньше даты самого документа"),
        ("signed", {"on": "вчера"}, "дату"),
        ("review", {"body": "Совет родителей", "minutes_number": "4"}, "и номер, и дату"),
    ],
)  # fmt: skip
def test_a_refused_step_says_why_and_changes_nothing(
    alisa: Client, order: IssuedDocument, name: str, facts: dict[str, str], says: str
) -> None:
    answer = step(alisa, order, name, **facts)
    assert answer.status_code == 422
    assert says in said(answer)
    assert not DocumentStep.objects.exists()


def test_a_form_sent_twice_is_one_step(alisa: Client, order: IssuedDocument) -> None:
    shown = page(alisa, f"/documents/{order.pk}/life/signed/")
    key = re.search(r'name="_key" value="(\w+)"', shown)
    assert key
    first, second = (step(alisa, order, "signed", on="2026-11-21", _key=key[1]) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert DocumentStep.objects.count() == 1


def test_a_body_that_was_asked_is_waited_for(alisa: Client, order: IssuedDocument) -> None:
    step(alisa, order, "review", body="Совет родителей")
    assert "Ждёт решения: Совет родителей." in life(alisa, order)
    refused = step(alisa, order, "signed", on="2026-11-21")
    assert "Ещё не согласован: Совет родителей" in said(refused)
    step(alisa, order, "draft", note="Уточнить сроки")
    assert "возвращён на доработку" in life(alisa, order)
    sign(alisa, order)


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("https://shkola5.ru/acts/1.pdf", ""),
        ("https://docs.yandex.ru/docs/view?url=ya-disk-public&name=1.pdf", "Временная ссылка просмотрщика"),
        ("https://obrazovanie-tihvin.ru/1.pdf", "сайт организации — shkola5.ru"),
    ],
)
def test_a_doubtful_link_is_kept_and_warned_of(
    alisa: Client, order: IssuedDocument, district: District, link: str, says: str
) -> None:
    Unit.objects.filter(pk=district.school.pk).update(site="https://www.shkola5.ru/")
    sign(alisa, order)
    assert step(alisa, order, "published", on="2026-11-21", link=link).status_code == 302
    text = life(alisa, order)
    assert DocumentStep.objects.get(state="published").link == link
    assert says in text if says else "Предупреждения" not in text


def test_an_order_repealed_by_another_is_in_the_archive(alisa: Client, order: IssuedDocument) -> None:
    other = issued(make_round(order.organisation), "121-од")
    sign(alisa, order)
    nothing = step(alisa, order, "repealed", on="2026-11-21")
    assert "каким документом он отменён" in said(nothing)
    assert step(alisa, order, "repealed", on="2026-11-21", by_document=other.pk).status_code == 302
    text = life(alisa, order)
    assert "утратил силу" in text
    assert f'href="/documents/{other.pk}/"' in text
    assert "хранится в архиве" in text
    assert "Другие отметки" not in text
    assert "Снять отметку" not in text
    assert "Изменяет или отменяет" in life(alisa, other)
    archive = "хранится в архиве"
    assert archive in said(step(alisa, order, "published", on="2026-11-21", link="https://shkola5.ru/"))
    assert archive in said(
        alisa.post(f"/documents/{order.pk}/scans/", {"scan": SimpleUploadedFile("a.pdf", PDF)})
    )
    name = {"name": "Рожина Мария Ивановна"}
    assert archive in said(alisa.post(f"/documents/{order.pk}/acquaintance/", name))
    last = DocumentStep.objects.get(state="repealed")
    back = alisa.post(f"/documents/{order.pk}/life/back/", {"step": last.pk})
    assert archive in said(back)
    assert DocumentStep.objects.filter(pk=last.pk).exists()
    assert 'type="date"' not in page(alisa, f"/documents/{order.pk}/acquaintance/")


def test_a_document_of_another_school_cannot_repeal(
    alisa: Client, order: IssuedDocument, district: District
) -> None:
    district.next_school.head_surname, district.next_school.head_given = "Усова", "Анна"
    district.next_school.save()
    foreign = issued(make_round(district.next_school), "9")
    sign(alisa, order)
    assert step(alisa, order, "repealed", on="2026-11-21", by_document=foreign.pk).status_code == 422
    itself = step(alisa, order, "repealed", on="2026-11-21", by_document=order.pk)
    assert itself.status_code == 422


def test_an_amendment_issued_here_makes_the_order_amended(alisa: Client, order: IssuedDocument) -> None:
    sign(alisa, order)
    amendment = issued(make_round(order.organisation), "130-од")
    amendment.pk, amendment.number, amendment.amends = None, "131-од", order
    amendment._state.adding = True
    amendment.save()
    assert "действует с изменениями" in life(alisa, order)


def test_a_mark_entered_by_mistake_is_taken_back(alisa: Client, order: IssuedDocument) -> None:
    sign(alisa, order)
    signed = DocumentStep.objects.get()
    assert alisa.post(f"/documents/{order.pk}/life/back/", {"step": signed.pk + 1}).status_code == 422
    assert alisa.post(f"/documents/{order.pk}/life/back/", {"step": signed.pk}).status_code == 302
    assert not DocumentStep.objects.exists()
    assert Entry.objects.get(verb="documents.step.taken_back").facts["state"] == "подписан"


def test_a_scan_of_the_signed_original_is_kept_and_its_download_journalled(
    alisa: Client, order: IssuedDocument, district: District, sign_in: SignIn
) -> None:
    url = f"/documents/{order.pk}/scans/"
    early = alisa.post(url, {"scan": SimpleUploadedFile("a.pdf", PDF)})
    assert "Сначала отметьте, что документ подписан" in said(early)
    sign(alisa, order)
    wrong = alisa.post(url, {"scan": SimpleUploadedFile("a.pdf", b"<html>")})
    assert "Это не PDF" in said(wrong)
    assert alisa.post(url, {"scan": SimpleUploadedFile("приказ.pdf", PDF)}).status_code == 302
    scan = DocumentScan.objects.get()
    assert "приказ.pdf" in life(alisa, order)
    assert alisa.get(f"/documents/scans/{scan.pk}/").content == PDF
    assert Entry.objects.get(verb="documents.scan.taken").facts["ids"] == [order.pk]
    assert sign_in(district.vera).get(f"/documents/scans/{scan.pk}/").status_code == 404
    assert sign_in(district.boris).get(f"/documents/scans/{scan.pk}/").status_code == 404


def test_days_of_acquaintance_are_noted_one_by_one_and_all_at_once(
    alisa: Client, order: IssuedDocument
) -> None:
    url = f"/documents/{order.pk}/acquaintance/"
    shown = page(alisa, url)
    fields = re.findall(r'name="(on_\w+)"', shown)
    names = re.findall(r'<th scope="row">([^<]+)<', shown)
    assert "Окоёмова М. П." in names
    assert alisa.post(url, {fields[0]: "2026-11-21"})["Location"] == url
    assert [(one.name.replace("\xa0", " "), one.on) for one in Acquaintance.objects.all()] == [
        (names[0], date(2026, 11, 21))
    ]
    assert f"1 из {len(names)}" in life(alisa, order)
    alisa.post(url, {"name": "Ларионова Алиса Петровна", "post": "заместитель директора"})
    assert f"1 из {len(names) + 1}" in life(alisa, order)
    alisa.post(url, {"action": "all"})
    assert f"{len(names) + 1} из {len(names) + 1}" in life(alisa, order)
    assert Entry.objects.filter(verb="documents.acquaintance.noted").count() == 3


def test_a_page_of_acquaintance_opened_before_does_not_wipe_a_day_noted_since(
    alisa: Client, order: IssuedDocument
) -> None:
    url = f"/documents/{order.pk}/acquaintance/"
    shown = page(alisa, url)
    first, second = re.findall(r'name="(on_\w+)"', shown)[:2]
    stale = {f"initial-{name}": "" for name in (first, second)}
    alisa.post(url, stale | {first: "2026-11-21", second: ""})
    alisa.post(url, stale | {first: "", second: "2026-11-21"})
    assert Acquaintance.objects.filter(on=date(2026, 11, 21)).count() == 2


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"name": "Рожина"}, "фамилию и имя"),
        ({"name": "Окоёмова М. П."}, "уже есть"),
        ({"name": "Рожина Мария", "new_on": "2026-11-22"}, "ещё не наступил"),
        ({"name": "Рожина Мария", "new_on": "2026-11-01"}, "раньше даты документа"),
    ],
)
def test_a_wrong_line_of_acquaintance_is_refused(
    alisa: Client, order: IssuedDocument, facts: dict[str, str], says: str
) -> None:
    answer = alisa.post(f"/documents/{order.pk}/acquaintance/", facts)
    assert answer.status_code == 422
    assert says in said(answer)


def test_the_page_takes_the_same_number_of_queries_whatever_has_happened(
    alisa: Client, order: IssuedDocument, django_assert_num_queries: Callable[..., object]
) -> None:
    url = f"/documents/{order.pk}/"
    sign(alisa, order)
    alisa.get(url)
    with django_assert_num_queries(19):  # type: ignore[attr-defined]  # a context manager
        alisa.get(url)
    step(alisa, order, "published", on="2026-11-21", link="https://shkola5.ru/")
    step(alisa, order, "in-force", on="2026-11-21")
    for name in ("Рожина Мария", "Усов Матвей", "Рой Олег"):
        alisa.post(f"{url}acquaintance/", {"name": name, "new_on": "2026-11-21"})
    alisa.post(f"{url}scans/", {"scan": SimpleUploadedFile("a.pdf", PDF)})
    alisa.get(url)
    with django_assert_num_queries(19):  # type: ignore[attr-defined]  # a context manager
        alisa.get(url)
