"""A file as rows of a base: the sheet and header found, every row read once, kept aside in a temporary file."""

import pickle
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import IO, Self

from nastavnik.rules.outcome import Place, Problem, Refused
from nastavnik.rules.people.columns import Base, Field
from nastavnik.rules.people.headers import HEADER_WITHIN, HeaderGuess, find_header
from nastavnik.rules.people.headers import Mapping as Columns
from nastavnik.rules.people.names import person_key
from nastavnik.rules.people.parsed import (
    AgeWindow,
    Contacts,
    Parsed,
    ParsedMentee,
    ParsedMentor,
    ReadRow,
    RowContext,
    TimeResource,
)
from nastavnik.rules.people.rows import read_rows
from nastavnik.tables import Sheet, open_table

CHUNK = 500
_SILENT: tuple[object, ...] = (None, "", (), Contacts(), AgeWindow(), TimeResource())
Progress = Callable[[int, int], None]
TopicReader = Callable[[str], tuple[int, ...]]
Corrections = Mapping[int, Field | None]


@dataclass(frozen=True, slots=True)
class Source:
    """A table found in a file: its sheet, its header, the meaning of its columns."""

    base: Base
    kind: str  # xlsx, xls, ods, csv
    sheets: tuple[str, ...]
    sheet: Sheet
    header: HeaderGuess

    @property
    def columns(self) -> Columns:
        return self.header.mapping


@dataclass(frozen=True)
class Row:
    """A row as read, with the topics of its text."""

    read: ReadRow
    topics: tuple[int, ...] = ()


@dataclass(slots=True)
class Rows:
    """All rows of a source, read once and kept in a temporary file, so that any number needs little memory.

    A context manager: the file goes with the block.
    """

    spool: IO[bytes]
    chunks: int = 0
    count: int = 0  # rows about people, refused ones included
    refused: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    faulty: int = 0
    repeats: dict[int, list[Row]] = field(default_factory=dict)  # number of the first row → further ones

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.spool.close()

    def __iter__(self) -> Iterator[list[Row]]:
        """Chunks of rows that may enter the base; a person's further rows are joined to his first one."""
        self.spool.seek(0)
        for _ in range(self.chunks):
            chunk: list[Row] = pickle.load(self.spool)  # noqa: S301 - our own file, written a moment ago
            yield [_joined(row, self.repeats.get(row.read.number)) for row in chunk]


def open_source(
    content: bytes, name: str, base: Base, *, sheet: str = "", corrections: Corrections | None = None
) -> Source:
    """The table of a file: on the named sheet, else where a header of the base is surest. Refused if none."""
    workbook = open_table(content, name)
    named = [s for s in workbook.sheets if s.name == sheet] if sheet else []
    candidates = named or [s for s in workbook.sheets if s.visible] or list(workbook.sheets)
    found = [(header, s) for s in candidates if (header := _header(s, base)) is not None]
    if not found:
        raise Refused(_no_header(base, sheet))
    header, chosen = max(found, key=lambda pair: pair[0].score)
    others = [s.name for h, s in found if s is not chosen and h.mapping.has_name]
    mapping = header.mapping.corrected(dict(corrections)) if corrections else header.mapping
    notes = (*mapping.problems, *chosen.problems, *_other_sheets(chosen.name, others))
    header = replace(header, mapping=replace(mapping, problems=notes))
    return Source(base, workbook.kind, tuple(s.name for s in workbook.sheets), chosen, header)


def read_source(
    source: Source, *, today: date, topics: TopicReader, progress: Progress, total: int = 0
) -> Rows:
    """Read every row of the table. `total` is how many there are as far as it is known, for the progress."""
    rows = Rows(tempfile.TemporaryFile())  # noqa: SIM115 - the rows are the context manager
    rows.warnings += [problem for problem in source.columns.problems if not problem.blocks]
    rows.refused += [problem for problem in source.columns.problems if problem.blocks]
    first_of: dict[str, int] = {}
    chunk: list[Row] = []
    for read in _read(source, today):
        _note(rows, read, source.sheet.name, today)
        if read.person is None:
            continue
        row = Row(ReadRow(read.number, read.person), topics(_text(read.person)))
        key = _key(read.person)
        first = first_of.setdefault(key, read.number)
        if first != read.number:
            rows.repeats.setdefault(first, []).append(row)
            continue
        chunk.append(row)
        if len(chunk) == CHUNK:
            _keep(rows, chunk)
            progress(rows.count, max(total, rows.count))
            chunk = []
    if chunk:
        _keep(rows, chunk)
    if not rows.count and not rows.refused:
        text = "Под шапкой таблицы нет ни одной строки с людьми. Проверьте, тот ли лист выбран."
        rows.refused.append(Problem("rows-none", text, Place(source.sheet.name)))
    return rows


def _header(sheet: Sheet, base: Base) -> HeaderGuess | None:
    head = list(islice(sheet.rows(), HEADER_WITHIN + 4))
    return find_header(head, base, hidden=sheet.hidden_columns, merged=sheet.merged, sheet=sheet.name)


def _no_header(base: Base, sheet: str) -> Problem:
    whom = "наставляемых" if base is Base.MENTEES else "наставников"
    where = f"на листе «{sheet}»" if sheet else "в файле"
    text = (
        f"Таблица базы {whom} {where} не найдена: в первых {HEADER_WITHIN} строках нет шапки со столбцом ФИО. "
        "Проверьте, та ли база и тот ли файл выбраны."
    )
    return Problem("header-missing", text, Place(sheet))


def _other_sheets(chosen: str, others: list[str]) -> list[Problem]:
    if not others:
        return []
    names = ", ".join(f"«{name}»" for name in others[:10])
    text = f"Похожие таблицы есть и на других листах: {names}. Читается лист «{chosen}», остальные внесите отдельно."
    return [Problem("sheet-others", text, Place(chosen), blocks=False)]


def _read(source: Source, today: date) -> Iterator[ReadRow]:
    sheet, header = source.sheet, source.header
    if not header.mapping.has_name:
        return iter(())
    people = (row for row in sheet.rows() if row.number >= header.first_data_row)
    context = RowContext(source.base, sheet.name, today, sheet.date1904)
    return read_rows(people, header.mapping, context, titles=header.titles, merged=sheet.merged)


def _note(rows: Rows, read: ReadRow, sheet: str, today: date) -> None:
    faults = [problem for problem in read.problems if problem.blocks]
    rows.refused += faults
    rows.warnings += (problem for problem in read.problems if not problem.blocks)
    if read.person is not None or faults:
        rows.count += 1
    if faults:
        rows.faulty += 1
    consent_on = read.person.consent_on if read.person else None
    if consent_on is not None and consent_on > today:
        text = f"Дата согласия {consent_on:%d.%m.%Y} ещё не наступила: согласие не отмечено."
        rows.warnings.append(Problem("consent-future", text, Place(sheet, read.number), blocks=False))


def _keep(rows: Rows, chunk: list[Row]) -> None:
    pickle.dump(chunk, rows.spool, protocol=pickle.HIGHEST_PROTOCOL)
    rows.chunks += 1


def _key(person: Parsed) -> str:
    return person_key(person.surname, person.given, person.patronymic, person.born, person.birth_year)


def _text(person: Parsed) -> str:
    return person.request if isinstance(person, ParsedMentee) else person.competences


def _joined(row: Row, further: list[Row] | None) -> Row:
    """A person's several rows as one: the first says all it says, the further ones fill its gaps."""
    if not further or row.read.person is None:
        return row
    person: Parsed = row.read.person
    topics = list(row.topics)
    for other in further:
        if other.read.person is not None:
            person = _filled(person, other.read.person)
            topics += (topic for topic in other.topics if topic not in topics)
    return Row(replace(row.read, person=person), tuple(topics))


def _filled(person: Parsed, other: Parsed) -> Parsed:
    gaps = {
        name: value
        for name in person.__dataclass_fields__
        if getattr(person, name) in _SILENT and (value := getattr(other, name)) not in _SILENT
    }
    names = (*person.pair_names, *(n for n in other.pair_names if n not in person.pair_names))
    gaps |= {"pair_names": names, "extra": {**other.extra, **person.extra}}
    if isinstance(person, ParsedMentee) and isinstance(other, ParsedMentee):
        gaps["request"] = _lines(person.request, other.request)
    elif isinstance(person, ParsedMentor) and isinstance(other, ParsedMentor):
        gaps["competences"] = _lines(person.competences, other.competences)
    return replace(person, **gaps)


def _lines(one: str, other: str) -> str:
    return "\n".join(dict.fromkeys(line for line in (*one.splitlines(), *other.splitlines()) if line))
