"""Numerals, dates and typography of documents."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.rules.documents.wording.cases import Case, Gender
from nastavnik.rules.documents.wording.dates import full_school_year, long_date, school_year, short_date
from nastavnik.rules.documents.wording.numerals import form_for, in_words, plural
from nastavnik.rules.documents.wording.typography import typeset

_NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("n", "form"),
    [(0, "пар"), (1, "пара"), (2, "пары"), (4, "пары"), (5, "пар"), (11, "пар"), (12, "пар"), (14, "пар"), (21, "пара"),
     (22, "пары"), (101, "пара"), (111, "пар"), (1001, "пара"), (-3, "пары")],
)  # fmt: skip
def test_noun_agrees_with_its_number(n: int, form: str) -> None:
    assert form_for(n, "пара", "пары", "пар") == form


def test_number_and_noun_stay_on_one_line() -> None:
    assert plural(21, "пара", "пары", "пар") == f"21{_NBSP}пара"
    assert plural(300_000, "пара", "пары", "пар") == f"300{_NBSP}000{_NBSP}пар"


def test_number_in_words_in_case_and_gender() -> None:
    assert in_words(21, gender=Gender.FEMALE) == "двадцать одна"
    assert in_words(21, Case.INSTRUMENTAL, Gender.FEMALE) == "двадцатью одной"
    assert in_words(2, Case.GENITIVE) == "двух"


def test_dates() -> None:
    assert long_date(date(2026, 11, 21)) == f"21{_NBSP}ноября{_NBSP}2026{_NBSP}г."
    assert long_date(date(2027, 5, 1)).startswith(f"1{_NBSP}мая")
    assert short_date(date(2026, 9, 1)) == "01.09.2026"


def test_school_years() -> None:
    assert school_year(2026) == "2026/27"
    assert school_year(2099) == "2099/00"
    assert full_school_year(2026) == f"2026–2027{_NBSP}учебный{_NBSP}год"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('МБОУ "СОШ №5" - школа', "МБОУ «СОШ №~5»~— школа"),
        ('МБОУ "Школа "Точка роста""', "МБОУ «Школа „Точка роста“»"),
        ('«Школа "Рост"»', "«Школа „Рост“»"),
        ("Школа “Рост”", "Школа «Рост»"),
        ('монитор 21"', 'монитор 21"'),
        ('начал "и не закрыл', 'начал "и~не~закрыл'),
        ("приказ №120", "приказ №~120"),
        ("21 ноября 2026 г.", "21~ноября 2026~г."),
        ("М.П. Иванова", "М.~П.~Иванова"),
        ("Иванова М.П.", "Иванова~М.~П."),
        ("идти в школу и к дому", "идти в~школу и~к~дому"),
        ("2026-2027 год", "2026–2027 год"),
        ("учебно-методический, № 01-10/925", "учебно-методический, №~01-10/925"),
        ("ученик – ученик", "ученик – ученик"),
        ("итог в 2026 г. Начало", "итог в~2026~г. Начало"),
        ("5 городов", "5 городов"),
    ],
)
def test_typesetting(typed: str, printed: str) -> None:
    assert typeset(typed) == printed.replace("~", _NBSP)


@given(st.text(alphabet='абвАБ "«»„“”-—–№1290г.,\N{NO-BREAK SPACE}', max_size=40))
def test_typesetting_twice_changes_nothing(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)
