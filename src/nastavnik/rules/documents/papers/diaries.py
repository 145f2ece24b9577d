"""Diaries of mentor and mentee."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.asked import day, long_text, number, person, rows, text
from nastavnik.rules.documents.papers.pair_papers import (
    BARE_PAIR,
    COUNTED_DESCRIBED,
    GROUP,
    MANY_NOTES,
    NOTES,
    PAIR,
    PAIR_DESCRIBED,
    SPARE_DESCRIBED,
    MentorNote,
    PairFacts,
    diary_checks,
    diary_values,
    group_checks,
    note_checks,
    pair_checks,
    pair_values,
    spare_checks,
    spare_rows,
)
from nastavnik.rules.documents.papers.paper import Paper, Stage, Subject
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.outcome import Problem

__all__ = ["PAPERS"]


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


def _mentee_diary_checks(facts: MenteeDiaryFacts) -> Iterator[Problem]:
    yield from pair_checks(facts)
    yield from note_checks(facts)
    yield from spare_checks(facts)
    yield from group_checks(facts)


def _mentee_diary_values(facts: MenteeDiaryFacts) -> Json:
    return pair_values(facts) | {"spare_rows": spare_rows(facts.spare)}


MENTOR_DIARY = Paper(
    kind=DocumentKind("mentor-diary", "Дневник", "Дневник наставника"),
    facts=MentorDiaryFacts,
    samples=(
        MentorDiaryFacts(
            **samples.PAPER | GROUP,
            goal="Освоить курс математики 7–8 класса и поверить в свои силы",
            request="Подготовка к контрольным работам; уверенность у доски",
            meetings=NOTES,
            outcome="Оценки по математике выросли, группа выступила на школьной конференции.",
        ),
        MentorDiaryFacts(
            **samples.PAPER | PAIR | {"starts": date(2026, 9, 1)}, meetings=MANY_NOTES, spare=None
        ),
        MentorDiaryFacts(**samples.BARE_PAPER | BARE_PAIR, spare=8),
    ),
    purpose="Наставник записывает в нём каждую встречу; что уже внесено в систему, печатается, остальное пишут от руки.",
    stage=Stage.WORK,
    register=None,
    subject=Subject.PAIR,
    checks=diary_checks,
    more=diary_values,
    described=PAIR_DESCRIBED | COUNTED_DESCRIBED | SPARE_DESCRIBED,
    table="meetings",
    counted=frozenset(COUNTED_DESCRIBED),
)
MENTEE_DIARY = Paper(
    kind=DocumentKind("mentee-diary", "Дневник", "Дневник наставляемого"),
    facts=MenteeDiaryFacts,
    samples=(
        MenteeDiaryFacts(
            **samples.PAPER | GROUP,
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
        MenteeDiaryFacts(**samples.BARE_PAPER | BARE_PAIR, spare=8),
    ),
    purpose="Наставляемый ведёт его сам: что делали на встречах, что запомнилось, что получилось.",
    stage=Stage.WORK,
    register=None,
    subject=Subject.PAIR,
    checks=_mentee_diary_checks,
    more=_mentee_diary_values,
    described=PAIR_DESCRIBED | SPARE_DESCRIBED,
    table="meetings",
)  # fmt: skip
PAPERS: tuple[Paper, ...] = (
    MENTOR_DIARY,
    MENTEE_DIARY,
)
