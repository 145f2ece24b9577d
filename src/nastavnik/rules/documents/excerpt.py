"""A quotation inside its sentence, for a reader who has not the document before his eyes."""

import re
from dataclasses import dataclass

from nastavnik.rules.documents.findings import Finding

_END = re.compile(r"(?<=[.!?;])[\s\u00a0]+(?=[А-ЯЁA-Z«\d])")
_ABBREVIATED = re.compile(r"(?:^|[\s\u00a0(«])(?:г|гг|ст|п|пп|ул|им|[А-ЯЁ]|\d{1,2})\.$", re.IGNORECASE)
_MOST = 160  # letters on a side: a longer sentence is cut at a word


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words before a quotation in its sentence, the quotation, the words after."""

    before: str
    quote: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.quote}{self.after}"


def excerpt(paragraph: str, found: Finding) -> Excerpt:
    """The sentence, or sentences, in which a finding stands."""
    breaks = [end for end in _END.finditer(paragraph) if not _ABBREVIATED.search(paragraph, 0, end.start())]
    start = max((end.end() for end in breaks if end.end() <= found.start), default=0)
    stop = min((end.start() for end in breaks if end.start() >= found.end), default=len(paragraph))
    before, after = paragraph[start : found.start], paragraph[found.end : stop]
    return Excerpt(_tail(before), found.quote, _head(after))


def _tail(text: str) -> str:
    if len(text) <= _MOST:
        return text
    return f"… {text[-_MOST:].partition(' ')[2]}"


def _head(text: str) -> str:
    if len(text) <= _MOST:
        return text
    return f"{text[:_MOST].rpartition(' ')[0]} …"
