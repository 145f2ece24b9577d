"""Every kind of document: the order on pairs, which is made from a round, and the papers of all families."""

from collections.abc import Mapping, Sequence

from nastavnik.rules.documents.kinds import PAIRS_ORDER, DocumentKind
from nastavnik.rules.documents.papers import (
    agreements,
    analytical_note,
    consents,
    curator_report,
    diaries,
    ending,
    honours,
    journals,
    launch,
    letters,
    planned_figures,
    plans,
    practice_criteria,
    programmes,
    recommendations,
    regulations,
    reports,
    resource_map,
    roadmap,
    role_models,
    running,
    staff,
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
    recommendations.PAPERS,
    analytical_note.PAPERS,
    honours.PAPERS,
    agreements.PAPERS,
    consents.PAPERS,
    plans.PAPERS,
    diaries.PAPERS,
    journals.PAPERS,
    reports.PAPERS,
    curator_report.PAPERS,
    role_models.PAPERS,
    practice_criteria.PAPERS,
    planned_figures.PAPERS,
    resource_map.PAPERS,
    roadmap.PAPERS,
)
PAPERS: Mapping[str, Paper] = {paper.code: paper for family in _FAMILIES for paper in family}
KINDS: Mapping[str, DocumentKind] = {PAIRS_ORDER.code: PAIRS_ORDER} | {
    paper.code: paper.kind for paper in PAPERS.values()
}
