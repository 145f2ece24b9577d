"""The curator's steps in a round, remembered so that the last one can be undone."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from nastavnik.journal.actions import record
from nastavnik.matching.actions.locks import locked
from nastavnik.matching.models import Proposal, Round
from nastavnik.rules.access import Actor
from nastavnik.rules.outcome import Problem, Refused

KEPT_STEPS = 20
_FIELDS = (
    "id", "request_id", "mentor_id", "score", "why", "reasons", "warnings", "decision", "refusal",
    "decided_by_id", "version",
)  # fmt: skip


def snapshot(round_: Round, requests: Iterable[int]) -> dict[str, Any]:
    """Everything that stands or is refused for these requests, as plain values."""
    rows = []
    for one in Proposal.objects.filter(round=round_, request__in=list(requests)).order_by("pk"):
        row = {name: getattr(one, name) for name in _FIELDS}
        row["decided_at"] = one.decided_at.isoformat() if one.decided_at else None
        rows.append(row)
    return {"requests": sorted(requests), "rows": rows}


def remember(round_: Round, what: str, before: dict[str, Any], *, by: Actor) -> None:
    """Note a step that has been made, and save the round with its next version."""
    steps = [*round_.summary.get("steps", []), {"what": what, **before}]
    round_.summary["steps"] = steps[-KEPT_STEPS:]
    advance(round_, what, by=by)


def advance(round_: Round, what: str, *, by: Actor) -> None:
    """The next version of a round; `what` is told to whoever had the former one before him."""
    round_.summary["last"] = {"what": what, "by": by.user_id}
    round_.version += 1
    round_.save()


def last_step(round_: Round) -> str:
    """What «Отменить шаг» would undo, or an empty string."""
    steps = round_.summary.get("steps", [])
    return str(steps[-1]["what"]) if steps else ""


@transaction.atomic
def undo(round_: Round, *, version: int, by: Actor, now: datetime) -> str:
    """Undo the last step and say which it was. A new computation cannot be undone."""
    current = locked(round_, version=version, yours="отменить шаг")
    steps = current.summary.get("steps", [])
    if not steps:
        raise Refused(Problem("round.nothing_to_undo", "Отменять нечего: после подбора решений не было."))
    step = steps.pop()
    Proposal.objects.filter(round=current, request__in=step["requests"]).delete()
    Proposal.objects.bulk_create(_restored(current, row) for row in step["rows"])
    what = str(step["what"])
    advance(current, f"отменён шаг: {what}", by=by)
    record(
        "matching.step.undone",
        current,
        by=by,
        now=now,
        unit_path=current.organisation.path,
        requests=step["requests"][:100],
    )
    return what


def _restored(round_: Round, row: dict[str, Any]) -> Proposal:
    """The row as it was, with a higher version: pages that saw the state in between are stale."""
    decided_at = row["decided_at"]
    return Proposal(
        round=round_,
        **{name: row[name] for name in _FIELDS if name != "version"},
        version=row["version"] + 2,
        decided_at=datetime.fromisoformat(decided_at) if decided_at else None,
    )
