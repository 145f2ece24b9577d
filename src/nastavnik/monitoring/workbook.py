"""Figures as XLSX: the same values as on the page, with the method printed beside."""

from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

from nastavnik.monitoring.queries import Figure, indicators_below, indicators_of, shares_of_forms
from nastavnik.orgs.models import Level, Unit
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.tables.writing import guarded

FIGURE_COLUMNS = (
    ("Код", 8),
    ("Показатель", 50),
    ("Числитель", 12),
    ("Знаменатель", 13),
    ("Факт, %", 10),
    ("План, %", 10),
    ("Разница, п. п.", 12),
    ("Состояние", 16),
    ("Как считали", 70),
    ("Источник плана", 40),
)


def indicators_workbook(unit: Unit, *, on: date) -> bytes:
    """Three sheets: figures of the unit, of the units below, shares of forms."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    styles = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "share": book.add_format({"num_format": "0.0", "valign": "top"}),
    }
    title = f"{unit.short_name}, на {short_date(on)}"
    _figures_sheet(book, styles, title, indicators_of(unit, on=on))
    if unit.level != Level.ORGANISATION:
        _below_sheet(book, styles, title, unit, on)
    _forms_sheet(book, styles, title, unit, on)
    book.close()
    return buffer.getvalue()


def _sheet(
    book: Any, styles: dict[str, Any], name: str, title: str, heads: list[str], widths: list[int]
) -> Any:
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, guarded(title), styles["title"])
    for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, guarded(head), styles["head"])
    sheet.freeze_panes(3, 0)
    sheet.repeat_rows(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    return sheet


def _number(sheet: Any, row: int, column: int, value: Any, style: Any = None) -> None:
    if value is None:
        sheet.write_string(row, column, "—", style)
    else:
        sheet.write_number(row, column, float(value), style)


def _figures_sheet(book: Any, styles: dict[str, Any], title: str, figures: list[Figure]) -> None:
    heads = [title for title, _ in FIGURE_COLUMNS]
    sheet = _sheet(book, styles, "Показатели", title, heads, [width for _, width in FIGURE_COLUMNS])
    for row, figure in enumerate(figures, start=3):
        value = figure.value
        sheet.write_string(row, 0, figure.code, styles["wrap"])
        sheet.write_string(row, 1, guarded(figure.title), styles["wrap"])
        sheet.write_number(row, 2, value.numerator, styles["wrap"])
        _number(sheet, row, 3, value.denominator, styles["wrap"])
        _number(sheet, row, 4, value.share, styles["share"])
        _number(sheet, row, 5, value.plan, styles["share"])
        _number(sheet, row, 6, value.difference, styles["share"])
        sheet.write_string(row, 7, figure.status, styles["wrap"])
        sheet.write_string(row, 8, guarded(figure.method_note), styles["wrap"])
        sheet.write_string(row, 9, guarded(figure.plan_source), styles["wrap"])


def _below_sheet(book: Any, styles: dict[str, Any], title: str, unit: Unit, on: date) -> None:
    rows = indicators_below(unit, on=on)
    where = "Территория" if unit.level == Level.REGION else "Организация"
    name = "По территориям" if unit.level == Level.REGION else "По организациям"
    heads = [where]
    for figure in rows[0].figures if rows else []:
        heads += [f"{figure.code}: {part}" for part in ("числитель", "знаменатель", "факт, %", "план, %")]
    sheet = _sheet(book, styles, name, title, heads, [44] + [12] * (len(heads) - 1))
    for number, row in enumerate(rows, start=3):
        sheet.write_string(number, 0, guarded(row.unit.short_name))
        for index, figure in enumerate(row.figures):
            column = 1 + 4 * index
            sheet.write_number(number, column, figure.value.numerator)
            _number(sheet, number, column + 1, figure.value.denominator)
            _number(sheet, number, column + 2, figure.value.share, styles["share"])
            _number(sheet, number, column + 3, figure.value.plan, styles["share"])


def _forms_sheet(book: Any, styles: dict[str, Any], title: str, unit: Unit, on: date) -> None:
    heads = ["Территория или организация", "Форма наставничества", "Пар и групп", "Наставляемых", "Доля, %"]
    sheet = _sheet(book, styles, "Формы", title, heads, [44, 30, 12, 14, 10])
    for row, share in enumerate(shares_of_forms(unit, on=on), start=3):
        sheet.write_string(row, 0, guarded(share.unit.short_name))
        sheet.write_string(row, 1, guarded(share.form))
        sheet.write_number(row, 2, share.pairs)
        sheet.write_number(row, 3, share.mentees)
        _number(sheet, row, 4, share.share, styles["share"])
