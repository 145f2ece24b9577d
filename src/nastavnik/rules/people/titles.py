"""What a column title means: compared with the known titles by word stems, roles and one-letter slips."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from nastavnik.rules.people.columns import Base, Field, known_columns
from nastavnik.rules.people.likeness import one_edit

SURE_ENOUGH = 0.72
"""A title below this likeness stays unknown: a wrong guess costs more than a question."""
_LONGEST_TITLE = 160
_LOOK_ALIKES = str.maketrans("abcehkmoptxyё", "авсенкмортхуе")
_STOP_WORDS = frozenset({"в", "и", "на", "по", "для", "из", "при", "наличии", "его", "ее", "их"})
# Words that change what a title speaks of: they must be the same on both sides.
_ROLES = {
    "наставник": "mentor", "наставляем": "mentee", "подопечн": "mentee", "родител": "parent",
    "представител": "parent", "мать": "parent", "матер": "parent", "отец": "parent", "отца": "parent",
    "куратор": "curator", "классн": "teacher", "директор": "head", "начал": "start", "вхожд": "start",
    "вступ": "start", "включ": "start", "заверш": "end", "окончан": "end", "выход": "end", "рожд": "birth",
    "соглас": "consent", "прохожд": "done", "прошел": "done", "телефон": "phone", "ссылк": "link",
    "регион": "region", "партнер": "partner", "желаем": "wish",
}  # fmt: skip
_OWN = {Base.MENTEES: "mentee", Base.MENTORS: "mentor"}
_PAIR = {Base.MENTEES: "mentor", Base.MENTORS: "mentee"}
_OF_PAIR = (Field.PAIR_NAME, Field.PAIR_ORGANISATION, Field.PREFERRED_AGE)
_STARTS = {"mentee": "наставля", "mentor": "наставн"}
_NAME_WORDS = frozenset({"фио", "фи", "фамил", "имя", "имен", "отчест"})


@dataclass(frozen=True, slots=True)
class _Known:
    field: Field
    text: str
    stems: frozenset[str]
    roles: frozenset[str]


@lru_cache(maxsize=5_000)
def best_field(base: Base, title: str, group: str = "") -> tuple[Field | None, float]:
    """The field of a title under a group title («Наставник» over «Фамилия»), and how sure it is, 0 to 1."""
    if not title or len(title) > _LONGEST_TITLE:
        return None, 0.0
    joined = _best(base, f"{group} {title}") if group else (None, 0.0)
    roles = _roles(_words(group)) - {_OWN[base]}
    alone = (None, 0.0) if roles else _best(base, title)
    field, score = max(joined, alone, key=lambda guess: guess[1])
    return (field, round(score, 2)) if score >= SURE_ENOUGH else (None, 0.0)


def names_of_pair(base: Base, title: str) -> bool:
    """A column with the name, or a part of the name, of the other side of the pair."""
    words = _words(title)
    if _PAIR[base] not in _roles(words) or "parent" in _roles(words):
        return False
    rest = {_stem(word) for word in words if not any(word.startswith(role) for role in _ROLES)}
    return bool(rest) and rest <= _NAME_WORDS


def _best(base: Base, title: str) -> tuple[Field | None, float]:
    if names_of_pair(base, title):
        return Field.PAIR_NAME, 0.95
    words = _words(title)
    text = " ".join(words)
    roles = _roles(words) - {_OWN[base]}
    stems = frozenset(_stem(word) for word in words)
    best: tuple[Field | None, float] = (None, 0.0)
    for known in _known(base):
        if known.text == text:
            return known.field, 1.0
        if known.roles == roles:
            score = _likeness(stems, known.stems, _OWN[base])
            if score > best[1]:
                best = known.field, score
    return best


@cache
def _known(base: Base) -> tuple[_Known, ...]:
    result = []
    for column in known_columns(base):
        for title in (column.title, *column.synonyms):
            words = _words(title)
            roles = _roles(words) - {_OWN[base]}
            if _PAIR[base] in roles and column.field not in _OF_PAIR:
                continue  # «Телефон наставника» among mentees is not the person's own
            stems = frozenset(_stem(word) for word in words)
            result.append(_Known(column.field, " ".join(words), stems, frozenset(roles)))
    return tuple(result)


def _words(title: str) -> list[str]:
    raw = re.sub(r"[\W_]+", " ", title.lower().replace("ё", "е").replace("№", " номер ")).split()
    raw = [w.translate(_LOOK_ALIKES) if not w.isascii() else w for w in raw]
    words: list[str] = []
    letters = ""
    for word in [*raw, ""]:
        if len(word) == 1 and not word.isdigit():
            letters += word
            continue
        if letters and (len(letters) > 1 or letters not in _STOP_WORDS):
            words.append(letters)
        letters = ""
        if word and word not in _STOP_WORDS:
            words.append("телефон" if word == "тел" else word)
    return words


def _roles(words: list[str]) -> set[str]:
    return {role for word in words for start, role in _ROLES.items() if word.startswith(start)}


def _stem(word: str) -> str:
    if len(word) > 6:
        return word[:-2] if len(word) < 10 else word[:-3]
    return word[:-1] if len(word) > 4 else word


def _likeness(title: frozenset[str], known: frozenset[str], own: str) -> float:
    """1 for the same words; less for a part of them, by how much is left over."""
    left = {stem for stem in title if not stem.startswith(_STARTS[own])} or title
    right = {stem for stem in known if not stem.startswith(_STARTS[own])} or known
    if all(stem.startswith(tuple(_STARTS.values())) for stem in right):
        return 0.0  # «Наставник» alone is a name; with another word it is not
    common = len(left & right)
    slips = sum(_slip(stem, right - left) for stem in left - right)
    if not common and not slips:
        return 0.0
    matched = common + 0.9 * slips
    if common + slips == len(left) == len(right):
        return 0.97 - 0.05 * slips
    whole = matched / max(len(left), len(right))
    if common + slips == len(right):  # the title says more than the known one
        return 0.55 + 0.4 * whole
    if common + slips == len(left):
        return 0.5 + 0.4 * whole
    return 0.9 * whole


def _slip(stem: str, others: set[str] | frozenset[str]) -> bool:
    return len(stem) > 3 and any(
        one_edit(stem, other) or (min(len(stem), len(other)) > 4 and stem[:5] == other[:5])
        for other in others
    )
