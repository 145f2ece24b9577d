"""What is written otherwise in one template than in another: paragraphs added, removed, changed within the line."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from docx.oxml.ns import qn

from nastavnik.documents.templates.tags import paragraphs_of, text_of

_WORDS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\w+|\s+|[^\w\s]")
_MOST_LINES = 1000
_MOST_SIGNS = 200_000
_MOST_WORDS = 600  # of a line that is compared word by word
_ALIKE = 0.5
_NEAR = 20  # lines within which a changed line is looked for
_QUOTE = 60


class State(Enum):
    """What became of a piece of text or of a line."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; within a changed line it is SAME, REMOVED or ADDED."""

    text: str
    state: State


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that is not the same in both. `place`: «таблица», «нижний колонтитул» or empty; `after`: the beginning
    of the line before it that both have.
    """

    state: State
    place: str
    after: str
    pieces: tuple[Piece, ...]


Line = tuple[str, str]  # the place and the text


class TooLong(Exception):
    """The templates are longer than people compare by eye."""


def differences(before: bytes, after: bytes) -> list[Difference]:
    """In the order of the document; empty when the words are the same, whatever their look. Raises TooLong."""
    old, new = _lines(before), _lines(after)
    found: list[Difference] = []
    last = ""
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            last = _quoted(old[i2 - 1][1])
        else:
            found += _between(old[i1:i2], new[j1:j2], last)
    return found


def _lines(template: bytes) -> list[Line]:
    lines = []
    for part, paragraph in paragraphs_of(template):
        text = " ".join(text_of(paragraph).split())
        if text:
            in_table = next(paragraph.iterancestors(qn("w:tbl")), None) is not None
            lines.append((part or ("таблица" if in_table else ""), text))
    if len(lines) > _MOST_LINES or sum(len(text) for _, text in lines) > _MOST_SIGNS:
        raise TooLong
    return lines


def _between(old: Sequence[Line], new: Sequence[Line], after: str) -> Iterator[Difference]:
    """Lines of a place where the two differ: one that became another, is gone, is new."""
    start = 0
    for place, text in new:
        found = _likest(old, start, text)
        if found is None:
            yield _whole(State.ADDED, place, text, after)
            continue
        for gone in old[start:found]:
            yield _whole(State.REMOVED, *gone, after)
        yield Difference(State.CHANGED, place, after, tuple(_pieces(old[found][1], text)))
        start = found + 1
    for gone in old[start:]:
        yield _whole(State.REMOVED, *gone, after)


def _likest(old: Sequence[Line], start: int, text: str) -> int | None:
    words = _WORDS.findall(text)
    best, likeness = None, _ALIKE
    for index in range(start, min(start + _NEAR, len(old))):
        alike = difflib.SequenceMatcher(None, _WORDS.findall(old[index][1]), words).quick_ratio()
        if alike > likeness:
            best, likeness = index, alike
    return best


def _pieces(old: str, new: str) -> Iterator[Piece]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        yield Piece(old, State.REMOVED)
        yield Piece(new, State.ADDED)
        return
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("".join(before[i1:i2]), State.SAME)
            continue
        if i2 > i1:
            yield Piece("".join(before[i1:i2]), State.REMOVED)
        if j2 > j1:
            yield Piece("".join(after[j1:j2]), State.ADDED)


def _whole(state: State, place: str, text: str, after: str) -> Difference:
    return Difference(state, place, after, (Piece(text, state),))


def _quoted(text: str) -> str:
    return text if len(text) <= _QUOTE else text[: _QUOTE - 1].rstrip() + "…"
