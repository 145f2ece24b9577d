"""Imports point down, rules stay pure, files stay small."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 500


def test_the_import_contracts_hold():
    tool = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert tool, "import-linter is not installed in this environment"
    done = subprocess.run([tool], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def sources():
    return sorted(p for p in (ROOT / "src").rglob("*.py") if "migrations" not in p.parts)


@pytest.mark.parametrize("file", sources(), ids=lambda p: str(p.relative_to(ROOT / "src")))
def test_a_file_is_of_one_subject(file):
    assert len(file.read_text().splitlines()) <= LONGEST_FILE
