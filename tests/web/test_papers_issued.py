"""Every paper that takes a number is issued from its page: its example is typed as a person would type it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from nastavnik.documents.models import IssuedDocument
from nastavnik.documents.rendering.blocks import plain_text
from nastavnik.insights.papers.typed import as_typed
from nastavnik.rules.documents.papers import Subject
from nastavnik.rules.documents.papers.catalogue import PAPERS
from tests.factories import District
from tests.web.test_documents import page, seen

SignIn = Callable[..., Client]
REGISTERED = [code for code, one in PAPERS.items() if one.register and one.subject is Subject.UNIT]


def typed_example(code: str) -> dict[str, str]:
    """The fields of the form, with rows as `NAME-0-FIELD` and flags as a browser sends them."""
    sent: dict[str, str] = {}
    for name, value in as_typed(PAPERS[code].samples[0]).items():
        if isinstance(value, list):
            sent |= {
                f"{name}-{index}-{cell}": text
                for index, row in enumerate(value)
                for cell, text in row.items()
                if text
            }
        elif value:
            sent[name] = value
    return sent


def issued(client: Client, code: str, **changed: Any) -> str:
    """The text of the document that the page issued."""
    address = f"/documents/papers/{code}/"
    sample = PAPERS[code].samples[0]
    assert sample.dated is not None
    given = typed_example(code) | {"number": sample.number, "date": sample.dated.isoformat()} | changed
    answer = client.post(address, given | {"seen": seen(page(client, address)), "action": "issue"})
    assert answer.status_code == 302, answer.content.decode()
    document = IssuedDocument.objects.get(kind=code)
    assert document.number == given["number"]
    with document.docx.body.open("rb") as stored:
        return plain_text(stored.read()).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def clients(district: District, sign_in: SignIn) -> Callable[[str], Client]:
    """The curator for a paper of a school, the coordinator for one of a territory; both may sign."""
    district.municipality.head_surname, district.municipality.head_given = "Окоёмова", "Анна"
    district.municipality.head_post = "Начальник управления образования"
    district.municipality.save()

    def of(code: str) -> Client:
        return sign_in(district.alisa if "organisation" in PAPERS[code].levels else district.boris)

    return of


@pytest.mark.parametrize("code", REGISTERED)
def test_the_example_typed_by_hand_is_issued(clients: Callable[[str], Client], code: str) -> None:
    assert len(issued(clients(code), code)) > 300


@pytest.mark.fulfils("S1-3.1.1f")
def test_the_order_on_the_final_event(clients: Callable[[str], Client]) -> None:
    text = issued(clients("final-event-order"), "final-event-order")
    assert "О проведении итогового мероприятия" in text
    assert "ПРИКАЗЫВАЮ" in text


@pytest.mark.fulfils("S4-1.1", "S4-1.2", "S4-1.4", "S4-1.11", "S4-1.13", "S4-1.14")
def test_the_order_on_the_results_of_monitoring(clients: Callable[[str], Client]) -> None:
    text = issued(clients("monitoring-order"), "monitoring-order")
    assert "По основной деятельности" in text
    assert "Об итогах мониторинга" in text
    assert "аналитической справки от 2 июня 2026 г. № 1620" in text
    assert "Руководителям образовательных организаций" in text
    assert "Ответственность за исполнение приказа возложить на" in text
    assert "С приказом ознакомлены" in text
    assert "Исполнитель" in text


@pytest.mark.fulfils("S4-1.12")
def test_the_signer_controls_when_nobody_else_does(clients: Callable[[str], Client]) -> None:
    text = issued(clients("monitoring-order"), "monitoring-order", controller="")
    assert "оставляю за собой" in text


@pytest.mark.fulfils("S0-0.1", "S0-0.2", "S0-0.3", "S0-0.13")
def test_a_letter_goes_out_on_the_letterhead_of_the_municipality(
    clients: Callable[[str], Client], district: District
) -> None:
    district.municipality.phone, district.municipality.email = "8 (38150) 2-00-00", "uo@district.example"
    district.municipality.address = "646580, с. Тихое, ул. Советская, 1"
    district.municipality.save()
    client = clients("recommendations-letter")
    text = issued(client, "recommendations-letter", number="925")
    assert text.count(district.municipality.name) == 1
    for contact in ("646580, с. Тихое", "8 (38150) 2-00-00", "uo@district.example"):
        assert contact in text
    assert "Начальник управления образования | _ | А. Окоёмова" in text
    assert "№ 925" in text
    assert 'value="926"' in page(client, "/documents/papers/information-letter/")
