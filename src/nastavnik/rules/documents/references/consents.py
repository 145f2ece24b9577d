"""A consent to process personal data as a clause of another document: since 01.09.2025 it stands by itself."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from nastavnik.rules.documents.findings import Finding, finding
from nastavnik.rules.documents.legal.articles import SEPARATE_CONSENT_SINCE

_TO_PROCESS = r"на\s+(?:\w+\s+){0,4}?(?:обработку|использование|распространение|передачу)\s+(?:\w+[\s,]+){0,8}?персональных\s+данных"
_GIVEN = re.compile(
    rf"(?:\b(?:даю|да[её]м|выражаю|выражаем|подтверждаю)\s+(?:\w+\s+){{0,3}}?соглас\w+|\bсоглас(?:ен|на|ны)\b"
    rf"(?:\s*\([а-я]+\))?)(?:\s+\w+){{0,3}}?\s+{_TO_PROCESS}",
    re.IGNORECASE,
)
_BY_SIGNING = re.compile(
    rf"(?:подписывая|подписание\w*|подписью|заключая|настоящим|вступая)\b[^.;]{{0,160}}?"
    rf"\b(?:да[её]т|дают|выража[её]т|выражают|подтвержда[её]т|подтверждают)\s+(?:\w+\s+){{0,3}}?согласие"
    rf"(?:\s+\w+){{0,3}}?\s+{_TO_PROCESS}",
    re.IGNORECASE,
)
_SEPARATE = re.compile(r"отдельн|по\s+форме|приложени", re.IGNORECASE)
_OWN_HEADING = re.compile(r"^\W*(?:форма\W+)?согласи[ея]\b(?!.*\b(?:прин|реш))", re.IGNORECASE)
_ANOTHER_PART = re.compile(r"^\W*приложение\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.;]*(?:\.(?=\d|[а-яё])[^.;]*)*[.;]?")
_NUMBER = re.compile(r"^\s*(?:\d+[.)])+\s*")
_LONGEST_HEADING = 200
_INSTEAD = (
    "Согласие на обработку персональных данных оформляется отдельным документом (статья 9 Федерального закона "
    "от 27.07.2006 №\N{NO-BREAK SPACE}152-ФЗ «О персональных данных»)"
)


def consent_clauses(paragraphs: Sequence[str], day: date | None) -> Iterator[Finding]:
    """Sentences by which another document makes its signer consent. Nothing before the law changed."""
    if day is None or day < SEPARATE_CONSENT_SINCE:
        return
    inside = False
    for number, paragraph in enumerate(paragraphs, start=1):
        if _ANOTHER_PART.match(paragraph):
            inside = False
        if len(paragraph) < _LONGEST_HEADING and _OWN_HEADING.match(paragraph):
            inside = True
        if not inside:
            yield from _in((number, paragraph))


def _in(place: tuple[int, str]) -> Iterator[Finding]:
    for found in _SENTENCE.finditer(place[1]):
        sentence = found[0]
        lead = _NUMBER.match(sentence)
        start = found.start() + (lead.end() if lead else len(sentence) - len(sentence.lstrip()))
        given = _GIVEN.search(sentence) or _BY_SIGNING.search(sentence)
        if not given or _SEPARATE.search(sentence):
            continue
        end = sentence.rstrip()[-1:]
        text = (
            "Согласие на обработку персональных данных включено в другой документ. С 01.09.2025 его оформляют отдельно "
            "от иных документов, которые подписывает человек."
        )
        span = (start, found.start() + len(sentence.rstrip()))
        yield finding(place, span, "reference.consent", text, _INSTEAD + (end if end in ".;" else ""))
