"""The questions asked from outside: propose pairs, weigh mentors for one request, say what would help."""

from collections.abc import Collection, Iterable
from statistics import fmean

from nastavnik.rules.matching import helps, verify
from nastavnik.rules.matching.constraints import why_not
from nastavnik.rules.matching.explain import Causes, planned_pair, why
from nastavnik.rules.matching.facts import Facts, Id, Pair, RoundRules
from nastavnik.rules.matching.grid import ordered, place_of
from nastavnik.rules.matching.results import Candidate, Help, Metrics, ProposedPair, Result, Side
from nastavnik.rules.matching.rounds import Plan, make_plan


def propose(
    facts: Facts,
    rules: RoundRules,
    *,
    locks: Iterable[Pair] = (),
    vetoes: Collection[Pair] = (),
    previous: Iterable[Pair] = (),
) -> Result:
    """Pairs for a round, with a cause for everybody who is not in one.

    `locks` are kept whatever soft rule they break, unless a wall stands between the two (see `why_not`): then
    they are in `refused_locks`. `vetoes` are never proposed. `previous` is the proposal that the curator has
    already read: where nothing speaks against it, it stays.
    """
    before = list(previous)
    plan = make_plan(facts, rules, locks=locks, vetoes=vetoes, previous=before)
    verify.check(facts, rules, plan.pairs, locks=list(plan.round.locks.items()), vetoes=vetoes)
    load = {mentor: len(mentees) for mentor, mentees in plan.mentees_of.items()}
    pairs = tuple(planned_pair(plan, load, pair) for pair in sorted(plan.pairs, key=_place))
    causes = Causes(plan)
    return Result(
        pairs=pairs,
        left_out=causes.left_out(),
        idle=causes.idle(),
        kept_out=plan.round.kept_out(),
        refused_locks=tuple(plan.round.refused_locks),
        metrics=_metrics(plan, pairs, before),
        rules=rules.to_dict(),
    )


def what_helps(
    facts: Facts,
    rules: RoundRules,
    person: Id,
    *,
    side: Side = Side.MENTEE,
    locks: Iterable[Pair] = (),
    vetoes: Collection[Pair] = (),
    previous: Iterable[Pair] = (),
    top: int = 3,
) -> tuple[Help, ...]:
    """Up to `top` actions that give this person a partner, each proved by solving the round anew.

    `previous` are the pairs that the curator sees now; the price of an action is counted against them.
    KeyError if the person is not in the facts.
    """
    now = helps.situation(facts, rules, locks=locks, vetoes=vetoes, previous=previous)
    ask = helps.for_mentee if side is Side.MENTEE else helps.for_mentor
    return ask(now, person, top)


def candidates_for(
    facts: Facts, rules: RoundRules, mentee: Id, *, vetoes: Collection[Pair] = (), top: int | None = None
) -> tuple[Candidate, ...]:
    """Mentors for one request: first those against whom nothing speaks, by fit. KeyError for a stranger."""
    asked = {one.id: one for one in facts.mentees}[mentee]
    found = []
    for mentor in ordered(facts.mentors):
        problems = why_not(asked, mentor, rules, vetoed=(mentee, mentor.id) in vetoes)
        reason = why(asked, mentor, rules)
        found.append(Candidate(mentor.id, reason, tuple(problems), mentor.free))
    found.sort(key=lambda one: (_worst(one), -one.reason.score))
    return tuple(found[:top])


def _worst(candidate: Candidate) -> int:
    """0 nothing speaks against, 1 a warning, 2 a wall."""
    if any(problem.blocks for problem in candidate.problems):
        return 2
    return 1 if candidate.problems else 0


def _metrics(plan: Plan, pairs: tuple[ProposedPair, ...], previous: list[Pair]) -> Metrics:
    ready = plan.round
    scores = [pair.reason.score for pair in pairs]
    return Metrics(
        mentees=len(ready.rows) + len(ready.locks),
        mentors=sum(ready.offers(one) for one in ready.mentors),
        seats=int(ready.seats.sum()) + len(ready.locks),
        served=len(pairs),
        total=sum(scores),
        worst=min(scores, default=None),
        mean=fmean(scores) if scores else None,
        moved=plan.moved_from(previous),
        exhaustive=plan.exhaustive,
    )


def _place(pair: Pair) -> tuple[bytes, str]:
    return place_of(pair[0])
