"""Finding references to acts in a paragraph: kind, body, date, number and title in any order and any case."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from nastavnik.rules.documents.legal import Act, Body, Kind
from nastavnik.rules.documents.references.meaning import act_meant
from nastavnik.rules.documents.references.numbers import NUMBER
from nastavnik.rules.documents.references.written_dates import WRITTEN_DATE, read_date

Span = tuple[int, int]
Key = TypeVar("Key", Kind, Body)

_KINDS = {
    Kind.DIRECTION: r"распоряжени(?:е|я|ю|ем|и|й|ям|ями|ях)",
    Kind.RESOLUTION: r"постановлени(?:е|я|ю|ем|и|й|ям|ями|ях)",
    Kind.ORDER: r"приказ(?:а|у|ом|е|ы|ов|ам|ами|ах)?",
    Kind.LETTER: r"(?:письм(?:о|а|у|ом|е|ам|ами|ах)|писем)",
    Kind.DECREE: r"указ(?:а|у|ом|е|ы|ов|ам|ами|ах)?",
    Kind.LAW: r"(?:федеральн\w+\s+)?закон(?:а|у|ом|е|ы|ов|ам|ами|ах)?",
}
_BODIES = {
    Body.ENLIGHTENMENT: r"минпросвещени\w*|минпрос\w*|министерств\w+\s+просвещени\w+",
    Body.SCIENCE: r"минобрнауки|министерств\w+\s+образования\s+и\s+науки",
    Body.SUPERVISION: r"рособрнадзор\w*|федеральн\w+\s+служб\w+\s+по\s+надзору\s+в\s+сфере\s+образования\s+и\s+науки",
    Body.GOVERNMENT: r"правительств\w+",
    Body.PRESIDENT: r"президент\w*",
}
_BODY = re.compile(rf"\b(?:{'|'.join(_BODIES.values())})\b", re.IGNORECASE)
_GOES_ON = re.compile(
    rf"\s*(?:(?:{'|'.join(_BODIES.values())})\b|об\s+утверждении\b|о\s+направлении\b)", re.IGNORECASE
)
_ANY_KIND = rf"\b(?:{'|'.join(_KINDS.values())})\b"
_LAND = r"российск\w+\s+федераци\w+|росси[ияюей]+|рф"
_TITLE = r"«[^«»„“]*(?:[«„][^«»„“]*[»“][^«»„“]*)*»|\"[^\"]*\"|„[^„“]*“"
_GAP = re.compile(r"(?:[\s\u00a0_,()]|\bза\b|\bгода?\b|\bг\.)*", re.IGNORECASE)
_FROM = r"(?:\bот[\s\u00a0_]{0,20})?"
_TOKEN = re.compile(
    "|".join(
        [
            rf"(?P<kind>{_ANY_KIND})",
            rf"(?P<body>\b(?:{'|'.join(_BODIES.values())})\b)",
            rf"(?P<land>\b(?:{_LAND})\b)",
            rf"(?P<date>{_FROM}{WRITTEN_DATE})",
            rf"(?P<number>{NUMBER})",
            rf"(?P<title>{_TITLE})",
        ]
    ),
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?;](?=\s+[А-ЯЁA-Z«])")
_ABBREVIATED = re.compile(r"\b(?:г|гг|ст|п|пп|ч|им|[А-ЯЁ])$")
_ONCE = ("kind", "date", "number", "title")


@dataclass(slots=True)
class Citation:
    """A reference as it stands in a paragraph; spans are offsets.

    `dated` None: no date is written, or there is no such day. `kind_span` None: no kind is written, or words
    that are no federal body stand between it and the date. `foreign`: some other body issued the act. `said_from`:
    «от» stands before the date. `act`: what is meant.
    """

    start: int
    end: int
    kind: Kind | None = None
    kind_span: Span | None = None
    body: Body | None = None
    date_span: Span | None = None
    dated: date | None = None
    number_span: Span | None = None
    number: str = ""
    title: str = ""
    said_from: bool = False
    foreign: bool = False
    act: Act | None = None
    seen: list[str] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """From the first to the last of kind, date and number, without a title after them."""
        spans = [span for span in (self.kind_span, self.date_span, self.number_span) if span]
        return min(span[0] for span in spans), max(span[1] for span in spans)


def citations(paragraph: str) -> list[Citation]:
    """Every reference that has a number, or the kind of an act with a date, in order."""
    found = []
    end = 0
    for one in _grouped(paragraph):
        if one.number_span or (one.kind and one.said_from):
            if one.kind is None:
                _look_back(paragraph, one, end)
            one.act = act_meant(
                paragraph,
                number=one.number,
                title=one.title,
                kind=one.kind,
                body=one.body,
                dated=one.dated,
                foreign=one.foreign,
                alone=one.seen == ["number"],
            )
            found.append(one)
            end = one.end
    return found


def _grouped(paragraph: str) -> Iterator[Citation]:
    """Tokens with nothing but commas and brackets between them make one reference."""
    tokens = list(_tokens(paragraph))
    current: Citation | None = None
    for place, token in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if current is not None and _begins_another(paragraph, current, token, following):
            yield current
            current = None
        if current is None:
            if token.lastgroup in ("title", "land"):
                continue
            current = Citation(token.start(), token.end())
        _take(current, token)
    if current is not None:
        yield current


def _tokens(paragraph: str) -> Iterator[re.Match[str]]:
    """A title is one token only after another token; elsewhere the words in quotes are looked into."""
    position, end = 0, -1
    while found := _TOKEN.search(paragraph, position):
        if found.lastgroup == "title" and not _joined(paragraph, end, found.start()):
            position = found.start() + 1
            continue
        yield found
        position = end = found.end()


def _joined(paragraph: str, end: int, start: int) -> bool:
    return end >= 0 and _GAP.fullmatch(paragraph, end, start) is not None


def _begins_another(
    paragraph: str, current: Citation, token: re.Match[str], following: re.Match[str] | None
) -> bool:
    name = token.lastgroup or ""
    if not _joined(paragraph, current.end, token.start()) or name == "kind":
        return True
    if name == "date" and current.number_span and not current.date_span:
        # «№ 1, от 02.03.2024 № 2»: the date belongs to the number that follows it
        followed = following is not None and following.lastgroup == "number"
        return followed and "," in paragraph[current.end : token.start()]
    return name in _ONCE and name in current.seen


def _take(current: Citation, token: re.Match[str]) -> None:
    name, text, span = token.lastgroup or "", token[0], token.span()
    current.end = token.end()
    current.seen.append(name)
    if name == "kind":
        current.kind, current.kind_span = _which(_KINDS, text), span
    elif name == "body":
        current.body = _which(_BODIES, text)
    elif name == "date":
        lead = re.match(r"(?:от)?[\s\u00a0_]*", text, re.IGNORECASE)
        start = token.start() + (lead.end() if lead else 0)
        current.date_span, current.dated = (start, token.end()), read_date(text)
        current.said_from = text.lower().startswith("от")
    elif name == "number":
        current.number, current.number_span = text, span
    elif name == "title":
        current.title = text


def _which(forms: Mapping[Key, str], text: str) -> Key | None:
    return next((key for key, form in forms.items() if re.fullmatch(form, text, re.IGNORECASE)), None)


def _look_back(paragraph: str, one: Citation, since: int) -> None:
    """The kind that stands apart from its date: «приказом директора от …», «письмом Минпросвещения о … от …»."""
    before = paragraph[since : one.start]
    ends = [
        end.end() for end in _SENTENCE_END.finditer(before) if not _ABBREVIATED.search(before[: end.start()])
    ]
    cut = max(ends, default=0)
    kinds = list(re.finditer(_ANY_KIND, before[cut:], re.IGNORECASE))
    if not kinds:
        return
    last = kinds[-1]
    one.kind = _which(_KINDS, last[0])
    between = re.sub(_TITLE, "", before[cut:][last.end() :])
    body = _BODY.search(between)
    if body is not None and one.body is None:
        one.body = _which(_BODIES, body[0])
    one.foreign = one.body is None and re.search(r"\w", between) is not None
    if one.body is not None and _GOES_ON.match(between):
        one.kind_span = (since + cut + last.start(), since + cut + last.end())
