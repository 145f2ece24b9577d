"""Accept, refuse, lock, swap, by hand, undo; two curators at once."""

import pytest

from nastavnik.matching.actions import (
    accept,
    accept_many,
    lock,
    pair_by_hand,
    refuse,
    swap,
    undo,
    unlock,
)
from nastavnik.matching.models import Proposal, Round
from nastavnik.rules.outcome import Conflict, Refused
from tests.apps.matching.people import again, computed, mentee, mentor, of, plan
from tests.factories import NOW, TODAY, District, actor


def version(round_: Round) -> int:
    return Round.objects.get(pk=round_.pk).version


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


@pytest.fixture
def by(district: District):
    return actor(district.alisa)


def test_accepting_twice_is_one_step(district: District, by) -> None:
    request = mentee(district.school, "Готовцев")
    mentor(district.school, "Петрова")
    round_ = computed(district.school)
    pk = of(round_, request).pk
    accept(round_, pk, version=1, by=by, now=NOW)
    accept(round_, pk, version=1, by=by, now=NOW)
    assert of(round_, request).version == 2
    assert len(Round.objects.get(pk=round_.pk).summary["steps"]) == 1


def test_second_curator_gets_both_texts(district: District, by) -> None:
    request = mentee(district.school, "Готовцев")
    mentor(district.school, "Петрова")
    round_ = computed(district.school)
    pk = of(round_, request).pk
    refuse(round_, pk, reason="разное время", version=1, by=by, now=NOW)
    with pytest.raises(Conflict) as conflict:
        accept(round_, pk, version=1, by=actor(district.head), now=NOW)
    assert conflict.value.fields == {
        "Готовцев Егор – Петрова Ирина": (
            "принята",
            "отклонена («разное время»), Ларионова Алиса, 21.11.2026 12:00",
        )
    }


def test_decision_on_a_replaced_proposal_is_a_conflict(district: District, by) -> None:
    request = mentee(district.school, "Готовцев")
    mentor(district.school, "Петрова")
    round_ = computed(district.school)
    stale = of(round_, request).pk
    again(round_)
    with pytest.raises(Conflict) as conflict:
        accept(round_, stale, version=1, by=by, now=NOW)
    assert list(conflict.value.fields) == ["Предложение"]


def test_many_are_accepted_all_or_none(district: District, by) -> None:
    requests = [mentee(district.school, name) for name in ("Готовцев", "Лукин", "Усов")]
    mentor(district.school, "Петрова", capacity=3)
    round_ = computed(district.school)
    shown = {of(round_, one).pk: 1 for one in requests}
    lock(round_, of(round_, requests[2]).pk, version=1, by=by, now=NOW)
    with pytest.raises(Conflict):
        accept_many(round_, shown, by=by, now=NOW)
    assert [of(round_, one).decision for one in requests] == ["proposed", "proposed", "locked"]
    shown.pop(of(round_, requests[2]).pk)
    assert accept_many(round_, shown, by=by, now=NOW) == 2
    assert [of(round_, one).decision for one in requests] == ["accepted", "accepted", "locked"]


def test_refusal_needs_a_reason(district: District, by) -> None:
    request = mentee(district.school, "Готовцев")
    mentor(district.school, "Петрова")
    round_ = computed(district.school)
    with pytest.raises(Refused) as refused:
        refuse(round_, of(round_, request).pk, reason="  ", version=1, by=by, now=NOW)
    assert codes(refused) == ["proposal.no_reason"]


def test_unlocked_pair_may_be_replaced(district: District, by) -> None:
    request = mentee(district.school, "Готовцев")
    mentor(district.school, "Петрова")
    round_ = computed(district.school)
    pk = of(round_, request).pk
    lock(round_, pk, version=1, by=by, now=NOW)
    unlock(round_, pk, version=2, by=by, now=NOW)
    assert of(round_, request).decision == "proposed"


def test_wall_stops_a_pair_by_hand_whatever_is_said(district: District, by) -> None:
    request = mentee(district.school, "Готовцев", consent=False)
    profile = mentor(district.school, "Петрова")
    round_ = computed(district.school)
    with pytest.raises(Refused) as refused:
        pair_by_hand(
            round_, request.pk, profile.pk, version=version(round_), despite=True, today=TODAY, by=by, now=NOW
        )
    assert refused.value.problems[0].code == "mentee_consent"
    assert refused.value.problems[0].blocks
    assert plan(round_) == {}


def test_soft_rule_warns_and_lets_the_curator_decide(district: District, by) -> None:
    request = mentee(district.school, "Готовцев", "физика")
    profile = mentor(district.school, "Петрова", "химия", certificate="есть")
    round_ = computed(district.school)
    with pytest.raises(Refused) as refused:
        pair_by_hand(round_, request.pk, profile.pk, version=version(round_), today=TODAY, by=by, now=NOW)
    assert [(one.code, one.blocks) for one in refused.value.problems] == [("pair_topic", False)]
    made = pair_by_hand(
        round_, request.pk, profile.pk, version=version(round_), despite=True, today=TODAY, by=by, now=NOW
    )
    assert made.decision == "by_hand"
    assert [one["code"] for one in made.warnings] == ["pair_topic"]
    again(round_)
    assert plan(round_) == {"Готовцев": "Петрова"}


def test_overload_is_counted_with_the_plan(district: District, by) -> None:
    first, second = mentee(district.school, "Готовцев"), mentee(district.school, "Лукин")
    profile = mentor(district.school, "Петрова", certificate="есть")
    round_ = computed(district.school)
    (served,) = plan(round_)
    other = first if served == "Лукин" else second
    with pytest.raises(Refused) as refused:
        pair_by_hand(round_, other.pk, profile.pk, version=version(round_), today=TODAY, by=by, now=NOW)
    assert codes(refused) == ["mentor_seats"]


def test_pair_by_hand_over_an_earlier_refusal(district: District, by) -> None:
    request = mentee(district.school, "Готовцев")
    profile = mentor(district.school, "Петрова", certificate="есть")
    round_ = computed(district.school)
    refuse(round_, of(round_, request).pk, reason="передумали", version=1, by=by, now=NOW)
    with pytest.raises(Refused) as refused:
        pair_by_hand(round_, request.pk, profile.pk, version=version(round_), today=TODAY, by=by, now=NOW)
    assert codes(refused) == ["pair_veto"]
    pair_by_hand(
        round_, request.pk, profile.pk, version=version(round_), despite=True, today=TODAY, by=by, now=NOW
    )
    assert of(round_, request).refusal == ""
    assert Proposal.objects.count() == 1


def test_by_hand_on_a_stale_page_is_a_conflict(district: District, by) -> None:
    request, profile = mentee(district.school, "Готовцев"), mentor(district.school, "Петрова")
    round_ = computed(district.school)
    seen = version(round_)
    accept(round_, of(round_, request).pk, version=1, by=by, now=NOW)
    with pytest.raises(Conflict):
        pair_by_hand(round_, request.pk, profile.pk, version=seen, today=TODAY, by=by, now=NOW)


def two_pairs(district: District) -> tuple[Round, Proposal, Proposal]:
    requests = [mentee(district.school, name) for name in ("Готовцев", "Лукин")]
    for name in ("Петрова", "Захарова"):
        mentor(district.school, name, certificate="есть")
    round_ = computed(district.school)
    return round_, of(round_, requests[0]), of(round_, requests[1])


def test_two_mentees_swap_their_mentors(district: District, by) -> None:
    round_, first, second = two_pairs(district)
    swap(round_, first.pk, second.pk, versions=(1, 1), today=TODAY, by=by, now=NOW)
    assert of(round_, first.request).mentor_id == second.mentor_id
    assert of(round_, second.request).mentor_id == first.mentor_id
    assert {one.decision for one in Proposal.objects.filter(round=round_)} == {"by_hand"}


def test_swap_of_a_changed_pair_is_a_conflict_and_changes_nothing(district: District, by) -> None:
    round_, first, second = two_pairs(district)
    before = plan(round_)
    accept(round_, second.pk, version=1, by=by, now=NOW)
    with pytest.raises(Conflict):
        swap(round_, first.pk, second.pk, versions=(1, 1), today=TODAY, by=actor(district.head), now=NOW)
    assert plan(round_) == before


def test_each_step_is_undone_in_turn(district: District, by) -> None:
    round_, first, second = two_pairs(district)
    start = plan(round_)
    accept(round_, first.pk, version=1, by=by, now=NOW)
    swap(round_, first.pk, second.pk, versions=(2, 1), today=TODAY, by=by, now=NOW)
    assert plan(round_) != start
    assert undo(round_, version=version(round_), by=by, now=NOW) == "наставляемые поменялись наставниками"
    assert plan(round_) == start
    assert of(round_, first.request).decision == "accepted"
    undo(round_, version=version(round_), by=by, now=NOW)
    assert of(round_, first.request).decision == "proposed"
    assert of(round_, first.request).pk == first.pk
    with pytest.raises(Refused) as refused:
        undo(round_, version=version(round_), by=by, now=NOW)
    assert codes(refused) == ["round.nothing_to_undo"]


def test_page_seen_before_an_undo_is_stale(district: District, by) -> None:
    round_, first, _ = two_pairs(district)
    accept(round_, first.pk, version=1, by=by, now=NOW)
    undo(round_, version=version(round_), by=by, now=NOW)
    with pytest.raises(Conflict):
        refuse(round_, first.pk, reason="нет", version=2, by=by, now=NOW)
