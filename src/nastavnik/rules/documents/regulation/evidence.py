"""Sentences of a regulation that set the rule of a sub-point, not merely mention its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nastavnik.rules.documents.findings import place_of
from nastavnik.rules.documents.regulation.checklist import OF_TASKS, Part, Point
from nastavnik.rules.documents.regulation.units import Unit
from nastavnik.rules.people.topics import TopicIndex
from nastavnik.rules.people.topics.lemmas import words_of
from nastavnik.rules.people.topics.topic import topic

_RULES = frozenset(
    [
        "вести", "вестись", "предусматривать", "предусматриваться", "предусмотреть", "создавать", "создаваться",
        "определять", "определяться", "определить", "устанавливать", "устанавливаться", "установить", "проводить",
        "проводиться", "формировать", "формироваться", "размещать", "размещаться", "публиковать", "публиковаться",
        "использовать", "использоваться", "применять", "применяться", "составлять", "составляться", "разрабатывать",
        "разрабатываться", "назначать", "назначаться", "требоваться", "осуществлять", "осуществляться", "описать",
        "описывать", "описываться", "планировать", "планироваться", "иметь", "иметься", "существовать", "сотрудничать",
        "участвовать", "собирать", "собираться", "отбирать", "отбираться", "выделять", "выделяться", "быть", "утвердить",
    ]
)  # fmt: skip
_AIM = re.compile(
    r"[\W\d]*цел[ьию]\w*\b(?!.*\bзадач)", re.IGNORECASE
)  # stands under «Цели и задачи», but is no task
_ABSENT = re.compile(r"\b(?:отсутству\w+|исключен[оаы]?\b|нет\b)", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:буд[еу]т?\s+(?:введен|определен|разработан|установлен|создан|описан)\w*|позднее\s*\.?$)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r";|,\s+(?=но\b|а\b|однако\b|зато\b)|\s—\s(?=но\b)", re.IGNORECASE)
_REACH = 3  # words after «не» or «без» which it still refuses


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a sub-point stands: the sentence and its paragraph, from 1."""

    part: str
    paragraph: int
    quote: str

    @property
    def where(self) -> str:
        return place_of(self.paragraph)


def evidence_of(point: Point, units: Sequence[Unit]) -> list[Evidence]:
    """The first sentence for each sub-point that the text sets."""
    found = []
    for part in point.parts:
        unit = next((unit for unit in units if not unit.term and _sets(part, unit)), None)
        if unit is not None:
            found.append(Evidence(part.code, unit.paragraph, unit.text))
    return found


def _sets(part: Part, unit: Unit) -> bool:
    if unit.of_tasks and part.under != OF_TASKS:
        return False
    if part.under and not re.search(part.under, unit.around):
        return False
    if part.unless and re.search(part.unless, unit.around):
        return False
    if part.pattern and re.search(part.pattern, unit.text, re.IGNORECASE):
        return True
    if not part.words:
        return False
    if part.lead_counts and _AIM.match(unit.text):
        return False
    text = f"{unit.lead or unit.heading}. {unit.text}" if part.lead_counts else unit.text
    start = 0
    for clause in [*_CLAUSE.finditer(text), None]:
        piece = text[start : clause.start() if clause else len(text)]
        start = clause.end() if clause else start
        if not _refused(piece) and _index(part.words).read(piece):
            return True
    return False


def _refused(clause: str) -> bool:
    """«не ведётся», «отсутствует», «без отбора», «будут введены позднее»."""
    if _ABSENT.search(clause) or _LATER.search(clause):
        return True
    words = words_of(clause)
    for place, word in enumerate(words):
        if word.text == "не" and any(
            after.lemmas & _RULES for after in words[place + 1 : place + 1 + _REACH]
        ):
            return True
        if word.text == "без" and place + 1 < len(words):
            return True
    return False


@cache
def _index(words: str) -> TopicIndex:
    return TopicIndex([topic("", "part", "part", words)])
