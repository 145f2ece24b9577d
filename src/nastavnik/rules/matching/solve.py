"""Choosing the pairs: most people served, then the best worst pair, then the largest total fit.

The flow solver of OR-tools does the work. Costs are integers and the number served is fixed by a maximum flow
before the cheapest flow of that size is sought, so the order of aims is exact and needs no weighting.
"""

from dataclasses import dataclass

import numpy as np
from ortools.graph.python import max_flow, min_cost_flow

from nastavnik.rules.matching.grid import Flags, Grid, Ints

EXHAUSTIVE_CELLS = 2_000_000
"""Up to so many mentee × mentor cells every possible pair goes to the solver."""
STRONGEST = 40
SPREAD = 20
"""Above that, each mentee's strongest candidates go, some more spread evenly over the others (without them
everybody would compete for the same mentors), and the chains to free seats that all these miss."""
NOBODY = -1


class SolverError(Exception):
    """The solver did not answer what it promises; never the user's fault."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Possible pairs as three arrays of one length."""

    rows: Ints
    columns: Ints
    scores: Ints
    exhaustive: bool

    def chosen(self, which: Flags) -> "Edges":
        return Edges(self.rows[which], self.columns[which], self.scores[which], self.exhaustive)

    def __len__(self) -> int:
        return len(self.rows)


def possible_pairs(grid: Grid, rows: Ints, seats: Ints) -> Edges:
    """The pairs of these rows that break no hard rule, at mentors with a seat."""
    exhaustive = grid.shape[0] * grid.shape[1] <= EXHAUSTIVE_CELLS
    found = [_block_pairs(grid, block, seats > 0, exhaustive) for block in grid.blocks(rows)]
    if not found:
        nothing = np.zeros(0, dtype=np.int64)
        return Edges(nothing, nothing, nothing, exhaustive=True)
    return Edges(
        np.concatenate([one.rows for one in found]),
        np.concatenate([one.columns for one in found]),
        np.concatenate([one.scores for one in found]),
        exhaustive=all(one.exhaustive for one in found),
    )


def assign(grid: Grid, rows: Ints, seats: Ints, bonus: dict[int, int]) -> tuple[Ints, bool]:
    """The column of each row of the grid (NOBODY if none), and whether every possible pair was weighed.

    `bonus`: row → column of the previous proposal, worth `rules.stick` points more in the total.
    """
    edges = possible_pairs(grid, rows, seats)
    if not edges.exhaustive:
        edges = _with_paths_to_free_seats(grid, edges, rows, seats)
    served = most_served(edges, grid.shape, seats)
    edges = edges.chosen(edges.scores >= best_floor(edges, grid.shape, seats, served))
    previous = np.full(grid.shape[0], NOBODY, dtype=np.int64)
    previous[list(bonus)] = list(bonus.values())
    gains = edges.scores + grid.rules.stick * (previous[edges.rows] == edges.columns)
    return largest_total(edges, gains, grid.shape, seats, served), edges.exhaustive


def most_served(edges: Edges, shape: tuple[int, int], seats: Ints) -> int:
    """The largest number of mentees that these pairs can serve."""
    return _maximum_flow(edges, shape, seats).optimal_flow() if len(edges) else 0


def best_floor(edges: Edges, shape: tuple[int, int], seats: Ints, served: int) -> int:
    """The largest score that the worst pair can have while as many are served."""
    levels = np.unique(edges.scores)
    low, high = 0, len(levels) - 1
    while low < high:
        middle = (low + high + 1) // 2
        kept = edges.chosen(edges.scores >= levels[middle])
        if most_served(kept, shape, seats) == served:
            low = middle
        else:
            high = middle - 1
    return int(levels[low]) if len(levels) else 0


def _block_pairs(grid: Grid, rows: Ints, open_columns: Flags, exhaustive: bool) -> Edges:
    fits = grid.feasible(rows) & open_columns
    scores = grid.scores(rows)
    whole = exhaustive or int(fits.sum(axis=1).max(initial=0)) <= STRONGEST + SPREAD
    if not whole:
        strongest = _largest(np.where(fits, scores, NOBODY), STRONGEST)
        fits &= strongest | _largest(np.where(fits, _scattered(rows, scores.shape[1]), NOBODY), SPREAD)
    places, columns = np.nonzero(fits)
    return Edges(rows[places], columns, scores[places, columns], whole)


def _largest(values: Ints, number: int) -> Flags:
    """True at so many largest cells of each row; of equal ones at the earlier columns."""
    width = values.shape[1]
    strict = values * width + np.arange(width)[::-1]
    cut = np.partition(strict, width - number, axis=1)[:, width - number]
    largest: Flags = strict >= cut[:, None]
    return largest


def _scattered(rows: Ints, width: int) -> Ints:
    """A fixed number for each cell, without any pattern in rows or columns (multiplicative hashing)."""
    mixed: Ints = ((rows[:, None] * width + np.arange(width)) * 2_654_435_761 % (1 << 32)) >> 12
    return mixed


def _network(edges: Edges, shape: tuple[int, int], seats: Ints) -> tuple[Ints, Ints, Ints]:
    """Tails, heads and capacities of: pairs, source → mentee, mentor → sink. Source and sink come last."""
    mentees, mentors = shape
    source, sink = mentees + mentors, mentees + mentors + 1
    everyone, places = np.arange(mentees), np.arange(mentees, mentees + mentors)
    tails = np.concatenate([edges.rows, np.full(mentees, source), places])
    heads = np.concatenate([mentees + edges.columns, everyone, np.full(mentors, sink)])
    ones = np.ones(len(edges) + mentees, dtype=np.int64)
    return tails, heads, np.concatenate([ones, seats])


def _maximum_flow(edges: Edges, shape: tuple[int, int], seats: Ints) -> max_flow.SimpleMaxFlow:
    flow = max_flow.SimpleMaxFlow()
    flow.add_arcs_with_capacity(*_network(edges, shape, seats))
    if flow.solve(sum(shape), sum(shape) + 1) != flow.OPTIMAL:
        raise SolverError("maximum flow not found")
    return flow


def largest_total(edges: Edges, gains: Ints, shape: tuple[int, int], seats: Ints, served: int) -> Ints:
    """The assignment of exactly `served` mentees with the largest sum of gains."""
    if served == 0:
        return np.full(shape[0], NOBODY, dtype=np.int64)
    flow = min_cost_flow.SimpleMinCostFlow()
    costs = np.concatenate([-gains, np.zeros(sum(shape), dtype=np.int64)])
    flow.add_arcs_with_capacity_and_unit_cost(*_network(edges, shape, seats), costs)
    flow.set_node_supply(sum(shape), served)
    flow.set_node_supply(sum(shape) + 1, -served)
    if flow.solve() != flow.OPTIMAL:
        raise SolverError("cheapest flow not found")
    return _columns(edges, flow.flows(np.arange(len(edges))), shape)


def _columns(edges: Edges, flows: Ints, shape: tuple[int, int]) -> Ints:
    columns = np.full(shape[0], NOBODY, dtype=np.int64)
    used = np.asarray(flows) > 0
    columns[edges.rows[used]] = edges.columns[used]
    return columns


def _with_paths_to_free_seats(grid: Grid, edges: Edges, rows: Ints, seats: Ints) -> Edges:
    """Pairs added until it is proved that no pair left aside could serve one mentee more.

    From the mentees left out every possible pair is followed to a mentor, and from a full mentor to the
    mentees seated there. A free seat reached is a chain that serves one more: its pairs are added. When no
    free seat can be reached, the number served is the largest there is.
    """
    while True:
        flow = _maximum_flow(edges, grid.shape, seats)
        seated = _columns(edges, flow.flows(np.arange(len(edges))), grid.shape)
        chains = _chains(grid, rows, seats, seated)
        if not chains:
            return edges
        edges = _joined(grid, edges, chains)


def _chains(grid: Grid, rows: Ints, seats: Ints, seated: Ints) -> list[tuple[int, int]]:
    """Pairs of chains from mentees left out to free seats, one chain a mentor with a free seat."""
    free = seats - np.bincount(seated[seated >= 0], minlength=grid.shape[1])
    if not free.any():
        return []
    unseen = seats > 0
    came_from = np.full(grid.shape[1], NOBODY, dtype=np.int64)
    visited = np.zeros(grid.shape[0], dtype=np.bool_)
    frontier = rows[seated[rows] == NOBODY]
    while len(frontier):
        visited[frontier] = True
        new = _reached(grid, frontier, unseen, came_from)
        full = new[free[new] == 0]
        frontier = np.flatnonzero(np.isin(seated, full) & ~visited)
    ends = np.flatnonzero((came_from != NOBODY) & (free > 0))
    return [pair for end in ends.tolist() for pair in _walk_back(end, came_from, seated)]


def _reached(grid: Grid, rows: Ints, unseen: Flags, came_from: Ints) -> Ints:
    """Columns that these rows are the first to reach; marks them seen and notes from which row."""
    found = []
    for block in grid.blocks(rows):
        fits = grid.feasible(block) & unseen
        new = np.flatnonzero(fits.any(axis=0))
        came_from[new] = block[fits[:, new].argmax(axis=0)]
        unseen[new] = False
        found.append(new)
    return np.concatenate(found)


def _walk_back(column: int, came_from: Ints, seated: Ints) -> list[tuple[int, int]]:
    """The pairs of the chain that ends at this column, back to the mentee left out."""
    pairs = []
    while column != NOBODY:
        row = int(came_from[column])
        pairs.append((row, column))
        column = int(seated[row])
    return pairs


def _joined(grid: Grid, edges: Edges, chains: list[tuple[int, int]]) -> Edges:
    known = set(zip(edges.rows.tolist(), edges.columns.tolist(), strict=True))
    fresh = np.array(sorted(set(chains) - known), dtype=np.int64).reshape(-1, 2)
    rows, columns = fresh[:, 0], fresh[:, 1]
    distinct, places = np.unique(rows, return_inverse=True)
    scores = [grid.scores(block) for block in grid.blocks(distinct)]
    return Edges(
        np.concatenate([edges.rows, rows]),
        np.concatenate([edges.columns, columns]),
        np.concatenate([edges.scores, np.concatenate(scores)[places, columns]]),
        exhaustive=False,
    )
