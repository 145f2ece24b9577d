"""Is the person of a row already known: exact matches by name and birth, doubtful ones to be asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from nastavnik.rules.people.likeness import DOUBTFUL, NameAndBirth, similarity
from nastavnik.rules.people.names import name_key
from nastavnik.rules.people.parsed import AgeWindow, Contacts, Parsed, TimeResource

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


_MOST_ASKED = 5
_EMPTY: tuple[Value, ...] = (None, "", (), Contacts(), AgeWindow(), TimeResource())


class KnownPeople:
    """The people of a base, indexed so that one row is compared with few of them."""

    def __init__(self, people: Iterable[KnownPerson]) -> None:
        self._by_name: dict[str, list[KnownPerson]] = {}
        self._near: dict[str, list[KnownPerson]] = {}
        for person in people:
            self.add(person)

    def add(self, person: KnownPerson) -> None:
        """Also for a person whom this very file brought: the next row is then compared with him."""
        self._by_name.setdefault(_name(person), []).append(person)
        for block in _blocks(person):
            self._near.setdefault(block, []).append(person)

    def decide(self, person: Parsed) -> Decision:
        """What to do with a row: nothing like it, the same, the same with changes, or ask."""
        exact = [known for known in self._by_name.get(_name(person), ()) if _same_birth(known, person)]
        by_day = [known for known in exact if known.born and known.born == person.born]
        found = by_day or exact
        if len(found) == 1:
            changed = changed_fields(found[0], person)
            return Update(found[0].id, changed) if changed else Same(found[0].id)
        if found:
            ids = tuple(known.id for known in found[:_MOST_ASKED])
            return Doubtful(ids, "С таким именем и годом рождения записано несколько человек.")
        return self._doubtful(person) or New()

    def _doubtful(self, person: Parsed) -> Doubtful | None:
        near = {known.id: known for block in _blocks(person) for known in self._near.get(block, ())}
        row = _compared(person)
        scored = [(similarity(row, _compared(known)), known) for known in near.values()]
        alike = sorted(
            (pair for pair in scored if pair[0] >= DOUBTFUL), key=lambda pair: (-pair[0], pair[1].id)
        )
        if not alike:
            return None
        ids = tuple(known.id for _, known in alike[:_MOST_ASKED])
        return Doubtful(ids, _difference(row, _compared(alike[0][1])))


def changed_fields(known: KnownPerson, person: Parsed) -> dict[str, tuple[Value, Value]]:
    """What the row says otherwise than the base. An empty cell never erases; a year does not replace a date."""
    changed: dict[str, tuple[Value, Value]] = {}
    if person.born and person.born != known.born:
        changed["born"] = (known.born, person.born)
    elif person.birth_year and not known.born and person.birth_year != known.birth_year:
        changed["birth_year"] = (known.birth_year, person.birth_year)
    for field_name, stored in known.values.items():
        stated: Value = getattr(person, field_name)
        if isinstance(stated, dict) and isinstance(stored, Mapping):
            stated = {**stored, **stated}
        if stated not in _EMPTY and stated != stored and stated != {}:
            changed.setdefault(field_name, (stored, stated))
    return changed


def _name(person: KnownPerson | Parsed) -> str:
    return name_key(person.surname, person.given, person.patronymic)


def _blocks(person: KnownPerson | Parsed) -> tuple[str, ...]:
    """Where likenesses are looked for: the same surname, or the same given name and patronymic."""
    surname, given, patronymic = _name(person).split("|")
    return (f"s:{surname}", f"g:{given}|{patronymic}") if patronymic else (f"s:{surname}",)


def _same_birth(known: KnownPerson, person: Parsed) -> bool:
    """The same day, or the same year where one side has only a year, or no birth on either side."""
    if known.born and person.born:
        return known.born == person.born
    return (known.born.year if known.born else known.birth_year) == person.birth_year


def _compared(person: KnownPerson | Parsed) -> NameAndBirth:
    return NameAndBirth(person.surname, person.given, person.patronymic, person.born, person.birth_year)


def _difference(row: NameAndBirth, known: NameAndBirth) -> str:
    full = " ".join(part for part in (known.surname, known.given, known.patronymic) if part)
    same_name = name_key(row.surname, row.given, row.patronymic) == name_key(
        known.surname, known.given, known.patronymic
    )
    if same_name and row.year and known.year:
        return f"Уже записан человек с тем же именем ({full}), но с другой датой рождения. Это он?"
    if same_name:
        return f"Уже записан человек с тем же именем ({full}), а дата рождения известна не у обоих. Это он?"
    return f"Уже записан человек с похожим именем: {full}. Это он?"
