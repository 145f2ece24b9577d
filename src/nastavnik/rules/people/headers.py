"""Finding the header of a base under titles and merged cells, and guessing what each column means."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from nastavnik.rules.outcome import Place, Problem
from nastavnik.rules.people.cells import Cell, MergedRange, RawRow, cell_text, column_letter, is_blank
from nastavnik.rules.people.columns import Base, Field, field_title
from nastavnik.rules.people.titles import best_field

HEADER_WITHIN = 20
"""The header is looked for in this many first rows that are not empty."""
_NAME_FIELDS = (Field.FULL_NAME, Field.SURNAME, Field.GIVEN, Field.GIVEN_PATRONYMIC)
_MANY = (Field.PAIR_NAME,)  # fields that several columns may make up together


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A column of a file (index from 0) and its meaning; None for a column outside the form."""

    index: int
    title: str
    field: Field | None
    confidence: float = 0.0
    hidden: bool = False

    @property
    def shown(self) -> str:
        """How a problem calls the column."""
        return self.title or column_letter(self.index)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column holds which field. `problems` are about columns: hidden, unknown, no name at all."""

    base: Base
    columns: tuple[ColumnGuess, ...]
    problems: tuple[Problem, ...] = ()

    def indexes(self, field: Field) -> tuple[int, ...]:
        return tuple(column.index for column in self.columns if column.field is field)

    @property
    def fields(self) -> dict[int, Field]:
        return {column.index: column.field for column in self.columns if column.field}

    @property
    def unknown(self) -> tuple[ColumnGuess, ...]:
        """Visible titled columns without a field: their text goes to the further facts."""
        return tuple(c for c in self.columns if c.field is None and not c.hidden and c.title)

    @property
    def has_name(self) -> bool:
        return any(column.field in _NAME_FIELDS for column in self.columns)

    def corrected(self, changes: dict[int, Field | None]) -> "Mapping":
        """The mapping after a person corrected it: column index → field, or None for no field."""
        columns = tuple(
            replace(column, field=changes[column.index], confidence=1.0)
            if column.index in changes
            else column
            for column in self.columns
        )
        kept = [problem for problem in self.problems if problem.code == "column-hidden"]
        return Mapping(self.base, columns, (*kept, *_column_problems(self.base, columns, "")))


@dataclass(frozen=True, slots=True)
class HeaderGuess:
    """Where the table starts: header rows `first_row` to `last_row`, people below (rows from 1)."""

    first_row: int
    last_row: int
    first_data_row: int
    titles: tuple[str, ...]
    mapping: Mapping
    score: float


def find_header(
    rows: Iterable[RawRow],
    base: Base,
    *,
    hidden: Collection[int] = (),
    merged: Sequence[MergedRange] = (),
    sheet: str = "",
) -> HeaderGuess | None:
    """The likeliest header of one or two rows; None where nothing looks like the form of the base."""
    head = _first_rows(rows)
    best: HeaderGuess | None = None
    for place, row in enumerate(head):
        below = head[place + 1] if place + 1 < len(head) else None
        guesses = [_guess(base, row, None, hidden, merged, sheet)]
        if below is not None and below.number == row.number + 1:
            guesses.append(_guess(base, row, below, hidden, merged, sheet))
        for guess in guesses:
            if guess and (best is None or guess.score > best.score + 0.5):
                best = guess
    return best and _below_column_numbers(best, head)


def guess_mapping(
    titles: Sequence[Cell],
    base: Base,
    *,
    groups: Sequence[str] = (),
    hidden: Collection[int] = (),
    sheet: str = "",
) -> Mapping:
    """The meaning of each column by its title and the group title above it; a hidden one has none."""
    columns = []
    for index, cell in enumerate(titles):
        group = groups[index] if index < len(groups) else ""
        title = cell_text(cell)
        field, confidence = best_field(base, title, group)
        shown = f"{group} {title}".strip() if group and group != title else title
        columns.append(ColumnGuess(index, shown, field, confidence, index in hidden))
    notes = [_hidden_problem(column, sheet) for column in columns if column.hidden and column.title]
    columns = [replace(column, field=None) if column.hidden else column for column in columns]
    settled = _one_column_a_field(columns)
    return Mapping(base, settled, (*notes, *_column_problems(base, settled, sheet)))


def _first_rows(rows: Iterable[RawRow]) -> list[RawRow]:
    head: list[RawRow] = []
    for row in rows:
        if all(is_blank(cell) for cell in row.cells):
            continue
        head.append(row)
        if len(head) == HEADER_WITHIN + 2:
            break
    return head


def _guess(
    base: Base,
    row: RawRow,
    below: RawRow | None,
    hidden: Collection[int],
    merged: Sequence[MergedRange],
    sheet: str,
) -> HeaderGuess | None:
    if below is None:
        mapping = guess_mapping(row.cells, base, hidden=hidden, sheet=sheet)
        last = row.number
    else:
        titles, groups = _two_rows(row, below, merged)
        mapping = guess_mapping(titles, base, groups=groups, hidden=hidden, sheet=sheet)
        last = below.number
    found = [column for column in mapping.columns if column.field]
    score = sum(column.confidence for column in found) - 0.3 * _data_like(below or row)
    only = [column for column in mapping.columns if column.title]
    if len(found) < 2 and not (len(only) == 1 and found and found[0].confidence > 0.95):
        return None
    titles_shown = tuple(column.title for column in mapping.columns)
    return HeaderGuess(row.number, last, last + 1, titles_shown, mapping, score + mapping.has_name)


def _two_rows(row: RawRow, below: RawRow, merged: Sequence[MergedRange]) -> tuple[list[str], list[str]]:
    """Titles of the lower row, and the group over each; a title merged over both rows stands alone."""
    width = max(len(row.cells), len(below.cells))
    upper = [cell_text(cell) for cell in row.cells] + [""] * (width - len(row.cells))
    lower = [cell_text(cell) for cell in below.cells] + [""] * (width - len(below.cells))
    across = [
        area for area in merged if area.first_row == row.number and area.last_column > area.first_column
    ]
    titles: list[str] = []
    groups: list[str] = []
    for index in range(width):
        group = upper[index] or _group_over(index, upper, lower, row.number, across)
        titles.append(lower[index] or upper[index])
        groups.append(group if lower[index] else "")
    return titles, groups


def _group_over(index: int, upper: list[str], lower: list[str], row: int, across: list[MergedRange]) -> str:
    if across:
        return next((upper[area.first_column] for area in across if area.covers(row, index)), "")
    if not lower[index]:
        return ""
    return next((upper[left] for left in range(index, -1, -1) if upper[left]), "")


def _data_like(row: RawRow) -> int:
    """How many cells no header would hold: numbers, dates, phones."""
    return sum(
        not isinstance(cell, str | None) or sum(letter.isdigit() for letter in cell or "") > 3
        for cell in row.cells
    )


def _below_column_numbers(guess: HeaderGuess, head: list[RawRow]) -> HeaderGuess:
    """A row «1 2 3 4» under the header numbers the columns: people start below it."""
    after = next((row for row in head if row.number > guess.last_row), None)
    if after and is_column_numbers(after):
        return replace(guess, last_row=after.number, first_data_row=after.number + 1)
    return guess


def is_column_numbers(row: RawRow) -> bool:
    texts = [cell_text(cell).strip(".") for cell in row.cells if not is_blank(cell)]
    if len(texts) < 3 or not all(text.isdigit() and len(text) < 4 for text in texts):
        return False
    return all(int(right) - int(left) == 1 for left, right in pairwise(texts))


def _one_column_a_field(columns: list[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """Of several columns for one field the surest, then the leftmost, keeps it."""
    best: dict[Field, ColumnGuess] = {}
    for column in columns:
        held = best.get(column.field) if column.field else None
        if column.field and (held is None or column.confidence > held.confidence):
            best[column.field] = column
    settled = [
        column
        if column.field is None or column.field in _MANY or best[column.field] is column
        else replace(column, field=None, confidence=0.0)
        for column in columns
    ]
    return tuple(_name_by_parts(settled))


def _name_by_parts(columns: list[ColumnGuess]) -> list[ColumnGuess]:
    """A lone «Имя» is the full name; beside «Фамилия» no other column is."""
    fields = {column.field for column in columns}
    if Field.GIVEN in fields and not fields & {Field.SURNAME, Field.FULL_NAME}:
        return [replace(c, field=Field.FULL_NAME) if c.field is Field.GIVEN else c for c in columns]
    return columns


def _hidden_problem(column: ColumnGuess, sheet: str) -> Problem:
    return Problem(
        "column-hidden",
        f"Столбец {column_letter(column.index)} «{column.title}» скрыт и не читается. Если он нужен, "
        "покажите его в файле и загрузите файл снова.",
        Place(sheet, column=column.title),
        blocks=False,
    )


def _column_problems(base: Base, columns: Iterable[ColumnGuess], sheet: str) -> tuple[Problem, ...]:
    columns = list(columns)
    problems = [
        Problem(
            "column-unknown",
            f"Столбец «{column.title}» не входит в форму базы: его записи сохранятся в прочих сведениях.",
            Place(sheet, column=column.title),
            blocks=False,
        )
        for column in columns
        if column.field is None and column.title and not column.hidden
    ]
    if not any(column.field in _NAME_FIELDS for column in columns):
        wanted = field_title(base, Field.FULL_NAME)
        problems.append(
            Problem(
                "column-name-missing", f"Не найден столбец с именем («{wanted}»). Укажите его.", Place(sheet)
            )
        )
    return tuple(problems)
