"""The day of a document, from its own head."""

import re
from collections.abc import Sequence
from datetime import date

from nastavnik.rules.documents.references.written_dates import WRITTEN_DATE, read_date

_HEAD = 40  # paragraphs in which the date of a document stands
_STAMP = 20  # paragraphs of a head with a stamp of approval
_NUMBER = r"№[\s\u00a0_]*[\w/.§-]+(?:\s*/)?"
_OWN_LINE = re.compile(
    rf"(?:{_NUMBER}[\s\u00a0_]*)?(?:от[\s\u00a0_]{{0,20}})?(?P<date>{WRITTEN_DATE})(?:[\s\u00a0_]*{_NUMBER})?[\s_.]*",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    rf"(?:приложение|утвержд|принят)[^.]*?\bот[\s\u00a0_]{{0,20}}(?P<date>{WRITTEN_DATE})", re.IGNORECASE
)


def document_date(paragraphs: Sequence[str]) -> date | None:
    """The date on a line of its own («№ 28 от 20.06.2022 г.») or in the stamp; None where none is told."""
    for number, paragraph in enumerate(paragraphs[:_HEAD]):
        line = paragraph.strip()
        found = _OWN_LINE.fullmatch(line) or (_APPROVED.match(line) if number < _STAMP else None)
        if found:
            return read_date(found["date"])
    return None
