"""The order on the curator and the mentors: what is told about its days, people and consents."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nastavnik.rules.documents.papers import law, samples
from nastavnik.rules.documents.papers.running import CURATOR_ORDER, Mentor
from tests.rules.documents.papers.problems import codes


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"ends": date(2026, 11, 30)}, "period-reversed"),
        ({"starts": date(2026, 11, 1)}, "term-before-document"),
        ({"mentors": (Mentor(who=samples.PUPIL), Mentor(who=samples.PUPIL))}, "person-twice"),
        ({"mentors": ()}, "mentors-missing"),
        ({"mentors": (Mentor(who=samples.TEACHER),)}, "consent-missing"),
        ({"mentors": (Mentor(who=samples.TEACHER, consent=date(2026, 11, 22)),)}, "fact-later"),
    ],
)
def test_a_mistake_is_told(changes: dict[str, Any], code: str) -> None:
    assert code not in codes(CURATOR_ORDER)
    assert code in codes(CURATOR_ORDER, **changes)


@pytest.mark.parametrize(
    "mentor",
    [samples.PUPIL, samples.ENGINEER, replace(samples.TEACHER, post="", class_label="11")],
    ids=["a pupil", "somebody employed elsewhere", "a pupil of the last form"],
)
def test_only_employees_give_consent_to_the_work(mentor: Any) -> None:
    assert "consent-missing" not in codes(CURATOR_ORDER, mentors=(Mentor(who=mentor),))


def test_before_the_article_and_for_pupils_nobody_is_asked_for_consent() -> None:
    mentors = (Mentor(who=samples.TEACHER),)
    assert "consent-missing" not in codes(CURATOR_ORDER, model=law.PUPILS, mentors=mentors)
    early = {"dated": date(2025, 2, 28), "starts": date(2025, 3, 1), "ends": None}
    assert "consent-missing" not in codes(CURATOR_ORDER, mentors=mentors, **early)
    assert "consent-missing" in codes(CURATOR_ORDER, mentors=mentors, **early | {"dated": date(2025, 3, 1)})
