"""The project's own lists of names and posts with their right forms, checked by a reader of Russian.

The hard lists grew with the rules. The unseen lists were written by the rules of grammar, in batches, before the
program was asked; each batch keeps what share was wrong at its first run, and the rules were mended after it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nastavnik.rules.documents.wording.cases import OBLIQUE, Case, Gender
from nastavnik.rules.documents.wording.names import FullName

HERE = Path(__file__).parent


@dataclass(frozen=True)
class NameForms:
    """`forms[case]` has, for each part of the name that is not empty, the set of acceptable forms."""

    name: FullName
    gender: Gender
    forms: dict[Case, tuple[frozenset[str], ...]]


@dataclass(frozen=True)
class PostForms:
    """`forms[case]` is the set of acceptable forms of the whole post."""

    post: str
    forms: dict[Case, frozenset[str]]


def _lines(name: str, separator: str) -> list[list[str]]:
    text = (HERE / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [[cell.strip() for cell in line.split(separator)] for line in lines]


def _parts(phrase: str) -> list[str]:
    return [part.replace("_", " ") for part in phrase.split()]


def _by_case(cells: list[str]) -> Iterator[tuple[Case, str]]:
    """Cells are in the order of OBLIQUE; the hard lists leave the prepositional out."""
    if len(cells) not in (4, 5):
        raise ValueError(f"four or five forms, not {len(cells)}: {cells}")
    return zip(OBLIQUE, cells, strict=False)


def _names(file: str) -> list[NameForms]:
    result = []
    for gender, nominative, *phrases in _lines(file, ";"):
        forms = {
            case: tuple(frozenset(part.split("/")) for part in _parts(phrase))
            for case, phrase in _by_case(phrases)
        }
        known = Gender.MALE if gender == "м" else Gender.FEMALE
        result.append(NameForms(FullName(*_parts(nominative)), known, forms))
    return result


def _posts(file: str) -> list[PostForms]:
    return [
        PostForms(post, {case: frozenset(cell.split("~")) for case, cell in _by_case(cells)})
        for post, *cells in _lines(file, "|")
    ]


def hard_names() -> list[NameForms]:
    """Every line of names_in_cases.txt."""
    return _names("names_in_cases.txt")


def unseen_names() -> list[NameForms]:
    """Every line of names_unseen.txt."""
    return _names("names_unseen.txt")


def hard_posts() -> list[PostForms]:
    """Every line of posts_in_cases.txt."""
    return _posts("posts_in_cases.txt")


def unseen_posts() -> list[PostForms]:
    """Every line of posts_unseen.txt."""
    return _posts("posts_unseen.txt")


def first_runs(what: str) -> list[tuple[int, int]]:
    """Wrong forms and all forms of each batch of «names» or «posts» on the day it was first run."""
    text = (HERE / f"{what}_unseen.txt").read_text(encoding="utf-8")
    found = re.findall(r"^# unseen at first run: (\d+) of (\d+) wrong$", text, re.MULTILINE)
    return [(int(wrong), int(total)) for wrong, total in found]
