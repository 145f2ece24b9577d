"""Agreements: mentor with mentee, organisation with partner."""

from nastavnik.rules.documents.papers.paper import Paper

PAPERS: tuple[Paper, ...] = ()
