"""Diaries, reports and journals of meetings."""

from nastavnik.rules.documents.papers.paper import Paper

PAPERS: tuple[Paper, ...] = ()
