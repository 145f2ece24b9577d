"""Plans, programmes and routes: terms, whose they are, the wording of lists."""

from dataclasses import replace
from datetime import date

import pytest

from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.paper import Paper
from nastavnik.rules.documents.papers.plan_parts import PlanRow
from nastavnik.rules.documents.papers.plans import GROUP_PLAN, PAIR_PLAN, PAPERS
from nastavnik.rules.documents.papers.teacher_plans import DEVELOPMENT_PLAN, LEARNING_ROUTE, TEACHER_PROGRAMME

PLAN, GROUP = PAIR_PLAN.samples[0], GROUP_PLAN.samples[0]
PROGRAMME, ROUTE, GROWTH = (
    TEACHER_PROGRAMME.samples[0],
    LEARNING_ROUTE.samples[0],
    DEVELOPMENT_PLAN.samples[0],
)
LATE = (PlanRow(what="Итоговая встреча", due="до 30.05.2027"),)
EARLY = (PlanRow(what="Встреча-знакомство", due="30.11.2026"),)


@pytest.mark.parametrize(
    ("paper", "facts", "code", "blocks"),
    [
        (PAIR_PLAN, replace(PLAN, ends=date(2026, 11, 30)), "period-reversed", True),
        (PAIR_PLAN, replace(PLAN, mentees=(samples.GIRL, samples.PUPIL)), "plan-of-group", True),
        (GROUP_PLAN, replace(GROUP, mentees=(samples.GIRL,)), "plan-of-pair", True),
        (PAIR_PLAN, replace(PLAN, steps=LATE), "term-outside", False),
        (GROUP_PLAN, replace(GROUP, steps=EARLY), "term-outside", False),
        (PAIR_PLAN, replace(PLAN, steps=(PlanRow(what="Экскурсия"),)), "term-missing", False),
        (TEACHER_PROGRAMME, replace(PROGRAMME, ends=None), "programme-endless", True),
        (TEACHER_PROGRAMME, replace(PROGRAMME, ends=date(2027, 2, 27)), "programme-short", True),
        (TEACHER_PROGRAMME, replace(PROGRAMME, ends=date(2027, 12, 1)), "programme-long", True),
        (TEACHER_PROGRAMME, replace(PROGRAMME, mentees=(samples.PUPIL,)), "programme-of-pupils", False),
        (DEVELOPMENT_PLAN, replace(GROWTH, whose=samples.CURATOR), "not-mentee", True),
        (LEARNING_ROUTE, replace(ROUTE, whose=samples.CURATOR), "not-mentee", True),
        (LEARNING_ROUTE, replace(ROUTE, diagnosed=date(2026, 11, 22)), "diagnosed-later", True),
        (LEARNING_ROUTE, replace(ROUTE, rechecked=date(2026, 11, 10)), "rechecked-early", True),
    ],
)
def test_what_is_wrong_with_a_plan_is_told(paper: Paper, facts: object, code: str, blocks: bool) -> None:
    told = [one for one in paper.problems(facts) if one.code == code]  # type: ignore[arg-type]  # its facts

    assert [one.blocks for one in told] == [blocks]
    assert code not in {one.code for sample in paper.samples for one in paper.problems(sample)}


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (date(2026, 12, 1), date(2027, 2, 28)),
        (date(2026, 12, 1), date(2027, 11, 30)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2023, 11, 30), date(2024, 2, 29)),
        (date(2026, 9, 1), date(2027, 8, 31)),
    ],
)
def test_a_programme_of_three_months_to_a_year_is_right(starts: date, ends: date) -> None:
    told = {one.code for one in TEACHER_PROGRAMME.problems(replace(PROGRAMME, starts=starts, ends=ends))}

    assert not told & {"programme-short", "programme-long"}


def test_a_term_of_no_day_is_not_taken_for_one() -> None:
    steps = (PlanRow(what="Практикум", due="еженедельно, 31.02.2027"),)

    assert PAIR_PLAN.problems(replace(PLAN, steps=steps)) == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda one: one.code)
def test_mentor_mentees_and_curator_sign(paper: Paper) -> None:
    sides = [one["side"] for one in paper.context(paper.samples[0])["signatures"]]

    mentees = 2 if paper is GROUP_PLAN else 1
    assert sides == ["Наставник", *["Наставляемый"] * mentees, "Куратор"]


def test_only_he_whose_plan_it_is_signs_in_a_group() -> None:
    group = replace(GROWTH, mentees=(samples.YOUNG_TEACHER, samples.PSYCHOLOGIST))

    names = [one["name"] for one in DEVELOPMENT_PLAN.context(group)["signatures"]]
    assert names == ["Окоёмова Мария Петровна", "Слепцова Сардаана Николаевна", "Ларионова Алиса Петровна"]


def test_stops_that_people_type_are_not_printed_twice() -> None:
    values = PAIR_PLAN.context(replace(PLAN, goal="освоить тему.", tasks=("решать;", "думать.")))

    assert values["goal"] == "Освоить тему"
    assert values["tasks"] == ["решать", "думать"]
