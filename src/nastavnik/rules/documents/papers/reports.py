"""Reports of mentor and mentee on their pair."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from nastavnik.rules import meetings
from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.asked import choice, day, lines, long_text, number, person, rows, text
from nastavnik.rules.documents.papers.pair_papers import (
    BARE_PAIR,
    COUNTED_DESCRIBED,
    GROUP,
    MANY_NOTES,
    NOTES,
    PAIR,
    PAIR_DESCRIBED,
    MentorNote,
    PairFacts,
    counted_meetings,
    group_checks,
    note_checks,
    pair_checks,
    pair_values,
    reversed_period,
)
from nastavnik.rules.documents.papers.paper import Paper, Stage, Subject
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.documents.wording.numerals import plural
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS"]
_DONE = (("yes", "выполнено"), ("partly", "выполнено частично"), ("no", "не выполнено"))
_REACHED = (
    ("", "не указано"),
    ("yes", "цель достигнута"),
    ("partly", "цель достигнута частично"),
    ("no", "цель не достигнута"),
)
_GO_ON = (("", "не указано"), ("yes", "да"), ("unsure", "пока не знаю"), ("no", "нет"))


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


def _mentor_report_checks(facts: MentorReportFacts) -> Iterator[Problem]:
    yield from pair_checks(facts)
    yield from note_checks(facts)
    yield from report_checks(facts)
    yield from _outside_checks(facts)


def _mentee_report_checks(facts: MenteeReportFacts) -> Iterator[Problem]:
    yield from pair_checks(facts)
    yield from group_checks(facts)
    yield from report_checks(facts)
    if facts.mark is not None and facts.mark > meetings.BEST_MARK:
        words = f"Оценка {facts.mark}, а ставят от 0 до {meetings.BEST_MARK}."
        yield Problem("mark-above-ten", words, Place(column="mark"))


def report_checks(facts: Any) -> Iterator[Problem]:
    yield from reversed_period(facts.since, facts.until, "until", "Отчёт")
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


def _mentor_report_values(facts: MentorReportFacts) -> Json:
    return pair_values(facts) | counted_meetings(facts.meetings)


def _mentee_report_values(facts: MenteeReportFacts) -> Json:
    held = plural(facts.held, "встреча", "встречи", "встреч") if facts.held is not None else ""
    return pair_values(facts) | {"held_words": held}


PLAN = (
    Planned(event="Определить трудности по математике", term="октябрь 2026 г.", fact="Проведена входная работа"),
    Planned(
        event="Подготовить выступление на школьной конференции", term="до 20 ноября 2026 г.",
        fact="Готов черновик доклада", state="partly",
    ),
    Planned(event="Посетить открытую лекцию в колледже", term="ноябрь 2026 г.", state="no"),
)  # fmt: skip
MENTOR_REPORT = Paper(
    kind=DocumentKind("mentor-report", "Отчёт", "Отчёт наставника"),
    facts=MentorReportFacts,
    samples=(
        MentorReportFacts(
            **samples.PAPER | GROUP,
            since=date(2026, 10, 5),
            until=samples.TODAY,
            plan=PLAN,
            meetings=NOTES,
            difficulties=("группа занимается в разные смены",),
            results=("средняя отметка по математике выросла с 3,2 до 3,9", "подготовлен доклад"),
            proposals=("выделить кабинет на время после пятого урока",),
            reached="partly",
            assessment="Работа идёт по плану, к концу года цель достижима.",
        ),
        MentorReportFacts(
            **samples.PAPER | PAIR | {"starts": date(2026, 9, 1)},
            since=date(2026, 9, 1), until=samples.TODAY, meetings=MANY_NOTES,
        ),
        MentorReportFacts(
            **samples.BARE_PAPER | BARE_PAIR, since=date(2026, 10, 5), until=samples.TODAY
        ),
    ),
    purpose="Наставник отчитывается перед куратором: что было в плане, что сделано, какие трудности и результаты.",
    stage=Stage.END,
    register=None,
    subject=Subject.PAIR,
    checks=_mentor_report_checks,
    more=_mentor_report_values,
    described=PAIR_DESCRIBED | COUNTED_DESCRIBED,
    table="meetings",
    counted=frozenset(COUNTED_DESCRIBED),
)  # fmt: skip
MENTEE_REPORT = Paper(
    kind=DocumentKind("mentee-report", "Отчёт", "Отчёт наставляемого"),
    facts=MenteeReportFacts,
    samples=(
        MenteeReportFacts(
            **samples.PAPER | GROUP,
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
        MenteeReportFacts(**samples.BARE_PAPER | BARE_PAIR, since=date(2026, 10, 5), until=samples.TODAY),
    ),
    purpose="Наставляемый простыми словами подводит итог: чему удалось научиться, что было трудно, что дальше.",
    stage=Stage.END,
    register=None,
    subject=Subject.PAIR,
    checks=_mentee_report_checks,
    more=_mentee_report_values,
    described=PAIR_DESCRIBED | {"held_words": "Сколько встреч, с существительным"},
    counted=frozenset({"held_words"}),
)
PAPERS: tuple[Paper, ...] = (
    MENTOR_REPORT,
    MENTEE_REPORT,
)
