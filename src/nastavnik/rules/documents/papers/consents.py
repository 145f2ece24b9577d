"""Consents to processing and to distribution of personal data."""

from nastavnik.rules.documents.papers.paper import Paper

PAPERS: tuple[Paper, ...] = ()
