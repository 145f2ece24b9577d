"""Numbers of a register: the next by pattern, refusals and warnings for a typed one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.rules.documents.numbering import (
    Registered,
    format_number,
    next_number,
    number_problems,
    parse_number,
    pattern_problems,
)

DAY = date(2026, 11, 21)


@pytest.mark.fulfils("X-7")
@pytest.mark.parametrize(
    ("pattern", "used", "following"),
    [
        ("{n}", [], "1"),
        ("{n}", ["28", "52", "7"], "53"),
        ("{n}-од", ["1-од", "14-ОД", "13 -од", "99"], "15-од"),
        ("{n}-од", ["14-oд"], "15-од"),  # a Latin «o»
        ("01-10/{n}", ["01-10/925", "№ 01-10 / 7", "01-11/2000"], "01-10/926"),
        ("94-{n}", ["94-13 /", "94-12"], "94-14"),
        ("{n}", ["14-а", "13"], "15"),
        ("{n}", ["181/1", "47 § 3"], "182"),
        ("{n:03}", ["009"], "010"),
        ("№ {n}-п", ["8-п"], "№ 9-п"),
    ],
)
def test_next_number_follows_the_greatest_of_its_pattern(
    pattern: str, used: list[str], following: str
) -> None:
    assert next_number(pattern, used) == following


@given(st.sampled_from(["{n}", "{n}-од", "01-10/{n}", "94-{n}", "{n:04}/пр", "n{n}"]), st.integers(1, 10**6))
def test_a_formatted_number_is_read_back(pattern: str, n: int) -> None:
    assert parse_number(pattern, format_number(pattern, n)) == n


def test_a_number_of_another_pattern_is_not_read() -> None:
    assert parse_number("{n}-од", "15") is None
    assert parse_number("{n}", "14-а") is None


@pytest.mark.parametrize("pattern", ["од", "{n}-{n}", "{m}", "{n}-{x}", "{n"])
def test_a_pattern_without_one_place_is_refused(pattern: str) -> None:
    assert [problem.code for problem in pattern_problems(pattern)] == ["number-pattern"]


def test_a_good_pattern_has_no_problem() -> None:
    assert pattern_problems("01-10/{n:03}") == []


@pytest.mark.fulfils("X-7")
def test_a_taken_number_blocks_and_the_free_one_is_named() -> None:
    register = [Registered("14-од", date(2026, 11, 2)), Registered("15-од", date(2026, 11, 3))]
    (problem,) = number_problems("14 -ОД", DAY, register, "{n}-од")
    assert problem.blocks
    assert problem.code == "number-taken"
    assert problem.text == "Номер 14 -ОД уже занят документом от 02.11.2026. Следующий свободный — 16-од."


@pytest.mark.parametrize(
    ("number", "dated", "entry"),
    [
        ("16", date(2026, 11, 1), Registered("15", date(2026, 11, 3))),
        ("14", date(2026, 11, 9), Registered("15", date(2026, 11, 3))),
    ],
)
def test_a_number_out_of_date_order_only_warns(number: str, dated: date, entry: Registered) -> None:
    (problem,) = number_problems(number, dated, [entry], "{n}")
    assert problem.code == "number-order"
    assert not problem.blocks


def test_same_day_and_free_form_numbers_raise_no_doubt() -> None:
    register = [Registered("15", DAY), Registered("б/н", date(2027, 1, 1))]
    assert number_problems("16", DAY, register, "{n}") == []
    assert number_problems("94-13 /", DAY, register, "{n}") == []


def test_an_empty_or_endless_number_blocks() -> None:
    assert [problem.code for problem in number_problems(" № ", DAY, [], "{n}")] == ["number-missing"]
    assert [problem.code for problem in number_problems("1" * 41, DAY, [], "{n}")] == ["number-long"]
