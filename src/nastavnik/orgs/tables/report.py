"""What an import of organisations found and did: counts, problems with their places, a line a row."""

from dataclasses import dataclass
from typing import Literal

from nastavnik.rules.outcome import Problem

State = Literal["added", "changed", "unchanged", "refused"]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file: what it is about and what comes of it. `changes` are titles of facts."""

    row: int
    code: str
    title: str
    territory: str
    state: State
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`applied` says whether the database was changed by it; a dry run and a refused file change nothing."""

    rows: int
    added: int
    changed: int
    unchanged: int
    figures: int
    refused: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    territories: tuple[str, ...]  # regions and municipalities that were made, or would be
    lines: tuple[Line, ...]
    applied: bool

    @property
    def accepted(self) -> int:
        """Rows that were taken: new organisations and changed ones."""
        return self.added + self.changed

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.refused + self.warnings

    @property
    def changes_anything(self) -> bool:
        return bool(self.added or self.changed or self.territories)

    def as_json(self) -> dict[str, object]:
        """Plain values for other programs; problems as {sheet, row, column, code, text}."""
        return {
            "rows": self.rows,
            "accepted": self.accepted,
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "figures": self.figures,
            "territories": list(self.territories),
            "refused": [_plain(problem) for problem in self.refused],
            "warnings": [_plain(problem) for problem in self.warnings],
            "applied": self.applied,
        }


def _plain(problem: Problem) -> dict[str, object]:
    where = problem.where
    return {
        "sheet": where.sheet,
        "row": where.row,
        "column": where.column,
        "code": problem.code,
        "text": problem.text,
    }
