"""Words of a Russian text with their base forms, ё as е."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pymorphy3 import MorphAnalyzer

_WORD = re.compile(r"[a-zа-яё0-9+#]+(?:\.ру)?", re.IGNORECASE)
_STOPS = re.compile(r"[.:;!?\n]+|,|\s[-–—]\s|\bно\b|\bзато\b|\bа\b(?!\w)")
_LEAST_SCORE = 0.08
_SHORT = 3
# Words that join others and mean nothing by themselves.
EMPTY_WORDS = frozenset(
    [
        "в",
        "во",
        "на",
        "по",
        "к",
        "ко",
        "с",
        "со",
        "и",
        "о",
        "об",
        "от",
        "до",
        "для",
        "из",
        "у",
        "за",
        "при",
        "или",
        "же",
        "ли",
        "бы",
        "то",
        "это",
        "как",
        "что",
        "чтобы",
        "через",
        "под",
        "над",
    ]
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, its possible base forms, and the clause it belongs to."""

    text: str
    start: int
    end: int
    lemmas: frozenset[str]
    known: bool
    clause: int


@cache
def _analyser() -> MorphAnalyzer:
    """The dictionary of Russian forms that comes with the library, loaded once."""
    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=50_000)
def lemmas_of(word: str) -> tuple[frozenset[str], bool]:
    """The base forms that a word may have, itself among them, and whether the dictionary knows it."""
    low = word.lower().replace("ё", "е")
    if low.isascii() or len(low) < _SHORT:
        return frozenset({low}), True
    parses = _analyser().parse(low)
    forms = {parse.normal_form.replace("ё", "е") for parse in parses if parse.score >= _LEAST_SCORE}
    return frozenset({low, *forms}), bool(_analyser().word_is_known(low))


@lru_cache(maxsize=10_000)
def main_lemma(word: str) -> str:
    """The likeliest base form."""
    low = word.lower().replace("ё", "е")
    if low.isascii() or len(low) < _SHORT:
        return low
    return str(_analyser().parse(low)[0].normal_form).replace("ё", "е")


def words_of(text: str) -> list[Word]:
    """The meaningful words of a text in order, without prepositions, each with the number of its clause."""
    cuts = [found.start() for found in _STOPS.finditer(text)]
    words: list[Word] = []
    clause = 0
    for found in _WORD.finditer(text):
        while clause < len(cuts) and cuts[clause] < found.start():
            clause += 1
        low = found[0].lower().replace("ё", "е")
        if low not in EMPTY_WORDS:
            lemmas, known = lemmas_of(found[0])
            words.append(Word(low, found.start(), found.end(), lemmas, known, clause))
    return words
