"""Recording meetings and closing them with feedback."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from nastavnik.journal.actions import record
from nastavnik.pairs.actions.lives import end
from nastavnik.pairs.actions.locks import locked
from nastavnik.pairs.models import Meeting, MeetingKind, Pair, PairState
from nastavnik.rules.access import Actor
from nastavnik.rules.meetings import closing_problems, recording_problems
from nastavnik.rules.outcome import Conflict, Problem, Refused

DEFAULT_MINUTES = 40


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a meeting is closed with: the mentee's mark 0–10 and, after a trial, the decision to go on."""

    mark: int | None
    text: str = ""
    go_on: bool | None = None
    reason: str = ""


@transaction.atomic
def record_meeting(
    pair: Pair,
    *,
    kind: str,
    held_on: date,
    today: date,
    by: Actor,
    now: datetime,
    minutes: int = DEFAULT_MINUTES,
    online: bool = False,
    topic: str = "",
    result: str = "",
    feedback: Feedback | None = None,
) -> Meeting:
    """Record a meeting that was held; with feedback it is closed at once.

    Takes no version: two people may record two meetings one after another, and the order of kinds keeps the
    same meeting from being recorded twice.
    """
    current = locked(pair, version=None, yours="")
    if not Pair.objects.at_work_on(today).filter(pk=current.pk).exists():
        raise Refused(
            Problem(
                "pair.suspended",
                "Пара приостановлена: у кого-то из её участников нет действующего согласия или куратор поставил "
                "паузу. Встречу запишут, когда пара возобновит работу.",
            )
        )
    held = list(current.meetings.order_by("number").values_list("kind", flat=True))
    problems = recording_problems(
        kind,
        held_on,
        held=held,
        starts_on=current.starts_on,
        last_met_on=current.last_met_on,
        today=today,
    )
    if problems:
        raise Refused(problems)
    meeting = Meeting.objects.create(
        pair=current,
        number=len(held) + 1,
        kind=kind,
        held_on=held_on,
        minutes=minutes,
        online=online,
        topic=topic,
        result=result,
        recorded_at=now,
        recorded_by_id=by.user_id,
    )
    current.last_met_on = held_on
    current.save(update_fields=["last_met_on"])
    record(
        "pairs.meeting.recorded",
        meeting,
        by=by,
        now=now,
        unit_path=current.organisation.path,
        pair=current.pk,
        kind=kind,
        number=meeting.number,
    )
    return meeting if feedback is None else _close(current, meeting, feedback, by=by, now=now)


@transaction.atomic
def close_meeting(meeting: Meeting, *, version: int, feedback: Feedback, by: Actor, now: datetime) -> Meeting:
    """Close a meeting with feedback. A trial without going on dissolves the pair; the final one finishes it."""
    current = locked(meeting.pair, version=None, yours="")
    latest = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if latest.version != version:
        raise Conflict(
            {
                "Оценка": (_mark(feedback.mark), _mark(latest.feedback_mark)),
                "Обратная связь": (feedback.text, latest.feedback_text),
            }
        )
    return _close(current, latest, feedback, by=by, now=now)


def _close(pair: Pair, meeting: Meeting, feedback: Feedback, *, by: Actor, now: datetime) -> Meeting:
    others = pair.meetings.filter(closed_at=None).exclude(pk=meeting.pk).values_list("number", flat=True)
    problems = closing_problems(meeting.kind, mark=feedback.mark, go_on=feedback.go_on, others_open=others)
    if problems:
        raise Refused(problems)
    meeting.feedback_mark = feedback.mark
    meeting.feedback_text = feedback.text
    meeting.go_on = feedback.go_on if meeting.kind == MeetingKind.TRIAL else None
    meeting.closed_at = now
    meeting.version += 1
    meeting.save()
    record(
        "pairs.meeting.closed",
        meeting,
        by=by,
        now=now,
        unit_path=pair.organisation.path,
        pair=pair.pk,
        number=meeting.number,
        go_on=meeting.go_on,
    )
    _end_if_decided(pair, meeting, feedback, by=by, now=now)
    return meeting


def _end_if_decided(pair: Pair, meeting: Meeting, feedback: Feedback, *, by: Actor, now: datetime) -> None:
    if meeting.kind == MeetingKind.TRIAL and meeting.go_on is False:
        reason = feedback.reason.strip() or "После пробной встречи решено подобрать другую пару."
        end(pair, PairState.DISSOLVED, ended_on=meeting.held_on, outcome=reason, by=by, now=now)
    if meeting.kind == MeetingKind.FINAL:
        end(pair, PairState.FINISHED, ended_on=meeting.held_on, outcome=meeting.result, by=by, now=now)


def _mark(mark: int | None) -> str:
    return "" if mark is None else str(mark)
