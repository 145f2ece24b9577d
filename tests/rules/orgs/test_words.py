"""How lists write kinds, numbers, zones, posts and years, and what is made of it."""

from dataclasses import dataclass

import pytest

from nastavnik.orgs.models import FigureKind, Kind
from nastavnik.rules.orgs.figures import EXPECTED, TITLES, check_figures, read_school_year, year_title
from nastavnik.rules.orgs.heads import read_flag, read_post
from nastavnik.rules.orgs.kinds import read_kind
from nastavnik.rules.orgs.letterhead import letterhead, signer_name, signer_post
from nastavnik.rules.orgs.numbers import read_inn, read_ogrn
from nastavnik.rules.orgs.zones import read_zone


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("школа", "school"),
        ("СОШ", "school"),
        ("МБОУ СОШ № 5", "school"),
        ("Гимназия", "school"),
        ("общеобразовательная организация", "school"),
        ("детский сад", "preschool"),
        ("МБДОУ", "preschool"),
        ("дошкольная", "preschool"),
        ("УДО", "extra"),
        ("МБУ ДО «Детская школа искусств»", "extra"),
        ("дополнительного образования", "extra"),
        ("Центр детского творчества", "extra"),
        ("колледж", "college"),
        ("СПО", "college"),
        ("ГБПОУ", "college"),
        ("среднего профессионального образования", "college"),
        ("РНЦ", "centre"),
        ("региональный наставнический центр", "centre"),
        ("ИМЦ", "method"),
        ("Информационно-методический центр в сфере образования", "method"),
        ("управление образования", "authority"),
        ("Комитет по образованию", "authority"),
        ("орган управления образованием", "authority"),
        ("муниципалитет", "municipality"),
        ("регион", "region"),
        ("хор", None),
        ("", None),
    ],
)
def test_kinds(text: str, kind: str | None) -> None:
    assert read_kind(text) == kind


def test_every_title_of_the_model_is_read_as_its_own_kind() -> None:
    assert {kind: read_kind(str(kind.label)) for kind in Kind} == {kind: kind.value for kind in Kind}
    assert set(EXPECTED) <= set(Kind)
    assert {kind.value: str(kind.label) for kind in FigureKind} == TITLES


@pytest.mark.parametrize(
    ("cell", "inn", "code"),
    [
        ("7707083893", "7707083893", None),
        (7707083893, "7707083893", None),
        ("500100732259", "500100732259", None),
        ("77 0708 3893", "7707083893", None),
        ("7707083894", "", "inn-check"),
        ("500100732250", "", "inn-check"),
        ("770708389", "", "inn-length"),
        ("ИНН", "", "inn-length"),
        ("", "", None),
    ],
)
def test_inn(cell: str | int, inn: str, code: str | None) -> None:
    value, problem = read_inn(cell)
    assert (value, problem and problem.code) == (inn, code)


def test_an_inn_that_lost_its_zero_in_a_table_gets_it_back() -> None:
    whole = next(n for n in range(100000000, 100000100) if read_inn("0" + str(n))[0])
    assert read_inn(whole)[0] == f"0{whole}"
    assert read_inn(str(whole))[0] == ""


@pytest.mark.parametrize(
    ("cell", "ogrn", "code"),
    [
        ("1027700132195", "1027700132195", None),
        ("1027700132196", "", "ogrn-check"),
        ("102770013219", "", "ogrn-length"),
    ],
)
def test_ogrn(cell: str, ogrn: str, code: str | None) -> None:
    value, problem = read_ogrn(cell)
    assert (value, problem and problem.code) == (ogrn, code)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Asia/Omsk", "Asia/Omsk"),
        ("Омск", "Asia/Omsk"),
        ("МСК+3", "Asia/Omsk"),
        ("мск + 3", "Asia/Omsk"),
        ("МСК+3, Омск", "Asia/Omsk"),
        ("UTC+6", "Asia/Omsk"),
        ("МСК", "Europe/Moscow"),
        ("МСК−1", "Europe/Kaliningrad"),
        ("якутск", "Asia/Yakutsk"),
        ("МСК+15", None),
        ("Марс", None),
    ],
)
def test_zones(text: str, zone: str | None) -> None:
    assert read_zone(text) == zone


@pytest.mark.parametrize(
    ("text", "post", "acting"),
    [
        ("Директор", "Директор", False),
        ("И. о. директора", "Директор", True),
        ("и.о. начальника управления", "Начальник управления", True),
        ("Исполняющий обязанности заведующей", "Заведующая", True),
        ("Врио директора", "Директор", True),
        ("Иосиф", "Иосиф", False),
    ],
)
def test_posts(text: str, post: str, acting: bool) -> None:
    assert read_post(text) == (post, acting)


def test_marks_of_acting() -> None:
    assert [read_flag(mark) for mark in ("да", "И. о.", "+", "нет", "—", "может быть")] == [
        True, True, True, False, False, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2026/27", 2026),
        ("2026–2027 уч. год", 2026),
        ("2026-2027", 2026),
        ("2026", 2026),
        ("2026/28", None),
        ("26", None),
    ],
)
def test_school_years(text: str, year: int | None) -> None:
    assert read_school_year(text) == year


def test_year_titles() -> None:
    assert [year_title(2026), year_title(2099)] == ["2026/27", "2099/00"]


def test_a_part_is_never_more_than_the_whole() -> None:
    assert check_figures({"pupils": 100, "pupils_10_19": 60, "pupils_15_19": 20, "teachers": 9}) == []
    assert check_figures({"pupils_15_19": 20, "young_specialists": 3}) == []
    wrong = check_figures({"pupils": 100, "pupils_10_19": 101, "teachers": 2, "young_specialists": 3})
    assert [problem.where.column for problem in wrong] == [
        "обучающихся 10–19 лет",
        "молодых специалистов (стаж 0–3 года)",
    ]


@dataclass
class Facts:
    name: str = "Муниципальное казённое учреждение «Центр «Исток»»"
    founder: str = "Администрация Тихвинского района"
    address: str = "187550, с. Тихое, ул. Лесная, 1"
    place: str = "с. Тихое"
    phone: str = "(81367) 2-19-77"
    email: str = "istok@tihoe.example"
    site: str = ""
    inn: str = "7707083893"
    ogrn: str = ""


@pytest.mark.fulfils("S0-0.1", "S0-0.2")
def test_the_letterhead_stands_in_lines() -> None:
    head = letterhead(Facts())
    assert head.founder == ("Администрация Тихвинского района",)
    assert head.name == ("Муниципальное казённое учреждение", "«Центр «Исток»»")
    assert head.contacts == (
        "187550, с. Тихое, ул. Лесная, 1",
        "Телефон: (81367) 2-19-77",
        "e-mail: istok@tihoe.example",
        "ИНН\u00a07707083893",
    )


@pytest.mark.fulfils("S4-1.13")
def test_an_acting_head_signs_as_acting() -> None:
    assert signer_post("Директор", acting=False) == "Директор"
    assert signer_post("Директор", acting=True) == "И.\u00a0о. директора"
    assert (
        signer_post("Начальник управления образования", acting=True)
        == "И.\u00a0о. начальника управления образования"
    )
    assert signer_name("Рожина", "Мария", "Ивановна") == "М.\u00a0И.\u00a0Рожина"
    assert signer_name("", "Мария", "") == ""
