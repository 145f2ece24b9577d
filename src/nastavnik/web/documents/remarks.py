"""Findings of a text as pages show them: in their sentence, with what is known of the right words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.excerpt import Excerpt
from nastavnik.rules.documents.findings import BLANK, Finding
from nastavnik.rules.documents.references import check_references
from nastavnik.rules.documents.sense import check_sense

_TO_FILL = "___"


def findings_of(paragraphs: Sequence[str], dated: date | None) -> list[Finding]:
    """All that is wrong in a text, in its order."""
    return sorted([*check_references(paragraphs, dated=dated), *check_sense(paragraphs)])


def to_fill(found: Finding) -> bool:
    """A part of the right words is not in the text: a person writes it."""
    return _TO_FILL in found.suggestion


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding as it is shown."""

    finding: Finding
    excerpt: Excerpt

    @property
    def to_fill(self) -> bool:
        return to_fill(self.finding)

    @property
    def unknown(self) -> bool:
        """Nothing of the right words is known."""
        return self.finding.suggestion == BLANK
