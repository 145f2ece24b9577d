"""Facts of a paper as people type them, and back: pages, commands and drafts hold them as text.

A typed value is a str; of ROWS a list of dicts of str. Lines hold people («Иванова Мария Петровна, учитель»), grounds
and items, one a line; days are typed in any usual way; a flag is «да» or empty; a choice is a code or its title.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from nastavnik.insights.papers.here import Here
from nastavnik.orgs.models import Unit
from nastavnik.pairs.orders import full_name_of, grounds_of, named_in_order, noted_official
from nastavnik.rules.access import Actor
from nastavnik.rules.documents.kinds import Ground, PersonInOrder, class_words
from nastavnik.rules.documents.papers import Paper
from nastavnik.rules.documents.papers.asked import Asked, Kind, asked_of
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.outcome import Place, Problem
from nastavnik.rules.people.dates import read_date

Typed = Mapping[str, Any]
YES, NO = "да", "нет"
_YES = frozenset({"да", "yes", "true", "1", "on", "+"})
_NO = frozenset({"", "нет", "no", "false", "0", "off", "-"})
_MOST_ROWS = 2000  # a region has more organisations than anybody would type


# --- facts as text ------------------------------------------------------------------------------------------


def as_typed(facts: Any) -> dict[str, Any]:
    """Every field that is typed, as it would be typed."""
    return {
        asked.name: _shown(asked, getattr(facts, asked.name))
        for asked in asked_of(type(facts))
        if not asked.given
    }


def _shown(asked: Asked, value: Any) -> Any:
    match asked.kind:
        case Kind.ROWS:
            return [as_typed(one) for one in value]
        case Kind.LINES:
            return "\n".join(value)
        case Kind.GROUNDS:
            return "\n".join(one.text for one in value)
        case Kind.PEOPLE:
            return "\n".join(person_line(one) for one in value)
        case Kind.PERSON:
            return person_line(value) if value is not None else ""
        case Kind.DAY:
            return value.isoformat() if value is not None else ""
        case Kind.FLAG:
            return YES if value else ""
    return "" if value is None else str(value)


def person_line(person: PersonInOrder) -> str:
    """«Иванова Мария Петровна, учитель математики»."""
    described = " ".join(part for part in (person.post, person.organisation) if part) or person.class_label
    return ", ".join(part for part in (str(person.name), described) if part)


# --- text as facts ------------------------------------------------------------------------------------------


def read_typed(facts: PaperFacts, typed: Typed, here: Here) -> tuple[PaperFacts, list[Problem]]:
    """The facts with what is typed in place of what was known, and what could not be read, at its field.

    Fields that are not in `typed` stay as they are, and so do those that could not be read.
    """
    found, problems = _read(type(facts), typed, here)
    return replace(facts, **found), problems


def _read(
    kind: type, typed: Typed, here: Here, row: int | None = None
) -> tuple[dict[str, Any], list[Problem]]:
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for asked in asked_of(kind):
        if asked.given or asked.name not in typed:
            continue
        try:
            found[asked.name] = _value(asked, typed[asked.name], here, problems)
        except ValueError as unreadable:
            problems.append(Problem("fact-unreadable", str(unreadable), Place(row=row, column=asked.name)))
    return found, problems


def _value(asked: Asked, typed: Any, here: Here, problems: list[Problem]) -> Any:
    if asked.kind is Kind.ROWS:
        return tuple(_rows(asked, typed, here, problems))
    text = str(typed or "").strip()
    match asked.kind:
        case Kind.LINES:
            return tuple(_lines(text))
        case Kind.GROUNDS:
            return _grounds(text, here)
        case Kind.PEOPLE:
            return tuple(read_person(line, here.unit) for line in _lines(text))
        case Kind.PERSON:
            return read_person(text, here.unit) if text else None
        case Kind.DAY:
            return _day(asked, text, here)
        case Kind.NUMBER:
            return _number(asked, text)
        case Kind.FLAG:
            return _flag(asked, text)
        case Kind.CHOICE:
            return _choice(asked, text)
        case Kind.LONG:
            return text
    return " ".join(text.split())


def _rows(asked: Asked, typed: Any, here: Here, problems: list[Problem]) -> Iterator[Any]:
    if not isinstance(typed, list) or not all(isinstance(one, Mapping) for one in typed):
        raise ValueError(f"«{asked.label}»: ожидается список строк таблицы.")
    if len(typed) > _MOST_ROWS:
        raise ValueError(f"«{asked.label}»: больше {_MOST_ROWS} строк в один документ не поместить.")
    assert asked.row is not None
    chosen = {one.name for one in asked_of(asked.row) if one.kind in (Kind.CHOICE, Kind.FLAG)}
    for number, one in enumerate(typed, start=1):
        # a list always sends a choice: a row in which nothing else is typed is an empty one
        if any(str(value or "").strip() for name, value in one.items() if name not in chosen):
            found, wrong = _read(asked.row, one, here, number)
            problems += [replace(problem, where=Place(row=number, column=asked.name)) for problem in wrong]
            yield asked.row(**found)


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(one.split()) for one in text.splitlines()) if line]


def _grounds(text: str, here: Here) -> tuple[Ground, ...]:
    return grounds_of("\n".join(_lines(text)), here.today)


def _day(asked: Asked, text: str, here: Here) -> Any:
    if not text:
        return None
    read = read_date(text, today=here.today, past=False)
    if read.value is None:
        raise ValueError(f"«{asked.label}»: «{text[:40]}» не похоже на дату. Напишите так: 01.12.2026.")
    return read.value


def _number(asked: Asked, text: str) -> int | None:
    if not text:
        return None
    digits = re.sub(r"\s", "", text)
    if not re.fullmatch(r"[0-9]{1,9}", digits):
        raise ValueError(f"«{asked.label}»: «{text[:40]}» не целое число.")
    return int(digits)


def _flag(asked: Asked, text: str) -> bool:
    if text.lower() not in _YES | _NO:
        raise ValueError(f"«{asked.label}»: ответьте «да» или «нет».")
    return text.lower() in _YES


def _choice(asked: Asked, text: str) -> str:
    for code, title in asked.choices:
        if text.lower() in (code.lower(), title.lower()):
            return code
    raise ValueError(f"«{asked.label}»: выберите одно из: {', '.join(title for _, title in asked.choices)}.")


def read_person(line: str, unit: Unit) -> PersonInOrder:
    """Somebody by a typed line: known from the base or from earlier documents, with the post that is typed now."""
    name, _, described = (part.strip() for part in line.partition(","))
    known = named_in_order(full_name_of(name), unit)
    if not described or described == person_line(known).partition(", ")[2]:
        return known
    overrides = {key: form for key, form in known.overrides.items() if not key.startswith("post.")}
    by_class = class_words(described) != described
    return replace(
        known,
        post="" if by_class else described,
        class_label=described if by_class else "",
        organisation="",
        overrides=overrides,
    )


# --- people who are named for the first time ----------------------------------------------------------------


def note_people(paper: Paper, facts: PaperFacts, here: Here, *, by: Actor, now: datetime) -> None:
    """Remember posts typed for grown-ups of the unit, so that their cases can be corrected and kept."""
    for asked in asked_of(paper.facts):
        value = getattr(facts, asked.name)
        people = (
            value if asked.kind is Kind.PEOPLE else (value,) if asked.kind is Kind.PERSON and value else ()
        )
        for one in people if not asked.given else ():
            if one.post and one.name.given and not one.key.startswith("person:"):
                noted_official(here.unit, one.name, post=one.post, gender="", by=by, now=now)
