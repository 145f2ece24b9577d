"""Read models kept in memory while the journal has not moved at their unit, below it or above it.

Every write is journalled in its own transaction with the path of its unit. The version is read before the
model is computed: what is computed is at least as new as its version (docs/adr/0006).
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from threading import Lock
from typing import Any, Final, TypeVar

from nastavnik.journal.tail import Version, tail

T = TypeVar("T")
KEPT: Final = 1000  # read models in one process, the least recently shown go first

_held: OrderedDict[Hashable, tuple[tuple[Version, ...], Any]] = OrderedDict()
_lock = Lock()


def kept(name: str, *paths: str, today: date, compute: Callable[[], T], of: Hashable = ()) -> T:
    """The read model `name` of the units at these paths for a day; computed when it is not held or may be stale.

    `of`: whatever else it depends on, like filters and rights. Who gets it must not change it.
    """
    version = tuple(tail.version(path) for path in paths)
    key = (name, paths, today, of)
    with _lock:
        held = _held.get(key)
        if held is not None and held[0] == version:
            _held.move_to_end(key)
            return held[1]  # type: ignore[no-any-return]  # a model comes back as it was put
    value = compute()
    with _lock:
        _held[key] = (version, value)
        while len(_held) > KEPT:
            _held.popitem(last=False)
    return value


def forget() -> None:
    """Hold nothing: for tests, whose rows are made without a journal."""
    tail.forget()
    with _lock:
        _held.clear()
