"""Journals of meetings: of a pair or group, and of an organisation."""

from dataclasses import dataclass
from datetime import date

from nastavnik.rules import meetings
from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.asked import choice, day, long_text, number, people, person, rows, text
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.pair_papers import (
    BARE_PAIR,
    COUNTED_DESCRIBED,
    GROUP,
    MANY_NOTES,
    MARK,
    MEETING_KINDS,
    NOTES,
    PAIR,
    PAIR_DESCRIBED,
    SPARE_DESCRIBED,
    PairFacts,
    counted_meetings,
    diary_checks,
    diary_values,
    note_checks,
)
from nastavnik.rules.documents.papers.paper import Paper, Stage, Subject
from nastavnik.rules.documents.papers.words import Json

__all__ = ["PAPERS"]


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """A meeting in the journal of a pair."""

    held: date | None = day("Дата")
    kind: str = choice("Вид встречи", MEETING_KINDS)
    way: str = text("Форма, продолжительность", hint="Например: очно, 40 минут.")
    topic: str = text("Тема")
    result: str = long_text("Итог и договорённости")
    feedback: str = long_text("Обратная связь")
    mark: int | None = number(MARK)


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
    mark: int | None = number(MARK)


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


def _organisation_journal_values(facts: OrganisationJournalFacts) -> Json:
    return counted_meetings(facts.meetings)


MEETINGS_JOURNAL = Paper(
    kind=DocumentKind("meetings-journal", "Журнал", "Журнал встреч пары (группы)"),
    facts=JournalFacts,
    samples=(
        JournalFacts(
            **samples.PAPER | GROUP,
            meetings=(
                JournalLine(
                    held=date(2026, 10, 7), kind=meetings.ACQUAINTANCE, way="очно, 40 минут", topic="Знакомство",
                    result="Договорились встречаться по средам", feedback="Было интересно, хочется продолжать", mark=9,
                ),
                JournalLine(held=date(2026, 10, 21), kind=meetings.TRIAL, way="дистанционно, 30 минут", topic="Дроби"),
            ),
        ),
        JournalFacts(
            **samples.PAPER | PAIR | {"starts": date(2026, 9, 1)},
            meetings=tuple(
                JournalLine(held=one.held, kind=one.kind, way=one.way, topic=one.topic, result=one.done, mark=one.mark)
                for one in MANY_NOTES
            ),
            spare=None,
        ),
        JournalFacts(**samples.BARE_PAPER | BARE_PAIR, spare=8),
    ),
    purpose="Все встречи одной пары или группы с итогами и обратной связью: для куратора и проверки.",
    stage=Stage.WORK,
    register=None,
    subject=Subject.PAIR,
    checks=diary_checks,
    more=diary_values,
    described=PAIR_DESCRIBED | COUNTED_DESCRIBED | SPARE_DESCRIBED,
    table="meetings",
    counted=frozenset(COUNTED_DESCRIBED),
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
                for one in NOTES
            ),
        ),
        OrganisationJournalFacts(**samples.BARE_PAPER),
    ),
    purpose="Все встречи всех пар и групп организации за учебный год, по датам: для куратора и проверки.",
    stage=Stage.WORK,
    register=None,
    checks=note_checks,
    more=_organisation_journal_values,
    described=COUNTED_DESCRIBED,
    table="meetings",
    counted=frozenset(COUNTED_DESCRIBED),
)  # fmt: skip
PAPERS: tuple[Paper, ...] = (
    MEETINGS_JOURNAL,
    ORGANISATION_JOURNAL,
)
