"""An independent reading of a finished plan: is anything broken that was promised? Runs on every result.

Shares no code with the rules or the solver, on purpose: what it checks it states anew, from the facts alone.
"""

from collections import Counter
from collections.abc import Collection, Iterable

from nastavnik.rules.matching.facts import Facts, Mentee, Mentor, Pair, RoundRules


class PlanError(Exception):
    """A plan that breaks what was promised: our mistake, and it must not reach the curator."""


def faults(
    facts: Facts,
    rules: RoundRules,
    pairs: Iterable[Pair],
    *,
    locks: Collection[Pair] = (),
    vetoes: Collection[Pair] = (),
) -> list[str]:
    """Every broken promise, for the developer. `locks`: those that the plan accepted."""
    mentees = {one.id: one for one in facts.mentees}
    mentors = {one.id: one for one in facts.mentors}
    planned, kept = list(pairs), set(locks)
    found = [f"locked pair {pair} is missing" for pair in kept - set(planned)]
    strangers = {pair for pair in planned if pair[0] not in mentees or pair[1] not in mentors}
    found += [f"pair {pair} names a stranger" for pair in strangers]
    known = [pair for pair in planned if pair not in strangers]
    people = Counter(mentees[mentee].person_id for mentee, _ in known)
    found += [f"person {person} is served {times} times" for person, times in people.items() if times > 1]
    load, by_hand = Counter(mentor for _, mentor in known), Counter(mentor for _, mentor in kept)
    for mentor, used in load.items():
        one = mentors[mentor]
        if used > max(one.capacity - one.taken, by_hand[mentor]):
            found.append(f"mentor {mentor} has {used} mentees over {one.taken} of {one.capacity}")
    for pair in known:
        reasons = _walls(mentees[pair[0]], mentors[pair[1]], rules)
        if pair not in kept:
            reasons += _refusals(mentees[pair[0]], mentors[pair[1]], rules, pair in vetoes)
        found += [f"pair {pair}: {reason}" for reason in reasons]
    return found


def check(
    facts: Facts,
    rules: RoundRules,
    pairs: Iterable[Pair],
    *,
    locks: Collection[Pair] = (),
    vetoes: Collection[Pair] = (),
) -> None:
    """Raises PlanError if anything is wrong."""
    if found := faults(facts, rules, pairs, locks=locks, vetoes=vetoes):
        raise PlanError("; ".join(found[:20]))


def _walls(mentee: Mentee, mentor: Mentor, rules: RoundRules) -> list[str]:
    """What not even a lock excuses."""
    reasons = []
    if not mentee.consent or not mentor.consent:
        reasons.append("no consent")
    if mentee.paired:
        reasons.append("the mentee is in a running pair")
    if rules.training_required and not mentor.trained:
        reasons.append("the mentor is not trained")
    if mentee.person_id == mentor.person_id:
        reasons.append("one person")
    return reasons


def _refusals(mentee: Mentee, mentor: Mentor, rules: RoundRules, vetoed: bool) -> list[str]:
    """What a proposal may not do of its own accord."""
    reasons = []
    if vetoed or mentor.id in mentee.veto or mentee.id in mentor.veto:
        reasons.append("veto")
    if mentor.id in mentee.ended_badly:
        reasons.append("their earlier pair ended badly")
    if not (mentee.takes_part and mentor.takes_part):
        reasons.append("somebody does not take part")
    if any(one.forms and rules.form not in one.forms for one in (mentee, mentor)):
        reasons.append("another form")
    if rules.topic_required and mentee.topics.isdisjoint(mentor.topics):
        reasons.append("no common topic")
    if rules.time_hard and mentee.slots and mentor.slots and mentee.slots.isdisjoint(mentor.slots):
        reasons.append("no common time")
    windows = [(mentee.age, rules.mentee_ages), (mentor.age, rules.mentor_ages)]
    if rules.age_hard:
        windows.append((mentee.age, mentor.ages))
    for age, window in windows:
        too_young = age is not None and window.least is not None and age < window.least
        too_old = age is not None and window.most is not None and age > window.most
        if too_young or too_old:
            reasons.append("age")
    return reasons
