"""The header of a base is found where people put it, and its columns are understood."""

from collections.abc import Sequence

import pytest

from nastavnik.rules.people.cells import Cell, MergedRange, RawRow
from nastavnik.rules.people.columns import EXTRA, Base, Field, known_columns, official_columns
from nastavnik.rules.people.headers import find_header, guess_mapping
from nastavnik.rules.people.titles import best_field


def sheet(*rows: Sequence[Cell]) -> list[RawRow]:
    return [RawRow(number, tuple(row)) for number, row in enumerate(rows, 1)]


@pytest.mark.fulfils("S0-2.4.2")
@pytest.mark.parametrize("base", Base)
def test_the_official_form_is_understood_whole(base: Base) -> None:
    titles = [column.title for column in official_columns(base)]
    mapping = guess_mapping(titles, base)
    assert [column.field for column in mapping.columns] == [column.field for column in official_columns(base)]
    assert mapping.problems == ()
    assert len(titles) == {Base.MENTEES: 13, Base.MENTORS: 16}[base]


@pytest.mark.parametrize("base", Base)
def test_every_synonym_means_its_own_column(base: Base) -> None:
    other = {Base.MENTEES: "наставник", Base.MENTORS: "наставляем"}[base]
    for column in known_columns(base):
        for title in (column.title, *column.synonyms):
            if column in EXTRA and other in title.lower():
                continue  # «Телефон наставника» among mentees is the other side's
            assert best_field(base, title)[0] is column.field, title


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Ф.И.О.", Field.FULL_NAME),
        ("Ф. И. О.  наставляемого", Field.FULL_NAME),
        ("ФИО (наставляемый)", Field.FULL_NAME),
        ("ФИО ребёнка (полностью)", Field.FULL_NAME),
        ("Дата рождения ребенка", Field.BORN),
        ("Основной запорс наставляемого", Field.REQUEST),
        ("Контактные даные для связи", Field.CONTACTS),
        ("Дата вхождения в програму", Field.ENTERED_ON),
        ("Тел. родителя", Field.REPRESENTATIVE_CONTACTS),
        ("Наставник: фамилия", Field.PAIR_NAME),
        ("Согласие на обработку ПД (дата)", Field.CONSENT_ON),
        ("Kласс", Field.CLASS_NAME),  # the K is Latin
        ("ФИО классного руководителя", None),
        ("ФИО куратора", None),
        ("Телефон наставника", None),
        ("Должность наставника", None),
        ("Пол наставника", None),
        ("Год рождения наставника", None),
        ("Дата", None),
        ("СНИЛС", None),
        ("Школа наставничества пройдена", None),
    ],
)
def test_titles_of_mentees(title: str, field: Field | None) -> None:
    assert best_field(Base.MENTEES, title)[0] is field


def test_the_header_stands_under_titles_and_over_a_row_of_numbers() -> None:
    rows = sheet(
        ["Приложение 1"],
        ["База наставляемых МБОУ СОШ № 3", None, None],
        [],
        ["№ п/п", "ФИО", "Год рождения", "Запрос"],
        [1, 2, 3, 4],
        [1, "Быков Пётр", 2012, "физика"],
    )
    header = find_header(rows, Base.MENTEES)
    assert header
    assert (header.first_row, header.first_data_row) == (4, 6)
    assert list(header.mapping.fields.values()) == [Field.NUMBER, Field.FULL_NAME, Field.BORN, Field.REQUEST]


@pytest.mark.parametrize(
    "merged", [(), (MergedRange(1, 1, 1, 3), MergedRange(1, 2, 4, 4), MergedRange(1, 1, 5, 6))]
)
def test_a_header_of_two_rows_under_group_titles(merged: tuple[MergedRange, ...]) -> None:
    rows = sheet(
        ["№", "Наставляемый", None, None, "Класс", "Наставник", None],
        [None, "Фамилия", "Имя", "Отчество", None, "Фамилия", "Имя"],
        [1, "Быков", "Пётр", "Ильич", "7А", "Дятлова", "Ольга"],
    )
    header = find_header(rows, Base.MENTEES, merged=merged)
    assert header
    assert (header.last_row, header.first_data_row) == (2, 3)
    assert [column.field for column in header.mapping.columns] == [
        Field.NUMBER, Field.SURNAME, Field.GIVEN, Field.PATRONYMIC, Field.CLASS_NAME, Field.PAIR_NAME,
        Field.PAIR_NAME,
    ]  # fmt: skip


def test_a_header_beyond_the_first_twenty_rows_is_not_looked_for() -> None:
    def at(row: int) -> bool:
        return find_header(sheet(*[["текст"]] * row, ["ФИО", "Запрос", "Класс"]), Base.MENTEES) is not None

    assert at(19)
    assert not at(30)


def test_a_sheet_of_something_else_has_no_header() -> None:
    assert find_header(sheet(["Товар", "Цена"], ["Мел", 20], ["Тетрадь", 40]), Base.MENTEES) is None


def test_a_hidden_column_never_becomes_the_name() -> None:
    mapping = guess_mapping(["ФИО", "Ф.И.О. наставляемого", "Запрос"], Base.MENTEES, hidden={0}, sheet="База")
    assert mapping.indexes(Field.FULL_NAME) == (1,)
    assert [(p.code, p.blocks) for p in mapping.problems] == [("column-hidden", False)]
    alone = guess_mapping(["ФИО", "Запрос"], Base.MENTEES, hidden={0})
    assert not alone.has_name
    assert {problem.code for problem in alone.problems} == {"column-hidden", "column-name-missing"}


def test_unknown_columns_are_kept_and_told_and_can_be_corrected() -> None:
    mapping = guess_mapping(["ФИО", "СНИЛС", "Любимые книги"], Base.MENTEES)
    assert [column.title for column in mapping.unknown] == ["СНИЛС", "Любимые книги"]
    corrected = mapping.corrected({2: Field.REQUEST})
    assert corrected.indexes(Field.REQUEST) == (2,)
    assert [problem.where.column for problem in corrected.problems] == ["СНИЛС"]


def test_of_two_columns_for_one_field_the_surer_keeps_it() -> None:
    mapping = guess_mapping(["ФИО", "Запрос (кратко)", "Основной запрос наставляемого"], Base.MENTEES)
    assert mapping.indexes(Field.REQUEST) == (2,)
    assert [column.title for column in mapping.unknown] == ["Запрос (кратко)"]


def test_a_lone_first_name_column_holds_the_full_name() -> None:
    assert guess_mapping(["Имя", "Запрос"], Base.MENTEES).indexes(Field.FULL_NAME) == (0,)
    assert guess_mapping(["Фамилия", "Имя"], Base.MENTEES).indexes(Field.GIVEN) == (1,)


def test_the_birth_date_of_a_mentor_is_known() -> None:
    """K2 counts mentors of 15–19, and who signs a consent depends on the age."""
    assert best_field(Base.MENTORS, "Дата рождения")[0] is Field.BORN
