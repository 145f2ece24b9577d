"""From a file to people: what the reader knows of a sheet reaches the rows."""

from datetime import date
from pathlib import Path

import pytest

from nastavnik.rules.people.columns import Base
from nastavnik.rules.people.headers import find_header
from nastavnik.rules.people.parsed import RowContext
from nastavnik.rules.people.rows import read_rows
from nastavnik.tables import open_table

DATA = Path(__file__).parent / "data"


@pytest.mark.fulfils("X-18")
def test_a_base_with_a_hidden_column_merged_cells_and_titles() -> None:
    sheet = open_table(DATA / "people.xls", "база.xls").sheets[0]
    rows = list(sheet.rows())
    header = find_header(
        rows, Base.MENTEES, hidden=sheet.hidden_columns, merged=sheet.merged, sheet=sheet.name
    )
    assert header
    assert header.first_data_row == 4
    assert [problem.code for problem in header.mapping.problems] == ["column-hidden"]
    context = RowContext(Base.MENTEES, sheet.name, date(2026, 11, 21), sheet.date1904)
    below = [row for row in rows if row.number >= header.first_data_row]
    people = [
        row.person
        for row in read_rows(below, header.mapping, context, titles=header.titles, merged=sheet.merged)
    ]
    assert [(p.surname, p.class_name, p.born, p.birth_year, p.extra) for p in people if p] == [
        ("Алёшина", "7А", date(2012, 3, 5), 2012, {}),
        ("Быков", "7А", date(2013, 11, 21), 2013, {}),
        ("Ҕаврильева", "5", None, 2012, {}),
    ]
