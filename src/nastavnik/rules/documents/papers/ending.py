"""Papers that end the programme: final event, encouragement, completion, results of monitoring."""

from nastavnik.rules.documents.papers.paper import Paper

PAPERS: tuple[Paper, ...] = ()
