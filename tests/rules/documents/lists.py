"""The project's own lists of hard names and posts with their right forms, checked by a reader of Russian."""

from dataclasses import dataclass
from pathlib import Path

from nastavnik.rules.documents.wording.cases import Case, Gender
from nastavnik.rules.documents.wording.names import FullName

CASES = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL)
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


def hard_names() -> list[NameForms]:
    """Every line of names_in_cases.txt."""
    result = []
    for gender, nominative, *phrases in _lines("names_in_cases.txt", ";"):
        forms = {
            case: tuple(frozenset(part.split("/")) for part in _parts(phrase))
            for case, phrase in zip(CASES, phrases, strict=True)
        }
        known = Gender.MALE if gender == "м" else Gender.FEMALE
        result.append(NameForms(FullName(*_parts(nominative)), known, forms))
    return result


def hard_posts() -> list[PostForms]:
    """Every line of posts_in_cases.txt."""
    return [
        PostForms(post, {case: frozenset(cell.split("~")) for case, cell in zip(CASES, cells, strict=True)})
        for post, *cells in _lines("posts_in_cases.txt", "|")
    ]
