"""Papers on mentoring by employees for pay (article 351.8 of the Labour Code): consent, agreement, order, notice."""

from nastavnik.rules.documents.papers.paper import Paper

PAPERS: tuple[Paper, ...] = ()
