"""How values are written for a Russian reader: numbers, shares, dates, names, agreement of nouns."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils import timezone

from nastavnik.rules.documents.wording.dates import MONTHS

NBSP = "\u00a0"
MINUS = "\u2212"
NO_DATA = "—"

Number = int | float | Decimal | Fraction

_NOT_INITIALS = frozenset({"оглы", "кызы", "уулу", "улы"})


def number(value: Number | None, digits: int | None = None) -> str:
    """2412 → «2 412», 38.40 → «38,4», None → «—». `digits` fixes the decimals, else two at most."""
    if value is None:
        return NO_DATA
    rounded = _decimal(value).quantize(Decimal(1).scaleb(-(2 if digits is None else digits)), ROUND_HALF_UP)
    whole, _, tail = f"{abs(rounded):f}".partition(".")
    if digits is None:
        tail = tail.rstrip("0")
    text = _grouped(whole) + ("," + tail if tail else "")
    return MINUS + text if rounded < 0 else text


def percent(value: Number | None, digits: int | None = None) -> str:
    """A share already in per cent: 38.4 → «38,4 %», 70 → «70 %». One decimal at most unless `digits` says."""
    if value is None:
        return NO_DATA
    shown = number(_rounded(value, 1)) if digits is None else number(value, digits)
    return f"{shown}{NBSP}%"


def points(value: Number | None) -> str:
    """A difference in percentage points, always with its sign: -31.6 → «−31,6 п. п.», 0 → «0 п. п.»."""
    if value is None:
        return NO_DATA
    rounded = _rounded(value, 1)
    sign = "+" if rounded > 0 else ""
    return f"{sign}{number(rounded)}{NBSP}п.{NBSP}п."


def plural(value: Number, forms: str) -> str:
    """The form that agrees with the number: 2, «место,места,мест» → «места». A fraction takes the second."""
    one, few, many = (form.strip() for form in forms.split(","))
    amount = abs(_decimal(value))
    if amount != amount.to_integral_value():
        return few
    last_two = int(amount) % 100
    last = last_two % 10
    if last == 1 and last_two != 11:
        return one
    if last in (2, 3, 4) and last_two not in (12, 13, 14):
        return few
    return many


def counted(value: Number | None, forms: str) -> str:
    """5, «место,места,мест» → «5 мест», never torn between lines."""
    return NO_DATA if value is None else f"{number(value)}{NBSP}{plural(value, forms)}"


def date_ru(value: date | datetime | None) -> str:
    """21.11.2026; a moment is shown in the current time zone."""
    return NO_DATA if value is None else _local(value).strftime("%d.%m.%Y")


def date_long(value: date | datetime | None) -> str:
    """21 ноября 2026 г."""
    if value is None:
        return NO_DATA
    day = _local(value)
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]} {day.year}{NBSP}г."


def date_near(value: date | datetime | None) -> str:
    """21 ноября: where the year is plain from the page."""
    if value is None:
        return NO_DATA
    day = _local(value)
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]}"


def moment_ru(value: datetime | None) -> str:
    """21.11.2026, 14:05"""
    return NO_DATA if value is None else _local(value).strftime(f"%d.%m.%Y,{NBSP}%H:%M")


def person_short(full_name: str) -> str:
    """«Слепцова Сардаана Николаевна» → «Слепцова С. Н.»; оглы and кызы take no letter, one word stays."""
    surname, *rest = full_name.split() or [""]
    letters = NBSP.join(f"{_initial(part)}." for part in rest if part.lower() not in _NOT_INITIALS)
    return f"{surname}{NBSP}{letters}" if letters else surname


def initials(full_name: str) -> str:
    """«Слепцова Сардаана Николаевна» → «СС»: surname and given name, for the round sign of the user."""
    return "".join(part[0].upper() for part in full_name.split()[:2])


def bar_width(value: Number | None, of: Number = 100) -> str:
    """The width attribute of a bar: 29 of 31 → «93.5%»; kept within 0 and 100, nothing known is 0."""
    if value is None or not of:
        return "0%"
    share = Decimal(100) * _decimal(value) / _decimal(of)
    kept = min(max(share, Decimal(0)), Decimal(100))
    return f"{kept.quantize(Decimal('0.1'), ROUND_HALF_UP).normalize():f}%"


def joined(words: Sequence[str]) -> str:
    """«а, б и в»"""
    *head, last = words
    return f"{', '.join(head)} и {last}" if head else last


def _initial(part: str) -> str:
    """First letters of a double name keep their hyphen: «Анна-Мария» → «А.-М»."""
    return ".-".join(piece[0].upper() for piece in part.split("-") if piece)


def _decimal(value: Number) -> Decimal:
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(str(value))


def _rounded(value: Number, digits: int) -> Decimal:
    return _decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _grouped(whole: str) -> str:
    return f"{int(whole):,}".replace(",", NBSP)


def _local(value: date | datetime) -> date | datetime:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value
