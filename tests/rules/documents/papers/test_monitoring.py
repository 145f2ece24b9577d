"""The order on the results of monitoring: terms of instructions, days of stages and of the note, names."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nastavnik.rules.documents.papers.monitoring import (
    MONITORING_ORDER,
    Finding,
    Instruction,
    MonitoringFacts,
    MonitoringStage,
)
from tests.rules.documents.papers.problems import codes

FULL = MONITORING_ORDER.samples[0]
assert isinstance(FULL, MonitoringFacts)


def found(**facts: Any) -> dict[str, Any]:
    finding = {"organisation": "МОУ «СОШ № 3»", "shortcoming": "нет плана", "due": date(2026, 6, 30)}
    return {"findings": (Finding(**finding | facts),)}


def stage(starts: date, ends: date) -> dict[str, Any]:
    return {"stages": (MonitoringStage(body="Методический кабинет", starts=starts, ends=ends),)}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (stage(date(2026, 5, 12), date(2026, 5, 11)), "period-reversed"),
        (stage(date(2026, 5, 12), date(2026, 6, 3)), "fact-later"),
        ({"note_dated": date(2026, 6, 3)}, "fact-later"),
        ({"note_dated": date(2026, 5, 11)}, "note-before-end"),
        (found(due=date(2026, 6, 1)), "term-before-document"),
        (found(organisation="МОУ «СОШ № 18»"), "organisation-unknown"),
        ({"findings": (), "instructions": ()}, "nothing-ordered"),
        ({"subject": " "}, "fact-missing"),
        (
            {"instructions": (Instruction(task="Провести самоаудит", due=date(2026, 6, 1)),)},
            "term-before-document",
        ),
    ],
)
def test_a_mistake_is_told(changes: dict[str, Any], code: str) -> None:
    assert code not in codes(MONITORING_ORDER)
    assert code in codes(MONITORING_ORDER, **changes)


@pytest.mark.fulfils("S4-1.6")
def test_an_instruction_without_a_term_is_warned_of_with_its_row() -> None:
    """The order that this comes from forgot the term of its first instruction."""
    complete = replace(FULL, **found())
    assert "term-missing" not in {one.code for one in MONITORING_ORDER.problems(complete)}
    for facts, row in (
        (replace(complete, **found(due=None)), 1),
        (
            replace(
                complete, instructions=(*complete.instructions[:1], Instruction(task="Разместить документы"))
            ),
            2,
        ),
    ):
        (warning,) = MONITORING_ORDER.problems(facts)
        assert (warning.code, warning.blocks) == ("term-missing", False)
        assert f"строка {row}." in warning.text


def test_forty_findings_without_a_term_are_one_warning() -> None:
    many = replace(FULL, findings=found(due=None)["findings"] * 40)
    (warning,) = [one for one in MONITORING_ORDER.problems(many) if one.code == "term-missing"]
    assert "строки 1, 2, 3, 4, 5 и ещё 35" in warning.text


def test_an_organisation_is_known_by_any_quotes_and_spaces() -> None:
    assert "organisation-unknown" not in codes(MONITORING_ORDER, **found(organisation='моу "сош №3"'))


def test_each_organisation_is_named_once_with_its_last_term() -> None:
    named = MONITORING_ORDER.context(FULL)["named"]
    assert [line.partition(" (")[0].replace("\N{NO-BREAK SPACE}", " ") for line in named] == [
        "МОУ «СОШ № 17»",
        "МОУ «Школа для обучающихся с ОВЗ»",
    ]
    assert "30 июня 2026" in named[0].replace("\N{NO-BREAK SPACE}", " ")
