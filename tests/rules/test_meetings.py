"""The order of meetings and what a close needs."""

from datetime import date

import pytest

from nastavnik.rules.meetings import allowed_kinds, closing_problems, next_kind, recording_problems

DAY = date(2026, 11, 21)


def codes(problems: list) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.fulfils("S2-5.4a", "S2-5.4b", "S2-5.4c", "S2-5.4d", "S2-5.4e")
def test_kinds_follow_one_another() -> None:
    held: list[str] = []
    suggested = []
    for _ in range(5):
        kind = next_kind(held)
        assert kind is not None
        suggested.append(kind)
        held.append(kind)
    assert suggested == ["acquaintance", "trial", "planning", "work", "work"]
    assert next_kind([*held, "final"]) is None


def test_opening_meetings_are_not_skipped_nor_repeated() -> None:
    assert allowed_kinds([]) == ("acquaintance",)
    assert allowed_kinds(["acquaintance"]) == ("trial",)
    assert allowed_kinds(["acquaintance", "trial", "planning"]) == ("work", "final")
    assert allowed_kinds(["acquaintance", "trial", "planning", "work", "final"]) == ()


def test_recording_names_every_fault() -> None:
    found = recording_problems(
        "final", date(2026, 9, 1), held=[], starts_on=date(2026, 10, 1), last_met_on=DAY, today=DAY
    )
    assert codes(found) == ["meeting.out_of_turn", "meeting.before_pair", "meeting.before_last"]
    late = recording_problems(
        "acquaintance", date(2026, 11, 22), held=[], starts_on=DAY, last_met_on=None, today=DAY
    )
    assert codes(late) == ["meeting.in_future"]


def test_meeting_in_its_turn_today_is_recorded() -> None:
    found = recording_problems(
        "trial", DAY, held=["acquaintance"], starts_on=date(2026, 11, 1), last_met_on=DAY, today=DAY
    )
    assert found == []


@pytest.mark.fulfils("S2-5.4d")
def test_no_close_without_feedback() -> None:
    assert codes(closing_problems("work", mark=None, go_on=None, others_open=[])) == ["meeting.no_feedback"]
    assert codes(closing_problems("work", mark=11, go_on=None, others_open=[])) == ["meeting.mark"]
    assert closing_problems("work", mark=0, go_on=None, others_open=[4]) == []


@pytest.mark.fulfils("S2-5.4b")
def test_trial_needs_a_decision() -> None:
    assert codes(closing_problems("trial", mark=7, go_on=None, others_open=[])) == ["meeting.no_decision"]
    assert closing_problems("trial", mark=7, go_on=False, others_open=[]) == []


def test_final_waits_for_all_feedback() -> None:
    (problem,) = closing_problems("final", mark=9, go_on=None, others_open=[7, 4])
    assert problem.code == "meeting.others_open"
    assert "4, 7" in problem.text
