"""What is counted, by what it is divided, and how a value reads beside its plan."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class Measure(StrEnum):
    """What can be counted from people or read from year figures. The words end here on purpose."""

    MENTEES_10_19 = "mentees_10_19"
    MENTORS_15_19 = "mentors_15_19"
    YOUNG_MENTEES = "young_mentees"
    MENTEES = "mentees"
    MENTORS = "mentors"
    INVOLVED = "involved"
    PUPILS_10_19 = "pupils_10_19"
    PUPILS_15_19 = "pupils_15_19"
    YOUNG_SPECIALISTS = "young_specialists"


@dataclass(frozen=True, slots=True)
class Formula:
    """A named calculation method: a numerator and, for a share, a denominator. `key` stands in the catalogue."""

    key: str
    numerator: Measure
    denominator: Measure | None


FORMULAS = {
    formula.key: formula
    for formula in (
        Formula("mentees_10_19_of_pupils", Measure.MENTEES_10_19, Measure.PUPILS_10_19),
        Formula("mentors_15_19_of_pupils", Measure.MENTORS_15_19, Measure.PUPILS_15_19),
        Formula("young_mentees_of_young", Measure.YOUNG_MENTEES, Measure.YOUNG_SPECIALISTS),
        Formula("involved_once", Measure.INVOLVED, None),
    )
}

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Value:
    """A computed indicator. `share` in per cent with one decimal; None means no data and shows as «—».

    `known` of `asked`: how many of the units below have a denominator; the share is counted over those only.
    """

    numerator: int
    denominator: int | None
    share: Decimal | None
    plan: Decimal | None
    known: int
    asked: int

    @property
    def difference(self) -> Decimal | None:
        """Fact minus plan, in percentage points."""
        return None if self.share is None or self.plan is None else self.share - self.plan

    @property
    def met(self) -> bool | None:
        """Whether the plan is met; None where there is no fact or no plan."""
        return None if self.difference is None else self.difference >= 0

    @property
    def complete(self) -> bool:
        """Whether every unit below has its denominator."""
        return self.known == self.asked


def percent(part: int, whole: int | None) -> Decimal | None:
    """Share in per cent, rounded half up to a tenth; None for an absent or zero whole."""
    if not whole:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(TENTH, rounding=ROUND_HALF_UP)


def compute(
    *, numerator: int, covered: int, denominator: int | None, plan: Decimal | None, known: int, asked: int
) -> Value:
    """A value from summed parts. `covered` is the numerator over the units whose denominator is known."""
    return Value(
        numerator=numerator,
        denominator=denominator,
        share=percent(covered, denominator),
        plan=plan,
        known=known,
        asked=asked,
    )


def years_back(day: date, years: int) -> date:
    """The same day some years earlier; 29 February becomes 28 February in a common year."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def age_bounds(least: int, most: int, on: date) -> tuple[date, date]:
    """Birth dates (after, up to and including) of people who are `least` to `most` full years old on a day.

    Somebody born on 29 February reaches an age on 1 March of a common year, so up to 28 February he is
    still younger: the bound needs no exception, since no 29 February lies in that year.
    """
    return years_back(on, most + 1), years_back(on, least)
