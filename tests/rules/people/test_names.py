"""Names as people type them: repaired, split into parts, compared."""

import pytest

from nastavnik.rules.people.names import (
    FullName,
    join_name,
    normalise_name,
    person_key,
    search_key,
    sort_key,
    split_full_name,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ИВАНОВ", "Иванов"),
        ("иванов", "Иванов"),
        ("иВАНОВ", "Иванов"),
        ("ИВанов", "Иванов"),
        ("Ивaнoв", "Иванов"),  # a and o are Latin
        ("HOBAK Иван", "Новак Иван"),  # the whole first word is Latin
        ("  Иванов \u00a0 Иван ", "Иванов Иван"),
        ("Иванов\u200bа", "Иванова"),
        ("петров - водкин", "Петров-Водкин"),
        ("Петров–Водкин", "Петров-Водкин"),
        ("ПЕТРОВ-ВОДКИН", "Петров-Водкин"),
        ("О'Коннор", "О’Коннор"),
        ("МакКей", "МакКей"),
        ("Семёнов", "Семёнов"),
        ("Сeмëнoв", "Семёнов"),
        ("Нарыйаhа", "Нарыйаһа"),  # Latin h for Yakut һ
        ("ҮӨРЭЙ", "Үөрэй"),
        ("Әхмәтҗанов", "Әхмәтҗанов"),
        ("Ҡасҡынов", "Ҡасҡынов"),
        ("МАМЕДОВ РАШИД АЛИ ОГЛЫ", "Мамедов Рашид Али оглы"),
        ("Anna Smith", "Anna Smith"),
        ("", ""),
    ],
)
def test_a_name_is_repaired(typed: str, meant: str) -> None:
    assert normalise_name(typed) == meant
    assert normalise_name(meant) == meant


@pytest.mark.parametrize(
    ("typed", "parts", "codes"),
    [
        ("Иванов Иван Иванович", ("Иванов", "Иван", "Иванович"), []),
        ("Иванов, Иван, Иванович", ("Иванов", "Иван", "Иванович"), []),
        ("1. Иванов Иван", ("Иванов", "Иван", ""), []),
        ("Мария Петровна Иванова", ("Иванова", "Мария", "Петровна"), ["name-turned"]),
        ("Мария Иванова", ("Иванова", "Мария", ""), ["name-turned"]),
        ("Иван Петрович Рабинович", ("Рабинович", "Иван", "Петрович"), ["name-turned"]),
        ("Рабинович Иван Петрович", ("Рабинович", "Иван", "Петрович"), []),
        ("Павлович Анна Ивановна", ("Павлович", "Анна", "Ивановна"), []),
        ("Кузьмич Ольга Ильинична", ("Кузьмич", "Ольга", "Ильинична"), []),
        ("Иванов И. И.", ("Иванов", "И.", "И."), ["name-initials"]),
        ("Иванов И.И", ("Иванов", "И.", "И."), ["name-initials"]),
        ("И.И. Иванов", ("Иванов", "И.", "И."), ["name-initials"]),
        ("Мамедов Рашид Али оглы", ("Мамедов", "Рашид", "Али оглы"), []),
        ("Рашид Али оглы Мамедов", ("Мамедов", "Рашид", "Али оглы"), ["name-turned"]),
        ("Асанов Бакыт Таалай уулу", ("Асанов", "Бакыт", "Таалай уулу"), []),
        ("Алиева Севда Фикрет кызы", ("Алиева", "Севда", "Фикрет кызы"), []),
        ("Салтыков Щедрин Михаил Евграфович", ("Салтыков Щедрин", "Михаил", "Евграфович"), []),
        ("Иванова Анна Мария Петровна", ("Иванова", "Анна Мария", "Петровна"), []),
        ("Иванова (Петрова) Мария Ивановна", ("Иванова", "Мария", "Ивановна"), ["name-note"]),
        ("Ким Ен Су", ("Ким", "Ен", "Су"), []),
        ("Сунита", ("Сунита", "", ""), ["name-one-word"]),
        ("Мария Петровна", ("", "Мария", "Петровна"), ["name-turned", "name-no-surname"]),
        ("12345", ("12345", "", ""), ["name-empty"]),
        ("Иванов1 Иван", ("Иванов1", "Иван", ""), ["name-digits"]),
        ("<b>Иванов</b> Иван", None, ["name-signs"]),
    ],
)
def test_a_full_name_is_split(typed: str, parts: tuple[str, str, str] | None, codes: list[str]) -> None:
    name = split_full_name(typed)
    assert [problem.code for problem in name.problems] == codes
    if parts:
        assert (name.surname, name.given, name.patronymic) == parts


def test_only_what_is_no_name_blocks() -> None:
    def blocks(typed: str) -> bool:
        return any(problem.blocks for problem in split_full_name(typed).problems)

    assert [blocks(typed) for typed in ("12345", "Иванов1 Иван", "Иванов И. И.", "Сунита")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_names_from_columns_of_their_own() -> None:
    assert join_name("ИВАНОВ", "иван", "Ивaнович") == FullName("Иванов", "Иван", "Иванович")
    assert join_name("Иванов", "Иван Иванович", "") == FullName("Иванов", "Иван", "Иванович")
    assert join_name("Иванов Иван Иванович", "", "") == FullName("Иванов", "Иван", "Иванович")


def test_keys_see_one_name_behind_spellings() -> None:
    assert search_key("Ёлкин-Петров", "ИВАН") == "елкин петров иван"
    one = person_key("Сёмин", "Артём", "Петрович", None, 2012)
    assert person_key("СЕМИН", "Aртем", " петрович", None, 2012) == one
    assert person_key("Сёмин", "Артём", "Петрович", None, 2013) != one
    assert person_key("Петров-Водкин", "А", "Б") == person_key("Петров Водкин", "А", "Б")


def test_the_order_is_russian_with_letters_of_the_peoples() -> None:
    names = [
        "Яков",
        "Ёжиков",
        "Елкин",
        "Жуков",
        "Ҕыкаан",
        "Гусев",
        "Дьячков",
        "Өрүүнэ",
        "Орлов",
        "Попов",
        "Һарыын",
    ]
    expected = [
        "Гусев", "Ҕыкаан", "Дьячков", "Ёжиков", "Елкин", "Жуков", "Орлов", "Өрүүнэ", "Попов", "Һарыын", "Яков",
    ]  # fmt: skip
    assert sorted(names, key=sort_key) == expected
    assert sort_key("Ёлкин").isascii()
    assert sort_key("Иван") < sort_key("Иван Петров") < sort_key("Иванов")
