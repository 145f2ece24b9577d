"""What diaries, journals and reports of a pair share: who the pair is, its meetings and their marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from nastavnik.rules import meetings
from nastavnik.rules.documents.kinds import PersonInOrder
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.asked import choice, day, long_text, number, people, person, text
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.documents.wording.numerals import plural
from nastavnik.rules.outcome import Place, Problem

MEETING_KINDS = (
    (meetings.ACQUAINTANCE, "знакомство"),
    (meetings.TRIAL, "пробная"),
    (meetings.PLANNING, "планирование"),
    (meetings.WORK, "рабочая"),
    (meetings.FINAL, "итоговая"),
)
_MOST_SPARE = 100
MARK = "Оценка встречи наставляемым, от 0 до 10"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorNote:
    """A meeting in the mentor's diary and in his report. `mark`: 0–10, by the mentee."""

    held: date | None = day("Дата")
    kind: str = choice("Вид встречи", MEETING_KINDS)
    way: str = text("Форма и место", hint="Например: очно, кабинет 12.")
    topic: str = text("Тема")
    done: str = long_text("Что сделали")
    tasks: str = text("Задачи к следующей встрече", later="из индивидуального плана пары")
    mark: int | None = number(MARK)


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


def pair_checks(facts: PairFacts) -> Iterator[Problem]:
    yield from reversed_period(facts.starts, facts.ends, "ends", "Пара работает")
    if facts.mentor is not None and facts.mentor.identity in {one.identity for one in facts.mentees}:
        words = f"{facts.mentor.printed_short} указан и наставником, и наставляемым."
        yield Problem("mentor-is-mentee", words, Place(column="mentees"))


def reversed_period(since: date | None, until: date | None, column: str, what: str) -> Iterator[Problem]:
    if since is not None and until is not None and until < since:
        words = f"{what} с {short_date(since)} по {short_date(until)}: конец раньше начала. Поменяйте даты."
        yield Problem("period-reversed", words, Place(column=column))


def note_checks(facts: Any) -> Iterator[Problem]:
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


def spare_checks(facts: Any) -> Iterator[Problem]:
    if (facts.spare or 0) > _MOST_SPARE:
        words = f"Пустых строк {facts.spare}. Больше {_MOST_SPARE} в один документ не помещается."
        yield Problem("spare-too-many", words, Place(column="spare"))
    if not facts.meetings and not facts.spare:
        words = "Нет ни встреч, ни пустых строк: таблица выйдет пустой. Укажите, сколько строк оставить."
        yield Problem("journal-empty", words, Place(column="spare"), blocks=False)


def group_checks(facts: Any) -> Iterator[Problem]:
    if facts.mentee is not None and facts.mentee.identity not in {one.identity for one in facts.mentees}:
        words = f"{facts.mentee.printed_short} не входит в эту пару (группу). Проверьте, чей это документ."
        yield Problem("mentee-stranger", words, Place(column="mentee"), blocks=False)


def diary_checks(facts: Any) -> Iterator[Problem]:
    yield from pair_checks(facts)
    yield from note_checks(facts)
    yield from spare_checks(facts)


def spare_rows(spare: int | None) -> list[str]:
    return [""] * (spare or 0)


def _mean_mark(found: Sequence[Any]) -> str:
    """«8,5»; empty when nobody gave a mark."""
    marks = [one.mark for one in found if one.mark is not None]
    if not marks:
        return ""
    mean = (Decimal(sum(marks)) / len(marks)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return str(mean).removesuffix(".0").replace(".", ",")


def counted_meetings(found: Sequence[Any]) -> Json:
    closed = sum(one.mark is not None for one in found)
    return {
        "held_words": plural(len(found), "встреча", "встречи", "встреч"),
        "closed_words": plural(closed, "встрече", "встречам", "встречам"),
        "mean_mark": _mean_mark(found),
    }


def pair_values(facts: PairFacts) -> Json:
    return {"is_group": len(facts.mentees) > 1}


def diary_values(facts: Any) -> Json:
    spare = {"spare_rows": spare_rows(facts.spare)}
    return pair_values(facts) | counted_meetings(facts.meetings) | spare


PAIR_DESCRIBED = {"is_group": "Это группа (да или нет)"}
SPARE_DESCRIBED = {"spare_rows": "Пустые строки таблицы (цикл)"}
COUNTED_DESCRIBED = {
    "held_words": "Сколько встреч, с существительным",
    "closed_words": "По скольким встречам есть обратная связь, дательный падеж",
    "mean_mark": "Средняя оценка встреч",
}
PAIR: dict[str, Any] = {
    "mentor": samples.TEACHER,
    "mentees": (samples.GIRL,),
    "form": "учитель – ученик",
    "role_model": "опытный – начинающий",
    "starts": date(2026, 10, 5),
    "ends": date(2027, 5, 31),
    "curator": samples.CURATOR,
}
GROUP = PAIR | {"mentees": (samples.PUPIL, samples.GIRL)}
BARE_PAIR: dict[str, Any] = {"mentor": samples.ENGINEER, "mentees": (samples.PUPIL,)}
NOTES = (
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
MANY_NOTES = tuple(
    MentorNote(
        held=date(2026, 9 + n // 14, 1 + n % 14), kind=meetings.WORK, way="очно, 40 минут",
        topic=f"Занятие {n + 1}: уравнения и неравенства", done="Решали задачи, разбирали ошибки.", mark=7 + n % 4,
    )
    for n in range(40)
)  # fmt: skip
