"""ИНН and ОГРН with their check digits. The order of counting is that of the tax service."""

import re
from collections.abc import Sequence

from nastavnik.rules.outcome import Problem
from nastavnik.rules.people.cells import Cell, cell_text

_INN_10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_11 = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_12 = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
OGRN_DIGITS = 13


def read_inn(cell: Cell) -> tuple[str, Problem | None]:
    """The digits of an ИНН, or a problem. A number that lost its leading zero in a table gets it back."""
    digits = _digits(cell)
    if isinstance(cell, int | float) and len(digits) in (9, 11):
        digits = "0" + digits
    if not digits:
        return "", None
    if not digits.isdigit() or len(digits) not in (10, 12):
        return "", Problem(
            "inn-length",
            f"ИНН «{digits}» записан неверно: у организации в нём 10 цифр, у предпринимателя 12.",
        )
    if not _inn_holds(digits):
        return "", Problem(
            "inn-check", f"ИНН «{digits}» с опечаткой: контрольная цифра не сходится. Сверьте его с выпиской."
        )
    return digits, None


def read_ogrn(cell: Cell) -> tuple[str, Problem | None]:
    """The 13 digits of an ОГРН, or a problem."""
    digits = _digits(cell)
    if not digits:
        return "", None
    if not digits.isdigit() or len(digits) != OGRN_DIGITS:
        return "", Problem("ogrn-length", f"ОГРН «{digits}» записан неверно: в нём должно быть 13 цифр.")
    if int(digits[:-1]) % 11 % 10 != int(digits[-1]):
        return "", Problem(
            "ogrn-check",
            f"ОГРН «{digits}» с опечаткой: контрольная цифра не сходится. Сверьте его с выпиской.",
        )
    return digits, None


def _digits(cell: Cell) -> str:
    return re.sub(r"[\s\u00a0-]+", "", cell_text(cell))


def _inn_holds(digits: str) -> bool:
    if len(digits) == 10:
        return _check(digits, _INN_10) == digits[9]
    return _check(digits, _INN_11) == digits[10] and _check(digits, _INN_12) == digits[11]


def _check(digits: str, weights: Sequence[int]) -> str:
    return str(sum(int(d) * w for d, w in zip(digits, weights, strict=False)) % 11 % 10)
