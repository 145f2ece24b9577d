"""What mentors write of ages and time, and the forms of mentoring, in their words."""

import pytest

from nastavnik.rules.people.forms import form_code
from nastavnik.rules.people.parsed import AgeWindow, TimeResource
from nastavnik.rules.people.preferences import read_ages, read_time_resource


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("10-14 лет", 10, 14), ("10 – 14", 10, 14), ("от 10 до 14 лет", 10, 14), ("с 10 по 15 лет", 10, 15),
        ("14+", 14, None), ("от 12 лет", 12, None), ("14 лет и старше", 14, None), ("старше 14", 14, None),
        ("до 12 лет", None, 12), ("не старше 16", None, 16), ("не младше 16", 16, None), ("12 лет", 12, 12),
        ("5–7 класс", 11, 14), ("7 класс", 13, 14), ("1 и 3 класс", 7, 10), ("8–11 кл.", 14, 18), ("5а, 6б", 11, 13),
        ("младшие школьники", 7, 11), ("начальная школа", 7, 11), ("старшеклассники", 15, 18),
        ("молодые педагоги", 18, None), ("студенты", 16, 23), ("подростки 12–15 лет", 12, 15),
        ("любой", None, None), ("не имеет значения", None, None), ("Без ограничений", None, None),
    ],
)  # fmt: skip
def test_ages(text: str, least: int | None, most: int | None) -> None:
    assert read_ages(text) == AgeWindow(least, most)


@pytest.mark.parametrize("text", ["", "как получится", "99-100 лет", "14-10 лет"])
def test_ages_not_understood(text: str) -> None:
    assert read_ages(text) is None


@pytest.mark.parametrize(
    ("text", "capacity", "hours", "days"),
    [
        ("2 часа в неделю", None, 2.0, ()),
        ("1-2 часа в неделю, не более двух учеников", 2, 1.0, ()),
        ("1 раз в неделю по 40 минут", None, 0.67, ()),
        ("по 2 часа 2 раза в неделю", None, 4.0, ()),
        ("4 часа в месяц", None, 1.0, ()),
        ("час в неделю", None, 1.0, ()),
        ("ежедневно 1 час", None, 5.0, ()),
        ("2 ч/нед", None, 2.0, ()),
        ("вторник, четверг после 15:00", None, None, (1, 3)),
        ("вт, чт", None, None, (1, 3)),
        ("пн-пт", None, None, (0, 1, 2, 3, 4)),
        ("по будням", None, None, (0, 1, 2, 3, 4)),
        ("в выходные", None, None, (5, 6)),
        ("каждую среду", None, None, (2,)),
        ("в среднем 3 часа в неделю", None, 3.0, ()),
        ("Суббота с 10 до 12", None, None, (5,)),
        ("до 3 наставляемых", 3, None, ()),
        ("один ученик", 1, None, ()),
        ("группа 5 человек", 5, None, ()),
        ("по договорённости", None, None, ()),
    ],
)
def test_time(text: str, capacity: int | None, hours: float | None, days: tuple[int, ...]) -> None:
    assert read_time_resource(text) == TimeResource(capacity, hours, days)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("ученик – ученик", "pupil-pupil"), ("ученик-ученик", "pupil-pupil"), ("«Ученик — ученик»", "pupil-pupil"),
        ("Форма «ученик ученику»", "pupil-pupil"), ("обучающийся – обучающийся", "pupil-pupil"),
        ("Учитель — учитель", "teacher-teacher"), ("педагог-педагог", "teacher-teacher"),
        ("педагог – молодой специалист", "teacher-teacher"), ("Опытный педагог - молодой специалист", "teacher-teacher"),
        ("студент - ученик", "student-pupil"), ("Работодатель–ученик", "employer-pupil"),
        ("работодатель – студент", "employer-student"), ("pupil-pupil", "pupil-pupil"),
        ("учитель – ученик", None), ("ученик – учитель", None), ("работодатель – команда", None), ("ученик", None),
        ("бабушка – внук", None), ("", None),
    ],
)  # fmt: skip
def test_forms(title: str, code: str | None) -> None:
    assert form_code(title) == code
