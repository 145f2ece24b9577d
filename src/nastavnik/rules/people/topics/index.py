"""Finding the topics of a catalogue in a text."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from nastavnik.rules.people.likeness import one_edit
from nastavnik.rules.people.topics.lemmas import EMPTY_WORDS, Word, lemmas_of, main_lemma, words_of
from nastavnik.rules.people.topics.negation import refused_words
from nastavnik.rules.people.topics.topic import Topic

_GAP = 2  # so many other words may stand between those of a phrase
_LEAST_TYPO = 5  # letters from which one wrong letter is forgiven


@dataclass(frozen=True, slots=True)
class Found:
    """A topic in a text: the words that gave it away, and where they stand (character positions)."""

    topic: str
    words: tuple[str, ...]
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Phrase:
    topic: str
    parts: tuple[str, ...]  # base forms; «*» at the end stands for any ending


@dataclass(frozen=True, slots=True)
class _Hit:
    topic: str
    places: tuple[int, ...]


class TopicIndex:
    """A catalogue made ready for reading. Costly to make, cheap to read with: keep one for a catalogue."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.topics = {topic.code: topic for topic in topics}
        self._whole: dict[str, list[_Phrase]] = {}
        self._starts: dict[str, list[_Phrase]] = {}
        for topic in self.topics.values():
            for phrase in topic.words:
                self._add(topic.code, phrase)
        self._vocabulary = [word for word in self._whole if len(word) > _LEAST_TYPO]
        self._beginnings = [start for start in self._starts if len(start) > _LEAST_TYPO]
        self._meant = lru_cache(maxsize=20_000)(self._meant_word)

    def read(self, text: str) -> list[Found]:
        """The topics of the text in the order of their words; what is refused («не нужна физика») is left out."""
        words = words_of(text)
        refused = refused_words(words)
        hits = [hit for hit in self._hits(words) if not _is_refused(hit, words, refused)]
        best = _without_covered(hits)
        found = {hit.topic: _found(hit, words) for hit in reversed(best)}
        return sorted(found.values(), key=lambda one: (one.span, one.topic))

    def _add(self, code: str, phrase: str) -> None:
        parts = tuple(_base_forms(phrase))
        made = _Phrase(code, parts)
        first = parts[0]
        if first.endswith("*"):
            self._starts.setdefault(first[:-1], []).append(made)
        else:
            self._whole.setdefault(first, []).append(made)

    def _hits(self, words: list[Word]) -> list[_Hit]:
        forms = [self._forms(word) for word in words]
        hits = []
        for place in range(len(words)):
            for phrase in self._candidates(forms[place]):
                places = _places(phrase, place, forms, words)
                if places:
                    hits.append(_Hit(phrase.topic, places))
        return hits

    def _forms(self, word: Word) -> frozenset[str]:
        meant = "" if word.known else self._meant(word.text)
        return word.lemmas | {meant} if meant else word.lemmas

    def _candidates(self, forms: frozenset[str]) -> Iterable[_Phrase]:
        for form in forms:
            yield from self._whole.get(form, ())
            for length in range(2, len(form) + 1):
                yield from self._starts.get(form[:length], ())

    def _meant_word(self, word: str) -> str:
        """The word of the catalogue that an unknown one is a slip of; empty where none or several."""
        if len(word) < _LEAST_TYPO:
            return ""
        lemmas = lemmas_of(word)[0]
        near = {known for known in self._vocabulary for lemma in lemmas if one_edit(lemma, known)}
        near |= {known for known in self._vocabulary if one_edit(word[:-1], known[:-1])}  # another ending
        near |= {start for start in self._beginnings for lemma in lemmas if _begins_almost(lemma, start)}
        return near.pop() if len(near) == 1 else ""


def _is_refused(hit: _Hit, words: list[Word], refused: set[int]) -> bool:
    """Inside a refusal, unless the phrase itself has the «не»: «ничего не хочет» speaks of motivation."""
    own = any(words[place].text in ("не", "нет") for place in hit.places)
    return not own and bool(refused.intersection(hit.places))


def _begins_almost(word: str, start: str) -> bool:
    """«матиматика» begins almost as «математик*»."""
    return any(one_edit(word[: len(start) + shift], start) for shift in (-1, 0, 1))


def _base_forms(phrase: str) -> list[str]:
    parts = [part for part in phrase.replace("-", " ").split() if part not in EMPTY_WORDS]
    return [part if part.endswith("*") else main_lemma(part) for part in parts]


def _places(phrase: _Phrase, first: int, forms: list[frozenset[str]], words: list[Word]) -> tuple[int, ...]:
    """Where the words of the phrase stand around its first one: close together, in one clause, in any order."""
    reach = len(phrase.parts) - 1 + _GAP
    around = range(max(0, first - reach), min(len(forms), first + reach + 1))
    near = [place for place in around if words[place].clause == words[first].clause]
    places = [first]
    for part in phrase.parts[1:]:
        place = next((p for p in near if p not in places and _fits(part, forms[p])), None)
        if place is None:
            return ()
        places.append(place)
    return tuple(sorted(places)) if max(places) - min(places) <= reach else ()


def _fits(part: str, forms: frozenset[str]) -> bool:
    if part.endswith("*"):
        return any(form.startswith(part[:-1]) for form in forms)
    return part in forms


def _without_covered(hits: list[_Hit]) -> list[_Hit]:
    """A hit inside a longer one of another topic is a part of it: «математическая грамотность» is no maths."""
    return [
        hit
        for hit in hits
        if not any(
            other.topic != hit.topic
            and len(other.places) > len(hit.places)
            and set(hit.places) < set(other.places)
            for other in hits
        )
    ]


def _found(hit: _Hit, words: list[Word]) -> Found:
    first, last = words[hit.places[0]], words[hit.places[-1]]
    return Found(hit.topic, tuple(words[place].text for place in hit.places), (first.start, last.end))
