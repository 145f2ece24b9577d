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
Flags = NDArray[np.bool_]
Cells = tuple[Ints, Ints]
"""Rows and columns of single cells, sorted by row."""

BLOCK_CELLS = 2_000_000
NO_LIMIT = 10_000

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
        self._asked = np.array([len(one.topics) for one in mentees], dtype=np.int64)
        self._waited = np.array([scoring.waited(one) for one in mentees], dtype=np.int64)
        self._ages = np.array([-1 if one.age is None else one.age for one in mentees], dtype=np.int64)
        self._least = np.array([_or(one.ages.least, -NO_LIMIT) for one in mentors], dtype=np.int64)
        self._most = np.array([_or(one.ages.most, NO_LIMIT) for one in mentors], dtype=np.int64)
        self._window = np.array([one.ages.stated for one in mentors], dtype=np.bool_)
        self._same = self._same_person()
        self._vetoed = self._veto_cells(vetoes)
        self._ended_badly = self._named(lambda mentee: mentee.ended_badly)
        self._earlier = self._named(lambda mentee: mentee.earlier)

    def blocks(self, rows: Ints | None = None) -> Iterable[Ints]:
        """The rows in pieces whose blocks stay small in memory."""
        every = np.arange(self.shape[0], dtype=np.int64) if rows is None else rows
        step = max(1, BLOCK_CELLS // max(1, self.shape[1]))
        return (every[start : start + step] for start in range(0, len(every), step))

    def broken(self, rows: Ints) -> Ints:
        """Mask of `PairRule` bits of each of these rows against every column."""
        mask: Ints = np.where(_common(self._topics, rows) == 0, PairRule.TOPIC.bit, 0)
        mask |= np.where(self._distance(rows) > 0, PairRule.AGE.bit, 0)
        both = self._stated_time(rows)
        mask |= np.where(both & (_common(self._slots, rows) == 0), PairRule.TIME.bit, 0)
        for rule, cells in (
            (PairRule.SAME_PERSON, self._same),
            (PairRule.VETO, self._vetoed),
            (PairRule.ENDED_BADLY, self._ended_badly),
        ):
            mask[_within(cells, rows)] |= rule.bit
        return mask

    def feasible(self, rows: Ints) -> Flags:
        """True where no hard rule is broken."""
        flags: Flags = (self.broken(rows) & self.hard) == 0
        return flags

    def scores(self, rows: Ints) -> Ints:
        """Score 0–1000 of each of these rows against every column."""
        weights = self.rules.weights
        asked = np.maximum(self._asked[rows], 1)[:, None]
        total: Ints = weights.topics * _common(self._topics, rows) // asked
        time = _steps(scoring.TIME_BY_COMMON, _common(self._slots, rows))
        time[~self._stated_time(rows)] = scoring.TIME_UNKNOWN
        total += weights.time * time // 100
        age = _steps(scoring.AGE_BY_DISTANCE, self._distance(rows))
        unknown = self._ages[rows] < 0
        age[unknown] = np.where(self._window, scoring.AGE_UNKNOWN, scoring.AGE_BY_DISTANCE[0])
        total += weights.age * age // 100
        common = _common(self._interests, rows)
        total += weights.interests * _steps(scoring.INTERESTS_BY_COMMON, common) // 100
        total[_within(self._earlier, rows)] += weights.earlier
        total += (weights.waiting * self._waited[rows] // scoring.LONGEST_WAIT)[:, None]
        return total

    def _distance(self, rows: Ints) -> Ints:
        """Years outside each mentor's window; 0 where the age is unknown."""
        ages = self._ages[rows][:, None]
        outside: Ints = np.maximum(self._least - ages, 0) + np.maximum(ages - self._most, 0)
        outside[self._ages[rows] < 0] = 0
        return outside

    def _stated_time(self, rows: Ints) -> Flags:
        mentee_side, mentor_side = self._slots
        stated: Flags = (mentee_side[rows].sum(axis=1) > 0)[:, None] & (mentor_side.sum(axis=1) > 0)
        return stated

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


def _common(pair: Incidence, rows: Ints) -> Ints:
    counts: Ints = (pair[0][rows] @ pair[1].T).astype(np.int64)
    return counts


def _steps(table: tuple[int, ...], places: Ints) -> Ints:
    chosen: Ints = np.array(table, dtype=np.int64)[np.minimum(places, len(table) - 1)]
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
