"""What read models held in memory may trust: the version of a place moves when it must."""

from datetime import UTC, datetime, timedelta

import pytest

from nastavnik.journal import tail as tails
from nastavnik.journal.models import Entry
from nastavnik.journal.tail import Tail, places, without

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
REGION, MUNICIPALITY, SCHOOL, NEXT = "00001", "0000100001", "000010000100001", "000010000100002"


def write(path: str, number: int | None = None, *, at: datetime = NOW, about: int | None = 1) -> Entry:
    return Entry.objects.create(
        pk=number, at=at, verb="people.person.changed", unit_path=path, object_id=about
    )


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        (SCHOOL, {REGION, MUNICIPALITY, SCHOOL}),
        (MUNICIPALITY, {REGION, MUNICIPALITY, SCHOOL, NEXT}),
        (REGION, {REGION, MUNICIPALITY, SCHOOL, NEXT}),
        ("", {REGION, MUNICIPALITY, SCHOOL, NEXT}),
        ("00002", set()),
    ],
)
def test_an_act_moves_its_place_all_above_and_all_below(written, moved) -> None:
    known = Tail()
    write(SCHOOL)
    before = {path: known.version(path) for path in (REGION, MUNICIPALITY, SCHOOL, NEXT)}

    write(written)

    assert {path for path, version in before.items() if known.version(path) != version} == moved


def test_nothing_written_is_nothing_moved_for_one_query(django_assert_num_queries) -> None:
    known = Tail()
    write(SCHOOL)
    before = known.version(REGION)

    with django_assert_num_queries(1):
        assert known.version(REGION) == before


def test_a_refused_sign_in_of_an_unknown_address_moves_nothing() -> None:
    known = Tail()
    before = known.version(REGION)

    write("", about=None)

    assert known.version(REGION) == before


def test_a_number_taken_earlier_and_committed_later_is_seen() -> None:
    known = Tail()
    write(REGION, 10)
    write(NEXT, 14)
    before = known.version(SCHOOL)
    write(NEXT, 12)
    assert known.version(SCHOOL) == before

    write(SCHOOL, 11)

    assert known.version(SCHOOL) != before
    again = known.version(SCHOOL)
    write(SCHOOL, 13)
    assert known.version(SCHOOL) != again


def test_a_number_missing_when_the_process_began_is_seen() -> None:
    write(REGION, 10)
    write(NEXT, 12)
    known = Tail()
    before = known.version(SCHOOL)

    write(SCHOOL, 11)

    assert known.version(SCHOOL) != before


def test_a_number_given_again_after_an_undone_act_is_another_act() -> None:
    known = Tail()
    write(REGION, 10)
    undone = write(SCHOOL, 11)
    before = known.version(SCHOOL)
    undone.delete()

    write(SCHOOL, 11, at=NOW + timedelta(seconds=1))

    assert known.version(SCHOOL) != before


def test_a_database_put_back_from_a_copy_is_noticed() -> None:
    known = Tail()
    write(REGION, 10)
    write(SCHOOL, 11)
    before = known.version(SCHOOL)

    Entry.objects.filter(pk=11).delete()

    assert known.version(SCHOOL) != before


def test_more_than_is_worth_reading_moves_everything(monkeypatch) -> None:
    monkeypatch.setattr(tails, "MANY", 3)
    known = Tail()
    write(REGION)
    before = known.version("00002")

    for _ in range(4):
        write(SCHOOL)

    assert known.version("00002") != before


def test_words_of_paths_and_numbers() -> None:
    assert places(MUNICIPALITY) == ["", REGION, MUNICIPALITY]
    assert without((3, 7), 5) == [(3, 4), (6, 7)]
    assert without((3, 7), 3) == [(4, 7)]
    assert without((3, 3), 3) == []
    assert without((3, 7), 9) == [(3, 7)]
