"""Letters, analytical notes, thanks and certificates."""

from nastavnik.rules.documents.papers.paper import Paper

PAPERS: tuple[Paper, ...] = ()
