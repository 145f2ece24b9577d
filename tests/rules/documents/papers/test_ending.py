"""Orders that end the programme: what is told about days, people, sums and results."""

from datetime import date
from typing import Any

import pytest

from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.ending import (
    COMPLETION_ORDER,
    ENCOURAGEMENT_ORDER,
    FINAL_EVENT_ORDER,
    Charge,
    Encouraged,
    FinishedPair,
)
from nastavnik.rules.documents.papers.money import roubles
from nastavnik.rules.documents.papers.paper import Paper
from tests.rules.documents.papers.problems import codes

EVENT, ENCOURAGED, COMPLETED = FINAL_EVENT_ORDER, ENCOURAGEMENT_ORDER, COMPLETION_ORDER


def charged(due: date | None, task: str = "подготовить зал") -> dict[str, Any]:
    return {"charges": (Charge(who=samples.TEACHER, task=task, due=due),)}


def encouraged(**facts: Any) -> dict[str, Any]:
    return {"people": (Encouraged(**{"who": samples.TEACHER, "merit": "работу"} | facts),)}


def finished(**facts: Any) -> dict[str, Any]:
    pair = {"mentor": samples.TEACHER, "mentees": "Усов Матвей Андреевич", "result": "запрос выполнен"}
    return {"pairs": (FinishedPair(**pair | facts),)}


@pytest.mark.parametrize(
    ("paper", "changes", "code"),
    [
        (EVENT, {"held": date(2026, 11, 20)}, "term-before-document"),
        (EVENT, {"programme": ()}, "programme-missing"),
        (EVENT, charged(None), "term-missing"),
        (EVENT, charged(date(2026, 11, 20)), "term-before-document"),
        (EVENT, charged(date(2027, 5, 22)), "charge-after-event"),
        (ENCOURAGED, encouraged(kind="payment"), "amount-missing"),
        (ENCOURAGED, encouraged(kind="diploma", amount=500), "amount-not-for-this"),
        (ENCOURAGED, encouraged(who=samples.PUPIL, kind="payment", amount=500), "payment-not-to-employee"),
        (ENCOURAGED, encouraged(who=samples.ENGINEER, kind="payment", amount=500), "payment-not-to-employee"),
        (ENCOURAGED, {"pay_ground": ""}, "amount-without-ground"),
        (ENCOURAGED, {"people": (Encouraged(who=samples.TEACHER),) * 2}, "person-twice"),
        (ENCOURAGED, {"accountant": None}, "accountant-missing"),
        (ENCOURAGED, encouraged() | {"grounds": ()}, "ground-missing"),
        (COMPLETED, {"report_due": None}, "term-missing"),
        (COMPLETED, {"report_due": date(2027, 5, 23)}, "term-before-document"),
        (COMPLETED, finished(ended=date(2027, 5, 25)), "fact-later"),
        (COMPLETED, finished(ended=date(2027, 5, 20)) | {"ends": date(2027, 5, 19)}, "pair-after-programme"),
    ],
)
def test_a_mistake_is_told(paper: Paper, changes: dict[str, Any], code: str) -> None:
    assert code not in codes(paper)
    assert code in codes(paper, **changes)


def test_what_is_missing_in_one_row_is_told_of_that_row() -> None:
    assert "merit-missing" in codes(ENCOURAGED, **encouraged(merit=""))
    assert "merit-missing" not in codes(ENCOURAGED, **encouraged())
    assert "result-missing" in codes(COMPLETED, **finished(result=""))
    assert "result-missing" not in codes(COMPLETED, **finished())


def test_a_report_may_follow_the_event() -> None:
    assert "charge-after-event" not in codes(EVENT, **charged(date(2027, 5, 28), "представить отчёт"))


def test_one_may_be_thanked_and_paid() -> None:
    both = (
        Encouraged(who=samples.TEACHER),
        Encouraged(who=samples.TEACHER, kind="payment", amount=1, ground="приказ"),
    )
    assert "person-twice" not in codes(ENCOURAGED, people=both)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (1, "1 (один) рубль"),
        (2002, "2002 (две тысячи два) рубля"),
        (5000, "5000 (пять тысяч) рублей"),
        (12001, "12 001 (двенадцать тысяч один) рубль"),
    ],
)
def test_a_sum_stands_in_figures_and_in_words(amount: int, words: str) -> None:
    assert roubles(amount).replace("\N{NO-BREAK SPACE}", " ") == words
