"""Plain text in UTF-8, UTF-16 or Windows-1251; never a guess that garbles."""

import re

from nastavnik.documents.reading.refusals import refused
from nastavnik.rules.documents.wording.morphology import morphology

_WORD = re.compile(r"[А-Яа-яЁё]{4,}")
_SAMPLE = 200  # words
_KNOWN = 0.5  # share of real words below which the text is in another encoding


def read_plain(data: bytes) -> list[str]:
    """Lines of the text."""
    return _decoded(data).splitlines()


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(data, "utf-16")
    if b"\x00" in data:
        raise refused("text-kind")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _strict(data, "cp1251")
    words = _WORD.findall(text[:100_000])[:_SAMPLE]
    known = sum(bool(morphology().word_is_known(word.lower())) for word in words)
    if known < len(words) * _KNOWN or not words:
        raise refused("text-encoding")
    return text


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise refused("text-encoding") from error
