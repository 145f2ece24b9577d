"""Who is at work on a job: a lock that the operating system or the database drops when its holder dies.

A killed worker therefore holds nothing, and its job can be taken again at once, without waiting for a time-out.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

_CLASS = 20_261  # our own space among the advisory locks of the database


@contextmanager
def lease(job_id: int) -> Iterator[bool]:
    """Hold the job while the block runs; False when another process holds it."""
    if connection.vendor == "postgresql":
        with _advisory(job_id) as mine:
            yield mine
        return
    file = _lock_file()
    if file is None:  # a database in memory has no other process
        yield True
        return
    with file.open("ab") as opened:
        try:
            fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, job_id)
        except OSError:
            yield False
            return
        yield True


def is_free(job_id: int) -> bool:
    """Whether nobody is at work on the job at this moment."""
    with lease(job_id) as mine:
        return mine


@contextmanager
def _advisory(job_id: int) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_CLASS, job_id])
        (mine,) = cursor.fetchone()
    try:
        yield bool(mine)
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_CLASS, job_id])


def _lock_file() -> Path | None:
    """One file beside the database; a job locks the byte of its number."""
    name = str(connection.settings_dict["NAME"])
    if name.startswith("file:") or name == ":memory:":
        return None
    return Path(name).with_name("job-locks")
