"""What forming pairs costs and what it gains over taking the best pair again and again.

    .venv/bin/python -m benchmarks.matching [--large]

One run prints ratios: times against one pass of the flow solver on the same market, people left out against
greed. Markets are invented and the same in every run; `--large` adds 20,000 mentees (a minute, 400 MB).
"""

import argparse
from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

import numpy as np
from tests.rules.matching.markets import RULES, market

from nastavnik.rules.matching import Facts, propose, what_helps
from nastavnik.rules.matching.rounds import Round
from nastavnik.rules.matching.solve import NOBODY, assign, largest_total, most_served, possible_pairs

Answer = TypeVar("Answer")
SEED = 20261121


def timed(work: Callable[[], Answer], times: int = 5) -> tuple[float, Answer]:
    """Seconds of the fastest of several runs, and the answer."""
    best = float("inf")
    for _ in range(times):
        start = perf_counter()
        answer = work()
        best = min(best, perf_counter() - start)
    return best, answer


def greedy(ready: Round) -> int:
    """How many are served when the best pair left is taken again and again, and whoever is then still
    without a mentor takes any mentor with a seat whom no rule forbids."""
    rows, free = ready.rows, ready.seats.copy()
    edges = possible_pairs(ready.grid, rows, ready.seats)
    served: set[int] = set()
    for place in (-edges.scores).argsort(kind="stable").tolist():
        row, column = int(edges.rows[place]), int(edges.columns[place])
        if row not in served and free[column] > 0:
            served.add(row)
            free[column] -= 1
    for row in set(rows.tolist()) - served:
        open_columns = np.flatnonzero(ready.grid.feasible(np.array([row]))[0] & (free > 0))
        if len(open_columns):
            served.add(row)
            free[open_columns[0]] -= 1
    return len(served)


def one_pass(ready: Round) -> float:
    """Seconds of the flow solver alone: all possible pairs known, one cheapest flow."""
    seats = ready.seats
    edges = possible_pairs(ready.grid, ready.rows, seats)
    served = most_served(edges, ready.grid.shape, seats)
    seconds, _ = timed(lambda: largest_total(edges, edges.scores, ready.grid.shape, seats, served))
    return seconds


def end_to_end(facts: Facts) -> None:
    ready = Round(facts, RULES)
    alone = one_pass(ready)
    whole, result = timed(lambda: propose(facts, RULES))
    print(f"One organisation of {len(facts.mentees)} mentees, {len(facts.mentors)} mentors:")
    print(f"  one pass of the solver alone              1.0    ({alone * 1000:.0f} ms)")
    print(f"  facts to explained proposal             {whole / alone:5.1f}    ({whole * 1000:.0f} ms)")
    if result.left_out:
        standing = [pair.ids for pair in result.pairs]
        mentee = result.left_out[0].mentee
        asked, _ = timed(lambda: what_helps(facts, RULES, mentee, previous=standing), times=3)
        print(f"  three proved ways to help one mentee    {asked / alone:5.1f}    ({asked * 1000:.0f} ms)")


def against_greed(mentees: int) -> None:
    ready = Round(market(mentees, seed=SEED), RULES)
    columns, exhaustive = assign(ready.grid, ready.rows, ready.seats, {})
    everybody, seats = len(ready.rows), int(ready.seats.sum())
    ours = everybody - int((columns != NOBODY).sum())
    theirs = everybody - greedy(ready)
    unavoidable = max(0, everybody - seats)
    ratio = f"{theirs / ours:.1f}" if ours else "—"
    note = "" if exhaustive else ", not every pair weighed"
    print(
        f"  {mentees:6,}  greedy {theirs:5,}  ours {ours:5,}  greedy/ours {ratio:>5}"
        f"  (seats missing anyway: {unavoidable:,}{note})"
    )


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    reader.add_argument("--large", action="store_true", help="add a market of 20,000 mentees")
    large = reader.parse_args().large
    end_to_end(market(500, seed=SEED))
    print("Mentees left without a mentor:")
    for mentees in (200, 2_000, 20_000)[: 3 if large else 2]:
        against_greed(mentees)


if __name__ == "__main__":
    main()
