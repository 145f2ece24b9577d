"""Invented people and organisations for examples of papers; names with traps: double, without patronymic, long."""

from datetime import date
from typing import Any

from nastavnik.rules.documents.kinds import Ground, Letterhead, PersonInOrder, Signer
from nastavnik.rules.documents.wording.cases import Gender
from nastavnik.rules.documents.wording.names import FullName

TODAY = date(2026, 11, 21)
LETTERHEAD = Letterhead(
    full_name="Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 5»",
    short_name="МБОУ «Школа № 5»",
    founder="Управление образования администрации района",
    address="646580, с. Тихое, ул. Школьная, д. 1",
    phone="8 (38150) 0-00-00",
    email="school@school.example",
    site="school.example",
    inn="0000000000",
    ogrn="0000000000000",
    place="с. Тихое",
)
SIGNER = Signer(FullName("Черкасова", "Мария", "Андреевна"), "Директор", acting=True)


def _person(name: str, gender: Gender, key: str, **facts: Any) -> PersonInOrder:
    return PersonInOrder(FullName(*name.split(" ", 2)), gender, key=key, **facts)


TEACHER = _person("Окоёмова Мария Петровна", Gender.FEMALE, "1", post="учитель математики")
PUPIL = _person("Готовцев Егор Семёнович", Gender.MALE, "2", class_label="7 «а»")
GIRL = _person("Рожина-Жук Анна", Gender.FEMALE, "3", class_label="8 «б»")
CURATOR = _person(
    "Ларионова Алиса Петровна", Gender.FEMALE, "4", post="заместитель директора по воспитательной работе"
)
PSYCHOLOGIST = _person("Кара-Мурза Тимур Ильич", Gender.MALE, "5", post="педагог-психолог")
MANAGER = _person("Соловей Пётр Лукич", Gender.MALE, "6", post="заведующий хозяйством")
YOUNG_TEACHER = _person("Слепцова Сардаана Николаевна", Gender.FEMALE, "7", post="учитель начальных классов")
PARENT = _person("Рожин Олег Павлович", Gender.MALE, "8")
ENGINEER = _person("Мамедов Рашид Гасан-оглы", Gender.MALE, "9", post="инженер", organisation="ООО «Ромашка»")
_SURNAMES = (
    "Абрамова",
    "Белозёрова",
    "Вольская",
    "Гринько",
    "Дурново",
    "Живаго",
    "Зима",
    "Ким",
    "Лось",
    "Щипачёва",
)
_GIVEN = ("Анна", "Любовь", "Айсылу", "Нинель")


def colleague(n: int) -> PersonInOrder:
    """One of forty teachers, for a table of many rows."""
    name = f"{_SURNAMES[n % 10]} {_GIVEN[n // 10 % 4]} Ильинична"
    return _person(name, Gender.FEMALE, f"colleague:{n}", post="учитель русского языка и литературы")


GROUND = Ground("решение педагогического совета (протокол от 28.08.2026 № 1)", date(2026, 8, 28))
GROUND_OF_REGION = Ground("приказ министерства образования региона от 13.01.2026 № 12/1", date(2026, 1, 13))

PAPER: dict[str, Any] = {
    "letterhead": LETTERHEAD, "number": "120", "dated": TODAY, "signer": SIGNER, "school_year": 2026,
}  # fmt: skip
BARE_PAPER: dict[str, Any] = PAPER | {"letterhead": Letterhead("Школа")}
ORDER: dict[str, Any] = PAPER | {
    "number": "120-од", "grounds": (GROUND,), "controller": TEACHER, "executor": CURATOR,
}  # fmt: skip
BARE_ORDER: dict[str, Any] = BARE_PAPER
