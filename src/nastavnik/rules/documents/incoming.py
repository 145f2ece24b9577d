"""Acts of other bodies that documents rest on: levels, how such an act is named, what is wrong with a typed one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from nastavnik.rules.documents.life import is_address
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.outcome import Place, Problem

NBSP = "\N{NO-BREAK SPACE}"
KINDS = (
    "приказ",
    "распоряжение",
    "постановление",
    "письмо",
    "протокол",
    "решение",
    "соглашение",
    "положение",
    "план",
    "программа",
    "закон",
    "федеральный закон",
    "указ",
)
"""Kinds of acts as the one who adds an act chooses them."""
LONGEST_NUMBER = 40
_NUMBER = re.compile(r"(?=.*\d)[0-9A-Za-zА-Яа-яЁё/.,() §_‑–-]+")
_NO_NUMBER = re.compile(r"б/?н", re.IGNORECASE)
_SIGN = re.compile(r"^(?:№|N[oо]?\.?(?=\s*\d))\s*")
_OLDEST = date(1990, 1, 1)


class ActLevel(Enum):
    """Levels of acts of the programme (S0-1.11)."""

    FEDERAL = "federal"
    REGIONAL = "regional"
    MUNICIPAL = "municipal"
    INSTITUTIONAL = "institutional"

    @property
    def title(self) -> str:
        """«муниципальный»."""
        return _TITLES[self]


_TITLES = {
    ActLevel.FEDERAL: "федеральный",
    ActLevel.REGIONAL: "региональный",
    ActLevel.MUNICIPAL: "муниципальный",
    ActLevel.INSTITUTIONAL: "институциональный",
}
LEVEL_OF_UNIT = {
    "region": ActLevel.REGIONAL,
    "municipality": ActLevel.MUNICIPAL,
    "organisation": ActLevel.INSTITUTIONAL,
}
"""The level of what a unit issues itself, by the level of the unit."""
USUAL_LEVEL = LEVEL_OF_UNIT | {"organisation": ActLevel.MUNICIPAL}
"""The likeliest level of an act that a unit enters: a school rests on orders of its municipality."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActFacts:
    """An act as it is typed. `body` is in the genitive. In force from `since` on, no longer from `ends_on` on."""

    kind: str
    body: str
    dated: date
    number: str
    title: str
    since: date | None = None
    ends_on: date | None = None
    link: str = ""

    def in_force(self, day: date) -> bool:
        """Whether a document of this day may rest on the act."""
        return (self.since or self.dated) <= day and (self.ends_on is None or day < self.ends_on)

    def named(self) -> str:
        """«приказ Управления образования от 12.09.2026 № 94-13 «О подготовке…»», in the nominative."""
        head = " ".join(part for part in (self.kind, self.body) if part)
        title = f" {quoted(self.title)}" if self.title else ""
        return f"{head} от {short_date(self.dated)} №{NBSP}{self.number}{title}"


def quoted(title: str) -> str:
    """In quotes; where a quote of the title itself ends it, one closing sign is enough."""
    return f"«{title}" if title.endswith("»") else f"«{title}»"


def cleaned_number(typed: str) -> str:
    """Without «№» and spare spaces: «№ 94-13» → «94-13»."""
    return _SIGN.sub("", " ".join(typed.split()))


def cleaned_title(typed: str) -> str:
    """Without the quotes around the whole of it."""
    text = " ".join(typed.split())
    whole = re.fullmatch(r"«([^«»]*(?:«[^«»]*»[^«»]*)*)»|\"([^\"]*)\"", text)
    return (whole[1] or whole[2] or "") if whole else text


def act_problems(act: ActFacts, today: date) -> list[Problem]:
    """What is wrong with an act before it enters the catalogue."""
    return list(_problems(act, today))


def _problems(act: ActFacts, today: date) -> Iterator[Problem]:
    yield from _number_problems(act.number)
    if act.dated > today:
        text = f"Дата акта {short_date(act.dated)} ещё не наступила. Проверьте её."
        yield Problem("act-future", text, Place(column="dated"))
    elif act.dated < _OLDEST:
        text = f"Дата акта {short_date(act.dated)}: проверьте год."
        yield Problem("act-old", text, Place(column="dated"))
    if act.since is not None and act.since < act.dated:
        text = (
            f"Акт от {short_date(act.dated)} не может действовать с {short_date(act.since)}, до своей даты."
        )
        yield Problem("act-since", text, Place(column="since"))
    if act.ends_on is not None and act.ends_on <= (act.since or act.dated):
        text = f"Акт утратил силу {short_date(act.ends_on)}, не успев начать действовать. Проверьте даты."
        yield Problem("act-ends", text, Place(column="ends_on"))
    if act.link and not is_address(act.link):
        text = "Адрес акта начинается с https:// и не содержит пробелов."
        yield Problem("act-link", text, Place(column="link"))


def _number_problems(number: str) -> Iterator[Problem]:
    where = Place(column="number")
    if not number:
        yield Problem("act-number", "Укажите номер акта; если его нет, напишите «б/н».", where)
    elif len(number) > LONGEST_NUMBER:
        text = f"Номер длиннее {LONGEST_NUMBER} знаков: похоже, в него попал заголовок."
        yield Problem("act-number-long", text, where)
    elif not _NO_NUMBER.fullmatch(number) and not _NUMBER.fullmatch(number):
        text = (
            f"«{number}» не похоже на номер: в нём есть цифры, могут быть буквы, дефис, дробь и знак §. "
            "Если номера нет, напишите «б/н»."
        )
        yield Problem("act-number-form", text, where)
