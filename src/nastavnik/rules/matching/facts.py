"""What a round of matching is given: mentees, mentors and the rules of the round, as plain values.

One round is one organisation, one year, one form. Ages are full years on the day of the round; a value that
the base does not hold is None or an empty set, and by itself keeps nobody out of a pair.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

Id = int | str
Pair = tuple[Id, Id]
"""(id of the mentee, id of the mentor)."""

RULES_VERSION = 1
"""Raised with every change of a constraint or of the meaning of a score."""

FULL_SCORE = 1000


@dataclass(frozen=True, slots=True)
class Ages:
    """A window of full years, both ends included; None leaves that end open."""

    least: int | None = None
    most: int | None = None

    @property
    def stated(self) -> bool:
        return self.least is not None or self.most is not None

    def distance(self, age: int) -> int:
        """Years between the age and the window; 0 inside."""
        if self.least is not None and age < self.least:
            return self.least - age
        if self.most is not None and age > self.most:
            return age - self.most
        return 0

    def __str__(self) -> str:
        if self.least is not None and self.most is not None:
            return str(self.least) if self.least == self.most else f"{self.least}–{self.most}"
        if self.least is not None:
            return f"от {self.least}"
        return f"до {self.most}" if self.most is not None else "—"


@dataclass(frozen=True, slots=True)
class Mentee:
    """One request of one person. `forms` empty: the person did not limit the forms.

    `veto`, `earlier` and `ended_badly` hold ids of mentors. `paired`: already in a running pair of this form.
    """

    id: Id
    person_id: Id
    consent: bool
    topics: frozenset[str] = frozenset()
    age: int | None = None
    slots: frozenset[str] = frozenset()
    interests: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    takes_part: bool = True
    paired: bool = False
    waiting_days: int = 0
    veto: frozenset[Id] = frozenset()
    earlier: frozenset[Id] = frozenset()
    ended_badly: frozenset[Id] = frozenset()

    def __post_init__(self) -> None:
        if self.age is not None and self.age < 0:
            raise ValueError(f"negative age of mentee {self.id!r}")


@dataclass(frozen=True, slots=True)
class Mentor:
    """One mentor of the round. `capacity` counts all seats, `taken` those that running pairs already use.

    `ages` is the window wished for mentees; `age` is the mentor's own. `veto` holds ids of mentees.
    """

    id: Id
    person_id: Id
    consent: bool
    capacity: int
    taken: int = 0
    trained: bool = False
    topics: frozenset[str] = frozenset()
    ages: Ages = Ages()
    age: int | None = None
    slots: frozenset[str] = frozenset()
    interests: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    takes_part: bool = True
    veto: frozenset[Id] = frozenset()

    @property
    def free(self) -> int:
        return max(0, self.capacity - self.taken)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everybody whom the base offers to this round, those who will be kept out included."""

    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]

    @classmethod
    def of(cls, mentees: Iterable[Mentee], mentors: Iterable[Mentor]) -> Self:
        return cls(tuple(mentees), tuple(mentors))


@dataclass(frozen=True, slots=True)
class Weights:
    """Points of each criterion in the score; they sum to 1000."""

    topics: int = 500
    time: int = 150
    age: int = 100
    interests: int = 100
    earlier: int = 100
    waiting: int = 50

    def __post_init__(self) -> None:
        points = self.as_dict()
        if any(value < 0 for value in points.values()) or sum(points.values()) != FULL_SCORE:
            raise ValueError(f"weights must be non-negative and sum to {FULL_SCORE}: {points}")

    @classmethod
    def scaled(cls, shares: Mapping[str, int]) -> Self:
        """Weights in the given proportions, the largest remainders rounded up; not named means none."""
        names = [one.name for one in fields(cls)]
        if unknown := set(shares) - set(names):
            raise ValueError(f"unknown criteria: {sorted(unknown)}")
        given = {name: shares.get(name, 0) for name in names}
        whole = sum(given.values())
        if whole <= 0 or min(given.values()) < 0:
            raise ValueError("shares must be non-negative and at least one of them positive")
        points = {name: FULL_SCORE * share // whole for name, share in given.items()}
        by_remainder = sorted(names, key=lambda name: -(FULL_SCORE * given[name] % whole))
        for name in by_remainder[: FULL_SCORE - sum(points.values())]:
            points[name] += 1
        return cls(**points)

    def as_dict(self) -> dict[str, int]:
        return {one.name: getattr(self, one.name) for one in fields(self)}


@dataclass(frozen=True, slots=True)
class RoundRules:
    """What the curator set for a round. A rule that is not hard lowers the score, warns, and allows the pair.

    `mentee_ages` and `mentor_ages` are limits of the form itself (whom it is for); the window that a mentor
    wishes stands with the mentor. `stick` is the bonus, in points, of a pair of the previous proposal: it
    keeps a recomputed plan near the one that the curator has already read. Titles are for explanations only.
    """

    form: str
    training_required: bool = False
    topic_required: bool = True
    age_hard: bool = True
    time_hard: bool = False
    mentee_ages: Ages = Ages()
    mentor_ages: Ages = Ages()
    weights: Weights = field(default_factory=Weights)
    stick: int = 25
    topic_titles: Mapping[str, str] = field(default_factory=dict)
    slot_titles: Mapping[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """For storing beside the result, so that it can be repeated: JSON values only, no titles."""
        kept = {one.name: getattr(self, one.name) for one in fields(self) if not one.name.endswith("_titles")}
        kept |= {name: asdict(kept[name]) for name in ("mentee_ages", "mentor_ages", "weights")}
        return {"version": RULES_VERSION, **kept}

    @classmethod
    def from_dict(
        cls,
        stored: Mapping[str, Any],
        *,
        topic_titles: Mapping[str, str] | None = None,
        slot_titles: Mapping[str, str] | None = None,
    ) -> Self:
        given = {name: value for name, value in stored.items() if name != "version"}
        given["mentee_ages"] = Ages(**given.get("mentee_ages", {}))
        given["mentor_ages"] = Ages(**given.get("mentor_ages", {}))
        if "weights" in given:
            given["weights"] = Weights(**given["weights"])
        return cls(**given, topic_titles=topic_titles or {}, slot_titles=slot_titles or {})
