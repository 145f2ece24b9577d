"""A draft is checked as it is made: faults are shown with the right form, a typed one is put right by a click."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nastavnik.documents.models import IssuedDocument
from nastavnik.documents.rendering.blocks import Text
from nastavnik.rules.documents.papers.asked import asked_of
from nastavnik.rules.documents.papers.catalogue import PAPERS
from nastavnik.web.documents.draft_check import draft_remarks, mended_typed
from tests.factories import District
from tests.web.test_documents import page, seen
from tests.web.test_papers import ADDRESS, TYPED

SignIn = Callable[..., Client]
WRONG = "письмо Минпросвещения России от 23.01.2020 № MP-42/02"
RIGHT = "письмо Минпросвещения России от 23.01.2020 № МР-42/02"
OTHER = "решение педагогического совета (протокол от 28.08.2026 № 1)"
LATER = "приказ отдела образования от 25.12.2026 № 225"


def remarks(text: str) -> str:
    found = re.search(r'<section class="check-draft">.*?</section>', text, re.DOTALL)
    return found[0] if found else ""


def key(text: str) -> str:
    found = re.search(r'name="action" value="(mend:\w+)"', remarks(text))
    assert found
    return found[1]


@pytest.fixture
def alisa(district: District, sign_in: SignIn) -> Client:
    return sign_in(district.alisa)


def typed(client: Client, **facts: str) -> str:
    answer = client.post(ADDRESS, TYPED | facts | {"action": "show"})
    assert answer.status_code == 302
    return page(client, answer["Location"])


def test_a_draft_without_faults_says_nothing(alisa: Client) -> None:
    text = typed(alisa, grounds=f"{OTHER}\r\n{RIGHT}")
    assert "Текст документа" in text
    assert remarks(text) == ""


@pytest.mark.fulfils("S1-0.8")
def test_a_wrong_number_is_marked_and_mended_where_it_is_typed(alisa: Client) -> None:
    text = typed(alisa, grounds=f"{OTHER}\r\n{WRONG}")
    assert "<mark>№ MP-42/02</mark>" in remarks(text)
    assert "Верно: <strong>№ МР-42/02</strong>" in remarks(text)
    assert "«Основания»" in remarks(text)
    answer = alisa.post(ADDRESS, TYPED | {"grounds": f"{OTHER}\r\n{WRONG}", "action": key(text)})
    assert answer["Location"].endswith("#obstacles")
    after = page(alisa, answer["Location"])
    assert "Исправлено в поле и в тексте" in after
    assert remarks(after) == ""
    assert f"{OTHER}\n{RIGHT}" in after
    assert 'value="31-од"' in after


def test_a_kind_of_act_is_mended_in_its_own_case(alisa: Client) -> None:
    grounds = "постановление Минпросвещения России от 25.12.2019 № Р-145"
    text = typed(alisa, grounds=grounds)
    answer = alisa.post(ADDRESS, TYPED | {"grounds": grounds, "action": key(text)})
    after = page(alisa, answer["Location"])
    assert "распоряжение Минпросвещения России от 25.12.2019 № Р-145" in after
    assert remarks(after) == ""


def test_what_was_typed_after_the_check_is_kept_by_the_click(alisa: Client) -> None:
    text = typed(alisa, grounds=WRONG)
    answer = alisa.post(
        ADDRESS, TYPED | {"grounds": WRONG, "results": "не менее половины", "action": key(text)}
    )
    assert "не менее половины" in page(alisa, answer["Location"])


def test_a_fault_that_is_no_longer_typed_is_not_mended_blindly(alisa: Client) -> None:
    text = typed(alisa, grounds=WRONG)
    answer = alisa.post(ADDRESS, TYPED | {"grounds": OTHER, "action": key(text)})
    after = page(alisa, answer["Location"])
    assert "Этих слов в полях уже нет" in after
    assert OTHER in after
    answer = alisa.post(ADDRESS, TYPED | {"grounds": WRONG, "action": "mend:0"})
    assert WRONG in page(alisa, answer["Location"])


@pytest.mark.fulfils("S0-0.8")
def test_an_act_later_than_the_order_has_no_button_for_nobody_knows_the_right_day(alisa: Client) -> None:
    text = typed(alisa, grounds=LATER)
    assert "<mark>25.12.2026</mark>" in remarks(text)
    assert "Верное известно только вам" in remarks(text)
    assert 'href="#id_grounds"' in remarks(text)
    assert "mend:" not in remarks(text)
    answer = alisa.post(ADDRESS, TYPED | {"grounds": LATER, "action": "mend:"})
    assert LATER in page(alisa, answer["Location"])


def test_a_warning_does_not_stop_the_issue(alisa: Client) -> None:
    text = typed(alisa, grounds=WRONG)
    alisa.post(ADDRESS, TYPED | {"grounds": WRONG, "action": "issue", "seen": seen(text)})
    assert IssuedDocument.objects.count() == 1


def test_a_click_that_arrives_twice_is_carried_out_once(alisa: Client) -> None:
    text = typed(alisa, grounds=WRONG)
    form = TYPED | {"grounds": WRONG, "action": key(text), "_key": "f" * 32}
    first, second = alisa.post(ADDRESS, form), alisa.post(ADDRESS, form)
    assert first["Location"] == second["Location"]
    assert page(alisa, first["Location"]).count("Исправлено в поле и в тексте") == 1


def test_a_table_is_mended_in_its_cell() -> None:
    asked = asked_of(PAPERS["plan-order"].facts)
    rows = next(one for one in asked if one.row is not None)
    assert rows.row is not None
    cell = next(one for one in asked_of(rows.row) if one.kind.value in ("text", "long"))
    given = {rows.name: [{cell.name: "Семинар"}, {cell.name: f"Изучить {WRONG}"}]}
    day = date(2026, 11, 21)
    (remark,) = draft_remarks([Text(f"Изучить {WRONG}")], asked, given, day)
    assert (remark.field, remark.label) == (f"{rows.name}-1-{cell.name}", f"{cell.label}, строка 2")
    right = mended_typed(asked, given, remark.key, day)
    assert right is not None
    assert [row[cell.name].replace("\xa0", " ") for row in right[rows.name]] == [
        "Семинар",
        f"Изучить {RIGHT}",
    ]
    assert given[rows.name][1][cell.name] == f"Изучить {WRONG}"


def test_checking_asks_the_base_nothing(alisa: Client) -> None:
    """As many queries with faults as without."""
    counts = []
    for grounds in (OTHER, f"{WRONG}\r\nпостановление от 25.12.2019 № Р-145"):
        typed(alisa, grounds=grounds)
        with CaptureQueriesContext(connection) as asked:
            shown = page(alisa, ADDRESS)
        counts.append(len(asked))
    assert remarks(shown)
    assert counts[0] == counts[1]
