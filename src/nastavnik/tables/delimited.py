"""CSV in the encodings and with the separators that Russian office programs write; never a guess that garbles."""

import csv
import io
import re
from collections import Counter
from itertools import islice

from nastavnik.tables.refusals import refused, too_many_rows
from nastavnik.tables.workbook import Limits, Sheet, Workbook

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ONE_BYTE = ("cp1251", "koi8-r", "cp866", "mac-cyrillic")
_LONGEST_CELL = 100_000
# Letters by how often Russian texts use them; a wrong encoding turns them into rare letters and capitals.
_COMMON = frozenset("оеаинтсрвлкмдпуяыьгзбчйх")
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
_PLAUSIBLE = 0.7
_STRAY_SIGNS = re.compile(r"[\u2500-\u259f\x80-\x9f¤ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ•љњќћџЎўЈҐ¦§Ё©Є¬®Ї°±Ііґµ¶·є»јЅѕї]")
_GARBLED = re.compile(
    r"(?:[РС][\u0080-\u00bf\u0402-\u040f\u0452-\u045f\u2010-\u20ac°±µ]){3}|(?:[ÐÑ][\u0080-\u00bf]){3}"
)


def read_csv(data: bytes, name: str, limits: Limits) -> Workbook:
    text = _decoded(data)
    if "\x00" in text:
        raise refused("csv-zero")
    separator = _separator(text)
    rows = _rows(text, separator, limits)
    return Workbook("csv", (Sheet(name, lambda: rows),))


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF16_MARKS):
        return _strict(data, "utf-16")
    if data.startswith(b"\xef\xbb\xbf"):
        return _whole(_strict(data, "utf-8-sig"))
    if b"\x00" in data[:2000]:
        return _utf16_unmarked(data)
    try:
        return _whole(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _one_byte(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise refused("csv-mixed" if encoding == "utf-8-sig" else "csv-encoding") from error


def _whole(text: str) -> str:
    """The text, unless it was garbled before it came here («РРІР°РЅ», «Ð˜Ð²Ð°Ð½»)."""
    if _GARBLED.search(text) or "\ufffd" in text:
        raise refused("csv-encoding")
    return text


def _utf16_unmarked(data: bytes) -> str:
    sample = data[:2000]
    zeros_odd = sample[1::2].count(0) > sample[0::2].count(0)
    if abs(sample[1::2].count(0) - sample[0::2].count(0)) < len(sample) // 20 or len(data) % 2:
        raise refused("csv-zero")
    return _strict(data, "utf-16-le" if zeros_odd else "utf-16-be")


def _one_byte(data: bytes) -> str:
    """The encoding whose reading looks like Russian, the same for every line; else a refusal."""
    lines = data.splitlines()
    foreign = [line for line in lines if any(byte > 127 for byte in line)]
    if any(_is_utf8(line) for line in foreign):
        raise refused("csv-mixed")
    best = max(_ONE_BYTE, key=lambda encoding: _russian(b"\n".join(foreign[:2000]), encoding))
    if _russian(b"\n".join(foreign), best) < _PLAUSIBLE:
        raise refused("csv-encoding")
    for line in foreign:
        mine = _russian(line, best)
        if mine < 0.5 and any(_russian(line, other) > max(mine + 0.3, _PLAUSIBLE) for other in _ONE_BYTE):
            raise refused("csv-mixed")
    return _strict(data, best)


def _is_utf8(line: bytes) -> bool:
    """A line of several valid two-byte letters: by chance that does not happen."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return sum(letter.lower() in _RUSSIAN for letter in text) > 2


def _russian(data: bytes, encoding: str) -> float:
    """From 0 to 1: how much the foreign letters look like a Russian text in this encoding."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    foreign = [letter for letter in text if ord(letter) > 127]
    if not foreign:
        return 0.0
    good = sum(_weight(letter) for letter in foreign)
    strange = len(re.findall(r"[а-яё][А-ЯЁ]", text)) + len(_STRAY_SIGNS.findall(text))
    return max(0.0, (good - strange) / len(foreign))


def _weight(letter: str) -> float:
    if letter in _COMMON:
        return 1.0
    if letter.lower() in _COMMON:
        return 0.85
    return 0.6 if letter.lower() in _RUSSIAN or letter in "№«»–— \u00a0" else 0.0


def _separator(text: str) -> str:
    """The sign that parts the first lines most evenly, outside quotes."""
    lines = [re.sub(r'"[^"]*"', "", line) for line in islice(text.splitlines(), 40) if line.strip()]
    best, best_score = ";", 0.0
    for sign in (";", "\t", ",", "|"):
        counts = Counter(line.count(sign) for line in lines)
        usual, times = max(
            counts.items(), key=lambda pair: (pair[1] if pair[0] else 0, pair[0]), default=(0, 0)
        )
        score = times * min(usual, 3) if usual else 0.0
        if score > best_score:
            best, best_score = sign, score
    return best


def _rows(text: str, separator: str, limits: Limits) -> list[list[str]]:
    """Every row, strictly: a quote that is never closed is refused, not swallowed with all that follows."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    filled = 0
    try:
        for row in reader:
            if any(len(cell) > _LONGEST_CELL for cell in row):
                raise refused("csv-cell", row=reader.line_num)
            filled += any(row)
            if filled > limits.rows or len(rows) > limits.rows * 20:
                raise too_many_rows("", limits.rows)
            rows.append(row[: limits.columns])
    except csv.Error as error:
        raise refused("csv-quote", row=reader.line_num) from error
    return rows
