"""Who is at work on a job: a lock that the operating system or the database drops when its holder dies.

A killed worker therefore holds nothing, and its job can be taken again at once, without waiting for a time-out.
"""

import fcntl
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from django.db import connection

_CLASS = 20_261  # our own space among the advisory locks of the database


@contextmanager
def lease(job_id: int) -> Iterator[bool]:
    """Hold the job while the block runs; False when another process holds it."""
    held: AbstractContextManager[bool]
    if connection.vendor == "postgresql":
        held = advisory_lock(job_id)
    elif file := _lock_file():
        held = byte_lock(file, job_id)
    else:  # a database in memory has no other process
        held = nullcontext(True)
    with held as mine:
        yield mine


def is_free(job_id: int) -> bool:
    """Whether nobody is at work on the job at this moment."""
    with lease(job_id) as mine:
        return mine


@contextmanager
def byte_lock(file: Path, number: int) -> Iterator[bool]:
    """The byte of this number in a file, as the operating system locks it for a process."""
    with file.open("ab") as opened:
        try:
            fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, number)
        except OSError:
            yield False
            return
        yield True


@contextmanager
def advisory_lock(number: int) -> Iterator[bool]:
    """A lock of the database's session: it goes with the connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_CLASS, number])
        (mine,) = cursor.fetchone()
    try:
        yield bool(mine)
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_CLASS, number])


def _lock_file() -> Path | None:
    """Beside the database: one file for all jobs."""
    name = str(connection.settings_dict["NAME"])
    if name.startswith("file:") or name == ":memory:":
        return None
    return Path(name).with_name("job-locks")
