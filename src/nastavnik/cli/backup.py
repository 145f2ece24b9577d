"""A copy of the database and the files that can be taken while people work, and the way back."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, connections

from nastavnik.rules.outcome import Problem, Refused

MANIFEST = "manifest.json"
FORMAT = 1


def make_backup(folder: Path, *, now: datetime) -> Path:
    """Write a new copy into `folder`/nastavnik-<time> and answer with its path.

    The copy appears under its name only when it is whole; the database goes first, so that every file
    that it names is in the copy. Refused when there is no database yet (a wrong folder would give empty copies
    for years) and when the database's own tool is missing.
    """
    if "accounts_user" not in connection.introspection.table_names():
        raise Refused(
            Problem("backup.no_base", "Здесь ещё нет базы: проверьте NASTAVNIK_DATA или DATABASE_URL.")
        )
    target = folder / f"nastavnik-{now:%Y%m%d-%H%M%S}"
    part = folder / f".{target.name}.part"
    if target.exists():
        raise Refused(Problem("backup.exists", f"Копия {target} уже есть. Повторите через секунду."))
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True, mode=0o700)
    try:
        database = _dump(part)
        if settings.MEDIA_ROOT.exists():
            shutil.copytree(settings.MEDIA_ROOT, part / "files")
        manifest = {
            "format": FORMAT,
            "made_at": now.isoformat(),
            "vendor": connection.vendor,
            "database": database.name,
            "sha256": _digest(database),
        }
        (part / MANIFEST).write_text(json.dumps(manifest, indent=1))
        part.rename(target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return target


def restore_backup(folder: Path, *, replace: bool) -> Path:
    """Put a copy back. Refused when it is broken, of another kind of database, or there is data already."""
    source = _latest(folder)
    manifest = _manifest_of(source)
    database = source / manifest["database"]
    if not database.is_file() or _digest(database) != manifest["sha256"]:
        raise Refused(Problem("restore.broken", f"Копия {source} повреждена: не сходится контрольная сумма."))
    if manifest["vendor"] != connection.vendor:
        raise Refused(
            Problem(
                "restore.other_kind",
                f"Копия сделана с базы {manifest['vendor']}, а здесь {connection.vendor}.",
            )
        )
    if not replace and _has_data():
        raise Refused(
            Problem("restore.not_empty", "Здесь уже есть данные. Если их надо заменить, добавьте --replace.")
        )
    connections.close_all()
    part = settings.MEDIA_ROOT.with_name(f".{settings.MEDIA_ROOT.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    if (source / "files").exists():
        shutil.copytree(source / "files", part, dirs_exist_ok=True)
    _load(database)
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    part.rename(settings.MEDIA_ROOT)
    return source


def _manifest_of(source: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((source / MANIFEST).read_text())
        if {"database", "sha256", "vendor"} <= set(manifest):
            return dict(manifest)
    except (ValueError, TypeError):
        pass
    raise Refused(Problem("restore.broken", f"Копия {source} повреждена: не читается {MANIFEST}."))


def _latest(folder: Path) -> Path:
    if (folder / MANIFEST).exists():
        return folder
    copies = sorted(p.parent for p in folder.glob(f"nastavnik-*/{MANIFEST}"))
    if not copies:
        raise Refused(Problem("restore.nothing", f"В папке {folder} нет копий, сделанных nastavnik backup."))
    return copies[-1]


def _has_data() -> bool:
    if "accounts_user" not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM accounts_user LIMIT 1")
        return cursor.fetchone() is not None


def _dump(part: Path) -> Path:
    if connection.vendor == "sqlite":
        target = part / "database.sqlite3"
        with (
            closing(sqlite3.connect(settings.DATABASES["default"]["NAME"])) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
        return target
    target = part / "database.dump"
    _postgres("pg_dump", "--format=custom", "--no-owner", f"--file={target}")
    return target


def _load(database: Path) -> None:
    if connection.vendor == "sqlite":
        target = Path(settings.DATABASES["default"]["NAME"])
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        shutil.copyfile(database, part)  # a full disk is met here, while what there was still stands
        part.chmod(0o600)
        for leftover in (Path(f"{target}-wal"), Path(f"{target}-shm")):
            leftover.unlink(missing_ok=True)
        part.replace(target)
        return
    _postgres(
        "pg_restore",
        "--clean",
        "--if-exists",
        "--no-owner",
        "--single-transaction",
        str(database),
        to_database=True,
    )


def _postgres(tool: str, *arguments: str, to_database: bool = False) -> None:
    place: dict[str, Any] = dict(settings.DATABASES["default"])
    environment = os.environ | {
        "PGHOST": str(place.get("HOST") or "localhost"),
        "PGPORT": str(place.get("PORT") or 5432),
        "PGUSER": str(place.get("USER") or ""),
        "PGPASSWORD": str(place.get("PASSWORD") or ""),
        "PGDATABASE": str(place["NAME"]),
    }
    name = [f"--dbname={place['NAME']}"] if to_database else []
    try:
        subprocess.run([tool, *name, *arguments], check=True, env=environment, capture_output=True)  # noqa: S603 - PostgreSQL's own tool
    except FileNotFoundError as missing:
        raise Refused(
            Problem("backup.no_tool", f"Нет программы {tool}. На Debian: apt-get install postgresql-client")
        ) from missing
    except subprocess.CalledProcessError as failed:
        raise Refused(
            Problem("backup.failed", f"{tool}: {failed.stderr.decode(errors='replace').strip()}")
        ) from failed


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
