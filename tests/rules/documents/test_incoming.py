"""Acts that documents rest on: how they are named, what is wrong with a typed one, whether they hold on a day."""

from dataclasses import replace
from datetime import date

import pytest

from nastavnik.rules.documents.incoming import (
    LEVEL_OF_UNIT,
    ActFacts,
    ActLevel,
    act_problems,
    cleaned_number,
    cleaned_title,
)

TODAY = date(2026, 11, 21)
ORDER = ActFacts(
    kind="приказ",
    body="Управления образования",
    dated=date(2026, 9, 12),
    number="94-13",
    title="О проведении месячника наставничества",
)


def test_an_act_is_named_in_the_nominative() -> None:
    assert ORDER.named() == (
        "приказ Управления образования от 12.09.2026 №\N{NO-BREAK SPACE}94-13 «О проведении месячника наставничества»"
    )
    assert replace(ORDER, body="", title="").named() == "приказ от 12.09.2026 №\N{NO-BREAK SPACE}94-13"
    inner = replace(ORDER, title="О знаке «За наставничество»").named()
    assert inner.endswith("«О знаке «За наставничество»")


@pytest.mark.fulfils("S0-1.11")
def test_acts_stand_on_four_levels() -> None:
    assert [one.title for one in ActLevel] == [
        "федеральный", "региональный", "муниципальный", "институциональный",
    ]  # fmt: skip
    assert LEVEL_OF_UNIT["municipality"] is ActLevel.MUNICIPAL


@pytest.mark.parametrize(
    "number",
    ["28", "01-10/925", "94-13", "94-13 /", "259-од", "47 § 3", "163/11-пр", "Р-145", "б/н", "1264-р"],
)
def test_numbers_as_organisations_write_them_are_right(number: str) -> None:
    assert act_problems(replace(ORDER, number=number), TODAY) == []


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"number": ""}, "act-number"),
        ({"number": "94-13 о проведении муниципального конкурса"}, "act-number-long"),
        ({"number": "приказ"}, "act-number-form"),
        ({"number": "94;13"}, "act-number-form"),
        ({"dated": date(2026, 11, 22)}, "act-future"),
        ({"dated": date(1926, 9, 12)}, "act-old"),
        ({"since": date(2026, 9, 1)}, "act-since"),
        ({"ends_on": date(2026, 9, 12)}, "act-ends"),
        ({"link": "сайт управления"}, "act-link"),
    ],
)
def test_a_wrong_act_is_refused(facts: dict[str, object], code: str) -> None:
    assert [one.code for one in act_problems(replace(ORDER, **facts), TODAY)] == [code]  # type: ignore[arg-type]


def test_an_act_holds_from_its_first_day_and_not_on_the_day_it_ends() -> None:
    act = replace(ORDER, since=date(2026, 10, 1), ends_on=date(2027, 1, 1))
    days = [date(2026, 9, 30), date(2026, 10, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [act.in_force(day) for day in days] == [False, True, True, False]
    assert ORDER.in_force(date(2026, 9, 12))


def test_what_is_typed_loses_its_sign_and_outer_quotes() -> None:
    assert cleaned_number(" № 94-13 / ") == "94-13 /"
    assert cleaned_number("N 28") == "28"
    assert cleaned_title("«О проведении месячника»") == "О проведении месячника"
    assert cleaned_title('"Об итогах"') == "Об итогах"
    assert cleaned_title("О «Школе» и «Семье»") == "О «Школе» и «Семье»"
    assert cleaned_title("«Школа» и «Семья»") == "«Школа» и «Семья»"
