"""What the system itself knows for diaries, journals and reports."""

from datetime import date

import pytest

from nastavnik.insights.papers import Here, gathered
from nastavnik.insights.papers import diaries as known
from nastavnik.monitoring.models import Target
from nastavnik.orgs.models import YearFigure
from nastavnik.pairs.actions import Feedback, dissolve, finish, record_meeting
from nastavnik.pairs.models import Pair
from nastavnik.rules.documents.papers.curator_report import CURATOR_REPORT, FormFigures
from nastavnik.rules.documents.papers.diaries import MENTEE_DIARY, MENTOR_DIARY
from nastavnik.rules.outcome import blocking
from tests.apps.pairs.people import BEGAN, make_pair
from tests.factories import NOW, TODAY, YEAR, District, actor, make_person, make_request, system


def here(district: District, pair: Pair | None = None) -> Here:
    return Here(district.school, actor(district.alisa), TODAY, pair=pair)


def hold(pair: Pair, kind: str, day: date, **facts) -> None:
    """A meeting recorded by the action itself."""
    feedback = facts.pop("feedback", None)
    record_meeting(
        pair, kind=kind, held_on=day, today=TODAY, by=system, now=NOW, feedback=feedback, **facts
    )  # fmt: skip


def met(district: District, mentees: int = 1) -> Pair:
    pair = make_pair(district.school, mentees)
    hold(
        pair, "acquaintance", date(2026, 10, 7), topic="Знакомство", result="Записали цели", minutes=30,
        feedback=Feedback(9, "Было интересно", go_on=True),
    )  # fmt: skip
    hold(pair, "trial", date(2026, 10, 21), topic="Дроби", online=True)
    return pair


@pytest.mark.fulfils("S0-2.4.7")
def test_the_mentors_diary_is_filled_from_his_meetings(district: District) -> None:
    facts = gathered(MENTOR_DIARY, here(district, met(district)))
    first, second = facts.meetings
    assert (first.held, first.kind, first.way, first.topic) == (
        date(2026, 10, 7), "acquaintance", "очно", "Знакомство",
    )  # fmt: skip
    assert (first.done, first.mark) == ("Записали цели", 9)
    assert (second.way, second.mark) == ("дистанционно", None)
    assert facts.mentor is not None
    assert facts.mentor.name.surname == "Петрова"
    assert facts.starts == BEGAN
    assert [one.text for one in blocking(MENTOR_DIARY.problems(facts))] == []


@pytest.mark.fulfils("S0-2.4.7")
def test_the_mentees_diary_holds_his_own_words_and_in_a_group_nobodys(district: District) -> None:
    alone = gathered(MENTEE_DIARY, here(district, met(district)))
    assert (alone.meetings[0].liked, alone.meetings[0].mark) == ("Было интересно", 9)
    assert alone.mentee == alone.mentees[0]
    group = gathered(MENTEE_DIARY, here(district, met(district, mentees=2)))
    assert group.mentee is None
    assert len(group.mentees) == 2
    assert {(one.liked, one.mark) for one in group.meetings} == {("", None)}


def test_the_journal_of_a_pair_has_time_and_feedback(district: District) -> None:
    first, second = known.journal(here(district, met(district)))
    assert (first.way, first.result, first.feedback, first.mark) == (
        "очно, 30\N{NO-BREAK SPACE}мин", "Записали цели", "Было интересно", 9,
    )  # fmt: skip
    assert (second.way, second.feedback) == ("дистанционно, 40\N{NO-BREAK SPACE}мин", "")


def test_a_report_ends_today_or_when_the_pair_ended(district: District) -> None:
    pair = make_pair(district.school)
    assert known.until(here(district, pair)) == TODAY
    dissolve(pair, version=pair.version, ended_on=date(2026, 11, 2), reason="переезд", by=system, now=NOW)
    pair.refresh_from_db()
    assert known.until(here(district, pair)) == date(2026, 11, 2)
    assert known.outcome(here(district, pair)) == "переезд"


def test_without_a_pair_nothing_is_known(district: District) -> None:
    nowhere = here(district)
    assert known.mentor_notes(nowhere) == known.mentee_notes(nowhere) == known.journal(nowhere) == ()
    assert known.held(nowhere) is known.until(nowhere) is known.only_mentee(nowhere) is None
    assert known.outcome(nowhere) == ""


def test_the_journal_of_an_organisation_has_every_meeting_by_date_and_who_was_there(
    district: District, django_assert_num_queries
) -> None:
    met(district)
    later = make_pair(district.school, surname="Усова")
    hold(later, "acquaintance", date(2026, 10, 8), feedback=Feedback(7))
    make_pair(district.next_school)
    place = here(district)
    with django_assert_num_queries(2):
        lines = known.organisation_journal(place)
    assert [(one.held, one.mentor.name.surname) for one in lines] == [
        (date(2026, 10, 7), "Петрова"), (date(2026, 10, 8), "Усова"), (date(2026, 10, 21), "Петрова"),
    ]  # fmt: skip
    assert {len(one.mentees) for one in lines} == {1}
    assert lines[0].form == "ученик – ученик"


@pytest.mark.fulfils("S0-2.4.7")
def test_the_curators_figures_are_counted_by_form(district: District) -> None:
    met(district, mentees=2)
    ended = make_pair(district.school)
    finish(ended, version=ended.version, ended_on=TODAY, outcome="цель достигнута", by=system, now=NOW)
    broken = make_pair(district.school)
    dissolve(broken, version=broken.version, ended_on=TODAY, reason="не сошлись", by=system, now=NOW)
    met_next_door = make_pair(district.next_school)
    hold(met_next_door, "acquaintance", TODAY, feedback=Feedback(9))
    make_request(make_person(district.school))
    assert known.form_figures(here(district)) == (
        FormFigures(
            form="Ученик – ученик", pairs=3, at_work=1, completed=1, ended_early=1, mentees=3, held=2, closed=1
        ),
    )  # fmt: skip
    assert known.waiting(here(district)) == 2  # the one never paired and the one whose pair was dissolved


def test_the_curators_figures_take_the_same_queries_for_one_pair_and_for_three(
    district: District, django_assert_num_queries
) -> None:
    met(district)
    place = here(district)
    with django_assert_num_queries(3):
        known.form_figures(place)
    make_pair(district.school)
    make_pair(district.school)
    with django_assert_num_queries(3):
        assert known.form_figures(place)[0].pairs == 3


def test_the_curators_report_compares_plan_and_fact(district: District) -> None:
    Target.objects.update_or_create(
        unit=district.school, indicator_code="K1", year=2026, defaults={"value": "12.5", "source": "приказ"}
    )
    YearFigure.objects.create(
        unit=district.school, year=YEAR, kind="pupils_10_19", value=4, source="ОО-1", as_of=TODAY, recorded_at=NOW
    )  # fmt: skip
    make_pair(district.school)
    found = {one.indicator: one for one in known.targets(here(district))}
    (line,) = [one for title, one in found.items() if "10–19" in title and "наставляем" in title]
    assert (line.plan, line.fact, line.state) == ("12,5 %", "25,0 %", "план выполнен")


def test_the_period_of_the_report_is_the_one_that_was_counted(district: District) -> None:
    met(district)
    facts = gathered(CURATOR_REPORT, here(district))
    assert (
        (facts.since, facts.until) == (facts.counted_since, facts.counted_until) == (date(2026, 9, 1), TODAY)
    )
    assert "figures-of-another-period" not in {one.code for one in CURATOR_REPORT.problems(facts)}
