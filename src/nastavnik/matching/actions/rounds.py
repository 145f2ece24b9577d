"""Opening a round, computing proposals, what the curator may change about the round itself."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from nastavnik.journal.actions import record
from nastavnik.matching.actions.locks import locked
from nastavnik.matching.actions.steps import advance
from nastavnik.matching.gather import Aside, Gathered, gather, rules_of
from nastavnik.matching.models import KEPT, Decision, Proposal, Round, RoundState
from nastavnik.people.models import MentorProfile, Request
from nastavnik.programmes.models import RunningForm
from nastavnik.rules.access import Actor
from nastavnik.rules.matching import ProposedPair, Reason, Result, Side, propose
from nastavnik.rules.outcome import Problem, Refused

CHANGEABLE = frozenset({"topic_required", "age_hard", "time_hard"})


@transaction.atomic
def open_round(running: RunningForm, *, by: Actor, now: datetime) -> Round:
    """A round of a running form; the one already open when there is one."""
    current = (
        RunningForm.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=running.pk)
    )
    found = Round.objects.filter(running_form=current, state=RoundState.OPEN).first()
    if found is not None:
        return found
    opened = Round.objects.create(
        organisation=current.organisation,
        running_form=current,
        year=current.year,
        created_at=now,
        created_by_id=by.user_id,
    )
    record("matching.round.opened", opened, by=by, now=now, unit_path=current.organisation.path)
    return opened


@transaction.atomic
def compute(round_: Round, *, today: date, by: Actor, now: datetime, version: int | None = None) -> Round:
    """Propose pairs anew. What is accepted, locked or made by hand stays; what was refused is not proposed.

    A kept pair that a wall now divides (a consent was withdrawn) is let go and named in the summary.
    """
    current = locked(round_, version=version, yours="подобрать заново")
    gathered = gather(current, today)
    result = propose(
        gathered.facts,
        gathered.rules,
        locks=gathered.locks,
        vetoes=gathered.vetoes,
        previous=gathered.previous,
    )
    _store(current, gathered, result)
    current.rules = dict(result.rules)
    current.summary = _summary(result) | {"aside": current.summary.get("aside", {})}
    current.computed_at = now
    advance(current, "подобрано заново", by=by)
    record(
        "matching.round.computed",
        current,
        by=by,
        now=now,
        unit_path=current.organisation.path,
        mentees=result.metrics.mentees,
        served=result.metrics.served,
        kept=len(gathered.locks),
        lost=len(result.refused_locks),
    )
    return current


@transaction.atomic
def change_rules(
    round_: Round, *, version: int, today: date, by: Actor, now: datetime, **rules: bool
) -> Round:
    """Soften or harden a rule of the round (topic_required, age_hard, time_hard) and compute anew."""
    if strange := set(rules) - CHANGEABLE:
        raise TypeError(f"not a rule to set: {', '.join(sorted(strange))}")
    current = locked(round_, version=version, yours="изменить правила подбора")
    changed: dict[str, Any] = dict(rules)
    current.rules = replace(rules_of(current, current.running_form, {}), **changed).to_dict()
    current.save(update_fields=["rules"])
    record("matching.rules.changed", current, by=by, now=now, unit_path=current.organisation.path, **rules)
    return compute(current, today=today, by=by, now=now)


@transaction.atomic
def set_aside(
    round_: Round, role: Request | MentorProfile, *, out: bool, version: int, by: Actor, now: datetime
) -> Round:
    """Leave somebody out of this round, or take him back in; his proposals of the round fall away."""
    current = locked(round_, version=version, yours="изменить состав подбора")
    if role.person.organisation_id != current.organisation_id:
        raise Refused(Problem("pairs.foreign", "Этот человек из базы другой организации."))
    side = "mentees" if isinstance(role, Request) else "mentors"
    aside = Aside.of(current)
    kept = {"mentees": set(aside.mentees), "mentors": set(aside.mentors)}
    (kept[side].add if out else kept[side].discard)(role.pk)
    current.summary["aside"] = {name: sorted(ids) for name, ids in kept.items()}
    if out:
        standing = Proposal.objects.filter(round=current).exclude(decision=Decision.REFUSED)
        lookup = {"request": role} if isinstance(role, Request) else {"mentor": role}
        standing.filter(**lookup).delete()
        current.summary["steps"] = []
    advance(current, "изменён состав подбора", by=by)
    record(
        "matching.round.aside",
        current,
        by=by,
        now=now,
        unit_path=current.organisation.path,
        side=side,
        role=role.pk,
        out=out,
    )
    return current


@transaction.atomic
def close_round(round_: Round, *, version: int, by: Actor, now: datetime) -> None:
    """End a round without a decision."""
    current = locked(round_, version=version, yours="закрыть подбор")
    current.state = RoundState.CLOSED
    advance(current, "подбор закрыт без решения", by=by)
    record("matching.round.closed", current, by=by, now=now, unit_path=current.organisation.path)


def _store(round_: Round, gathered: Gathered, result: Result) -> None:
    """Proposals as the result has them: kept ones renewed in their words, the rest replaced."""
    kept = {
        (one.request_id, one.mentor_id): one for one in gathered.standing.values() if one.decision in KEPT
    }
    lost = {(one.mentee, one.mentor) for one in result.refused_locks}
    gone = [one.pk for pair, one in kept.items() if pair in lost]
    gone += [one.pk for one in gathered.standing.values() if one.decision not in KEPT]
    Proposal.objects.filter(round=round_, pk__in=gone).delete()
    fresh = []
    for pair in result.pairs:
        words = explained(pair.reason)
        if pair.ids in kept and pair.ids not in lost:
            Proposal.objects.filter(pk=kept[pair.ids].pk).update(**words)
        else:
            fresh.append(_proposal(round_, pair, words))
    Proposal.objects.bulk_create(fresh)


def _proposal(round_: Round, pair: ProposedPair, words: dict[str, Any]) -> Proposal:
    return Proposal(round=round_, request_id=int(pair.mentee), mentor_id=int(pair.mentor), **words)


def explained(reason: Reason) -> dict[str, Any]:
    """A reason as the columns of a proposal."""
    return {
        "score": reason.score,
        "why": reason.text,
        "reasons": [[part.label, part.mark, part.text] for part in reason.parts if part.of > 0],
        "warnings": worded(reason.warnings),
    }


def worded(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    return [{"code": one.code, "text": one.text, "blocks": one.blocks} for one in problems]


def _summary(result: Result) -> dict[str, Any]:
    """What the page shows beside the proposals; ids are keys as texts, as JSON has them."""
    metrics = result.metrics
    kept_out: dict[str, dict[str, list[str]]] = {Side.MENTEE.value: {}, Side.MENTOR.value: {}}
    for one in result.kept_out:
        kept_out[one.side.value][str(one.id)] = [cause.text for cause in one.causes]
    return {
        "metrics": {
            "mentees": metrics.mentees,
            "mentors": metrics.mentors,
            "seats": metrics.seats,
            "served": metrics.served,
            "worst": metrics.worst,
            "mean": metrics.mean,
        },
        "left_out": {
            str(one.mentee): {
                "kind": one.kind.value,
                "text": one.text,
                "counts": [[count.code, count.number, count.text] for count in one.counts],
                "holders": [[holder.mentor, list(holder.mentees)] for holder in one.holders],
            }
            for one in result.left_out
        },
        "idle": {str(one.mentor): one.text for one in result.idle},
        "kept_out": kept_out,
        "lost": [
            {"request": one.mentee, "mentor": one.mentor, "why": [problem.text for problem in one.problems]}
            for one in result.refused_locks
        ],
    }
