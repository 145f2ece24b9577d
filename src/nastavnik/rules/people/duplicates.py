"""Is the person of a row already known: exact matches by name and birth, doubtful ones to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Value = object
"""A stored or parsed value of one field; compared with ==."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the base as the matcher needs it. `values`: field name of ParsedPerson → stored value."""

    id: int
    surname: str
    given: str
    patronymic: str = ""
    born: date | None = None
    birth_year: int | None = None
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class New:
    """Nobody like this is known."""


@dataclass(frozen=True, slots=True)
class Same:
    """The very person, and the row says nothing new."""

    id: int


@dataclass(frozen=True, slots=True)
class Update:
    """The very person; `changed`: field → (stored, of the row). What the row leaves empty is not a change."""

    id: int
    changed: Mapping[str, tuple[Value, Value]]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Perhaps one of these, likeliest first: a person decides. `why` is one Russian sentence."""

    ids: tuple[int, ...]
    why: str


Decision = New | Same | Update | Doubtful
