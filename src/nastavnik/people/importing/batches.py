"""What a batch keeps of its file between the steps: the meaning of columns, problems, answers."""

from collections.abc import Mapping
from typing import Any

from nastavnik.people.importing.planning import Answers
from nastavnik.people.importing.reading import Corrections, Source, open_source
from nastavnik.people.importing.running import DOUBTFUL, Report
from nastavnik.people.models import ImportBatch
from nastavnik.rules.outcome import Place, Problem
from nastavnik.rules.people.columns import Base, Field

MOST_WARNINGS = 5_000
"""Warnings beyond this many are counted, and stand in the result file; errors are kept all."""


def described(batch: ImportBatch, source: Source, corrections: Corrections) -> None:
    """Note on the batch what its file looks like (see ImportBatch.mapping)."""
    header = source.header
    batch.sheet = source.sheet.name[:120]
    batch.mapping = {
        "sheets": list(source.sheets),
        "first_row": header.first_row,
        "last_row": header.last_row,
        "columns": [
            {
                "index": column.index,
                "title": column.shown,
                "field": column.field,
                "sure": column.confidence,
                "hidden": column.hidden,
            }
            for column in source.columns.columns
        ],
        "corrected": {str(index): field for index, field in corrections.items()},
    }
    batch.problems = [as_json(problem) for problem in source.columns.problems]


def source_of(batch: ImportBatch, content: bytes) -> Source:
    """The table of the batch's file as its columns were last agreed."""
    stored: Mapping[str, str | None] = batch.mapping.get("corrected", {})
    corrections = {int(index): Field(code) if code else None for index, code in stored.items()}
    return open_source(content, batch.file.name, Base(batch.kind), sheet=batch.sheet, corrections=corrections)


def answers_of(batch: ImportBatch) -> Answers:
    return {int(row): answer for row, answer in batch.answers.items()}


def unanswered(batch: ImportBatch) -> list[dict[str, Any]]:
    """Doubtful rows that nobody has settled yet, as `problems_json` wrote them."""
    return [
        item for item in batch.problems if item["code"] == DOUBTFUL and str(item["row"]) not in batch.answers
    ]


def problems_json(report: Report) -> list[dict[str, Any]]:
    """Every error and doubt, then warnings up to a limit. A doubt also has `name` and `ids` of whom to ask about."""
    doubts = {doubt.number: doubt for doubt in report.doubts}
    kept = []
    for problem in (*report.refused, *report.warnings[:MOST_WARNINGS]):
        item = as_json(problem)
        if problem.code == DOUBTFUL and problem.where.row is not None:
            doubt = doubts[problem.where.row]
            item |= {"name": doubt.name, "ids": list(doubt.ids)}
        kept.append(item)
    return kept


def as_json(problem: Problem) -> dict[str, Any]:
    where = problem.where
    return {
        "sheet": where.sheet, "row": where.row, "column": where.column,
        "code": problem.code, "text": problem.text, "blocks": problem.blocks,
    }  # fmt: skip


def from_json(item: Mapping[str, Any]) -> Problem:
    where = Place(item["sheet"], item["row"], item["column"])
    return Problem(item["code"], item["text"], where, item["blocks"])
