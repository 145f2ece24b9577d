"""Formulas and roll-up, without a database."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.rules.dates import age_on
from nastavnik.rules.indicators import FORMULAS, Counts, Measure, age_bounds, roll_up

K1 = FORMULAS["mentees_10_19_of_pupils"]


def counts(mentees: int, pupils: int | None) -> Counts:
    measures = {Measure.MENTEES_10_19: mentees}
    if pupils is not None:
        measures[Measure.PUPILS_10_19] = pupils
    return Counts(measures)


@pytest.mark.fulfils("X-10")
def test_share_is_a_ratio_of_sums_not_a_mean_of_means() -> None:
    value = roll_up(K1, [counts(10, 10), counts(0, 90)], plan=Decimal(70))
    assert value.share == Decimal("10.0")
    assert value.difference == Decimal("-60.0")
    assert value.met is False


def test_a_school_without_denominator_adds_people_but_not_to_the_share() -> None:
    value = roll_up(K1, [counts(5, 50), counts(30, None)], plan=None)
    assert value.numerator == 35
    assert value.share == Decimal("10.0")
    assert (value.known, value.asked) == (1, 2)
    assert not value.complete


def test_no_denominator_at_all_is_no_data_and_zero_is_a_fact() -> None:
    assert roll_up(K1, [counts(5, None)], plan=Decimal(70)).share is None
    assert roll_up(K1, [counts(5, 0)], plan=Decimal(70)).share is None
    assert roll_up(K1, [counts(0, 50)], plan=Decimal(70)).share == Decimal("0.0")
    assert roll_up(K1, [], plan=Decimal(70)).share is None


def test_rounding_is_half_up_to_a_tenth() -> None:
    assert roll_up(K1, [counts(1, 800)], plan=None).share == Decimal("0.1")  # 0.125
    assert roll_up(K1, [counts(1, 2000)], plan=None).share == Decimal("0.1")  # 0.05


def test_a_met_plan_counts_from_the_very_figure() -> None:
    assert roll_up(K1, [counts(7, 10)], plan=Decimal(70)).met is True


days = st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 12, 31))


@given(born=days, on=days)
def test_bounds_agree_with_the_age_on_the_date(born: date, on: date) -> None:
    after, until = age_bounds(10, 19, on)
    assert (after < born <= until) == (10 <= age_on(born, on) <= 19)


@given(st.lists(st.tuples(st.integers(0, 500), st.none() | st.integers(1, 500)), max_size=30))
def test_splitting_units_never_changes_the_whole(parts: list[tuple[int, int | None]]) -> None:
    given_parts = [counts(*part) for part in parts]
    whole = roll_up(K1, given_parts, plan=None)
    assert whole.numerator == sum(p[0] for p in parts)
    assert whole.denominator == (sum(p[1] or 0 for p in parts) if any(p[1] for p in parts) else None)
