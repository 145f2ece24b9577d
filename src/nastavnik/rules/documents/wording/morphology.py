"""The two dictionaries, each loaded once and only when first asked: pymorphy3 (words), pytrovich (names)."""

import functools
from typing import TYPE_CHECKING

from nastavnik.rules.documents.wording.cases import Case, Gender

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from pytrovich.enums import NamePart
    from pytrovich.maker import PetrovichDeclinationMaker


@functools.cache
def morphology() -> "MorphAnalyzer":
    """The dictionary of Russian words; the first call takes a fraction of a second."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@functools.cache
def _petrovich() -> "PetrovichDeclinationMaker":
    from pytrovich.maker import PetrovichDeclinationMaker

    return PetrovichDeclinationMaker()


def regular_surname(word: str, case: Case, gender: Gender) -> str:
    """A surname of a regular class by pytrovich's rules; lower case in and out, no hyphens."""
    from pytrovich.enums import NamePart

    return _regular(NamePart.LASTNAME, word, case, gender)


def regular_given_name(word: str, case: Case, gender: Gender) -> str:
    """A given name of a regular class by pytrovich's rules; lower case in and out, no hyphens."""
    from pytrovich.enums import NamePart

    return _regular(NamePart.FIRSTNAME, word, case, gender)


def _regular(part: "NamePart", word: str, case: Case, gender: Gender) -> str:
    from pytrovich import enums

    return str(_petrovich().make(part, enums.Gender[gender.name], enums.Case[case.name], word))
