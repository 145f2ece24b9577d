"""Where a paper is made: the unit, who makes it, the day, and the pair or the person it is about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from nastavnik.orgs.models import Unit
from nastavnik.pairs.models import Pair
from nastavnik.people.models import Person
from nastavnik.rules.access import Actor
from nastavnik.rules.dates import school_year


@dataclass(frozen=True, slots=True)
class Here:
    """What providers may look at. `unit` is the organisation, or the municipality or region of a territory's paper."""

    unit: Unit
    by: Actor
    today: date
    pair: Pair | None = None
    person: Person | None = None

    @property
    def school_year(self) -> int:
        """The year in which the current school year starts."""
        return school_year(self.today)


Provider = Callable[[Here], Any]
"""Gives the value of an asked field in the type of that field, or its empty value when the system holds none."""
