"""Rows of a base become people; what is wrong stands with its sheet, row and column, errors apart from warnings."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest

from nastavnik.rules.outcome import Place
from nastavnik.rules.people.cells import Cell, MergedRange, RawRow
from nastavnik.rules.people.columns import Base, official_columns
from nastavnik.rules.people.headers import find_header, guess_mapping
from nastavnik.rules.people.parsed import (
    AgeWindow,
    Contacts,
    Gender,
    ParsedMentee,
    ParsedMentor,
    ReadRow,
    RowContext,
    TimeResource,
)
from nastavnik.rules.people.rows import LONGEST_TEXT, read_row, read_rows

TODAY = date(2026, 11, 21)
MENTEES = RowContext(Base.MENTEES, "База", TODAY)
MENTORS = RowContext(Base.MENTORS, "База", TODAY)


def mentee(titles: Sequence[str], *cells: Cell) -> ReadRow:
    return read_row(RawRow(5, cells), guess_mapping(titles, Base.MENTEES), MENTEES)


def mentees(
    titles: Sequence[str], *rows: Sequence[Cell], merged: Sequence[MergedRange] = ()
) -> list[ReadRow]:
    raw = [RawRow(number, tuple(row)) for number, row in enumerate(rows, 2)]
    mapping = guess_mapping(titles, Base.MENTEES)
    return list(read_rows(raw, mapping, MENTEES, titles=titles, merged=merged))


def codes(row: ReadRow) -> list[str]:
    return [problem.code for problem in row.problems]


@pytest.mark.fulfils("S0-2.4.2")
def test_a_row_of_the_official_form_of_mentees() -> None:
    titles = [column.title for column in official_columns(Base.MENTEES)]
    row = mentee(
        titles, 1.0, "БЫКОВ пётр Ильич", "мама Быкова Вера, 8-914-123-45-67", "05.03.2012", "физика", datetime(2026, 9, 1),
        "Дятлова Ольга Петровна", "ученик – ученик", "МБОУ «СОШ № 3»", "25.05.2027", "повысил оценку",
        "https://school.example/case", "да",
    )  # fmt: skip
    assert row == ReadRow(
        5,
        ParsedMentee(
            surname="Быков",
            given="Пётр",
            patronymic="Ильич",
            born=date(2012, 3, 5),
            birth_year=2012,
            contacts=Contacts(("+79141234567",), (), "мама Быкова Вера"),
            request="физика",
            entered_on=date(2026, 9, 1),
            pair_names=("Дятлова Ольга Петровна",),
            form_title="ученик – ученик",
            form_code="pupil-pupil",
            pair_organisation="МБОУ «СОШ № 3»",
            finished_on=date(2027, 5, 25),
            result="повысил оценку",
            link="https://school.example/case",
            completed=True,
        ),
    )


@pytest.mark.fulfils("S0-2.4.2")
def test_a_row_of_the_official_form_of_mentors() -> None:
    titles = [column.title for column in official_columns(Base.MENTORS)]
    cells = (
        1, "Дятлова Ольга Петровна", "dyatlova@school.example", "МБОУ «СОШ № 3»", "физика, робототехника",
        "победитель конкурса", "лыжи", "5–7 класс", "2 часа в неделю, вторник, не более двух учеников", "01.09.2026",
        "Быков П. И., Ясенева А. А.", "Учитель – учитель", "МБОУ «СОШ № 3»", None, None, None,
    )  # fmt: skip
    row = read_row(RawRow(3, cells), guess_mapping(titles, Base.MENTORS), MENTORS)
    person = row.person
    assert isinstance(person, ParsedMentor)
    assert row.problems == ()
    assert (person.competences, person.achievements, person.interests) == cells[4:7]
    assert person.organisation == "МБОУ «СОШ № 3»"
    assert person.age_window == AgeWindow(11, 14)
    assert person.time == TimeResource(2, 2.0, (1,))
    assert person.pair_names == ("Быков П. И.", "Ясенева А. А.")
    assert person.form_code == "teacher-teacher"
    assert person.contacts.emails == ("dyatlova@school.example",)


def test_wanted_further_columns() -> None:
    titles = ["Фамилия", "Имя и отчество", "Пол", "Класс", "Категория", "Дата согласия", "Предприятие", "Телефон",
              "Телефон родителя", "E-mail", "Законный представитель", "Региональная база", "Стаж с", "Стаж", "СНИЛС"]  # fmt: skip
    row = mentee(titles, "Быков", "Пётр Ильич", "м", "7 «а» класс", "с ОВЗ", "01.09.2026", "Завод", "89141234567",
                 "89147654321", "b@school.example", "Быкова Вера", "+", "01.09.2020", "6 лет", "—")  # fmt: skip
    person = row.person
    assert person
    assert row.problems == ()
    assert (person.surname, person.given, person.patronymic) == ("Быков", "Пётр", "Ильич")
    assert person.gender is Gender.MALE
    assert (person.class_name, person.category, person.partner) == ("7А", "с ОВЗ", "Завод")
    assert person.consent_on == date(2026, 9, 1)
    assert person.contacts == Contacts(("+79141234567", "+79147654321"), ("b@school.example",), "Быкова Вера")
    assert person.regional_mark is True
    assert person.experience_from == date(2020, 9, 1)
    assert person.extra == {"Стаж": "6 лет"}


@pytest.mark.parametrize(
    ("name", "born", "code"),
    [
        (None, "05.03.2012", "name-missing"),
        ("123", "05.03.2012", "name-empty"),
        ("Быков2 Пётр", "05.03.2012", "name-digits"),
        ("Быков Пётр", "31.02.2012", "date-impossible"),
        ("Быков Пётр", "05.03.2092", "date-future"),
        ("#ССЫЛКА!", "05.03.2012", "cell-error"),
    ],
)
def test_errors_keep_the_row_out_and_stand_in_their_cell(name: str | None, born: str, code: str) -> None:
    row = mentee(["№", "ФИО", "Дата рождения", "Запрос"], 1, name, born, "физика")
    assert row.person is None
    first = row.problems[0]
    assert first.code == code
    column = "Дата рождения" if code.startswith("date") else "ФИО"
    assert first.where == Place("База", 5, column)


@pytest.mark.parametrize(
    ("title", "cell", "code"),
    [
        ("Дата рождения", 2012, "date-partial"),
        ("Дата рождения", "не помню", "date-unread"),
        ("Дата рождения", "01.09.2024", "born-young"),
        ("Телефон", "2-34-56", "phone-unread"),
        ("E-mail", "быков@", "email-strange"),
        ("Форма наставничества", "бабушка – внук", "form-unknown"),
        ("Пол", "средний", "gender-unread"),
        ("Отметка о прохождении", "наверное", "mark-unread"),
        ("Запрос", "я" * (LONGEST_TEXT + 1), "text-long"),
        ("Запрос", "#ЗНАЧ!", "cell-error"),
        ("Дата вхождения", "сентябрь 2026", "date-first-day"),
    ],
)
def test_warnings_let_the_row_through(title: str, cell: Cell, code: str) -> None:
    row = mentee(["ФИО", title], "Быков Пётр", cell)
    assert row.ok
    assert codes(row) == [code]
    assert not row.problems[0].blocks
    assert row.problems[0].where == Place("База", 5, title)


def test_a_year_alone_is_kept() -> None:
    person = mentee(["ФИО", "Год рождения"], "Быков Пётр", 2012.0).person
    assert person
    assert (person.born, person.birth_year) == (None, 2012)


def test_the_end_may_not_come_before_the_start() -> None:
    row = mentee(["ФИО", "Дата вхождения", "Дата завершения"], "Быков Пётр", "01.09.2026", "01.09.2025")
    assert codes(row) == ["dates-order"]


def test_a_class_written_beside_the_name_is_found() -> None:
    person = mentee(["ФИО, класс", "Запрос"], "Быков Пётр, 7 «а» класс", "физика").person
    assert person
    assert (person.surname, person.given, person.class_name) == ("Быков", "Пётр", "7А")


def test_ages_that_the_office_program_took_for_a_date_are_told() -> None:
    mapping = guess_mapping(["ФИО", "Желаемый возраст"], Base.MENTORS)
    row = read_row(RawRow(2, ("Дятлова Ольга", date(2026, 7, 5))), mapping, MENTORS)
    assert codes(row) == ["ages-date"]


@pytest.mark.fulfils("X-18")
def test_rows_that_are_no_people_are_passed_over_and_told() -> None:
    read = mentees(
        ["№", "ФИО", "Запрос"],
        ["Ученики 7 класса", None, None],
        [1, "Быков Пётр", "физика"],
        [2, None, None],
        [None, None, None],
        ["№", "ФИО", "Запрос"],
        [3, "Ясенева Анна", None],
        ["Итого: 2", None, None],
        ["Директор школы", "________ И. И. Петрова", None],
    )
    assert [(row.number, row.ok) for row in read] == [
        (2, False),
        (3, True),
        (7, True),
        (8, False),
        (9, False),
    ]
    assert [codes(row) for row in read if not row.ok] == [["row-skipped"]] * 3
    assert not any(problem.blocks for row in read for problem in row.problems)


def test_values_merged_downwards_hold_for_each_row() -> None:
    read = mentees(
        ["ФИО", "Класс"], ["Быков Пётр", "7А"], ["Ясенева Анна", None], ["Яров Яков", None],
        merged=[MergedRange(2, 3, 1, 1)],
    )  # fmt: skip
    assert [row.person.class_name if row.person else None for row in read] == ["7А", "7А", ""]


def test_a_name_merged_over_several_rows_is_one_person_and_the_rest_is_told() -> None:
    read = mentees(
        ["ФИО", "Запрос"], ["Быков Пётр", "физика"], [None, "химия"], [None, None],
        merged=[MergedRange(2, 4, 0, 0)],
    )  # fmt: skip
    assert [(row.number, row.ok, codes(row)) for row in read] == [(2, True, []), (3, False, ["name-merged"])]
    assert "2–4" in read[1].problems[0].text


def test_a_person_twice_in_the_file_is_told() -> None:
    read = mentees(
        ["ФИО", "Год рождения"], ["Быков Пётр", 2012], ["БЫКОВ  Петр", "2012 г."], ["Быков Пётр", 2013]
    )
    assert ["row-repeated" in codes(row) for row in read] == [False, True, False]
    assert "строке 2" in read[1].problems[-1].text


def test_a_name_of_the_pair_in_three_columns() -> None:
    header = find_header(
        [
            RawRow(1, ("ФИО", "Наставник", None, None)),
            RawRow(2, (None, "Фамилия", "Имя", "Отчество")),
            RawRow(3, ("Быков Пётр", "Дятлова", "Ольга", "Петровна")),
        ],
        Base.MENTEES,
    )
    assert header
    person = read_row(
        RawRow(3, ("Быков Пётр", "Дятлова", "Ольга", "Петровна")), header.mapping, MENTEES
    ).person
    assert person
    assert person.pair_names == ("Дятлова Ольга Петровна",)


def test_a_short_row_has_blanks_to_its_right() -> None:
    row = mentee(["ФИО", "Запрос", "Класс"], "Быков Пётр")
    assert row.person == ParsedMentee(surname="Быков", given="Пётр")


def test_serial_days_are_counted_in_the_system_of_the_file() -> None:
    mapping = guess_mapping(["ФИО", "Дата рождения"], Base.MENTEES)
    raw = RawRow(2, ("Быков Пётр", 39511))
    assert read_row(raw, mapping, replace(MENTEES, date1904=True)).person == ParsedMentee(
        surname="Быков", given="Пётр", born=date(2012, 3, 5), birth_year=2012
    )


def test_signs_that_no_database_takes_are_dropped() -> None:
    person = mentee(["ФИО", "Запрос"], "Быков Пётр", "фи\x00зика\x07\n\n химия ").person
    assert isinstance(person, ParsedMentee)
    assert person.request == "физика\nхимия"


def test_ten_thousand_rows_take_no_time() -> None:
    titles = [column.title for column in official_columns(Base.MENTEES)] + ["Телефон", "Класс"]
    raw = [
        RawRow(n, (n, f"Быков{'абвгдежзик'[n % 10]} Иван Ильич", "мама Вера 89141234567", "05.03.2012", "физика",
                   "01.09.2026", "Дятлова Ольга", "ученик-ученик", "МБОУ", "25.05.2027", "лучше", None, "да",
                   f"8914{n:07}", "7А"))
        for n in range(10_000)
    ]  # fmt: skip
    start = time.process_time()
    read = list(read_rows(raw, guess_mapping(titles, Base.MENTEES), MENTEES, titles=titles))
    assert sum(row.ok for row in read) == 10_000
    assert time.process_time() - start < 3  # about 0.8 s on two quiet cores
