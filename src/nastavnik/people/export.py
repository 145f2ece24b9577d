"""The bases as workbooks in the official form: the exact columns, a title, the numbers of columns, no live cell."""

import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import xlsxwriter
from django.db.models import Prefetch

from nastavnik.orgs.models import Unit
from nastavnik.people.models import MentorProfile, Person, PersonQuerySet, Request
from nastavnik.people.official import NO_PARTNERS, Partners, official_cells
from nastavnik.rules.people.cells import Cell
from nastavnik.rules.people.columns import Base, Column, Field, official_columns
from nastavnik.tables.writing import guarded

TITLES = {
    Base.MENTEES: "Форма базы наставляемых",
    Base.MENTORS: "Форма базы наставников",
}
_WIDTHS = {Field.NUMBER: 5, Field.FULL_NAME: 32, Field.BORN: 13, Field.ENTERED_ON: 13, Field.FINISHED_ON: 13}
_WIDE = {Field.REQUEST: 40, Field.COMPETENCES: 40, Field.CONTACTS: 32, Field.RESULT: 32}
_WIDTH = 24
_CHUNK = 500
HEADER_ROW = 3
"""Rows counted from 0: the title, the organisation, a free row, then the header and the numbers of columns."""


def export_base(
    kind: str,
    organisation: Unit,
    year: int,
    people: PersonQuerySet,
    *,
    partners: Partners = NO_PARTNERS,
) -> tuple[bytes, list[int]]:
    """The base of a kind and year for those of `people` who are in it, by name; the workbook and their ids.

    `partners`: what stands in the columns of the pair, by id of the request or profile; without an entry,
    what a file once stated.
    """
    base = Base(kind)
    out = io.BytesIO()
    taken: list[int] = []
    with xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": f"{TITLES[base]}: {organisation.short_name}"})
        sheet = book.add_worksheet("База")
        formats = _Formats(book)
        columns = official_columns(base)
        _begin(sheet, formats, base, columns, organisation, year)
        for number, (person, role) in enumerate(_rows(base, year, people), 1):
            cells = official_cells(person, role, partners.get(role.pk))
            cells[Field.NUMBER] = number
            for index, column in enumerate(columns):
                _write(sheet, HEADER_ROW + 1 + number, index, cells.get(column.field), formats)
            taken.append(person.pk)
    return out.getvalue(), taken


class _Formats:
    def __init__(self, book: Any) -> None:
        cell = {
            "border": 1,
            "valign": "top",
            "text_wrap": True,
            "font_name": "Liberation Sans",
            "font_size": 10,
        }
        self.title = book.add_format({"bold": True, "font_size": 13, "font_name": "Liberation Sans"})
        self.note = book.add_format({"font_size": 10, "font_name": "Liberation Sans"})
        self.header = book.add_format(
            {**cell, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#EEF2F6"}
        )
        self.numbers = book.add_format({**cell, "align": "center", "italic": True})
        self.text = book.add_format(cell)
        self.day = book.add_format({**cell, "num_format": "dd.mm.yyyy", "align": "left"})
        self.number = book.add_format({**cell, "align": "left"})


def _begin(
    sheet: Any, formats: _Formats, base: Base, columns: tuple[Column, ...], organisation: Unit, year: int
) -> None:
    """Widths, the title rows, the header, the numbers of columns; the header stays in view and is repeated in print."""
    for index, column in enumerate(columns):
        width = _WIDTHS.get(column.field) or _WIDE.get(column.field) or _WIDTH
        sheet.set_column(index, index, width)
    sheet.write_string(0, 0, TITLES[base], formats.title)
    name = guarded(organisation.name)
    sheet.write_string(1, 0, f"{name}, {year}/{year + 1} учебный год", formats.note)
    for index, column in enumerate(columns):
        sheet.write_string(HEADER_ROW, index, column.title, formats.header)
    for index in range(len(columns)):
        sheet.write_number(HEADER_ROW + 1, index, index + 1, formats.numbers)
    sheet.freeze_panes(HEADER_ROW + 1, 2)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _rows(base: Base, year: int, people: PersonQuerySet) -> Iterator[tuple[Person, Request | MentorProfile]]:
    """Persons with their role of the year; constant memory, two queries for every five hundred."""
    related = "requests" if base is Base.MENTEES else "mentor_profiles"
    model: type[Request] | type[MentorProfile] = Request if base is Base.MENTEES else MentorProfile
    in_base = people.mentees_of(year) if base is Base.MENTEES else people.mentors_of(year)
    roles: Any = Prefetch(related, model._default_manager.filter(year=year), to_attr="roles_of_year")
    ordered = in_base.order_by("sort_key", "pk").prefetch_related(roles)
    found: Iterable[Any] = ordered.iterator(chunk_size=_CHUNK)
    for person in found:
        for role in person.roles_of_year:
            yield person, role


def _write(sheet: Any, row: int, column: int, cell: Cell, formats: _Formats) -> None:
    """Texts only as texts: nothing that people wrote is ever a formula, a link or a number."""
    if cell is None or cell == "":
        sheet.write_blank(row, column, None, formats.text)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats.day)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, formats.number)
    else:
        sheet.write_string(row, column, str(cell)[:32_767], formats.text)
