"""The checklist of a regulation on mentoring of teachers: what is there, what in part, what is missing.

It proposes and a person confirms: a rule may be worded so that no program recognises it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from nastavnik.rules.documents.regulation.checklist import POINTS, VERSION, Point
from nastavnik.rules.documents.regulation.evidence import Evidence, evidence_of
from nastavnik.rules.documents.regulation.units import units_of

__all__ = ["POINTS", "VERSION", "Evidence", "PointFinding", "Verdict", "check_regulation"]


class Verdict(Enum):
    """What is proposed of a point; the value is its wording."""

    FOUND = "похоже, есть"
    PARTLY = "похоже, есть не всё"
    MISSING = "не найдено"


@dataclass(frozen=True, slots=True)
class PointFinding:
    """A point of the checklist. `missing`: titles of the sub-points that are not found; `advice`: model wording."""

    number: int
    title: str
    verdict: Verdict
    evidence: tuple[Evidence, ...]
    missing: tuple[str, ...]
    advice: str

    @property
    def text(self) -> str:
        """«Похоже, есть не всё: не видно адреса действующей страницы»."""
        words = self.verdict.value
        said = words[0].upper() + words[1:]
        if self.verdict is Verdict.PARTLY:
            return f"{said}. Не видно: {'; '.join(self.missing)}."
        if self.verdict is Verdict.FOUND and self.missing:
            return f"{said}. Можно добавить: {'; '.join(self.missing)}."
        return f"{said}."


def check_regulation(paragraphs: Sequence[str]) -> list[PointFinding]:
    """A verdict on each of the twelve points, in their order."""
    units = units_of(paragraphs)
    return [_judged(point, evidence_of(point, units)) for point in POINTS]


def _judged(point: Point, evidence: list[Evidence]) -> PointFinding:
    codes = {one.part for one in evidence}
    rest = codes.difference(point.all_of)
    missing = tuple(part.title for part in point.parts if part.code not in codes)
    if codes.issuperset(point.all_of) and len(rest) >= point.enough:
        verdict = Verdict.FOUND
    elif codes.intersection(point.partly_by or (part.code for part in point.parts)):
        verdict = Verdict.PARTLY
    else:
        verdict = Verdict.MISSING
    return PointFinding(
        point.number,
        point.title,
        verdict,
        tuple(evidence) if verdict is not Verdict.MISSING else (),
        missing,
        "" if verdict is Verdict.FOUND else point.advice,
    )
