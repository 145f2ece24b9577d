"""Checking references in a text: to acts, articles, addresses, and to consents that have to stand by themselves."""

from collections.abc import Iterator, Sequence
from datetime import date

from nastavnik.rules.documents.findings import Finding, mend, mended, without_overlaps
from nastavnik.rules.documents.references.acts import Place, faults_of
from nastavnik.rules.documents.references.annex import annex_faults
from nastavnik.rules.documents.references.articles import article_faults
from nastavnik.rules.documents.references.citations import citations
from nastavnik.rules.documents.references.consents import consent_clauses
from nastavnik.rules.documents.references.dating import document_date
from nastavnik.rules.documents.references.links import expiring_links, misspelt_hosts
from nastavnik.rules.documents.references.validity import out_of_time

__all__ = ["Finding", "check_references", "document_date", "mend", "mended", "without_overlaps"]


def check_references(paragraphs: Sequence[str], *, dated: date | None) -> list[Finding]:
    """Wrong references of a text, in order. `dated`: the day of the document; None: what hangs on it is not asked.

    Findings may overlap where one reference has several faults; `without_overlaps` leaves one for a place.
    """
    found: list[Finding] = []
    for place in enumerate(paragraphs, start=1):
        found.extend(_of_paragraph(place, dated))
    found.extend(misspelt_hosts(paragraphs))
    found.extend(consent_clauses(paragraphs, dated))
    return sorted(found)


def _of_paragraph(place: Place, dated: date | None) -> Iterator[Finding]:
    cited = citations(place[1])
    for citation in cited:
        yield from faults_of(place, citation)
        if dated is not None:
            yield from out_of_time(place, citation, dated)
    yield from annex_faults(place, cited)
    yield from article_faults(place, dated)
    yield from expiring_links(place)
