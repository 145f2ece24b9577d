"""Files as schools have them: titles above the header, merged cells, numbers of columns, every way of writing."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

SCHOOL = """\
код;название;краткое название;вид;муниципалитет;регион;учредитель;населённый пункт;адрес;телефон;\
электронная почта;руководитель;должность руководителя;пол руководителя;учебный год;обучающихся всего;10–19;15–19;\
педагогов;молодых специалистов;источник;дата
t-1;Муниципальное бюджетное общеобразовательное учреждение «Тихвинская школа № 1»;Школа № 1;школа;\
Тихвинский район;Заречная область;Администрация Тихвинского района;с. Тихое;646000, с. Тихое, ул. Школьная, 1;\
8 (381) 555-01-01;school@t.example;Рожина Мария Ивановна;директор;ж;2026;240;120;40;22;4;ОО-1;20.09.2026
"""

MENTEES_HEADER = (
    "№ п/п", "ФИО обучающегося", "Класс", "Дата рождения", "Законный представитель", "Телефон", "Что хочет улучшить",
)  # fmt: skip
MENTEES = (
    (1, "Готовцев Егор Семёнович", "7 «б»", date(2013, 3, 5), "Готовцева Анна Ильинична", "+7 (900) 111-22-33", "подготовка к ОГЭ по математике"),
    (2, "СОЛОВЬЁВА  Алёна Петровна", "8а", "14.07.2012", "Соловьева Ольга Львовна", "8 900 222 33 44", "английский язык, боюсь говорить"),
    (3, "Жирков Павел Андреевич", "7 «б»", "9 ноября 2013 г.", "Жиркова Вера Павловна", "89003334455", "не понимаю алгебру"),
    (4, "Рожин Артем Ильич", "6 «а»", date(2014, 1, 30), "Рожина Инна Олеговна", 79004445566, "математика и задачи на дроби"),
    (5, "Ким Дарья Олеговна", "8 «а»", "02.05.2012", "Ким Олег Сергеевич", "8-900-555-66-77, мама", "разговорный английский"),
    (6, "Окоёмова Софья Глебовна", "7 «а»", date(2013, 8, 19), "Окоёмов Глеб Юрьевич", "+79006667788", "физика, подготовка к ОГЭ"),
)  # fmt: skip

MENTORS_HEADER = (
    "№", "Фамилия", "Имя", "Отчество", "Класс", "Дата рождения", "Основные компетенции наставника",
    "Желаемый возраст наставляемых",
)  # fmt: skip
MENTORS = (
    (1, "Слепцов", "Тимур", "Егорович", "10 «а»", date(2010, 4, 11), "Математика, алгебра, подготовка к ОГЭ", "12–14 лет"),
    (2, "Винокурова", "Алина", "Марковна", "10 «б»", "21.02.2010", "Английский язык, разговорный клуб", "12–15 лет"),
    (3, "Седых", "Лев", "Ильич", "11 «а»", "3 июня 2009 г.", "Математика и физика, олимпиады", ""),
    (4, "Ларионова", "Ева", "Денисовна", "10 «а»", date(2010, 9, 1), "Английский язык", "11–15 лет"),
    (5, "Томский", "Марк", "Олегович", "11 «а»", "12.12.2009", "Математика, дроби, арифметика", ""),
)  # fmt: skip


def base_workbook(
    path: Path,
    title: str,
    header: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    spoil_row: int | None = None,
) -> Path:
    """A workbook with its header in the fourth row and a row of column numbers under it.

    `spoil_row`: in this row of the list (from 1) the birth date is one that no calendar has.
    """
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "База"
    width = len(header)
    sheet["A1"] = "МБОУ «Тихвинская школа № 1»"
    sheet["A2"] = title
    for number in (1, 2):
        sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=width)
    sheet["A2"].font = Font(bold=True)
    sheet.append([])
    sheet.append(list(header))
    sheet.append(list(range(1, width + 1)))
    born = list(header).index("Дата рождения")
    for row in rows:
        cells = list(row)
        if row[0] == spoil_row:
            cells[born] = "31.02.2013"
        sheet.append(cells)
    book.save(path)
    return path
