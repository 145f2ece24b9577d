"""The programme of mentoring of an organisation, minutes of the teachers' council."""

from nastavnik.rules.documents.papers.paper import Paper

PAPERS: tuple[Paper, ...] = ()
