"""Dates in every way people type them."""

from datetime import date, datetime

import pytest

from nastavnik.rules.people.cells import Cell
from nastavnik.rules.people.dates import age_on, read_date

TODAY = date(2026, 11, 21)
DAY = date(2012, 3, 5)


@pytest.mark.parametrize(
    "cell",
    [
        DAY, datetime(2012, 3, 5, 10, 30), "05.03.2012", "5.3.2012", "05.03.12", "5/3/12", "05-03-2012", "05,03,2012",
        "2012-03-05", "2012.03.05", "2012-03-05T00:00:00", "05.03.2012 0:00:00", "5 марта 2012 г.", "5 марта 2012",
        "«5» марта 2012 года", "05 мар. 2012", "5 МАРТА 2012 ГОДА", "5.III.2012", "05.03.2012 г.р.", "05.03.2012г.",
        " 05.03.2012\u00a0", "05 03 2012", "05032012", 5032012, "20120305", "05.032012", "O5.O3.2012", 40973, 40973.0,
        "40973", "05.03.2012 года рождения",
    ],
)  # fmt: skip
def test_the_same_day_in_every_writing(cell: Cell) -> None:
    read = read_date(cell, today=TODAY)
    assert (read.value, read.year, read.problem) == (DAY, 2012, None)


def test_the_serial_number_of_the_other_date_system() -> None:
    assert read_date(39511, today=TODAY, date1904=True).value == DAY


@pytest.mark.parametrize(
    ("cell", "year", "month"),
    [("2012", 2012, None), (2012, 2012, None), (2012.0, 2012, None), ("2012 г.р.", 2012, None),
     ("2012 г.", 2012, None), ("03.2012", 2012, 3), ("март 2012", 2012, 3), ("марта 2012 г.", 2012, 3)],
)  # fmt: skip
def test_a_part_of_a_date_is_kept_with_a_warning(cell: Cell, year: int, month: int | None) -> None:
    read = read_date(cell, today=TODAY)
    assert (read.value, read.year, read.month) == (None, year, month)
    assert read.problem
    assert (read.problem.code, read.problem.blocks) == ("date-partial", False)


@pytest.mark.parametrize(
    ("cell", "code", "blocks"),
    [
        ("31.02.2012", "date-impossible", True),
        ("29.02.2013", "date-impossible", True),
        ("05.13.2012", "date-impossible", True),
        ("32.01.2012", "date-impossible", True),
        ("05.03.2030", "date-future", True),
        (2031, "date-future", True),
        ("05.03.1812", "date-old", True),
        (date(1900, 1, 1), "date-old", True),
        ("скоро", "date-unread", False),
        ("14 лет", "date-unread", False),
        (7, "date-unread", False),
        (True, "date-unread", False),
        ("3/25/2012", "date-month-first", False),
    ],
)
def test_what_cannot_be_is_told(cell: Cell, code: str, blocks: bool) -> None:
    problem = read_date(cell, today=TODAY).problem
    assert problem
    assert (problem.code, problem.blocks) == (code, blocks)


@pytest.mark.parametrize("cell", [None, "", " ", "-", "—", "не указана"])
def test_nothing_is_nothing(cell: Cell) -> None:
    read = read_date(cell, today=TODAY)
    assert (read.value, read.year, read.problem) == (None, None, None)


def test_years_of_two_digits_stand_in_a_window_that_ends_today() -> None:
    assert read_date("01.01.26", today=TODAY).value == date(2026, 1, 1)
    assert read_date("01.01.27", today=TODAY).value == date(1927, 1, 1)
    assert read_date("01.01.27", today=TODAY, past=False).value == date(2027, 1, 1)


def test_a_day_of_a_programme_may_lie_ahead() -> None:
    assert read_date("25.05.2027", today=TODAY, past=False).problem is None


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2012, 3, 5), date(2026, 3, 4), 13),
        (date(2012, 3, 5), date(2026, 3, 5), 14),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_age(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age
