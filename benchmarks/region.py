"""The region-size invented database that other benchmarks read; made once and kept in a folder of its own."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(os.environ.get("NASTAVNIK_BENCH", Path(tempfile.gettempdir()) / "nastavnik-bench"))


def prepare(size: str = "region") -> Path:
    """The data folder of a demonstration of this size; the first call makes it (minutes for a region)."""
    data = FOLDER / size
    os.environ["NASTAVNIK_DATA"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "nastavnik.project.settings"
    if not (data / "ready").exists():
        for words in (("setup", "--quiet"), ("demo", "--size", size, "--seed", "1")):
            subprocess.run([sys.executable, "-m", "nastavnik", *words], check=True)
        (data / "ready").touch()
    return data
