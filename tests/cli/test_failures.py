"""What a command says when it is written wrongly or when what it stands on fails: a sentence, never a trace."""

import errno
import os
import sqlite3
import subprocess
import sys

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError

from nastavnik.cli.commands import installation
from nastavnik.cli.failures import sentence_of
from nastavnik.cli.main import main
from nastavnik.documents.models import IssuedDocument
from nastavnik.pairs.models import Pair
from nastavnik.people.models import Consent
from tests.factories import make_mentor, make_pair, make_person, make_request

WRONG = [
    ("port", "0"),
    ("port", "65536"),
    ("port", "9" * 40),
    ("serve", "--port", "-1"),
    ("serve", "--workers", "0"),
    ("indicators", "--unit", "s-1", "--on", "9999-12-31"),
    ("indicators", "--unit", "s-1", "--on", "0001-01-01"),
    ("journal", "--from", "0001-01-01"),
    ("journal", "--to", "9999-12-31"),
    ("consent", "--organisation", "s-1", "--all", "--date", "0001-01-01"),
]


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_what_cannot_be_meant_is_a_usage_error(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words",
    [
        ("import", "organisations", "{folder}"),
        ("import", "organisations", "{folder}/нет.csv"),
        ("backup", "{file}"),
        ("restore", "{file}"),
        ("serve", "--host", "нет-такого.invalid", "--port", "8000"),
    ],
    ids=" ".join,
)
def test_what_is_not_there_is_named(words, tmp_path, capsys):
    (tmp_path / "файл").write_text("x")
    places = {"folder": str(tmp_path), "file": str(tmp_path / "файл")}
    assert main([word.format(**places) for word in words]) == 1
    said = capsys.readouterr().err
    assert said.strip()
    assert "Errno" not in said


@pytest.mark.django_db
@pytest.mark.parametrize("words", [("serve", "--port", "1"), ("worker", "--once")], ids=" ".join)
def test_nothing_starts_on_a_base_of_another_version(words, monkeypatch, capsys):
    """Said at start, not by the first page."""
    monkeypatch.setattr(installation, "port_is_free", lambda *_: True)
    monkeypatch.setattr(
        "django.db.migrations.executor.MigrationExecutor.migration_plan", lambda *_: [("one", False)]
    )
    for starts in ("subprocess.Popen", "os.execv"):
        monkeypatch.setattr(starts, lambda *_: pytest.fail("started"))
    assert main(words) == 1
    assert "nastavnik setup" in capsys.readouterr().err


def test_a_port_that_is_busy_elsewhere_is_said_to_be_busy(monkeypatch, capsys):
    monkeypatch.setattr(installation, "port_is_free", lambda host, _: host == "127.0.0.1")
    assert main(["serve", "--host", "0.0.0.0", "--port", "8123"]) == 1
    assert "8123 занят" in capsys.readouterr().err


def test_a_worker_that_was_killed_is_replaced(monkeypatch, capsys):
    """Without it imports would wait for ever while the site looks well."""
    living = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    monkeypatch.setattr(installation, "PAUSE", 0)
    monkeypatch.setattr(installation, "_worker_process", lambda: "another")
    assert installation._at_work(living) is living
    living.kill()
    living.communicate()
    assert installation._at_work(living) == "another"
    assert "запускаю его снова" in capsys.readouterr().err


@pytest.mark.django_db
def test_an_order_that_cannot_be_written_takes_no_number(district, tmp_path, capsys):
    make_pair(make_mentor(make_person(district.school)), make_request(make_person(district.school)))
    assert Pair.objects.under("").exists()
    words = ["document", "pairs-order", "--organisation", district.school.code, "--number", "1"]
    assert main([*words, "--date", "2026-11-20", "--out", str(tmp_path / "нет" / "приказ.docx")]) == 1
    assert "приказ.docx" in capsys.readouterr().err
    assert not IssuedDocument.objects.under("").exists()


@pytest.mark.django_db
def test_consents_older_than_the_law_are_refused(district, capsys):
    make_person(district.school, consent=False)
    words = ["consent", "--organisation", district.school.code, "--all", "--date", "1996-11-20"]
    assert main(words) == 1
    assert "проверьте год" in capsys.readouterr().err
    assert not Consent.objects.filter(signed_on__year=1996).exists()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "нет места"),
        (OSError(errno.EROFS, "Read-only file system", "/data"), "только для чтения"),
        (PermissionError(errno.EACCES, "Permission denied", "/data"), "Нет доступа: /data"),
        (OperationalError("database or disk is full"), "нет места"),
        (OperationalError("attempt to write a readonly database"), "только для чтения"),
        (OperationalError("no such table: orgs_unit"), "nastavnik setup"),
        (ProgrammingError('relation "orgs_unit" does not exist'), "nastavnik setup"),
        (OperationalError("connection refused"), "недоступна"),
        (InterfaceError("connection already closed"), "недоступна"),
        (DatabaseError("file is not a database"), "из копии"),
        (sqlite3.DatabaseError("database disk image is malformed"), "из копии"),
    ],
)
def test_what_failed_around_the_program_is_said_in_russian(error, words):
    assert words in (sentence_of(error) or "")


def test_a_mistake_of_the_program_is_not_hidden():
    assert sentence_of(KeyError("x")) is None
    assert sentence_of(ProgrammingError("syntax error")) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "foo://x"),
        ("DATABASE_URL", "без схемы"),
        ("DATABASE_URL", "postgresql://x:y@h:port/x"),
        ("DATABASE_URL", "mysql://x@h/x"),
        ("NASTAVNIK_TIME_ZONE", "Mars/Base"),
        ("NASTAVNIK_TIME_ZONE", "../etc/passwd"),
        ("NASTAVNIK_MAIL", "smtp://узел:порт"),
        ("NASTAVNIK_MAIL", "smpt://mail.example"),
        ("NASTAVNIK_TODAY", "2026-13-01"),
    ],
)
def test_a_bad_variable_is_named_and_the_right_one_shown(name, value, tmp_path):
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    answer = subprocess.run(
        [sys.executable, "-m", "nastavnik", "environment"],
        env=environment | {"NASTAVNIK_DATA": str(tmp_path), name: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith(f"{name}: ")
    assert "Traceback" not in answer.stderr


def test_a_database_that_is_away_is_said_to_be_away(tmp_path):
    environment = os.environ | {
        "NASTAVNIK_DATA": str(tmp_path),
        "DATABASE_URL": "postgresql://a:secret@127.0.0.1:1/a",
    }
    for words in (
        ["setup"],
        ["people", "--organisation", "x"],
        ["worker", "--once"],
        ["backup", str(tmp_path)],
    ):
        answer = subprocess.run(
            [sys.executable, "-m", "nastavnik", *words],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 1
        assert answer.stderr.startswith("База данных недоступна"), words
        assert "secret" not in answer.stderr
        assert "Traceback" not in answer.stderr


def test_an_empty_folder_gives_no_empty_copies(tmp_path):
    """A wrong NASTAVNIK_DATA would otherwise be noticed on the day of the loss."""
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    answer = subprocess.run(
        [sys.executable, "-m", "nastavnik", "backup", str(tmp_path / "copies")],
        env=environment | {"NASTAVNIK_DATA": str(tmp_path / "empty")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1
    assert "нет базы" in answer.stderr
    assert not list(tmp_path.glob("copies/*"))
