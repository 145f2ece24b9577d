"""The head of a letter: what stands above a document of an organisation, line by line, and who signs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from nastavnik.rules.documents.wording.cases import Case
from nastavnik.rules.documents.wording.posts import decline_post, is_acting

NBSP = "\u00a0"


class LetterheadFacts(Protocol):
    """Facts of an organisation that its letterhead shows; empty ones are left out."""

    name: str
    founder: str
    address: str
    place: str
    phone: str
    email: str
    site: str
    inn: str
    ogrn: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Lines to be centred: the founder, the name in its parts, then address and contacts."""

    founder: tuple[str, ...]
    name: tuple[str, ...]
    contacts: tuple[str, ...]


def letterhead(facts: LetterheadFacts) -> Letterhead:
    """The multi-line head as it is printed; the quoted name starts a line of its own."""
    numbers = [
        f"{title}{NBSP}{value}" for title, value in (("ИНН", facts.inn), ("ОГРН", facts.ogrn)) if value
    ]
    reach = [
        facts.address or facts.place,
        f"Телефон: {facts.phone}" if facts.phone else "",
        f"e-mail: {facts.email}" if facts.email else "",
        facts.site,
        ", ".join(numbers),
    ]
    return Letterhead(
        founder=tuple(_lines(facts.founder)),
        name=tuple(_lines(facts.name)),
        contacts=tuple(line for line in reach if line),
    )


def signer_post(post: str, *, acting: bool) -> str:
    """The post as it is signed: «Директор», for an acting head «И. о. директора»."""
    post = " ".join(post.split())
    if not acting or not post or is_acting(post):
        return post
    declined = decline_post(post, Case.GENITIVE)
    first, _, rest = declined.partition(" ")
    lowered = first if len(first) > 1 and first.isupper() else first[:1].lower() + first[1:]
    return f"И.{NBSP}о. {lowered} {rest}".rstrip()


def signer_name(surname: str, given: str, patronymic: str) -> str:
    """«М. И. Рожина»: initials first, as a signature stands; only the surname when no more is known."""
    letters: Sequence[str] = [f"{part[0]}." for part in (given, patronymic) if part]
    return NBSP.join([*letters, surname]) if surname else ""


def _lines(text: str) -> list[str]:
    """One line, or two when the text ends with a name in quotes that is not nested at its start."""
    text = " ".join(text.split())
    found = re.match(r"^([^«»]+?)\s+(«.*»)$", text)
    return [found[1], found[2]] if found else [text] if text else []
