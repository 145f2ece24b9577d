"""Names of people: repair of what was typed, the parts of a full name, keys for search, order and doubles."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nastavnik.rules.outcome import Problem
from nastavnik.rules.people.given_names import GIVEN_NAMES

# Latin letters (and two of IPA) that look like Cyrillic ones; «h» is the Yakut, Tatar and Bashkir һ.
_LOOK_ALIKES = str.maketrans(
    "ABCEHKMOPTXYaceopxykhiIëËəƏ",
    "АВСЕНКМОРТХУасеорхукһіІёЁәӘ",
)
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u2060\ufeff_]+")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_HYPHENS = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_APOSTROPHES = re.compile(r"[`´ʼʹ‘'′]")
PARTICLES = frozenset(
    {"оглы", "оглу", "оғлы", "угли", "углы", "улы", "уулу", "кызы", "гызы", "кизи", "қызы", "кызи"}
)
_NOBILIARY = frozenset(
    {"фон", "ван", "дер", "де", "ла", "ле", "да", "ди", "дю", "ибн", "бен", "бин", "аль", "эль"}
)
_PATRONYMIC = re.compile(
    r".{2,}(?:ович|евич|ьич|овна|евна|ична|инична)$|(?:ильич|кузьмич|лукич|фомич|саввич|никитич|фокич)$"
)
_FEMALE_PATRONYMIC = re.compile(r".{2,}(?:вна|ична)$")
_INITIAL = re.compile(r"^\w\.?$")
_INITIALS = re.compile(r"^(?:\w\.){1,2}\w?\.?$|^[А-ЯЁA-Z]{2}$")
_NUMBERING = re.compile(r"^\s*\d+\s*[.)]\s*(?=\D)")
_BRACKETS = re.compile(r"\s*\([^()]*\)?\s*")
_CLEAN = re.compile(r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ][а-яё]+){0,4}")
_KIN = frozenset({"мать", "мама", "отец", "папа", "бабушка", "дедушка", "опекун", "попечитель", "родитель"})
_KEY_NOISE = re.compile(r"[^\w]+|_")


@dataclass(frozen=True, slots=True)
class FullName:
    """The parts of a name, repaired. Initials stay as «И.». `problems` have no place yet."""

    surname: str
    given: str = ""
    patronymic: str = ""
    problems: tuple[Problem, ...] = ()


def normalise_name(text: str) -> str:
    """One name or several words of it, repaired: spaces, hyphens, look-alike letters, case. ё stays ё."""
    if _CLEAN.fullmatch(text):
        return text
    clean = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    clean = _APOSTROPHES.sub("’", _HYPHENS.sub("-", _SPACES.sub(" ", clean))).strip(" ,;-")
    cyrillic = any("\u0400" <= letter <= "\u052f" for letter in clean)
    return " ".join(_repaired_word(word, cyrillic) for word in clean.split())


@lru_cache(maxsize=50_000)
def _repaired_word(word: str, among_cyrillic: bool) -> str:
    if among_cyrillic and not word.isascii():
        word = word.translate(_LOOK_ALIKES)
    elif among_cyrillic:
        turned = word.translate(_LOOK_ALIKES)
        word = word if any(letter.isascii() and letter.isalpha() for letter in turned) else turned
    if "." in word:
        return word.upper() if _INITIALS.match(word) or _INITIAL.match(word) else word.strip(".")
    return "-".join(_repaired_case(part) for part in word.split("-"))


def _repaired_case(part: str) -> str:
    lower = part.lower()
    if lower in PARTICLES or part in _NOBILIARY:
        return lower
    typed_wild = part[1:].lower() != part[1:] and not _inner_capital(part)
    if part.isupper() or part.islower() or typed_wild:
        return lower[:1].upper() + lower[1:]
    return part


def _inner_capital(part: str) -> bool:
    """One more capital inside, after a small letter: МакКей, О’Коннор, ДиКаприо."""
    inner = [place for place, letter in enumerate(part) if letter.isupper() and place]
    return (
        part[0].isupper()
        and len(inner) == 1
        and not part[inner[0] - 1].isupper()
        and inner[0] < len(part) - 1
    )


def is_initial(part: str) -> bool:
    """«И», «И.» and «И.И.» stand for a name but are not one."""
    return bool(_INITIAL.match(part)) or bool(re.match(r"^(?:\w\.)+\w?\.?$", part))


def split_full_name(text: str) -> FullName:
    """«Фамилия Имя Отчество» in the usual or, where it can be told, the turned order; initials are kept."""
    bare, problems = (text, []) if _CLEAN.fullmatch(text) else _bared(text)
    words = _split_initials(normalise_name(bare).split())
    surname, given, patronymic, turned = _parts(words)
    if turned:
        problems.append(
            _warning(
                "name-turned", f"Порядок слов понят так: фамилия {surname or '—'}, имя {given}. Проверьте."
            )
        )
    problems.extend(_doubts(surname, given, patronymic))
    return FullName(surname, given, patronymic, tuple(problems))


def _bared(text: str) -> tuple[str, list[Problem]]:
    """The text without its number in the list, without brackets and commas, and what is wrong with it."""
    bare = _NUMBERING.sub("", text)
    notes = _BRACKETS.search(bare)
    bare = _BRACKETS.sub(" ", bare).replace(",", " ")
    bare = re.sub(r"(?<=\w)\.(?=\w{2,})", ". ", bare)
    problems = list(_faults(bare))
    if notes:
        problems.append(_warning("name-note", f"Примечание в скобках «{notes[0].strip()}» не входит в имя."))
    return bare, problems


def join_name(surname: str, given: str, patronymic: str) -> FullName:
    """A name that stands in columns of its own: repaired; a full name put into «Фамилия» is split."""
    raw = " ".join(part for part in (surname, given, patronymic) if part)
    if surname and not given and not patronymic and " " in surname.strip():
        return split_full_name(surname)
    words = _split_initials(normalise_name(given).split())
    if not patronymic and len(words) > 1:
        given, patronymic = words[0], " ".join(words[1:])
    surname, given, patronymic = (normalise_name(part) for part in (surname, given, patronymic))
    return FullName(surname, given, patronymic, (*_faults(raw), *_doubts(surname, given, patronymic)))


def _split_initials(words: list[str]) -> list[str]:
    """«И.И.» → «И.», «И.»; a lone letter gets its point."""
    if all(len(word) > 1 and "." not in word for word in words):
        return words
    result: list[str] = []
    for place, word in enumerate(words):
        if re.match(r"^(?:\w\.)+\w?\.?$", word):
            result.extend(f"{letter}." for letter in word if letter != ".")
        elif len(word) == 1:
            result.append(f"{word.upper()}.")
        else:
            result.append(words[place])
    return result


def _parts(words: list[str]) -> tuple[str, str, str, bool]:
    """Surname, given, patronymic, and whether the order was turned."""
    if len(words) < 2:
        return (words[0] if words else ""), "", "", False
    if is_initial(words[0]) and not is_initial(words[-1]):
        initials = [word for word in words if is_initial(word)]
        rest = " ".join(word for word in words if not is_initial(word))
        return rest, initials[0], " ".join(initials[1:]), False
    words = _with_particles(words)
    if len(words) == 2:
        return _two_parts(*words)
    if _is_patronymic(words[-1]) and not (_turned_three(words)):
        return *_before_patronymic(words[:-1]), words[-1], False
    if _is_patronymic(words[1]):
        return " ".join(words[2:]), words[0], words[1], True
    return words[0], words[1], " ".join(words[2:]), False


def _with_particles(words: list[str]) -> list[str]:
    """«Али оглы» is one word, the patronymic."""
    result: list[str] = []
    for word in words:
        if word.lower() in PARTICLES and result:
            result[-1] = f"{result[-1]} {word}"
        else:
            result.append(word)
    return result


def _two_parts(first: str, second: str) -> tuple[str, str, str, bool]:
    if _FEMALE_PATRONYMIC.match(second.lower()) or (_is_patronymic(second) and _is_given(first)):
        return "", first, second, True
    if _is_given(first) and not _is_given(second) and not is_initial(second):
        return second, first, "", True
    return first, second, "", False


def _turned_three(words: list[str]) -> bool:
    """«Иван Петрович Рабинович»: both later words look like a patronymic, the first is a given name."""
    return len(words) == 3 and _is_patronymic(words[1]) and _is_given(words[0]) and not _is_given(words[1])


def _before_patronymic(words: list[str]) -> tuple[str, str]:
    """Surname and given of the words before the patronymic; a surname or a name may be of two words."""
    if len(words) == 2:
        return words[0], words[1]
    if len(words) > 2 and not _is_given(words[1]):
        return " ".join(words[:-1]), words[-1]
    return words[0], " ".join(words[1:])


def _is_given(word: str) -> bool:
    return word.lower().replace("ё", "е") in GIVEN_NAMES


def _is_patronymic(word: str) -> bool:
    last = word.lower().rsplit(" ", 1)
    return (
        bool(_PATRONYMIC.match(last[0]))
        or (len(last) == 2 and last[1] in PARTICLES)
        or word.lower().rpartition("-")[2] in PARTICLES
    )


def _faults(text: str) -> tuple[Problem, ...]:
    if text.replace(" ", "").isalpha() and len(text) > 2:
        return ()
    if sum(map(str.isalpha, text)) < 2:
        return (Problem("name-empty", f"«{text.strip()}» – не имя: в нём нет букв."),) if text.strip() else ()
    if any(map(str.isdigit, text)):
        return (Problem("name-digits", f"В имени «{text.strip()}» есть цифры. Исправьте имя."),)
    if any(letter in text for letter in "<>{}=@\\|�") or text.lstrip().startswith("#"):
        return (Problem("name-signs", f"В имени «{text.strip()}» есть знаки, которых в именах не бывает."),)
    return ()


def _doubts(surname: str, given: str, patronymic: str) -> tuple[Problem, ...]:
    if is_initial(given) or is_initial(patronymic):
        return (
            _warning(
                "name-initials", f"Имя записано инициалами: {surname} {given} {patronymic}".rstrip() + "."
            ),
        )
    if not surname and given:
        return (_warning("name-no-surname", f"У имени «{given} {patronymic}» нет фамилии."),)
    if surname and not given and any(letter.isalpha() for letter in surname):
        return (_warning("name-one-word", f"Имя из одного слова: «{surname}»."),)
    return ()


def _warning(code: str, text: str) -> Problem:
    return Problem(code, text, blocks=False)


@lru_cache(maxsize=50_000)
def whole_name(text: str) -> str:
    """The text where it is a full name and nothing else; «мать Анна» and «Рожина А.» are to be written out by hand."""
    words = text.split()
    whole = len(words) in (2, 3) and all(
        word[:1].isupper() and len(word) > 1 and word.replace("-", "").isalpha() for word in words
    )
    return text if whole and words[0].lower() not in _KIN else ""


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """For comparing: repaired, lower case, ё as е, hyphens and signs as spaces."""
    return _KEY_NOISE.sub(" ", normalise_name(text).lower().replace("ё", "е")).strip()


def search_key(*parts: str) -> str:
    """What a search looks in: lower case, ё as е, look-alike letters repaired, one space between words."""
    return fold(" ".join(part for part in parts if part))


# Russian order with the letters of Yakut, Tatar, Bashkir and Ukrainian names beside their relatives.
_ORDER = " 0123456789abcdefghijklmnopqrstuvwxyzаәбвгғҕґдҙеєжҗзѕиіїйкҡқлмнңҥоөпрсҫтуүұфхһҳцчшщъыьэюя"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_WEIGHTS = {letter: _DIGITS[place // 36] + _DIGITS[place % 36] for place, letter in enumerate(_ORDER)}


def sort_key(*parts: str) -> str:
    """Two ASCII characters for a letter: any database then sorts names in the Russian order."""
    folded = " ".join(fold(part) for part in parts if part)
    return "".join(_WEIGHTS.get(letter, "zz") for letter in folded)


def person_key(
    surname: str, given: str, patronymic: str, born: date | None = None, birth_year: int | None = None
) -> str:
    """Equal for rows of one person: the folded name, then the birth date, else the year, else nothing."""
    birth = born.isoformat() if born else str(birth_year or "")
    return f"{name_key(surname, given, patronymic)}|{birth}"


def name_key(surname: str, given: str, patronymic: str) -> str:
    """The folded name; hyphens and spaces inside a part make no difference."""
    return "|".join(fold(part).replace(" ", "") for part in (surname, given, patronymic))
