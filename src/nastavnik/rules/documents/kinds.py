"""What every official document is made of: whose letterhead, who signs, who is named in it, on what ground."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from nastavnik.rules.documents.wording.cases import OBLIQUE, Case, Gender
from nastavnik.rules.documents.wording.dates import long_date, short_date
from nastavnik.rules.documents.wording.names import (
    FullName,
    forms,
    in_case,
    override_key,
    short,
    signature,
)
from nastavnik.rules.documents.wording.posts import decline_post, is_acting
from nastavnik.rules.outcome import Problem

NBSP = "\N{NO-BREAK SPACE}"
_CLASS = re.compile(r"(\d{1,2})\s*[-«\"„]?\s*([А-ЯЁа-яё])?\s*[»\"“]?(?:\s*класс[а]?)?")


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document that can be issued: its code, the name on the sheet, what it is about."""

    code: str
    name: str
    title: str

    @property
    def whole(self) -> str:
        """«Приказ. О внедрении…», «Дневник наставника»: a title that begins with the name stands alone."""
        return self.title if self.title.startswith(self.name) else f"{self.name}. {self.title}"


PAIRS_ORDER = DocumentKind("pairs-order", "Приказ", "О формировании наставнических пар (групп)")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The facts of an organisation that stand above a document; `place` is the town where it is issued."""

    full_name: str
    short_name: str = ""
    founder: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    site: str = ""
    inn: str = ""
    ogrn: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the post of the one replaced when `acting`, so that «Директор» prints as «И. о. директора».

    `since` and `until`: the first and the last day in office, None where nobody wrote them down.
    """

    name: FullName
    post: str
    acting: bool = False
    since: date | None = None
    until: date | None = None

    def problems(self, dated: date) -> list[Problem]:
        """A warning when the signer was not in office on the day of the document."""
        if self.since is not None and dated < self.since:
            term = f"в должности с {short_date(self.since)}"
        elif self.until is not None and dated > self.until:
            term = f"был(а) в должности по {short_date(self.until)}"
        else:
            return []
        text = (
            f"{signature(self.name)} {term}, а документ датирован {short_date(dated)}. Исправьте дату или "
            "сведения о руководителе."
        )
        return [Problem("signer-not-in-office", text, blocks=False)]

    @property
    def printed_post(self) -> str:
        """«Директор», «И. о. директора»."""
        post = self.post.strip()
        if self.acting and not is_acting(post):
            return f"И.{NBSP}о.{NBSP}{_uncapitalised(decline_post(post, Case.GENITIVE))}"
        return post[:1].upper() + post[1:]

    @property
    def printed_name(self) -> str:
        """«М. А. Черкасова»."""
        return signature(self.name)


def _uncapitalised(text: str) -> str:
    """Inside a sentence: abbreviations keep their capitals, «И. о. директора» does not."""
    return text if text[:2].isupper() and text[1:2] != "." else text[:1].lower() + text[1:]


@dataclass(frozen=True, slots=True)
class PersonInOrder:
    """A person named in an order, by a post or by a class («7 «а»»), with forms that people corrected.

    `gender` is None when nobody said it; such a name cannot be put in a case. `overrides` maps
    `override_key("surname", case)`, «given», «patronymic» or «post» to the form to print. `key` tells namesakes
    apart when it is given.
    """

    name: FullName
    gender: Gender | None
    post: str = ""
    class_label: str = ""
    organisation: str = ""
    overrides: Mapping[str, str] = field(default_factory=dict, hash=False)
    key: str = ""

    @property
    def identity(self) -> str:
        """What tells this person from the others: the key, else the name without regard to case and ё."""
        return self.key or str(self.name).lower().replace("ё", "е")

    @property
    def known_gender(self) -> Gender:
        """The gender, where `problems` has already made sure that it is known."""
        if self.gender is None:
            raise ValueError("the gender of a person in an order must be known before it is worded")
        return self.gender

    @property
    def described_by(self) -> str:
        """The fact that stands after the name: post, class or organisation; empty when none is known."""
        return self.post or self.class_label or self.organisation

    def named(self, case: Case) -> str:
        """«Иванову Марию Петровну»."""
        if case is Case.NOMINATIVE:
            return str(self.name)
        return in_case(self.name, case, self.known_gender, self.overrides)

    def described(self, case: Case) -> str:
        """«учителя математики», «обучающуюся 7 «а» класса», «инженера ООО «Ромашка»»; empty if nothing is known."""
        if self.post:
            post = self.overrides.get(override_key("post", case)) or decline_post(
                _uncapitalised(self.post), case
            )
            return " ".join(part for part in (post, self.organisation) if part)
        if not self.class_label:
            return self.organisation
        word = "обучающаяся" if self.gender is Gender.FEMALE else "обучающийся"
        return f"{decline_post(word, case)} {class_words(self.class_label)}"

    def in_full(self, case: Case) -> str:
        """«Иванову Марию Петровну, учителя математики»."""
        return ", ".join(part for part in (self.named(case), self.described(case)) if part)

    def forms(self) -> dict[str, str]:
        """Every oblique form of name and post under its override key, to be checked before the document is issued."""
        table = forms(self.name, self.known_gender, self.overrides)
        if self.post:
            for case in OBLIQUE:
                table[override_key("post", case)] = self._post(case)
        return table

    def _post(self, case: Case) -> str:
        return self.overrides.get(override_key("post", case)) or decline_post(_uncapitalised(self.post), case)

    @property
    def printed_short(self) -> str:
        """«Иванова М. П.»."""
        return short(self.name)


def class_words(label: str) -> str:
    """«7а», «7 "А"», «7-а» → «7 «а» класса»; a label of another kind stands as typed («группы ПД-21»)."""
    text = label.strip()
    found = _CLASS.fullmatch(text)
    if found is None:
        return text
    letter = f"{NBSP}«{found[2]}»" if found[2] else ""
    return f"{found[1]}{letter}{NBSP}класса"


@dataclass(frozen=True, slots=True)
class Ground:
    """An act or a decision the document rests on, in the nominative: «приказ отдела образования от …»."""

    text: str
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class ActRef:
    """A document of the same organisation that this one speaks of."""

    number: str
    dated: date
    title: str = ""

    def __str__(self) -> str:
        title = f" «{self.title}»" if self.title else ""
        return f"от {long_date(self.dated)} №{NBSP}{self.number}{title}"
