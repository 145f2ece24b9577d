"""Which act of the catalogue a reference means, even when a part of the reference is wrong."""

import re
from collections import Counter
from datetime import date

from nastavnik.rules.documents.legal import ACTS, Act, Body, Kind, act
from nastavnik.rules.documents.references.numbers import (
    acts_of,
    is_bare,
    is_turned,
    meant_act,
    same_digits,
    without_sign,
)

_FIELD = re.compile(
    r"наставнич|наставляем|методологи|целев\w+ модел|цмн|минпрос|просвещени|гост|согласно|соответстви|основани"
    r"|распоряжени|методическ\w+ рекоменд",
    re.IGNORECASE,
)
_NOT_LETTERS = re.compile(r"[^\w]+")
_MISDATED = (date(2019, 12, 25), date(2019, 12, 24))


def act_meant(
    paragraph: str,
    *,
    number: str,
    title: str,
    kind: Kind | None,
    body: Body | None,
    dated: date | None,
    foreign: bool,
    alone: bool,
) -> Act | None:
    """The act, or None. `foreign`: issued by a body that is not federal; `alone`: nothing but a number is written."""
    if not number:
        return None
    known = meant_act(number)
    if known is not None:
        about = not alone or not is_bare(number) or _FIELD.search(paragraph) is not None
        return known if about and not foreign else None
    for one in acts_of(number):
        if not foreign and (dated == one.dated or _same_title(title, one)):
            return one
    if foreign:
        return None
    if is_turned(number) or without_sign(number) == "145":
        return act("r145") if _is_r145(paragraph, number, kind, body, dated) else None
    for one in ACTS:
        if body is one.body and dated == one.dated and same_digits(number, one):
            return one
    return next((one for one in _TITLED if _same_title(title, one)), None)


def _is_r145(paragraph: str, number: str, kind: Kind | None, body: Body | None, dated: date | None) -> bool:
    """Whether «145-р» is Р-145: by its body, or by its day, or because the paragraph is about mentoring."""
    if body is not None:
        return body is Body.ENLIGHTENMENT
    if dated is not None:
        return dated in _MISDATED and kind in (Kind.DIRECTION, Kind.RESOLUTION)
    return is_turned(number) and kind is Kind.DIRECTION and _FIELD.search(paragraph) is not None


def _letters(title: str) -> str:
    low = title.lower().replace("ё", "е").replace(" рф", " российской федерации")
    return _NOT_LETTERS.sub(" ", low).strip()


_COUNTED = Counter(_letters(one.title) for one in ACTS if one.title)
_TITLED = tuple(
    one
    for one in ACTS
    if one.title
    and _COUNTED[_letters(one.title)] == 1
    and not one.title.startswith(("О внесении", "О направлении"))
)
"""Acts that are told by their title: no other act has it."""


def _same_title(title: str, one: Act) -> bool:
    return bool(title and one.title) and _letters(title) == _letters(one.title)
