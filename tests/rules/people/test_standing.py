"""Who a person of a row is, from the words people write."""

from datetime import date

import pytest

from nastavnik.rules.people.columns import Base
from nastavnik.rules.people.parsed import ParsedMentee, ParsedMentor
from nastavnik.rules.people.standing import category_of, is_young_specialist, occupation_of, young_since

TODAY = date(2026, 11, 21)


@pytest.mark.fulfils("S4-2.2a", "S4-2.2b", "S4-2.2c", "S4-2.2d", "S4-2.2e", "S4-2.2f", "S4-2.2g", "S4-2.2h")
@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("молодой педагог", "beginner"),
        ("Молодой/начинающий учитель", "beginner"),
        ("после длительного перерыва в работе", "returned"),
        ("вышла из декрета", "returned"),
        ("адаптация на новом месте работы", "new_place"),
        ("желает повысить профессиональный уровень", "growth"),
        ("хочет овладеть ИКТ", "digital"),
        ("эмоциональное выгорание", "burnout"),
        ("имеет профессиональные дефициты", "deficit"),
        ("студент, заключивший договор о приёме на работу", "trainee"),
        ("одарённый ребёнок", "gifted"),
        ("ребёнок с ОВЗ", "limited_health"),
        ("ТЖС", "hard_life"),
        ("низкие образовательные результаты", "low_results"),
        ("8 класс", ""),
        ("", ""),
    ],
)
def test_categories_are_known_by_their_words(written: str, code: str) -> None:
    assert category_of(written) == code


@pytest.mark.parametrize(
    ("facts", "occupation"),
    [
        ({"class_name": "9А"}, "pupil"),
        ({"category": "студент 2 курса педагогического колледжа"}, "student"),
        ({"category": "выпускник 2024 года"}, "graduate"),
        ({"post": "учитель химии"}, "teacher"),
        ({"post": "классный руководитель"}, "teacher"),
        ({"post": "директор", "organisation": "ООО «Заря»"}, "employer"),
        ({"partner": "Завод № 3"}, "employer"),
        ({"class_name": "ИС-21"}, "student"),
        ({"form_code": "teacher-teacher"}, "teacher"),
        ({"born": date(2012, 3, 5)}, "pupil"),
        ({"birth_year": 1990}, "teacher"),
        ({}, "pupil"),
    ],
)
def test_the_occupation_of_a_mentee(facts: dict[str, object], occupation: str) -> None:
    person = ParsedMentee(surname="Рожин", given="Ян", **facts)  # type: ignore[arg-type]  # a table of a test

    assert occupation_of(person, Base.MENTEES, today=TODAY) == occupation


@pytest.mark.parametrize(
    ("facts", "occupation"),
    [
        ({}, "teacher"),
        ({"form_code": "pupil-pupil"}, "pupil"),
        ({"form_code": "student-pupil"}, "student"),
        ({"form_code": "employer-pupil"}, "employer"),
        ({"organisation": "Медицинский колледж"}, "student"),
    ],
)
def test_the_occupation_of_a_mentor(facts: dict[str, object], occupation: str) -> None:
    person = ParsedMentor(surname="Рожин", given="Ян", **facts)  # type: ignore[arg-type]  # a table of a test

    assert occupation_of(person, Base.MENTORS, today=TODAY) == occupation


def test_the_third_anniversary_still_counts_as_young() -> None:
    assert young_since(date(2028, 2, 29)) == date(2025, 2, 28)
    assert is_young_specialist(date(2023, 11, 21), TODAY) is True
    assert is_young_specialist(date(2027, 1, 1), TODAY) is False
