"""The official row of a person: what stands in each column of the federal forms, and that row read back."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from nastavnik.people.models import MentorProfile, Person, Request
from nastavnik.rules.people.cells import Cell, RawRow
from nastavnik.rules.people.columns import Base, Field, official_columns
from nastavnik.rules.people.contacts import read_phones, shown_phone
from nastavnik.rules.people.headers import ColumnGuess
from nastavnik.rules.people.headers import Mapping as Columns
from nastavnik.rules.people.parsed import Parsed, RowContext
from nastavnik.rules.people.rows import RowReader
from nastavnik.tables.writing import guarded

FEDERAL_TITLES = {
    "pupil-pupil": "ученик – ученик",
    "teacher-teacher": "учитель – учитель",
    "student-pupil": "студент – ученик",
    "employer-pupil": "работодатель – ученик",
    "employer-student": "работодатель – студент",
}


class PartnerCells(Protocol):
    """What the app of pairs says of the other side of a person's pairs."""

    @property
    def names(self) -> str: ...

    @property
    def place(self) -> str: ...

    @property
    def form(self) -> str: ...


Partners = Mapping[int, PartnerCells]
"""By the id of the request (base of mentees) or of the mentor profile (base of mentors)."""

NO_PARTNERS: Partners = {}


def contacts_cell(person: Person) -> str:
    """Phones, addresses, the representative and what else was written, as one cell."""
    phones = read_phones(person.phone)
    shown = [_national(shown_phone(phone)) for phone in phones] or [person.phone]
    parts = [*shown, person.email, person.representative, person.representative_phone, person.contacts_note]
    return ", ".join(part for part in parts if part)


def _national(phone: str) -> str:
    """«8 (914) …» within the country: a cell that starts with a plus looks like a formula."""
    return f"8{phone[2:]}" if phone.startswith("+7 (") else phone


def official_cells(
    person: Person, role: Request | MentorProfile, partner: PartnerCells | None = None
) -> dict[Field, Cell]:
    """Column → value, dates as dates, texts inert. `partner` None: what the file once stated of the pair."""
    cells: dict[Field, Cell] = {
        Field.FULL_NAME: person.full_name,
        Field.CONTACTS: contacts_cell(person),
        Field.ENTERED_ON: role.entered_on,
        Field.PAIR_NAME: partner.names if partner else role.stated_partners,
        Field.FORM: _form(role, partner),
        Field.PAIR_ORGANISATION: partner.place if partner else role.stated_place,
        Field.FINISHED_ON: role.finished_on,
        Field.RESULT: role.result,
        Field.LINK: role.link,
    }
    if isinstance(role, MentorProfile):
        cells |= {
            Field.ORGANISATION: person.workplace,
            Field.COMPETENCES: role.text,
            Field.ACHIEVEMENTS: role.achievements,
            Field.INTERESTS: role.interests,
            Field.PREFERRED_AGE: role.age_text or _ages(role),
            Field.TIME_RESOURCE: role.time_text,
        }
    else:
        cells |= {
            Field.BORN: person.born or person.birth_year,
            Field.REQUEST: role.text,
            Field.COMPLETED: role.passed,
        }
    return {field: guarded(cell) if isinstance(cell, str) else cell for field, cell in cells.items()}


def _form(role: Request | MentorProfile, partner: PartnerCells | None) -> str:
    stated = partner.form if partner else role.stated_form
    return stated or FEDERAL_TITLES.get(role.form_code, role.form_code)


def _ages(profile: MentorProfile) -> str:
    if profile.age_min is not None and profile.age_max is not None:
        return f"{profile.age_min}–{profile.age_max} лет"
    if profile.age_min is not None:
        return f"от {profile.age_min} лет"
    return f"до {profile.age_max} лет" if profile.age_max is not None else ""


class ReadBack:
    """Reads a person's own official row as a file with it would be read: what importing an export says."""

    def __init__(self, base: Base, today: date) -> None:
        self._fields = [column.field for column in official_columns(base)]
        columns = tuple(
            ColumnGuess(index, column.title, column.field, 1.0)
            for index, column in enumerate(official_columns(base))
        )
        self._reader = RowReader(Columns(base, columns), RowContext(base, "", today))

    def of(
        self, person: Person, role: Request | MentorProfile, partner: PartnerCells | None = None
    ) -> Parsed | None:
        """None where the stored facts would not pass as a row (a date that no file may hold)."""
        cells = official_cells(person, role, partner)
        return self._reader.read(RawRow(1, tuple(cells.get(field) for field in self._fields))).person
