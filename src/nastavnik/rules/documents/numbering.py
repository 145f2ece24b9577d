"""Numbers of a register: the next one by the organisation's own pattern, and what is wrong with a typed one."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.outcome import Problem

DEFAULT_PATTERN = "{n}"
_PLACE = re.compile(r"\{n(?::0(\d))?\}")
_LOOK_ALIKES = str.maketrans("abcehkmoptxy", "авсенкмортху")
_MAX_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Registered:
    """A line of the register: the number as printed and the date of the document."""

    number: str
    dated: date


def normalised(number: str) -> str:
    """What makes two written numbers the same: «№ 01-10 / 5» and «01-10/5», «14-ОД» and «14-од», Latin or not."""
    return re.sub(r"^(?:№|nо|n)", "", _folded(number))


def _folded(text: str) -> str:
    """Lower case, no spaces, Latin look-alikes as Cyrillic letters, any dash as a hyphen."""
    text = unicodedata.normalize("NFC", text).lower().translate(_LOOK_ALIKES)
    return re.sub(r"\s+", "", text).replace("–", "-").replace("—", "-")


def pattern_problems(pattern: str) -> list[Problem]:
    """A pattern needs `{n}` once, e.g. «{n}», «{n}-од», «01-10/{n}», «{n:03}»."""
    if len(_PLACE.findall(pattern)) == 1 and not re.search(r"[{}]", _PLACE.sub("", pattern)):
        return []
    text = (
        "В шаблоне номера должно быть одно место для порядкового номера: {n}. Например, {n}-од или 01-10/{n}."
    )
    return [Problem("number-pattern", text)]


def format_number(pattern: str, n: int) -> str:
    """«01-10/{n}» and 5 → «01-10/5»; «{n:03}» pads with zeros."""
    return _PLACE.sub(lambda place: f"{n:0{place[1] or 1}d}", pattern)


def _regex(pattern: str, tail: str) -> re.Pattern[str]:
    before, after = _PLACE.sub("\0", pattern).split("\0")
    return re.compile(rf"{re.escape(normalised(before))}(\d+){tail}{re.escape(_folded(after))}")


def parse_number(pattern: str, number: str) -> int | None:
    """The ordinal in a number written exactly by the pattern; None for any other number."""
    found = _regex(pattern, "").fullmatch(normalised(number))
    return int(found[1]) if found else None


def _claimed(pattern: str, number: str) -> int | None:
    """The ordinal that a number takes up; «14-а», «181/1» and «47 § 3» take 14, 181 and 47 of «{n}»."""
    exact = parse_number(pattern, number)
    if exact is not None:
        return exact
    found = _regex(pattern, r"(?:-?[а-я]|/\d{0,3}|§\d+)").fullmatch(normalised(number))
    return int(found[1]) if found else None


def next_number(pattern: str, used: Iterable[str]) -> str:
    """The number after the greatest in use; `used` is what the register of this kind holds for this year."""
    taken = [n for n in (_claimed(pattern, number) for number in used) if n is not None]
    return format_number(pattern, max(taken, default=0) + 1)


def number_problems(number: str, dated: date, register: Iterable[Registered], pattern: str) -> list[Problem]:
    """What is wrong with a number before it is entered: blocks if missing or taken; warns if out of date order."""
    if not normalised(number):
        return [Problem("number-missing", "Укажите номер документа.")]
    if len(number) > _MAX_LENGTH:
        return [Problem("number-long", f"Номер документа длиннее {_MAX_LENGTH} знаков: сократите его.")]
    entries = list(register)
    same = next((entry for entry in entries if normalised(entry.number) == normalised(number)), None)
    if same is not None:
        text = (
            f"Номер {number} уже занят документом от {short_date(same.dated)}. "
            f"Следующий свободный — {next_number(pattern, [entry.number for entry in entries])}."
        )
        return [Problem("number-taken", text)]
    return _order_problems(number, dated, entries, pattern)


def _order_problems(number: str, dated: date, entries: list[Registered], pattern: str) -> list[Problem]:
    n = _claimed(pattern, number)
    if n is None:
        return []
    for entry in entries:
        other = _claimed(pattern, entry.number)
        if other is None or not ((other < n and entry.dated > dated) or (other > n and entry.dated < dated)):
            continue
        text = (
            f"Номер {number} от {short_date(dated)} нарушает порядок дат: документ № {entry.number} "
            f"зарегистрирован {short_date(entry.dated)}. Проверьте номер и дату."
        )
        return [Problem("number-order", text.replace("№ ", "№\N{NO-BREAK SPACE}"), blocks=False)]
    return []
