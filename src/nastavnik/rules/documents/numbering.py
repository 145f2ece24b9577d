"""Numbers of a register: the next one by the organisation's own pattern, and what is wrong with a typed one."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.papers.paper import Register
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.outcome import Problem

DEFAULT_PATTERN = "{n}"
_PLACE = re.compile(r"\{n(?::0(\d))?\}")
_LOOK_ALIKES = str.maketrans("abcehkmoptxy", "авсенкмортху")
_MAX_LENGTH = 40
REGISTERS = {
    Register.ORDERS: "Приказы",
    Register.MINUTES: "Протоколы",
    Register.AGREEMENTS: "Договоры и соглашения",
    Register.LETTERS: "Исходящие письма",
    Register.NOTES: "Записки и справки",
}
"""Registers of an organisation as its pages name them."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A line of the register: the number as printed and the date of the document."""

    number: str
    dated: date


def normalised(number: str) -> str:
    """What makes two written numbers the same: «№ 01-10 / 5» and «01-10/5», «14-ОД» and «14-од», Latin or not."""
    return re.sub(r"^(?:№|nо|n)", "", _folded(number))


def _same(number: str) -> str:
    """What tells two entries of a register apart: «94-13 /» is «94-13» with its second half left empty."""
    return normalised(number).rstrip("/")


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


def _claimed(patterns: Sequence[str], number: str) -> int | None:
    """The ordinal that a number takes up; «14-а», «181/1» and «47 § 3» take 14, 181 and 47 of «{n}»."""
    exact = _exact(patterns, number)
    if exact is not None:
        return exact
    for pattern in patterns:
        found = _regex(pattern, r"(?:-?[а-я]|/\d{0,3}|§\d+)").fullmatch(normalised(number))
        if found:
            return int(found[1])
    return None


def _exact(patterns: Sequence[str], number: str) -> int | None:
    read = (parse_number(pattern, written) for pattern in patterns for written in (number, _same(number)))
    return next((n for n in read if n is not None), None)


def _key(patterns: Sequence[str], number: str) -> int | str:
    """Equal for two ways to write one number of a register: «14», «014» and, after a change of pattern, «14-од»."""
    exact = _exact(patterns, number)
    return _same(number) if exact is None else exact


def next_number(pattern: str, used: Iterable[str], former: Sequence[str] = ()) -> str:
    """The number after the greatest in use; `used` is what the register of this kind holds for this year.

    `former`: patterns that the register had before in the same year; the count goes on over a change.
    """
    taken = _taken((pattern, *former), used)
    return format_number(pattern, max(taken, default=0) + 1)


def _taken(patterns: Sequence[str], used: Iterable[str]) -> set[int]:
    return {n for n in (_claimed(patterns, number) for number in used) if n is not None}


# --- what a register lacks and has twice --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gap:
    """Ordinals below the greatest that no entry takes up, first and last inclusive, and how they would look."""

    first: int
    last: int
    pattern: str

    @property
    def number(self) -> str:
        """The first of the missing numbers."""
        return format_number(self.pattern, self.first)

    @property
    def text(self) -> str:
        """«Пропущен номер 14-од.», «Пропущены номера 29–51.»"""
        if self.first == self.last:
            return f"Пропущен номер {self.number}."
        return f"Пропущены номера с {self.number} по {format_number(self.pattern, self.last)}."


def gaps(pattern: str, used: Iterable[str], former: Sequence[str] = ()) -> list[Gap]:
    """Numbers that were left out, from 1 on, neighbours together. Nothing is mended: a person says what they are."""
    found, expected = [], 1
    for n in sorted(_taken((pattern, *former), used)):
        if n > expected:
            found.append(Gap(expected, n - 1, pattern))
        expected = n + 1
    return found


def doubles(
    pattern: str, entries: Iterable[Registered], former: Sequence[str] = ()
) -> list[tuple[Registered, ...]]:
    """Entries that bear one number, in the order of the register; «14» and «14-а» are two numbers."""
    groups: dict[int | str, list[Registered]] = defaultdict(list)
    for entry in entries:
        groups[_key((pattern, *former), entry.number)].append(entry)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def double_text(group: Sequence[Registered]) -> str:
    """«Номер 14-од стоит на двух документах: от 02.11.2026 и от 05.11.2026.»"""
    *head, last = [f"от {short_date(entry.dated)}" for entry in group]
    count = {2: "двух", 3: "трёх", 4: "четырёх"}.get(len(group), str(len(group)))
    return f"Номер {group[0].number} стоит на {count} документах: {', '.join(head)} и {last}."


# --- a number before it is entered --------------------------------------------------------------------------


def number_problems(
    number: str, dated: date, register: Iterable[Registered], pattern: str, former: Sequence[str] = ()
) -> list[Problem]:
    """What is wrong with a number before it is entered: blocks if missing or taken; warns if out of date order."""
    if not _same(number):
        return [Problem("number-missing", "Укажите номер документа.")]
    if len(number) > _MAX_LENGTH:
        return [Problem("number-long", f"Номер документа длиннее {_MAX_LENGTH} знаков: сократите его.")]
    entries, patterns = list(register), (pattern, *former)
    key = _key(patterns, number)
    same = next((entry for entry in entries if _key(patterns, entry.number) == key), None)
    if same is not None:
        text = (
            f"Номер {number} уже занят документом от {short_date(same.dated)}. "
            f"Следующий свободный — {next_number(pattern, [entry.number for entry in entries], former)}."
        )
        return [Problem("number-taken", text)]
    return list(_order_problems(number, dated, entries, patterns))


def _order_problems(
    number: str, dated: date, entries: list[Registered], patterns: Sequence[str]
) -> Iterator[Problem]:
    n = _claimed(patterns, number)
    if n is None:
        return
    for entry in entries:
        other = _claimed(patterns, entry.number)
        if other is None or not ((other < n and entry.dated > dated) or (other > n and entry.dated < dated)):
            continue
        text = (
            f"Номер {number} от {short_date(dated)} нарушает порядок дат: документ № {entry.number} "
            f"зарегистрирован {short_date(entry.dated)}. Проверьте номер и дату."
        )
        yield Problem("number-order", text.replace("№ ", "№\N{NO-BREAK SPACE}"), blocks=False)
        return
