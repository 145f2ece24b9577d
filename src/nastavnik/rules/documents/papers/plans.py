"""Plans of pairs and groups, programmes and routes of teachers who are mentored."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import law, samples
from nastavnik.rules.documents.papers.asked import choice, day, lines, long_text, people, person, rows, text
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.paper import Paper, Stage, Subject
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.documents.wording.names import FullName
from nastavnik.rules.documents.wording.typography import typeset
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS", "PlanRow", "TeacherRow"]

_DAY = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
SHORTEST_MONTHS = 3  # a personal programme of a teacher lasts from three months to a year (АЗ-1128/08)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A line of a plan: what is done, by when, what comes of it, planned and in fact."""

    what: str = text("Мероприятие, задание", required=True)
    due: str = text("Срок", hint="до 15.12.2026; еженедельно")
    expected: str = text("Планируемый результат")
    fact: str = text("Фактический результат")
    mark: str = text("Отметка наставника")


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFacts(PaperFacts):
    """The pair that a plan is of, as the system knows it."""

    mentor: PersonInOrder | None = person("Наставник", required=True, given=True, source="pair.mentor")
    mentees: tuple[PersonInOrder, ...] = people(
        "Наставляемые", required=True, given=True, source="pair.mentees"
    )
    form: str = text("Форма наставничества", required=True, given=True, source="pair.form")
    role_model: str = text("Ролевая модель", given=True, source="pair.role_model")
    starts: date | None = day("Начало работы", required=True, given=True, source="pair.starts")
    ends: date | None = day("Окончание по плану", given=True, source="pair.ends")
    curator: PersonInOrder | None = person("Куратор", source="curator", plain=True)


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


def _period(facts: PairFacts) -> Iterator[Problem]:
    if facts.starts and facts.ends and facts.ends < facts.starts:
        text = f"Окончание {short_date(facts.ends)} раньше начала {short_date(facts.starts)}. Исправьте сроки пары."
        yield Problem("period-reversed", text, Place(column="ends"))


def _terms(facts: PairFacts, column: str, label: str) -> Iterator[Problem]:
    """Days outside of the term of the pair, lines without a day at all."""
    empty = []
    for number, row in enumerate(getattr(facts, column), start=1):
        if not row.due.strip():
            empty.append(str(number))
        for due in _days(row.due):
            outside = (facts.starts and due < facts.starts) or (facts.ends and due > facts.ends)
            if outside:
                text = f"«{label}», строка {number}: срок {short_date(due)} вне периода работы пары."
                yield Problem("term-outside", text, Place(column=column), blocks=False)
    if empty:
        text = f"«{label}»: нет срока в строках {', '.join(empty)}. Их можно вписать от руки."
        yield Problem("term-missing", text, Place(column=column), blocks=False)


def _days(text: str) -> Iterator[date]:
    for found in _DAY.finditer(text):
        try:
            yield datetime.strptime(found[0], "%d.%m.%Y").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue


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
    yield from _period(facts)
    yield from _terms(facts, "steps", "Мероприятия")


def _programme_problems(facts: TeacherProgrammeFacts) -> Iterator[Problem]:
    yield from _period(facts)
    yield from _length(facts)
    yield from _terms(facts, "steps", "План мероприятий")
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
    yield from _period(facts)
    yield from _one_of(facts, facts.whose)
    yield from _terms(facts, "difficulties", "Профессиональные трудности")
    yield from _terms(facts, "entering", "Вхождение в должность")
    yield from _terms(facts, "growth", "Направления развития")


def _route_problems(facts: LearningRouteFacts) -> Iterator[Problem]:
    yield from _period(facts)
    yield from _one_of(facts, facts.whose)
    yield from _terms(facts, "deficits", "Дефициты и события")
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


def _plan_values(facts: PlanFacts) -> Json:
    return {
        "goal": _begun(facts.goal),
        "requests": _bare(facts.requests),
        "tasks": _bare(facts.tasks),
        "signatures": list(_signatures(facts, facts.mentees)),
        "group": len(facts.mentees) > 1,
    }


def _programme_values(facts: TeacherProgrammeFacts) -> Json:
    assert facts.dated is not None
    return {
        "goal": _begun(facts.goal),
        "problem": _begun(facts.problem),
        "tasks": _bare(facts.tasks),
        "results": _bare(facts.results),
        "criteria": _bare(facts.criteria),
        "law": law.preamble_acts(law.TEACHERS, facts.dated),
        "signatures": list(_signatures(facts, facts.mentees)),
    }


def _development_values(facts: DevelopmentPlanFacts) -> Json:
    return {"signatures": list(_signatures(facts, [facts.whose] if facts.whose else []))}


def _route_values(facts: LearningRouteFacts) -> Json:
    signatures = list(_signatures(facts, [facts.whose] if facts.whose else []))
    return {"goal": _begun(facts.goal), "signatures": signatures}


def _bare(items: Sequence[str]) -> list[str]:
    """Items of a list without the stops that the template puts itself."""
    return [typeset(one.strip().rstrip(".; ")) for one in items]


def _begun(text: str) -> str:
    """A sentence of its own, without its stop: the template puts one."""
    text = typeset(text.strip().rstrip(".; "))
    return text[:1].upper() + text[1:]


def _signatures(facts: PairFacts, mentees: Sequence[PersonInOrder]) -> Iterator[Json]:
    if facts.mentor:
        yield {"side": "Наставник", "name": str(facts.mentor.name)}
    for one in mentees:
        yield {"side": "Наставляемый", "name": str(one.name)}
    if facts.curator:
        yield {"side": "Куратор", "name": str(facts.curator.name)}


# --- samples ------------------------------------------------------------------------------------------------

_PAPER: dict[str, Any] = samples.PAPER | {"number": ""}
_BARE: dict[str, Any] = samples.BARE_PAPER | {"number": ""}
_STEPS = (
    PlanRow(
        what="Встреча-знакомство", due="03.12.2026", expected="Стороны познакомились и договорились о правилах",
        fact="Договорились встречаться по средам после шестого урока", mark="состоялась",
    ),
    PlanRow(what="Пробная встреча", due="до 10.12.2026", expected="Решено, продолжать ли работу"),
    PlanRow(what="Встреча-планирование", due="до 17.12.2026", expected="Согласован индивидуальный план"),
    PlanRow(
        what="Рабочая встреча по теме «Решение нестандартных задач»", due="до 31.12.2026",
        expected="Выполнены задания встречи, получена обратная связь",
    ),
    PlanRow(what="Итоговая встреча", due="до 29.05.2027", expected="Оценён результат, подведены итоги"),
)  # fmt: skip
_MANY = tuple(replace(_STEPS[3], what=f"Рабочая встреча № {n}") for n in range(1, 41))
_TERM: dict[str, Any] = {"starts": date(2026, 12, 1), "ends": date(2027, 5, 29)}
_PAIR: dict[str, Any] = _TERM | {
    "mentor": samples.TEACHER, "mentees": (samples.GIRL,), "form": "учитель – ученик",
    "role_model": "опытный – начинающий", "curator": samples.CURATOR,
}  # fmt: skip
_TEACHERS: dict[str, Any] = _TERM | {
    "mentor": samples.TEACHER, "mentees": (samples.YOUNG_TEACHER,), "form": "учитель – учитель",
    "role_model": "опытный учитель – молодой специалист", "curator": samples.CURATOR,
}  # fmt: skip
_BARE_TEACHERS: dict[str, Any] = {
    "mentor": samples.TEACHER, "mentees": (samples.YOUNG_TEACHER,), "form": "учитель – учитель",
    "starts": date(2026, 12, 1),
}  # fmt: skip
_PLAN = PlanFacts(
    **_PAPER,
    **_PAIR,
    requests=("Хочу решать олимпиадные задачи и не бояться отвечать у доски",),
    goal="подготовка к муниципальному этапу олимпиады по математике",
    tasks=("разобрать типы нестандартных задач;", "научиться планировать подготовку"),
    steps=_STEPS,
)
_GROUP = tuple(
    replace(samples.PUPIL, key=f"pupil {n}", name=FullName("Готовцев", "Егор", f"Семёнович-{n}"))
    for n in range(1, 41)
)
_HERE: dict[str, Any] = {"register": None, "subject": Subject.PAIR}
_SIGNED = {"signatures": "Кто подписывает (цикл): item.side, item.name"}
_OF_PLAN = _SIGNED | {"group": "Наставляемых несколько (да или нет)"}
PAIR_PLAN = Paper(
    kind=DocumentKind("pair-plan", "План", "Индивидуальный план работы наставнической пары"),
    facts=PlanFacts,
    samples=(
        _PLAN,
        replace(_PLAN, steps=_MANY),
        PlanFacts(
            **_BARE, mentor=samples.TEACHER, mentees=(samples.PUPIL,), form="учитель – ученик",
            starts=date(2026, 12, 1), goal="ОГЭ", steps=(PlanRow(what="Встреча-знакомство", due="до 08.12.2026"),),
        ),
    ),
    purpose="Что пара делает по шагам и к чему приходит; составляют на встрече-планировании.",
    stage=Stage.WORK,
    checks=_pair_plan_problems,
    more=_plan_values,
    described=_OF_PLAN,
    table="steps",
    **_HERE,
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
        replace(_PLAN, mentees=_GROUP, steps=_MANY),
        PlanFacts(
            **_BARE, mentor=samples.ENGINEER, mentees=(samples.PUPIL, samples.GIRL), form="работодатель – ученик",
            starts=date(2026, 12, 1), goal="Знакомство с профессией инженера", steps=_STEPS[:1],
        ),
    ),
    purpose="То же для группы: список участников, общие шаги, подписи каждого.",
    stage=Stage.WORK,
    checks=_group_plan_problems,
    more=_plan_values,
    described=_OF_PLAN,
    table="steps",
    **_HERE,
)  # fmt: skip
TEACHER_PROGRAMME = Paper(
    kind=DocumentKind("teacher-programme", "Программа", "Персонализированная программа наставничества педагога"),
    facts=TeacherProgrammeFacts,
    samples=(
        TeacherProgrammeFacts(
            **_PAPER,
            **_TEACHERS,
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
            steps=_STEPS,
            considered="на заседании методического совета, протокол от 28.08.2026 № 1",
        ),
        TeacherProgrammeFacts(
            **_BARE,
            **(_BARE_TEACHERS | {"ends": date(2027, 2, 28)}),
            participants=(TeacherRow(role="Наставник", name="Окоёмова Мария Петровна"),),
            problem="Цифровые инструменты в обучении.",
            goal="Освоение цифровых инструментов",
            tasks=("освоить электронный журнал",),
            results=("журнал ведётся без ошибок",),
            steps=_MANY,
        ),
    ),
    purpose="Программа на срок от трёх месяцев до года для педагога: проблема, цель, участники, план мероприятий.",
    stage=Stage.TEACHERS,
    checks=_programme_problems,
    more=_programme_values,
    described=_SIGNED | {"law": "Правовые основания, творительный падеж"},
    table="steps",
    **_HERE,
)  # fmt: skip
DEVELOPMENT_PLAN = Paper(
    kind=DocumentKind("development-plan", "План", "Индивидуальный план развития под руководством наставника"),
    facts=DevelopmentPlanFacts,
    samples=(
        DevelopmentPlanFacts(
            **_PAPER,
            **_TEACHERS,
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
            **_BARE,
            **_BARE_TEACHERS,
            whose=samples.YOUNG_TEACHER,
            difficulties=_MANY,
            entering=(),
            growth=(),
        ),
    ),
    purpose="Три раздела: трудности и как их преодолеть, вхождение в должность, направления развития.",
    stage=Stage.TEACHERS,
    checks=_development_problems,
    more=_development_values,
    described=_SIGNED,
    **_HERE,
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
            **_PAPER,
            **_TEACHERS,
            whose=samples.YOUNG_TEACHER,
            diagnostics="диагностика предметных и методических компетенций",
            diagnosed=date(2026, 11, 10),
            level="средний уровень, 62 балла из 100",
            goal="закрыть дефицит в оценивании",
            deficits=(_DEFICIT, DeficitRow(deficit="Работа с родителями", event="Семинар", due="до 20.04.2027")),
            rechecked=date(2027, 5, 20),
        ),
        LearningRouteFacts(
            **_BARE,
            **_BARE_TEACHERS,
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
    described=_SIGNED,
    table="deficits",
    **_HERE,
)  # fmt: skip
PAPERS: tuple[Paper, ...] = (PAIR_PLAN, GROUP_PLAN, TEACHER_PROGRAMME, DEVELOPMENT_PLAN, LEARNING_ROUTE)
