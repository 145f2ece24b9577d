"""Regulations on mentoring: the model of pupils and the model of teachers."""

from nastavnik.rules.documents.papers.paper import Paper

PAPERS: tuple[Paper, ...] = ()
