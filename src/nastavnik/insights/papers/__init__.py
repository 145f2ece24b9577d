"""What the system itself knows for a paper: letterhead, signer and every asked field that names its source.

A source is a key («curator»); each module beside this one has PROVIDERS for the keys of its area. What nobody knows
is typed by people, with a hint where it will come from.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from nastavnik.insights.papers import (
    agreements,
    diaries,
    ending,
    letters,
    organisation,
    pairs,
    people,
    plans,
    programmes,
    regulations,
    running,
    staff,
    tables,
)
from nastavnik.insights.papers.here import Here, Provider
from nastavnik.orgs.models import Kind, Level, Unit
from nastavnik.pairs.orders import letterhead_of, signer_of
from nastavnik.rules.documents.papers import Paper
from nastavnik.rules.documents.papers.asked import asked_of
from nastavnik.rules.documents.papers.facts import PaperFacts

__all__ = ["PROVIDERS", "Here", "gathered", "known_values"]

PROVIDERS: Mapping[str, Provider] = {
    **agreements.PROVIDERS,
    **diaries.PROVIDERS,
    **ending.PROVIDERS,
    **letters.PROVIDERS,
    **organisation.PROVIDERS,
    **pairs.PROVIDERS,
    **people.PROVIDERS,
    **plans.PROVIDERS,
    **programmes.PROVIDERS,
    **regulations.PROVIDERS,
    **running.PROVIDERS,
    **staff.PROVIDERS,
    **tables.PROVIDERS,
}


def known_values(paper: Paper, here: Here) -> dict[str, Any]:
    """Values of the asked fields that have a source, by field name."""
    return {asked.name: PROVIDERS[asked.source](here) for asked in asked_of(paper.facts) if asked.source}


def gathered(paper: Paper, here: Here) -> PaperFacts:
    """Facts of the paper as far as the system knows them, dated today; the number is not given here."""
    issuer = issuer_of(here.unit)
    blank = paper.facts(
        letterhead=letterhead_of(issuer),
        signer=signer_of(issuer),
        school_year=here.school_year,
        dated=here.today,
    )
    return replace(blank, **known_values(paper, here))


def issuer_of(unit: Unit) -> Unit:
    """Whose letterhead and head stand in the unit's papers: a territory speaks by its education authority, if it has one."""
    if unit.level == Level.ORGANISATION:
        return unit
    return Unit.objects.filter(parent=unit, kind=Kind.AUTHORITY).order_by("pk").first() or unit
