"""The meetings that a pair still has to hold and by which days: the sequence of roadmap row 5.4 laid over its term."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from nastavnik.rules.meetings import FINAL, OPENING, WORK

OPENING_STEP = timedelta(days=7)  # the first three follow each other week by week
WORK_STEP = timedelta(days=14)  # «не реже одного раза в две недели»


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting to be held by `due`; None when nobody has said when the pair ends."""

    kind: str
    due: date | None


def meetings_ahead(held: Sequence[str], *, since: date, ends: date | None) -> list[Planned]:
    """What is left of the sequence after the kinds that were held, from a day on.

    Opening meetings week by week, work every two weeks, the final one on the last day; no due day is behind it. With
    no end there is one line for all work and one for the final meeting, both without a day. Nothing after a final one.
    """
    return [] if FINAL in held else list(_ahead(held, since, ends))


def _ahead(held: Sequence[str], since: date, ends: date | None) -> Iterator[Planned]:
    due = since
    for kind in OPENING:
        if kind not in held:
            due = _not_behind(due + OPENING_STEP, ends)
            yield Planned(kind, due)
    if ends is None:
        yield Planned(WORK, None)
    else:
        for number in count(1):
            work = due + WORK_STEP * number
            if work > ends - OPENING_STEP:
                break
            yield Planned(WORK, work)
    yield Planned(FINAL, None if ends is None else max(ends, due))


def _not_behind(day: date, last: date | None) -> date:
    return day if last is None else min(day, max(last, day - OPENING_STEP))
