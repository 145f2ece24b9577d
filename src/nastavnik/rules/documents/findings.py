"""What a check of a text says: where, which words, what is wrong with them, and what to put in their place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NBSP = "\N{NO-BREAK SPACE}"
BLANK = "____________"
"""Stands in a suggestion where only a person knows the right words."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault of a text.

    `paragraph` counts from 1, `start` and `end` are offsets of `quote` in it. `suggestion` can be put in place of
    the quote as it is. `certain` False: the right words are not known from the text, so the suggestion has a
    blank to fill in or is only the likeliest of several; a person decides.
    """

    paragraph: int
    start: int
    end: int
    code: str
    quote: str
    text: str
    suggestion: str
    certain: bool = True

    @property
    def where(self) -> str:
        """«абзац 4»."""
        return place_of(self.paragraph)


def place_of(paragraph: int) -> str:
    """«абзац 4»."""
    return f"абзац{NBSP}{paragraph}"


def finding(
    place: tuple[int, str],
    span: tuple[int, int],
    code: str,
    text: str,
    suggestion: str,
    *,
    certain: bool = True,
) -> Finding:
    """A finding in a paragraph. `place`: its number from 1 and its text."""
    number, paragraph = place
    start, end = span
    return Finding(number, start, end, code, paragraph[start:end], text, suggestion, certain)


def mend(text: str, found: Finding) -> str:
    """The paragraph with the suggestion in place of the quote; everything around stays.

    ValueError: the quote does not stand there any more, the text has changed since it was checked.
    """
    if text[found.start : found.end] != found.quote:
        raise ValueError("the quote does not stand where it was found")
    return text[: found.start] + found.suggestion + text[found.end :]


def mended(paragraphs: Sequence[str], findings: Iterable[Finding]) -> list[str]:
    """All paragraphs with every suggestion in place; of findings that overlap the first one is taken."""
    result = list(paragraphs)
    for found in reversed(without_overlaps(findings)):
        result[found.paragraph - 1] = mend(result[found.paragraph - 1], found)
    return result


def without_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    """In the order of the text; of two findings in the same words the one that begins first stays."""
    kept: list[Finding] = []
    for found in sorted(findings):
        last = kept[-1] if kept else None
        if last is None or found.paragraph != last.paragraph or found.start >= last.end:
            kept.append(found)
    return kept
