"""How an act is named in a sentence."""

from collections.abc import Callable
from datetime import date

from nastavnik.rules.documents.legal.acts import Act
from nastavnik.rules.documents.legal.bodies import Kind
from nastavnik.rules.documents.legal.catalogue import act
from nastavnik.rules.documents.wording.cases import Case
from nastavnik.rules.documents.wording.dates import long_date

NBSP = "\N{NO-BREAK SPACE}"
NOUNS: dict[Kind, tuple[str, ...]] = {
    Kind.LAW: (
        "Федеральный закон",
        "Федерального закона",
        "Федеральному закону",
        "Федеральный закон",
        "Федеральным законом",
        "Федеральном законе",
    ),
    Kind.CODE: ("Кодекс", "Кодекса", "Кодексу", "Кодекс", "Кодексом", "Кодексе"),
    Kind.DECREE: ("указ", "указа", "указу", "указ", "указом", "указе"),
    Kind.RESOLUTION: (
        "постановление",
        "постановления",
        "постановлению",
        "постановление",
        "постановлением",
        "постановлении",
    ),
    Kind.DIRECTION: (
        "распоряжение",
        "распоряжения",
        "распоряжению",
        "распоряжение",
        "распоряжением",
        "распоряжении",
    ),
    Kind.ORDER: ("приказ", "приказа", "приказу", "приказ", "приказом", "приказе"),
    Kind.LETTER: ("письмо", "письма", "письму", "письмо", "письмом", "письме"),
    Kind.STANDARD: ("стандарт", "стандарта", "стандарту", "стандарт", "стандартом", "стандарте"),
}
"""Nouns in the order of the cases: именительный, родительный, дательный, винительный, творительный, предложный."""
ORDER_OF_CASES = (
    Case.NOMINATIVE,
    Case.GENITIVE,
    Case.DATIVE,
    Case.ACCUSATIVE,
    Case.INSTRUMENTAL,
    Case.PREPOSITIONAL,
)


def noun(kind: Kind, case: Case) -> str:
    """«распоряжением»."""
    return NOUNS[kind][ORDER_OF_CASES.index(case)]


def cited(
    one: Act,
    case: Case,
    *,
    dates: Callable[[date], str] = long_date,
    titled: bool = False,
    short: bool = False,
) -> str:
    """«распоряжению Министерства просвещения Российской Федерации от 25 декабря 2019 г. № Р-145»."""
    body = one.body.short if short else one.body.full
    parts = [noun(one.kind, case), body, f"от {dates(one.dated)}", f"№{NBSP}{one.number}"]
    if titled and one.title:
        parts.append(f"«{one.title}" if one.title.endswith("»") else f"«{one.title}»")  # two ends meet in one
    return " ".join(part for part in parts if part)


def r145_in_instrumental() -> str:
    """«распоряжением Министерства просвещения Российской Федерации от 25 декабря 2019 г. № Р-145 «…»»."""
    return cited(act("r145"), Case.INSTRUMENTAL, titled=True)
