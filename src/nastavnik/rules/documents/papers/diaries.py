"""Diaries of mentor and mentee, journals of meetings, reports of mentor, mentee and curator."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from nastavnik.rules import meetings
from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.asked import (
    choice,
    day,
    lines,
    long_text,
    number,
    people,
    person,
    rows,
    text,
)
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.paper import Paper, Stage, Subject
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.documents.wording.numerals import plural
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS"]

MEETING_KINDS = (
    (meetings.ACQUAINTANCE, "знакомство"),
    (meetings.TRIAL, "пробная"),
    (meetings.PLANNING, "планирование"),
    (meetings.WORK, "рабочая"),
    (meetings.FINAL, "итоговая"),
)
_DONE = (("yes", "выполнено"), ("partly", "выполнено частично"), ("no", "не выполнено"))
_REACHED = (
    ("", "не указано"),
    ("yes", "цель достигнута"),
    ("partly", "цель достигнута частично"),
    ("no", "цель не достигнута"),
)
_GO_ON = (("", "не указано"), ("yes", "да"), ("unsure", "пока не знаю"), ("no", "нет"))
_MOST_SPARE = 100
_MARK = "Оценка встречи наставляемым, от 0 до 10"


# --- rows ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorNote:
    """A meeting in the mentor's diary and in his report. `mark`: 0–10, by the mentee."""

    held: date | None = day("Дата")
    kind: str = choice("Вид встречи", MEETING_KINDS)
    way: str = text("Форма и место", hint="Например: очно, кабинет 12.")
    topic: str = text("Тема")
    done: str = long_text("Что сделали")
    tasks: str = text("Задачи к следующей встрече", later="из индивидуального плана пары")
    mark: int | None = number(_MARK)


@dataclass(frozen=True, slots=True, kw_only=True)
class MenteeNote:
    """A meeting in the mentee's diary: his own words on it."""

    held: date | None = day("Дата")
    topic: str = text("О чём говорили")
    done: str = long_text("Что делали")
    liked: str = long_text("Что запомнилось, что осталось непонятным")
    tasks: str = text("Что сделать к следующей встрече", later="из индивидуального плана пары")
    mark: int | None = number("Моя оценка встречи, от 0 до 10")


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """A meeting in the journal of a pair."""

    held: date | None = day("Дата")
    kind: str = choice("Вид встречи", MEETING_KINDS)
    way: str = text("Форма, продолжительность", hint="Например: очно, 40 минут.")
    topic: str = text("Тема")
    result: str = long_text("Итог и договорённости")
    feedback: str = long_text("Обратная связь")
    mark: int | None = number(_MARK)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationJournalLine:
    """A meeting in the journal of an organisation: whose it was, and what it gave."""

    held: date | None = day("Дата")
    mentor: PersonInOrder | None = person("Наставник", plain=True)
    mentees: tuple[PersonInOrder, ...] = people("Наставляемые", plain=True)
    form: str = text("Форма наставничества")
    kind: str = choice("Вид встречи", MEETING_KINDS)
    way: str = text("Форма, продолжительность")
    topic: str = text("Тема")
    mark: int | None = number(_MARK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What was planned and what came of it."""

    event: str = text("Мероприятие, задача", required=True)
    term: str = text("Срок по плану")
    fact: str = text("Что сделано")
    state: str = choice("Выполнение", _DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intended:
    """The same in the simple words of a mentee."""

    wanted: str = text("Что было задумано", required=True)
    happened: str = text("Что получилось")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFigures:
    """Pairs and groups of one form in a school year, and their meetings."""

    form: str = text("Форма наставничества", required=True)
    pairs: int | None = number("Пар и групп")
    at_work: int | None = number("Из них продолжаются")
    completed: int | None = number("Завершили программу")
    ended_early: int | None = number("Расформированы досрочно")
    mentees: int | None = number("Наставляемых")
    held: int | None = number("Проведено встреч")
    closed: int | None = number("Из них с обратной связью")


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """An indicator of the organisation: plan and fact in per cent, as words."""

    indicator: str = text("Показатель", required=True)
    plan: str = text("План")
    fact: str = text("Факт")
    state: str = text("Выполнение")


# --- facts --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFacts(PaperFacts):
    """Who the pair is, in what form and from when till when it works."""

    mentor: PersonInOrder | None = person("Наставник", required=True, plain=True, source="pair.mentor")
    mentees: tuple[PersonInOrder, ...] = people(
        "Наставляемые", required=True, plain=True, source="pair.mentees",
        hint="Каждый с новой строки: Готовцев Егор Семёнович, 7 «а».",
    )  # fmt: skip
    form: str = text("Форма наставничества", source="pair.form")
    role_model: str = text("Ролевая модель", source="pair.role_model")
    starts: date | None = day("Пара работает с", source="pair.starts")
    ends: date | None = day("Пара работает по", source="pair.ends")
    curator: PersonInOrder | None = person("Куратор", plain=True, source="curator")


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorDiaryFacts(PairFacts):
    """The mentor's diary: every meeting, and rows to go on by hand."""

    goal: str = long_text("Цель работы", later="из индивидуального плана пары")
    request: str = long_text("Запрос наставляемого", source="pair.goal")
    meetings: tuple[MentorNote, ...] = rows("Встречи", source="pair.mentor_notes")
    spare: int | None = number("Пустых строк для записей от руки", default=6)
    outcome: str = long_text(
        "Итог работы", source="pair.outcome", hint="Пусто — останутся строки, чтобы написать от руки."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MenteeDiaryFacts(PairFacts):
    """The mentee's own diary; in a group everybody keeps one."""

    mentee: PersonInOrder | None = person(
        "Чей дневник", plain=True, source="pair.only_mentee",
        hint="В группе дневник у каждого свой. Пусто — останется строка, чтобы вписать имя.",
    )  # fmt: skip
    wish: str = long_text("Чего хочется достичь", source="pair.goal")
    meetings: tuple[MenteeNote, ...] = rows("Встречи", source="pair.mentee_notes")
    spare: int | None = number("Пустых строк для записей от руки", default=6)
    outcome: str = long_text("Итог", hint="Пусто — останутся строки, чтобы написать от руки.")


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalFacts(PairFacts):
    """Every meeting of a pair or group with its feedback."""

    meetings: tuple[JournalLine, ...] = rows("Встречи", source="pair.journal")
    spare: int | None = number("Пустых строк для записей от руки", default=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationJournalFacts(PaperFacts):
    """Every meeting of the organisation in the school year, by date."""

    meetings: tuple[OrganisationJournalLine, ...] = rows("Встречи", source="organisation.journal", given=True)
    curator: PersonInOrder | None = person("Куратор", plain=True, source="curator")


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorReportFacts(PairFacts):
    """What the mentor did in a period, against the plan."""

    since: date | None = day("Отчёт за период с", required=True, source="pair.starts")
    until: date | None = day("Отчёт за период по", required=True, source="pair.until")
    plan: tuple[Planned, ...] = rows("План и факт", later="из индивидуального плана пары")
    meetings: tuple[MentorNote, ...] = rows("Проведённые встречи", source="pair.mentor_notes")
    difficulties: tuple[str, ...] = lines("Трудности", hint="Каждая с новой строки.")
    results: tuple[str, ...] = lines("Результаты", hint="Каждый с новой строки.")
    proposals: tuple[str, ...] = lines("Предложения", hint="Каждое с новой строки.")
    reached: str = choice("Оценка работы пары", _REACHED)
    assessment: str = long_text("Пояснение к оценке")


@dataclass(frozen=True, slots=True, kw_only=True)
class MenteeReportFacts(PairFacts):
    """What the work with the mentor gave, in the mentee's words."""

    mentee: PersonInOrder | None = person(
        "Чей отчёт", plain=True, source="pair.only_mentee",
        hint="В группе отчёт у каждого свой. Пусто — останется строка, чтобы вписать имя.",
    )  # fmt: skip
    since: date | None = day("Отчёт за период с", required=True, source="pair.starts")
    until: date | None = day("Отчёт за период по", required=True, source="pair.until")
    held: int | None = number("Сколько было встреч", source="pair.held")
    plan: tuple[Intended, ...] = rows("Что задумали и что получилось", later="из индивидуального плана пары")
    learned: tuple[str, ...] = lines("Чему удалось научиться", hint="Каждое с новой строки.")
    difficulties: tuple[str, ...] = lines("Что было трудно", hint="Каждое с новой строки.")
    proposals: tuple[str, ...] = lines("Что можно сделать лучше", hint="Каждое с новой строки.")
    mark: int | None = number("Оценка работы с наставником, от 0 до 10")
    go_on: str = choice("Хочется продолжить", _GO_ON)


@dataclass(frozen=True, slots=True, kw_only=True)
class CuratorReportFacts(PaperFacts):
    """What all pairs of the organisation did in a period.

    `counted_since` and `counted_until`: the period for which the system has counted its figures; empty when typed.
    """

    since: date | None = day("Отчёт за период с", required=True, source="year.starts")
    until: date | None = day("Отчёт за период по", required=True, source="today")
    curator: PersonInOrder | None = person("Куратор", required=True, plain=True, source="curator")
    forms: tuple[FormFigures, ...] = rows("Пары и встречи по формам", source="year.form_figures")
    waiting: int | None = number("Наставляемых без наставника", source="year.waiting")
    targets: tuple[TargetLine, ...] = rows("Показатели", source="year.targets")
    plan: tuple[Planned, ...] = rows("Мероприятия: план и факт", later="из дорожной карты")
    difficulties: tuple[str, ...] = lines("Трудности", hint="Каждая с новой строки.")
    results: tuple[str, ...] = lines("Результаты", hint="Каждый с новой строки.")
    proposals: tuple[str, ...] = lines("Предложения", hint="Каждое с новой строки.")
    assessment: str = long_text("Общая оценка работы")
    counted_since: date | None = day("Цифры посчитаны с", source="year.starts", given=True)
    counted_until: date | None = day("Цифры посчитаны по", source="today", given=True)


# --- problems -----------------------------------------------------------------------------------------------


def _pair_checks(facts: PairFacts) -> Iterator[Problem]:
    yield from _period(facts.starts, facts.ends, "ends", "Пара работает")
    if facts.mentor is not None and facts.mentor.identity in {one.identity for one in facts.mentees}:
        words = f"{facts.mentor.printed_short} указан и наставником, и наставляемым."
        yield Problem("mentor-is-mentee", words, Place(column="mentees"))


def _period(since: date | None, until: date | None, column: str, what: str) -> Iterator[Problem]:
    if since is not None and until is not None and until < since:
        words = f"{what} с {short_date(since)} по {short_date(until)}: конец раньше начала. Поменяйте даты."
        yield Problem("period-reversed", words, Place(column=column))


def _note_checks(facts: Any) -> Iterator[Problem]:
    """Of rows with `held` and `mark`: days within the life of the pair, none still to come, marks up to ten."""
    for row, one in enumerate(facts.meetings, start=1):
        if one.mark is not None and one.mark > meetings.BEST_MARK:
            words = f"Оценка встречи {one.mark}, а ставят от 0 до {meetings.BEST_MARK}."
            yield Problem("mark-above-ten", words, Place(row=row, column="meetings"))
        if one.held is None:
            continue
        if facts.dated is not None and one.held > facts.dated:
            words = (
                f"Встреча ещё не состоялась: {short_date(one.held)} позже даты документа "
                f"{short_date(facts.dated)}."
            )
            yield Problem("meeting-later", words, Place(row=row, column="meetings"), blocks=False)
        starts = getattr(facts, "starts", None)
        if starts is not None and one.held < starts:
            words = f"Встреча была {short_date(one.held)}, а пара работает с {short_date(starts)}."
            yield Problem("meeting-before-pair", words, Place(row=row, column="meetings"), blocks=False)
    days = [one.held for one in facts.meetings if one.held is not None]
    if days != sorted(days):
        words = "Встречи стоят не по порядку дат. Проверьте даты или переставьте строки."
        yield Problem("meetings-out-of-order", words, Place(column="meetings"), blocks=False)


def _spare_checks(facts: Any) -> Iterator[Problem]:
    if (facts.spare or 0) > _MOST_SPARE:
        words = f"Пустых строк {facts.spare}. Больше {_MOST_SPARE} в один документ не помещается."
        yield Problem("spare-too-many", words, Place(column="spare"))
    if not facts.meetings and not facts.spare:
        words = "Нет ни встреч, ни пустых строк: таблица выйдет пустой. Укажите, сколько строк оставить."
        yield Problem("journal-empty", words, Place(column="spare"), blocks=False)


def _of_group(facts: Any) -> Iterator[Problem]:
    if facts.mentee is not None and facts.mentee.identity not in {one.identity for one in facts.mentees}:
        words = f"{facts.mentee.printed_short} не входит в эту пару (группу). Проверьте, чей это документ."
        yield Problem("mentee-stranger", words, Place(column="mentee"), blocks=False)


def _diary_checks(facts: MentorDiaryFacts | JournalFacts) -> Iterator[Problem]:
    yield from _pair_checks(facts)
    yield from _note_checks(facts)
    yield from _spare_checks(facts)


def _mentee_diary_checks(facts: MenteeDiaryFacts) -> Iterator[Problem]:
    yield from _pair_checks(facts)
    yield from _note_checks(facts)
    yield from _spare_checks(facts)
    yield from _of_group(facts)


def _mentor_report_checks(facts: MentorReportFacts) -> Iterator[Problem]:
    yield from _pair_checks(facts)
    yield from _note_checks(facts)
    yield from _report_checks(facts)
    yield from _outside_checks(facts)


def _mentee_report_checks(facts: MenteeReportFacts) -> Iterator[Problem]:
    yield from _pair_checks(facts)
    yield from _of_group(facts)
    yield from _report_checks(facts)
    if facts.mark is not None and facts.mark > meetings.BEST_MARK:
        words = f"Оценка {facts.mark}, а ставят от 0 до {meetings.BEST_MARK}."
        yield Problem("mark-above-ten", words, Place(column="mark"))


def _report_checks(facts: Any) -> Iterator[Problem]:
    yield from _period(facts.since, facts.until, "until", "Отчёт")
    if facts.until is not None and facts.dated is not None and facts.until > facts.dated:
        words = (
            f"Отчёт от {short_date(facts.dated)} составлен раньше, чем кончился его период "
            f"{short_date(facts.until)}."
        )
        yield Problem("period-not-over", words, Place(column="until"), blocks=False)


def _outside_checks(facts: MentorReportFacts) -> Iterator[Problem]:
    since, until = facts.since or date.min, facts.until or date.max
    for row, one in enumerate(facts.meetings, start=1):
        if one.held is not None and not since <= one.held <= until:
            words = f"Встреча от {short_date(one.held)} не входит в период отчёта. Уберите её или измените период."
            yield Problem("meeting-outside-period", words, Place(row=row, column="meetings"), blocks=False)


def _curator_checks(facts: CuratorReportFacts) -> Iterator[Problem]:
    yield from _report_checks(facts)
    counted = (facts.counted_since, facts.counted_until)
    if None not in counted and facts.forms and counted != (facts.since, facts.until):
        words = (
            f"Цифры посчитаны с {short_date(counted[0])} по {short_date(counted[1])}, а период отчёта другой. "  # type: ignore[arg-type]
            "Исправьте цифры в таблице или верните период."
        )
        yield Problem("figures-of-another-period", words, Place(column="forms"), blocks=False)
    for row, one in enumerate(facts.forms, start=1):
        yield from _form_checks(row, one)


def _form_checks(row: int, one: FormFigures) -> Iterator[Problem]:
    where = Place(row=row, column="forms")
    if (one.closed or 0) > (one.held or 0):
        words = f"«{one.form}»: встреч с обратной связью больше, чем проведено."
        yield Problem("closed-above-held", words, where, blocks=False)
    parts = sum(part or 0 for part in (one.at_work, one.completed, one.ended_early))
    if one.pairs is not None and parts > one.pairs:
        words = f"«{one.form}»: идущих, завершённых и расформированных пар вместе больше, чем пар всего."
        yield Problem("pairs-do-not-add-up", words, where, blocks=False)


# --- values -------------------------------------------------------------------------------------------------


def _spare_rows(spare: int | None) -> list[str]:
    return [""] * (spare or 0)


def _mean_mark(found: Sequence[Any]) -> str:
    """«8,5»; empty when nobody gave a mark."""
    marks = [one.mark for one in found if one.mark is not None]
    if not marks:
        return ""
    mean = (Decimal(sum(marks)) / len(marks)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return str(mean).removesuffix(".0").replace(".", ",")


def _counted(found: Sequence[Any]) -> Json:
    closed = sum(one.mark is not None for one in found)
    return {
        "held_words": plural(len(found), "встреча", "встречи", "встреч"),
        "closed_words": plural(closed, "встрече", "встречам", "встречам"),
        "mean_mark": _mean_mark(found),
    }


def _pair_values(facts: PairFacts) -> Json:
    return {"is_group": len(facts.mentees) > 1}


def _diary_values(facts: MentorDiaryFacts | JournalFacts) -> Json:
    spare = {"spare_rows": _spare_rows(facts.spare)}
    return _pair_values(facts) | _counted(facts.meetings) | spare


def _mentee_diary_values(facts: MenteeDiaryFacts) -> Json:
    return _pair_values(facts) | {"spare_rows": _spare_rows(facts.spare)}


def _organisation_journal_values(facts: OrganisationJournalFacts) -> Json:
    return _counted(facts.meetings)


def _mentor_report_values(facts: MentorReportFacts) -> Json:
    return _pair_values(facts) | _counted(facts.meetings)


def _mentee_report_values(facts: MenteeReportFacts) -> Json:
    held = plural(facts.held, "встреча", "встречи", "встреч") if facts.held is not None else ""
    return _pair_values(facts) | {"held_words": held}


def _curator_values(facts: CuratorReportFacts) -> Json:
    names = ("pairs", "at_work", "completed", "ended_early", "mentees", "held", "closed")
    totals = {name: str(sum(getattr(one, name) or 0 for one in facts.forms)) for name in names}
    waiting = facts.waiting
    words = plural(waiting, "наставляемый", "наставляемых", "наставляемых") if waiting is not None else ""
    return {"total": totals, "waiting_words": words}


_PAIR_DESCRIBED = {"is_group": "Это группа (да или нет)"}
_SPARE_DESCRIBED = {"spare_rows": "Пустые строки таблицы (цикл)"}
_COUNTED_DESCRIBED = {
    "held_words": "Сколько встреч, с существительным",
    "closed_words": "По скольким встречам есть обратная связь, дательный падеж",
    "mean_mark": "Средняя оценка встреч",
}

# --- examples -----------------------------------------------------------------------------------------------

_PAIR: dict[str, Any] = {
    "mentor": samples.TEACHER,
    "mentees": (samples.GIRL,),
    "form": "учитель – ученик",
    "role_model": "опытный – начинающий",
    "starts": date(2026, 10, 5),
    "ends": date(2027, 5, 31),
    "curator": samples.CURATOR,
}
_GROUP = _PAIR | {"mentees": (samples.PUPIL, samples.GIRL)}
_BARE_PAIR: dict[str, Any] = {"mentor": samples.ENGINEER, "mentees": (samples.PUPIL,)}
_NOTES = (
    MentorNote(
        held=date(2026, 10, 7), kind=meetings.ACQUAINTANCE, way="очно, кабинет 12", topic="Знакомство",
        done="Рассказали о себе, обсудили ожидания и правила общения.", tasks="Записать три своих цели.", mark=9,
    ),
    MentorNote(
        held=date(2026, 10, 21), kind=meetings.TRIAL, way="дистанционно", topic="Дроби: с чего начинаются ошибки",
        done="Разобрали две задачи из контрольной работы.", mark=8,
    ),
    MentorNote(held=date(2026, 11, 18), kind=meetings.PLANNING, way="очно, 40 минут", topic="План до конца года"),
)  # fmt: skip
_MANY_NOTES = tuple(
    MentorNote(
        held=date(2026, 9 + n // 14, 1 + n % 14), kind=meetings.WORK, way="очно, 40 минут",
        topic=f"Занятие {n + 1}: уравнения и неравенства", done="Решали задачи, разбирали ошибки.", mark=7 + n % 4,
    )
    for n in range(40)
)  # fmt: skip
_PLAN = (
    Planned(event="Определить трудности по математике", term="октябрь 2026 г.", fact="Проведена входная работа"),
    Planned(
        event="Подготовить выступление на школьной конференции", term="до 20 ноября 2026 г.",
        fact="Готов черновик доклада", state="partly",
    ),
    Planned(event="Посетить открытую лекцию в колледже", term="ноябрь 2026 г.", state="no"),
)  # fmt: skip

MENTOR_DIARY = Paper(
    kind=DocumentKind("mentor-diary", "Дневник", "Дневник наставника"),
    facts=MentorDiaryFacts,
    samples=(
        MentorDiaryFacts(
            **samples.PAPER | _GROUP,
            goal="Освоить курс математики 7–8 класса и поверить в свои силы",
            request="Подготовка к контрольным работам; уверенность у доски",
            meetings=_NOTES,
            outcome="Оценки по математике выросли, группа выступила на школьной конференции.",
        ),
        MentorDiaryFacts(
            **samples.PAPER | _PAIR | {"starts": date(2026, 9, 1)}, meetings=_MANY_NOTES, spare=None
        ),
        MentorDiaryFacts(**samples.BARE_PAPER | _BARE_PAIR, spare=8),
    ),
    purpose="Наставник записывает в нём каждую встречу; что уже внесено в систему, печатается, остальное пишут от руки.",
    stage=Stage.WORK,
    register=None,
    subject=Subject.PAIR,
    checks=_diary_checks,
    more=_diary_values,
    described=_PAIR_DESCRIBED | _COUNTED_DESCRIBED | _SPARE_DESCRIBED,
    table="meetings",
)
MENTEE_DIARY = Paper(
    kind=DocumentKind("mentee-diary", "Дневник", "Дневник наставляемого"),
    facts=MenteeDiaryFacts,
    samples=(
        MenteeDiaryFacts(
            **samples.PAPER | _GROUP,
            mentee=samples.GIRL,
            wish="Подготовка к контрольным работам, уверенность у доски",
            meetings=(
                MenteeNote(
                    held=date(2026, 10, 7), topic="Знакомство", done="Рассказывали о себе",
                    liked="Оказалось, что ошибаться не страшно", tasks="Записать три цели", mark=9,
                ),
                MenteeNote(held=date(2026, 10, 21), topic="Дроби", done="Решали задачи", mark=8),
            ),
            outcome="Контрольная работа написана на четыре.",
        ),
        MenteeDiaryFacts(**samples.BARE_PAPER | _BARE_PAIR, spare=8),
    ),
    purpose="Наставляемый ведёт его сам: что делали на встречах, что запомнилось, что получилось.",
    stage=Stage.WORK,
    register=None,
    subject=Subject.PAIR,
    checks=_mentee_diary_checks,
    more=_mentee_diary_values,
    described=_PAIR_DESCRIBED | _SPARE_DESCRIBED,
    table="meetings",
)  # fmt: skip
MEETINGS_JOURNAL = Paper(
    kind=DocumentKind("meetings-journal", "Журнал", "Журнал встреч пары (группы)"),
    facts=JournalFacts,
    samples=(
        JournalFacts(
            **samples.PAPER | _GROUP,
            meetings=(
                JournalLine(
                    held=date(2026, 10, 7), kind=meetings.ACQUAINTANCE, way="очно, 40 минут", topic="Знакомство",
                    result="Договорились встречаться по средам", feedback="Было интересно, хочется продолжать", mark=9,
                ),
                JournalLine(held=date(2026, 10, 21), kind=meetings.TRIAL, way="дистанционно, 30 минут", topic="Дроби"),
            ),
        ),
        JournalFacts(
            **samples.PAPER | _PAIR | {"starts": date(2026, 9, 1)},
            meetings=tuple(
                JournalLine(held=one.held, kind=one.kind, way=one.way, topic=one.topic, result=one.done, mark=one.mark)
                for one in _MANY_NOTES
            ),
            spare=None,
        ),
        JournalFacts(**samples.BARE_PAPER | _BARE_PAIR, spare=8),
    ),
    purpose="Все встречи одной пары или группы с итогами и обратной связью: для куратора и проверки.",
    stage=Stage.WORK,
    register=None,
    subject=Subject.PAIR,
    checks=_diary_checks,
    more=_diary_values,
    described=_PAIR_DESCRIBED | _COUNTED_DESCRIBED | _SPARE_DESCRIBED,
    table="meetings",
)  # fmt: skip
ORGANISATION_JOURNAL = Paper(
    kind=DocumentKind(
        "organisation-meetings-journal", "Журнал", "Журнал встреч наставнических пар и групп организации"
    ),
    facts=OrganisationJournalFacts,
    samples=(
        OrganisationJournalFacts(
            **samples.PAPER,
            curator=samples.CURATOR,
            meetings=tuple(
                OrganisationJournalLine(
                    held=one.held, mentor=samples.TEACHER, mentees=(samples.PUPIL, samples.GIRL),
                    form="учитель – ученик", kind=one.kind, way=one.way, topic=one.topic, mark=one.mark,
                )
                for one in _NOTES
            ),
        ),
        OrganisationJournalFacts(**samples.BARE_PAPER),
    ),
    purpose="Все встречи всех пар и групп организации за учебный год, по датам: для куратора и проверки.",
    stage=Stage.WORK,
    register=None,
    checks=_note_checks,
    more=_organisation_journal_values,
    described=_COUNTED_DESCRIBED,
    table="meetings",
)  # fmt: skip
MENTOR_REPORT = Paper(
    kind=DocumentKind("mentor-report", "Отчёт", "Отчёт наставника"),
    facts=MentorReportFacts,
    samples=(
        MentorReportFacts(
            **samples.PAPER | _GROUP,
            since=date(2026, 10, 5),
            until=samples.TODAY,
            plan=_PLAN,
            meetings=_NOTES,
            difficulties=("группа занимается в разные смены",),
            results=("средняя отметка по математике выросла с 3,2 до 3,9", "подготовлен доклад"),
            proposals=("выделить кабинет на время после пятого урока",),
            reached="partly",
            assessment="Работа идёт по плану, к концу года цель достижима.",
        ),
        MentorReportFacts(
            **samples.PAPER | _PAIR | {"starts": date(2026, 9, 1)},
            since=date(2026, 9, 1), until=samples.TODAY, meetings=_MANY_NOTES,
        ),
        MentorReportFacts(
            **samples.BARE_PAPER | _BARE_PAIR, since=date(2026, 10, 5), until=samples.TODAY
        ),
    ),
    purpose="Наставник отчитывается перед куратором: что было в плане, что сделано, какие трудности и результаты.",
    stage=Stage.END,
    register=None,
    subject=Subject.PAIR,
    checks=_mentor_report_checks,
    more=_mentor_report_values,
    described=_PAIR_DESCRIBED | _COUNTED_DESCRIBED,
    table="meetings",
)  # fmt: skip
MENTEE_REPORT = Paper(
    kind=DocumentKind("mentee-report", "Отчёт", "Отчёт наставляемого"),
    facts=MenteeReportFacts,
    samples=(
        MenteeReportFacts(
            **samples.PAPER | _GROUP,
            mentee=samples.GIRL,
            since=date(2026, 10, 5),
            until=samples.TODAY,
            held=3,
            plan=(
                Intended(wanted="Научиться решать задачи с дробями", happened="Решаю почти без ошибок"),
                Intended(wanted="Выступить на конференции"),
            ),
            learned=("решать задачи с дробями", "планировать домашнюю работу"),
            difficulties=("не хватало времени на задания",),
            proposals=("встречаться чаще перед контрольными",),
            mark=9,
            go_on="yes",
        ),
        MenteeReportFacts(**samples.BARE_PAPER | _BARE_PAIR, since=date(2026, 10, 5), until=samples.TODAY),
    ),
    purpose="Наставляемый простыми словами подводит итог: чему удалось научиться, что было трудно, что дальше.",
    stage=Stage.END,
    register=None,
    subject=Subject.PAIR,
    checks=_mentee_report_checks,
    more=_mentee_report_values,
    described=_PAIR_DESCRIBED | {"held_words": "Сколько встреч, с существительным"},
)
CURATOR_REPORT = Paper(
    kind=DocumentKind("curator-report", "Отчёт", "Отчёт куратора о реализации программ наставничества"),
    facts=CuratorReportFacts,
    samples=(
        CuratorReportFacts(
            **samples.PAPER,
            since=date(2026, 9, 1),
            until=samples.TODAY,
            curator=samples.CURATOR,
            forms=(
                FormFigures(
                    form="Ученик – ученик", pairs=12, at_work=9, completed=2, ended_early=1, mentees=21, held=84,
                    closed=80,
                ),
                FormFigures(
                    form="Учитель – учитель", pairs=3, at_work=3, completed=0, ended_early=0, mentees=3, held=11,
                    closed=11,
                ),
            ),
            waiting=4,
            targets=(
                TargetLine(
                    indicator="Доля обучающихся 10–19 лет, вошедших в программы наставляемыми", plan="70 %",
                    fact="38,4 %", state="ниже плана",
                ),
            ),
            plan=_PLAN,
            difficulties=("не хватает наставников по физике",),
            results=("две группы завершили программу",),
            proposals=("привлечь студентов педагогического колледжа",),
            assessment="Программы идут по плану; подбор для тех, кто ждёт наставника, назначен на декабрь.",
            counted_since=date(2026, 9, 1),
            counted_until=samples.TODAY,
        ),
        CuratorReportFacts(
            **samples.BARE_PAPER, since=date(2026, 9, 1), until=samples.TODAY, curator=samples.CURATOR
        ),
    ),
    purpose="Куратор отчитывается за период: сколько пар и встреч по формам, план и факт, трудности и предложения.",
    stage=Stage.END,
    register=None,
    checks=_curator_checks,
    more=_curator_values,
    described={
        "total.pairs": "Пар и групп всего",
        "total.at_work": "Продолжаются всего",
        "total.completed": "Завершили программу всего",
        "total.ended_early": "Расформированы досрочно всего",
        "total.mentees": "Наставляемых всего",
        "total.held": "Встреч всего",
        "total.closed": "Встреч с обратной связью всего",
        "waiting_words": "Сколько наставляемых ждут наставника, с существительным",
    },
    table="forms",
)  # fmt: skip
PAPERS: tuple[Paper, ...] = (
    MENTOR_DIARY,
    MENTEE_DIARY,
    MEETINGS_JOURNAL,
    ORGANISATION_JOURNAL,
    MENTOR_REPORT,
    MENTEE_REPORT,
    CURATOR_REPORT,
)
