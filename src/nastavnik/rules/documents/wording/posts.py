"""Posts in cases by the head phrase: what agrees with the head changes, everything after it stays.

«Главный специалист отдела общего образования» → «главному специалисту отдела общего образования». A new head
phrase may begin after a comma, a slash, a dash or «и», if it stands in the nominative and names a person.
"""

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nastavnik.rules.documents.wording.cases import Case
from nastavnik.rules.documents.wording.endings import (
    HARD,
    HARD_UNSTRESSED,
    Paradigm,
    paradigm,
    recased,
    word_set,
)
from nastavnik.rules.documents.wording.morphology import GRAMMEMES, morphology

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse

_ACTING = re.compile(r"^(?:вр\.?\s*)?(?:и\.\s*о\.?|ио|врио|врид)(?=\W|$)", re.IGNORECASE)
# Words cut short that govern what follows, so everything after them stays; others stand before a head (ст., гл.).
_GOVERNING_STUBS = word_set("зам зав нач рук дир пред отв")
_PREFIXES = word_set(
    "арт бизнес веб вице генерал интернет медиа обер онлайн пресс премьер топ фитнес шеф экс"
)
# People whom the dictionary takes for things or does not know.
_ALSO_PEOPLE = word_set("медиатор модератор навигатор трекер тьютор фасилитатор")
_NOT_IN_DICTIONARY = {"коуч": HARD_UNSTRESSED, "электроник": HARD}
_ORDINALS = {"й": paradigm("1 го му го м м"), "я": paradigm("1 й й ю й й")}
_TOKEN = re.compile(r"\s+|«[^«»]*(?:«[^»]*»[^«»]*)*»|\"[^\"]*\"|\([^)]*\)|[^\s,;/()«»\"]+|.")
_DASHES = frozenset("–—-")
_SEPARATORS = frozenset({",", ";", "/", "и", "И"}) | _DASHES
_ADJECTIVES = frozenset({"ADJF", "PRTF"})


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that changes: by its parse, or by a paradigm of ours."""

    text: str
    parse: "Parse | None" = None
    shape: Paradigm | None = None

    def form(self, case: Case, *, people: bool) -> str:
        if self.shape is not None:
            return recased(self.text, self.shape.form(self.text.lower(), case))
        return self.text if self.parse is None else _inflected(self.text, self.parse, case, people=people)


def _inflected(text: str, parse: "Parse", case: Case, *, people: bool) -> str:
    tag = parse.tag
    wanted = {GRAMMEMES[case]}
    masculine = tag.number == "sing" and tag.gender == "masc"
    if tag.number:
        wanted.add(tag.number)
    if tag.POS in _ADJECTIVES and tag.number == "sing":
        wanted.add(tag.gender)
    if case is Case.ACCUSATIVE and masculine and (tag.POS in _ADJECTIVES or text[-1:].lower() not in "аяоеё"):
        # who holds a post is a living being, whatever the dictionary thinks; an act or a protocol is not
        wanted = (wanted - {"accs"}) | {"gent" if people else "nomn"}
    if case is Case.ACCUSATIVE and tag.number == "plur":
        wanted = (wanted - {"accs"}) | {"gent" if people else "nomn"}
    found = parse.inflect(wanted)
    if found is None:
        return text
    form: str = found.word
    if "ё" in parse.word and "ё" not in text.lower():  # the writer does without ё
        form = form.replace("ё", "е")
    return recased(text, form)


@functools.lru_cache(maxsize=4096)
def _nominative(word: str, *, adjective: bool, people: bool) -> "Parse | None":
    """The best parse as a nominative adjective or noun: singular before plural (things only), people before things."""
    lowered = word.lower()
    if not re.fullmatch(r"[а-яё-]{2,}", lowered):
        return None
    parses = [
        parse for parse in morphology().parse(lowered) if _is_plain_nominative(parse, adjective=adjective)
    ]
    singular = [parse for parse in parses if "sing" in parse.tag]
    if adjective or not people:
        return next(iter(singular or ([] if people else parses)), None)
    persons = [parse for parse in singular if "anim" in parse.tag]
    return next(iter(persons or singular), None)


def _names_person(parse: "Parse") -> bool:
    return "anim" in parse.tag or parse.normal_form in _ALSO_PEOPLE


@functools.lru_cache(maxsize=4096)
def _stays_before_head(word: str) -> bool:
    if word.lower() == "гвардии":  # гвардии сержант
        return True
    parses = morphology().parse(word.lower()) if word.isalpha() else []
    return any(parse.is_known and parse.tag.POS in {"ADVB", "PRCL"} for parse in parses) and not any(
        "nomn" in parse.tag for parse in parses
    )


def _is_plain_nominative(parse: "Parse", *, adjective: bool) -> bool:
    tag = parse.tag
    kind = tag.POS in _ADJECTIVES if adjective else tag.POS == "NOUN"
    barred = ("Fixd", "Abbr", "Name", "Surn", "Patr", "Poss")  # лесничий is a man, not a like of «волчий»
    return kind and "nomn" in tag and not any(grammeme in tag for grammeme in barred)


class _Phrase:
    """Reads one head phrase from the left; `form(case)` gives it back with the head in the case."""

    def __init__(self, tokens: list[str], *, first: bool, people: bool = True) -> None:
        self._tokens = tokens
        self._first = first
        self._people = people
        self._changing: dict[int, list[_Word]] = {}
        self._brackets: set[int] = set()
        self.found = False
        self._read()
        if not self.found:
            self._changing.clear()
            self._brackets.clear()

    def _read(self) -> None:
        last_adjective = None
        for index, token in enumerate(self._tokens):
            if token.isspace() or _stays_before_head(token):  # «временно исполняющий», «не работающий»
                continue
            if token.startswith("("):
                self._brackets.add(index)
            elif token.endswith("."):
                if token.rstrip(".").lower() in _GOVERNING_STUBS:
                    return
            elif self._take_adjective(index, token):
                last_adjective = index
            else:
                if self._take_noun(index, token):
                    self._finish(index)
                    return
                break
        if last_adjective is not None:  # заведующий хозяйством, обучающаяся 9 класса
            self._finish(last_adjective)

    def _take_adjective(self, index: int, token: str) -> bool:
        ordinal = re.fullmatch(r"\d+-?[а-я]?([йя])", token.lower())
        if ordinal:
            self._changing[index] = [_Word(token, shape=_ORDINALS[ordinal[1]])]
            return True
        parse = _nominative(token, adjective=True, people=self._people)
        if parse is None or self._starts_with_person(token):
            return False
        self._changing[index] = [_Word(token, parse)]
        return True

    def _starts_with_person(self, token: str) -> bool:
        """«Моторист-рулевой» is a noun and its apposition, whatever the ending says."""
        first, hyphen, _ = token.partition("-")
        parse = _nominative(first, adjective=False, people=self._people) if hyphen else None
        return parse is not None and _names_person(parse)

    def _take_noun(self, index: int, token: str) -> bool:
        words = self._noun_words(token)
        if not words:
            return False
        head = words[-1].parse
        if head is not None:
            person = _names_person(head)
            unknown_capitals = token.isupper() and not any(
                word.parse is not None and morphology().word_is_known(word.text.lower()) for word in words
            )
            if (
                not (person or (self._first and not self._substantive_before()))
                or unknown_capitals
                or not self._agrees(head)
            ):
                return False
        self._changing[index] = words
        return True

    def _substantive_before(self) -> bool:
        """«Служащая банка» is a person, «банка» her complement that only looks like a nominative."""
        parses = [word.parse for words in self._changing.values() for word in words]
        return self._people and any(parse is not None and "Subx" in parse.tag for parse in parses)

    def _noun_words(self, token: str) -> list[_Word]:
        """The token as one noun or, with hyphens, part by part: учитель-логопед, IT-специалист, пресс-секретарь."""
        parts = token.split("-")
        words = []
        for index, part in enumerate(parts):
            lowered = part.lower()
            parse = _nominative(part, adjective=False, people=self._people)
            if parse is None and index:
                parse = _nominative(part, adjective=True, people=self._people)
            thing = self._people and parse is not None and not _names_person(parse)  # контент-менеджер
            prefix = parse is None and not _is_complement(part)  # су-шеф
            stays = thing or prefix or lowered in _PREFIXES
            if stays and index < len(parts) - 1:
                words.append(_Word(part))
            elif lowered in _NOT_IN_DICTIONARY:
                words.append(_Word(part, shape=_NOT_IN_DICTIONARY[lowered]))
            elif parse is not None:
                words.append(_Word(part, parse))
            else:
                return []
        return words

    def _agrees(self, head: "Parse") -> bool:
        """The adjectives before agree with the head; a head of common gender agrees with either."""
        parses = [word.parse for words in self._changing.values() for word in words if word.parse is not None]
        if "plur" in head.tag or "ms-f" in head.tag:
            return all(parse.tag.number == head.tag.number for parse in parses)
        return all(parse.tag.gender == head.tag.gender for parse in parses)

    def _finish(self, head: int) -> None:
        """A head is found: what was taken after it is dropped, unless it agrees; brackets that name people are read."""
        self.found = True
        for taken in [index for index in self._changing if index > head]:
            del self._changing[taken]
        if not self._people:
            return
        self._adjectives_behind(head)
        for index in range(head + 1, len(self._tokens)):
            if self._tokens[index].startswith("("):
                self._brackets.add(index)

    def _adjectives_behind(self, head: int) -> None:
        """«Врач-терапевт участковый», «медсестра процедурная»; not «воспитатель разновозрастной группы»."""
        parse = self._changing[head][-1].parse
        taken = {}
        for index in range(head + 1, len(self._tokens)):
            token = self._tokens[index]
            if token.isspace():
                continue
            if token.startswith("("):
                break
            adjective = _nominative(token, adjective=True, people=True)
            if parse is None or adjective is None or adjective.tag.gender != parse.tag.gender:
                return
            taken[index] = [_Word(token, adjective)]
        self._changing |= taken

    def form(self, case: Case) -> str:
        pieces = []
        for index, token in enumerate(self._tokens):
            if index in self._brackets:
                pieces.append(f"({_declined(token[1:-1], case, first=False)})")
            elif index in self._changing:
                forms = [word.form(case, people=self._people) for word in self._changing[index]]
                pieces.append("-".join(forms))
            else:
                pieces.append(token)
        return "".join(pieces)


@functools.lru_cache(maxsize=4096)
def _is_complement(word: str) -> bool:
    parses = [parse for parse in morphology().parse(word.lower()) if parse.is_known]
    return any(parse.tag.POS == "NOUN" for parse in parses) and not any(
        "nomn" in parse.tag for parse in parses
    )


def _segments(tokens: list[str]) -> list[list[str]]:
    """Tokens cut where a new head phrase may begin; each separator is a segment of its own."""
    segments: list[list[str]] = [[]]
    for index, token in enumerate(tokens):
        spaced = 0 < index < len(tokens) - 1 and tokens[index - 1].isspace() and tokens[index + 1].isspace()
        first, hyphen, second = token.partition("-")
        if token in {",", ";", "/"} or (spaced and token in _SEPARATORS):
            segments += [[token], []]
        elif hyphen and _is_complement(first) and _nominative(second, adjective=True, people=True):
            segments[-1].append(first)  # начальник отдела-главный бухгалтер
            segments += [["-"], [second]]
        else:
            segments[-1].append(token)
    return segments


def _tidy(post: str) -> str:
    text = re.sub(r"\s+", " ", post).strip()
    last = re.search(r"([а-яё]{4,})\.$", text.lower())
    if last and morphology().word_is_known(last[1]):
        return text[:-1]
    return text.rstrip(",; ")


@functools.lru_cache(maxsize=4096)
def decline_post(post: str, case: Case) -> str:
    """A post in the asked case. Spaces are tidied and a full stop after a whole word is dropped."""
    text = _tidy(post)
    if case is Case.NOMINATIVE or _ACTING.match(text):
        return text
    return _declined(text, case, first=True)


def _declined(text: str, case: Case, *, first: bool) -> str:
    result = []
    for number, segment in enumerate(_segments(_TOKEN.findall(text))):
        if len(segment) == 1 and segment[0] in _SEPARATORS:
            result.append(segment[0])
        else:
            result.append(_Phrase(segment, first=first and number == 0).form(case))
    return "".join(result)


@functools.lru_cache(maxsize=1024)
def decline_act(title: str, case: Case) -> str:
    """A thing named by its head («приказ отдела образования от …», «письменные согласия участников») in a case."""
    text = re.sub(r"\s+", " ", title).strip()
    if case is Case.NOMINATIVE:
        return text
    return _Phrase(_TOKEN.findall(text), first=True, people=False).form(case)


def is_acting(post: str) -> bool:
    """The post already says «и. о.», «врио» or «исполняющий обязанности»."""
    text = post.strip().lower()
    return _ACTING.match(text) is not None or "исполняющ" in text.split("обязанности")[0]
