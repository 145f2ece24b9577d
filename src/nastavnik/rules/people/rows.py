"""Reading the rows of a base: raw cells → a person and the problems, each with its sheet, row and column."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from nastavnik.rules.outcome import Place, Problem
from nastavnik.rules.people.cells import Cell, MergedRange, RawRow, cell_text, is_blank
from nastavnik.rules.people.columns import Base, Field, field_title
from nastavnik.rules.people.contacts import read_contacts
from nastavnik.rules.people.dates import age_on, read_date
from nastavnik.rules.people.forms import form_code
from nastavnik.rules.people.headers import Mapping
from nastavnik.rules.people.names import FullName, join_name, person_key, split_full_name
from nastavnik.rules.people.parsed import (
    AgeWindow,
    Contacts,
    Gender,
    Parsed,
    ParsedMentee,
    ParsedMentor,
    ReadRow,
    RowContext,
    TimeResource,
)
from nastavnik.rules.people.preferences import read_ages, read_time_resource
from nastavnik.rules.people.strays import is_stray, skipped
from nastavnik.rules.people.values import (
    free_text,
    is_error_value,
    line_text,
    read_class,
    read_gender,
    read_mark,
    split_class,
    split_people,
    too_long,
)

LONGEST_TEXT = 4000
LONGEST_LINE = 500
YOUNGEST = 5
_CONTACT_FIELDS = (
    Field.CONTACTS, Field.PHONE, Field.EMAIL, Field.REPRESENTATIVE, Field.REPRESENTATIVE_CONTACTS,
)  # fmt: skip
_MARK_NOTE = "Запись «{}» не похожа на «да» или «нет»: отметка останется пустой."


def read_row(raw: RawRow, mapping: Mapping, context: RowContext) -> ReadRow:
    """One row by itself. A run over many rows is `read_rows`, which also knows merged cells and repetitions."""
    return RowReader(mapping, context).read(raw)


def read_rows(
    rows: Iterable[RawRow],
    mapping: Mapping,
    context: RowContext,
    *,
    titles: Sequence[str] = (),
    merged: Sequence[MergedRange] = (),
) -> Iterator[ReadRow]:
    """Every row with something in it. A repeated header goes silently, a total or a section title with a warning.

    A value merged over several rows holds for each of them, except a name: one name is one person.
    """
    reader = RowReader(mapping, context)
    spread = _MergedValues(merged, reader.name_columns)
    seen: dict[str, int] = {}
    header = {title for title in titles if title}
    for raw in rows:
        if reader.says_nothing(raw) or _repeats(raw, header):
            continue
        if is_stray(raw, reader.name_columns):
            yield skipped(raw, context.sheet)
            continue
        row = reader.read(spread.filled(raw), spread.merged_name(raw))
        yield _with_repetition(row, seen, context.sheet)


def _repeats(raw: RawRow, header: set[str]) -> bool:
    first = next((cell for cell in raw.cells if isinstance(cell, str) and cell.strip()), "")
    if cell_text(first) not in header:
        return False
    texts = [cell_text(cell) for cell in raw.cells if not is_blank(cell)]
    return len(texts) > 1 and set(texts) <= header


def _with_repetition(row: ReadRow, seen: dict[str, int], sheet: str) -> ReadRow:
    person = row.person
    if person is None:
        return row
    key = person_key(person.surname, person.given, person.patronymic, person.born, person.birth_year)
    first = seen.setdefault(key, row.number)
    if first == row.number:
        return row
    note = f"Этот человек уже записан в строке {first}."
    repeated = Problem("row-repeated", note, Place(sheet, row.number), blocks=False)
    return replace(row, problems=(*row.problems, repeated))


class _MergedValues:
    """Values of cells merged downwards, given to the rows under them."""

    def __init__(self, merged: Sequence[MergedRange], name_columns: tuple[int, ...]) -> None:
        self._areas: dict[int, list[MergedRange]] = {}
        self._names = name_columns
        self._tops: dict[MergedRange, Cell] = {}
        for area in merged:
            if area.vertical:
                for row in range(area.first_row, area.last_row + 1):
                    self._areas.setdefault(row, []).append(area)

    def filled(self, raw: RawRow) -> RawRow:
        areas = self._areas.get(raw.number)
        if not areas:
            return raw
        cells = list(raw.cells)
        for area in areas:
            column = area.first_column
            if column >= len(cells):
                continue
            if raw.number == area.first_row:
                self._tops[area] = cells[column]
            elif column not in self._names and is_blank(cells[column]):
                cells[column] = self._tops.get(area)
        return RawRow(raw.number, tuple(cells))

    def merged_name(self, raw: RawRow) -> MergedRange | None:
        """The area that covers the row's name, where the name stands in a row above."""
        return next(
            (
                area
                for area in self._areas.get(raw.number, ())
                if raw.number > area.first_row
                and any(area.covers(raw.number, column) for column in self._names)
            ),
            None,
        )


class RowReader:
    """Reads rows of one table. Made once: which column is which is settled here, not for each row."""

    def __init__(self, mapping: Mapping, context: RowContext) -> None:
        self.context = context
        self.sheet = context.sheet
        self.base = mapping.base
        self._columns = {field: mapping.indexes(field) for field in Field}
        self._titles = {column.index: column.shown for column in mapping.columns}
        self._unknown = tuple((column.index, column.title) for column in mapping.unknown)
        self._extras = tuple(
            (index, field_title(mapping.base, field))
            for field in (Field.AGE, Field.EXPERIENCE_YEARS)
            for index in self._columns[field]
        )
        names = (Field.FULL_NAME, Field.SURNAME, Field.GIVEN, Field.PATRONYMIC, Field.GIVEN_PATRONYMIC)
        self.name_columns = tuple(index for field in names for index in self._columns[field])

    def read(self, raw: RawRow, merged_name: MergedRange | None = None) -> ReadRow:
        return _OneRow(self, raw, merged_name).result()

    def says_nothing(self, raw: RawRow) -> bool:
        """Blank, or a blank row that was numbered beforehand."""
        numbers = self._columns[Field.NUMBER]
        return all(
            is_blank(cell) or (index in numbers and cell_text(cell).strip(".)").isdigit())
            for index, cell in enumerate(raw.cells)
        )

    def column(self, field: Field) -> int | None:
        columns = self._columns[field]
        return columns[0] if columns else None

    def columns(self, field: Field) -> tuple[int, ...]:
        return self._columns[field]

    def title(self, index: int | None) -> str:
        return "" if index is None else self._titles.get(index, "")

    @property
    def further(self) -> tuple[tuple[int, str], ...]:
        """Columns whose text is kept as it is: index and title."""
        return self._extras + self._unknown


class _OneRow:
    """The reading of a single row: collects problems while fields are read."""

    def __init__(self, reader: RowReader, raw: RawRow, merged_name: MergedRange | None) -> None:
        self._reader = reader
        self._raw = raw
        self._merged_name = merged_name
        self._problems: list[Problem] = []
        self._class_beside = ""

    def result(self) -> ReadRow:
        name = self._name()
        person = self._person(name)
        blocked = any(problem.blocks for problem in self._problems)
        return ReadRow(self._raw.number, None if blocked else person, tuple(self._problems))

    def _person(self, name: FullName) -> Parsed:
        born, birth_year = self._birth()
        entered_on = self._event(Field.ENTERED_ON)
        form_title = self._line(Field.FORM)
        of_mentees = self._reader.base is Base.MENTEES
        kind = ParsedMentee if of_mentees else ParsedMentor
        own: dict[str, Any] = self._of_mentee() if of_mentees else self._of_mentor()
        return kind(
            surname=name.surname,
            given=name.given,
            patronymic=name.patronymic,
            gender=self._gender(),
            born=born,
            birth_year=birth_year,
            contacts=self._contacts(),
            class_name=self._class_name(),
            post=self._line(Field.POST),
            category=self._line(Field.CATEGORY),
            organisation=self._line(Field.ORGANISATION),
            partner=self._line(Field.PARTNER),
            municipality=self._line(Field.MUNICIPALITY),
            entered_on=entered_on,
            finished_on=self._finished(entered_on),
            result=self._text(Field.RESULT),
            link=self._line(Field.LINK),
            completed=self._mark(Field.COMPLETED),
            consent_on=self._event(Field.CONSENT_ON),
            certificate=self._line(Field.CERTIFICATE),
            experience_from=self._event(Field.EXPERIENCE_FROM),
            regional_mark=self._mark(Field.REGIONAL_MARK),
            comment=self._text(Field.COMMENT),
            form_title=form_title,
            form_code=self._form(form_title),
            pair_names=self._pair_names(),
            pair_organisation=self._line(Field.PAIR_ORGANISATION),
            extra=self._further(),
            **own,
        )

    def _of_mentee(self) -> dict[str, Any]:
        return {"request": self._text(Field.REQUEST)}

    def _of_mentor(self) -> dict[str, Any]:
        wished = self._line(Field.PREFERRED_AGE)
        time = self._text(Field.TIME_RESOURCE)
        return {
            "competences": self._text(Field.COMPETENCES),
            "achievements": self._text(Field.ACHIEVEMENTS),
            "interests": self._text(Field.INTERESTS),
            "preferred_age": wished,
            "age_window": self._ages(wished),
            "time_resource": time,
            "time": read_time_resource(time) if time else TimeResource(),
        }

    # Cells and problems

    def _cell(self, field: Field) -> Cell:
        column = self._reader.column(field)
        return None if column is None else self._at(column)

    def _at(self, column: int) -> Cell:
        cells = self._raw.cells
        cell = cells[column] if column < len(cells) else None
        if not isinstance(cell, str) or cell[:1] != "#" or not is_error_value(cell):
            return cell
        self._warn("cell-error", f"В ячейке ошибка формулы «{cell}»: поле останется пустым.", column)
        return None

    def _warn(self, code: str, text: str, column: int | None) -> None:
        self._add(Problem(code, text, blocks=False), column)

    def _add(self, problem: Problem, column: int | None) -> None:
        reader = self._reader
        self._problems.append(
            replace(problem, where=Place(reader.sheet, self._raw.number, reader.title(column)))
        )

    def _line(self, field: Field) -> str:
        cell = self._cell(field)
        if cell is None:
            return ""
        return self._short(line_text(cell), field, LONGEST_LINE)

    def _text(self, field: Field) -> str:
        cell = self._cell(field)
        if cell is None:
            return ""
        return self._short(free_text(cell), field, LONGEST_TEXT)

    def _short(self, text: str, field: Field, limit: int) -> str:
        problem = too_long(text, limit)
        if problem is None:
            return text
        self._add(problem, self._reader.column(field))
        return text[:limit]

    # Fields

    def _name(self) -> FullName:
        full = self._cell(Field.FULL_NAME)
        if not is_blank(full):
            name = split_full_name(self._without_class(cell_text(full)))
        else:
            given, rest = self._line(Field.GIVEN), self._line(Field.GIVEN_PATRONYMIC)
            name = join_name(self._line(Field.SURNAME), given or rest, self._line(Field.PATRONYMIC))
        column = self._reader.name_columns[0] if self._reader.name_columns else None
        if not name.surname and not name.given:
            self._add(self._no_name(), column)
        for problem in name.problems:
            self._add(problem, column)
        return name

    def _no_name(self) -> Problem:
        area = self._merged_name
        if area is None:
            return Problem(
                "name-missing", "Не указано имя. Впишите фамилию, имя и отчество или удалите строку."
            )
        return Problem(
            "name-merged",
            f"Имя стоит в объединённой ячейке строк {area.first_row}–{area.last_row}: у строки своего имени нет. "
            "Разъедините ячейки и впишите имя в каждую строку.",
        )

    def _birth(self) -> tuple[date | None, int | None]:
        cell = self._cell(Field.BORN)
        if cell is None:
            return None, None
        context = self._reader.context
        read = read_date(cell, today=context.today, date1904=context.date1904)
        column = self._reader.column(Field.BORN)
        if read.problem:
            self._add(read.problem, column)
        elif read.value and (age := age_on(read.value, context.today)) < YOUNGEST:
            self._warn("born-young", f"По дате рождения человеку {age} лет. Проверьте год.", column)
        return read.value, read.year

    def _event(self, field: Field) -> date | None:
        """A day of the programme: of a month and year only, the first day is taken, and said."""
        cell = self._cell(field)
        if cell is None:
            return None
        context = self._reader.context
        read = read_date(cell, today=context.today, date1904=context.date1904, past=False)
        column = self._reader.column(field)
        if read.value is None and read.year and read.month and read.problem and not read.problem.blocks:
            value = date(read.year, read.month, 1)
            self._warn("date-first-day", f"День не указан, принято {value:%d.%m.%Y}.", column)
            return value
        if read.problem:
            self._add(read.problem, column)
        return read.value

    def _finished(self, entered: date | None) -> date | None:
        finished = self._event(Field.FINISHED_ON)
        if entered and finished and finished < entered:
            note = f"Дата завершения {finished:%d.%m.%Y} раньше даты вхождения {entered:%d.%m.%Y}."
            self._warn("dates-order", note, self._reader.column(Field.FINISHED_ON))
        return finished

    def _gender(self) -> Gender | None:
        cell = self._cell(Field.GENDER)
        gender = read_gender(cell)
        if gender is None and line_text(cell):
            note = f"Пол «{line_text(cell)}» не распознан: запишите «м» или «ж»."
            self._warn("gender-unread", note, self._reader.column(Field.GENDER))
        return gender

    def _without_class(self, full: str) -> str:
        """«Иванов Иван, 7А» in the column of names: the class goes to its own field."""
        name, self._class_beside = split_class(full)
        return name

    def _class_name(self) -> str:
        stated = read_class(self._cell(Field.CLASS_NAME)) or self._class_beside
        return self._short(stated, Field.CLASS_NAME, LONGEST_LINE)

    def _mark(self, field: Field) -> bool | None:
        cell = self._cell(field)
        if cell is None:
            return None
        mark = read_mark(cell)
        text = line_text(cell)
        if mark is None and text:
            self._warn("mark-unread", _MARK_NOTE.format(text[:80]), self._reader.column(field))
        return mark

    def _contacts(self) -> Contacts:
        phones: list[str] = []
        emails: list[str] = []
        people: list[str] = []
        notes: list[str] = []
        for field in _CONTACT_FIELDS:
            cell = self._cell(field)
            if is_blank(cell):
                continue
            found, problems = read_contacts(cell)
            for problem in problems:
                self._add(problem, self._reader.column(field))
            phones += (phone for phone in found.phones if phone not in phones)
            emails += (email for email in found.emails if email not in emails)
            people += (name for name in [found.representative] if name and name not in people)
            notes += (note for note in [found.note] if note)
        return Contacts(tuple(phones), tuple(emails), "; ".join(people), "; ".join(notes))

    def _form(self, title: str) -> str | None:
        code = form_code(title) if title else None
        if title and code is None:
            self._warn(
                "form-unknown",
                f"Форма «{title}» не из пяти федеральных. Запись сохранится, форму можно выбрать позже.",
                self._reader.column(Field.FORM),
            )
        return code

    def _pair_names(self) -> tuple[str, ...]:
        columns = self._reader.columns(Field.PAIR_NAME)
        if len(columns) > 1:  # a name in parts
            name = " ".join(line_text(self._at(column)) for column in columns).strip()
            return (name,) if name else ()
        cell = self._cell(Field.PAIR_NAME)
        return () if cell is None else split_people(cell)

    def _ages(self, wished: str) -> AgeWindow:
        if not wished:
            return AgeWindow()
        column = self._reader.column(Field.PREFERRED_AGE)
        if isinstance(self._cell(Field.PREFERRED_AGE), date):
            self._warn(
                "ages-date",
                f"Вместо возраста стоит дата {wished}: так программа могла прочесть «5-7». Впишите возраст текстом.",
                column,
            )
            return AgeWindow()
        ages = read_ages(wished)
        if ages is None:
            note = f"Возраст «{wished[:80]}» не распознан и в подборе не учитывается. Запишите его как «10–14 лет»."
            self._warn("ages-unread", note, column)
        return ages or AgeWindow()

    def _further(self) -> dict[str, str]:
        further = {title: free_text(self._at(index)) for index, title in self._reader.further}
        return {title: text for title, text in further.items() if text}
