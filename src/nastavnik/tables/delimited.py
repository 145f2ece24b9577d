"""CSV in the encodings and with the separators that Russian office programs write; never a guess that garbles."""

import csv
import io
import re
from collections import Counter
from itertools import islice
from math import log

from nastavnik.tables.refusals import refused, too_many_rows
from nastavnik.tables.workbook import Limits, Sheet, Workbook

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ONE_BYTE = ("cp1251", "koi8-r", "cp866", "mac-cyrillic")
_LONGEST_CELL = 100_000
# How often Russian texts use a letter, per cent: a wrong encoding turns frequent letters into rare ones.
_FREQUENCY = {
    "о": 10.97, "е": 8.45, "а": 8.01, "и": 7.35, "н": 6.7, "т": 6.26, "с": 5.47, "р": 4.73, "в": 4.54,
    "л": 4.4, "к": 3.49, "м": 3.21, "д": 2.98, "п": 2.81, "у": 2.62, "я": 2.01, "ы": 1.9, "ь": 1.74,
    "г": 1.7, "з": 1.65, "б": 1.59, "ч": 1.44, "й": 1.21, "х": 0.97, "ж": 0.94, "ш": 0.73, "ю": 0.64,
    "ц": 0.48, "щ": 0.36, "э": 0.32, "ф": 0.26, "ъ": 0.04, "ё": 0.2,
}  # fmt: skip
_LIKELIHOOD = {
    **{letter: log(share) for letter, share in _FREQUENCY.items()},
    **{letter.upper(): log(share) - 0.3 for letter, share in _FREQUENCY.items()},
    **dict.fromkeys("№«»–—…\u00a0", 0.5),
}
_STRANGE = -3.0
_PLAUSIBLE = 0.6  # the mean of Russian words is about 1.5, of words in a wrong encoding below 0.5
_WORTH_A_JUDGEMENT = 8  # letters of a line from which its own encoding can be told
_SMALL_BEFORE_CAPITAL = re.compile(r"[а-яё][А-ЯЁ]")
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
    if any(_of_another(line, best) for line in foreign):
        raise refused("csv-mixed")
    return _strict(data, best)


def _of_another(line: bytes, encoding: str) -> bool:
    """The line reads as nonsense in the encoding of the file and as Russian in another one."""
    mine = _russian(line, encoding)
    if mine >= _PLAUSIBLE or sum(byte > 127 for byte in line) < _WORTH_A_JUDGEMENT:
        return False
    return any(_russian(line, other) > max(mine + 0.7, _PLAUSIBLE) for other in _ONE_BYTE)


def _is_utf8(line: bytes) -> bool:
    """A line of several valid two-byte letters: by chance that does not happen."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return sum(letter in _LIKELIHOOD for letter in text) > 2


def _russian(data: bytes, encoding: str) -> float:
    """How much the foreign letters look like Russian in this encoding: mean log of their frequency."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return _STRANGE
    foreign = [letter for letter in text if ord(letter) > 127]
    if not foreign:
        return _STRANGE
    wild = len(_SMALL_BEFORE_CAPITAL.findall(text))
    return (sum(_LIKELIHOOD.get(letter, _STRANGE) for letter in foreign) - wild) / len(foreign)


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
