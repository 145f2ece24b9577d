"""Consents: who may sign which, and that each is complete by the law."""

from dataclasses import replace
from datetime import date

import pytest

from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.consents import (
    ADULT_CONSENT,
    DISTRIBUTION_CONSENT,
    EMPLOYEE_CONSENT,
    MINOR_CONSENT,
    REPRESENTATIVE,
    SELF,
)
from nastavnik.rules.documents.papers.paper import Paper

ADULT = ADULT_CONSENT.samples[0]
MINOR, UNNAMED, BLANK = MINOR_CONSENT.samples
CHILD, TEACHER, _ = DISTRIBUTION_CONSENT.samples
EMPLOYEE = EMPLOYEE_CONSENT.samples[0]
MAJORITY = date(2008, 11, 21)  # 18 on the day of the samples
DAY_LATER = date(2008, 11, 22)


@pytest.mark.parametrize(
    ("paper", "facts", "code", "blocks"),
    [
        (ADULT_CONSENT, replace(ADULT, born=DAY_LATER), "consent-of-minor", True),
        (ADULT_CONSENT, replace(ADULT, born=None, grown=False), "consent-of-minor", True),
        (MINOR_CONSENT, replace(MINOR, born=MAJORITY), "consent-of-adult", True),
        (MINOR_CONSENT, replace(MINOR, born=None, grown=True), "consent-of-adult", True),
        (MINOR_CONSENT, replace(MINOR, representative=None), "representative-missing", False),
        (DISTRIBUTION_CONSENT, replace(CHILD, representative=None), "representative-missing", False),
        (DISTRIBUTION_CONSENT, replace(CHILD, items=()), "items-missing", True),
        (DISTRIBUTION_CONSENT, replace(CHILD, until=date(2026, 11, 20)), "period-reversed", True),
        (DISTRIBUTION_CONSENT, replace(CHILD, signs=SELF), "wrong-signer", True),
        (DISTRIBUTION_CONSENT, replace(TEACHER, signs=REPRESENTATIVE), "wrong-signer", True),
        (EMPLOYEE_CONSENT, replace(EMPLOYEE, who=samples.PUPIL), "not-employee", True),
        (EMPLOYEE_CONSENT, replace(EMPLOYEE, born=DAY_LATER), "consent-of-minor", True),
    ],
)
def test_a_consent_of_the_wrong_side_or_kind_is_not_printed(
    paper: Paper, facts: object, code: str, blocks: bool
) -> None:
    told = [one for one in paper.problems(facts) if one.code == code]  # type: ignore[arg-type]  # its facts

    assert [one.blocks for one in told] == [blocks]
    assert code not in {one.code for one in paper.problems(paper.samples[0])}


@pytest.mark.parametrize("born", [MAJORITY, date(1950, 1, 1)])
def test_from_the_18th_birthday_one_signs_for_oneself(born: date) -> None:
    assert ADULT_CONSENT.problems(replace(ADULT, born=born)) == []


def test_a_blank_needs_nobody() -> None:
    assert [one for one in MINOR_CONSENT.problems(BLANK) if one.blocks] == []
    assert MINOR_CONSENT.context(BLANK)["signed_by"] == ""


def test_the_representative_signs_for_the_child() -> None:
    assert DISTRIBUTION_CONSENT.context(CHILD)["signed_by"] == "Рожин Олег Павлович"
    assert DISTRIBUTION_CONSENT.context(TEACHER)["signed_by"] == "Окоёмова Мария Петровна"
    assert MINOR_CONSENT.context(UNNAMED)["signed_by"] == ""


@pytest.mark.parametrize(
    "paper", [ADULT_CONSENT, MINOR_CONSENT, DISTRIBUTION_CONSENT, EMPLOYEE_CONSENT], ids=lambda one: one.code
)
def test_passport_data_are_never_asked_for(paper: Paper) -> None:
    asked = " ".join(f"{one.name} {one.description}" for one in paper.variables()).lower()

    assert paper.register is None
    assert "паспорт" not in asked
    assert "снилс" not in asked
