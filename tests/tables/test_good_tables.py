"""What is in a table comes out of it: every format, every row, as a person sees it in the office program."""

import re
from datetime import date
from pathlib import Path

import pytest

from nastavnik.rules.people.cells import MergedRange, RawRow
from nastavnik.tables import Workbook, open_table
from tests.tables.making import PEOPLE, SHEET, edited, ods, ods_row, with_part, with_rows, without_part, xlsx

DATA = Path(__file__).parent / "data"


def rows(workbook: Workbook) -> list[RawRow]:
    return list(workbook.sheets[0].rows())


def values(workbook: Workbook) -> list[list[object]]:
    return [list(row.cells) for row in rows(workbook)]


def test_whole_numbers_come_back_whole_and_blanks_as_none() -> None:
    assert values(open_table(xlsx(), "база.xlsx")) == PEOPLE


def test_rows_keep_their_numbers_and_blank_ones_are_passed_over() -> None:
    read = rows(open_table(xlsx([[], ["А"], [], [None, 2.5], []]), "x.xlsx"))
    assert read == [RawRow(2, ("А", None)), RawRow(4, (None, 2.5))]


@pytest.mark.parametrize("since_1904", [False, True])
def test_dates_mean_the_same_day_in_both_date_systems(since_1904: bool) -> None:
    book = open_table(xlsx([[date(2012, 3, 5)]], date_1904=since_1904), "x.xlsx")
    assert values(book) == [[date(2012, 3, 5)]]
    assert book.sheets[0].date1904 is since_1904


@pytest.mark.parametrize("said", [b"A1", b"A1:A1", b"A1:XFD1048576", b"B2:C2", b"garbage", None])
def test_a_wrong_statement_of_size_loses_no_row(said: bytes | None) -> None:
    def change(part: bytes) -> bytes:
        start = part.index(b"<dimension")
        end = part.index(b"/>", start) + 2
        return part[:start] + (b'<dimension ref="%s"/>' % said if said else b"") + part[end:]

    assert values(open_table(edited(xlsx(), SHEET, change), "x.xlsx")) == PEOPLE


def test_cells_without_references_are_read_in_their_order() -> None:
    data = edited(xlsx(), SHEET, lambda part: re.sub(rb'<(c|row) r="[^"]*"', rb"<\1", part))
    assert values(open_table(data, "x.xlsx"))[1][:3] == [1, "Алёшина Вера Павловна", 2012]


def test_a_formula_gives_its_saved_value_and_one_without_is_told() -> None:
    data = with_rows(
        '<row r="5"><c r="A5"><f>2+2</f><v>4</v></c>'
        '<c r="B5" t="str"><f>HYPERLINK("http://x")</f><v>ссылка</v></c><c r="C5"><f>1/7</f></c></row>'
    )
    book = open_table(data, "x.xlsx")
    assert values(book)[-1] == [4, "ссылка", None, None]
    assert [problem.code for problem in book.sheets[0].problems] == ["sheet-formulas"]
    assert "C5" in book.sheets[0].problems[0].text


def test_an_error_value_is_blank_and_told() -> None:
    book = open_table(with_rows('<row r="5"><c r="B5" t="e"><v>#REF!</v></c></row>'), "x.xlsx")
    assert [problem.code for problem in book.sheets[0].problems] == ["sheet-errors"]
    assert len(rows(book)) == 4


def test_data_of_a_macro_workbook_is_read_and_its_macros_are_left_out() -> None:
    data = with_part(xlsx(), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macro")
    assert values(open_table(data, "база.xlsm")) == PEOPLE


def test_hidden_columns_and_merged_areas_are_told() -> None:
    def change(part: bytes) -> bytes:
        part = part.replace(
            b"<sheetData>", b'<cols><col min="2" max="3" hidden="1" width="9"/></cols><sheetData>'
        )
        areas = b'<mergeCells count="1"><mergeCell ref="D2:D4"/></mergeCells>'
        return part.replace(b"</sheetData>", b"</sheetData>" + areas)

    sheet = open_table(edited(xlsx(), SHEET, change), "x.xlsx").sheets[0]
    assert sheet.hidden_columns == {1, 2}
    assert sheet.merged == (MergedRange(2, 4, 3, 3),)


def test_a_column_of_no_width_is_hidden_too() -> None:
    data = edited(
        xlsx(),
        SHEET,
        lambda p: p.replace(b"<sheetData>", b'<cols><col min="2" max="2" width="0"/></cols><sheetData>'),
    )
    assert open_table(data, "x.xlsx").sheets[0].hidden_columns == {1}


def test_parts_that_are_not_needed_may_be_missing() -> None:
    assert values(open_table(without_part(xlsx(), "xl/theme/theme1.xml"), "x.xlsx")) == PEOPLE


def test_the_name_of_the_file_does_not_decide() -> None:
    assert open_table(xlsx(), "база.xls").kind == "xlsx"
    assert open_table(DATA / "people.xls", "база.xlsx").kind == "xls"


def test_ten_thousand_rows_are_all_there() -> None:
    many = [[number, f"Человек {number}"] for number in range(1, 10_001)]
    assert values(open_table(xlsx(many), "x.xlsx")) == many


@pytest.mark.parametrize("name", ["people.xls", "people-1904.xls"])
def test_xls_with_hidden_column_merged_cells_and_dates(name: str) -> None:
    book = open_table(DATA / name, name)
    sheet = book.sheets[0]
    read = values(book)
    assert read[1][:3] == ["№", "Служебный код", "ФИО наставляемого"]
    assert read[2] == [1, "К-1", "Алёшина Вера Павловна", "7А", date(2012, 3, 5), "физика", 89141234567]
    assert read[4][2:5] == ["Ҕаврильева Нарыйа", 5, 2012]
    assert sheet.hidden_columns == {1}
    assert sheet.merged == (MergedRange(4, 5, 3, 3),)
    assert [one.name for one in book.sheets] == ["База", "Второй"]


def test_ods_with_hidden_column_spans_and_repeats() -> None:
    data = ods(
        '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
        + ods_row("ФИО", "код", "Класс")
        + '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        + '<table:table-row><table:table-cell office:value-type="string" table:number-rows-spanned="2">'
        "<text:p>Быков</text:p></table:table-cell>"
        '<table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2012-03-05"><text:p>05.03.12</text:p>'
        "</table:table-cell></table:table-row>"
        + '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    book = open_table(data, "база.ods")
    assert rows(book)[0] == RawRow(1, ("ФИО", "код", "Класс"))
    assert rows(book)[1].number == 4
    assert rows(book)[1].cells == ("Быков", 7, date(2012, 3, 5))
    assert book.sheets[0].hidden_columns == {1}
    assert book.sheets[0].merged == (MergedRange(4, 5, 0, 0),)


TEXT = "№;ФИО;Основной запрос\r\n1;Алёшина Вера Павловна;«физика»\r\n2;Быков Пётр Ильич;подготовка к ОГЭ\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"]
)
def test_csv_in_every_encoding_of_russian_programs(encoding: str) -> None:
    text = TEXT if encoding not in ("koi8-r", "cp866") else TEXT.replace("«", '"').replace("»", '"')
    book = open_table(text.replace("№", "N").encode(encoding), "база.csv")
    assert [row.cells for row in book.sheets[0].rows()] == [
        ("N", "ФИО", "Основной запрос"),
        ("1", "Алёшина Вера Павловна", text.split(";")[4].split("\r")[0].strip('"')),
        ("2", "Быков Пётр Ильич", "подготовка к ОГЭ"),
    ]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_one_short_line_of_capitals_keeps_its_encoding(encoding: str) -> None:
    book = open_table("ФИО;КЛАСС\nИВАНОВ ИВАН;7\n".encode(encoding), "a.csv")
    assert next(iter(book.sheets[0].rows())).cells == ("ФИО", "КЛАСС")


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_with_every_separator_and_quotes(separator: str) -> None:
    text = f'ФИО{separator}Запрос\n"Быков{separator} Пётр"{separator}"две\nстроки и ""кавычки"""\n'
    book = open_table(text.encode(), "x.csv")
    assert values(book)[1] == [f"Быков{separator} Пётр", 'две\nстроки и "кавычки"']
