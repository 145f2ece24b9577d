"""Roll-up: a ratio of sums, never a mean of means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from nastavnik.rules.indicators.formulas import Formula, Measure, Value, compute


@dataclass(frozen=True, slots=True)
class Counts:
    """Measures of one organisation. A measure that is absent is unknown; zero is a fact."""

    measures: Mapping[Measure, int] = field(default_factory=dict)

    def of(self, measure: Measure) -> int | None:
        return self.measures.get(measure)


def roll_up(formula: Formula, parts: Iterable[Counts], *, plan: Decimal | None) -> Value:
    """The value over many organisations.

    An organisation without the denominator adds to the count of people and not to the share: a share of a
    part of the people over another part of them would be nobody's share.
    """
    numerator = covered = denominator = known = asked = 0
    for part in parts:
        asked += 1
        count = part.of(formula.numerator) or 0
        numerator += count
        if formula.denominator is None:
            known += 1
            continue
        whole = part.of(formula.denominator)
        if whole is not None:
            known += 1
            covered += count
            denominator += whole
    return compute(
        numerator=numerator,
        covered=covered,
        denominator=denominator if known and formula.denominator is not None else None,
        plan=plan,
        known=known,
        asked=asked,
    )
