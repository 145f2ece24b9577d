"""Papers of a teacher who is mentored: programme, plan of development, learning route."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import law, samples
from nastavnik.rules.documents.papers.asked import choice, day, lines, long_text, person, rows, text
from nastavnik.rules.documents.papers.paper import Paper, Stage
from nastavnik.rules.documents.papers.plan_parts import (
    BARE,
    BARE_TEACHERS,
    HERE,
    MANY,
    PAPER,
    SIGNED,
    STEPS,
    TEACHERS,
    PairFacts,
    PlanRow,
    bare,
    begun,
    period_problems,
    signatures,
    term_problems,
)
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS", "DeficitRow", "TeacherRow"]

SHORTEST_MONTHS = 3  # a personal programme of a teacher lasts from three months to a year (АЗ-1128/08)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeacherRow:
    """A participant of a teachers' programme."""

    role: str = text("Роль", required=True)
    name: str = text("Фамилия, имя, отчество", required=True)
    post: str = text("Должность")
    experience: str = text("Педагогический стаж")
    category: str = text("Квалификационная категория")


_MODES = (("in-person", "очно"), ("online", "дистанционно"), ("mixed", "смешанный (очно и дистанционно)"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TeacherProgrammeFacts(PairFacts):
    """The personal programme of a teacher (letter АЗ-1128/08)."""

    participants: tuple[TeacherRow, ...] = rows("Участники", required=True, source="plan.teachers")
    mentoring_kind: str = text("Вид наставничества", source="pair.kinds", hint="традиционное, реверсивное")
    mode: str = choice("Режим работы", _MODES)
    problem: str = long_text(
        "Проблема",
        hint="С какими профессиональными затруднениями пришёл наставляемый, как они выявлены.",
        required=True,
        source="plan.problem",
    )
    goal: str = text("Цель", required=True, source="pair.goal")
    tasks: tuple[str, ...] = lines(
        "Задачи", required=True, source="plan.tasks", hint="Каждая с новой строки."
    )
    results: tuple[str, ...] = lines(
        "Ожидаемые результаты", hint="Каждый с новой строки: проведено три открытых урока.", required=True
    )
    criteria: tuple[str, ...] = lines(
        "Критерии оценки", hint="Каждый с новой строки. Пусто – раздела о критериях не будет."
    )
    steps: tuple[PlanRow, ...] = rows("План мероприятий", required=True, source="plan.steps")
    considered: str = text(
        "Где рассмотрена",
        hint="На заседании методического совета, протокол от 28.08.2026 № 1.",
        later="из протоколов",
    )


_ENTERING = (
    PlanRow(what="Познакомиться с организацией: её структурой, традициями, программой развития"),
    PlanRow(what="Изучить локальные акты, должностную инструкцию и правила внутреннего распорядка"),
    PlanRow(what="Познакомиться с коллективом, администрацией, методическим объединением"),
    PlanRow(what="Освоить электронный журнал, рабочую программу и другую обязательную документацию"),
    PlanRow(what="Изучить порядок действий при чрезвычайных ситуациях и требования охраны труда"),
)
_GROWTH = (
    PlanRow(what="Изучить возрастные и индивидуальные особенности обучающихся своих классов"),
    PlanRow(what="Посетить уроки наставника и коллег, провести взаимный анализ"),
    PlanRow(what="Подготовить и провести открытый урок или занятие"),
    PlanRow(what="Освоить приёмы работы с родителями и разрешения конфликтов"),
    PlanRow(what="Выбрать курс повышения квалификации по итогам диагностики"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DevelopmentPlanFacts(PairFacts):
    """The plan of development of one mentee under his mentor (letter АЗ-1128/08)."""

    whose: PersonInOrder | None = person(
        "Чей план", hint="Участник группы; в паре это наставляемый.", required=True, source="pair.only_mentee",
    )  # fmt: skip
    difficulties: tuple[PlanRow, ...] = rows(
        "Профессиональные трудности и способы их преодоления", required=True, source="plan.difficulties"
    )
    entering: tuple[PlanRow, ...] = rows("Вхождение в должность", default=_ENTERING)
    growth: tuple[PlanRow, ...] = rows("Направления профессионального развития", default=_GROWTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeficitRow:
    """A deficit that diagnostics found, and what is done about it."""

    deficit: str = text("Профессиональный дефицит", required=True)
    event: str = text("Образовательное событие", required=True)
    due: str = text("Срок")
    form: str = text("Форма участия")
    result: str = text("Результат")


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningRouteFacts(PairFacts):
    """The individual learning route of one mentee, on the ground of diagnostics."""

    whose: PersonInOrder | None = person(
        "Чей маршрут", hint="Участник группы; в паре это наставляемый.", required=True, source="pair.only_mentee",
    )  # fmt: skip
    diagnostics: str = text(
        "Диагностика", hint="диагностика предметных и методических компетенций", required=True,
        later="из карточки человека",
    )  # fmt: skip
    diagnosed: date | None = day("Дата диагностики", required=True, later="из карточки человека")
    level: str = text(
        "Итог диагностики", hint="средний уровень, 62 балла из 100", later="из карточки человека"
    )
    goal: str = text("Цель маршрута", required=True, source="pair.goal")
    deficits: tuple[DeficitRow, ...] = rows(
        "Дефициты и события", required=True, source="plan.deficits",
        hint="Подставлены темы запроса. Уточните дефицит и добавьте событие: курсы, стажировка, вебинар.",
    )  # fmt: skip
    rechecked: date | None = day("Повторная диагностика", later="из карточки человека")


# --- problems -----------------------------------------------------------------------------------------------


def _programme_problems(facts: TeacherProgrammeFacts) -> Iterator[Problem]:
    yield from period_problems(facts)
    yield from _length(facts)
    yield from term_problems(facts, "steps", "План мероприятий")
    pupils = [one.printed_short for one in facts.mentees if one.class_label and not one.post]
    if pupils:
        text = (
            f"Персонализированную программу составляют для педагогов, а {', '.join(pupils)} – обучающиеся. "
            "Для них есть индивидуальный план."
        )
        yield Problem("programme-of-pupils", text, blocks=False)


def _length(facts: TeacherProgrammeFacts) -> Iterator[Problem]:
    if facts.starts is None:
        return
    if facts.ends is None:
        text = "Срок окончания не указан, а персонализированная программа рассчитана на срок от трёх месяцев до года."
        yield Problem("programme-endless", text, Place(column="ends"))
    elif facts.ends >= facts.starts and facts.ends < _months_on(facts.starts, SHORTEST_MONTHS):
        text = (
            f"Программа с {short_date(facts.starts)} по {short_date(facts.ends)} короче трёх месяцев. "
            "Персонализированная программа длится от трёх месяцев до года: исправьте сроки пары."
        )
        yield Problem("programme-short", text, Place(column="ends"))
    elif facts.ends > _months_on(facts.starts, 12):
        text = (
            f"Программа с {short_date(facts.starts)} по {short_date(facts.ends)} длиннее года. "
            "Персонализированная программа длится от трёх месяцев до года: исправьте сроки пары."
        )
        yield Problem("programme-long", text, Place(column="ends"))


def _months_on(start: date, months: int) -> date:
    """The last day of so many months from a day on: from 1 December three months last till 28 February."""
    year, month = divmod(start.month - 1 + months, 12)
    first = date(start.year + year, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + timedelta(days=start.day - 1), following) - timedelta(days=1)


def _development_problems(facts: DevelopmentPlanFacts) -> Iterator[Problem]:
    yield from period_problems(facts)
    yield from _one_of(facts, facts.whose)
    yield from term_problems(facts, "difficulties", "Профессиональные трудности")
    yield from term_problems(facts, "entering", "Вхождение в должность")
    yield from term_problems(facts, "growth", "Направления развития")


def _route_problems(facts: LearningRouteFacts) -> Iterator[Problem]:
    yield from period_problems(facts)
    yield from _one_of(facts, facts.whose)
    yield from term_problems(facts, "deficits", "Дефициты и события")
    if facts.diagnosed and facts.dated and facts.diagnosed > facts.dated:
        text = (
            f"Диагностика {short_date(facts.diagnosed)} позже даты маршрута {short_date(facts.dated)}. "
            "Маршрут составляют по её итогам."
        )
        yield Problem("diagnosed-later", text, Place(column="diagnosed"))
    if facts.diagnosed and facts.rechecked and facts.rechecked <= facts.diagnosed:
        text = f"Повторная диагностика {short_date(facts.rechecked)} не позже первой. Исправьте дату."
        yield Problem("rechecked-early", text, Place(column="rechecked"))


def _one_of(facts: PairFacts, whose: PersonInOrder | None) -> Iterator[Problem]:
    names = {str(one.name) for one in facts.mentees}
    if whose is not None and names and str(whose.name) not in names:
        text = f"{whose.name} не входит в эту пару (группу). Укажите наставляемого из неё."
        yield Problem("not-mentee", text, Place(column="whose"))


# --- values -------------------------------------------------------------------------------------------------


def _programme_values(facts: TeacherProgrammeFacts) -> Json:
    assert facts.dated is not None
    return {
        "goal": begun(facts.goal),
        "problem": begun(facts.problem),
        "tasks": bare(facts.tasks),
        "results": bare(facts.results),
        "criteria": bare(facts.criteria),
        "law": law.preamble_acts(law.TEACHERS, facts.dated),
        "signatures": list(signatures(facts, facts.mentees)),
    }


def _development_values(facts: DevelopmentPlanFacts) -> Json:
    return {"signatures": list(signatures(facts, [facts.whose] if facts.whose else []))}


def _route_values(facts: LearningRouteFacts) -> Json:
    signing = list(signatures(facts, [facts.whose] if facts.whose else []))
    return {"goal": begun(facts.goal), "signatures": signing}


# --- papers -------------------------------------------------------------------------------------------------

TEACHER_PROGRAMME = Paper(
    kind=DocumentKind("teacher-programme", "Программа", "Персонализированная программа наставничества педагога"),
    facts=TeacherProgrammeFacts,
    samples=(
        TeacherProgrammeFacts(
            **PAPER,
            **TEACHERS,
            participants=(
                TeacherRow(
                    role="Наставник", name="Окоёмова Мария Петровна", post="учитель математики",
                    experience="21 год", category="высшая, педагог-наставник",
                ),
                TeacherRow(
                    role="Наставляемый", name="Слепцова Сардаана Николаевна", post="учитель начальных классов",
                    experience="менее года", category="без категории",
                ),
            ),
            mentoring_kind="традиционное, ситуационное",
            mode="mixed",
            problem="По итогам посещения уроков и самоанализа выявлены трудности в планировании урока и работе с "
            "родителями.",
            goal="помощь молодому педагогу в освоении профессии и должности",
            tasks=("освоить планирование урока;", "выстроить отношения с родителями"),
            results=("проведено три открытых урока", "ведётся портфолио педагога"),
            criteria=("доля выполненных мероприятий плана", "динамика по итогам повторной диагностики"),
            steps=STEPS,
            considered="на заседании методического совета, протокол от 28.08.2026 № 1",
        ),
        TeacherProgrammeFacts(
            **BARE,
            **(BARE_TEACHERS | {"ends": date(2027, 2, 28)}),
            participants=(TeacherRow(role="Наставник", name="Окоёмова Мария Петровна"),),
            problem="Цифровые инструменты в обучении.",
            goal="Освоение цифровых инструментов",
            tasks=("освоить электронный журнал",),
            results=("журнал ведётся без ошибок",),
            steps=MANY,
        ),
    ),
    purpose="Программа на срок от трёх месяцев до года для педагога: проблема, цель, участники, план мероприятий.",
    stage=Stage.TEACHERS,
    checks=_programme_problems,
    more=_programme_values,
    described=SIGNED | {"law": "Правовые основания, творительный падеж"},
    table="steps",
    **HERE,
)  # fmt: skip
DEVELOPMENT_PLAN = Paper(
    kind=DocumentKind("development-plan", "План", "Индивидуальный план развития под руководством наставника"),
    facts=DevelopmentPlanFacts,
    samples=(
        DevelopmentPlanFacts(
            **PAPER,
            **TEACHERS,
            whose=samples.YOUNG_TEACHER,
            difficulties=(
                PlanRow(
                    what="Провести самодиагностику и определить трудности", due="до 15.12.2026",
                    expected="Перечень трудностей согласован с наставником", fact="Согласован", mark="выполнено",
                ),
            ),
            entering=tuple(replace(one, due="до 31.12.2026", expected="Изучено") for one in _ENTERING),
            growth=tuple(replace(one, due="до 29.05.2027", expected="Выполнено") for one in _GROWTH),
        ),
        DevelopmentPlanFacts(
            **BARE,
            **BARE_TEACHERS,
            whose=samples.YOUNG_TEACHER,
            difficulties=MANY,
            entering=(),
            growth=(),
        ),
    ),
    purpose="Три раздела: трудности и как их преодолеть, вхождение в должность, направления развития.",
    stage=Stage.TEACHERS,
    checks=_development_problems,
    more=_development_values,
    described=SIGNED,
    **HERE,
)  # fmt: skip
_DEFICIT = DeficitRow(
    deficit="Формирующее оценивание", event="Курс повышения квалификации, 36 часов", due="до 01.03.2027",
    form="дистанционно", result="Удостоверение, карта приёмов оценивания",
)  # fmt: skip
LEARNING_ROUTE = Paper(
    kind=DocumentKind("learning-route", "Маршрут", "Индивидуальный образовательный маршрут педагога"),
    facts=LearningRouteFacts,
    samples=(
        LearningRouteFacts(
            **PAPER,
            **TEACHERS,
            whose=samples.YOUNG_TEACHER,
            diagnostics="диагностика предметных и методических компетенций",
            diagnosed=date(2026, 11, 10),
            level="средний уровень, 62 балла из 100",
            goal="закрыть дефицит в оценивании",
            deficits=(_DEFICIT, DeficitRow(deficit="Работа с родителями", event="Семинар", due="до 20.04.2027")),
            rechecked=date(2027, 5, 20),
        ),
        LearningRouteFacts(
            **BARE,
            **BARE_TEACHERS,
            whose=samples.YOUNG_TEACHER,
            diagnostics="Самодиагностика",
            diagnosed=date(2026, 11, 21),
            goal="Цифровая грамотность",
            deficits=(_DEFICIT,) * 40,
        ),
    ),
    purpose="Какие дефициты показала диагностика и какими событиями педагог их закрывает.",
    stage=Stage.TEACHERS,
    checks=_route_problems,
    more=_route_values,
    described=SIGNED,
    table="deficits",
    **HERE,
)  # fmt: skip
PAPERS: tuple[Paper, ...] = (TEACHER_PROGRAMME, DEVELOPMENT_PLAN, LEARNING_ROUTE)
