"""What the programme and the minutes warn of; votes, quorum and how a decision is taken."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nastavnik.rules.documents.papers import Paper
from nastavnik.rules.documents.papers.programmes import (
    MINUTES,
    PROGRAMME,
    AgendaItem,
    MinutesFacts,
    PlannedEvent,
    PlannedFigure,
    ProgrammeFacts,
)

ITEM = AgendaItem(question="О плане", report="Представлен план.", decisions=("Одобрить.",))


def _voted(votes_for: int | None, against: int | None = None, abstained: int | None = None) -> dict[str, Any]:
    item = replace(ITEM, votes_for=votes_for, votes_against=against, votes_abstained=abstained)
    return {"agenda": (item,)}


@pytest.mark.parametrize(
    ("paper", "changes", "code", "blocks"),
    [
        (PROGRAMME, {"ends": date(2026, 8, 31)}, "period-reversed", True),
        (PROGRAMME, {"plan": (PlannedEvent(event="Слёт", responsible="Куратор"),)}, "term-missing", False),
        (PROGRAMME, {"plan": (PlannedEvent(event="Слёт", term="май"),)}, "responsible-missing", False),
        (PROGRAMME, {"figures": (PlannedFigure(title="Доля наставляемых"),)}, "plan-missing", False),
        (MINUTES, {"present": 8, "attended": ()} | _voted(8), "present-too-many", True),
        (MINUTES, {"present": 3, "attended": ()} | _voted(3), "quorum-missing", False),
        (MINUTES, {"present": 6} | _voted(6), "attendance-differs", True),
        (MINUTES, {"chair": MINUTES.samples[0].secretary}, "chair-is-secretary", True),  # type: ignore[attr-defined]
        (MINUTES, _voted(None), "votes-missing", False),
        (MINUTES, _voted(3, 1), "votes-differ", True),
        (MINUTES, _voted(2, 3), "decision-not-taken", False),
        (MINUTES, {"agenda": (replace(ITEM, report=""),)}, "reporter-missing", False),
    ],
)
def test_each_fault_is_told(paper: Paper, changes: dict[str, Any], code: str, blocks: bool) -> None:
    full = paper.samples[0]
    assert code not in {one.code for one in paper.problems(full)}
    found = {one.code: one.blocks for one in paper.problems(replace(full, **changes))}
    assert found[code] is blocks


@pytest.mark.parametrize(
    ("votes", "outcome"),
    [
        ((5, 0, 0), "Решение принято единогласно."),
        ((3, 2, None), "Решение принято большинством голосов."),
        ((2, 3, None), "Решение не принято."),
        ((None, None, None), ""),
    ],
)
def test_how_a_decision_is_taken(votes: tuple[int | None, ...], outcome: str) -> None:
    minutes = replace(MINUTES.samples[0], **_voted(*votes))
    assert MINUTES.context(minutes)["agenda"][0]["outcome"] == outcome


def test_half_of_the_members_is_no_quorum() -> None:
    minutes = replace(_minutes(), members=10)
    assert MINUTES.context(minutes)["quorum"] == "Кворум отсутствует."
    assert MINUTES.context(replace(minutes, members=9))["quorum"] == "Кворум имеется."
    assert MINUTES.context(replace(minutes, members=None))["quorum"] == ""


def test_without_a_chair_the_head_presides() -> None:
    assert (
        MINUTES.context(replace(_minutes(), chair=None))["chair_name"]
        == "М.\N{NO-BREAK SPACE}А.\N{NO-BREAK SPACE}Черкасова"
    )


def test_what_is_said_ends_with_one_stop() -> None:
    item = replace(ITEM, decisions=("Одобрить план;", "Утвердить."), speakers=("Рожин О. П. поддержал",))
    worded = MINUTES.context(replace(_minutes(), agenda=(item,)))["agenda"][0]
    assert worded["decisions"] == ["Одобрить план.", "Утвердить."]
    assert worded["speakers"][0].endswith("поддержал.")


@pytest.mark.parametrize(
    ("starts", "ends", "term"),
    [
        (date(2026, 9, 1), None, "с 1 сентября 2026 г."),
        (None, date(2027, 5, 31), "по 31 мая 2027 г."),
        (None, None, "на 2026–2027 учебный год"),
    ],
)
def test_the_term_is_worded(starts: date | None, ends: date | None, term: str) -> None:
    facts = PROGRAMME.samples[0]
    assert isinstance(facts, ProgrammeFacts)
    words = PROGRAMME.context(replace(facts, starts=starts, ends=ends))["term"]
    assert words.replace("\N{NO-BREAK SPACE}", " ") == term


def _minutes() -> MinutesFacts:
    facts = MINUTES.samples[0]
    assert isinstance(facts, MinutesFacts)
    return facts
