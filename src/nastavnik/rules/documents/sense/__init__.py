"""What in a text cannot be so or lacks a part: dates, periods, tasks without a term, sums without a ground."""

from collections.abc import Sequence

from nastavnik.rules.documents.findings import Finding
from nastavnik.rules.documents.sense.days import impossible_dates, inverted_periods
from nastavnik.rules.documents.sense.sums import groundless_sums
from nastavnik.rules.documents.sense.tasks import tasks_without_term

__all__ = ["check_sense"]


def check_sense(paragraphs: Sequence[str]) -> list[Finding]:
    """Findings in the order of the text."""
    found: list[Finding] = []
    for place in enumerate(paragraphs, start=1):
        found.extend(impossible_dates(place))
        found.extend(inverted_periods(place))
    found.extend(tasks_without_term(paragraphs))
    found.extend(groundless_sums(paragraphs))
    return sorted(found)
