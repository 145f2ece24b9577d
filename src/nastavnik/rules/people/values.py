"""Cells of a row read one by one: texts, marks, classes, genders, people named in one cell."""

import re
from functools import lru_cache

from nastavnik.rules.outcome import Problem
from nastavnik.rules.people.cells import Cell, cell_text
from nastavnik.rules.people.parsed import Gender

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_ERROR = re.compile(
    r"^#(?:ЗНАЧ!|ДЕЛ/0!|ИМЯ\?|Н/Д|ССЫЛКА!|ЧИСЛО!|ПУСТО!|VALUE!|DIV/0!|NAME\?|N/A|REF!|NUM!|NULL!|ERR\w*)$",
    re.IGNORECASE,
)
_BLANK_MARKS = frozenset({"-", "–", "—", "--", "---", "_", "…", "...", "н/д", "нет данных"})
_CLASS = re.compile(
    r"^(1[0-2]|[1-9])\s*[-–—]?\s*[«\"“]?\s*([а-яёa-z])?\s*[»\"”]?\s*(?:кл(?:асс)?\.?)?$", re.IGNORECASE
)
_CLASS_BESIDE = re.compile(
    r"[\s,(]+((?:1[0-2]|[1-9])\s*[-–—]?\s*[«\"“]?[а-яё]?[»\"”]?\s*(?:кл(?:асс)?\.?)?)\)?$", re.IGNORECASE
)
_LATIN_CLASS = str.maketrans("ABCEHKMOPTX", "АВСЕНКМОРТХ")
_YES = re.compile(
    r"^(?:да|\+|1|v|√|✓|✔|yes|х|x|есть|имеется|пройден|прош[еёл]|заверш|выполн|включ|зачет|состоит)"
)
_NO = re.compile(r"^(?:нет|0|no|не\s|не$|отсутств|в процессе|продолж)")
_MALE = re.compile(r"^(?:м|муж\w*|мальчик|юноша|m|male)\.?$")
_FEMALE = re.compile(r"^(?:ж|жен\w*|девочка|девушка|f|female)\.?$")
_PEOPLE_CUT = re.compile(r"\s*[;\n]\s*|\s*(?:^|(?<=\s))\d{1,2}[.)]\s+")


def is_error_value(cell: Cell) -> bool:
    """A spreadsheet's error that stands in place of a value."""
    return isinstance(cell, str) and cell.startswith("#") and bool(_ERROR.match(cell.strip()))


@lru_cache(maxsize=2_000)
def _tidy_line(text: str) -> str:
    text = " ".join(text.split())
    if _CONTROL.search(text):
        text = _CONTROL.sub("", text)
    return "" if text in _BLANK_MARKS else text


def free_text(cell: Cell) -> str:
    """A text of several lines, tidied: no control characters, no outer or doubled spaces, no blank lines."""
    if not isinstance(cell, str):
        return cell_text(cell)
    if "\n" not in cell and "\r" not in cell:
        return line_text(cell)
    lines = (line_text(line) for line in cell.splitlines())
    return "\n".join(line for line in lines if line)


def line_text(cell: Cell) -> str:
    """A text of one line; a dash that stands for «no data» is no text."""
    return _tidy_line(cell if isinstance(cell, str) else cell_text(cell))


def read_class(cell: Cell) -> str:
    """«7 «А» класс», «7-а», 7 → «7А», «7А», «7»; anything else (a group of a college) as written."""
    text = line_text(cell)
    found = _CLASS.match(text)
    if not found:
        return text
    return found[1] + (found[2] or "").upper().translate(_LATIN_CLASS)


def class_shown(kept: str) -> str:
    """A class as people print it: «7А» → «7 «а»»; a group or a class without a letter as it is."""
    found = re.fullmatch(r"(\d{1,2})([А-ЯЁ])", kept)
    return f"{found[1]} «{found[2].lower()}»" if found else kept


def split_class(full: str) -> tuple[str, str]:
    """A full name with the class after it → the name and «7А»; without a class, the text and nothing."""
    found = _CLASS_BESIDE.search(full) if any(map(str.isdigit, full)) else None
    if not found:
        return full, ""
    return full[: found.start()].strip(" ,("), read_class(found[1])


def read_mark(cell: Cell) -> bool | None:
    """A yes or no in the words of tables; None where it is neither."""
    if isinstance(cell, bool):
        return cell
    text = line_text(cell).lower()
    if _NO.match(text):
        return False
    return True if _YES.match(text) else None


def read_gender(cell: Cell) -> Gender | None:
    text = line_text(cell).lower()
    if _MALE.match(text):
        return Gender.MALE
    return Gender.FEMALE if _FEMALE.match(text) else None


def split_people(cell: Cell) -> tuple[str, ...]:
    """Several people in one cell: parted by lines, «;», numbers, or commas between names of two words or more."""
    return _people_of(cell.strip() if isinstance(cell, str) else cell_text(cell))


@lru_cache(maxsize=5_000)
def _people_of(text: str) -> tuple[str, ...]:
    parts: list[str] = []
    for chunk in _PEOPLE_CUT.split(text):
        by_comma = [piece.strip() for piece in chunk.split(",")]
        whole_names = all(len(piece.replace(".", ". ").split()) > 1 for piece in by_comma)
        parts.extend(by_comma if whole_names else [chunk.strip(" ,")])
    names = (" ".join(part.split()) for part in parts)
    return tuple(name for name in names if name and name not in _BLANK_MARKS)


def too_long(text: str, limit: int) -> Problem | None:
    if len(text) <= limit:
        return None
    return Problem(
        "text-long",
        f"В записи {len(text)} знаков, сохранятся первые {limit}. Сократите текст или перенесите часть в примечание.",
        blocks=False,
    )
