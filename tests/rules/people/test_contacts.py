"""Contacts: phones in every writing, addresses, and whose they are."""

import pytest

from nastavnik.rules.people.cells import Cell
from nastavnik.rules.people.contacts import read_contacts, read_phones, shown_phone
from nastavnik.rules.people.parsed import Contacts

PHONE = "+79141234567"


@pytest.mark.parametrize(
    "text",
    ["89141234567", "+79141234567", "79141234567", "9141234567", "8 (914) 123-45-67", "+7 914 123 45 67",
     "8-914-123-45-67", "8.914.123.45.67", "8 914 1234567", "тел. 8914 123 4567", "89141234567.0", "+7(914)123‑45‑67"],
)  # fmt: skip
def test_one_phone_in_every_writing(text: str) -> None:
    assert read_phones(text) == [PHONE]


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("89141234567 89147654321", ["+79141234567", "+79147654321"]),
        ("8-914-123-45-67; 8(3955)23-45-67", ["+79141234567", "+73955234567"]),
        ("89141234567, 8 914 123 45 67", ["+79141234567"]),
        ("(39555) 2-34-56", ["+73955523456"]),
        ("8(3952)12-34-56 доб. 12", ["+73952123456,12"]),
        ("+375 29 123-45-67", ["+375291234567"]),
        ("2-34-56", []),
        ("1234567890123456", []),
        ("0000000000", []),
        ("", []),
    ],
)
def test_several_city_and_foreign_phones(text: str, phones: list[str]) -> None:
    assert read_phones(text) == phones


def test_phones_are_shown_as_people_write_them() -> None:
    assert shown_phone(PHONE) == "+7 (914) 123-45-67"
    assert shown_phone("+73952123456,12") == "+7 (395) 212-34-56 доб. 12"
    assert shown_phone("+375291234567") == "+375291234567"


@pytest.mark.parametrize(
    ("cell", "contacts", "codes"),
    [
        (89141234567.0, Contacts((PHONE,)), []),
        (89141234567, Contacts((PHONE,)), []),
        (
            "мама Иванова Ольга Петровна, 8-914-123-45-67",
            Contacts((PHONE,), (), "мама Иванова Ольга Петровна"),
            [],
        ),
        ("Ivanova@Mail.ru тел. 89141234567", Contacts((PHONE,), ("ivanova@mail.ru",)), []),
        (
            "8 (914) 123-45-67 (мама), 8 (914) 123-45-68 (папа)",
            Contacts((PHONE, "+79141234568"), (), "мама, папа"),
            [],
        ),
        ("нет", Contacts(), []),
        (None, Contacts(), []),
        ("2-34-56", Contacts(note="2-34-56"), ["phone-unread"]),
        ("8,91412E+10", Contacts(note="8,91412E+10"), ["phone-unread"]),
        ("ivаnov@mail.ru", Contacts(), ["email-strange"]),  # a Cyrillic «а»
    ],
)
def test_a_cell_of_contacts(cell: Cell, contacts: Contacts, codes: list[str]) -> None:
    found, problems = read_contacts(cell)
    assert found == contacts
    assert [problem.code for problem in problems] == codes
    assert not any(problem.blocks for problem in problems)
