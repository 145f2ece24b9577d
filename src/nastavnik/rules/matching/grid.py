"""All mentees against all mentors as arrays: which rules each pair breaks and how it scores.

The twin of `constraints.broken` and `scoring.score` for whole blocks of rows; tests hold the two equal.
Rows are mentees and columns mentors, both in the order of a hash of their ids: whoever was typed first into a
base gains nothing by it, and the order of the input changes nothing.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from hashlib import blake2b
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from nastavnik.rules.matching import scoring
from nastavnik.rules.matching.constraints import PairRule, hard_mask
from nastavnik.rules.matching.facts import Id, Mentee, Mentor, Pair, RoundRules

Ints = NDArray[np.int64]
Small = NDArray[np.int32]
Masks = NDArray[np.uint8]
Flags = NDArray[np.bool_]
Cells = tuple[Ints, Ints]
"""Rows and columns of single cells, sorted by row."""

BLOCK_CELLS = 500_000
NO_LIMIT = 1_000

Person = TypeVar("Person", Mentee, Mentor)


def place_of(identity: Id) -> tuple[bytes, str]:
    """Where an id stands in the fixed order."""
    text = f"{type(identity).__name__}:{identity}"
    return blake2b(text.encode(), digest_size=8).digest(), text


def ordered(people: Iterable[Person]) -> tuple[Person, ...]:
    """People in the fixed order, each once; two different facts about one id are our mistake."""
    found: dict[Id, Person] = {}
    for person in people:
        if found.setdefault(person.id, person) != person:
            raise ValueError(f"two different facts about {type(person).__name__} {person.id!r}")
    return tuple(sorted(found.values(), key=lambda person: place_of(person.id)))


class Grid:
    """Broken rules and scores of every pair, computed block by block on demand."""

    def __init__(
        self,
        mentees: Sequence[Mentee],
        mentors: Sequence[Mentor],
        rules: RoundRules,
        vetoes: Collection[Pair] = (),
    ) -> None:
        self.mentees, self.mentors, self.rules = mentees, mentors, rules
        self.shape = len(mentees), len(mentors)
        self.row_of = {mentee.id: row for row, mentee in enumerate(mentees)}
        self.column_of = {mentor.id: column for column, mentor in enumerate(mentors)}
        self.hard = hard_mask(rules)
        self._topics = _incidence([one.topics for one in mentees], [one.topics for one in mentors])
        self._slots = _incidence([one.slots for one in mentees], [one.slots for one in mentors])
        self._interests = _incidence([one.interests for one in mentees], [one.interests for one in mentors])
        self._asked = np.array([max(1, len(one.topics)) for one in mentees], dtype=np.int32)
        self._waited = np.array([scoring.waited(one) for one in mentees], dtype=np.int32)
        self._outside = self._years_outside()
        self._age_points = self._points_of_age()
        self._age_row = np.array([self._age_place(one.age) for one in mentees], dtype=np.int64)
        self._tells_time = (
            np.array([bool(one.slots) for one in mentees], dtype=np.bool_),
            np.array([bool(one.slots) for one in mentors], dtype=np.bool_),
        )
        self._same = self._same_person()
        self._vetoed = self._veto_cells(vetoes)
        self._ended_badly = self._named(lambda mentee: mentee.ended_badly)
        self._earlier = self._named(lambda mentee: mentee.earlier)
        self._fits: NDArray[np.uint8] | None = None

    def blocks(self, rows: Ints | None = None) -> Iterable[Ints]:
        """The rows in pieces whose blocks stay small in memory."""
        every = np.arange(self.shape[0], dtype=np.int64) if rows is None else rows
        step = max(1, BLOCK_CELLS // max(1, self.shape[1]))
        return (every[start : start + step] for start in range(0, len(every), step))

    def broken(self, rows: Ints) -> Masks:
        """Mask of `PairRule` bits of each of these rows against every column."""
        mask: Masks = (_common(self._topics, rows) == 0) * np.uint8(PairRule.TOPIC.bit)
        mask |= (self._outside[self._age_row[rows]] > 0) * np.uint8(PairRule.AGE.bit)
        no_time = (_common(self._slots, rows) == 0) & self._both_tell_time(rows)
        mask |= no_time * np.uint8(PairRule.TIME.bit)
        for rule, cells in (
            (PairRule.SAME_PERSON, self._same),
            (PairRule.VETO, self._vetoed),
            (PairRule.ENDED_BADLY, self._ended_badly),
        ):
            mask[_within(cells, rows)] |= np.uint8(rule.bit)
        return mask

    def feasible(self, rows: Ints) -> Flags:
        """True where no hard rule is broken. Worked out once for all rows and kept, a bit a cell."""
        if self._fits is None:
            packed = [
                np.packbits(self.broken(block) & np.uint8(self.hard) == 0, axis=1) for block in self.blocks()
            ]
            self._fits = np.concatenate(packed) if packed else np.zeros((0, 0), dtype=np.uint8)
        return np.unpackbits(self._fits[rows], axis=1, count=self.shape[1]).view(np.bool_)

    def scores(self, rows: Ints) -> Ints:
        """Score 0–1000 of each of these rows against every column."""
        weights = self.rules.weights
        common = _common(self._topics, rows).astype(np.int32)
        total = weights.topics * common // self._asked[rows][:, None]
        time = _points(weights.time, scoring.TIME_BY_COMMON, _common(self._slots, rows).astype(np.int32))
        unknown = weights.time * scoring.TIME_UNKNOWN // 100
        total += np.where(self._both_tell_time(rows), time, np.int32(unknown))
        total += self._age_points[self._age_row[rows]]
        shared = _common(self._interests, rows).astype(np.int32)
        total += _points(weights.interests, scoring.INTERESTS_BY_COMMON, shared)
        total[_within(self._earlier, rows)] += weights.earlier
        total += (weights.waiting * self._waited[rows] // scoring.LONGEST_WAIT)[:, None]
        return total.astype(np.int64)

    def _years_outside(self) -> Small:
        """Years outside each mentor's window, a row an age from 0 on; the last row is for an unknown age."""
        oldest = max((one.age for one in self.mentees if one.age is not None), default=0)
        ages = np.arange(oldest + 1, dtype=np.int32)[:, None]
        least = np.array([_or(one.ages.least, 0) for one in self.mentors], dtype=np.int32)
        most = np.array([_or(one.ages.most, NO_LIMIT) for one in self.mentors], dtype=np.int32)
        below, above = np.maximum(least - ages, 0), np.maximum(ages - most, 0)
        outside = np.where(below > 0, below, above)
        return np.concatenate([outside, np.zeros((1, self.shape[1]), dtype=np.int32)])

    def _age_place(self, age: int | None) -> int:
        return len(self._outside) - 1 if age is None else age

    def _points_of_age(self) -> Small:
        """Rows as in `_years_outside`."""
        weight = self.rules.weights.age
        points = _points(weight, scoring.AGE_BY_DISTANCE, self._outside)
        stated = np.array([one.ages.stated for one in self.mentors], dtype=np.bool_)
        points[-1, stated] = weight * scoring.AGE_UNKNOWN // 100
        return points

    def _both_tell_time(self, rows: Ints) -> Flags:
        of_mentees, of_mentors = self._tells_time
        both: Flags = of_mentees[rows][:, None] & of_mentors
        return both

    def _same_person(self) -> Cells:
        columns: dict[Id, list[int]] = {}
        for column, mentor in enumerate(self.mentors):
            columns.setdefault(mentor.person_id, []).append(column)
        return _cells(
            (row, column)
            for row, mentee in enumerate(self.mentees)
            for column in columns.get(mentee.person_id, ())
        )

    def _named(self, who: Callable[[Mentee], Collection[Id]]) -> Cells:
        """Cells that the mentees themselves name by ids of mentors; ids of strangers are passed over."""
        return _cells(
            (row, self.column_of[mentor])
            for row, mentee in enumerate(self.mentees)
            for mentor in who(mentee)
            if mentor in self.column_of
        )

    def _veto_cells(self, vetoes: Collection[Pair]) -> Cells:
        pairs = {(mentee.id, mentor) for mentee in self.mentees for mentor in mentee.veto}
        pairs |= {(mentee, mentor.id) for mentor in self.mentors for mentee in mentor.veto}
        pairs |= set(vetoes)
        return _cells(
            (self.row_of[mentee], self.column_of[mentor])
            for mentee, mentor in pairs
            if mentee in self.row_of and mentor in self.column_of
        )


Incidence = tuple[NDArray[np.float32], NDArray[np.float32]]


def _incidence(rows: Sequence[frozenset[str]], columns: Sequence[frozenset[str]]) -> Incidence:
    """Two 0/1 matrices over one vocabulary: their product counts what two people have in common."""
    words = {word: place for place, word in enumerate(sorted(set().union(*rows, *columns)))}

    def matrix(sets: Sequence[frozenset[str]]) -> NDArray[np.float32]:
        filled = np.zeros((len(sets), len(words)), dtype=np.float32)
        for place, chosen in enumerate(sets):
            filled[place, [words[word] for word in chosen]] = 1
        return filled

    return matrix(rows), matrix(columns)


def _common(pair: Incidence, rows: Ints) -> NDArray[np.float32]:
    """How much each of these rows has in common with every column: whole numbers, exact in single precision."""
    counts: NDArray[np.float32] = pair[0][rows] @ pair[1].T
    return counts


def _points(weight: int, table: tuple[int, ...], places: Small) -> Small:
    """A weight times the share that a table of per cents names for each place."""
    steps = np.array([weight * share // 100 for share in table], dtype=np.int32)
    chosen: Small = steps[np.minimum(places, len(table) - 1)]
    return chosen


def _cells(found: Iterable[tuple[int, int]]) -> Cells:
    pairs = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _within(cells: Cells, rows: Ints) -> Cells:
    """The cells of these (rising) rows, with rows counted inside the block."""
    chosen = np.flatnonzero(np.isin(cells[0], rows))
    return np.searchsorted(rows, cells[0][chosen]), cells[1][chosen]


def _or(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value
