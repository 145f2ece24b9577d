"""Paradigms as data: how many letters a word loses and what each oblique case adds."""

import re
from dataclasses import dataclass

from nastavnik.rules.documents.wording.cases import OBLIQUE, Case, Gender

VOWELS = "аеёиоуыэюя"


def word_set(text: str) -> frozenset[str]:
    """Words listed with spaces between, as a set."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Paradigm:
    """Cut the last `cut` letters of the nominative, then add the ending of the case (order of OBLIQUE)."""

    cut: int
    endings: tuple[str, ...]

    def form(self, word: str, case: Case) -> str:
        """`word` in lower case, in the asked case."""
        if case is Case.NOMINATIVE or not self.endings:
            return word
        return word[: len(word) - self.cut] + self.endings[OBLIQUE.index(case)]


def paradigm(text: str) -> Paradigm:
    """Read «1 я ю я ем е»: letters to cut, then genitive, dative, accusative, instrumental, prepositional."""
    cut, *endings = text.split()
    if len(endings) != len(OBLIQUE):
        raise ValueError(f"a paradigm has five endings: {text!r}")
    return Paradigm(int(cut), tuple(endings))


FIXED = Paradigm(0, ())
HARD = paradigm("0 а у а ом е")
HARD_UNSTRESSED = paradigm("0 а у а ем е")  # after ж, ш, ч, щ, ц with the stress on the stem
SOFT = paradigm("1 я ю я ем е")
SOFT_IY = paradigm("1 я ю я ем и")
FEMALE_IY = paradigm("1 и и ю ей и")  # Данелия, Мария
NOUN_A = paradigm("1 ы е у ой е")
NOUN_KA = paradigm("1 и е у ой е")
NOUN_SHA = paradigm("1 и е у ей е")
NOUN_TSA = paradigm("1 ы е у ей е")
NOUN_YA = paradigm("1 и е ю ей е")
ADJECTIVE_MALE = paradigm("2 ого ому ого ым ом")
ADJECTIVE_MALE_K = paradigm("2 ого ому ого им ом")
ADJECTIVE_FEMALE = paradigm("2 ой ой ую ой ой")
ADJECTIVE_FEMALE_SOFT = paradigm("2 ей ей ую ей ей")
POSSESSIVE_FEMALE = paradigm("1 ой ой у ой ой")


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that match `pattern` (searched in lower case, ё kept) follow the paradigm, for one gender or both."""

    pattern: re.Pattern[str]
    paradigm: Paradigm
    gender: Gender | None = None


def rule(pattern: str, shape: Paradigm, gender: Gender | None = None) -> Rule:
    """`V` in the pattern stands for any vowel, `C` for any letter that is none."""
    expanded = pattern.replace("V", f"[{VOWELS}]").replace("C", f"[^{VOWELS}]")
    return Rule(re.compile(expanded), shape, gender)


def words(table: str, shape: Paradigm, gender: Gender | None = None) -> Rule:
    """A rule for whole words, listed with spaces between; ё in the table also matches е."""
    variants = "|".join(table.replace("ё", "[её]").split())
    return Rule(re.compile(f"^(?:{variants})$"), shape, gender)


def first_match(rules: tuple[Rule, ...], word: str, gender: Gender) -> Paradigm | None:
    """The paradigm of the first rule that fits; None when no rule knows the word."""
    for each in rules:
        if each.gender in (None, gender) and each.pattern.search(word):
            return each.paradigm
    return None


def recased(original: str, lowered: str) -> str:
    """Give a form computed in lower case the capitals of the word it came from."""
    if len(original) > 1 and original.isupper():
        return lowered.upper()
    kept = 0
    for before, after in zip(original, lowered, strict=False):
        if before.lower() != after:
            break
        kept += 1
    form = original[:kept] + lowered[kept:]
    return form[:1].upper() + form[1:] if original[:1].isupper() else form
