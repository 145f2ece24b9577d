"""Every kind of document: the order on pairs, which is made from a round, and the papers of all families."""

from collections.abc import Mapping, Sequence

from nastavnik.rules.documents.kinds import PAIRS_ORDER, DocumentKind
from nastavnik.rules.documents.papers import (
    agreements,
    consents,
    diaries,
    ending,
    launch,
    letters,
    plans,
    programmes,
    regulations,
    running,
    staff,
    tables,
)
from nastavnik.rules.documents.papers.paper import Paper

_FAMILIES: Sequence[tuple[Paper, ...]] = (
    launch.PAPERS,
    running.PAPERS,
    ending.PAPERS,
    staff.PAPERS,
    regulations.PAPERS,
    programmes.PAPERS,
    letters.PAPERS,
    agreements.PAPERS,
    consents.PAPERS,
    plans.PAPERS,
    diaries.PAPERS,
    tables.PAPERS,
)
PAPERS: Mapping[str, Paper] = {paper.code: paper for family in _FAMILIES for paper in family}
KINDS: Mapping[str, DocumentKind] = {PAIRS_ORDER.code: PAIRS_ORDER} | {
    paper.code: paper.kind for paper in PAPERS.values()
}
