"""Rows of a table that are not people: totals, section titles, signatures under the table."""

import re
from collections.abc import Sequence

from nastavnik.rules.outcome import Place, Problem
from nastavnik.rules.people.cells import RawRow, cell_text, is_blank
from nastavnik.rules.people.parsed import ReadRow

_TOTAL = re.compile(r"^(?:итого|всего|в том числе|количество)\b", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^(?:(?:директор|руководитель|заведующ\w+|исполнитель|куратор|ответственн\w+|согласован\w*|утвержда\w+|"
    r"подпись|составил\w*|примечани\w+|начальник)\b|дата\s*[:_]|м\.\s*п\.|\*|_{3,})",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"^(?:\d{1,2}\s*[«\"]?[а-я]?[»\"]?\s*класс|раздел\b|база\b|форма\b|список\b|(?:ученики|учителя|студенты|"
    r"педагоги|выпускники|обучающиеся|наставники|наставляемые)\b)",
    re.IGNORECASE,
)
_MOST_CELLS = 3


def is_stray(raw: RawRow, name_columns: Sequence[int]) -> bool:
    """A row of few filled cells whose first text is a total, a signature or a section title."""
    few = len(raw.cells) - raw.cells.count(None) <= _MOST_CELLS
    first = next(
        (cell for cell in raw.cells if isinstance(cell, str) and any(map(str.isalpha, cell))), ""
    ).strip()
    if _TOTAL.match(first):
        return True
    if not few:
        return False
    filled = [index for index, cell in enumerate(raw.cells) if not is_blank(cell)]
    if not filled or len(filled) > _MOST_CELLS:
        return False
    if _SIGNATURE.match(first) or (len(filled) == 1 and _SECTION.match(first)):
        return True
    return len(filled) == 1 and not first and filled[0] not in name_columns  # a lone number


def skipped(raw: RawRow, sheet: str) -> ReadRow:
    """The row as left out, said in a warning so that nothing goes silently."""
    text = next((cell_text(cell) for cell in raw.cells if not is_blank(cell)), "")
    note = f"Строка «{text[:60]}» не похожа на запись о человеке и пропущена."
    return ReadRow(raw.number, None, (Problem("row-skipped", note, Place(sheet, raw.number), blocks=False),))
