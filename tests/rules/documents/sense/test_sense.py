"""Dates, periods, tasks and sums that cannot be so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.rules.documents.findings import mend, mended
from nastavnik.rules.documents.sense import check_sense

DAYS = [
    ("Срок: с 01.09.2026 по 31.05.2026.", "sense.period", "с 01.09.2026 по 31.05.2027"),
    ("с 10 октября 2026 г. по 1 мая 2026 г.", "sense.period", "с 10 октября 2026 г. по 1\xa0мая\xa02027 г."),
    ("период 26.04.2023–17.04.2023", "sense.period", "26.04.2023–17.04.2024"),
    ("с 01.09.2026 по 31.05.2020", "sense.period", "с 31.05.2020 по 01.09.2026"),
    ("план на 2024–2022 годы", "sense.period", "2022–2024"),
    ("до 31.11.2026", "sense.date", "30.11.2026"),
    ("29 февраля 2026 г.", "sense.date", "28 февраля 2026"),
    ("к 12.25.2026", "sense.date", "25.12.2026"),
]
FINE = [
    "с 01.09.2026 по 31.05.2027, с 17.04.2023-26.04.2023",
    "с 1 сентября по 31 мая 2026 года",
    "на 2022–2024 годы, 2026/27 учебный год",
    "29 февраля 2024 г., 28.02.26, 31. 03. 22 г.",
    "телефон 8 (3830) 31-11-26, пункт 3.14.2, версия 2.31.45",
]


@pytest.mark.parametrize(("text", "code", "suggestion"), DAYS, ids=lambda value: str(value)[:40])
def test_a_day_or_a_period_that_cannot_be_is_found(text: str, code: str, suggestion: str) -> None:
    (found,) = check_sense([text])
    assert (found.code, found.suggestion) == (code, suggestion)
    assert check_sense([mend(text, found)]) == []


@pytest.mark.parametrize("text", FINE)
def test_right_days_and_periods_are_left_alone(text: str) -> None:
    assert check_sense([text]) == []


ORDER = [
    "ПРИКАЗЫВАЮ:",
    "1. Директорам школ Петровой Г. И., Орловой О. А. внести изменения по справке от 02.06.2023 № 16.",
    "2. Руководителям организаций:",
    "2.1. Принять к сведению материалы мониторинга.",
    "2.2. Провести самоаудит положения.",
    "2.3. До 01.10.2026 разместить положение на сайте.",
    "3. Куратору Ивановой М. П. в срок до 15 сентября 2026 г. подготовить план.",
    "4. Заместителю директора ежеквартально представлять справку.",
    "5. Назначить куратором Иванову М. П.",
    "6. Возложить ответственность на директора.",
    "7. Контроль за исполнением приказа оставляю за собой.",
]


def test_a_task_without_a_term_is_found_and_no_other_item() -> None:
    found = check_sense(ORDER)
    assert [(one.paragraph, one.code) for one in found] == [(2, "sense.term"), (5, "sense.term")]
    after = mended(ORDER, found)
    assert "в срок до «___» ____________ 20___ г. внести изменения" in after[1]
    assert after[4].startswith("2.2. В срок до «___» ____________ 20___ г. провести")
    assert check_sense(after) == []


def test_a_term_above_or_for_all_items_is_enough() -> None:
    above = [ORDER[0], "1. Руководителям в срок до 01.06.2026:", "1.1. Провести самоаудит."]
    common = [*ORDER, "8. Срок исполнения пунктов 1 и 2 – до 01.12.2026."]
    assert check_sense(above) == []
    assert check_sense(common) == []


@pytest.mark.parametrize(
    "item",
    [
        "1. Куратору Ивановой М. П. обеспечить сопровождение пар.",
        "1. Наставникам вести дневники встреч.",
        "1. Секретарю ознакомить наставников с приказом под подпись.",
        "1. Куратору представить отчёт не позднее трёх рабочих дней после встречи.",
        "1. Куратору провести опрос в мае 2027 года.",
        "1. Внедрить модель наставничества.",
    ],
)
def test_what_lasts_or_has_its_term_needs_no_other(item: str) -> None:
    assert check_sense(["ПРИКАЗЫВАЮ:", item]) == []


def test_items_that_word_numbers_by_itself_are_read_too() -> None:
    (found,) = check_sense(["ПРИКАЗЫВАЮ:", "Заместителю директора подготовить план работы."])
    assert found.quote == "подготовить"


def test_what_is_no_order_has_no_tasks() -> None:
    assert check_sense(ORDER[1:]) == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Установить наставнику доплату 3 000 руб. ежемесячно.", ["3 000 руб."]),
        ("Надбавка наставнику составляет 15 % от должностного оклада.", ["15 % от должностного оклада"]),
        ("Выплатить 3 000 руб. на основании положения об оплате труда.", []),
        ("Купить набор за 500 рублей.", []),
    ],
)
def test_a_payment_names_its_ground(text: str, quotes: list[str]) -> None:
    found = check_sense([text])
    assert [one.quote for one in found] == quotes
    for one in found:
        assert check_sense([mend(text, one)]) == []


def test_a_ground_in_the_preamble_holds_for_all_sums() -> None:
    text = ["Руководствуясь Положением об оплате труда,", "Установить доплату 3 000 руб."]
    assert check_sense(text) == []


@given(st.text(max_size=200))
def test_no_text_breaks_the_check(text: str) -> None:
    for found in check_sense(["ПРИКАЗЫВАЮ:", text]):
        assert found.quote
        assert found.suggestion
