"""Papers that are issued while the programme runs: curator and mentors, plan and start, working group."""

from nastavnik.rules.documents.papers.paper import Paper

PAPERS: tuple[Paper, ...] = ()
