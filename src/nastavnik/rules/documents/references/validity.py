"""Whether an act could be referred to on the day of the document."""

import re
from collections.abc import Iterator
from datetime import date

from nastavnik.rules.documents.findings import BLANK, Finding, finding
from nastavnik.rules.documents.legal import Act, act, cited
from nastavnik.rules.documents.references.acts import Place, case_of, name_of
from nastavnik.rules.documents.references.citations import Citation
from nastavnik.rules.documents.references.numbers import is_bare
from nastavnik.rules.documents.references.written_dates import IN_FULL, written_like
from nastavnik.rules.documents.wording.cases import Case
from nastavnik.rules.documents.wording.dates import short_date

_COMING = re.compile(r"вступ\w+ в силу", re.IGNORECASE)  # the text itself says so
NBSP = "\N{NO-BREAK SPACE}"


def out_of_time(place: Place, citation: Citation, day: date) -> Iterator[Finding]:
    """An act that is later than the document, not yet in force or no longer in force on its day."""
    known = citation.act
    if known is None:
        yield from _later(place, citation, day)
    elif known.not_yet(day):
        if known.dated <= day and _COMING.search(place[1]):
            return
        yield _replaced(place, citation, known, day, *_too_early(known, day))
    elif known.no_longer(day):
        last = short_date(known.until) if known.until else ""
        text = (
            f"На дату документа ({short_date(day)}) акт не действует: {name_of(known)} действовал до {last}."
        )
        yield _replaced(place, citation, known, day, "reference.expired", text)


def _later(place: Place, citation: Citation, day: date) -> Iterator[Finding]:
    if citation.dated is None or citation.date_span is None or citation.dated <= day:
        return
    text = (
        f"Документ от {short_date(day)} ссылается на акт от {short_date(citation.dated)}: акт издан позже документа. "
        "Проверьте обе даты и впишите верную."
    )
    yield finding(place, citation.date_span, "reference.later", text, BLANK, certain=False)


def _too_early(known: Act, day: date) -> tuple[str, str]:
    if known.dated > day:
        return (
            "reference.later",
            f"Документ от {short_date(day)} ссылается на акт, изданный позже: {name_of(known)}.",
        )
    since = short_date(known.since or known.dated)
    text = f"На дату документа ({short_date(day)}) акт ещё не вступил в силу: {name_of(known)} действует с {since}."
    return "reference.not-yet", text


def _replaced(place: Place, citation: Citation, known: Act, day: date, code: str, text: str) -> Finding:
    """The act of the same subject that was in force on the day; a blank where there was none."""
    other = act(known.instead) if known.instead else None
    if other is None or other.not_yet(day) or other.no_longer(day):
        return finding(place, citation.span, code, text, BLANK, certain=False)
    text += f" На эту дату действует {name_of(other)}."
    return finding(place, citation.span, code, text, _as_cited(place[1], citation, other))


def _as_cited(paragraph: str, citation: Citation, other: Act) -> str:
    """The other act named in as much as the reference names, in the same case and manner of dates."""
    span = citation.date_span
    example = paragraph[span[0] : span[1]] if span else IN_FULL
    if citation.kind_span is not None:
        case = case_of(paragraph[slice(*citation.kind_span)])
        if case is not None:
            return _in_full(paragraph, citation, other, case, example)
    number = other.number if is_bare(citation.number) else f"№{NBSP}{other.number}"
    return f"{written_like(other.dated, example)} {number}" if span else number


def _in_full(paragraph: str, citation: Citation, other: Act, case: Case, example: str) -> str:
    quote = paragraph[slice(*citation.span)]
    written = cited(
        other,
        case,
        dates=lambda day: written_like(day, example),
        titled=bool(citation.title) and citation.title in quote,
        short="инистерств" not in quote and "лужб" not in quote,
    )
    return written[0].upper() + written[1:] if quote[0].isupper() else written
