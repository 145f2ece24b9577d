"""Diaries and reports: what is wrong with their facts is told at its field."""

from dataclasses import replace
from datetime import date

import pytest

from nastavnik.rules.documents.papers import Paper, diaries, journals, reports, samples
from nastavnik.rules.documents.papers.curator_report import CURATOR_REPORT, FormFigures
from nastavnik.rules.documents.papers.pair_papers import MentorNote
from nastavnik.rules.documents.papers.reports import MENTEE_REPORT, MENTOR_REPORT, Planned
from nastavnik.rules.outcome import Problem, blocking

MENTOR = diaries.MENTOR_DIARY.samples[0]
MENTEE = diaries.MENTEE_DIARY.samples[0]
REPORT = MENTOR_REPORT.samples[0]
MENTEES_REPORT = MENTEE_REPORT.samples[0]
CURATOR = CURATOR_REPORT.samples[0]


def told(paper: Paper, facts, **changed) -> dict[str, Problem]:
    return {one.code: one for one in paper.problems(replace(facts, **changed))}


PAPERS = (*diaries.PAPERS, *journals.PAPERS, *reports.PAPERS, CURATOR_REPORT)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.code)
def test_the_examples_have_no_problems_at_all(paper: Paper) -> None:
    assert [one.text for sample in paper.samples for one in paper.problems(sample)] == []


@pytest.mark.parametrize(
    ("code", "blocks", "paper", "facts", "changed"),
    [
        ("period-reversed", True, diaries.MENTOR_DIARY, MENTOR, {"ends": date(2026, 10, 1)}),
        ("mentor-is-mentee", True, diaries.MENTOR_DIARY, MENTOR, {"mentees": (samples.TEACHER,)}),
        ("mark-above-ten", True, diaries.MENTOR_DIARY, MENTOR, {"meetings": (MentorNote(mark=11),)}),
        (
            "meeting-later", False, diaries.MENTOR_DIARY, MENTOR,
            {"meetings": (MentorNote(held=date(2026, 11, 22)),)},
        ),
        (
            "meeting-before-pair", False, diaries.MENTOR_DIARY, MENTOR,
            {"meetings": (MentorNote(held=date(2026, 10, 4)),)},
        ),
        (
            "meetings-out-of-order", False, diaries.MENTOR_DIARY, MENTOR,
            {"meetings": (MentorNote(held=date(2026, 10, 20)), MentorNote(held=date(2026, 10, 19)))},
        ),
        ("spare-too-many", True, diaries.MENTOR_DIARY, MENTOR, {"spare": 101}),
        ("journal-empty", False, diaries.MENTOR_DIARY, MENTOR, {"meetings": (), "spare": 0}),
        ("mentee-stranger", False, diaries.MENTEE_DIARY, MENTEE, {"mentee": samples.YOUNG_TEACHER}),
        ("period-not-over", False, MENTOR_REPORT, REPORT, {"until": date(2026, 12, 1)}),
        ("period-reversed", True, MENTOR_REPORT, REPORT, {"until": date(2026, 9, 1)}),
        ("meeting-outside-period", False, MENTOR_REPORT, REPORT, {"since": date(2026, 10, 8)}),
        ("mark-above-ten", True, MENTEE_REPORT, MENTEES_REPORT, {"mark": 11}),
        ("figures-of-another-period", False, CURATOR_REPORT, CURATOR, {"since": date(2026, 10, 1)}),
        (
            "closed-above-held", False, CURATOR_REPORT, CURATOR,
            {"forms": (FormFigures(form="учитель – ученик", held=1, closed=2),)},
        ),
        (
            "pairs-do-not-add-up", False, CURATOR_REPORT, CURATOR,
            {"forms": (FormFigures(form="учитель – ученик", pairs=2, at_work=2, completed=1),)},
        ),
    ],
)  # fmt: skip
def test_each_fault_is_told(code: str, blocks: bool, paper: Paper, facts, changed) -> None:
    found = told(paper, facts, **changed)
    assert found[code].blocks is blocks
    assert code not in told(paper, facts)


def test_a_planned_row_without_its_event_is_pointed_at() -> None:
    (problem,) = blocking(MENTOR_REPORT.problems(replace(REPORT, plan=(Planned(), *REPORT.plan))))
    assert (problem.where.row, problem.where.column) == (1, "event")


def test_figures_typed_by_hand_are_of_no_period() -> None:
    typed = replace(CURATOR, since=date(2026, 10, 1), counted_since=None, counted_until=None)
    assert told(CURATOR_REPORT, typed) == {}


def test_the_mean_is_of_the_marks_that_were_given() -> None:
    values = diaries.MENTOR_DIARY.context(MENTOR)
    assert (values["mean_mark"], values["held_words"]) == ("8,5", "3\N{NO-BREAK SPACE}встречи")
    unmarked = replace(MENTOR, meetings=(MentorNote(held=date(2026, 10, 7)),))
    assert diaries.MENTOR_DIARY.context(unmarked)["mean_mark"] == ""
    third = replace(MENTOR, meetings=tuple(MentorNote(mark=one) for one in (8, 8, 9)))
    assert diaries.MENTOR_DIARY.context(third)["mean_mark"] == "8,3"


def test_totals_of_the_curator_are_sums_of_the_forms() -> None:
    total = CURATOR_REPORT.context(CURATOR)["total"]
    assert total == {
        "pairs": "15", "at_work": "12", "completed": "2", "ended_early": "1", "mentees": "24", "held": "95",
        "closed": "91",
    }  # fmt: skip


def test_the_diary_leaves_as_many_empty_rows_as_were_asked_for() -> None:
    assert len(diaries.MENTOR_DIARY.context(replace(MENTOR, spare=4))["spare_rows"]) == 4
    assert diaries.MENTOR_DIARY.context(replace(MENTOR, spare=None))["spare_rows"] == []
