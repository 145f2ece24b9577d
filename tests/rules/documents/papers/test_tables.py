"""Tables: what is wrong with their rows is told with the rows; the roadmap begins with the seven stages."""

from dataclasses import replace
from datetime import date

import pytest

from nastavnik.rules.documents.papers import Paper, samples
from nastavnik.rules.documents.papers.planned_figures import PLANNED_FIGURES, PlannedFigures, people_of_share
from nastavnik.rules.documents.papers.practice_criteria import PRACTICE_CRITERIA, Criterion
from nastavnik.rules.documents.papers.resource_map import RESOURCE_MAP, Resource
from nastavnik.rules.documents.papers.roadmap import ROADMAP, STAGES, RoadmapLine, default_roadmap
from nastavnik.rules.documents.papers.role_models import (
    FORMS_DESCRIPTION,
    ROLE_MODELS,
    FormDescription,
    FormModels,
)
from nastavnik.rules.outcome import Problem

MODELS, FORMS = ROLE_MODELS.samples[1], FORMS_DESCRIPTION.samples[0]
CRITERIA, FIGURES = PRACTICE_CRITERIA.samples[0], PLANNED_FIGURES.samples[0]
RESOURCES, YEAR_PLAN = RESOURCE_MAP.samples[0], ROADMAP.samples[0]
FORM = FormModels(form="Ученик – ученик", models=("равный – равному",))
SCHOOL = PlannedFigures(organisation="Школа № 5", pupils=100, mentees_share="70", mentees=70)


def told(paper: Paper, facts, **changed) -> dict[str, Problem]:
    return {one.code: one for one in paper.problems(replace(facts, **changed))}


def events(**changed) -> dict:
    first, *rest = YEAR_PLAN.events
    return {"events": (replace(first, **changed), *rest)}


@pytest.mark.parametrize(
    ("code", "blocks", "paper", "facts", "changed"),
    [
        ("row-twice", False, ROLE_MODELS, MODELS, {"forms": (FORM, FORM)}),
        ("models-missing", False, ROLE_MODELS, MODELS, {"forms": (FormModels(form="Семья – школа"),)}),
        (
            "row-twice", False, FORMS_DESCRIPTION, FORMS,
            {"forms": (FormDescription(form="Семья – школа"), FormDescription(form="Семья – школа"))},
        ),
        ("criteria-missing", True, PRACTICE_CRITERIA, CRITERIA, {"criteria": ()}),
        (
            "criteria-none-obligatory", False, PRACTICE_CRITERIA, CRITERIA,
            {"criteria": (Criterion(criterion="Есть наставник", obligatory=False),)},
        ),
        ("row-twice", False, PLANNED_FIGURES, FIGURES, {"figures": (SCHOOL, SCHOOL)}),
        ("plan-above-all", False, PLANNED_FIGURES, FIGURES, {"figures": (replace(SCHOOL, mentees=101),)}),
        ("plan-not-share", False, PLANNED_FIGURES, FIGURES, {"figures": (replace(SCHOOL, mentees=71),)}),
        ("plan-missing", False, PLANNED_FIGURES, FIGURES, {"figures": (replace(SCHOOL, mentees=None),)}),
        ("fact-missing", True, PLANNED_FIGURES, FIGURES, {"figures": ()}),
        ("resource-kind-missing", False, RESOURCE_MAP, RESOURCES, {"resources": (Resource(name="Кабинет"),)}),
        (
            "need-without-term", False, RESOURCE_MAP, RESOURCES,
            {"resources": (*RESOURCES.resources, Resource(name="Физик", state="need", who="куратор"))},
        ),
        ("row-twice", False, ROADMAP, YEAR_PLAN, {"events": YEAR_PLAN.events * 2}),
        ("term-missing", False, ROADMAP, YEAR_PLAN, events(due=None)),
        ("responsible-missing", False, ROADMAP, YEAR_PLAN, events(responsible=" ")),
        ("term-before-approval", False, ROADMAP, YEAR_PLAN, {"dated": date(2026, 9, 16)}),
        ("term-outside-year", False, ROADMAP, YEAR_PLAN, events(due=date(2027, 9, 1))),
        ("stage-empty", False, ROADMAP, YEAR_PLAN, {"events": YEAR_PLAN.events[:4]}),
        ("fact-missing", True, ROADMAP, YEAR_PLAN, {"events": ()}),
    ],
)  # fmt: skip
def test_each_fault_is_told(code: str, blocks: bool, paper: Paper, facts, changed) -> None:
    assert told(paper, facts, **changed)[code].blocks is blocks
    assert code not in told(paper, facts)


def test_rows_with_one_fault_are_told_at_once() -> None:
    problem = told(ROADMAP, YEAR_PLAN, dated=date(2026, 11, 21))["term-before-approval"]
    assert "строки 1, 2, 3, 4, 5 и ещё 8." in problem.text
    alone = told(ROADMAP, YEAR_PLAN, **events(due=None))["term-missing"]
    assert "строка 1." in alone.text


@pytest.mark.parametrize(
    ("every", "share", "people"),
    [(100, "70", 70), (101, "70", 71), (8, "12,5", 1), (0, "70", 0), (10, "70 %", 7), (10, "", None), (10, "140", None)],
)  # fmt: skip
def test_a_share_in_people_is_rounded_up(every: int, share: str, people: int | None) -> None:
    assert people_of_share(every, share) == people


@pytest.mark.fulfils("S0-2.3.6")
def test_criteria_have_a_wording_to_begin_with_and_are_the_authors_to_change() -> None:
    begun = PRACTICE_CRITERIA.facts(**samples.PAPER)
    assert told(PRACTICE_CRITERIA, begun) == {}
    assert all(one.sign and one.proof for one in begun.criteria)
    own = replace(begun, criteria=(Criterion(criterion="Есть наставник"),), excluded=())
    (row,) = PRACTICE_CRITERIA.context(own)["criteria"]
    assert (row["criterion"], row["obligatory"]) == ("Есть наставник", True)


def test_the_roadmap_to_begin_with_has_events_of_every_stage_in_order() -> None:
    for year in (2026, 2031):
        lines = default_roadmap(year)
        assert list(dict.fromkeys(one.stage for one in lines)) == [code for code, _ in STAGES]
        assert all(one.responsible and one.document and one.result for one in lines)
        dated = {"dated": date(year, 9, 1), "school_year": year, "events": lines}
        assert told(ROADMAP, YEAR_PLAN, **dated) == {}


def test_the_roadmap_is_grouped_by_stages_and_numbered_in_them() -> None:
    lines = (
        RoadmapLine(stage="end", event="Итог", term="май"),
        RoadmapLine(event="Приказ", due=date(2026, 9, 15)),
        RoadmapLine(event="Положение"),
    )
    groups = ROADMAP.context(replace(YEAR_PLAN, events=lines))["groups"]
    assert [one["number"] for one in groups] == ["1", "2"]
    assert [one["number"] for one in groups[0]["rows"]] == ["1.1", "1.2"]
    assert [row["when"] for group in groups for row in group["rows"]] == ["до 15.09.2026", "", "май"]


def test_the_title_of_role_models_names_the_organisation_in_its_case() -> None:
    title = ROLE_MODELS.context(ROLE_MODELS.samples[1])["title"]
    assert title == "Ролевые модели в рамках форм наставничества, реализуемые в Школе"
