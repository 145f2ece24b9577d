"""Every source that a paper names has a provider, and every provider is named."""

from nastavnik.insights.papers import PROVIDERS
from nastavnik.rules.documents.papers.asked import asked_of
from nastavnik.rules.documents.papers.catalogue import PAPERS


def test_each_source_has_its_provider() -> None:
    named = {asked.source for paper in PAPERS.values() for asked in asked_of(paper.facts) if asked.source}
    assert named <= set(PROVIDERS)


def test_given_facts_name_where_they_come_from() -> None:
    every = [asked for paper in PAPERS.values() for asked in asked_of(paper.facts)]
    assert [asked.name for asked in every if asked.given and not asked.source] == []
