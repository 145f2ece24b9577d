"""Rows of tables as they are typed: what was shown reads back the same, an empty row of a form is no row."""

from typing import Any

import pytest

from nastavnik.insights.papers import Here
from nastavnik.insights.papers.typed import as_typed, read_typed
from nastavnik.rules.documents.papers import (
    Paper,
    curator_report,
    diaries,
    journals,
    planned_figures,
    practice_criteria,
    reports,
    resource_map,
    roadmap,
    role_models,
)
from nastavnik.rules.documents.papers.asked import Kind, asked_of
from nastavnik.rules.documents.papers.planned_figures import PlannedFigures, PlannedFiguresFacts
from tests.factories import TODAY, District, actor

FAMILIES = (
    diaries, journals, reports, curator_report,
    role_models, practice_criteria, planned_figures, resource_map, roadmap,
)  # fmt: skip
PAPERS = [paper for family in FAMILIES for paper in family.PAPERS]
_PEOPLE = (Kind.PERSON, Kind.PEOPLE)


def plain(facts: Any) -> dict[str, Any]:
    """What is typed, people left out: who they are is looked up anew."""
    return {
        asked.name: [plain(one) for one in getattr(facts, asked.name)]
        if asked.kind is Kind.ROWS
        else getattr(facts, asked.name)
        for asked in asked_of(type(facts))
        if not asked.given and asked.kind not in _PEOPLE
    }


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.code)
def test_what_was_shown_reads_back_the_same(paper: Paper, district: District) -> None:
    here = Here(district.school, actor(district.alisa), TODAY)
    for sample in paper.samples:
        read, problems = read_typed(paper.facts(), as_typed(sample), here)
        assert problems == []
        assert plain(read) == plain(sample)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.code)
def test_a_row_that_only_sends_its_choices_is_an_empty_one(paper: Paper, district: District) -> None:
    here = Here(district.school, actor(district.alisa), TODAY)
    for asked in asked_of(paper.facts):
        if asked.kind is not Kind.ROWS or asked.given:
            continue
        assert asked.row is not None
        shown = as_typed(paper.samples[0])[asked.name]
        empty = {
            one.name: one.choices[0][0] if one.kind is Kind.CHOICE else "да" if one.kind is Kind.FLAG else ""
            for one in asked_of(asked.row)
        }
        read, problems = read_typed(paper.facts(), {asked.name: [*shown, empty, empty]}, here)
        assert problems == []
        assert len(getattr(read, asked.name)) == len(shown)


def test_a_region_of_many_organisations_reads_back(district: District) -> None:
    here = Here(district.school, actor(district.alisa), TODAY)
    many = tuple(PlannedFigures(organisation=f"Школа № {n}", pupils=n) for n in range(1, 801))
    facts = PlannedFiguresFacts(year=2026, figures=many)
    read, problems = read_typed(PlannedFiguresFacts(), as_typed(facts), here)
    assert problems == []
    assert read == facts


def test_more_rows_than_a_document_bears_are_refused_in_words(district: District) -> None:
    here = Here(district.school, actor(district.alisa), TODAY)
    _, problems = read_typed(PlannedFiguresFacts(), {"figures": [{"organisation": "Школа"}] * 2001}, here)
    assert [one.where.column for one in problems] == ["figures"]
    assert "больше 2000 строк" in problems[0].text
