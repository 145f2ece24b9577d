"""A round made ready for solving, and the plan that the solver chose for it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np

from nastavnik.rules.matching import constraints
from nastavnik.rules.matching.constraints import PersonRule
from nastavnik.rules.matching.facts import Facts, Id, Mentee, Mentor, Pair, RoundRules
from nastavnik.rules.matching.grid import Grid, Ints, ordered, place_of
from nastavnik.rules.matching.results import KeptOut, RefusedLock, Side
from nastavnik.rules.matching.solve import NOBODY, assign
from nastavnik.rules.outcome import Problem

UNKNOWN = Problem(
    "lock_unknown", "Закреплённая пара не сохранена: одного из её участников больше нет в базе."
)
TWICE = Problem("lock_twice", "Наставляемый закреплён сразу за двумя наставниками: оставлена одна пара.")


class Round:
    """Facts in their fixed order, who is kept out and why, which locks hold, and how many seats are open."""

    def __init__(
        self, facts: Facts, rules: RoundRules, *, locks: Iterable[Pair] = (), vetoes: Collection[Pair] = ()
    ) -> None:
        self.rules, self.vetoes = rules, frozenset(vetoes)
        self.mentees, self.mentors = ordered(facts.mentees), ordered(facts.mentors)
        self.mentee = {one.id: one for one in self.mentees}
        self.mentor = {one.id: one for one in self.mentors}
        self.locks: dict[Id, Id] = {}
        self.refused_locks: list[RefusedLock] = []
        self._take_locks(locks)
        self.mentee_obstacles = {
            one.id: constraints.mentee_obstacles(one, rules)
            for one in self.mentees
            if one.id not in self.locks
        }
        self.mentor_obstacles = {one.id: constraints.mentor_obstacles(one, rules) for one in self.mentors}
        _mark_doubles(self.mentees, self.mentee_obstacles, self.locks)
        _mark_doubles(self.mentors, self.mentor_obstacles, set(self.locks.values()))
        self.grid = Grid(self.mentees, self.mentors, rules, self.vetoes)

    def enters(self, mentee: Mentee) -> bool:
        """Does this mentee look for a mentor in this round? A locked one has found his."""
        return mentee.id not in self.locks and not self.mentee_obstacles[mentee.id]

    def offers(self, mentor: Mentor) -> bool:
        return not self.mentor_obstacles[mentor.id]

    @property
    def rows(self) -> Ints:
        """Rows of the grid that look for a mentor."""
        return np.array([row for row, one in enumerate(self.mentees) if self.enters(one)], dtype=np.int64)

    @property
    def seats(self) -> Ints:
        """Open seats of each column, less those of the locked pairs."""
        seats = np.array([one.free if self.offers(one) else 0 for one in self.mentors], dtype=np.int64)
        for mentor in self.locks.values():
            seats[self.grid.column_of[mentor]] -= 1
        open_seats: Ints = np.maximum(seats, 0)
        return open_seats

    def kept_out(self) -> tuple[KeptOut, ...]:
        """Everybody with a cause of their own, except who sits in a locked pair."""
        seated = set(self.locks.values())
        found = [
            KeptOut(Side.MENTEE, one.id, tuple(self._mentee_problem(rule, one) for rule in causes))
            for one in self.mentees
            if (causes := self.mentee_obstacles.get(one.id))
        ]
        found += [
            KeptOut(Side.MENTOR, one.id, tuple(self._mentor_problem(rule, one) for rule in causes))
            for one in self.mentors
            if (causes := self.mentor_obstacles[one.id]) and one.id not in seated
        ]
        return tuple(found)

    def why_not(self, mentee: Mentee, mentor: Mentor, *, seats_left: int | None = None) -> list[Problem]:
        vetoed = (mentee.id, mentor.id) in self.vetoes
        return constraints.why_not(mentee, mentor, self.rules, vetoed=vetoed, seats_left=seats_left)

    def _take_locks(self, locks: Iterable[Pair]) -> None:
        for mentee_id, mentor_id in sorted(
            set(locks), key=lambda pair: (place_of(pair[0]), place_of(pair[1]))
        ):
            problems = self._lock_problems(mentee_id, mentor_id)
            if problems:
                self.refused_locks.append(RefusedLock(mentee_id, mentor_id, tuple(problems)))
            else:
                self.locks[mentee_id] = mentor_id

    def _lock_problems(self, mentee_id: Id, mentor_id: Id) -> list[Problem]:
        if mentee_id not in self.mentee or mentor_id not in self.mentor:
            return [UNKNOWN]
        mentee, mentor = self.mentee[mentee_id], self.mentor[mentor_id]
        if any(self.mentee[locked].person_id == mentee.person_id for locked in self.locks):
            return [TWICE]
        return [problem for problem in self.why_not(mentee, mentor) if problem.blocks]

    def _mentee_problem(self, rule: PersonRule, mentee: Mentee) -> Problem:
        return constraints.mentee_problem(rule, mentee, self.rules)

    def _mentor_problem(self, rule: PersonRule, mentor: Mentor) -> Problem:
        return constraints.mentor_problem(rule, mentor, self.rules)


@dataclass(frozen=True, slots=True)
class Plan:
    """Who is with whom: mentee → mentor, locked pairs included."""

    round: Round
    mentor_of: dict[Id, Id]
    exhaustive: bool

    @property
    def pairs(self) -> list[Pair]:
        return list(self.mentor_of.items())

    @property
    def mentees_of(self) -> dict[Id, list[Id]]:
        found: dict[Id, list[Id]] = {}
        for mentee, mentor in self.mentor_of.items():
            found.setdefault(mentor, []).append(mentee)
        return found

    def moved_from(self, previous: Iterable[Pair]) -> int:
        """How many mentees of these pairs have another mentor now, or none."""
        return sum(self.mentor_of.get(mentee) != mentor for mentee, mentor in previous)


def make_plan(
    facts: Facts,
    rules: RoundRules,
    *,
    locks: Iterable[Pair] = (),
    vetoes: Collection[Pair] = (),
    previous: Iterable[Pair] = (),
) -> Plan:
    ready = Round(facts, rules, locks=locks, vetoes=vetoes)
    grid = ready.grid
    bonus = {
        grid.row_of[mentee]: grid.column_of[mentor]
        for mentee, mentor in previous
        if mentee in grid.row_of and mentor in grid.column_of
    }
    columns, exhaustive = assign(grid, ready.rows, ready.seats, bonus)
    chosen = {
        ready.mentees[row].id: ready.mentors[column].id
        for row, column in enumerate(columns.tolist())
        if column != NOBODY
    }
    return Plan(ready, chosen | ready.locks, exhaustive)


def _mark_doubles(
    people: Iterable[Mentee | Mentor], obstacles: dict[Id, tuple[PersonRule, ...]], settled: Collection[Id]
) -> None:
    """Of two records of one person only one enters: that of a locked pair, else one without obstacles."""
    first: dict[Id, Id] = {}
    for person in sorted(people, key=lambda one: (one.id not in settled, bool(obstacles.get(one.id)))):
        if first.setdefault(person.person_id, person.id) != person.id and person.id in obstacles:
            obstacles[person.id] = (*obstacles[person.id], PersonRule.DOUBLE)
