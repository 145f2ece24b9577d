"""Approving a round: pairs and groups are made, all or none, and the decision is on record."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from nastavnik.journal.actions import record
from nastavnik.matching.actions.decisions import hand_problems
from nastavnik.matching.actions.locks import same_version, taken
from nastavnik.matching.actions.steps import advance
from nastavnik.matching.gather import gather
from nastavnik.matching.models import Decision, Proposal, Round, RoundState
from nastavnik.matching.queries import Numbered, numbered
from nastavnik.pairs.actions import Draft, DraftMember, create_pairs
from nastavnik.pairs.consents import lapses
from nastavnik.pairs.models import Pair
from nastavnik.programmes.models import RoleModel
from nastavnik.rules.access import Actor, Permission
from nastavnik.rules.outcome import Place, Problem, Refused, blocking

SAID_ELSEWHERE = frozenset({"mentee_consent", "mentor_consent", "mentee_paired"})
"""Walls that `lapses` and `create_pairs` name themselves, with the place in the list."""


@dataclass(frozen=True, slots=True)
class Approval:
    """What an approval made. `pairs` holds groups too; `fresh` is False when it had been made before."""

    round: Round
    pairs: tuple[Pair, ...]
    groups: int
    mentees: int
    fresh: bool


@transaction.atomic
def approve(
    round_: Round,
    *,
    today: date,
    by: Actor,
    now: datetime,
    version: int | None = None,
    with_proposed: bool = False,
    starts_on: date | None = None,
    ends_on: date | None = None,
    role_model: RoleModel | None = None,
) -> Approval:
    """Make pairs and groups of what is accepted, locked or by hand, and with `with_proposed` of the rest too.

    Consents are looked at anew: one that does not hold today refuses the whole, naming the child and its place
    in the list. Approving twice makes pairs once.
    """
    current = taken(round_)
    if not by.may(Permission.PAIRS_APPROVE, current.organisation.path):
        raise Refused(
            Problem("round.not_yours", "Утвердить пары может куратор или руководитель этой организации.")
        )
    if current.state == RoundState.APPROVED:
        return _made(current, fresh=False)
    if current.state == RoundState.CLOSED:
        raise Refused(Problem("round.closed", "Этот подбор закрыт без решения. Начните новый."))
    same_version(current, version, "утвердить пары")
    chosen = [one for one in numbered(current) if with_proposed or one.proposal.decision != Decision.PROPOSED]
    _refuse_walls(current, chosen, today)
    for one in chosen:
        if one.proposal.decision == Decision.PROPOSED:
            _accept(one.proposal, by=by, now=now)
    create_pairs(
        _drafts(chosen, role_model or _only_role_model(current)),
        organisation=current.organisation,
        form=current.running_form.form,
        year=current.year,
        starts_on=starts_on or today,
        ends_on=ends_on or current.running_form.ends_on,
        today=today,
        by=by,
        now=now,
        round_id=current.pk,
    )
    current.state = RoundState.APPROVED
    current.approved_at = now
    current.approved_by_id = by.user_id
    current.summary["steps"] = []
    advance(current, "пары утверждены", by=by)
    approval = _made(current, fresh=True)
    record(
        "matching.round.approved",
        current,
        by=by,
        now=now,
        unit_path=current.organisation.path,
        pairs=len(approval.pairs) - approval.groups,
        groups=approval.groups,
        mentees=approval.mentees,
    )
    return approval


def _refuse_walls(round_: Round, chosen: list[Numbered], today: date) -> None:
    if not chosen:
        raise Refused(Problem("round.nothing", "Ни одна пара не принята: утверждать пока нечего."))
    people = [
        (one.number, person)
        for one in chosen
        for person in (one.proposal.request.person, one.proposal.mentor.person)
    ]
    problems = lapses(people, today)
    gathered = gather(round_, today)
    for one in chosen:
        request, mentor = one.proposal.request_id, one.proposal.mentor_id
        if request not in gathered.requests or mentor not in gathered.mentors:
            continue
        walls = blocking(hand_problems(gathered, request, mentor))
        problems += [
            Problem(
                wall.code,
                f"№\u00a0{one.number} в списке, {one.proposal.request.person.list_name}: {wall.text}",
                Place(row=one.number),
            )
            for wall in walls
            if wall.code not in SAID_ELSEWHERE
        ]
    if problems:
        raise Refused(problems)


def _drafts(chosen: list[Numbered], role_model: RoleModel | None) -> list[Draft]:
    """One draft a mentor, in the order of the list."""
    of_mentor: defaultdict[int, list[Numbered]] = defaultdict(list)
    for one in chosen:
        of_mentor[one.proposal.mentor_id].append(one)
    return [
        Draft(
            mentor=group[0].proposal.mentor,
            members=tuple(DraftMember(one.number, one.proposal.request, one.proposal.why) for one in group),
            role_model=role_model,
        )
        for group in of_mentor.values()
    ]


def _only_role_model(round_: Round) -> RoleModel | None:
    """The role model of the pairs when the organisation chose just one; else each pair's own card says it."""
    chosen = list(round_.running_form.role_models.all()[:2])
    return chosen[0] if len(chosen) == 1 else None


def _accept(proposal: Proposal, *, by: Actor, now: datetime) -> None:
    proposal.decision = Decision.ACCEPTED
    proposal.decided_at = now
    proposal.decided_by_id = by.user_id
    proposal.version += 1
    proposal.save()


def _made(round_: Round, *, fresh: bool) -> Approval:
    pairs = tuple(Pair.objects.filter(round_id=round_.pk).prefetch_related("members").order_by("pk"))
    sizes = [len(pair.members.all()) for pair in pairs]
    return Approval(round_, pairs, sum(size > 1 for size in sizes), sum(sizes), fresh)
