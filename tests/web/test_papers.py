"""Pages of papers: what can be made, preparing one, taking it as a file, issuing it; a territory's own documents."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import docx
import pytest
from django.test import Client

from nastavnik.documents.actions import issue
from nastavnik.documents.kinds import ISSUABLE
from nastavnik.documents.models import IssuedDocument, Official
from nastavnik.documents.rendering.blocks import plain_text
from nastavnik.orgs.models import Unit
from nastavnik.rules.documents.papers import Subject
from nastavnik.rules.documents.papers.catalogue import PAPERS
from tests.apps.documents.orders import issued, make_round
from tests.factories import NOW, TODAY, District, system
from tests.web.test_documents import page, seen

SignIn = Callable[..., Client]
OF_A_SCHOOL = [
    code for code, one in PAPERS.items() if one.subject is Subject.UNIT and "organisation" in one.levels
]
OF_A_TERRITORY = [code for code, one in PAPERS.items() if "municipality" in one.levels]
ADDRESS = "/documents/papers/implementation-order/"
TYPED = {
    "number": "31-од",
    "date": "2026-11-21",
    "model": "pupils",
    "starts": "01.12.2026",
    "curator": "Ларионова Алиса Петровна, заместитель директора",
    "team": "Соловей Пётр Лукич, учитель химии\r\nКара-Мурза Тимур Ильич, педагог-психолог",
    "regulation": "on",
    "monitoring": "до 25 декабря 2026 г.",
    "results": "не менее 70 % наставляемых",
}


def issued_order(school: Unit) -> IssuedDocument:
    kind = ISSUABLE["implementation-order"]
    return issue(kind, kind.samples[0], organisation=school, date=TODAY, number="7", by=system, now=NOW)


# --- what can be made ---------------------------------------------------------------------------------------


def test_the_list_names_every_paper_of_the_level(district: District, sign_in: SignIn) -> None:
    school = page(sign_in(district.alisa), "/documents/papers/")
    territory = page(sign_in(district.boris), "/documents/papers/")
    for code, paper in PAPERS.items():
        assert (f"/documents/papers/{code}/" in school) == ("organisation" in paper.levels)
        assert (f"/documents/papers/{code}/" in territory) == ("municipality" in paper.levels)


@pytest.mark.fulfils("S0-1.16")
@pytest.mark.parametrize("code", PAPERS)
def test_each_has_a_filled_example_and_a_blank(district: District, sign_in: SignIn, code: str) -> None:
    client = sign_in(district.alisa)
    example = client.get(f"/documents/papers/{code}/example.docx")
    blank = client.get(f"/documents/papers/{code}/blank.docx")
    assert example.status_code == blank.status_code == 200
    assert "____" in plain_text(blank.content)
    sample = PAPERS[code].samples[0]
    assert sample.letterhead.full_name not in plain_text(blank.content)
    assert plain_text(example.content) != plain_text(blank.content)


@pytest.mark.parametrize("code", OF_A_SCHOOL)
def test_each_page_of_a_school_opens(district: District, sign_in: SignIn, code: str) -> None:
    assert "Сведения" in page(sign_in(district.alisa), f"/documents/papers/{code}/")


@pytest.mark.parametrize("code", OF_A_TERRITORY)
def test_each_page_of_a_territory_opens(district: District, sign_in: SignIn, code: str) -> None:
    assert "Сведения" in page(sign_in(district.boris), f"/documents/papers/{code}/")


def test_an_unknown_paper_is_absent(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    for address in ("nothing/", "pairs-order/", "nothing/example.docx", "implementation-order/draft.xlsx"):
        assert client.get(f"/documents/papers/{address}").status_code == 404


# --- preparing ----------------------------------------------------------------------------------------------


def test_the_page_takes_a_fixed_number_of_queries(
    district: District, sign_in: SignIn, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = sign_in(district.alisa)
    client.get(ADDRESS)
    with django_assert_max_num_queries(28):  # type: ignore[attr-defined]  # a context manager
        client.get(ADDRESS)


def test_what_is_typed_is_shown_as_text_and_kept(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    answer = client.post(ADDRESS, TYPED | {"action": "show"})
    assert answer.status_code == 302
    text = page(client, answer["Location"])
    assert (
        "Назначить куратором внедрения целевой модели наставничества Ларионову Алису Петровну, заместителя"
        in text
    )
    assert "Соловей Пётр Лукич, учитель химии;" in text
    assert "Соловьём Петром Лукичом" not in text
    assert 'value="31-од"' in text
    assert not IssuedDocument.objects.exists()


def test_what_is_missing_is_named(district: District, sign_in: SignIn) -> None:
    text = page(sign_in(district.alisa), ADDRESS)
    assert "Не заполнено: «Внедрить с»" in text
    assert "Текст появится" in text


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("starts", "вчера", "не похоже на дату"),
        ("model", "чужая", "Выберите корректный вариант"),
        ("date", "31.11.2026", "Введите правильную дату"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(
    district: District, sign_in: SignIn, field: str, value: str, sentence: str
) -> None:
    answer = sign_in(district.alisa).post(ADDRESS, TYPED | {field: value, "action": "show"})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "31-од" in answer.content.decode()


def test_a_draft_is_taken_as_a_file(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    assert client.get(f"{ADDRESS}draft.docx").status_code == 404
    client.post(ADDRESS, TYPED | {"action": "show"})
    answer = client.get(f"{ADDRESS}draft.docx")
    assert "31-од" in plain_text(answer.content)


# --- issuing ------------------------------------------------------------------------------------------------


@pytest.mark.fulfils("S1-3.1.1a", "S0-2.1.4")
def test_the_order_is_issued_under_its_number(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    given = TYPED | {"seen": seen(page(client, ADDRESS)), "action": "issue"}
    answer = client.post(ADDRESS, given)
    assert answer.status_code == 302
    document = IssuedDocument.objects.get()
    assert (document.number, document.kind) == ("31-од", "implementation-order")
    shown = page(client, answer["Location"])
    assert "Создать рабочую группу в составе" in shown
    assert Official.objects.filter(surname="Ларионова", post="заместитель директора").exists()
    with document.docx.body.open("rb") as stored:
        assert docx.Document(io.BytesIO(stored.read())).paragraphs


def test_the_same_number_is_not_given_twice(district: District, sign_in: SignIn) -> None:
    issued_order(district.school)
    client = sign_in(district.alisa)
    given = TYPED | {"number": "7", "seen": seen(page(client, ADDRESS)), "action": "issue"}
    answer = client.post(ADDRESS, given)
    assert answer.status_code == 422
    assert "Номер 7 уже занят" in answer.content.decode()
    assert IssuedDocument.objects.count() == 1


def test_facts_that_changed_under_the_open_page_are_not_issued(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    given = TYPED | {"seen": seen(page(client, ADDRESS)), "action": "issue"}
    Unit.objects.filter(pk=district.school.pk).update(head_surname="Новая")
    answer = client.post(ADDRESS, given)
    assert answer.status_code == 422
    assert "изменились" in answer.content.decode()
    assert not IssuedDocument.objects.exists()


# --- whose documents ----------------------------------------------------------------------------------------


def test_a_municipality_sees_its_own_documents_and_none_of_its_schools(
    district: District, sign_in: SignIn
) -> None:
    of_school = issued(make_round(district.school))
    paper = issued_order(district.school)
    own = issued_order(district.municipality)
    boris = sign_in(district.boris)
    text = page(boris, "/documents/")
    assert f"/documents/{own.pk}/" in text
    assert f"/documents/{paper.pk}/" not in text
    for document in (of_school, paper):
        assert boris.get(f"/documents/{document.pk}/").status_code == 404
        assert boris.get(f"/documents/{document.pk}/docx/").status_code == 404
    assert boris.get(f"{ADDRESS}?organisation={district.school.pk}").status_code == 404


def test_a_stranger_makes_nothing_for_another_school(district: District, sign_in: SignIn) -> None:
    vera = sign_in(district.vera)
    assert vera.get(f"{ADDRESS}?organisation={district.school.pk}").status_code == 404
    answer = vera.post(f"{ADDRESS}?organisation={district.school.pk}", TYPED | {"action": "show"})
    assert answer.status_code == 404


def test_a_paper_printed_from_its_example_reads_the_same_after_issue(district: District) -> None:
    document = issued_order(district.school)
    kind = ISSUABLE["implementation-order"]
    again = kind.context(replace(kind.samples[0], number="7", dated=date(2026, 11, 21)))
    assert document.facts["context"] == again
    with document.docx.body.open("rb") as stored:
        assert "Назначить куратором" in plain_text(stored.read())
