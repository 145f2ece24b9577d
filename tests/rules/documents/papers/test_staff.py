"""Papers on the paid work of mentors: the article, consent, pay, and notice by the production calendar."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.blanks import blank_context
from nastavnik.rules.documents.papers.early_end import MENTOR_NOTICE, MENTOR_REFUSAL
from nastavnik.rules.documents.papers.paper import Paper
from nastavnik.rules.documents.papers.staff import (
    MENTOR_CONSENT,
    MENTOR_PAYMENT_ORDER,
    MENTOR_SUPPLEMENT,
    PAPERS,
    Assigned,
    payment,
)
from nastavnik.rules.outcome import blocking
from tests.rules.documents.papers.problems import codes

EARLY, LATE = date(2026, 11, 20), date(2026, 11, 22)
ORDER, CONSENT, SUPPLEMENT, NOTICE = MENTOR_PAYMENT_ORDER, MENTOR_CONSENT, MENTOR_SUPPLEMENT, MENTOR_NOTICE


def charged(**facts: Any) -> dict[str, Any]:
    known = {
        "who": samples.TEACHER, "starts": date(2026, 12, 1), "ends": date(2027, 5, 31), "consent": EARLY,
        "amount": 5000, "supplement": "№ 4",
    }  # fmt: skip
    return {"mentors": (Assigned(**known | facts),)}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.code)
def test_no_paper_rests_on_an_article_that_was_not_there_yet(paper: Paper) -> None:
    assert "article-not-in-force" not in codes(paper, dated=date(2025, 3, 1))
    before = replace(paper.samples[0], dated=date(2025, 2, 28))
    (told,) = [one for one in paper.problems(before) if one.code == "article-not-in-force"]
    assert told.blocks
    assert "01.03.2025" in told.text


@pytest.mark.parametrize(
    ("paper", "changes", "code"),
    [
        (CONSENT, {"ends": date(2026, 11, 30)}, "period-reversed"),
        (CONSENT, {"employee": samples.PUPIL}, "not-employee"),
        (CONSENT, {"mentees": (samples.TEACHER,)}, "mentor-is-mentee"),
        (CONSENT, {"rate": "15 % оклада"}, "payment-twice"),
        (CONSENT, {"amount": None}, "payment-missing"),
        (CONSENT, {"content": ()}, "fact-missing"),
        (SUPPLEMENT, {"amount": None}, "payment-missing"),
        (SUPPLEMENT, {"pay_ground": ""}, "amount-without-ground"),
        (SUPPLEMENT, {"consent": LATE}, "fact-later"),
        (SUPPLEMENT, {"contract_dated": LATE}, "fact-later"),
        (SUPPLEMENT, {"starts": EARLY}, "term-before-document"),
        (SUPPLEMENT, {"mentees": ()}, "mentees-missing"),
        (ORDER, charged(who=samples.ENGINEER), "not-employee"),
        (ORDER, charged(ends=date(2026, 11, 30)), "period-reversed"),
        (ORDER, charged(starts=EARLY), "term-before-document"),
        (ORDER, charged(consent=LATE), "fact-later"),
        (ORDER, charged(consent=None), "fact-missing"),
        (ORDER, charged(amount=None), "payment-missing"),
        (ORDER, charged(rate="15 % оклада"), "payment-twice"),
        (ORDER, {"mentors": charged()["mentors"] * 2}, "person-twice"),
        (ORDER, {"pay_ground": ""}, "fact-missing"),
        (ORDER, {"accountant": None}, "accountant-missing"),
        (ORDER, {"supplements_due": EARLY}, "term-before-document"),
        (NOTICE, {"order_dated": LATE}, "fact-later"),
        (NOTICE, {"handed": EARLY}, "term-before-document"),
        (NOTICE, {"stops": date(2028, 2, 1)}, "transfers-unknown"),
    ],
)
def test_a_mistake_is_told(paper: Paper, changes: dict[str, Any], code: str) -> None:
    assert code not in codes(paper)
    assert code in codes(paper, **changes)


def test_an_order_without_a_supplement_is_warned_of() -> None:
    assert "supplement-missing" in codes(ORDER, **charged(supplement=""))
    assert "supplement-missing" not in codes(ORDER, **charged())


@pytest.mark.parametrize("paper", [MENTOR_NOTICE, MENTOR_REFUSAL], ids=lambda paper: paper.code)
def test_three_working_days_pass_between_handing_and_the_end(paper: Paper) -> None:
    """Handed on Monday, 23 November: Tuesday, Wednesday and Thursday pass, Friday is free."""
    assert "notice-too-late" not in codes(paper, handed=date(2026, 11, 23), stops=date(2026, 11, 27))
    late = replace(paper.samples[0], handed=date(2026, 11, 23), stops=date(2026, 11, 26))  # type: ignore[call-arg]
    (told,) = blocking(paper.problems(late))
    assert told.code == "notice-too-late"
    assert "27.11.2026" in told.text
    assert "22.11.2026" in told.text


def test_days_off_by_transfer_do_not_count_as_notice() -> None:
    """30 April 2026 is a Thursday: 1–3 May and 9–11 May are days off, the term runs on 4, 5 and 6 May."""
    handed = {"dated": date(2026, 4, 30), "handed": None, "order_dated": date(2026, 1, 12)}
    assert "notice-too-late" in codes(NOTICE, stops=date(2026, 5, 6), **handed)
    assert "notice-too-late" not in codes(NOTICE, stops=date(2026, 5, 7), **handed)


def test_without_a_day_of_handing_the_term_runs_from_the_date_of_the_paper() -> None:
    assert "notice-too-late" in codes(NOTICE, handed=None, dated=date(2026, 11, 24), stops=date(2026, 11, 27))


def test_pay_in_roubles_or_in_words() -> None:
    assert payment(None, "") == ""
    assert (
        payment(None, "15 % оклада", "по итогам месяца") == "15 % оклада, по\N{NO-BREAK SPACE}итогам месяца"
    )
    assert payment(1, "").startswith("1 (один)")


def test_no_sum_of_the_example_stands_in_the_blank() -> None:
    payments = [line["payment"] for line in blank_context(MENTOR_PAYMENT_ORDER)["lines"]]
    assert len(payments) == 3
    assert not any("тысяч" in words or any(sign.isdigit() for sign in words) for words in payments)
