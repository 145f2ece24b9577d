"""How far the journal has moved at and around a place of the tree: for how long what was read there is valid.

A process remembers the newest entry it has seen and reads on from it: one query by the key of the table, of a
row or two, whatever the size of the journal. Numbers may be taken in one order and committed in another (on
PostgreSQL), so a number that is missing is looked for again until it appears or is long past.
"""

from datetime import datetime
from threading import Lock
from typing import Final

from django.db.models import Q

from nastavnik.journal.models import Entry

STEP: Final = 5  # characters of a path for one level of the tree
MANY: Final = 2000  # unread entries that cost more than to forget everything
MISSING: Final = 40  # gaps in the numbers looked for at once
LONG_PAST: Final = 100_000  # numbers after which a gap is taken for an act that was undone

Version = tuple[int, ...]
_Row = tuple[int, str, datetime, int | None]


class Tail:
    """The end of the journal as this process has read it. One for a process; asked from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._moves = 0
        self._newest: _Row | None = None
        self._gaps: list[tuple[int, int]] = []
        self._at: dict[str, int] = {}
        self._below: dict[str, int] = {}
        self._forgotten = 0

    def version(self, path: str) -> Version:
        """Changes when anything is journalled at the unit, below it or at a unit above it. One query."""
        with self._lock:
            self._read()
            above = (self._at.get(place, 0) for place in places(path)[:-1])
            return (self._forgotten, self._below.get(path, 0), *above)

    def forget(self) -> None:
        """Take everything for changed, and begin from the present end."""
        with self._lock:
            self._forget()

    def _forget(self) -> None:
        self._forgotten += 1
        self._newest = None
        self._gaps.clear()
        self._at.clear()
        self._below.clear()

    def _read(self) -> None:
        if self._newest is not None:
            rows = _rows(self._unread(self._newest), MANY)
            if len(rows) < MANY and self._newest in rows:
                for row in rows:
                    self._note(row)
                return
            self._forget()  # too much is new, or the journal is not the one that was read
        for row in reversed(_rows(Q(), MANY, from_the_end=True)):
            self._note(row)

    def _unread(self, newest: _Row) -> Q:
        wanted = Q(pk__gte=newest[0])
        for first, last in self._gaps:
            wanted |= Q(pk__range=(first, last))
        return wanted

    def _note(self, row: _Row) -> None:
        number, path, _, about = row
        newest = self._newest
        if newest is not None and number == newest[0]:
            return
        if newest is None or number > newest[0]:
            if newest is not None and number > newest[0] + 1:
                self._gaps.append((newest[0] + 1, number - 1))
            self._newest = row
            self._gaps = [gap for gap in self._gaps if gap[1] > number - LONG_PAST][-MISSING:]
        else:
            self._gaps = [part for gap in self._gaps for part in without(gap, number)]
        if (
            path or about is not None
        ):  # an act of nobody about nothing, like a refused sign-in, changes nothing
            self._moves += 1
            self._at[path] = self._moves
            for place in places(path):
                self._below[place] = self._moves


def _rows(wanted: Q, limit: int, *, from_the_end: bool = False) -> list[_Row]:
    found = Entry.objects.filter(wanted).order_by("-pk" if from_the_end else "pk")
    return list(found.values_list("pk", "unit_path", "at", "object_id")[:limit])


def places(path: str) -> list[str]:
    """The paths from the whole installation ('') down to the unit itself."""
    return [path[:end] for end in range(0, len(path) + 1, STEP)]


def without(gap: tuple[int, int], number: int) -> list[tuple[int, int]]:
    """A range of numbers with one taken out."""
    first, last = gap
    if not first <= number <= last:
        return [gap]
    return [part for part in ((first, number - 1), (number + 1, last)) if part[0] <= part[1]]


tail = Tail()
