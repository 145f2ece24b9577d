"""Is the person of a row already known: the same, changed, doubtful or new."""

from datetime import date
from typing import Any

import pytest

from nastavnik.rules.people.duplicates import Doubtful, KnownPeople, KnownPerson, New, Same, Update
from nastavnik.rules.people.likeness import DOUBTFUL, NameAndBirth, one_edit, similarity
from nastavnik.rules.people.parsed import Contacts, ParsedMentee

DAY = date(2012, 3, 5)


def row(surname: str = "Быков", given: str = "Пётр", patronymic: str = "Ильич", **facts: Any) -> ParsedMentee:
    return ParsedMentee(surname=surname, given=given, patronymic=patronymic, **facts)


def base(born: date | None = DAY, year: int | None = 2012, **values: Any) -> KnownPeople:
    return KnownPeople([KnownPerson(1, "Быков", "Пётр", "Ильич", born, year, values)])


def test_the_same_row_again_changes_nothing() -> None:
    known = base(class_name="7А", request="физика", contacts=Contacts(("+79141234567",)))
    again = row(
        born=DAY, birth_year=2012, class_name="7А", request="физика", contacts=Contacts(("+79141234567",))
    )
    assert known.decide(again) == Same(1)


def test_spelling_makes_no_other_person() -> None:
    assert base().decide(row("БЫКОВ", "Петр", born=DAY)) == Same(1)


def test_what_is_new_updates_and_what_is_blank_erases_nothing() -> None:
    known = base(class_name="7А", request="физика", extra={"Стаж": "5"})
    decision = known.decide(row(born=DAY, class_name="8А", request="", extra={"Город": "Омск"}))
    assert decision == Update(
        1, {"class_name": ("7А", "8А"), "extra": ({"Стаж": "5"}, {"Стаж": "5", "Город": "Омск"})}
    )


def test_a_year_of_the_official_form_meets_the_full_date() -> None:
    assert base().decide(row(birth_year=2012)) == Same(1)
    assert isinstance(base().decide(row(birth_year=2011)), New)


def test_a_full_date_completes_a_year() -> None:
    assert base(born=None).decide(row(born=DAY, birth_year=2012)) == Update(1, {"born": (None, DAY)})


def test_without_any_birth_the_name_decides_and_half_known_is_asked() -> None:
    assert base(None, None).decide(row()) == Same(1)
    assert isinstance(base(None, None).decide(row(born=DAY, birth_year=2012)), Doubtful)
    assert isinstance(base().decide(row()), Doubtful)


@pytest.mark.parametrize(
    "like",
    [
        row(born=date(2012, 5, 3)),  # day and month changed places
        row(born=date(2012, 3, 6)),  # one digit
        row("Быкав", born=DAY),
        row(given="П.", patronymic="И.", born=DAY),
        row(patronymic="", born=DAY),
        row("Орлов", born=DAY),  # a surname that changed
    ],
)
def test_likenesses_are_asked(like: ParsedMentee) -> None:
    decision = base().decide(like)
    assert isinstance(decision, Doubtful)
    assert decision.ids == (1,)
    assert "Быков Пётр Ильич" in decision.why


@pytest.mark.parametrize(
    "other",
    [
        row(given="Павел", born=DAY),  # a twin
        row("Орлов", "Иван", born=DAY),
        row(born=date(2010, 7, 1)),  # a namesake
        row("Быкова", "Анна", born=DAY),
    ],
)
def test_others_are_new(other: ParsedMentee) -> None:
    assert base().decide(other) == New()


def test_two_namesakes_of_one_year_are_asked_unless_the_day_tells() -> None:
    known = KnownPeople(
        [KnownPerson(1, "Быков", "Пётр", "Ильич", DAY, 2012), KnownPerson(2, "Быков", "Пётр", "Ильич", date(2012, 9, 9), 2012)]
    )  # fmt: skip
    assert known.decide(row(birth_year=2012)) == Doubtful(
        (1, 2), "С таким именем и годом рождения записано несколько человек."
    )
    assert known.decide(row(born=date(2012, 9, 9), birth_year=2012)) == Same(2)


def test_likeness_is_symmetric_and_full_for_the_same() -> None:
    one = NameAndBirth("Быков", "Пётр", "Ильич", DAY)
    other = NameAndBirth("Быкав", "П.", "Ильич", date(2012, 5, 3))
    assert similarity(one, one) == 1
    assert similarity(one, other) == similarity(other, one) < DOUBTFUL


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [("орлов", "орлав", True), ("орлов", "орлова", True), ("орлов", "рлов", True), ("орлов", "олров", True),
     ("орлов", "орел", False), ("орлов", "арлав", False), ("а", "", True)],
)  # fmt: skip
def test_one_edit(a: str, b: str, one: bool) -> None:
    assert one_edit(a, b) is one
    assert one_edit(b, a) is one
