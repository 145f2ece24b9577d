"""Tables: role models, forms, criteria, planned figures, resources, roadmap."""

from nastavnik.rules.documents.papers.paper import Paper

PAPERS: tuple[Paper, ...] = ()
