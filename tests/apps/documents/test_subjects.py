"""Which pairs a paper can be about: those that go on, and for reports and diaries those that ended this year too."""

from datetime import date

import pytest

from nastavnik.insights.papers import Here
from nastavnik.insights.papers.subjects import choices_of, going_pairs, subjects_of
from nastavnik.pairs.actions import dissolve, finish
from nastavnik.pairs.models import Pair
from nastavnik.rules.documents.papers import Stage
from nastavnik.rules.documents.papers.catalogue import PAPERS
from tests.factories import NOW, TODAY, District, actor, make_mentor, make_pair, make_person, make_request

ENDED, BROKEN = date(2026, 11, 15), date(2026, 11, 16)


@pytest.fixture
def pairs(district: District) -> list[Pair]:
    """One that goes on, one finished and one dissolved in this school year, one finished in the year before."""
    made = [_pair(district, surname) for surname in ("Усов", "Жук", "Соболь", "Линник")]
    _, ended, broken, old = made
    system = actor(district.alisa)
    finish(ended, version=ended.version, ended_on=ENDED, outcome="цель достигнута", by=system, now=NOW)
    dissolve(broken, version=broken.version, ended_on=BROKEN, reason="переезд", by=system, now=NOW)
    Pair.objects.filter(pk=old.pk).update(starts_on=date(2026, 1, 12))
    old.refresh_from_db()
    finish(
        old, version=old.version, ended_on=date(2026, 5, 25), outcome="цель достигнута", by=system, now=NOW
    )
    return made


def _pair(district: District, surname: str) -> Pair:
    request = make_request(make_person(district.school, surname=surname))
    return make_pair(make_mentor(make_person(district.school)), request)


def _here(district: District) -> Here:
    return Here(district.school, actor(district.alisa), TODAY)


@pytest.mark.parametrize(
    "code", ["mentor-diary", "mentee-diary", "meetings-journal", "mentor-report", "mentee-report"]
)
def test_a_paper_on_the_work_or_its_end_is_made_for_a_pair_that_has_ended_too(
    code: str, district: District, pairs: list[Pair]
) -> None:
    assert PAPERS[code].stage in (Stage.WORK, Stage.END)
    going, ended, broken, _ = pairs
    choices = choices_of(PAPERS[code], _here(district))
    assert [one.query for one in choices] == [f"pair={one.pk}" for one in (going, ended, broken)]
    form = going.form.title
    assert [one.note for one in choices] == [
        form, f"{form}, завершена 15.11.2026", f"{form}, расформирована 16.11.2026",
    ]  # fmt: skip
    assert ["Жук" in one.title for one in choices] == [False, True, False]
    assert [one.pair for one in subjects_of(PAPERS[code], _here(district))] == [going, ended, broken]


def test_an_agreement_is_made_for_pairs_that_go_on(district: District, pairs: list[Pair]) -> None:
    (choice,) = choices_of(PAPERS["pair-agreement"], _here(district))
    assert choice.query == f"pair={pairs[0].pk}"
    assert [one.pair for one in subjects_of(PAPERS["pair-agreement"], _here(district))] == pairs[:1]
    assert going_pairs(_here(district)) == pairs[:1]


def test_choosing_takes_four_queries_whatever_their_number(
    district: District, pairs: list[Pair], django_assert_num_queries
) -> None:
    here = _here(district)
    with django_assert_num_queries(4):
        choices_of(PAPERS["mentor-report"], here)
