"""Individual plans of pairs and groups, personal programmes of teachers, individual routes."""

from nastavnik.rules.documents.papers.paper import Paper

PAPERS: tuple[Paper, ...] = ()
