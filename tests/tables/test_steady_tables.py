"""Large and evil files in a process of their own: seconds and memory stay within what is promised."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tables.making import bomb, edited, with_rows, xlsx

SECONDS = 10
MEGABYTES = 150
PROGRAM = """
import resource, sys, time
from nastavnik.rules.outcome import Refused
from nastavnik.tables import open_table
open_table(b"a;b\\n1;2\\n", "warm.csv")
import nastavnik.tables.library
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.monotonic()
try:
    rows = sum(1 for sheet in open_table(open(sys.argv[1], "rb").read(), "x.xlsx").sheets for _ in sheet.rows())
    answer = f"rows {rows}"
except Refused as refusal:
    answer = refusal.problems[0].code
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(answer, round(time.monotonic() - start, 2), (after - before) // 1024, sep="|")
"""


def empty_rows(count: int) -> bytes:
    return with_rows(b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(5, count)))


def filled_rows(count: int) -> bytes:
    return with_rows(b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(5, count)))


def unnumbered_rows(count: int) -> bytes:
    return with_rows(b"<row><c><v>1</v></c></row>" * count)


def far_sheets() -> bytes:
    """Forty sheets, each a rectangle just within the limit of one."""
    import io

    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    for number in range(40):
        sheet = book.add_worksheet(f"Лист {number}")
        sheet.write(0, 0, 1)
        sheet.write(59_000, 25, 1)
    book.close()
    return target.getvalue()


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb of 400 MB": (lambda: bomb(400), "file-bomb"),
    "a bomb of 100 MB": (lambda: bomb(100), "file-bomb"),
    "a million empty rows": (lambda: empty_rows(1_000_000), "rows 4"),
    "three million rows": (lambda: filled_rows(3_000_000), "sheet-rows"),
    "a hundred thousand rows without numbers": (lambda: unnumbered_rows(100_000), "sheet-rows"),
    "forty wide sheets": (far_sheets, "sheet-far"),
    "fifty thousand rows": (lambda: filled_rows(50_000), "rows 49999"),
    "a long shared string": (
        lambda: edited(
            xlsx(), "xl/sharedStrings.xml", lambda p: p.replace("физика".encode(), b"x" * 30_000_000)
        ),
        "rows 4",
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_time_and_memory_are_bounded(kind: str, tmp_path: Path) -> None:
    make, expected = CASES[kind]
    path = tmp_path / "evil.xlsx"
    path.write_bytes(make())
    command = [sys.executable, "-c", PROGRAM, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    answer, seconds, megabytes = done.stdout.strip().split("|")
    assert answer == expected
    assert float(seconds) < SECONDS
    assert int(megabytes) < MEGABYTES
