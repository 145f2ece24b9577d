"""The text of a draft is checked like any other document; a fault that is typed is put right at its field."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

from nastavnik.documents.rendering.blocks import Block, Text
from nastavnik.rules.documents.excerpt import excerpt
from nastavnik.rules.documents.findings import NBSP, Finding, mended
from nastavnik.rules.documents.papers.asked import Asked, Kind, asked_of
from nastavnik.web.documents.remarks import Remark, findings_of, to_fill

MEND: Final = "mend:"
"""Begins the value of a button that puts a fault right; the key of the fault follows."""
_TEXTS: Final = frozenset({Kind.TEXT, Kind.LONG, Kind.LINES, Kind.GROUNDS})
_STEM: Final = 5  # letters that a word keeps in every case: «распоряжение», «распоряжением»
_KEY: Final = 16


@dataclass(frozen=True, slots=True)
class DraftRemark(Remark):
    """A finding of a draft. `field`: the name of the form's field in which it is typed, empty when it is in none;
    `key`: by which it is put right, empty when only a person knows how.
    """

    field: str = ""
    label: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A typed line: the field it stands in and its number there; `row` of a table counts from 0."""

    name: str
    row: int | None
    cell: str
    label: str
    number: int
    text: str

    @property
    def field(self) -> str:
        return self.name if self.row is None else f"{self.name}-{self.row}-{self.cell}"


def draft_remarks(
    blocks: Iterable[Block], asked: Sequence[Asked], typed: Mapping[str, Any], dated: date | None
) -> list[DraftRemark]:
    """What is wrong in the text of a draft, each fault once, with the field in which it is typed."""
    paragraphs = list(_paragraphs(blocks))
    found = {(one.code, one.quote, one.suggestion): one for one in reversed(findings_of(paragraphs, dated))}
    if not found:
        return []
    lines = list(_lines(asked, typed))
    own = findings_of([line.text for line in lines], dated)
    return [_remark(one, paragraphs, lines, own) for one in sorted(found.values())]


def mended_typed(
    asked: Sequence[Asked], typed: Mapping[str, Any], key: str, dated: date | None
) -> dict[str, Any] | None:
    """What is typed, with this fault put right wherever it stands; None when it stands nowhere any more."""
    lines = list(_lines(asked, typed))
    texts = [line.text for line in lines]
    wanted = [one for one in findings_of(texts, dated) if key and _key(one) == key]
    if not wanted:
        return None
    right = mended(texts, wanted)
    values = {name: _copied(value) for name, value in typed.items()}
    for line, text in zip(lines, right, strict=True):
        _put(values, line, text)
    return values


def _remark(found: Finding, paragraphs: list[str], lines: list[_Line], own: list[Finding]) -> DraftRemark:
    shown = excerpt(paragraphs[found.paragraph - 1], found)
    typed = next((one for one in own if _same(found, one)), None)
    if typed is None:
        return DraftRemark(found, shown)
    line = lines[typed.paragraph - 1]
    return DraftRemark(found, shown, line.field, line.label, _key(typed))


def _same(found: Finding, typed: Finding) -> bool:
    """The fault of the text is this typed one; a typed word may stand in another case in the text."""
    if found.code != typed.code:
        return False
    one, other = (text.replace(NBSP, " ").casefold() for text in (found.quote, typed.quote))
    return one == other or (one[:_STEM] == other[:_STEM] and one.isalpha() and other.isalpha())


def _key(found: Finding) -> str:
    """Names a fault that can be put right without asking; empty for another."""
    if to_fill(found):
        return ""
    words = "\n".join((found.code, found.quote, found.suggestion))
    return sha256(words.encode()).hexdigest()[:_KEY]


def _paragraphs(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Text):
            yield str(block)
        else:
            yield from (line for row in block.cells for cell in row for line in cell)


# --- what is typed, line by line ----------------------------------------------------------------------------


def _lines(asked: Sequence[Asked], typed: Mapping[str, Any]) -> Iterator[_Line]:
    for one in asked:
        if one.kind in _TEXTS:
            yield from _of_value(typed.get(one.name), one.name, None, "", one.label)
        elif one.kind is Kind.ROWS and one.row is not None:
            for row, values in enumerate(typed.get(one.name) or []):
                for cell in asked_of(one.row):
                    label = f"{cell.label}, строка {row + 1}"
                    if cell.kind in _TEXTS:
                        yield from _of_value(values.get(cell.name), one.name, row, cell.name, label)


def _of_value(value: Any, name: str, row: int | None, cell: str, label: str) -> Iterator[_Line]:
    for number, text in enumerate(str(value or "").splitlines()):
        yield _Line(name, row, cell, label, number, text)


def _copied(value: Any) -> Any:
    return [dict(row) for row in value] if isinstance(value, list) else value


def _put(values: dict[str, Any], line: _Line, text: str) -> None:
    """The line in place of the one that stands there; lines that are not touched stay as they are."""
    if text == line.text:
        return
    holder, name = (values, line.name) if line.row is None else (values[line.name][line.row], line.cell)
    rows = str(holder[name]).splitlines()
    rows[line.number] = text
    holder[name] = "\n".join(rows)
