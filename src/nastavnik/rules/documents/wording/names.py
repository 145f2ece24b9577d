"""People's names as documents print them: in any case, whole or with initials; the gender they show."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from nastavnik.rules.documents.wording.cases import OBLIQUE, Case, Gender
from nastavnik.rules.documents.wording.chinese import is_chinese_name
from nastavnik.rules.documents.wording.given_names import (
    decline_given,
    decline_patronymic,
    gender_of_patronymic,
    is_eastern,
)
from nastavnik.rules.documents.wording.morphology import given_name_genders
from nastavnik.rules.documents.wording.surnames import decline_surname, gender_of_surname

__all__ = [
    "NO_OVERRIDES",
    "Case",
    "FullName",
    "Gender",
    "decline",
    "forms",
    "guess_gender",
    "in_case",
    "override_key",
    "short",
    "short_in_case",
    "signature",
]

NBSP = "\N{NO-BREAK SPACE}"
NO_OVERRIDES: Mapping[str, str] = MappingProxyType({})

_VIETNAMESE_MIDDLE = {"тхи": Gender.FEMALE, "ван": Gender.MALE}
_SPACES = re.compile(r"\s+")


def _tidy(text: str) -> str:
    return re.sub(r"\s*-\s*", "-", _SPACES.sub(" ", text).strip())


@dataclass(frozen=True, slots=True)
class FullName:
    """Surname, given name, patronymic in the nominative; spaces around and doubled are dropped."""

    surname: str
    given: str = ""
    patronymic: str = ""

    def __post_init__(self) -> None:
        for part in ("surname", "given", "patronymic"):
            object.__setattr__(self, part, _tidy(getattr(self, part)))

    def __str__(self) -> str:
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)


def override_key(part: str, case: Case) -> str:
    """The key under which a form corrected by a user is kept: «surname.genitive», «post.dative»."""
    return f"{part}.{case.value}"


def decline(
    name: FullName, case: Case, gender: Gender, overrides: Mapping[str, str] = NO_OVERRIDES
) -> FullName:
    """Each part in the asked case. `overrides` maps `override_key(part, case)` to a form given by people."""
    if case is Case.NOMINATIVE:
        return name
    surname = name.surname if _surname_stays(name) else decline_surname(name.surname, case, gender)
    computed = {
        "surname": surname,
        "given": decline_given(name.given, case, gender),
        "patronymic": decline_patronymic(name.patronymic, case, gender),
    }
    return FullName(
        **{part: overrides.get(override_key(part, case)) or form for part, form in computed.items()}
    )


def _surname_stays(name: FullName) -> bool:
    if name.patronymic:
        return False
    chinese = is_chinese_name(name.surname, name.given) and not given_name_genders(name.given)
    return chinese or is_eastern(name.given)


def in_case(name: FullName, case: Case, gender: Gender, overrides: Mapping[str, str] = NO_OVERRIDES) -> str:
    """«Иванову Марию Петровну»."""
    return str(decline(name, case, gender, overrides))


def forms(name: FullName, gender: Gender, overrides: Mapping[str, str] = NO_OVERRIDES) -> dict[str, str]:
    """Every oblique form of every part under its override key: what a user checks before a document is issued."""
    table = {}
    for case in OBLIQUE:
        declined = decline(name, case, gender, overrides)
        for part in ("surname", "given", "patronymic"):
            if getattr(name, part):
                table[override_key(part, case)] = getattr(declined, part)
    return table


def _initials(name: FullName) -> str:
    """«М. П.», «А.-М. П.»; of «Гасан-оглы» and «Болот уулу» only the name itself."""
    given = [_hyphenated_initial(word) for word in name.given.split()]
    patronymic = [_hyphenated_initial(re.split(r"[-\s]", name.patronymic)[0])]
    return NBSP.join(initial for initial in given + patronymic if initial)


def _hyphenated_initial(word: str) -> str:
    first, *others = [piece for piece in word.split("-") if piece] or [""]
    pieces = [first, *(piece for piece in others if piece[0].isupper())]
    return "-".join(f"{piece[0].upper()}." for piece in pieces if piece)


def short(name: FullName) -> str:
    """«Иванова М. П.», not broken across lines."""
    return NBSP.join(part for part in (name.surname, _initials(name)) if part)


def signature(name: FullName) -> str:
    """«М. П. Иванова»: initials first, as a signature is deciphered; not broken across lines."""
    return NBSP.join(part for part in (_initials(name), name.surname) if part)


def short_in_case(
    name: FullName, case: Case, gender: Gender, overrides: Mapping[str, str] = NO_OVERRIDES
) -> str:
    """«Иванову М. П.»."""
    surname = decline(name, case, gender, overrides).surname
    return short(FullName(surname, name.given, name.patronymic))


def guess_gender(name: FullName) -> Gender | None:
    """What the name itself proves: patronymic, else surname and given name where they agree; else None, ask."""
    by_patronymic = gender_of_patronymic(name.patronymic)
    if by_patronymic is not None:
        return by_patronymic
    by_surname = gender_of_surname(name.surname)
    by_given = _gender_of_given(name.given)
    if by_surname and by_given and by_surname is not by_given:
        return None
    return by_surname or by_given


def _gender_of_given(given: str) -> Gender | None:
    if not given:
        return None
    if is_eastern(given):
        return _VIETNAMESE_MIDDLE.get(given.lower().split()[0])
    found = given_name_genders(re.split(r"[-\s]", given)[0])
    if found == {"masc"}:
        return Gender.MALE
    return Gender.FEMALE if found == {"femn"} else None
