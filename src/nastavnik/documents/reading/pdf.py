"""Text of a PDF, taken out in a process of its own, which may not run long nor grow large."""

import json
import re
import subprocess
import sys

from nastavnik.documents.reading.refusals import refused
from nastavnik.rules.documents.wording.morphology import morphology

SECONDS = 40
_ITEM = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?\s|[-–—•·▪]\s|[а-я]\)\s)", re.IGNORECASE)
_WRAPPED = 0.75  # of the longest lines: a shorter line ends its paragraph
_GOES_ON = re.compile(r"^[a-zа-яё(\d]")
_LETTER_HYPHEN = re.compile(r"([А-Яа-яё]+)-$")


def read_pdf(data: bytes) -> list[str]:
    """Paragraphs put together from the lines of all pages."""
    command = [sys.executable, "-I", "-m", "nastavnik.documents.reading.child"]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, nothing of the user in the command
            command,
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={"PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.TimeoutExpired as late:
        raise refused("text-time") from late
    if done.returncode != 0:
        raise refused("text-time")
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise refused(answer["error"])
    return joined([line.strip() for page in answer["pages"] for line in page.splitlines() if line.strip()])


def joined(lines: list[str]) -> list[str]:
    """Paragraphs from lines: a full line goes on in the next one unless that begins an item."""
    longest = sorted(map(len, lines))[int(len(lines) * 0.9)] if lines else 0
    paragraphs: list[str] = []
    full = False
    for line in lines:
        if paragraphs and _continues(paragraphs[-1], line, full=full):
            paragraphs[-1] = _together(paragraphs[-1], line)
        else:
            paragraphs.append(line)
        full = len(line) >= longest * _WRAPPED
    return paragraphs


def _continues(before: str, line: str, *, full: bool) -> bool:
    if before.endswith(("№", "от")):
        return True
    if _ITEM.match(line) or before.endswith((".", ":", ";", "!", "?")):
        return False
    return full or (line[0].islower() and _GOES_ON.match(line) is not None)


def _together(before: str, line: str) -> str:
    """«настав-» and «ничество» are one word; «учитель-» and «предметник» keep their hyphen."""
    broken = _LETTER_HYPHEN.search(before)
    if broken is None:
        return f"{before} {line}"
    begun = re.match(r"[а-яё]+", line)
    whole = (broken[1] + begun[0]).lower() if begun else ""
    return (before[:-1] if whole and morphology().word_is_known(whole) else before) + line
