"""The two dictionaries, each loaded once and only when first asked: pymorphy3 (words), pytrovich (names)."""

import functools
from typing import TYPE_CHECKING

from nastavnik.rules.documents.wording.cases import Case, Gender

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3.analyzer import Parse
    from pytrovich.enums import NamePart
    from pytrovich.maker import PetrovichDeclinationMaker


@functools.cache
def morphology() -> "MorphAnalyzer":
    """The dictionary of Russian words; the first call takes a fraction of a second."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


GRAMMEMES = {
    Case.GENITIVE: "gent",
    Case.DATIVE: "datv",
    Case.ACCUSATIVE: "accs",
    Case.INSTRUMENTAL: "ablt",
    Case.PREPOSITIONAL: "loct",
}
_PROPER = ("Name", "Surn", "Patr", "Geox", "Orgn", "Abbr", "Fixd")


def common_noun(word: str, case: Case) -> str | None:
    """A man called by a common noun or a possessive adjective (Сапожок, Певец, Волчий), in an oblique case.

    Lower case in and out; None when the dictionary has no such masculine word.
    """
    parses = [parse for parse in morphology().parse(word) if _is_known_masculine(parse)]
    own = any("Surn" in parse.tag for parse in parses)  # Садовничий, not «садовничий» as «волчий»
    for parse in parses:
        tag = parse.tag
        possessive = (
            tag.POS == "ADJF" and not own and parse.inflect({"gent", "sing", "masc"}).word.endswith("ьего")
        )
        if possessive or (tag.POS == "NOUN" and not any(mark in tag for mark in _PROPER)):
            wanted = Case.GENITIVE if case is Case.ACCUSATIVE else case
            form = parse.inflect({GRAMMEMES[wanted], "sing", "masc"})
            return None if form is None else str(form.word)
    return None


def given_name_genders(word: str) -> set[str]:
    """Genders (pymorphy's masc, femn, ms-f) under which the dictionary knows this word as a given name."""
    return {
        str(parse.tag.gender)
        for parse in morphology().parse(word.lower())
        if parse.is_known and {"Name", "nomn", "sing"} <= parse.tag.grammemes
    }


def _is_known_masculine(parse: "Parse") -> bool:
    return bool(parse.is_known and {"nomn", "sing", "masc"} <= parse.tag.grammemes)


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
