"""Files of the bases made for tests: workbooks with the official form, CSV, many invented people."""

import io
import random
from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

from nastavnik.rules.people.columns import Base, official_columns

SURNAMES = ("Готовцев", "Ларионов", "Рожин", "Усов", "Окоёмов", "Захаров", "Дьячков", "Слепцов", "Винокуров")
GIVEN = ("Егор", "Тимур", "Айсен", "Матвей", "Пётр", "Семён", "Лев", "Марк", "Дамир", "Ян")
PATRONYMICS = ("Семёнович", "Егорович", "Петрович", "Ильич", "Маркович", "Львович", "Андреевич")
REQUESTS = (
    "Подготовка к ОГЭ по математике", "Хочу научиться выступать перед классом", "Трудно с английским",
    "Выбор профессии", "Робототехника и программирование", "Адаптация в новом коллективе",
)  # fmt: skip


def workbook(titles: Sequence[str], rows: Sequence[Sequence[Any]], *, above: Sequence[str] = ()) -> bytes:
    """An XLSX with lines of a title above the header."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in above:
        sheet.append([line])
    sheet.append(list(titles))
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def mentees(*rows: Sequence[Any]) -> bytes:
    """A base of mentees: (name, contacts, birth, request) and further official cells in their order."""
    titles = [column.title for column in official_columns(Base.MENTEES)]
    return workbook(titles, [[number, *row] for number, row in enumerate(rows, 1)])


def mentors(*rows: Sequence[Any]) -> bytes:
    """A base of mentors: (name, contacts, place, competences) and further official cells in their order."""
    titles = [column.title for column in official_columns(Base.MENTORS)]
    return workbook(titles, [[number, *row] for number, row in enumerate(rows, 1)])


def many_mentees(count: int, seed: int = 1) -> list[list[Any]]:
    """So many different invented people."""
    rng = random.Random(seed)
    return [
        [
            f"{rng.choice(SURNAMES)}{'абвгдежзик'[number % 10]}{'лмнопрстуф'[number // 10 % 10]}"
            f"{'хцчшщыэюя'[number // 100 % 9]}{'аеиоу'[number // 900 % 5]} "
            f"{rng.choice(GIVEN)} {rng.choice(PATRONYMICS)}",
            f"8 914 {number // 10000 % 1000:03}-{number // 100 % 100:02}-{number % 100:02}",
            date(2008 + number % 8, 1 + number % 12, 1 + number % 28),
            rng.choice(REQUESTS),
        ]
        for number in range(count)
    ]
