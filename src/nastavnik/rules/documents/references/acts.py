"""Faults inside a reference to an act: its number, its kind, its date."""

import re
from collections.abc import Iterator

from nastavnik.rules.documents.findings import Finding, finding
from nastavnik.rules.documents.legal import Act, Kind
from nastavnik.rules.documents.legal.wording import NOUNS, ORDER_OF_CASES, noun
from nastavnik.rules.documents.references.citations import Citation
from nastavnik.rules.documents.references.numbers import is_exact, mended_number, normal, without_sign
from nastavnik.rules.documents.references.written_dates import written_like
from nastavnik.rules.documents.wording.cases import Case
from nastavnik.rules.documents.wording.dates import short_date

Place = tuple[int, str]
_COMPARED = frozenset({Kind.DIRECTION, Kind.RESOLUTION, Kind.ORDER, Kind.LETTER, Kind.DECREE})
_LATIN = re.compile(r"[A-Za-z]")


def faults_of(place: Place, citation: Citation) -> Iterator[Finding]:
    """Everything that is wrong inside a reference to a known act."""
    act = citation.act
    if act is None:
        return
    yield from _number(place, citation, act)
    yield from _kind(place, citation, act)
    yield from _date(place, citation, act)


def name_of(act: Act) -> str:
    """«распоряжение Минпросвещения России от 25.12.2019 № Р-145»."""
    head = " ".join(part for part in (act.kind.value, act.body.short) if part)
    return f"{head} от {short_date(act.dated)} №\N{NO-BREAK SPACE}{act.number}"


def _number(place: Place, citation: Citation, act: Act) -> Iterator[Finding]:
    span = citation.number_span
    if span is None or is_exact(citation.number, act):
        return
    if _LATIN.search(without_sign(citation.number)):
        code, why = (
            "reference.latin",
            "В номере латинские буквы вместо русских: по такому номеру акт не найти.",
        )
    elif normal(citation.number).strip("-") in normal(act.number).replace("-", ""):
        code, why = "reference.number", "В номере пропущен дефис."
    else:
        code, why = "reference.number", "Номер акта записан неверно."
    yield finding(place, span, code, f"{why} Верно: {name_of(act)}.", mended_number(citation.number, act))


def _kind(place: Place, citation: Citation, act: Act) -> Iterator[Finding]:
    span = citation.kind_span
    if span is None or citation.kind is act.kind or not {citation.kind, act.kind} <= _COMPARED:
        return
    written = place[1][span[0] : span[1]]
    case = case_of(written)
    if case is None:
        return
    called = citation.kind.value if citation.kind else ""
    text = f"Вид акта назван неверно: № {act.number} — это {act.kind.value}, а не {called}."
    yield finding(place, span, "reference.kind", text, as_written(written, noun(act.kind, case)))


def case_of(written: str) -> Case | None:
    """The case of a kind of act in the singular: «постановлением» → творительный; None for a plural."""
    for forms in NOUNS.values():
        if written.lower() in forms:
            return ORDER_OF_CASES[forms.index(written.lower())]
    return None


def as_written(example: str, word: str) -> str:
    """The word with capitals like those of the example."""
    if example.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if example[0].isupper() else word


def _date(place: Place, citation: Citation, act: Act) -> Iterator[Finding]:
    span = citation.date_span
    if span is None or citation.dated == act.dated or act.kind is Kind.STANDARD:
        return
    text = f"Дата акта неверна. Верно: {name_of(act)}."
    example = place[1][span[0] : span[1]]
    suggestion = written_like(act.dated, example)
    yield finding(place, span, "reference.date", text, suggestion)
