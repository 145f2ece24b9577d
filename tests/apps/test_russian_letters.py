"""The same query finds and orders Russian words alike on SQLite and PostgreSQL."""

import pytest

from nastavnik.accounts.models import User
from nastavnik.sqlite import compare
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_case_of_cyrillic_letters_does_not_matter() -> None:
    make_user("one@school.example", surname="Ёлкина")

    assert User.objects.filter(surname__icontains="ёЛК").count() == 1
    assert User.objects.filter(surname__iexact="ЁЛКИНА").count() == 1
    assert User.objects.filter(surname__icontains="ел_ина").count() == 0


def test_signs_of_patterns_are_letters_when_asked_for() -> None:
    make_user("one@school.example", surname="100%")
    make_user("two@school.example", surname="1000")

    assert [u.surname for u in User.objects.filter(surname__icontains="100%")] == ["100%"]


def test_yo_stands_beside_ye() -> None:
    from functools import cmp_to_key

    assert sorted(["Жуков", "Ёжиков", "Егоров", "ежов"], key=cmp_to_key(compare)) == [
        "Егоров",
        "Ёжиков",
        "ежов",
        "Жуков",
    ]
