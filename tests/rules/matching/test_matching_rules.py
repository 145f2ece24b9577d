"""Constraints, scores, locks and the checker, one by one."""

from dataclasses import replace
from typing import Any

import pytest

from nastavnik.rules.matching import (
    Ages,
    Facts,
    Mentee,
    Mentor,
    RoundRules,
    Weights,
    propose,
    scoring,
    why_not,
    wording,
)
from nastavnik.rules.matching.verify import PlanError, check, faults

NBSP = "\u00a0"
ROUND = RoundRules(form="pupil-pupil")
MENTEE = Mentee("m", "p1", consent=True, topics=frozenset({"algebra"}), age=14, slots=frozenset({"mon"}))
MENTOR = Mentor(
    "n", "p2", consent=True, capacity=1, trained=True, topics=frozenset({"algebra"}), slots=frozenset({"mon"})
)


def codes(mentee: Mentee, mentor: Mentor, rules: RoundRules = ROUND) -> list[tuple[str, bool]]:
    return [(problem.code, problem.blocks) for problem in why_not(mentee, mentor, rules)]


def kept_out(mentee: Mentee, mentor: Mentor, rules: RoundRules = ROUND) -> list[str]:
    result = propose(Facts.of([mentee], [mentor]), rules)
    assert not result.pairs
    return [cause.code for one in result.kept_out for cause in one.causes]


@pytest.mark.parametrize(
    ("ages", "said"),
    [
        (Ages(15, 17), "15–17 лет"),
        (Ages(least=21), "от 21 года"),
        (Ages(most=12), "до 12 лет"),
        (Ages(21, 21), "21 год"),
    ],
)
def test_windows_of_age_agree(ages: Ages, said: str) -> None:
    (problem,) = why_not(MENTEE, replace(MENTOR, ages=ages), ROUND)
    assert problem.text.replace(NBSP, " ").endswith(f"наставляемых – {said}.")


def test_nothing_speaks_against_a_sound_pair() -> None:
    assert codes(MENTEE, MENTOR) == []


@pytest.mark.parametrize(
    ("mentee", "mentor", "rules", "expected"),
    [
        (replace(MENTEE, consent=False), MENTOR, ROUND, ("mentee_consent", True)),
        (MENTEE, replace(MENTOR, consent=False), ROUND, ("mentor_consent", True)),
        (replace(MENTEE, paired=True), MENTOR, ROUND, ("mentee_paired", True)),
        (MENTEE, replace(MENTOR, person_id="p1"), ROUND, ("pair_same_person", True)),
        (
            MENTEE,
            replace(MENTOR, trained=False),
            replace(ROUND, training_required=True),
            ("mentor_training", True),
        ),
        (MENTEE, replace(MENTOR, trained=False), ROUND, ("mentor_untrained", False)),
        (MENTEE, replace(MENTOR, topics=frozenset({"chess"})), ROUND, ("pair_topic", False)),
        (MENTEE, replace(MENTOR, ages=Ages(15, 17)), ROUND, ("pair_age", False)),
        (MENTEE, replace(MENTOR, slots=frozenset({"tue"})), ROUND, ("pair_time", False)),
        (MENTEE, replace(MENTOR, taken=1), ROUND, ("mentor_seats", False)),
        (MENTEE, replace(MENTOR, veto=frozenset({"m"})), ROUND, ("pair_veto", False)),
        (replace(MENTEE, ended_badly=frozenset({"n"})), MENTOR, ROUND, ("pair_ended_badly", False)),
        (MENTEE, MENTOR, replace(ROUND, mentee_ages=Ages(15)), ("mentee_age_limits", False)),
    ],
)
def test_walls_block_and_the_rest_warns(
    mentee: Mentee, mentor: Mentor, rules: RoundRules, expected: tuple[str, bool]
) -> None:
    assert codes(mentee, mentor, rules) == [expected]


def test_sentences_about_a_pair_made_by_hand() -> None:
    mentor = replace(MENTOR, ages=Ages(most=12), taken=1)
    assert [problem.text for problem in why_not(MENTEE, mentor, ROUND)] == [
        f"Наставляемому 14{NBSP}лет, а желаемый возраст наставляемых – до 12{NBSP}лет.",
        "Нагрузка наставника будет выше заявленной: мест всего 1.",
    ]


@pytest.mark.fulfils("S2-5.3")
@pytest.mark.parametrize(
    ("mentee", "mentor", "rules", "expected"),
    [
        (replace(MENTEE, consent=False), MENTOR, ROUND, "mentee_consent"),
        (MENTEE, replace(MENTOR, consent=False), ROUND, "mentor_consent"),
        (
            MENTEE,
            replace(MENTOR, trained=False),
            replace(ROUND, training_required=True),
            "mentor_training",
        ),
        (MENTEE, replace(MENTOR, taken=1), ROUND, "mentor_seats"),
        (replace(MENTEE, forms=frozenset({"teacher-teacher"})), MENTOR, ROUND, "mentee_form"),
        (MENTEE, replace(MENTOR, forms=frozenset({"teacher-teacher"})), ROUND, "mentor_form"),
        (replace(MENTEE, takes_part=False), MENTOR, ROUND, "mentee_takes_part"),
        (replace(MENTEE, paired=True), MENTOR, ROUND, "mentee_paired"),
        (replace(MENTEE, topics=frozenset()), MENTOR, ROUND, "mentee_no_topics"),
        (MENTEE, replace(MENTOR, topics=frozenset()), ROUND, "mentor_no_topics"),
        (replace(MENTEE, age=9), MENTOR, replace(ROUND, mentee_ages=Ages(10, 19)), "mentee_age_limits"),
        (MENTEE, replace(MENTOR, age=13), replace(ROUND, mentor_ages=Ages(15)), "mentor_age_limits"),
    ],
)
def test_who_may_not_enter_is_told_why(
    mentee: Mentee, mentor: Mentor, rules: RoundRules, expected: str
) -> None:
    assert kept_out(mentee, mentor, rules) == [expected]


def test_a_mentor_without_a_stated_load_is_told_apart_from_a_full_one() -> None:
    texts = []
    for mentor in (replace(MENTOR, capacity=0), replace(MENTOR, taken=1)):
        (kept,) = propose(Facts.of([], [mentor]), ROUND).kept_out
        texts.append(kept.causes[0].text)
    assert texts == [
        "Не указано, сколько наставляемых готов взять наставник.",
        "У наставника нет свободных мест: занято 1 из 1.",
    ]


def test_what_is_not_hard_does_not_forbid_a_proposal() -> None:
    soft = replace(ROUND, topic_required=False, age_hard=False)
    mentor = replace(MENTOR, topics=frozenset(), ages=Ages(16, 17), slots=frozenset({"fri"}))
    (pair,) = propose(Facts.of([MENTEE], [mentor]), soft).pairs
    assert [problem.code for problem in pair.reason.warnings] == ["pair_topic", "pair_age", "pair_time"]
    assert not propose(Facts.of([MENTEE], [mentor]), ROUND).pairs


def test_one_person_with_two_records_gets_one_mentor() -> None:
    again = replace(MENTEE, id="m-again", consent=False)
    roomy = replace(MENTOR, capacity=2)
    result = propose(Facts.of([again, MENTEE], [roomy]), ROUND)
    assert [pair.mentee for pair in result.pairs] == ["m"]
    (kept,) = result.kept_out
    assert [cause.code for cause in kept.causes] == ["mentee_consent", "mentee_double"]
    result = propose(Facts.of([replace(again, consent=True), MENTEE], [roomy]), ROUND, locks=[("m", "n")])
    assert [(pair.mentee, pair.locked) for pair in result.pairs] == [("m", True)]


def test_a_lock_passes_soft_rules_and_full_seats_but_no_wall() -> None:
    other = replace(MENTEE, id="m2", person_id="p3", topics=frozenset({"chess"}))
    facts = Facts.of([MENTEE, other], [MENTOR])
    result = propose(facts, ROUND, locks=[("m", "n"), ("m2", "n")])
    assert {(pair.ids, pair.locked) for pair in result.pairs} == {(("m", "n"), True), (("m2", "n"), True)}
    (second,) = [pair for pair in result.pairs if pair.mentee == "m2"]
    assert [problem.code for problem in second.reason.warnings] == ["pair_topic", "mentor_seats"]
    withdrawn = Facts.of([replace(MENTEE, consent=False), other], [MENTOR])
    result = propose(withdrawn, ROUND, locks=[("m", "n"), ("nobody", "n")])
    refused = {one.mentee: [problem.code for problem in one.problems] for one in result.refused_locks}
    assert refused == {"m": ["mentee_consent"], "nobody": ["lock_unknown"]}
    assert not result.pairs


def test_a_mentee_locked_twice_keeps_one_mentor() -> None:
    second = replace(MENTOR, id="n2", person_id="p4")
    result = propose(Facts.of([MENTEE], [MENTOR, second]), ROUND, locks=[("m", "n"), ("m", "n2")])
    assert len(result.pairs) == 1
    assert [one.problems[0].code for one in result.refused_locks] == ["lock_twice"]


def test_several_mentees_of_one_mentor_are_a_group() -> None:
    mentees = [replace(MENTEE, id=n, person_id=n) for n in range(3)]
    result = propose(Facts.of(mentees, [replace(MENTOR, capacity=4, taken=1)]), ROUND)
    assert {mentor: sorted(map(int, group)) for mentor, group in result.groups.items()} == {"n": [0, 1, 2]}
    assert result.metrics.seats == 3


def test_the_longest_waiting_is_served_when_seats_are_short() -> None:
    waiting = [replace(MENTEE, id=n, person_id=n, waiting_days=n) for n in range(0, 60, 6)]
    result = propose(Facts.of(waiting, [MENTOR]), ROUND)
    assert [pair.mentee for pair in result.pairs] == [54]


@pytest.mark.parametrize(
    ("value", "of", "expected"),
    [(0, 100, 0), (1, 100, 1), (50, 100, 3), (99, 100, 4), (100, 100, 5), (0, 0, 0)],
)
def test_marks(value: int, of: int, expected: int) -> None:
    assert scoring.mark(value, of) == expected


def test_a_pair_with_everything_scores_a_thousand() -> None:
    slots, interests = frozenset({"mon", "tue", "wed"}), frozenset({"chess", "film"})
    mentee = replace(MENTEE, slots=slots, interests=interests, earlier=frozenset({"n"}), waiting_days=60)
    mentor = replace(MENTOR, slots=slots, interests=interests)
    assert scoring.score(mentee, mentor, ROUND.weights) == 1000
    stranger = replace(MENTOR, id="x", topics=frozenset(), slots=frozenset({"fri"}), ages=Ages(20, 30))
    assert scoring.score(MENTEE, stranger, ROUND.weights) == 0


@pytest.mark.parametrize(
    ("change", "code", "expected"),
    [
        ({"ages": Ages(14, 16)}, "age", 100),
        ({"ages": Ages(15, 16)}, "age", 50),
        ({"ages": Ages(10, 12)}, "age", 25),
        ({"ages": Ages(17, 18)}, "age", 0),
        ({"slots": frozenset({"mon", "tue"})}, "time", 105),
        ({"slots": frozenset()}, "time", 75),
        ({"slots": frozenset({"tue"})}, "time", 0),
        ({"topics": frozenset({"chess"})}, "topics", 0),
    ],
)
def test_points_of_one_criterion(change: dict[str, Any], code: str, expected: int) -> None:
    assert scoring.points(MENTEE, replace(MENTOR, **change), ROUND.weights)[code] == expected


def test_unknown_age_gets_half_only_where_a_window_is_stated() -> None:
    ageless = replace(MENTEE, age=None)
    assert scoring.points(ageless, MENTOR, ROUND.weights)["age"] == 100
    assert scoring.points(ageless, replace(MENTOR, ages=Ages(12)), ROUND.weights)["age"] == 50


def test_weights_keep_their_sum() -> None:
    assert Weights.scaled({"topics": 1, "time": 1, "age": 1}).as_dict() == {
        "topics": 334,
        "time": 333,
        "age": 333,
        "interests": 0,
        "earlier": 0,
        "waiting": 0,
    }
    with pytest.raises(ValueError, match="sum to 1000"):
        Weights(topics=501)
    with pytest.raises(ValueError, match="unknown"):
        Weights.scaled({"beauty": 1})
    with pytest.raises(ValueError, match="positive"):
        Weights.scaled({"topics": 0})


def test_rules_of_a_round_survive_storing() -> None:
    rules = replace(
        ROUND,
        time_hard=True,
        mentee_ages=Ages(10, 19),
        weights=Weights.scaled({"topics": 3, "age": 1}),
        topic_titles={"algebra": "алгебра"},
    )
    stored = rules.to_dict()
    assert stored["version"] == 1
    assert RoundRules.from_dict(stored, topic_titles={"algebra": "алгебра"}) == rules


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "наставник"),
        (3, "наставника"),
        (5, "наставников"),
        (11, "наставников"),
        (12, "наставников"),
        (21, "наставник"),
        (22, "наставника"),
        (111, "наставников"),
    ],
)
def test_numbers_and_nouns_agree(number: int, expected: str) -> None:
    assert wording.mentors(number) == f"{number}{NBSP}{expected}"


def test_days_stand_in_the_order_of_the_week() -> None:
    codes_ = {"fri", "tue-16:30", "mon", "tue-15:00", "camp"}
    assert wording.slot_list(codes_, {"camp": "лагерь"}) == "пн, вт 15:00, вт 16:30, пт, лагерь"


@pytest.mark.parametrize(
    ("mentee", "mentor", "rules", "said"),
    [
        (replace(MENTEE, consent=False), MENTOR, ROUND, "no consent"),
        (MENTEE, replace(MENTOR, person_id="p1"), ROUND, "one person"),
        (replace(MENTEE, paired=True), MENTOR, ROUND, "running pair"),
        (MENTEE, replace(MENTOR, trained=False), replace(ROUND, training_required=True), "not trained"),
        (MENTEE, replace(MENTOR, taken=1), ROUND, "over 1 of 1"),
        (MENTEE, replace(MENTOR, topics=frozenset()), ROUND, "no common topic"),
        (MENTEE, replace(MENTOR, slots=frozenset({"fri"})), replace(ROUND, time_hard=True), "no common time"),
        (MENTEE, replace(MENTOR, ages=Ages(15)), ROUND, "age"),
        (MENTEE, MENTOR, replace(ROUND, mentee_ages=Ages(most=13)), "age"),
        (MENTEE, replace(MENTOR, veto=frozenset({"m"})), ROUND, "veto"),
        (replace(MENTEE, ended_badly=frozenset({"n"})), MENTOR, ROUND, "ended badly"),
        (replace(MENTEE, takes_part=False), MENTOR, ROUND, "does not take part"),
        (MENTEE, replace(MENTOR, forms=frozenset({"other"})), ROUND, "another form"),
    ],
)
def test_the_checker_notices_each_broken_promise(
    mentee: Mentee, mentor: Mentor, rules: RoundRules, said: str
) -> None:
    assert faults(Facts.of([MENTEE], [MENTOR]), ROUND, [("m", "n")]) == []
    (found,) = faults(Facts.of([mentee], [mentor]), rules, [("m", "n")])
    assert said in found
    with pytest.raises(PlanError, match=said):
        check(Facts.of([mentee], [mentor]), rules, [("m", "n")])


def test_the_checker_notices_a_lost_lock_a_stranger_and_a_person_served_twice() -> None:
    twin = replace(MENTEE, id="m2")
    facts = Facts.of([MENTEE, twin], [replace(MENTOR, capacity=5)])
    assert faults(facts, ROUND, [], locks=[("m", "n")]) == ["locked pair ('m', 'n') is missing"]
    assert faults(facts, ROUND, [("m", "who")]) == ["pair ('m', 'who') names a stranger"]
    assert faults(facts, ROUND, [("m", "n"), ("m2", "n")]) == ["person p1 is served 2 times"]
