"""What would help: actions of the curator, each tried by solving the round anew before it is named.

An action at one mentor is tried with the pair locked, as the curator would do it. An action counts as help
only if the person in question is served by it and more people are served in all.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from nastavnik.rules.matching import verify, wording
from nastavnik.rules.matching.constraints import AnyRule, PairRule, PersonRule
from nastavnik.rules.matching.explain import Causes
from nastavnik.rules.matching.facts import Ages, Facts, Id, Mentee, Mentor, Pair, RoundRules
from nastavnik.rules.matching.results import Help, HelpKind
from nastavnik.rules.matching.rounds import Plan, make_plan

TRIED = 3
"""Of each kind of action so many best suited people are tried."""
MENDABLE = frozenset({PersonRule.CONSENT, PersonRule.TAKES_PART, PersonRule.FORM})
KIND_OF_CAUSE: dict[AnyRule, HelpKind] = {
    PairRule.TIME: HelpKind.COMMON_TIME,
    PersonRule.SEATS: HelpKind.SEAT,
    PairRule.AGE: HelpKind.AGE_WINDOW,
    PersonRule.TRAINING: HelpKind.TRAINING,
}
EFFORT = list(HelpKind)


@dataclass(frozen=True, slots=True)
class Situation:
    """The round as it stands: what was given and the plan that the curator sees."""

    facts: Facts
    rules: RoundRules
    locks: tuple[Pair, ...]
    vetoes: frozenset[Pair]
    plan: Plan


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to try: the facts and rules it leads to, and the pair it would lock."""

    kind: HelpKind
    text: str
    facts: Facts
    rules: RoundRules
    pair: Pair | None = None


def situation(
    facts: Facts,
    rules: RoundRules,
    *,
    locks: Iterable[Pair] = (),
    vetoes: Collection[Pair] = (),
    previous: Iterable[Pair] = (),
) -> Situation:
    """Solves the round once; `previous` is the plan that the curator sees, so that the same one comes out."""
    kept, refused = tuple(locks), frozenset(vetoes)
    plan = make_plan(facts, rules, locks=kept, vetoes=refused, previous=previous)
    return Situation(facts, rules, kept, refused, plan)


def for_mentee(now: Situation, mentee_id: Id, top: int = 3) -> tuple[Help, ...]:
    """Actions that give this mentee a mentor; nothing for a mentee who has one."""
    mentee = now.plan.round.mentee[mentee_id]
    if mentee_id in now.plan.mentor_of:
        return ()
    if now.plan.round.mentee_obstacles[mentee_id]:
        actions = _own_cause(now, mentee)
    else:
        actions = _at_mentors(now, mentee)
    return _proved(now, actions, lambda plan: mentee_id in plan.mentor_of, top)


def for_mentor(now: Situation, mentor_id: Id, top: int = 3) -> tuple[Help, ...]:
    """Actions that give this mentor somebody whom nobody serves; nothing for a mentor who has mentees."""
    ready = now.plan.round
    mentor = ready.mentor[mentor_id]
    if mentor_id in now.plan.mentees_of or not ready.offers(mentor):
        return ()
    return _proved(now, _at_mentees(now, mentor), lambda plan: mentor_id in plan.mentees_of, top)


def _proved(
    now: Situation, actions: Iterable[Action], serves: Callable[[Plan], bool], top: int
) -> tuple[Help, ...]:
    """The first actions that do help, those that disturb fewer people before the others."""
    found: list[Help] = []
    for action in actions:
        if len(found) == top:
            break
        plan = _tried(now, action)
        served_more = len(plan.mentor_of) - len(now.plan.mentor_of)
        if serves(plan) and served_more > 0:
            found.append(_help(action, served_more, plan.moved_from(now.plan.pairs)))
    return tuple(sorted(found, key=lambda help_: (help_.moved, EFFORT.index(help_.kind))))


def _tried(now: Situation, action: Action) -> Plan:
    """The plan after the action: solved anew, and read by the independent checker."""
    locks = now.locks if action.pair is None else (*now.locks, action.pair)
    plan = make_plan(action.facts, action.rules, locks=locks, vetoes=now.vetoes, previous=now.plan.pairs)
    kept = plan.round.locks.items()
    verify.check(action.facts, action.rules, plan.pairs, locks=list(kept), vetoes=now.vetoes)
    return plan


def _help(action: Action, served_more: int, moved: int) -> Help:
    mentee, mentor = action.pair or (None, None)
    get = "Наставника получит" if wording.singular(served_more) else "Наставников получат"
    gain = f"{get} ещё {wording.mentees(served_more)}"
    price = f"наставник сменится у {wording.people(moved)}" if moved else "остальные пары не изменятся"
    return Help(action.kind, f"{action.text} {gain}, {price}.", mentor, mentee, served_more, moved)


def _own_cause(now: Situation, mentee: Mentee) -> Iterator[Action]:
    """For a mentee kept out of the round: as if his own obstacles were removed, where that can be done."""
    obstacles = now.plan.round.mentee_obstacles[mentee.id]
    if not MENDABLE.issuperset(obstacles):
        return
    forms = mentee.forms | {now.rules.form} if mentee.forms else mentee.forms
    mended = replace(mentee, consent=True, takes_part=True, forms=forms)
    said = {
        PersonRule.CONSENT: "получить согласие",
        PersonRule.TAKES_PART: "включить наставляемого в подбор",
        PersonRule.FORM: "записать наставляемого на эту форму",
    }
    text = wording.sentence(", ".join(said[rule] for rule in obstacles))
    yield Action(HelpKind.OWN_CAUSE, text, _with_mentee(now.facts, mended), now.rules)


def _at_mentors(now: Situation, mentee: Mentee) -> Iterator[Action]:
    """For a mentee left out: actions at the best suited mentors, then rules of the round."""
    ready, causes = now.plan.round, Causes(now.plan)
    broken, scores = causes.row(ready.grid.row_of[mentee.id])
    only = causes.only_obstacle(broken, causes.of_mentors)
    load = now.plan.mentees_of

    def rank(column: int) -> tuple[bool, int, int]:
        mentor = ready.mentors[column]
        full = mentor.free <= len(load.get(mentor.id, ()))
        return full, -int(scores[column]), column

    columns: dict[HelpKind, list[int]] = {}
    for column in sorted(range(len(ready.mentors)), key=rank):
        suits = broken[column] == 0 and not causes.of_mentors[column]
        kind = HelpKind.SEAT if suits else KIND_OF_CAUSE.get(only[column]) if column in only else None
        if kind is not None:
            columns.setdefault(kind, []).append(column)
    first, second = _in_turn(columns)
    yield from (_pair_action(now, kind, mentee, ready.mentors[column]) for kind, column in first)
    yield from _rule_actions(now)
    yield from (_pair_action(now, kind, mentee, ready.mentors[column]) for kind, column in second)


def _at_mentees(now: Situation, mentor: Mentor) -> Iterator[Action]:
    """For a mentor without mentees: actions with mentees left out whom one rule keeps apart from him."""
    ready = now.plan.round
    column, rows = ready.grid.column_of[mentor.id], ready.rows
    broken = ready.grid.broken(rows)[:, column] & ready.grid.hard if len(rows) else rows
    lists: dict[HelpKind, list[int]] = {}
    for row, mask in zip(rows.tolist(), broken.tolist(), strict=True):
        if ready.mentees[row].id in now.plan.mentor_of:
            continue
        for rule in (PairRule.TIME, PairRule.AGE):
            if mask == rule.bit:
                lists.setdefault(KIND_OF_CAUSE[rule], []).append(row)
    first, second = _in_turn(lists)
    yield from (_pair_action(now, kind, ready.mentees[row], mentor) for kind, row in first)
    yield from _rule_actions(now)
    yield from (_pair_action(now, kind, ready.mentees[row], mentor) for kind, row in second)


def _in_turn(
    lists: dict[HelpKind, list[int]],
) -> tuple[list[tuple[HelpKind, int]], list[tuple[HelpKind, int]]]:
    """The best place of every kind, and the next ones: different actions are worth more than similar ones."""
    kinds = sorted(lists, key=EFFORT.index)
    first = [(kind, lists[kind][0]) for kind in kinds]
    return first, [(kind, place) for kind in kinds for place in lists[kind][1:TRIED]]


def _pair_action(now: Situation, kind: HelpKind, mentee: Mentee, mentor: Mentor) -> Action:
    text, mended = _mended(kind, mentee, mentor)
    return Action(kind, text, _with_mentor(now.facts, mended), now.rules, (mentee.id, mentor.id))


def _mended(kind: HelpKind, mentee: Mentee, mentor: Mentor) -> tuple[str, Mentor]:
    """The mentor after the action, and the action in words."""
    if kind is HelpKind.SEAT:
        text = "Добавить наставнику одно место и закрепить пару."
        return text, replace(mentor, capacity=max(mentor.capacity, mentor.taken) + 1)
    if kind is HelpKind.TRAINING:
        return "Обучить наставника и закрепить пару.", replace(mentor, trained=True)
    if kind is HelpKind.COMMON_TIME:
        text = "Договориться с наставником об общем времени и закрепить пару."
        return text, replace(mentor, slots=mentor.slots | mentee.slots)
    wider = _widened(mentor.ages, mentee.age)
    text = f"Изменить желаемый возраст ({mentor.ages} → {wider}) и закрепить пару."
    return text, replace(mentor, ages=wider)


def _widened(ages: Ages, age: int | None) -> Ages:
    """The window stretched just so far that this age is in it."""
    if age is None:
        return ages
    least = ages.least if ages.least is None else min(ages.least, age)
    return Ages(least, ages.most if ages.most is None else max(ages.most, age))


def _rule_actions(now: Situation) -> Iterator[Action]:
    """The rules of the round that the curator may soften."""
    rules, facts = now.rules, now.facts
    if rules.time_hard:
        text = "Не требовать общего времени в этом подборе."
        yield Action(HelpKind.TIME_RULE, text, facts, replace(rules, time_hard=False))
    if rules.age_hard:
        text = "Не требовать желаемого возраста в этом подборе."
        yield Action(HelpKind.AGE_RULE, text, facts, replace(rules, age_hard=False))
    if rules.topic_required:
        text = "Разрешить в этом подборе пары без общей темы."
        yield Action(HelpKind.TOPIC_RULE, text, facts, replace(rules, topic_required=False))


def _with_mentee(facts: Facts, changed: Mentee) -> Facts:
    return Facts.of((changed if one.id == changed.id else one for one in facts.mentees), facts.mentors)


def _with_mentor(facts: Facts, changed: Mentor) -> Facts:
    return Facts.of(facts.mentees, (changed if one.id == changed.id else one for one in facts.mentors))
