"""What is known of one act."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from nastavnik.rules.documents.legal.bodies import Body, Kind


class Concern(Enum):
    """Whose mentoring an act is about."""

    PUPILS = "обучающиеся"
    TEACHERS = "педагогические работники"


BOTH = frozenset(Concern)


@dataclass(frozen=True, slots=True)
class Act:
    """A federal act. `since` and `until` are its first and last day in force, both inclusive.

    `since` None: the first day is not known for certain, nothing is concluded from it. `until` None: no last day
    is known. `also`: other right ways to write the number. `unique`: no other act has such a number, so the
    number alone tells the act. `instead`: code of the act that regulated the same before or after it.
    """

    code: str
    kind: Kind
    body: Body
    dated: date
    number: str
    title: str
    concerns: frozenset[Concern] = BOTH
    since: date | None = None
    until: date | None = None
    also: tuple[str, ...] = ()
    unique: bool = False
    instead: str = ""

    def not_yet(self, day: date) -> bool:
        """The act was not in force yet, or was not even issued."""
        return day < (self.since or self.dated)

    def no_longer(self, day: date) -> bool:
        return self.until is not None and day > self.until
