"""Every cause that is named must be true, and every action that is said to help must help."""

from collections.abc import Callable
from dataclasses import replace
from json import dumps

import pytest
from hypothesis import given, settings
from tests.rules.matching.markets import RULES, market
from tests.rules.matching.tiny import markets, round_rules

from nastavnik.rules.matching import (
    Ages,
    Facts,
    Help,
    HelpKind,
    IdleKind,
    LeftOut,
    LeftOutKind,
    Mentee,
    Mentor,
    Pair,
    Result,
    RoundRules,
    Side,
    candidates_for,
    propose,
    what_helps,
    why,
)
from nastavnik.rules.matching.verify import faults

NBSP = "\u00a0"
TITLES = {"algebra": "алгебра", "oge": "подготовка к ОГЭ", "chess": "шахматы"}
ROUND = RoundRules(form="pupil-pupil", topic_titles=TITLES)
MENTEE = Mentee("m", "p1", consent=True, topics=frozenset({"algebra"}), age=14)
MENTOR = Mentor("n", "p2", consent=True, capacity=1, trained=True, topics=frozenset({"algebra"}))


def standing(result: Result) -> list[Pair]:
    return [pair.ids for pair in result.pairs]


def possible(facts: Facts, rules: RoundRules, mentee: Mentee, mentor: Mentor) -> bool:
    return not faults(facts, rules, [(mentee.id, mentor.id)])


def without(rule: str, rules: RoundRules, mentor: Mentor) -> tuple[RoundRules, Mentor]:
    """The round and the mentor as if the named rule did not exist."""
    softened: dict[str, Callable[[], tuple[RoundRules, Mentor]]] = {
        "topic": lambda: (replace(rules, topic_required=False), mentor),
        "age": lambda: (replace(rules, age_hard=False), mentor),
        "time": lambda: (replace(rules, time_hard=False), mentor),
        "training": lambda: (rules, replace(mentor, trained=True)),
        "consent": lambda: (rules, replace(mentor, consent=True)),
        "takes_part": lambda: (rules, replace(mentor, takes_part=True)),
        "form": lambda: (rules, replace(mentor, forms=frozenset())),
        "seats": lambda: (rules, replace(mentor, capacity=mentor.taken + 1)),
    }
    return softened[rule]()


def holds(facts: Facts, rules: RoundRules, one: LeftOut) -> None:
    mentee = next(mentee for mentee in facts.mentees if mentee.id == one.mentee)
    if one.kind is LeftOutKind.ALL_FULL:
        assert one.holders
        return
    assert not any(possible(facts, rules, mentee, mentor) for mentor in facts.mentors)
    for count in one.counts:
        if count.code not in {"topic", "age", "time", "training", "consent", "takes_part", "form"}:
            continue
        alone = 0
        for mentor in facts.mentors:
            softer, mended = without(count.code, rules, mentor)
            alone += possible(Facts.of([mentee], [mended]), softer, mentee, mended)
        assert alone >= count.number > 0
    assert sum(count.number for count in one.counts) <= len(facts.mentors)


@pytest.mark.fulfils("S2-5.3")
@settings(max_examples=200, deadline=None)
@given(facts=markets(), rules=round_rules)
def test_every_cause_of_being_left_out_is_true(facts: Facts, rules: RoundRules) -> None:
    result = propose(facts, rules)
    load = {mentor: len(mentees) for mentor, mentees in result.groups.items()}
    mentors = {mentor.id: mentor for mentor in facts.mentors}
    for one in result.left_out:
        holds(facts, rules, one)
        for holder in one.holders:
            mentor = mentors[holder.mentor]
            assert len(holder.mentees) == load.get(holder.mentor, 0)
            assert len(holder.mentees) + mentor.taken >= mentor.capacity
            roomy = replace(mentor, capacity=mentor.taken + 1)
            mentee = next(mentee for mentee in facts.mentees if mentee.id == one.mentee)
            assert possible(Facts.of([mentee], [roomy]), rules, mentee, roomy)


@settings(max_examples=150, deadline=None)
@given(facts=markets(), rules=round_rules)
def test_every_cause_of_being_idle_is_true(facts: Facts, rules: RoundRules) -> None:
    result = propose(facts, rules)
    served = {pair.mentee for pair in result.pairs}
    for idle in result.idle:
        mentor = next(mentor for mentor in facts.mentors if mentor.id == idle.mentor)
        suited = {mentee.id for mentee in facts.mentees if possible(facts, rules, mentee, mentor)}
        assert suited <= served
        assert bool(suited) is (idle.kind is IdleKind.ALL_SERVED)


@settings(max_examples=150, deadline=None)
@given(facts=markets(), rules=round_rules)
def test_who_is_kept_out_has_a_cause_and_could_not_be_paired(facts: Facts, rules: RoundRules) -> None:
    for one in propose(facts, rules).kept_out:
        assert one.causes
        for mentee in facts.mentees:
            for mentor in facts.mentors:
                if one.id in (mentee.id, mentor.id):
                    assert not possible(facts, rules, mentee, mentor)


def applied(action: Help, facts: Facts, rules: RoundRules) -> tuple[Facts, RoundRules]:
    """The action as a curator would carry it out, told from its kind alone."""
    softened = {
        HelpKind.TIME_RULE: replace(rules, time_hard=False),
        HelpKind.AGE_RULE: replace(rules, age_hard=False),
        HelpKind.TOPIC_RULE: replace(rules, topic_required=False),
    }
    if action.kind in softened:
        return facts, softened[action.kind]
    mentee = next(one for one in facts.mentees if one.id == action.mentee)
    mended = []
    for mentor in facts.mentors:
        if mentor.id != action.mentor:
            mended.append(mentor)
        elif action.kind is HelpKind.SEAT:
            mended.append(replace(mentor, capacity=max(mentor.capacity, mentor.taken) + 1))
        elif action.kind is HelpKind.TRAINING:
            mended.append(replace(mentor, trained=True))
        elif action.kind is HelpKind.COMMON_TIME:
            mended.append(replace(mentor, slots=mentor.slots | mentee.slots))
        else:
            assert mentee.age is not None
            ages = mentor.ages
            least = None if ages.least is None else min(ages.least, mentee.age)
            most = None if ages.most is None else max(ages.most, mentee.age)
            mended.append(replace(mentor, ages=Ages(least, most)))
    return Facts.of(facts.mentees, mended), rules


@pytest.mark.fulfils("S2-5.3")
@pytest.mark.parametrize("seed", range(6))
def test_what_is_said_to_help_does_help(seed: int) -> None:
    facts = market(60, seed=seed, supply=0.8)
    before = propose(facts, RULES)
    kinds = set()
    for one in before.left_out[:8]:
        for action in what_helps(facts, RULES, one.mentee, previous=standing(before)):
            kinds.add(action.kind)
            changed, rules = applied(action, facts, RULES)
            locks = [(action.mentee, action.mentor)] if action.mentee and action.mentor else []
            after = propose(changed, rules, locks=locks, previous=standing(before))
            assert one.mentee in {pair.mentee for pair in after.pairs}
            assert after.metrics.served - before.metrics.served == action.served_more > 0
            assert after.metrics.moved == action.moved
    assert HelpKind.SEAT in kinds
    assert len(kinds) > 1


@pytest.mark.parametrize("seed", range(3))
def test_a_mentee_whose_mentors_are_full_is_always_helped(seed: int) -> None:
    facts = market(60, seed=seed, supply=0.8)
    before = propose(facts, RULES)
    full = [one.mentee for one in before.left_out if one.kind is LeftOutKind.ALL_FULL]
    assert full
    for mentee in full:
        first, *_ = what_helps(facts, RULES, mentee, previous=standing(before))
        assert first.served_more >= 1


def test_help_for_a_mentee_kept_out_and_for_a_mentor_without_mentees() -> None:
    silent = replace(MENTEE, consent=False)
    helped = what_helps(Facts.of([silent], [MENTOR]), ROUND, "m")
    assert [one.kind for one in helped] == [HelpKind.OWN_CAUSE]
    assert helped[0].text == (
        f"Получить согласие. Наставника получит ещё 1{NBSP}наставляемый, остальные пары не изменятся."
    )
    young = replace(MENTEE, age=11)
    choosy = replace(MENTOR, ages=Ages(12, 16))
    helped = what_helps(Facts.of([young], [choosy]), ROUND, "n", side=Side.MENTOR)
    assert [one.kind for one in helped] == [HelpKind.AGE_WINDOW, HelpKind.AGE_RULE]
    assert helped[0].text.startswith("Изменить желаемый возраст (12–16 → 11–16) и закрепить пару.")


def test_no_help_is_named_where_none_is_needed_or_possible() -> None:
    assert what_helps(Facts.of([MENTEE], [MENTOR]), ROUND, "m") == ()
    married = replace(MENTEE, paired=True)
    assert what_helps(Facts.of([married], [MENTOR]), ROUND, "m") == ()
    refused = replace(MENTEE, veto=frozenset({"n"}))
    assert what_helps(Facts.of([refused], [MENTOR]), ROUND, "m") == ()
    with pytest.raises(KeyError):
        what_helps(Facts.of([MENTEE], [MENTOR]), ROUND, "stranger")


def test_a_pair_is_explained_in_one_sentence_and_in_bars() -> None:
    mentee = replace(
        MENTEE,
        topics=frozenset({"algebra", "oge"}),
        slots=frozenset({"thu", "tue", "mon"}),
        interests=frozenset({"chess"}),
        earlier=frozenset({"n"}),
        waiting_days=21,
    )
    mentor = replace(
        MENTOR, ages=Ages(12, 16), slots=frozenset({"tue", "thu"}), interests=frozenset({"chess"})
    )
    reason = why(mentee, mentor, ROUND)
    assert reason.text == (
        "Запрос «алгебра, подготовка к ОГЭ» отчасти закрывает компетенция: алгебра; "
        f"возраст 14{NBSP}лет в желаемых 12–16; общее время: вт, чт; общие интересы: шахматы; "
        "прежняя пара завершилась успешно."
    )
    assert {part.code: (part.points, part.of, part.mark) for part in reason.parts} == {
        "topics": (250, 500, 3),
        "time": (135, 150, 4),
        "age": (100, 100, 5),
        "interests": (60, 100, 3),
        "earlier": (100, 100, 5),
        "waiting": (17, 50, 2),
    }
    assert reason.score == 662
    assert reason.mark == 4
    assert reason.parts[-1].text == f"ждёт 21{NBSP}день"


def test_causes_are_counted_and_agree_with_their_numbers() -> None:
    others = [replace(MENTOR, id=f"x{n}", person_id=f"x{n}", topics=frozenset({"oge"})) for n in range(21)]
    choosy = [replace(MENTOR, id=f"y{n}", person_id=f"y{n}", ages=Ages(16, 18)) for n in range(2)]
    green = [replace(MENTOR, id="z", person_id="z", trained=False)]
    rules = replace(ROUND, training_required=True)
    (one,) = propose(Facts.of([MENTEE], [*others, *choosy, *green]), rules).left_out
    assert one.text == (
        f"Подходящего наставника нет. 21{NBSP}наставник — нет нужной темы, 2 — желают другой возраст, "
        "1 — не прошёл обучение."
    )
    (lonely,) = propose(Facts.of([MENTEE], others), rules).left_out
    assert lonely.text == (
        "Подходящего наставника нет. Тема «алгебра» не указана ни у одного наставника; "
        f"21{NBSP}наставник — нет нужной темы."
    )


def test_who_holds_the_seats_is_named() -> None:
    second = replace(MENTEE, id="m2", person_id="p3")
    result = propose(Facts.of([MENTEE, second], [MENTOR]), ROUND)
    (one,) = result.left_out
    assert one.text == f"Подходит 1{NBSP}наставник, но все его места заняты."
    (seated,) = result.pairs
    assert [(holder.mentor, holder.mentees) for holder in one.holders] == [("n", (seated.mentee,))]
    busy = replace(MENTOR, taken=1)
    (full,) = propose(Facts.of([MENTEE], [busy]), ROUND).left_out
    assert full.kind is LeftOutKind.ALL_FULL
    assert [(holder.mentor, holder.taken_before) for holder in full.holders] == [("n", 1)]


@pytest.mark.fulfils("S2-5.1")
def test_candidates_for_a_request_stand_by_obstacles_then_by_fit() -> None:
    mentee = replace(MENTEE, topics=frozenset({"algebra", "oge"}))
    both = replace(MENTOR, id="both", person_id="a", topics=frozenset({"algebra", "oge"}))
    half = replace(MENTOR, id="half", person_id="b")
    full = replace(both, id="full", person_id="c", taken=1)
    silent = replace(both, id="silent", person_id="d", consent=False)
    others = [replace(half, id=f"far{n}", person_id=f"e{n}", ages=Ages(14 + n)) for n in range(1, 5)]
    found = candidates_for(Facts.of([mentee], [silent, half, full, both, *others]), ROUND, "m")
    assert [one.mentor for one in found[:4]] == ["both", "half", "full", "far1"]
    assert found[-1].mentor == "silent"
    assert [problem.code for problem in found[2].problems] == ["mentor_seats"]
    scores = [one.reason.score for one in found[2:-1]]
    assert scores == sorted(scores, reverse=True)
    assert "silent" not in [
        one.mentor for one in candidates_for(Facts.of([mentee], [silent, both]), ROUND, "m", top=1)
    ]


def test_a_result_can_be_stored_as_json() -> None:
    result = propose(market(40, seed=2), RULES)
    stored = dumps(result.to_dict(), ensure_ascii=False)
    assert '"version": 1' in stored
    assert result.pairs[0].reason.text in stored
