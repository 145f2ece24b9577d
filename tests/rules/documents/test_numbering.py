"""Numbers of a register: the next by pattern, refusals and warnings for a typed one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.rules.documents.numbering import (
    REGISTERS,
    Registered,
    double_text,
    doubles,
    format_number,
    gaps,
    next_number,
    number_problems,
    parse_number,
    pattern_problems,
)
from nastavnik.rules.documents.papers import Register

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


# --- what a register lacks and has twice --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "used", "missing"),
    [
        ("{n}", ["1", "2", "3"], []),
        ("{n}-од", ["12-од", "15-од"], ["Пропущены номера с 1-од по 11-од.", "Пропущены номера с 13-од по 14-од."]),
        ("{n}", ["1", "2", "4"], ["Пропущен номер 3."]),
        ("01-10/{n}", ["01-10/2", "01-10/1", "01-10/4"], ["Пропущен номер 01-10/3."]),
        ("94-{n}", ["94-1 /", "94-3"], ["Пропущен номер 94-2."]),
        ("{n}", ["1", "2 § 3", "3/1", "4"], []),
        ("{n} § 3", ["1 § 3", "3 § 3"], ["Пропущен номер 2 § 3."]),
        ("{n}/11-пр", ["1/11-пр", "3/11-пр"], ["Пропущен номер 2/11-пр."]),
        ("{n:03}", ["001", "003"], ["Пропущен номер 002."]),
        ("{n}", [], []),
        ("{n}", ["б/н"], []),
    ],
)  # fmt: skip
def test_numbers_left_out_are_named(pattern: str, used: list[str], missing: list[str]) -> None:
    assert [gap.text for gap in gaps(pattern, used)] == missing


@given(st.sets(st.integers(1, 400), min_size=1))
def test_gaps_and_entries_make_up_the_whole_row(taken: set[int]) -> None:
    missing = {n for gap in gaps("{n}", [str(one) for one in taken]) for n in range(gap.first, gap.last + 1)}
    assert missing | taken == set(range(1, max(taken) + 1))
    assert not missing & taken


def test_after_a_change_of_pattern_the_count_goes_on() -> None:
    used = ["1", "2", "3"]
    assert next_number("{n}-од", used) == "1-од"
    assert next_number("{n}-од", used, ["{n}"]) == "4-од"
    assert gaps("{n}-од", [*used, "5-од"], ["{n}"])[0].text == "Пропущен номер 4-од."
    (problem,) = number_problems("3-од", DAY, [Registered("3", DAY)], "{n}-од", ["{n}"])
    assert problem.code == "number-taken"


def test_a_number_on_two_documents_is_shown_with_both_dates() -> None:
    first, second = Registered("14-од", date(2026, 11, 2)), Registered("14-ОД", date(2026, 11, 5))
    lettered = Registered("14-а", DAY)
    (group,) = doubles("{n}-од", [first, lettered, second])
    assert group == (first, second)
    assert double_text(group) == "Номер 14-од стоит на двух документах: от 02.11.2026 и от 05.11.2026."


def test_a_trailing_slash_is_no_other_number() -> None:
    entries = [Registered("94-13", DAY), Registered("94-13 /", DAY)]
    assert len(doubles("94-{n}", entries)) == 1
    (problem,) = number_problems("94-13 /", DAY, entries[:1], "{n}")
    assert problem.code == "number-taken"


def test_every_register_of_papers_has_a_name() -> None:
    assert set(REGISTERS) == set(Register)
