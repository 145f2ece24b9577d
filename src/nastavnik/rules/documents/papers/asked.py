"""What a paper asks for: each field of its facts says what it is, where its value comes from and how it is typed."""

from collections.abc import Iterator, Sequence
from dataclasses import Field, dataclass, field, fields
from enum import Enum
from functools import cache
from typing import Any, get_args, get_type_hints

_KEY = "asked"


class Kind(Enum):
    """What a value is; forms, commands and templates treat values by it."""

    TEXT = "text"  # str on one line
    LONG = "long"  # str, one or more paragraphs
    LINES = "lines"  # tuple[str, ...], one a line
    DAY = "day"  # date | None
    NUMBER = "number"  # int | None
    FLAG = "flag"  # bool
    CHOICE = "choice"  # str, a code of `choices`
    PERSON = "person"  # PersonInOrder | None
    PEOPLE = "people"  # tuple[PersonInOrder, ...]
    GROUNDS = "grounds"  # tuple[Ground, ...]
    ROWS = "rows"  # tuple of a dataclass whose fields are asked as well


@dataclass(frozen=True, slots=True)
class Asked:
    """A field of facts.

    `source`: the key of the provider that knows the value («curator»), empty when nobody knows it yet; `later`: where
    it will come from then, told to the one who types it. `given`: the value is the system's own and is not typed.
    `plain`: a person who is only named in the nominative, so that no gender is needed. `row`: the dataclass of ROWS.
    """

    name: str
    kind: Kind
    label: str
    hint: str = ""
    source: str = ""
    later: str = ""
    required: bool = False
    given: bool = False
    plain: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    row: type | None = None


def text(label: str, **more: Any) -> Any:
    """A str on one line."""
    return _asked(Kind.TEXT, label, "", more)


def long_text(label: str, **more: Any) -> Any:
    """A str of one or more paragraphs."""
    return _asked(Kind.LONG, label, "", more)


def lines(label: str, **more: Any) -> Any:
    """A tuple of str, typed one a line."""
    return _asked(Kind.LINES, label, (), more)


def day(label: str, **more: Any) -> Any:
    """A date or None."""
    return _asked(Kind.DAY, label, None, more)


def number(label: str, **more: Any) -> Any:
    """A whole number, not negative, or None."""
    return _asked(Kind.NUMBER, label, None, more)


def flag(label: str, **more: Any) -> Any:
    """Yes or no."""
    return _asked(Kind.FLAG, label, False, more)


def choice(label: str, choices: Sequence[tuple[str, str]], **more: Any) -> Any:
    """One code of (code, title) pairs; the first one by default."""
    return _asked(Kind.CHOICE, label, choices[0][0], more | {"choices": tuple(choices)})


def person(label: str, **more: Any) -> Any:
    """A PersonInOrder or None."""
    return _asked(Kind.PERSON, label, None, more)


def people(label: str, **more: Any) -> Any:
    """A tuple of PersonInOrder, typed one a line: «Иванова Мария Петровна, учитель математики»."""
    return _asked(Kind.PEOPLE, label, (), more)


def grounds(label: str = "Основания", **more: Any) -> Any:
    """A tuple of Ground, typed one a line in the nominative."""
    hint = (
        "Каждое с новой строки, в именительном падеже: решение педагогического совета "
        "(протокол от 28.08.2026 № 1)."
    )
    return _asked(Kind.GROUNDS, label, (), {"hint": hint} | more)


def rows(label: str, **more: Any) -> Any:
    """A tuple of a dataclass made of the fields above; its type is read from the annotation."""
    return _asked(Kind.ROWS, label, (), more)


def _asked(kind: Kind, label: str, default: Any, more: dict[str, Any]) -> Any:
    default = more.pop("default", default)
    return field(default=default, metadata={_KEY: Asked("", kind, label, **more)})


def asked_of(facts: type) -> tuple[Asked, ...]:
    """What a dataclass asks for, in the order of its fields; fields without a question are left out."""
    return _asked_of(facts)


@cache
def _asked_of(facts: Any) -> tuple[Asked, ...]:
    return tuple(_named(facts))


def _named(facts: type) -> Iterator[Asked]:
    hints = get_type_hints(facts)
    for one in _in_order(facts):
        asked: Asked | None = one.metadata.get(_KEY)
        if asked is not None:
            row = get_args(hints[one.name])[0] if asked.kind is Kind.ROWS else None
            yield Asked(
                one.name, asked.kind, asked.label, asked.hint, asked.source, asked.later, asked.required,
                asked.given, asked.plain, asked.choices, row,
            )  # fmt: skip


def _in_order(facts: type) -> list[Field[Any]]:
    """Own fields first, those of the base behind them: grounds, acquaintance and executor end every form."""
    every = {one.name: one for one in fields(facts)}
    base = set().union(*(getattr(parent, "__dataclass_fields__", {}) for parent in facts.__mro__[1:]))
    return sorted(every.values(), key=lambda one: one.name in base)
