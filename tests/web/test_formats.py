"""How values are written for a Russian reader."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from nastavnik.web import formats


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "—"),
        (0, "0"),
        (2412, "2\u00a0412"),
        (1234567, "1\u00a0234\u00a0567"),
        (38.40, "38,4"),
        (Decimal("0.005"), "0,01"),
        (-7, "−7"),
        (-0.001, "0"),
    ],
)
def test_number(value, shown):
    assert formats.number(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "—"),
        (0, "0\u00a0%"),
        (38.4, "38,4\u00a0%"),
        (Decimal("38.45"), "38,5\u00a0%"),
        (70, "70\u00a0%"),
        (Fraction(500, 6), "83,3\u00a0%"),
    ],
)
def test_percent_has_a_comma_and_a_space_that_does_not_break(value, shown):
    assert formats.percent(value) == shown


def test_percent_with_fixed_decimals_for_columns():
    assert formats.percent(70, 1) == "70,0\u00a0%"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "—"),
        (-31.6, "−31,6\u00a0п.\u00a0п."),
        (Decimal("1.2"), "+1,2\u00a0п.\u00a0п."),
        (0, "0\u00a0п.\u00a0п."),
        (-0.01, "0\u00a0п.\u00a0п."),
    ],
)
def test_points_carry_a_real_sign(value, shown):
    assert formats.points(value) == shown


AGREEMENT = {0: "мест", 1: "место", 2: "места", 4: "места", 5: "мест", 11: "мест", 14: "мест", 21: "место"}
AGREEMENT |= {22: "места", 111: "мест", 112: "мест", 1001: "место", 1.5: "места", -1: "место"}


@pytest.mark.parametrize(("value", "word"), AGREEMENT.items())
def test_plural_agrees(value, word):
    assert formats.plural(value, "место,места,мест") == word


def test_counted_is_never_torn():
    assert formats.counted(1002, "место,места,мест") == "1\u00a0002\u00a0места"


def test_dates():
    day = date(2026, 11, 3)
    assert formats.date_ru(day) == "03.11.2026"
    assert formats.date_long(day) == "3\u00a0ноября 2026\u00a0г."
    assert formats.date_near(day) == "3\u00a0ноября"
    assert formats.date_ru(None) == formats.date_long(None) == formats.moment_ru(None) == "—"


def test_a_moment_is_shown_in_the_zone_of_the_reader(settings):
    settings.TIME_ZONE = "Asia/Yakutsk"
    assert formats.moment_ru(datetime(2026, 11, 21, 18, 5, tzinfo=UTC)) == "22.11.2026,\u00a003:05"
    assert formats.date_ru(datetime(2026, 11, 21, 18, 5, tzinfo=UTC)) == "22.11.2026"


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Слепцова Сардаана Николаевна", "Слепцова\u00a0С.\u00a0Н."),
        ("Иванова Анна-Мария", "Иванова\u00a0А.-М."),
        ("Сулейманов", "Сулейманов"),
        ("Гасанов Али Вагиф оглы", "Гасанов\u00a0А.\u00a0В."),
        ("", ""),
    ],
)
def test_person_short(full, short):
    assert formats.person_short(full) == short


@pytest.mark.parametrize(
    ("value", "of", "width"),
    [
        (None, 100, "0%"),
        (29, 31, "93.5%"),
        (5, 5, "100%"),
        (7, 5, "100%"),
        (-1, 5, "0%"),
        (1, 0, "0%"),
        (38.4, 100, "38.4%"),
    ],
)
def test_bar_width_stays_within_the_bar(value, of, width):
    assert formats.bar_width(value, of) == width
