"""The sequence of meetings laid over the term of a pair."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nastavnik.rules.meeting_plan import meetings_ahead
from nastavnik.rules.meetings import ACQUAINTANCE, FINAL, OPENING, PLANNING, SEQUENCE, TRIAL, WORK

BEGINS, ENDS = date(2026, 12, 1), date(2027, 2, 1)


def test_a_new_pair_holds_the_whole_sequence() -> None:
    planned = meetings_ahead([], since=BEGINS, ends=ENDS)

    assert [(one.kind, one.due) for one in planned] == [
        (ACQUAINTANCE, date(2026, 12, 8)),
        (TRIAL, date(2026, 12, 15)),
        (PLANNING, date(2026, 12, 22)),
        (WORK, date(2027, 1, 5)),
        (WORK, date(2027, 1, 19)),
        (FINAL, ENDS),
    ]


def test_what_was_held_is_not_planned_again() -> None:
    planned = meetings_ahead([ACQUAINTANCE, TRIAL, PLANNING, WORK], since=date(2027, 1, 10), ends=ENDS)

    assert [(one.kind, one.due) for one in planned] == [(WORK, date(2027, 1, 24)), (FINAL, ENDS)]


def test_after_the_final_meeting_nothing_is_left() -> None:
    assert meetings_ahead([*OPENING, FINAL], since=BEGINS, ends=ENDS) == []


def test_without_an_end_work_and_the_final_one_have_no_day() -> None:
    planned = meetings_ahead([ACQUAINTANCE], since=BEGINS, ends=None)

    assert [(one.kind, one.due is None) for one in planned] == [
        (TRIAL, False), (PLANNING, False), (WORK, True), (FINAL, True),
    ]  # fmt: skip


@given(
    since=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    days=st.integers(-30, 700),
    held=st.integers(0, len(SEQUENCE) - 1),
)
def test_days_never_go_back_and_the_sequence_is_kept(since: date, days: int, held: int) -> None:
    planned = meetings_ahead(SEQUENCE[:held], since=since, ends=since + timedelta(days=days))

    dues = [one.due for one in planned if one.due is not None]
    assert dues == sorted(dues)
    assert len(dues) == len(planned)
    assert min(dues) >= min(since, since + timedelta(days=days))
    order = [SEQUENCE.index(one.kind) for one in planned]
    assert order == sorted(order)
    assert planned[-1].kind == FINAL
