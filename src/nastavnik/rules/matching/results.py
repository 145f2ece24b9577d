"""What a round of matching answers: pairs with reasons, people left out or kept out with causes, and figures.

Sentences are Russian and hold no names of people: whoever shows them puts the name beside the id.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from nastavnik.rules.matching.facts import Id, Pair
from nastavnik.rules.outcome import Problem


class Side(StrEnum):
    MENTEE = "mentee"
    MENTOR = "mentor"


@dataclass(frozen=True, slots=True)
class Part:
    """One criterion of a score: `points` out of `of`, and the same as a mark 0–5 for the bar."""

    code: str
    label: str
    points: int
    of: int
    mark: int
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two people suit each other: score 0–1000, mark 0–5, parts, one sentence, and warnings if any."""

    score: int
    mark: int
    parts: tuple[Part, ...]
    text: str
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedPair:
    mentee: Id
    mentor: Id
    reason: Reason
    locked: bool = False

    @property
    def ids(self) -> Pair:
        return self.mentee, self.mentor


@dataclass(frozen=True, slots=True)
class Count:
    """So many people are excluded by this one rule and by no other."""

    code: str
    number: int
    text: str


class LeftOutKind(StrEnum):
    NOBODY_SUITS = "nobody_suits"
    ALL_FULL = "all_full"


@dataclass(frozen=True, slots=True)
class Holder:
    """A suitable mentor without a free seat: who of this plan sits there, and seats taken before it."""

    mentor: Id
    mentees: tuple[Id, ...]
    taken_before: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A mentee of the round without a mentor, and the cause."""

    mentee: Id
    kind: LeftOutKind
    text: str
    counts: tuple[Count, ...] = ()
    holders: tuple[Holder, ...] = ()


class IdleKind(StrEnum):
    NOBODY_SUITS = "nobody_suits"
    ALL_SERVED = "all_served"


@dataclass(frozen=True, slots=True)
class IdleMentor:
    """A mentor of the round who got nobody in this plan, and the cause."""

    mentor: Id
    free: int
    kind: IdleKind
    text: str
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mentor weighed against one request, in the order of fit; `problems` empty: nothing speaks against."""

    mentor: Id
    reason: Reason
    problems: tuple[Problem, ...]
    free: int


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A person of the base who cannot enter the round at all, with every cause."""

    side: Side
    id: Id
    causes: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class RefusedLock:
    """A locked pair that could not be kept: a wall stands between the two."""

    mentee: Id
    mentor: Id
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Metrics:
    """Figures of a plan. `worst` and `mean` are scores, None without pairs.

    `moved`: mentees of the previous proposal who now have another mentor or none.
    `exhaustive`: every possible pair was weighed. If not, the number served is still proved the largest,
    while the fit is the best among each mentee's strongest candidates.
    """

    mentees: int
    mentors: int
    seats: int
    served: int
    total: int
    worst: int | None
    mean: float | None
    moved: int
    exhaustive: bool


@dataclass(frozen=True, slots=True)
class Result:
    pairs: tuple[ProposedPair, ...]
    left_out: tuple[LeftOut, ...]
    idle: tuple[IdleMentor, ...]
    kept_out: tuple[KeptOut, ...]
    refused_locks: tuple[RefusedLock, ...]
    metrics: Metrics
    rules: Mapping[str, Any]
    """`RoundRules.to_dict()` of the round, with the version of the rules."""

    @property
    def groups(self) -> dict[Id, tuple[Id, ...]]:
        """Mentor → mentees; two and more mentees of one mentor are a group."""
        found: defaultdict[Id, list[Id]] = defaultdict(list)
        for pair in self.pairs:
            found[pair.mentor].append(pair.mentee)
        return {mentor: tuple(mentees) for mentor, mentees in found.items()}

    def to_dict(self) -> dict[str, Any]:
        """JSON values only."""
        return asdict(self)


class HelpKind(StrEnum):
    """Actions, from the easiest for the curator to the farthest-reaching."""

    OWN_CAUSE = "own_cause"
    COMMON_TIME = "common_time"
    SEAT = "seat"
    AGE_WINDOW = "age_window"
    TRAINING = "training"
    TIME_RULE = "time_rule"
    AGE_RULE = "age_rule"
    TOPIC_RULE = "topic_rule"


@dataclass(frozen=True, slots=True)
class Help:
    """One action that was tried by solving the round anew, and that does help.

    `mentor` and `mentee`: the pair to lock together with the action, None where the action is not about a
    pair. `served_more`: so many mentees more are served; `moved`: so many others would change their mentor.
    """

    kind: HelpKind
    text: str
    mentor: Id | None
    mentee: Id | None
    served_more: int
    moved: int
