"""Sentences of the approval agree with their numbers."""

import pytest

from nastavnik.web.matching.shown import accusative, created

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("pairs", "groups", "sentence"),
    [
        (1, 0, "Будет создана 1 пара"),
        (2, 0, "Будут созданы 2 пары"),
        (96, 0, "Будет создано 96 пар"),
        (0, 1, "Будет создана 1 группа"),
        (0, 5, "Будет создано 5 групп"),
        (1, 1, "Будут созданы 1 пара и 1 группа"),
        (96, 3, "Будет создано 96 пар и 3 группы"),
    ],
)
def test_what_will_be_created(pairs: int, groups: int, sentence: str) -> None:
    assert created(pairs, groups).replace(NBSP, " ") == sentence


@pytest.mark.parametrize(
    ("pairs", "groups", "words"), [(1, 0, "1 пару"), (21, 1, "21 пару и 1 группу"), (0, 2, "2 группы")]
)
def test_what_is_approved(pairs: int, groups: int, words: str) -> None:
    assert accusative(pairs, groups).replace(NBSP, " ") == words
