"""Facts as plain values of a template: every date worded, every person in every case."""

from dataclasses import fields
from datetime import date
from typing import Any

from nastavnik.rules.documents.kinds import Ground, Letterhead, PersonInOrder
from nastavnik.rules.documents.papers.asked import Asked, Kind, asked_of
from nastavnik.rules.documents.wording.cases import Case, Gender
from nastavnik.rules.documents.wording.dates import long_date, short_date
from nastavnik.rules.documents.wording.names import signature
from nastavnik.rules.documents.wording.posts import decline_act
from nastavnik.rules.documents.wording.typography import typeset

Json = dict[str, Any]
CASES = {
    "gen": Case.GENITIVE,
    "dat": Case.DATIVE,
    "acc": Case.ACCUSATIVE,
    "ins": Case.INSTRUMENTAL,
    "pre": Case.PREPOSITIONAL,
}
CASE_NAMES = {
    "gen": "родительный", "dat": "дательный", "acc": "винительный", "ins": "творительный", "pre": "предложный",
}  # fmt: skip


def organisation_words(head: Letterhead) -> Json:
    """The letterhead, typeset. A short name that is the full one again (of a territory) is left out."""
    names = ("full_name", "short_name", "founder", "address")
    words = {
        one.name: typeset(getattr(head, one.name)) if one.name in names else getattr(head, one.name)
        for one in fields(head)
    }
    return words | {"short_name": "" if words["short_name"] == words["full_name"] else words["short_name"]}


def person_words(person: PersonInOrder, *, plain: bool = False) -> Json:
    """`name`, `short`, `signature`, `post`, `full`; and `gen` … `pre`, `full_gen` … `full_pre`, `post_gen` … `post_pre`.

    `full` is the name with post, class or organisation behind a comma. `is_woman` and `phone` … stand as they are. A
    `plain` person, and one whose gender nobody said, has only the nominative in every case.
    """
    known = person.gender is not None and not plain
    words: Json = {
        "name": str(person.name),
        "short": person.printed_short,
        "signature": signature(person.name),
        "post": person.described(Case.NOMINATIVE) if person.gender is not None else person.described_by,
        "is_woman": person.gender is Gender.FEMALE,
    }
    words["full"] = ", ".join(part for part in (words["name"], words["post"]) if part)
    for key, case in CASES.items():
        words[key] = person.named(case) if known else words["name"]
        words[f"post_{key}"] = person.described(case) if known else words["post"]
        words[f"full_{key}"] = person.in_full(case) if known else words["full"]
    return words


def ground_words(ground: Ground) -> Json:
    """A ground in the nominative and, for «на основании …», in the genitive."""
    text = ground.text.rstrip(". ")
    return {"text": typeset(text), "gen": typeset(decline_act(text, Case.GENITIVE))}


def values_of(facts: Any) -> Json:
    """Every asked field of a dataclass by its name. A day and a choice have a second value:
    `NAME_short` («21.11.2026»), `NAME_title`.
    """
    values: Json = {}
    for asked in asked_of(type(facts)):
        value = getattr(facts, asked.name)
        values[asked.name] = _worded(asked, value)
        if asked.kind is Kind.DAY:
            values[f"{asked.name}_short"] = short_date(value) if value else ""
        if asked.kind is Kind.CHOICE:
            values[f"{asked.name}_title"] = dict(asked.choices).get(value, "")
    return values


def _worded(asked: Asked, value: Any) -> Any:
    match asked.kind:
        case Kind.TEXT | Kind.LONG:
            return typeset(value)
        case Kind.LINES:
            return [typeset(one) for one in value]
        case Kind.DAY:
            return _day(value)
        case Kind.NUMBER:
            return "" if value is None else str(value)
        case Kind.PERSON:
            return None if value is None else person_words(value, plain=asked.plain)
        case Kind.PEOPLE:
            return [
                {"number": str(n)} | person_words(one, plain=asked.plain) for n, one in enumerate(value, 1)
            ]
        case Kind.GROUNDS:
            return [ground_words(one) for one in value]
        case Kind.ROWS:
            return [{"number": str(n)} | values_of(one) for n, one in enumerate(value, 1)]
    return value


def _day(value: date | None) -> str:
    return long_date(value) if value else ""
