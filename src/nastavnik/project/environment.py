"""Reading the environment: every variable that Nastavnik knows, with its meaning, in one table."""

import os
import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import dj_database_url


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable of the environment: its name, what it means when absent, what it does (Russian)."""

    name: str
    default: str
    meaning: str


VARIABLES = (
    Variable("NASTAVNIK_DATA", "./var", "папка базы данных и файлов"),
    Variable("DATABASE_URL", "SQLite в папке данных", "адрес PostgreSQL: postgresql://имя:пароль@узел/база"),
    Variable("NASTAVNIK_PRODUCTION", "0", "1 — рабочая установка: строгие проверки, только HTTPS"),
    Variable(
        "NASTAVNIK_SECRET_KEY", "создаётся в папке данных", "ключ подписи; в рабочей установке обязателен"
    ),
    Variable("NASTAVNIK_HOSTS", "localhost,127.0.0.1", "имена узла через запятую"),
    Variable("NASTAVNIK_ORIGINS", "", "адреса сайта с https:// через запятую, если он стоит за прокси"),
    Variable("NASTAVNIK_PROXY", "0", "1 — перед сервером стоит прокси, который сам ставит X-Forwarded-*"),
    Variable("NASTAVNIK_TIME_ZONE", "Europe/Moscow", "часовой пояс сервера"),
    Variable("NASTAVNIK_TODAY", "", "дата репетиции ГГГГ-ММ-ДД; в рабочей установке запрещена"),
    Variable("NASTAVNIK_MAIL", "file", "file, console или smtp://имя:пароль@узел:порт"),
    Variable("NASTAVNIK_MAIL_FROM", "nastavnik@localhost", "обратный адрес писем"),
    Variable("NASTAVNIK_SECOND_FACTOR", "0", "1 — второй фактор обязателен для ролей выше куратора"),
    Variable("NASTAVNIK_GALLERY", "0", "1 — показать галерею деталей оформления"),
    Variable("NASTAVNIK_DEBUG", "0", "1 — режим разработки с подробными ошибками"),
)


class BadEnvironment(Exception):
    """A variable whose value cannot be used; the message names it and says what is expected."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str) -> bool:
    return text(name).lower() in {"1", "true", "yes", "on", "да"}


def words(name: str, default: str = "") -> list[str]:
    return [w.strip() for w in text(name, default).split(",") if w.strip()]


def day(name: str) -> date | None:
    """A date in ISO form, or None when the variable is not set."""
    value = text(name)
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise BadEnvironment(f"{name}: дата пишется как ГГГГ-ММ-ДД, например 2026-11-21.") from error


def zone(name: str, default: str) -> str:
    """The name of a time zone that the machine knows."""
    given = text(name, default)
    try:
        ZoneInfo(given)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadEnvironment(
            f"{name}: нет часового пояса «{given}». Пишут, например, Europe/Moscow или Asia/Omsk."
        ) from error
    return given


def database(address: str) -> dict[str, Any]:
    """Django's settings of the PostgreSQL database at this address."""
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(address, conn_max_age=60))
    except ValueError as error:
        raise BadEnvironment(_BAD_DATABASE) from error
    if not str(found.get("ENGINE", "")).endswith("postgresql"):
        raise BadEnvironment(_BAD_DATABASE)
    return found


_BAD_DATABASE = (
    "DATABASE_URL: адрес пишется как postgresql://имя:пароль@узел:5432/база; особые знаки пароля – через %XX. "
    "Для SQLite уберите переменную: база лежит в папке данных."
)


@dataclass(frozen=True, slots=True)
class Mail:
    """How letters leave: Django's back end by the beginning of its name, and for SMTP the server."""

    backend: str
    host: str = "localhost"
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False
    ssl: bool = False


def mail(name: str) -> Mail:
    """Where letters go by the variable: into files, to the console, or to a server."""
    given = text(name, "file")
    if given in {"file", "console"}:
        return Mail("filebased" if given == "file" else "console")
    try:
        url = urlsplit(given)
        port = url.port
    except ValueError:
        url, port = urlsplit(""), None
    if url.scheme not in _MAIL_PORTS or not url.hostname:
        raise BadEnvironment(f"{name}: пишут file, console или smtp://имя:пароль@узел:порт.")
    return Mail(
        "smtp",
        url.hostname,
        port or _MAIL_PORTS[url.scheme],
        unquote(url.username or ""),
        unquote(url.password or ""),
        tls=url.scheme == "smtp+tls",
        ssl=url.scheme == "smtps",
    )


_MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def secret_key(data: Path, *, production: bool) -> str:
    """The signing key: from the environment, else made once, kept in the data folder."""
    given = text("NASTAVNIK_SECRET_KEY")
    if given:
        return given
    if production:
        raise BadEnvironment("NASTAVNIK_SECRET_KEY: в рабочей установке задайте длинный случайный ключ.")
    file = data / "secret-key"
    if not file.exists():
        data.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(64))
    return file.read_text().strip()
