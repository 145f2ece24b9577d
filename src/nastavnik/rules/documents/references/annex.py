"""The methodical recommendations taken for an annex of Р-145; they came with the letter МР-42/02."""

import re
from collections.abc import Iterator

from nastavnik.rules.documents.findings import Finding, finding
from nastavnik.rules.documents.legal import Kind, act, cited
from nastavnik.rules.documents.references.acts import Place, case_of, name_of
from nastavnik.rules.documents.references.citations import Citation
from nastavnik.rules.documents.references.written_dates import IN_FULL, written_like
from nastavnik.rules.documents.wording.cases import Case

_RECOMMENDATIONS = re.compile(r"методическ\w+\s+рекомендаци(?P<ending>и|й|ям|ями|ях)\b", re.IGNORECASE)
_METHODOLOGY = re.compile(
    r"(?:,|;|\bи|\bа также|\bк)\s+(?:\w+\s+){0,2}(?:методологи|целев\w+ модел)", re.IGNORECASE
)
_ANNEX_TO = re.compile(r"приложени\w+\s*(?:№\s*\d+\s*)?к\s+(?:\w+ому\s+)?$", re.IGNORECASE)
_APPROVED = re.compile(r"(?P<word>утвержд[её]н(?P<ending>ные|ными|ным|ных|ы))\s+$", re.IGNORECASE)
_AGREED = {"и": ("ные", "ы"), "ями": ("ными",), "ям": ("ным",), "й": (), "ях": ("ных",)}
_SENT = {
    "ные": "направленные",
    "ными": "направленными",
    "ным": "направленным",
    "ных": "направленных",
    "ы": "направлены",
}


def annex_faults(place: Place, found: list[Citation]) -> Iterator[Finding]:
    """References to Р-145 where the recommendations are called its annex or are said to be approved by it."""
    previous = 0
    for citation in found:
        before, since = place[1][: citation.span[0]], previous
        previous = citation.end if citation.act else previous
        if citation.act is None or citation.act.code != "r145" or citation.kind_span is None:
            continue
        heads = list(_RECOMMENDATIONS.finditer(before, since))
        if heads and not _METHODOLOGY.search(before[heads[-1].end() :]):
            yield from _fault(place, citation, heads[-1])


def _fault(place: Place, citation: Citation, head: re.Match[str]) -> Iterator[Finding]:
    paragraph = place[1]
    before = paragraph[: citation.span[0]]
    approved = _APPROVED.search(before, head.end())
    if _ANNEX_TO.search(before, head.end()):
        start, lead = citation.span[0], ""
    elif approved and approved["ending"].lower() in _AGREED[head["ending"].lower()]:
        start, lead = approved.start("word"), _SENT[approved["ending"].lower()] + " "
    else:
        return
    text = f"Методические рекомендации — приложение к другому акту: {name_of(act('mr42'))}."
    yield finding(
        place, (start, citation.span[1]), "reference.annex", text, lead + _letter(paragraph, citation)
    )


def _letter(paragraph: str, citation: Citation) -> str:
    kind = paragraph[slice(*citation.kind_span)] if citation.kind_span else Kind.LETTER.value
    example = paragraph[slice(*citation.date_span)] if citation.date_span else IN_FULL
    short = re.search(r"минпросвещени", paragraph[slice(*citation.span)], re.IGNORECASE) is not None
    return cited(
        act("mr42"),
        case_of(kind) or Case.NOMINATIVE,
        dates=lambda day: written_like(day, example),
        short=short,
    )
