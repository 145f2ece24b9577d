"""The way back from a total loss, by the command itself on data of its own."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

ORGANISATIONS = (
    "код;название;краткое название;вид;муниципалитет;регион\n"
    "t-1;Школа № 1;СШ № 1;школа;Тихвинский район;Заречная область\n"
    "t-2;Школа № 2;СШ № 2;школа;Тихвинский район;Заречная область\n"
)


def command(data: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.run(
        [sys.executable, "-m", "nastavnik", *words],
        env=environment | {"NASTAVNIK_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )


def organisations(data: Path) -> list[str]:
    """Codes of the organisations that the file of the database holds."""
    with closing(sqlite3.connect(data / "nastavnik.sqlite3")) as base:
        found = base.execute("SELECT code FROM orgs_unit WHERE level = 'organisation' ORDER BY code")
        return [code for (code,) in found]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """An installation with two schools and a file, and the folder with its copy."""
    data, copies = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("copies")
    assert command(data, "setup", "--quiet").returncode == 0
    (data / "o.csv").write_text(ORGANISATIONS)
    assert command(data, "import", "organisations", str(data / "o.csv")).returncode == 0
    (data / "files" / "2026").mkdir(parents=True)
    (data / "files" / "2026" / "scan").write_bytes(bytes(range(256)))
    made = command(data, "backup", str(copies))
    assert made.returncode == 0, made.stderr
    return data, copies


def test_what_was_lost_is_back_whole(kept, tmp_path):
    data, copies = kept
    back = command(tmp_path / "new", "restore", str(copies))
    assert back.returncode == 0, back.stderr
    assert organisations(tmp_path / "new") == organisations(data) == ["t-1", "t-2"]
    assert (tmp_path / "new" / "files" / "2026" / "scan").read_bytes() == bytes(range(256))
    assert (tmp_path / "new" / "nastavnik.sqlite3").stat().st_mode & 0o077 == 0
    assert not list((tmp_path / "new").glob(".*.part"))


def test_setting_up_again_changes_nothing(kept):
    data, _ = kept
    before = organisations(data)
    assert command(data, "setup", "--quiet").returncode == 0
    assert organisations(data) == before


@pytest.mark.parametrize("spoil", ["byte", "database", "manifest", "fields"])
def test_a_broken_copy_is_refused_and_what_there_is_stays(spoil, kept, tmp_path):
    _, copies = kept
    (copy,) = copies.iterdir()
    spoilt = tmp_path / "copies" / copy.name
    shutil.copytree(copy, spoilt)
    shutil.copytree(kept[0], tmp_path / "data", ignore=shutil.ignore_patterns("static"))
    database = spoilt / "database.sqlite3"
    if spoil == "byte":
        database.write_bytes(database.read_bytes()[:-1] + b"!")
    elif spoil == "database":
        database.unlink()
    else:
        (spoilt / "manifest.json").write_text("{" if spoil == "manifest" else "{}")
    answer = command(tmp_path / "data", "restore", str(tmp_path / "copies"), "--replace")
    assert answer.returncode == 1
    assert "повреждена" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert len(organisations(tmp_path / "data")) == 2


def test_a_base_in_use_is_replaced_only_on_demand(kept, tmp_path):
    _, copies = kept
    data = tmp_path / "data"
    assert command(data, "setup", "--quiet").returncode == 0
    (data / "o.csv").write_text(ORGANISATIONS.replace("t-", "z-"))
    command(data, "import", "organisations", str(data / "o.csv"))
    added = command(data, "user", "add", "a@b.ru", "--role", "curator", "--unit", "z-1")
    assert added.returncode == 0, added.stderr
    refused = command(data, "restore", str(copies))
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    assert organisations(data) == ["z-1", "z-2"]
    assert command(data, "restore", str(copies), "--replace").returncode == 0
    assert organisations(data) == ["t-1", "t-2"]
