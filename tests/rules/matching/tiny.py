"""Tiny random markets for property tests, and every plan that they allow, found by trying them all."""

from collections.abc import Iterator
from itertools import product
from random import Random

from hypothesis import strategies as st

from nastavnik.rules.matching import Ages, Facts, Mentee, Mentor, Pair, RoundRules
from nastavnik.rules.matching.scoring import score
from nastavnik.rules.matching.verify import faults

Plan = tuple[Pair, ...]


def some_of(*words: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(words), max_size=2)


def few(kind: str, number: int) -> st.SearchStrategy[frozenset[str]]:
    names = [f"{kind}{place}" for place in range(number)]
    nothing: st.SearchStrategy[frozenset[str]] = st.just(frozenset())
    return st.one_of(nothing, nothing, st.frozensets(st.sampled_from(names), max_size=2))


often = st.sampled_from([True, True, True, True, False])
windows = st.one_of(
    st.just(Ages()),
    st.builds(Ages, st.sampled_from([None, 10, 12, 14]), st.sampled_from([None, 14, 16])),
)
round_rules = st.builds(
    RoundRules,
    form=st.just("pupil-pupil"),
    training_required=st.booleans(),
    topic_required=often,
    age_hard=st.booleans(),
    time_hard=st.booleans(),
    mentee_ages=st.sampled_from([Ages(), Ages(), Ages(11, 15)]),
)


@st.composite
def markets(draw: st.DrawFn, mentees: int = 4, mentors: int = 3) -> Facts:
    """Nobody stands twice in one base, but a mentor may be one of the mentees."""
    asking = draw(st.integers(0, mentees))
    offering = draw(st.integers(0, mentors))
    persons = draw(st.permutations([f"p{place}" for place in range(mentees + mentors)]))
    return Facts.of(
        (draw(_mentee(place, mentors)) for place in range(asking)),
        (draw(_mentor(place, persons[place], mentees)) for place in range(offering)),
    )


def _mentee(place: int, mentors: int) -> st.SearchStrategy[Mentee]:
    return st.builds(
        Mentee,
        id=st.just(f"m{place}"),
        person_id=st.just(f"p{place}"),
        consent=often,
        topics=some_of("алгебра", "физика", "химия"),
        age=st.sampled_from([None, 10, 12, 14, 16, 17]),
        slots=some_of("mon", "tue", "wed"),
        interests=some_of("шахматы", "кино"),
        forms=st.sampled_from([frozenset(), frozenset({"pupil-pupil"}), frozenset({"teacher-teacher"})]),
        takes_part=often,
        paired=often.map(lambda likely: not likely),
        waiting_days=st.integers(0, 80),
        veto=few("n", mentors),
        earlier=few("n", mentors),
        ended_badly=few("n", mentors),
    )


def _mentor(place: int, person: str, mentees: int) -> st.SearchStrategy[Mentor]:
    return st.builds(
        Mentor,
        id=st.just(f"n{place}"),
        person_id=st.just(person),
        consent=often,
        capacity=st.integers(0, 3),
        taken=st.sampled_from([0, 0, 0, 1, 2]),
        trained=often,
        topics=some_of("алгебра", "физика", "химия"),
        ages=windows,
        slots=some_of("mon", "tue", "wed"),
        interests=some_of("шахматы", "кино"),
        forms=st.sampled_from([frozenset(), frozenset(), frozenset({"pupil-pupil"}), frozenset({"other"})]),
        takes_part=often,
        veto=few("m", mentees),
    )


def crowded(seed: int) -> Facts:
    """Four on four where almost anybody may be with anybody: a choice among many plans of one size."""
    random = Random(seed)

    def some(words: tuple[str, ...], least: int = 0) -> frozenset[str]:
        return frozenset(random.sample(words, random.randint(least, len(words))))

    def topics() -> frozenset[str]:
        return some(("алгебра", "физика", "химия", "проект"), 2)

    return Facts.of(
        (
            Mentee(
                f"m{place}", f"p{place}", consent=True, topics=topics(), age=14, slots=some(("mon", "tue"))
            )
            for place in range(4)
        ),
        (
            Mentor(f"n{place}", f"q{place}", consent=True, capacity=1, topics=topics(), slots=some(("mon",)))
            for place in range(4)
        ),
    )


def every_plan(facts: Facts, rules: RoundRules, locks: set[Pair], vetoes: set[Pair]) -> Iterator[Plan]:
    """Every plan without a fault that holds the locks, the empty one included."""
    choices: list[list[Pair | None]] = []
    for mentee in facts.mentees:
        held: list[Pair | None] = [pair for pair in locks if pair[0] == mentee.id]
        free = [(mentee.id, mentor.id) for mentor in facts.mentors]
        alone = [pair for pair in free if not faults(facts, rules, [pair], vetoes=vetoes)]
        choices.append(held or [None, *alone])
    for chosen in product(*choices):
        plan = tuple(pair for pair in chosen if pair is not None)
        if not faults(facts, rules, plan, locks=locks, vetoes=vetoes):
            yield plan


def quality(facts: Facts, rules: RoundRules, plan: Plan, locks: set[Pair]) -> tuple[int, int, int]:
    """What is maximised, in this order: people served, the worst free pair, the total of free pairs."""
    mentees = {one.id: one for one in facts.mentees}
    mentors = {one.id: one for one in facts.mentors}
    scores = [
        score(mentees[mentee], mentors[mentor], rules.weights)
        for mentee, mentor in plan
        if (mentee, mentor) not in locks
    ]
    return len(plan), min(scores, default=0), sum(scores)
