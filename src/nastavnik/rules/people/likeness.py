"""How alike two people are who may be one: initials, one wrong letter, day and month changed places."""

from dataclasses import dataclass
from datetime import date

from nastavnik.rules.people.names import fold, is_initial

DOUBTFUL = 0.6
"""From this likeness on a person has to look at the two."""


@dataclass(frozen=True, slots=True)
class NameAndBirth:
    """Who is compared."""

    surname: str
    given: str
    patronymic: str = ""
    born: date | None = None
    birth_year: int | None = None

    @property
    def year(self) -> int | None:
        return self.born.year if self.born else self.birth_year


def similarity(a: NameAndBirth, b: NameAndBirth) -> float:
    """From 0 (other people) to 1 (the same name and birth). Parts multiply: one clear difference decides."""
    name = _part(a.given, b.given) * _part(a.patronymic, b.patronymic)
    birth = _birth(a, b)
    surname = _part(a.surname, b.surname)
    if surname == 0 and name == 1 and a.patronymic and a.born and a.born == b.born:
        return 0.7  # a surname changes with marriage
    return surname * name * birth


def _part(a: str, b: str) -> float:
    if a == b:
        return 1.0
    one, other = fold(a).replace(" ", ""), fold(b).replace(" ", "")
    if one == other:
        return 1.0
    if not one or not other:
        return 0.85
    if is_initial(a) or is_initial(b):
        return 0.85 if one[0] == other[0] else 0.0
    return 0.8 if min(len(one), len(other)) >= 4 and one_edit(one, other) else 0.0


def one_edit(a: str, b: str) -> bool:
    """One letter changed, missing or extra, or two neighbours in each other's place."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    if a[start + 1 :] == b[start + 1 :] or a[start:] == b[start + 1 :] or a[start + 1 :] == b[start:]:
        return True
    return a[start : start + 2] == b[start : start + 2][::-1] and a[start + 2 :] == b[start + 2 :]


def _birth(a: NameAndBirth, b: NameAndBirth) -> float:
    if a.born and b.born:
        return _dates(a.born, b.born)
    if a.year and b.year:
        return 1.0 if a.year == b.year else 0.0
    return 0.9


def _dates(a: date, b: date) -> float:
    if a == b:
        return 1.0
    if a.year == b.year and (a.day, a.month) == (b.month, b.day):
        return 0.85
    return 0.75 if one_edit(f"{a:%d%m%Y}", f"{b:%d%m%Y}") else 0.0
