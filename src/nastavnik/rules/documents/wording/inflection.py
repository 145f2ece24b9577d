"""Names and posts in cases for callers outside the project: plain strings in, plain strings out."""

from collections.abc import Mapping
from typing import TypeVar

from nastavnik.rules.documents.wording.cases import Case, Gender
from nastavnik.rules.documents.wording.names import FullName, decline
from nastavnik.rules.documents.wording.posts import decline_post

Value = TypeVar("Value")

_GENDERS = {"m": Gender.MALE, "f": Gender.FEMALE}
_CASES = {
    "nom": Case.NOMINATIVE,
    "gen": Case.GENITIVE,
    "dat": Case.DATIVE,
    "acc": Case.ACCUSATIVE,
    "ins": Case.INSTRUMENTAL,
    "pre": Case.PREPOSITIONAL,
}


def inflect_name(
    surname: str, given: str, patronymic: str, *, gender: str, case: str
) -> tuple[str, str, str]:
    """Surname, given name and patronymic in the asked case; a part that is empty stays empty.

    `gender` is "m" or "f"; `case` is "nom", "gen", "dat", "acc", "ins" or "pre". "nom" gives the parts back
    untouched, in the other cases spaces around them and doubled are dropped. ValueError for any other word.
    """
    known_gender, known_case = _known(_GENDERS, gender, "gender"), _known(_CASES, case, "case")
    if known_case is Case.NOMINATIVE:
        return surname, given, patronymic
    form = decline(FullName(surname, given, patronymic), known_case, known_gender)
    return form.surname, form.given, form.patronymic


def inflect_post(post: str, *, case: str) -> str:
    """A post in the asked case: `case` as in `inflect_name`, "nom" gives the post back untouched."""
    known_case = _known(_CASES, case, "case")
    return post if known_case is Case.NOMINATIVE else decline_post(post, known_case)


def _known(words: Mapping[str, Value], word: str, what: str) -> Value:
    if word not in words:
        raise ValueError(f"{what} must be one of {', '.join(words)}, not {word!r}")
    return words[word]
