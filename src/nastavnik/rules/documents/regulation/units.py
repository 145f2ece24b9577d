"""A regulation cut into sentences, each with the heading and the words before the colon that it stands under."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nastavnik.rules.documents.wording.morphology import morphology

_NUMBERED = re.compile(r"^\s*(?P<number>\d+(?:\.\d+)*)[.)]?\s+")
_SECTION = re.compile(
    r"^\s*(?:(?:раздел|глава|часть)\s+\S+|\d+[.)]?|[IVXІ]+[.)]?)\s+(?=[А-ЯЁA-Z«])", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[А-ЯЁ«\d])")
_ABBREVIATED = re.compile(r"(?:^|\s)(?:г|гг|ст|п|пп|им|т\.\s?д|т\.\s?п|[А-ЯЁ]|\d+)\.$")
_BULLET = re.compile(r"^\s*(?:[-–—•·▪✓*]|[а-я]\)|\d+\))\s*", re.IGNORECASE)
_TERMS = re.compile(r"\b(?:термин|поняти|определени[яй]\b|сокращени)", re.IGNORECASE)
_GENERAL = re.compile(r"общие|основ|назначение", re.IGNORECASE)
_TASKS = re.compile(r"\bзадач(?:и|ами)?\b", re.IGNORECASE)
_DEFINED = re.compile(r"^[^–—:]{3,70}\s[–—-]\s(?:это|далее)\b", re.IGNORECASE)
_BEGINNING = 60  # letters of a sentence that say what it is about
_LONGEST = 1_500  # letters of a paragraph that are looked at: no rule is longer
_HEADING_WORDS = 10
_HEADING_WORDS_WITH_DOT = 6
_WORD = re.compile(r"[а-яё-]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of a paragraph. `paragraph` counts from 1, `start` is the offset of the sentence in it.

    `term`: the sentence only says what a word means, it sets no rule.
    """

    paragraph: int
    start: int
    text: str
    heading: str
    lead: str
    term: bool

    @property
    def of_tasks(self) -> bool:
        """It names an aim, which is no rule yet: «Задачи: создать банк программ»."""
        return any(_TASKS.search(text) for text in (self.heading, self.lead, self.text[:_BEGINNING]))

    @property
    def around(self) -> str:
        """What the sentence stands under, and the sentence."""
        return f"{self.heading}\n{self.lead}\n{self.text}".lower().replace("ё", "е")


class _Reader:
    """Keeps the heading and the open list while paragraphs go by."""

    def __init__(self) -> None:
        self.heading = ""
        self.lead = ""
        self._item = 0

    def units(self, number: int, paragraph: str) -> Iterator[Unit]:
        if self._is_item(paragraph):
            closes = paragraph.rstrip().endswith(".")
            yield from self._sentences(number, paragraph)
            self.lead = "" if closes else self.lead
            return
        self.lead, self._item = "", 0
        if is_heading(paragraph):
            self.heading = paragraph
            return
        yield from self._sentences(number, paragraph)
        if paragraph.rstrip().endswith(":"):
            self.lead = paragraph

    def _is_item(self, paragraph: str) -> bool:
        """Of the list that is open: marked, numbered on, or beginning with a small letter, or ending with «;»."""
        if not self.lead:
            return False
        numbered = _NUMBERED.match(paragraph)
        if numbered:
            goes_on = numbered["number"] == str(self._item + 1) or _BULLET.match(paragraph) is not None
            self._item += goes_on
            return goes_on
        return not (_SECTION.match(paragraph) or paragraph.isupper())

    def _sentences(self, number: int, paragraph: str) -> Iterator[Unit]:
        about_terms = _TERMS.search(self.heading) is not None or _TERMS.search(self.lead) is not None
        for start, text in _split(paragraph[:_LONGEST]):
            general = not self.heading or _GENERAL.search(self.heading) is not None
            defined = general and not self.lead and _DEFINED.match(text) is not None
            yield Unit(number, start, text, self.heading, self.lead, about_terms or defined)


def units_of(paragraphs: Sequence[str]) -> list[Unit]:
    """Every sentence that is no heading."""
    reader = _Reader()
    return [
        unit for number, paragraph in enumerate(paragraphs, 1) for unit in reader.units(number, paragraph)
    ]


def is_heading(paragraph: str) -> bool:
    """Short, of the first level, and no sentence: «3. Цель и задачи», «УПРАВЛЕНИЕ», «Кто управляет»."""
    text = paragraph.strip()
    words = len(text.split())
    if words > _HEADING_WORDS or not text or text[-1] in ";,:":
        return False
    section = _SECTION.match(text)
    if text[-1] == ".":
        return (
            section is not None and words <= _HEADING_WORDS_WITH_DOT and not _has_verb(text[section.end() :])
        )
    deeper = _NUMBERED.match(text)
    return not (deeper and "." in deeper["number"]) and not _BULLET.match(text)


def _has_verb(text: str) -> bool:
    """«Куратор ведёт базу» is a sentence though it is short."""
    return any(str(morphology().parse(word.lower())[0].tag.POS) == "VERB" for word in _WORD.findall(text))


def _split(paragraph: str) -> Iterator[tuple[int, str]]:
    """(offset, sentence) of a paragraph; a dot after an abbreviation or a number ends nothing."""
    start = 0
    for end in _SENTENCE.finditer(paragraph):
        if _ABBREVIATED.search(paragraph[start : end.start()]):
            continue
        yield start, paragraph[start : end.start()]
        start = end.end()
    yield start, paragraph[start:]
