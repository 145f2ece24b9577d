"""Addresses in a text: links of viewers that expire, and one site spelt in two ways."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nastavnik.rules.documents.findings import BLANK, Finding, finding
from nastavnik.rules.documents.references.acts import Place

_ADDRESS = re.compile(r"https?://[^\s<>«»\"]+", re.IGNORECASE)
_VIEWER = re.compile(
    r"https?://(?:docs\.yandex\.\w+/docs/view|docviewer\.yandex\.\w+|docs\.google\.com/(?:viewer|gview)"
    r"|drive\.google\.com/(?:viewer|viewerng)|view\.officeapps\.live\.com|(?:www\.)?downloader\.disk\.yandex\.\w+"
    r"|[\w.-]*\.disk\.yandex\.\w+/(?:disk|preview))",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:[?&]|%3F|%26)(?:sign|signature|x-amz-signature|x-amz-expires|expires|hmac)(?:=|%3D)", re.IGNORECASE
)
_INSIDE = re.compile(r"[?&](?:url|src)=([^&]+)", re.IGNORECASE)
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_HOST = re.compile(
    r"(?:(?<=://)|(?<=@)|(?<![\w.@/-]))(?:www\.)?((?:[a-z0-9а-яё](?:[a-z0-9а-яё-]*[a-z0-9а-яё])?\.)+"
    r"(?:ru|рф|su|com|org|net|info|edu|online|site|pro))(?![\w-])",
    re.IGNORECASE,
)
_LEAST_LABEL = 8  # letters: shorter names differ by one letter rightly
_WORDS = (
    "obrazovan",
    "shkola",
    "school",
    "nastavnich",
    "gimnaz",
    "licey",
    "liceum",
    "detsad",
    "kollej",
    "college",
)
_ENDS = ").,;:!?]"


def expiring_links(place: Place) -> Iterator[Finding]:
    """Links that work only for the one who opened the file, or only for some days."""
    for found in _ADDRESS.finditer(place[1]):
        address = found[0].rstrip(_ENDS)
        if not _VIEWER.match(address) and not _SIGNED.search(address):
            continue
        inner = _inner(address)
        text = (
            "Временная ссылка просмотрщика: она перестанет открываться. Разместите файл на сайте организации и "
            "поставьте постоянную ссылку."
        )
        span = (found.start(), found.start() + len(address))
        yield finding(place, span, "reference.link", text, inner or _blank(address), certain=bool(inner))


def _inner(address: str) -> str:
    """The permanent address inside a viewer's one: docs.google.com/viewer?url=http://…; empty if there is none."""
    value = _INSIDE.search(address)
    inner = _plain(value[1]) if value else ""
    permanent = (
        re.match(r"https?://", inner, re.IGNORECASE) and not _SIGNED.search(inner) and " " not in inner
    )
    return inner if permanent and not _VIEWER.match(inner) else ""


def _blank(address: str) -> str:
    name = re.search(r"[?&]name=([^&]+)", address)
    return f"{BLANK} (файл «{_plain(name[1])}»)" if name else BLANK


def _plain(escaped: str) -> str:
    """«%3A%2F» → «:/»."""
    return _ESCAPED.sub(
        lambda codes: bytes.fromhex(codes[0].replace("%", "")).decode("utf-8", "replace"), escaped
    )


@dataclass(frozen=True, slots=True)
class _Spelling:
    host: str
    paragraph: int
    span: tuple[int, int]


def misspelt_hosts(paragraphs: Sequence[str]) -> Iterator[Finding]:
    """Of two spellings of one site in one text, the rarer; of two equally frequent, the one with a broken word."""
    spellings = [
        _Spelling(found[1].lower(), number, found.span(1))
        for number, paragraph in enumerate(paragraphs, start=1)
        for found in _HOST.finditer(paragraph)
    ]
    counts = Counter(one.host for one in spellings)
    for wrong, right, certain in _pairs(counts):
        for one in spellings:
            if one.host == wrong:
                text = f"Адрес сайта написан по-разному: {wrong} и {right}. Проверьте, какой верный."
                place = (one.paragraph, paragraphs[one.paragraph - 1])
                yield finding(place, one.span, "reference.host", text, right, certain=certain)


def _pairs(counts: Counter[str]) -> Iterator[tuple[str, str, bool]]:
    """(wrong, right, whether that is certain) of hosts that differ by one letter."""
    hosts = sorted(counts)
    for place, one in enumerate(hosts):
        for other in hosts[place + 1 :]:
            if _one_letter_apart(one, other):
                ranks = {host: (_known_words(host), counts[host], len(host)) for host in (one, other)}
                wrong, right = sorted((one, other), key=lambda host: ranks[host])
                yield wrong, right, ranks[wrong][:2] != ranks[right][:2]


def _known_words(host: str) -> int:
    return sum(word in host for word in _WORDS)


def _one_letter_apart(one: str, other: str) -> bool:
    """One letter too many, missing, another one, or two in the wrong order, in one long part of the host."""
    mine, theirs = one.split("."), other.split(".")
    if len(mine) != len(theirs):
        return False
    different = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    if len(different) != 1:
        return False
    a, b = sorted(different[0], key=len)
    if len(a) < _LEAST_LABEL or a.startswith("xn--"):
        return False
    return _slip(a, b)


def _slip(shorter: str, longer: str) -> bool:
    start = next((i for i, (x, y) in enumerate(zip(shorter, longer, strict=False)) if x != y), len(shorter))
    if len(longer) - len(shorter) == 1:
        return longer[start].isalpha() and shorter[start:] == longer[start + 1 :]
    if len(longer) != len(shorter):
        return False
    left, right = shorter[start:], longer[start:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or (left[0].isalpha() and right[0].isalpha() and left[1:] == right[1:])
