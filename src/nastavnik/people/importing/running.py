"""One run over a file: what it would do, or doing it, as one report."""

from dataclasses import dataclass, field
from datetime import date, datetime

from nastavnik.people.importing.planning import Doubt, Planned, Planner
from nastavnik.people.importing.reading import Progress, Rows, Source
from nastavnik.people.importing.writing import Writer
from nastavnik.people.models import ImportBatch
from nastavnik.rules.access import Actor
from nastavnik.rules.outcome import Place, Problem
from nastavnik.rules.people.columns import Field, field_title

DOUBTFUL = "row-doubtful"


@dataclass(slots=True)
class Report:
    """What a file did or would do to a base. `refused`: every problem of the rows that are left out."""

    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    faulty: int = 0
    refused: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def accepted(self) -> int:
        return self.new + self.changed

    def counts(self) -> dict[str, int]:
        """As a batch keeps them; `refused` counts rows with errors, `doubtful` rows to be asked about."""
        return {
            "rows": self.rows,
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "refused": self.faulty,
            "doubtful": len(self.doubts),
            "warnings": len(self.warnings),
        }


class NothingWritten(Exception):
    """Rows at fault and all or nothing: ends the transaction, and carries what was found."""

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__(f"{len(report.refused)} problems")


def planned(rows: Rows, planner: Planner, source: Source, *, partial: bool) -> Report:
    """What the file would do."""
    report = _begun(rows)
    for chunk in rows:
        for plan in planner.plan(chunk):
            _count(report, plan, source)
    if report.refused and not partial:
        _nothing(report)
    return report


def written(
    rows: Rows,
    planner: Planner,
    source: Source,
    batch: ImportBatch,
    *,
    by: Actor,
    now: datetime,
    today: date,
    progress: Progress,
) -> Report:
    """Do what the file says, inside a transaction of the caller. NothingWritten when all may not be taken."""
    report = _begun(rows)
    writer = Writer(batch, planner.role_model, by=by, now=now, today=today)
    for number, chunk in enumerate(rows, 1):
        plans = list(planner.plan(chunk))
        for plan in plans:
            _count(report, plan, source)
        if batch.partial or not report.refused:
            writer.write([plan for plan in plans if isinstance(plan, Planned)])
        progress(min(number * len(chunk), rows.count), rows.count)
    if report.refused and not batch.partial:
        _nothing(report)
        raise NothingWritten(report)
    return report


def _begun(rows: Rows) -> Report:
    return Report(
        rows=rows.count, faulty=rows.faulty, refused=list(rows.refused), warnings=list(rows.warnings)
    )


def _count(report: Report, plan: Planned | Doubt, source: Source) -> None:
    if isinstance(plan, Doubt):
        report.doubts.append(plan)
        column = field_title(source.base, Field.FULL_NAME)
        report.refused.append(Problem(DOUBTFUL, plan.why, Place(source.sheet.name, plan.number, column)))
    elif plan.is_new:
        report.new += 1
    elif plan.changes:
        report.changed += 1
    else:
        report.unchanged += 1


def _nothing(report: Report) -> None:
    report.new = report.changed = report.unchanged = 0
