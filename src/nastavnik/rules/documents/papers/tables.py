"""Tables: role models, forms, criteria of a practice, planned figures, resources, roadmap."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal, InvalidOperation
from typing import Any

from nastavnik.rules.dates import year_bounds
from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.approval import organisation_in_cases
from nastavnik.rules.documents.papers.asked import (
    choice,
    flag,
    lines,
    long_text,
    number,
    person,
    rows,
    text,
)
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.paper import Paper, Stage
from nastavnik.rules.documents.papers.roadmap import STAGES, RoadmapLine, default_roadmap
from nastavnik.rules.documents.papers.words import Json, values_of
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS"]

STAFF, METHODS, SUPPLIES, PARTNERS = "staff", "methods", "supplies", "partners"
RESOURCE_KINDS = (
    (STAFF, "Кадровые ресурсы"),
    (METHODS, "Методические ресурсы"),
    (SUPPLIES, "Материально-технические ресурсы"),
    (PARTNERS, "Партнёры"),
)
_HAVE, _NEED = "have", "need"
_STATES = ((_HAVE, "имеется"), (_NEED, "нужно найти"))
_ROWS_NAMED = 8  # in the text of a problem


# --- rows ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class FormModels:
    """A form that the organisation runs, with the role models chosen in it."""

    form: str = text("Форма наставничества", required=True)
    kinds: str = text("Виды", hint="Для наставничества педагогов: традиционное, реверсивное.")
    models: tuple[str, ...] = lines("Вариации ролевых моделей", hint="Каждая с новой строки.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDescription:
    """A form as the catalogue describes it."""

    form: str = text("Форма наставничества", required=True)
    whose: str = text("Модель")
    essence: str = long_text("В чём состоит")
    mentors: str = text("Кто может быть наставником")
    mentees: str = text("Кто наставляемый")
    models: tuple[str, ...] = lines("Ролевые модели", hint="Каждая с новой строки.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What tells a mentoring practice from another event."""

    criterion: str = text("Критерий", required=True)
    sign: str = long_text("Признак")
    proof: str = text("Чем подтверждается")
    obligatory: bool = flag("Обязательный", default=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFigures:
    """What an organisation is to reach in the year: shares in per cent as they are set, people counted from them."""

    territory: str = text("Территория")
    organisation: str = text("Организация", required=True)
    pupils: int | None = number("Обучающихся 10–19 лет")
    mentees_share: str = text("План: наставляемые 10–19 лет, %")
    mentees: int | None = number("План: наставляемые 10–19 лет, чел.")
    elders: int | None = number("Обучающихся 15–19 лет")
    mentors_share: str = text("План: наставники 15–19 лет, %")
    mentors: int | None = number("План: наставники 15–19 лет, чел.")
    young: int | None = number("Молодых специалистов")
    young_share: str = text("План: молодые специалисты с наставником, %")
    young_mentees: int | None = number("План: молодые специалисты с наставником, чел.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """What the programme lives on."""

    kind: str = choice("Вид ресурса", RESOURCE_KINDS)
    name: str = text("Ресурс", required=True)
    state: str = choice("Наличие", _STATES)
    where: str = text("Где")
    who: str = text("Кто отвечает")
    term: str = text("Срок", hint="Например: в течение учебного года; до 01.12.2026.")


_CRITERIA = (
    Criterion(
        criterion="Роли определены",
        sign="Известно, кто наставник и кто наставляемый; оба участвуют добровольно.",
        proof="Согласия, список участников или приказ о закреплении пар",
    ),
    Criterion(
        criterion="В основе — запрос наставляемого",
        sign="Работа начата не ради мероприятия, а потому, что у человека есть трудность или цель, и она записана.",
        proof="Анкета, запись запроса в базе наставляемых",
    ),
    Criterion(
        criterion="Опыт передаёт тот, у кого он есть",
        sign="Наставник сам достиг того, чему помогает научиться: в учёбе, профессии, творчестве, общественных делах.",
        proof="Сведения о компетенциях и достижениях наставника",
    ),
    Criterion(
        criterion="Взаимодействие длится",
        sign="Это цикл встреч с началом и завершением, а не одно занятие, лекция или экскурсия.",
        proof="Индивидуальный план или график встреч",
    ),
    Criterion(
        criterion="Встречи фиксируются",
        sign="По каждой встрече видно, когда она прошла, о чём договорились и что сделано к следующей.",
        proof="Дневники, журнал встреч",
    ),
    Criterion(
        criterion="Есть обратная связь",
        sign="И наставник, и наставляемый оценивают встречи; по этим оценкам работу меняют.",
        proof="Анкеты, отзывы, отметки в журнале встреч",
    ),
    Criterion(
        criterion="Результат можно увидеть",
        sign="Состояние на входе и на выходе сравнивается, либо есть итог: проект, выступление, работа.",
        proof="Результаты входного и итогового опросов, отчёт",
    ),
    Criterion(
        criterion="Практику можно повторить",
        sign="Она описана так, что другой наставник или другая организация сможет ею воспользоваться.",
        proof="Описание практики, публикация",
        obligatory=False,
    ),
)
_NOT_PRACTICES = (
    "разовые лекции, экскурсии, дни открытых дверей, встречи с интересными людьми",
    "дополнительные занятия и консультации учителя, которые проводятся для всех без запроса участника",
    "контроль выполнения обязанностей, проверка работы без помощи в её улучшении",
    "общие мероприятия класса или организации, в которых у участников нет закреплённого наставника",
)


# --- facts --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleModelsFacts(PaperFacts):
    """«Ролевые модели в рамках форм наставничества, реализуемые в …» (S3-3.1)."""

    forms: tuple[FormModels, ...] = rows("Формы и ролевые модели", required=True, source="tables.role_models")
    curator: PersonInOrder | None = person("Куратор", plain=True, source="curator")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsDescriptionFacts(PaperFacts):
    """What each form of mentoring is (S0-2.3.5)."""

    forms: tuple[FormDescription, ...] = rows(
        "Формы наставничества", required=True, source="tables.forms",
        hint="Формы, которые ведёт организация; пока не выбрана ни одна — весь справочник.",
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedTableFacts(PaperFacts):
    """A table that the head approves, or an order to which it is annexed."""

    annex_to: str = text(
        "Реквизиты приказа, если это приложение", later="из журнала приказов",
        hint="Например: от 21.11.2026 № 120-од. Пусто — вместо отметки о приложении будет гриф «Утверждаю».",
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaFacts(ApprovedTableFacts):
    """By what an event is counted as a mentoring practice (S0-2.3.6)."""

    criteria: tuple[Criterion, ...] = rows("Критерии", default=_CRITERIA)
    excluded: tuple[str, ...] = lines(
        "Что наставнической практикой не считают", default=_NOT_PRACTICES, hint="Каждое с новой строки."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFiguresFacts(ApprovedTableFacts):
    """How many each organisation of a territory is to involve in the year (S0-2.3.7)."""

    year: int | None = number("На какой год", required=True, source="tables.year")
    figures: tuple[PlannedFigures, ...] = rows(
        "Плановые показатели", required=True, source="tables.figures",
        hint="Посчитаны из годовых цифр организаций и планов в процентах; чего в системе нет, впишите.",
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceMapFacts(ApprovedTableFacts):
    """What the organisation has for the programme and what it still has to find (S0-2.5.4)."""

    resources: tuple[Resource, ...] = rows("Ресурсы", required=True, source="tables.resources")
    keeper: PersonInOrder | None = person("Кто ведёт карту", plain=True, source="curator")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapFacts(ApprovedTableFacts):
    """The roadmap of the programme for a school year, by the seven stages of Р-145."""

    events: tuple[RoadmapLine, ...] = rows("Мероприятия", required=True, source="tables.roadmap")


# --- problems -----------------------------------------------------------------------------------------------


def _twice(names: Sequence[str], column: str, what: str) -> Iterator[Problem]:
    for name, times in Counter(name.strip() for name in names).items():
        if name and times > 1:
            words = f"{what} «{name}» стоит в таблице {times} раза. Оставьте одну строку."
            yield Problem("row-twice", words, Place(column=column), blocks=False)


def _rows_words(found: Sequence[int]) -> str:
    """«строка 3»; «строки 1, 2, 3 и ещё 5»."""
    shown = ", ".join(str(one) for one in found[:_ROWS_NAMED])
    more = f" и ещё {len(found) - _ROWS_NAMED}" if len(found) > _ROWS_NAMED else ""
    return f"{'строка' if len(found) == 1 else 'строки'} {shown}{more}"


def _in_rows(code: str, found: Sequence[int], column: str, words: str) -> Iterator[Problem]:
    """One problem for all the rows where it stands."""
    if found:
        yield Problem(code, words.format(rows=_rows_words(found)), Place(column=column), blocks=False)


def _role_models_checks(facts: RoleModelsFacts) -> Iterator[Problem]:
    yield from _twice([one.form for one in facts.forms], "forms", "Форма")
    bare = [row for row, one in enumerate(facts.forms, start=1) if not one.models]
    yield from _in_rows(
        "models-missing", bare, "forms",
        "Не выбрана ни одна ролевая модель: {rows}. Отметьте модели в справочнике форм или впишите их.",
    )  # fmt: skip


def _forms_checks(facts: FormsDescriptionFacts) -> Iterator[Problem]:
    yield from _twice([one.form for one in facts.forms], "forms", "Форма")


def _criteria_checks(facts: CriteriaFacts) -> Iterator[Problem]:
    yield from _twice([one.criterion for one in facts.criteria], "criteria", "Критерий")
    if not facts.criteria:
        words = (
            "Оставьте хотя бы один критерий: без них нельзя сказать, что считать наставнической практикой."
        )
        yield Problem("criteria-missing", words, Place(column="criteria"))
    elif not any(one.obligatory for one in facts.criteria):
        words = "Ни один критерий не обязателен: наставнической практикой придётся считать любое мероприятие."
        yield Problem("criteria-none-obligatory", words, Place(column="criteria"), blocks=False)


def _figures_checks(facts: PlannedFiguresFacts) -> Iterator[Problem]:
    yield from _twice([one.organisation for one in facts.figures], "figures", "Организация")
    for row, one in enumerate(facts.figures, start=1):
        where = Place(row=row, column="figures")
        for every, share, part, who in (
            (one.pupils, one.mentees_share, one.mentees, "наставляемых"),
            (one.elders, one.mentors_share, one.mentors, "наставников"),
            (one.young, one.young_share, one.young_mentees, "молодых специалистов с наставником"),
        ):
            if every is None or part is None:
                continue
            if part > every:
                words = (
                    f"«{one.organisation}»: запланировано {who} {part}, а всего таких людей {every}. "
                    "Исправьте план или годовую цифру."
                )
                yield Problem("plan-above-all", words, where, blocks=False)
            elif people_of_share(every, share) not in (None, part):
                words = (
                    f"«{one.organisation}»: {share} % от {every} — это {people_of_share(every, share)}, "
                    f"а запланировано {who} {part}."
                )
                yield Problem("plan-not-share", words, where, blocks=False)
    empty = [
        row
        for row, one in enumerate(facts.figures, start=1)
        if one.mentees is None and one.mentors is None and one.young_mentees is None
    ]
    yield from _in_rows(
        "plan-missing", empty, "figures",
        "План в людях не посчитан: {rows}. Внесите годовые цифры этих организаций или впишите план.",
    )  # fmt: skip


def people_of_share(every: int, share: str) -> int | None:
    """How many people are not less than the share («12,5»); None when it is no share."""
    try:
        value = Decimal(share.strip().removesuffix("%").strip().replace(",", "."))
    except InvalidOperation:
        return None
    return int((every * value / 100).to_integral_value(ROUND_CEILING)) if 0 <= value <= 100 else None


def _resources_checks(facts: ResourceMapFacts) -> Iterator[Problem]:
    known = {one.kind for one in facts.resources}
    absent = [title.lower() for code, title in RESOURCE_KINDS if code not in known]
    if absent:
        words = f"В карте не названы: {', '.join(absent)}. Впишите, что есть или что нужно найти."
        yield Problem("resource-kind-missing", words, Place(column="resources"), blocks=False)
    open_ones = [
        row
        for row, one in enumerate(facts.resources, start=1)
        if one.state == _NEED and not (one.who.strip() and one.term.strip())
    ]
    yield from _in_rows(
        "need-without-term", open_ones, "resources",
        "Ресурс нужно найти, но не сказано, кто и к какому сроку это сделает: {rows}.",
    )  # fmt: skip


def _roadmap_checks(facts: RoadmapFacts) -> Iterator[Problem]:
    yield from _twice([one.event for one in facts.events], "events", "Мероприятие")
    numbered = list(enumerate(facts.events, start=1))
    yield from _in_rows(
        "term-missing", [row for row, one in numbered if one.due is None and not one.term.strip()], "events",
        "У мероприятия нет срока: {rows}. Укажите день или напишите срок словами.",
    )  # fmt: skip
    yield from _in_rows(
        "responsible-missing", [row for row, one in numbered if not one.responsible.strip()], "events",
        "Не назван ответственный: {rows}.",
    )  # fmt: skip
    if facts.dated is not None:
        past = [row for row, one in numbered if one.due is not None and one.due < facts.dated]
        words = f"Срок раньше даты документа {short_date(facts.dated)}: {{rows}}. Сдвиньте сроки или дату."
        yield from _in_rows("term-before-approval", past, "events", words)
    if facts.school_year:
        first, last = year_bounds(facts.school_year)
        outside = [row for row, one in numbered if one.due is not None and not first <= one.due <= last]
        words = f"Срок не входит в учебный год {short_date(first)} – {short_date(last)}: {{rows}}."
        yield from _in_rows("term-outside-year", outside, "events", words)
    known = {one.stage for one in facts.events}
    absent = [title for code, title in STAGES if code not in known]
    if absent:
        words = f"Нет мероприятий этапа: {'; '.join(f'«{one}»' for one in absent)}."
        yield Problem("stage-empty", words, Place(column="events"), blocks=False)


# --- values -------------------------------------------------------------------------------------------------


def _grouped(found: Sequence[Any], groups: Sequence[tuple[str, str]], name: str) -> list[Json]:
    """Groups that have rows, numbered, each with its rows numbered «1.1», «1.2» …"""
    made: list[Json] = []
    for code, title in groups:
        inside = [one for one in found if getattr(one, name) == code]
        if inside:
            place = len(made) + 1
            numbered = [{"number": f"{place}.{n}"} | values_of(one) for n, one in enumerate(inside, start=1)]
            made.append({"number": str(place), "title": title, "rows": numbered})
    return made


def _role_models_values(facts: RoleModelsFacts) -> Json:
    where = organisation_in_cases(facts.letterhead)
    title = f"Ролевые модели в рамках форм наставничества, реализуемые в {where['in_organisation']}"
    return where | {"title": title}


def _figures_values(facts: PlannedFiguresFacts) -> Json:
    names = ("pupils", "mentees", "elders", "mentors", "young", "young_mentees")
    return {
        "title": f"Плановые показатели вовлечения в программы наставничества на {facts.year} год",
        "total": {name: str(sum(getattr(one, name) or 0 for one in facts.figures)) for name in names},
        "by_shares": any(one.mentees_share or one.mentors_share or one.young_share for one in facts.figures),
    }


def _resources_values(facts: ResourceMapFacts) -> Json:
    return {"groups": _grouped(facts.resources, RESOURCE_KINDS, "kind")}


def _roadmap_values(facts: RoadmapFacts) -> Json:
    groups = _grouped(facts.events, STAGES, "stage")
    for group in groups:
        for row in group["rows"]:
            row["when"] = row["term"] or (f"до {row['due_short']}" if row["due"] else "")
    return {"groups": groups}


_GROUPS_DESCRIBED = {"groups": "Разделы таблицы: group.number, group.title, group.rows (цикл)"}

# --- examples -----------------------------------------------------------------------------------------------

_MODELS = (
    FormModels(
        form="Ученик – ученик",
        models=(
            "«успевающий – неуспевающий» — помощь с предметами, по которым трудно успевать",
            "«равный – равному» — обмен умениями",
        ),
    ),
    FormModels(
        form="Учитель – учитель",
        kinds="традиционное, реверсивное",
        models=("«опытный учитель – молодой специалист» — поддержка в первые годы работы",),
    ),
    FormModels(form="Работодатель – ученик"),
)
ROLE_MODELS = Paper(
    kind=DocumentKind("role-models", "Форма", "Ролевые модели в рамках форм наставничества"),
    facts=RoleModelsFacts,
    samples=(
        RoleModelsFacts(**samples.PAPER, forms=_MODELS, curator=samples.CURATOR),
        RoleModelsFacts(**samples.BARE_PAPER, forms=_MODELS[:1]),
    ),
    purpose="Показывает, какие формы наставничества и ролевые модели организация ведёт в этом учебном году.",
    stage=Stage.START,
    register=None,
    checks=_role_models_checks,
    more=_role_models_values,
    described={
        "of_organisation": "Организация кратко, родительный падеж",
        "in_organisation": "Организация кратко, предложный падеж",
    },
    table="forms",
)
FORMS_DESCRIPTION = Paper(
    kind=DocumentKind("forms-description", "Характеристика", "Характеристика форм наставничества"),
    facts=FormsDescriptionFacts,
    samples=(
        FormsDescriptionFacts(
            **samples.PAPER,
            forms=(
                FormDescription(
                    form="Ученик – ученик",
                    whose="наставничество обучающихся",
                    essence="Ученик помогает сверстнику или младшему: с учёбой, с уверенностью в себе, с общением.",
                    mentors="обучающийся",
                    mentees="обучающийся",
                    models=("успевающий – неуспевающий", "лидер – пассивный", "равный – равному"),
                ),
                FormDescription(form="Семья – школа"),
            ),
        ),
        FormsDescriptionFacts(**samples.BARE_PAPER, forms=(FormDescription(form="Учитель – учитель"),)),
    ),
    purpose="Справка о формах: в чём каждая состоит, кто наставник и наставляемый, какие ролевые модели возможны.",
    stage=Stage.START,
    register=None,
    checks=_forms_checks,
    table="forms",
    levels=("organisation", "municipality", "region"),
)
PRACTICE_CRITERIA = Paper(
    kind=DocumentKind(
        "practice-criteria", "Критерии", "Критерии отнесения мероприятий к наставническим практикам"
    ),
    facts=CriteriaFacts,
    samples=(
        CriteriaFacts(**samples.PAPER, annex_to="от 21.11.2026 № 120-од"),
        CriteriaFacts(**samples.BARE_PAPER, criteria=_CRITERIA[:1], excluded=()),
    ),
    purpose="По этим критериям решают, какие из действующих мероприятий считать наставничеством; список можно менять.",
    stage=Stage.START,
    register=None,
    checks=_criteria_checks,
    table="criteria",
    levels=("organisation", "municipality", "region"),
)
_FIGURES = PlannedFigures(
    organisation="МБОУ «Школа № 5»", pupils=240, mentees_share="70", mentees=168, elders=60, mentors_share="10",
    mentors=6, young=3, young_share="70", young_mentees=3,
)  # fmt: skip
PLANNED_FIGURES = Paper(
    kind=DocumentKind(
        "planned-figures", "Плановые показатели", "Плановые показатели вовлечения в программы наставничества"
    ),
    facts=PlannedFiguresFacts,
    samples=(
        PlannedFiguresFacts(
            **samples.PAPER,
            annex_to="от 21.11.2026 № 120-од",
            year=2026,
            figures=(
                PlannedFigures(
                    territory="Тихвинский район", organisation="МБОУ «Школа № 5»", pupils=240, mentees_share="70",
                    mentees=168, elders=60, mentors_share="10", mentors=6, young=3, young_share="70", young_mentees=3,
                ),
                PlannedFigures(
                    territory="Липовский район",
                    organisation="МБОУ «Основная общеобразовательная школа имени Героя Советского Союза П. Н. Усова»",
                    pupils=1105, mentees_share="12,5", mentees=139,
                ),
            ),
        ),
        PlannedFiguresFacts(
            **samples.PAPER,
            year=2027,
            figures=tuple(
                PlannedFigures(
                    organisation=f"МБОУ «Школа № {n}»", pupils=100 + n, mentees_share="70", mentees=71 + n, elders=30,
                    mentors_share="10", mentors=3,
                )
                for n in range(1, 41)
            ),
        ),
        PlannedFiguresFacts(**samples.BARE_PAPER, year=2026, figures=(_FIGURES,)),
    ),
    purpose="Сколько обучающихся и молодых педагогов вовлечёт в текущем году каждая организация территории.",
    stage=Stage.TERRITORY,
    register=None,
    checks=_figures_checks,
    more=_figures_values,
    described={
        "total.pupils": "Обучающихся 10–19 лет всего",
        "total.mentees": "План: наставляемых всего",
        "total.elders": "Обучающихся 15–19 лет всего",
        "total.mentors": "План: наставников всего",
        "total.young": "Молодых специалистов всего",
        "total.young_mentees": "План: молодых специалистов с наставником всего",
        "by_shares": "План задан и в процентах (да или нет)",
    },
    table="figures",
    levels=("municipality", "region"),
)  # fmt: skip
RESOURCE_MAP = Paper(
    kind=DocumentKind("resource-map", "Ресурсная карта", "Ресурсная карта программы наставничества"),
    facts=ResourceMapFacts,
    samples=(
        ResourceMapFacts(
            **samples.PAPER,
            annex_to="от 21.11.2026 № 120-од",
            keeper=samples.CURATOR,
            resources=(
                Resource(
                    kind=STAFF, name="Наставники по теме «Математика»: 4 чел.", where="МБОУ «Школа № 5»",
                    who="куратор", term="в течение учебного года",
                ),
                Resource(kind=STAFF, name="Наставники по теме «Физика»", state=_NEED, who="куратор", term="до 01.12.2026"),
                Resource(
                    kind=METHODS, name="Программы встреч, анкеты, дневники", where="методический кабинет",
                    who="куратор", term="постоянно",
                ),
                Resource(
                    kind=SUPPLIES, name="Кабинет для встреч после уроков", where="кабинет 12", who="Соловей П. Л.",
                    term="вторник, четверг, 15:00–17:00",
                ),
                Resource(
                    kind=PARTNERS, name="ООО «Ромашка»: 2 наставника, экскурсии на производство", where="с. Тихое",
                    who="Мамедов Р. Г.", term="по соглашению",
                ),
            ),
        ),
        ResourceMapFacts(
            **samples.BARE_PAPER, resources=(Resource(kind=SUPPLIES, name="Кабинет для встреч"),)
        ),
    ),
    purpose="Что у программы есть и что нужно найти: люди, материалы, помещения, партнёры; где, кто отвечает, к какому сроку.",
    stage=Stage.START,
    register=None,
    checks=_resources_checks,
    more=_resources_values,
    described=_GROUPS_DESCRIBED,
    table="resources",
)  # fmt: skip
ROADMAP = Paper(
    kind=DocumentKind("roadmap", "Дорожная карта", "Дорожная карта внедрения целевой модели наставничества"),
    facts=RoadmapFacts,
    samples=(
        RoadmapFacts(
            **samples.PAPER | {"dated": date(2026, 9, 1)},
            annex_to="от 01.09.2026 № 98-од",
            events=default_roadmap(2026),
        ),
        RoadmapFacts(**samples.PAPER | {"dated": date(2026, 9, 1)}, events=default_roadmap(2026)),
        RoadmapFacts(
            **samples.BARE_PAPER, events=(RoadmapLine(event="Издать приказ", due=date(2026, 12, 1)),)
        ),
    ),
    purpose="План на учебный год по семи этапам: что сделать, к какому сроку, кто отвечает и чем это подтвердить.",
    stage=Stage.START,
    register=None,
    checks=_roadmap_checks,
    more=_roadmap_values,
    described=_GROUPS_DESCRIBED,
    table="events",
)
PAPERS: tuple[Paper, ...] = (
    ROLE_MODELS,
    FORMS_DESCRIPTION,
    PRACTICE_CRITERIA,
    PLANNED_FIGURES,
    RESOURCE_MAP,
    ROADMAP,
)
