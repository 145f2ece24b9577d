"""Plans of pairs and groups; with them the papers of teachers who are mentored."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from nastavnik.rules.documents.kinds import DocumentKind
from nastavnik.rules.documents.papers import samples, teacher_plans
from nastavnik.rules.documents.papers.asked import lines, rows, text
from nastavnik.rules.documents.papers.paper import Paper, Stage
from nastavnik.rules.documents.papers.plan_parts import (
    BARE,
    HERE,
    MANY,
    PAIR,
    PAPER,
    SIGNED,
    STEPS,
    PairFacts,
    PlanRow,
    bare,
    begun,
    period_problems,
    signatures,
    term_problems,
)
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.names import FullName
from nastavnik.rules.outcome import Problem

__all__ = ["PAPERS"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts(PairFacts):
    """What the plans of a pair and of a group have in common (S0-2.4.5)."""

    requests: tuple[str, ...] = lines("Запрос", source="pair.requests", hint="Каждый с новой строки.")
    goal: str = text("Цель", required=True, source="pair.goal", hint="Результат, к которому придут вместе.")
    tasks: tuple[str, ...] = lines(
        "Задачи", source="plan.tasks", hint="Каждая с новой строки, с глаголом: научиться планировать время."
    )
    steps: tuple[PlanRow, ...] = rows(
        "Мероприятия",
        hint="Подставлены встречи по порядку: проведённые – с итогом, предстоящие – со сроком. Дополните заданиями.",
        required=True,
        source="plan.steps",
    )


def _pair_plan_problems(facts: PlanFacts) -> Iterator[Problem]:
    if len(facts.mentees) > 1:
        text = "В группе несколько наставляемых. Составьте индивидуальный план наставнической группы."
        yield Problem("plan-of-group", text)
    yield from _plan_problems(facts)


def _group_plan_problems(facts: PlanFacts) -> Iterator[Problem]:
    if len(facts.mentees) == 1:
        text = "Наставляемый один. Составьте индивидуальный план наставнической пары."
        yield Problem("plan-of-pair", text)
    yield from _plan_problems(facts)


def _plan_problems(facts: PlanFacts) -> Iterator[Problem]:
    yield from period_problems(facts)
    yield from term_problems(facts, "steps", "Мероприятия")


def _plan_values(facts: PlanFacts) -> Json:
    return {
        "goal": begun(facts.goal),
        "requests": bare(facts.requests),
        "tasks": bare(facts.tasks),
        "signatures": list(signatures(facts, facts.mentees)),
        "group": len(facts.mentees) > 1,
    }


_PLAN = PlanFacts(
    **PAPER,
    **PAIR,
    requests=("Хочу решать олимпиадные задачи и не бояться отвечать у доски",),
    goal="подготовка к муниципальному этапу олимпиады по математике",
    tasks=("разобрать типы нестандартных задач;", "научиться планировать подготовку"),
    steps=STEPS,
)
_GROUP = tuple(
    replace(samples.PUPIL, key=f"pupil {n}", name=FullName("Готовцев", "Егор", f"Семёнович-{n}"))
    for n in range(1, 41)
)
_OF_PLAN = SIGNED | {"group": "Наставляемых несколько (да или нет)"}
PAIR_PLAN = Paper(
    kind=DocumentKind("pair-plan", "План", "Индивидуальный план работы наставнической пары"),
    facts=PlanFacts,
    samples=(
        _PLAN,
        replace(_PLAN, steps=MANY),
        PlanFacts(
            **BARE, mentor=samples.TEACHER, mentees=(samples.PUPIL,), form="учитель – ученик",
            starts=date(2026, 12, 1), goal="ОГЭ", steps=(PlanRow(what="Встреча-знакомство", due="до 08.12.2026"),),
        ),
    ),
    purpose="Что пара делает по шагам и к чему приходит; составляют на встрече-планировании.",
    stage=Stage.WORK,
    checks=_pair_plan_problems,
    more=_plan_values,
    described=_OF_PLAN,
    table="steps",
    **HERE,
)  # fmt: skip
GROUP_PLAN = Paper(
    kind=DocumentKind("group-plan", "План", "Индивидуальный план работы наставнической группы"),
    facts=PlanFacts,
    samples=(
        replace(
            _PLAN,
            mentees=(samples.GIRL, samples.PUPIL),
            requests=("Хочу решать олимпиадные задачи", "Подготовка к ОГЭ"),
        ),
        replace(_PLAN, mentees=_GROUP, steps=MANY),
        PlanFacts(
            **BARE, mentor=samples.ENGINEER, mentees=(samples.PUPIL, samples.GIRL), form="работодатель – ученик",
            starts=date(2026, 12, 1), goal="Знакомство с профессией инженера", steps=STEPS[:1],
        ),
    ),
    purpose="То же для группы: список участников, общие шаги, подписи каждого.",
    stage=Stage.WORK,
    checks=_group_plan_problems,
    more=_plan_values,
    described=_OF_PLAN,
    table="steps",
    **HERE,
)  # fmt: skip
PAPERS: tuple[Paper, ...] = (PAIR_PLAN, GROUP_PLAN, *teacher_plans.PAPERS)
