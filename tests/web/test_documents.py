"""Pages of documents: the register, preparing and issuing an order, cases by hand, templates by level."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nastavnik.documents.actions import remember_official
from nastavnik.documents.models import IssuedDocument, Official, TemplateRevision
from nastavnik.documents.rendering import pdf
from nastavnik.journal.models import Entry
from nastavnik.orgs.models import Unit
from nastavnik.pairs.actions import dissolve
from nastavnik.pairs.models import Pair
from nastavnik.people.models import Person
from nastavnik.rules.documents.wording.names import FullName
from tests.apps.documents.orders import issued, make_pupil, make_round, make_teacher, read_back, stored
from tests.apps.documents.test_rendering import BUILT_IN, template
from tests.factories import NOW, District, system

SignIn = Callable[..., Client]


def page(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ").replace("&nbsp;", " ")


def seen(text: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', text)
    assert found
    return found[1]


def typed(text: str, **facts: str) -> dict[str, str]:
    """The form of an order as a curator sends it."""
    given = {
        "number": "120-од",
        "date": "2026-11-21",
        "curator": "Ларионова Алиса Петровна",
        "action": "issue",
    }
    return given | {"seen": seen(text)} | facts


# --- the register -------------------------------------------------------------------------------------------


def test_the_list_shows_what_was_issued(district: District, sign_in: SignIn) -> None:
    issued(make_round(district.school))
    text = page(sign_in(district.alisa), "/documents/")
    assert "№ 120-од" in text
    assert "Приказ. О формировании наставнических пар (групп)" in text
    assert "21.11.2026" in text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_number_of_queries_whatever_its_length(
    district: District, sign_in: SignIn, rows: int, django_assert_num_queries: Callable[..., object]
) -> None:
    round_ = make_round(district.school)
    for _ in range(rows):
        issued(round_, None)
    client = sign_in(district.alisa)
    client.get("/documents/")
    with django_assert_num_queries(9):  # type: ignore[attr-defined]  # a context manager
        client.get("/documents/")


def test_the_list_is_searched_and_filtered(district: District, sign_in: SignIn) -> None:
    round_ = make_round(district.school)
    issued(round_, "120-од")
    issued(round_, "7", date=date(2027, 1, 12))
    client = sign_in(district.alisa)
    found = page(client, "/documents/?q=120")
    assert "№ 120-од" in found
    assert "№ 7" not in found
    assert "№ 120-од" not in page(client, "/documents/?year=2027")
    assert "Ничего не нашлось" in page(client, "/documents/?q=555")


def test_an_empty_register_says_what_to_do(district: District, sign_in: SignIn) -> None:
    assert "Ещё ни одного документа" in page(sign_in(district.alisa), "/documents/")


def test_vera_of_the_next_school_finds_nothing(district: District, sign_in: SignIn) -> None:
    document, round_ = issued(make_round(district.school)), make_round(district.next_school)
    vera = sign_in(district.vera)
    for url in ("", "docx/", "pdf/", "amend/"):
        assert vera.get(f"/documents/{document.pk}/{url}").status_code == 404
    assert vera.get(f"/documents/pairs-order/?round={document.about_id}").status_code == 404
    assert vera.get(f"/documents/pairs-order/draft.docx?round={document.about_id}").status_code == 404
    assert vera.get(f"/documents/pairs-order/?round={round_.pk}").status_code == 200
    assert "№ 120-од" not in page(vera, "/documents/")


def test_the_coordinator_sees_no_orders_with_names(district: District, sign_in: SignIn) -> None:
    document = issued(make_round(district.school))
    assert sign_in(district.boris).get(f"/documents/{document.pk}/").status_code == 404


# --- a document ---------------------------------------------------------------------------------------------


def test_a_document_is_shown_as_issued(district: District, sign_in: SignIn) -> None:
    document = issued(make_round(district.school))
    Person.objects.filter(surname="Окоёмова").update(surname="Другая")
    text = page(sign_in(district.alisa), f"/documents/{document.pk}/")
    assert "Окоёмову Марию Петровну, учителя математики" in text
    assert "федеральный, редакция 1" in text
    assert "После приказа пары изменились" not in text


@pytest.mark.fulfils("X-8")
def test_a_download_is_the_stored_file_and_stands_in_the_journal(district: District, sign_in: SignIn) -> None:
    document = issued(make_round(district.school))
    answer = sign_in(district.alisa).get(f"/documents/{document.pk}/docx/")
    assert answer.content == stored(document)
    assert "attachment" in answer["Content-Disposition"]
    entry = Entry.objects.get(verb="documents.document.downloaded")
    assert (entry.actor_id, entry.facts) == (district.alisa.pk, {"rows": 1, "ids": [document.pk]})


def test_without_an_office_program_the_page_says_what_to_install(
    district: District, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda _: None)
    document = issued(make_round(district.school))
    client = sign_in(district.alisa)
    text = page(client, f"/documents/{document.pk}/")
    assert "libreoffice-writer-nogui" in text
    assert "Скачать PDF" not in text
    assert client.get(f"/documents/{document.pk}/pdf/").status_code == 302


def test_a_change_of_pairs_offers_an_amendment(district: District, sign_in: SignIn) -> None:
    document = issued(make_round(district.school))
    client = sign_in(district.alisa)
    assert client.get(f"/documents/{document.pk}/amend/").status_code == 302
    pair = Pair.objects.get(mentor__person__surname="Окоёмова")
    dissolve(pair, version=pair.version, ended_on=date(2026, 12, 20), reason="переезд", by=system, now=NOW)
    text = page(client, f"/documents/{document.pk}/")
    assert "После приказа пары изменились" in text
    assert "Прекращена: пара «ученик – ученик», Окоёмова М. П. – Усов М. А." in text
    url = f"/documents/{document.pk}/amend/"
    prepared = page(client, url)
    assert "Изменения в приказ от 21.11.2026 № 120-од" in prepared
    assert "приложение изложить в новой редакции" in prepared
    answer = client.post(url, typed(prepared, number="130-од", date="2026-12-20"))
    amendment = IssuedDocument.objects.get(number="130-од")
    assert (answer.status_code, answer["Location"]) == (302, f"/documents/{amendment.pk}/")
    assert amendment.amends == document
    assert "приказ № 130-од от 20.12.2026" in page(client, f"/documents/{document.pk}/")


# --- preparing ----------------------------------------------------------------------------------------------


def test_the_choice_of_rounds_says_which_have_no_order(district: District, sign_in: SignIn) -> None:
    round_ = make_round(district.school)
    client = sign_in(district.alisa)
    text = page(client, "/documents/pairs-order/")
    assert f"?round={round_.pk}" in text
    assert "ещё нет" in text
    issued(round_)
    assert "издан" in page(client, "/documents/pairs-order/")


@pytest.mark.fulfils("S1-3.1.1e", "X-7")
def test_an_order_is_prepared_with_its_number_cases_and_text(district: District, sign_in: SignIn) -> None:
    round_ = make_round(district.school)
    issued(round_, "41")
    text = page(sign_in(district.alisa), f"/documents/pairs-order/?round={round_.pk}")
    assert 'name="number" value="42"' in text
    assert 'value="2026-11-21"' in text
    assert 'value="Ларионова Алиса Петровна"' in text
    assert "Окоёмовой Марии Петровны, учителя математики" in text
    assert "Роем Олегом Ильичом, обучающимся 11 класса" in text
    assert "Назначить наставниками:" in text
    assert "уже издан приказ № 41 от 21.11.2026" in text


@pytest.mark.parametrize("pairs", [1, 3])
def test_preparing_takes_the_same_number_of_queries_whatever_the_number_of_pairs(
    district: District, sign_in: SignIn, pairs: int, django_assert_num_queries: Callable[..., object]
) -> None:
    groups = [(make_teacher(district.school), [make_pupil(district.school, n)]) for n in range(pairs)]
    url = f"/documents/pairs-order/?round={make_round(district.school, *groups).pk}"
    client = sign_in(district.alisa)
    client.get(url)
    with django_assert_num_queries(32):  # type: ignore[attr-defined]  # a context manager
        client.get(url)


@pytest.mark.fulfils("S1-3.1.1e")
def test_the_curator_issues_the_order_and_gets_its_page(district: District, sign_in: SignIn) -> None:
    round_ = make_round(district.school)
    url = f"/documents/pairs-order/?round={round_.pk}"
    client = sign_in(district.alisa)
    form = typed(
        page(client, url),
        grounds="решение педагогического совета (протокол от 28.08.2026 № 1)",
        curator_post="Заместитель директора",
        controller="Ким Дарья",
        controller_gender="f",
        plans_due="2026-12-15",
        executor="Ларионова Алиса Петровна",
    )
    answer = client.post(url, form)
    document = IssuedDocument.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/documents/{document.pk}/")
    text = "\n".join(read_back(stored(document)))
    assert "на основании решения педагогического совета (протокол от 28.08.2026 № 1)" in text
    assert "Ларионовой Алисе Петровне, заместителю директора" in text
    assert "возложить на Ким Дарью" in text
    assert "в срок до 15 декабря 2026 г." in text
    assert document.issued_by_id == district.alisa.pk


def test_showing_the_text_issues_nothing_and_keeps_what_was_typed(
    district: District, sign_in: SignIn
) -> None:
    url = f"/documents/pairs-order/?round={make_round(district.school).pk}"
    client = sign_in(district.alisa)
    answer = client.post(
        url,
        typed(page(client, url), action="show", number="9-од", curator_post="Завуч", grounds="протокол № 3"),
    )
    assert answer["Location"] == f"{url}#text"
    text = page(client, url)
    assert 'value="9-од"' in text
    assert "на основании протокола № 3" in text
    assert "Ларионовой Алисе Петровне, завучу" in text
    assert not IssuedDocument.objects.exists()


@pytest.mark.fulfils("X-7")
def test_the_same_form_sent_twice_issues_one_order(district: District, sign_in: SignIn) -> None:
    url = f"/documents/pairs-order/?round={make_round(district.school).pk}"
    client = sign_in(district.alisa)
    form = typed(page(client, url)) | {"_key": "a" * 32}
    first, second = client.post(url, form), client.post(url, form)
    assert first["Location"] == second["Location"]
    assert IssuedDocument.objects.count() == 1


def test_two_who_were_offered_the_same_number_get_one_order_and_one_sentence(
    district: District, sign_in: SignIn
) -> None:
    url = f"/documents/pairs-order/?round={make_round(district.school).pk}"
    alisa, head = sign_in(district.alisa), sign_in(district.head)
    forms = typed(page(alisa, url)), typed(page(head, url))
    assert alisa.post(url, forms[0]).status_code == 302
    late = head.post(url, forms[1])
    assert late.status_code == 422
    assert "Номер 120-од уже занят документом от 21.11.2026" in late.content.decode()
    assert IssuedDocument.objects.count() == 1


def test_an_order_is_issued_as_it_was_seen(district: District, sign_in: SignIn) -> None:
    url = f"/documents/pairs-order/?round={make_round(district.school).pk}"
    client = sign_in(district.alisa)
    form = typed(page(client, url))
    pair = Pair.objects.get(mentor__person__surname="Рой")
    dissolve(pair, version=pair.version, ended_on=date(2026, 12, 2), reason="переезд", by=system, now=NOW)
    late = client.post(url, form)
    assert late.status_code == 422
    assert "Пока страница была открыта" in late.content.decode()
    assert not IssuedDocument.objects.exists()


@pytest.mark.fulfils("X-11")
def test_a_consent_that_ended_while_the_form_was_open_is_named(district: District, sign_in: SignIn) -> None:
    url = f"/documents/pairs-order/?round={make_round(district.school).pk}"
    client = sign_in(district.alisa)
    form = typed(page(client, url))
    child = Person.objects.get(surname="Усов")
    Person.objects.filter(pk=child.pk).update(consent_valid_until=date(2026, 11, 20))
    late = client.post(url, form)
    assert late.status_code == 422
    text = late.content.decode()
    assert "Усов Матвей Андреевич" in text
    assert "нет действующего согласия" in text
    assert f"/people/{child.pk}/" in text
    assert not IssuedDocument.objects.exists()


def test_what_is_missing_leads_to_where_it_is_put_right(district: District, sign_in: SignIn) -> None:
    Unit.objects.filter(pk=district.school.pk).update(head_surname="")
    url = f"/documents/pairs-order/?round={make_round(district.school).pk}"
    client = sign_in(district.alisa)
    text = page(client, url)
    assert "Укажите, кто подписывает приказ" in text
    assert f"/units/{district.school.pk}/edit/" in text
    assert "Текст появится, когда будет исправлено" in text
    assert client.post(url, typed(text)).status_code == 422
    assert (
        client.get(f"/documents/pairs-order/draft.docx?round={Pair.objects.first().round_id}").status_code
        == 404
    )  # type: ignore[union-attr]  # there is one


def test_a_draft_is_the_order_without_a_line_in_the_register(district: District, sign_in: SignIn) -> None:
    round_ = make_round(district.school)
    answer = sign_in(district.alisa).get(f"/documents/pairs-order/draft.docx?round={round_.pk}")
    assert "ПРИКАЗ" in read_back(answer.content)
    assert not IssuedDocument.objects.exists()
    assert Entry.objects.filter(verb="documents.draft.downloaded").count() == 1


# --- cases --------------------------------------------------------------------------------------------------


def test_a_case_corrected_by_hand_is_remembered_and_printed(district: District, sign_in: SignIn) -> None:
    round_ = make_round(district.school)
    person = Person.objects.get(surname="Рой")
    url = f"/documents/pairs-order/?round={round_.pk}"
    client = sign_in(district.alisa)
    forms = f"/documents/names/persons/{person.pk}/?next={url}"
    shown = page(client, forms)
    fields = dict(re.findall(r'name="([a-z]+\.[a-z]+)" value="([^"]*)"', shown))
    assert fields["surname.accusative"] == "Роя"
    answer = client.post(forms, fields | {"surname.accusative": "Рой", "version": str(person.version)})
    assert answer["Location"] == f"{url}#names"
    person.refresh_from_db()
    assert person.forms_of_name == {"surname.accusative": "Рой"}
    text = page(client, url)
    assert "2.2. Рой Олега Ильича" in text
    assert "исправлено" in text


def test_a_gender_is_asked_where_the_name_does_not_tell_it(district: District, sign_in: SignIn) -> None:
    pupil = make_pupil(district.school, 0, surname="Кан", given="Саша", patronymic="", gender="")
    round_ = make_round(district.school, (make_teacher(district.school), [pupil]))
    client = sign_in(district.alisa)
    text = page(client, f"/documents/pairs-order/?round={round_.pk}")
    assert "пол не указан" in text
    url = f"/documents/names/persons/{pupil.pk}/?next=/documents/"
    assert "укажите пол" in page(client, url)
    answer = client.post(url, {"gender": "f", "version": str(pupil.version)})
    assert answer["Location"] == url
    assert 'value="Кан"' in page(client, url)


def test_an_official_is_noted_and_corrected(district: District, sign_in: SignIn) -> None:
    round_ = make_round(district.school)
    client = sign_in(district.alisa)
    back = f"/documents/pairs-order/?round={round_.pk}"
    url = f"/documents/names/officials/of/{district.school.pk}/?next={back}"
    answer = client.post(url, {"name": "Ларионова Алиса Петровна"})
    official = Official.objects.get()
    assert answer["Location"].startswith(f"/documents/names/officials/{official.pk}/")
    shown = page(client, answer["Location"])
    fields = dict(re.findall(r'name="([a-z]+\.[a-z]+)" value="([^"]*)"', shown))
    client.post(answer["Location"], fields | {"given.dative": "Алисе-Анне", "version": "1"})
    assert "Ларионовой Алисе-Анне Петровне" in page(client, back)


def test_an_address_of_another_site_is_not_led_to(district: District, sign_in: SignIn) -> None:
    official = remember_official(
        district.school, FullName("Ларионова", "Алиса", "Петровна"), post="", gender="f", by=system, now=NOW
    )
    client = sign_in(district.alisa)
    for evil in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        answer = client.post(
            f"/documents/names/officials/{official.pk}/?next={evil}",
            {"version": "1", **{f"{part}.{case}": "" for part in ("surname", "given", "patronymic")
                                for case in ("genitive", "dative", "accusative", "instrumental", "prepositional")}},
        )  # fmt: skip
        assert answer["Location"] == "/documents/"


# --- numbers and templates ----------------------------------------------------------------------------------


@pytest.mark.fulfils("X-7")
def test_the_pattern_of_numbers_is_set_and_offered(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    url = client.get("/documents/registers/")["Location"]
    assert url == f"/documents/registers/{district.school.pk}/"
    refused = client.post(url, {"pattern": "од", "was": "{n}"})
    assert refused.status_code == 422
    assert "место для порядкового номера" in refused.content.decode()
    assert client.post(url, {"pattern": "01-10/{n}", "was": "{n}"}).status_code == 302
    assert "следующий номер — 01-10/1" in page(client, url)
    stale = client.post(url, {"pattern": "{n}-п", "was": "{n}"})
    assert stale.status_code == 409


def upload(client: Client, unit: Unit, content: bytes, name: str = "Шаблон.docx"):  # type: ignore[no-untyped-def]  # Django's test answer
    file = SimpleUploadedFile(name, content)
    url = f"/documents/templates/of/{unit.pk}/pairs-order/upload/"
    return client.post(url, {"file": file, "note": "новая шапка"})


@pytest.mark.fulfils("S0-1.15")
def test_the_coordinator_sets_a_template_and_schools_use_it(district: District, sign_in: SignIn) -> None:
    boris, alisa = sign_in(district.boris), sign_in(district.alisa)
    content = template("Приказ района № {{ number }}")
    answer = upload(boris, district.municipality, content)
    assert answer["Location"] == f"/documents/templates/of/{district.municipality.pk}/pairs-order/"
    revision = TemplateRevision.objects.get(owner=district.municipality)
    assert "новая шапка" in page(boris, answer["Location"])
    assert "Тихвинский район" in page(alisa, "/documents/templates/")
    file = alisa.get(f"/documents/templates/{revision.pk}/file/")
    assert file.content == content
    assert read_back(stored(issued(make_round(district.school), "5"))) == ["Приказ района № 5"]
    assert sign_in(district.vera).get(f"/documents/templates/{revision.pk}/file/").status_code == 200
    taken = alisa.post(f"/documents/templates/{revision.pk}/take-back/")
    assert taken.status_code == 404


def test_a_template_of_the_next_school_is_not_offered(district: District, sign_in: SignIn) -> None:
    upload(sign_in(district.vera), district.next_school, template("№ {{ number }}"))
    revision = TemplateRevision.objects.get(owner=district.next_school)
    assert sign_in(district.alisa).get(f"/documents/templates/{revision.pk}/file/").status_code == 404


@pytest.mark.fulfils("S1-3.1.1e")
def test_a_broken_template_is_refused_with_the_place(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    answer = upload(client, district.school, template("№ {{ numbr }}", "{%p for item in items %}"))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Шаблон не принят" in text
    assert "Абзац «№ {{ numbr }}»: нет такого значения: «numbr». Похоже на «number»." in text
    assert "цикл не закрыт" in text
    assert not TemplateRevision.objects.filter(owner=district.school).exists()


@pytest.mark.parametrize("name", ["шаблон.docm", "шаблон.pdf"])
def test_another_kind_of_file_is_refused_by_name(district: District, sign_in: SignIn, name: str) -> None:
    answer = upload(sign_in(district.alisa), district.school, BUILT_IN, name)
    assert answer.status_code == 422
    assert "Это не файл DOCX" in answer.content.decode()


def test_revisions_are_brought_back_and_withdrawn_on_the_page(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    upload(client, district.school, template("А {{ number }}"))
    upload(client, district.school, template("Б {{ number }}"))
    first = TemplateRevision.objects.get(owner=district.school, number=1)
    url = f"/documents/templates/of/{district.school.pk}/pairs-order/"
    client.post(f"/documents/templates/{first.pk}/take-back/")
    assert TemplateRevision.objects.get(owner=district.school, active=True) == first
    client.post(f"{url}withdraw/")
    assert not TemplateRevision.objects.filter(owner=district.school, active=True).exists()
    assert "Ввести в действие" in page(client, url)


def test_the_built_in_template_can_be_taken_and_its_values_are_listed(
    district: District, sign_in: SignIn
) -> None:
    client = sign_in(district.raisa)
    text = page(client, f"/documents/templates/of/{district.region.pk}/pairs-order/")
    assert "organisation.full_name" in text
    assert "действует здесь" in text
    built_in = TemplateRevision.objects.get(owner=None)
    assert client.get(f"/documents/templates/{built_in.pk}/file/").content == BUILT_IN
