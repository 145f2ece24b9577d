"""A blank of every paper: no fact of its example stands in it, its wording does."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from nastavnik.rules.documents.papers import Paper
from nastavnik.rules.documents.papers.asked import Kind, asked_of
from nastavnik.rules.documents.papers.blanks import DAY, LINE, blank_context
from nastavnik.rules.documents.papers.catalogue import PAPERS
from nastavnik.rules.documents.wording.names import FullName

every_paper = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())
OF_ACTS = {"law", "acts", "points"}  # references to federal acts, the checklist of the regulation
COUNTING = {"number", "findings_annex", "checklist_annex"}  # of rows, of annexes
TITLES = {"title"}  # of the kind of paper, of a group of rows
TYPED = (Kind.TEXT, Kind.LONG, Kind.LINES)
CASE_LETTERS = 3  # of the end of a word, that change with its case


def texts(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, str) and name not in COUNTING | TITLES:
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from texts(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


def wording(paper: Paper) -> str:
    """Everything that the blank gives to the template, but acts and what is kept on purpose."""
    values = blank_context(paper)
    left = {name: one for name, one in values.items() if name not in OF_ACTS | paper.kept_in_blank}
    chosen = {asked.name for asked in asked_of(paper.facts) if asked.kind is Kind.CHOICE}
    return "\n".join(texts({name: one for name, one in left.items() if name not in chosen}))


def names(facts: Any) -> Iterator[FullName]:
    """Of everybody whom the example names, wherever he stands."""
    if isinstance(facts, FullName):
        yield facts
    elif isinstance(facts, tuple):
        for one in facts:
            yield from names(one)
    elif is_dataclass(facts):
        for field in fields(facts):
            yield from names(getattr(facts, field.name))


def typed(facts: Any) -> Iterator[str]:
    """Texts that somebody typed for the example: those that a new paper begins with are wording."""
    begun = type(facts)()
    for asked in asked_of(type(facts)):
        value = getattr(facts, asked.name)
        if asked.kind is Kind.ROWS:
            for row in value:
                yield from typed(row)
        elif asked.kind in TYPED and value != getattr(begun, asked.name):
            yield from (value,) if isinstance(value, str) else value


def in_any_case(words: str) -> re.Pattern[str]:
    """«управляющий совет» finds «управляющим советом»."""
    stems = [re.escape(word[: max(CASE_LETTERS, len(word) - CASE_LETTERS)]) for word in words.lower().split()]
    return re.compile(r"\b" + r"\w*\W+".join(stems))


@every_paper
def test_no_number_and_no_day_of_the_example_stands_in_a_blank(paper: Paper) -> None:
    left = wording(paper).replace("20__", "")
    assert re.findall(r".*\d.*", left) == []


@every_paper
def test_nobody_of_the_example_stands_in_a_blank(paper: Paper) -> None:
    left = wording(paper).lower()
    sample = paper.samples[0]
    parts = {part for name in names(sample) for part in (name.surname, name.given, name.patronymic)}
    found = [part for part in parts if len(part) > 5 and in_any_case(part).search(left)]
    assert found == []
    assert (sample.letterhead.short_name or sample.letterhead.full_name) not in left


@every_paper
def test_nothing_typed_for_the_example_stands_in_a_blank_in_any_case(paper: Paper) -> None:
    left = wording(paper).lower()
    several = [" ".join(words[:4]) for text in typed(paper.samples[0]) if len(words := text.split()) > 1]
    assert [words for words in several if in_any_case(words).search(left)] == []


def test_usual_items_and_criteria_stay_in_a_blank() -> None:
    items = blank_context(PAPERS["consent-distribution"])["items"]
    assert items[0]["what"] == "Фамилия, имя, отчество"
    assert len(items) == 6
    criteria = blank_context(PAPERS["practice-criteria"])["criteria"]
    assert len(criteria) == 8
    assert LINE not in {one["criterion"] for one in criteria}


def test_what_agrees_with_a_fact_is_worded_for_everybody() -> None:
    assert blank_context(PAPERS["certificate"])["verb"] == "принял(а)"
    assert blank_context(PAPERS["mentor-notice"])["greeting"] == f"Уважаемый(ая) {LINE}!"
    assert blank_context(PAPERS["mentor-notice"])["last_day"] == DAY


def test_stages_of_the_roadmap_stay_and_their_events_are_lines() -> None:
    groups = blank_context(PAPERS["roadmap"])["groups"]
    assert groups[0]["title"] == "Подготовка условий для запуска программы наставничества"
    assert {row["event"] for group in groups for row in group["rows"]} == {LINE}
    assert groups[1]["rows"][0]["number"] == "2.1"


def test_the_number_of_a_repealed_order_is_a_line() -> None:
    assert {row["number"] for row in blank_context(PAPERS["regulation-order"])["repeals"]} == {LINE}
