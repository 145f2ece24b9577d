"""Indicators: a small closed vocabulary of measures, formulas over them, roll-up as sums of parts."""

from nastavnik.rules.indicators.formulas import FORMULAS, Formula, Measure, Value, age_bounds, compute
from nastavnik.rules.indicators.rollup import Counts, roll_up

__all__ = ["FORMULAS", "Counts", "Formula", "Measure", "Value", "age_bounds", "compute", "roll_up"]
