"""Meetings recorded in their order and closed with feedback."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from nastavnik.pairs.actions import Feedback, close_meeting, finish, record_meeting
from nastavnik.pairs.models import Meeting, Pair, PairState
from nastavnik.pairs.queries import for_lines, lines_of, missing_feedback
from nastavnik.people.models import Person
from nastavnik.rules.outcome import Conflict, Refused
from tests.apps.pairs.people import make_pair
from tests.factories import NOW, TODAY, District, actor


def hold(district: District, pair: Pair, kind: str, **facts) -> Meeting:
    facts = {"held_on": TODAY, "today": TODAY, "feedback": Feedback(8, go_on=True)} | facts
    return record_meeting(pair, kind=kind, by=actor(district.alisa), now=NOW, **facts)


def opened(district: District) -> Pair:
    """A pair that has planned its work."""
    pair = make_pair(district.school)
    for kind in ("acquaintance", "trial", "planning"):
        hold(district, pair, kind)
    return pair


def line(pair: Pair):
    (found,) = lines_of(for_lines(Pair.objects.filter(pk=pair.pk), TODAY), TODAY)
    return found


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


@pytest.mark.fulfils("S2-5.4a", "S2-5.4c")
def test_each_meeting_takes_the_next_number_and_suggests_the_next_kind(district: District) -> None:
    pair = make_pair(district.school)
    assert line(pair).next_kind == "acquaintance"
    assert hold(district, pair, "acquaintance").number == 1
    assert line(pair).next_kind == "trial"
    assert hold(district, pair, "trial").number == 2
    assert line(pair).next_kind == "planning"
    hold(district, pair, "planning")
    assert (line(pair).next_kind, line(pair).held) == ("work", 3)


def test_meeting_out_of_turn_is_refused_and_leaves_no_trace(district: District) -> None:
    pair = make_pair(district.school)
    with pytest.raises(Refused) as refused:
        hold(district, pair, "planning")
    assert codes(refused) == ["meeting.out_of_turn"]
    assert not Meeting.objects.exists()
    pair.refresh_from_db()
    assert pair.last_met_on is None


@pytest.mark.fulfils("S2-5.4d")
def test_meeting_stays_open_until_feedback(district: District) -> None:
    pair = opened(district)
    meeting = hold(district, pair, "work", feedback=None)
    assert meeting.closed_at is None
    assert list(missing_feedback(Pair.objects.all())) == [pair]
    assert line(pair).waiting == (4,)
    with pytest.raises(Refused) as refused:
        close_meeting(meeting, version=1, feedback=Feedback(None), by=actor(district.alisa), now=NOW)
    assert codes(refused) == ["meeting.no_feedback"]
    close_meeting(meeting, version=1, feedback=Feedback(9, "Понял дроби"), by=actor(district.alisa), now=NOW)
    assert list(missing_feedback(Pair.objects.all())) == []


@pytest.mark.fulfils("S2-5.4d")
def test_database_refuses_a_close_without_feedback(district: District) -> None:
    meeting = hold(district, make_pair(district.school), "acquaintance", feedback=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(closed_at=NOW)


@pytest.mark.fulfils("S2-5.4b")
def test_trial_without_going_on_dissolves_the_pair(district: District) -> None:
    pair = make_pair(district.school)
    hold(district, pair, "acquaintance")
    hold(district, pair, "trial", feedback=Feedback(3, go_on=False, reason="Разные темы"))
    pair.refresh_from_db()
    assert (pair.state, pair.outcome, pair.ended_on) == (PairState.DISSOLVED, "Разные темы", TODAY)
    assert pair.members.get().left_on == TODAY


@pytest.mark.fulfils("S2-5.4b")
def test_trial_is_closed_only_with_a_decision(district: District) -> None:
    pair = make_pair(district.school)
    hold(district, pair, "acquaintance")
    with pytest.raises(Refused) as refused:
        hold(district, pair, "trial", feedback=Feedback(8))
    assert codes(refused) == ["meeting.no_decision"]
    assert pair.meetings.count() == 1


@pytest.mark.fulfils("S2-5.4e")
def test_final_meeting_finishes_the_pair(district: District) -> None:
    pair = opened(district)
    hold(district, pair, "final", result="Экзамен сдан", feedback=Feedback(10))
    pair.refresh_from_db()
    assert (pair.state, pair.ended_on, pair.outcome) == (PairState.FINISHED, TODAY, "Экзамен сдан")
    with pytest.raises(Refused) as refused:
        hold(district, pair, "work")
    assert codes(refused) == ["pair.ended"]


@pytest.mark.fulfils("S2-5.4e", "S2-5.4d")
def test_final_waits_for_feedback_of_the_others(district: District) -> None:
    pair = opened(district)
    hold(district, pair, "work", feedback=None)
    with pytest.raises(Refused) as refused:
        hold(district, pair, "final", feedback=Feedback(10))
    assert codes(refused) == ["meeting.others_open"]
    with pytest.raises(Refused) as refused:
        finish(pair, version=pair.version, ended_on=TODAY, outcome="", by=actor(district.alisa), now=NOW)
    assert codes(refused) == ["pair.no_feedback"]


def test_suspended_pair_holds_no_meetings(district: District) -> None:
    pair = make_pair(district.school)
    Person.objects.filter(pk=pair.mentor.person_id).update(consent_valid_until=TODAY - timedelta(days=1))
    with pytest.raises(Refused) as refused:
        hold(district, pair, "acquaintance")
    assert codes(refused) == ["pair.suspended"]


def test_stale_feedback_is_a_conflict_with_both_texts(district: District) -> None:
    meeting = hold(district, make_pair(district.school), "acquaintance", feedback=None)
    by = actor(district.alisa)
    close_meeting(meeting, version=1, feedback=Feedback(9, "Хорошо"), by=by, now=NOW)
    with pytest.raises(Conflict) as conflict:
        close_meeting(meeting, version=1, feedback=Feedback(4, "Скучно"), by=by, now=NOW)
    assert conflict.value.fields == {"Оценка": ("4", "9"), "Обратная связь": ("Скучно", "Хорошо")}
