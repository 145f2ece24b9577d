"""Import of a base of 10,000 people against a bare read of the same file by the same library, in one run.

    .venv/bin/python -m benchmarks.import_people [--rows 10000]

Aim: at most 3 times the bare read. Makes its own file and its own temporary database.
"""

import argparse
import io
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

ROUNDS = 3
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
YEAR = 2026
SURNAMES = ("Готовцев", "Ларионов", "Рожин", "Усов", "Окоёмов", "Захаров", "Дьячков", "Слепцов", "Винокуров")
GIVEN = ("Егор", "Тимур", "Айсен", "Матвей", "Пётр", "Семён", "Лев", "Марк", "Дамир", "Ян")
PATRONYMICS = ("Семёнович", "Егорович", "Петрович", "Ильич", "Маркович", "Львович", "Андреевич")
REQUESTS = (
    "Подготовка к ОГЭ по математике", "Хочу научиться выступать перед классом", "Трудно с английским",
    "Выбор профессии", "Робототехника и программирование", "Адаптация в новом коллективе",
)  # fmt: skip
LETTERS = "абвгдежзиклмнопрсту"


def made_file(rows: int) -> bytes:
    """A base of mentees in the official form, everybody another person."""
    import xlsxwriter

    from nastavnik.rules.people.columns import Base, official_columns

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("База")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_string(0, 0, "Форма базы наставляемых")
        for index, column in enumerate(official_columns(Base.MENTEES)):
            sheet.write_string(1, index, column.title)
        for number in range(rows):
            ending = LETTERS[number % 19] + LETTERS[number // 19 % 19] + LETTERS[number // 361 % 19]
            name = f"{SURNAMES[number % 9]}{ending} {GIVEN[number % 10]} {PATRONYMICS[number % 7]}"
            sheet.write_number(number + 2, 0, number + 1)
            sheet.write_string(number + 2, 1, name)
            sheet.write_string(
                number + 2, 2, f"8 914 {number // 10000:03}-{number // 100 % 100:02}-{number % 100:02}"
            )
            sheet.write_datetime(
                number + 2, 3, date(2008 + number % 8, 1 + number % 12, 1 + number % 28), day
            )
            sheet.write_string(number + 2, 4, REQUESTS[number % len(REQUESTS)])
    return out.getvalue()


def seconds(work: Callable[[], object]) -> float:
    """Of the processor: the disk is waited for a moment only, and neighbours on the machine do not count."""
    began = time.process_time()
    work()
    return time.process_time() - began


def bare_read(content: bytes) -> None:
    from python_calamine import CalamineWorkbook

    CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as data:
        os.environ |= {"NASTAVNIK_DATA": data, "DJANGO_SETTINGS_MODULE": "nastavnik.project.settings"}
        os.environ.pop("DATABASE_URL", None)
        measure(rows)


def measure(rows: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from nastavnik.orgs.actions import add_unit
    from nastavnik.orgs.models import Kind, Level, Unit
    from nastavnik.people.actions.imports import import_file
    from nastavnik.people.importing.running import Report
    from nastavnik.rules.access import SYSTEM

    def unit(parent: Unit | None, level: Level, code: str) -> Unit:
        kind = {"kind": Kind.SCHOOL} if level == Level.ORGANISATION else {}
        return add_unit(
            parent=parent, level=level, name=code, short_name=code, code=code, by=SYSTEM, now=NOW, **kind
        )

    district = unit(unit(None, Level.REGION, "r"), Level.MUNICIPALITY, "m")
    schools = iter([unit(district, Level.ORGANISATION, f"s{number}") for number in range(ROUNDS + 1)])
    content = made_file(rows)

    def take(school: Unit, *, dry_run: bool = False) -> Report:
        report = import_file(
            content, "база.xlsx", kind="mentees", organisation=school, year=YEAR,
            by=SYSTEM, now=NOW, today=TODAY, dry_run=dry_run,
        )  # fmt: skip
        assert not report.refused, report.refused[:3]
        return report

    warm = next(schools)
    take(warm)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bare = statistics.median(seconds(lambda: bare_read(content)) for _ in range(ROUNDS))
    dry = statistics.median(seconds(lambda: take(warm, dry_run=True)) for _ in range(ROUNDS))
    whole = statistics.median(seconds(partial(take, school)) for school in schools)
    print(f"rows: {rows}")
    print(f"bare read, s of processor: {bare:.2f}")
    print(f"check of the file, s: {dry:.2f} ({dry / bare:.1f} times)")
    print(f"import, s: {whole:.2f} ({whole / bare:.1f} times; aim 3)")
    print(f"import, rows a second: {rows / whole:.0f}")
    print(f"memory at most, MB: {max(before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024}")


if __name__ == "__main__":
    main()
