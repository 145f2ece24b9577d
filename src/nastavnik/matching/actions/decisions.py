"""What the curator says of proposals: accept, refuse, lock, swap, pair by hand."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction

from nastavnik.journal.actions import record
from nastavnik.matching.actions.locks import locked, proposal_of
from nastavnik.matching.actions.rounds import explained, worded
from nastavnik.matching.actions.steps import remember, snapshot
from nastavnik.matching.gather import Gathered, gather
from nastavnik.matching.models import Decision, Proposal, Round
from nastavnik.rules.access import Actor
from nastavnik.rules.matching import Mentee, Mentor, why, why_not
from nastavnik.rules.outcome import Place, Problem, Refused, blocking

NOTHING_STANDS = Problem("proposal.refused", "Эта пара уже отклонена. Её можно подобрать вручную.")


def accept(round_: Round, proposal_id: int, *, version: int, by: Actor, now: datetime) -> Proposal:
    """The curator agrees with a proposal."""
    return _decide(round_, proposal_id, Decision.ACCEPTED, "пара принята", version=version, by=by, now=now)


def lock(round_: Round, proposal_id: int, *, version: int, by: Actor, now: datetime) -> Proposal:
    """The pair stays whatever is computed."""
    return _decide(round_, proposal_id, Decision.LOCKED, "пара закреплена", version=version, by=by, now=now)


@transaction.atomic
def unlock(round_: Round, proposal_id: int, *, version: int, by: Actor, now: datetime) -> Proposal:
    """The pair is a proposal again: a new computation may change it."""
    return _decide(
        round_,
        proposal_id,
        Decision.PROPOSED,
        "пара снова только предложена",
        version=version,
        by=by,
        now=now,
    )


@transaction.atomic
def refuse(
    round_: Round, proposal_id: int, *, reason: str, version: int, by: Actor, now: datetime
) -> Proposal:
    """The curator turns a pair down and says why; it is not proposed again in this year's rounds."""
    said = " ".join(reason.split())
    if not said:
        raise Refused(
            Problem(
                "proposal.no_reason",
                "Напишите причину отказа: она останется в записи.",
                Place(column="reason"),
            )
        )
    return _decide(
        round_,
        proposal_id,
        Decision.REFUSED,
        "пара отклонена",
        version=version,
        by=by,
        now=now,
        refusal=said[:300],
    )


@transaction.atomic
def accept_many(round_: Round, chosen: Mapping[int, int], *, by: Actor, now: datetime) -> int:
    """Accept proposals, id → version as shown; all or none. Answers how many were not accepted before."""
    current = locked(round_)
    proposals = [
        proposal_of(current, one, version=version, yours="принять") for one, version in chosen.items()
    ]
    fresh = [one for one in proposals if one.decision == Decision.PROPOSED]
    if not fresh:
        return 0
    before = snapshot(current, [one.request_id for one in fresh])
    for one in fresh:
        _set(one, Decision.ACCEPTED, by=by, now=now)
    remember(current, f"принято пар: {len(fresh)}", before, by=by)
    _note(current, "matching.proposals.accepted", fresh, by=by, now=now)
    return len(fresh)


@transaction.atomic
def pair_by_hand(
    round_: Round,
    request_id: int,
    mentor_id: int,
    *,
    version: int,
    today: date,
    by: Actor,
    now: datetime,
    despite: bool = False,
) -> Proposal:
    """Pair two people whatever was proposed. Walls refuse; what only warns needs `despite`."""
    current = locked(round_, version=version, yours="подобрать вручную")
    gathered = gather(current, today)
    problems = hand_problems(gathered, request_id, mentor_id)
    if blocking(problems) or (problems and not despite):
        raise Refused(problems)
    before = snapshot(current, [request_id])
    Proposal.objects.filter(round=current, request=request_id).exclude(decision=Decision.REFUSED).delete()
    made = _put(current, gathered, request_id, mentor_id, problems, by=by, now=now)
    remember(current, "пара подобрана вручную", before, by=by)
    _note(
        current, "matching.proposal.by_hand", [made], by=by, now=now, despite=[one.code for one in problems]
    )
    return made


@transaction.atomic
def swap(
    round_: Round,
    first_id: int,
    second_id: int,
    *,
    versions: tuple[int, int],
    today: date,
    by: Actor,
    now: datetime,
    despite: bool = False,
) -> tuple[Proposal, Proposal]:
    """Two mentees change places with their mentors. Both new pairs are looked at as pairs by hand."""
    current = locked(round_)
    first = proposal_of(current, first_id, version=versions[0], yours="поменять местами")
    second = proposal_of(current, second_id, version=versions[1], yours="поменять местами")
    if Decision.REFUSED in (first.decision, second.decision):
        raise Refused(NOTHING_STANDS)
    if first.mentor_id == second.mentor_id or first.pk == second.pk:
        raise Refused(Problem("swap.same_mentor", "У этих наставляемых один наставник: менять нечего."))
    gathered = gather(current, today)
    new = ((first.request_id, second.mentor_id), (second.request_id, first.mentor_id))
    problems = [[one for one in hand_problems(gathered, *pair) if one.code != "mentor_seats"] for pair in new]
    every = [problem for of_pair in problems for problem in of_pair]
    if blocking(every) or (every and not despite):
        raise Refused(every)
    before = snapshot(current, [first.request_id, second.request_id])
    Proposal.objects.filter(pk__in=(first.pk, second.pk)).delete()
    one, other = (
        _put(current, gathered, *pair, found, by=by, now=now)
        for pair, found in zip(new, problems, strict=True)
    )
    remember(current, "наставляемые поменялись наставниками", before, by=by)
    _note(current, "matching.proposals.swapped", [one, other], by=by, now=now)
    return one, other


def hand_problems(gathered: Gathered, request_id: int, mentor_id: int) -> list[Problem]:
    """What speaks against a pair made by hand, seats counted with the plan as it stands."""
    mentee, mentor = _two(gathered, request_id, mentor_id)
    standing = gathered.standing.get(request_id)
    others = gathered.load[mentor_id] - int(standing is not None and standing.mentor_id == mentor_id)
    return why_not(
        mentee,
        mentor,
        gathered.rules,
        vetoed=(request_id, mentor_id) in gathered.vetoes,
        seats_left=mentor.free - others,
    )


def _two(gathered: Gathered, request_id: int, mentor_id: int) -> tuple[Mentee, Mentor]:
    mentee = next((one for one in gathered.facts.mentees if one.id == request_id), None)
    mentor = next((one for one in gathered.facts.mentors if one.id == mentor_id), None)
    if mentee is None or mentor is None:
        raise Refused(Problem("pair.not_in_round", "Такого участника в базе этой формы нет."))
    return mentee, mentor


def _put(
    round_: Round,
    gathered: Gathered,
    request_id: int,
    mentor_id: int,
    problems: Iterable[Problem],
    *,
    by: Actor,
    now: datetime,
) -> Proposal:
    """A pair by hand; over a refusal of the same pair when there was one."""
    words = explained(why(*_two(gathered, request_id, mentor_id), gathered.rules))
    words["warnings"] = worded(problems)
    made = Proposal.objects.filter(round=round_, request=request_id, mentor=mentor_id).first()
    made = made or Proposal(round=round_, request_id=request_id, mentor_id=mentor_id, version=0)
    for name, value in words.items():
        setattr(made, name, value)
    made.refusal = ""
    _set(made, Decision.BY_HAND, by=by, now=now)
    return made


@transaction.atomic
def _decide(
    round_: Round,
    proposal_id: int,
    to: Decision,
    what: str,
    *,
    version: int,
    by: Actor,
    now: datetime,
    refusal: str = "",
) -> Proposal:
    current = locked(round_)
    found = Proposal.objects.filter(round=current, pk=proposal_id).first()
    if found is not None and found.decision == to:
        return found  # both curators wanted the same
    proposal = proposal_of(current, proposal_id, version=version, yours=to.label)
    if proposal.decision == Decision.REFUSED:
        raise Refused(NOTHING_STANDS)
    before = snapshot(current, [proposal.request_id])
    proposal.refusal = refusal
    _set(proposal, to, by=by, now=now)
    remember(current, what, before, by=by)
    _note(current, f"matching.proposal.{to.value}", [proposal], by=by, now=now)
    return proposal


def _set(proposal: Proposal, to: Decision, *, by: Actor, now: datetime) -> None:
    proposal.decision = to
    proposal.decided_at = now
    proposal.decided_by_id = by.user_id
    proposal.version += 1
    proposal.save()


def _note(
    round_: Round,
    verb: str,
    proposals: list[Proposal],
    *,
    by: Actor,
    now: datetime,
    despite: list[str] | None = None,
) -> None:
    facts = {} if despite is None else {"despite": despite}
    pairs = [[one.request_id, one.mentor_id] for one in proposals[:200]]
    record(verb, round_, by=by, now=now, unit_path=round_.organisation.path, pairs=pairs, **facts)
