"""Teaches SQLite Russian letters (case without regard to the alphabet, the order of ё) and the size of its tables.

PostgreSQL knows all that by itself; with this the same query gives the same rows on either.
"""

import re
from contextlib import suppress
from functools import lru_cache
from sqlite3 import Connection
from typing import Any

from django.db.backends.signals import connection_created

COLLATION = "ru-x-icu"  # the name PostgreSQL gives to the same order


def connect() -> None:
    """Register the functions on every SQLite connection from now on."""
    connection_created.connect(_teach, dispatch_uid="nastavnik.sqlite")


def study() -> None:
    """Let SQLite look at what its tables hold: without it a municipality's page may read a year of the region.

    A second or two for a region. All rows of an index are looked at: of a part SQLite would think that a year has
    few people. While somebody else writes it is left for another time.
    """
    from django.db import OperationalError, connection

    if connection.vendor == "sqlite":
        with suppress(OperationalError), connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _teach(connection: Any, **kwargs: Any) -> None:  # noqa: ARG001 - the signature of a signal
    if connection.vendor == "sqlite":
        raw: Connection = connection.connection
        raw.create_function("lower", 1, _lower, deterministic=True)
        raw.create_function("upper", 1, _upper, deterministic=True)
        raw.create_function("like", 2, _like, deterministic=True)
        raw.create_function("like", 3, _like, deterministic=True)
        raw.create_collation(COLLATION, compare)


Cell = str | bytes | int | float | None


def _lower(text: Cell) -> Cell:
    return text.lower() if isinstance(text, str) else text


def _upper(text: Cell) -> Cell:
    return text.upper() if isinstance(text, str) else text


@lru_cache(maxsize=256)
def _pattern(pattern: str, escape: str) -> re.Pattern[str]:
    parts = []
    signs = iter(pattern)
    for sign in signs:
        if escape and sign == escape:
            parts.append(re.escape(next(signs, "")))
        else:
            parts.append({"%": ".*", "_": "."}.get(sign) or re.escape(sign))
    return re.compile("".join(parts), re.IGNORECASE | re.DOTALL)


def _like(pattern: Cell, text: Cell, escape: str = "") -> bool | None:
    """SQL's LIKE(pattern, text): NULL in, NULL out."""
    if pattern is None or text is None:
        return None
    return _pattern(str(pattern), escape).fullmatch(str(text)) is not None


def _order(text: str) -> tuple[str, str]:
    lower = text.lower()
    return lower.replace("ё", "е"), lower


def compare(left: str, right: str) -> int:
    """Order of two texts: letters without case, ё beside е and after it."""
    one, other = _order(left), _order(right)
    return (one > other) - (one < other)
