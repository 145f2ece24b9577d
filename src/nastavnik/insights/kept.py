"""Read models kept in memory while the journal of their unit has not moved.

Every write is journalled in its own transaction with the path of its unit, so the newest entries at a unit and
above it tell whether anything it shows may have changed. The stamp is read before the model is computed: what
is computed is at least as new as its stamp. Several entries make the stamp, not the newest one alone, because
of two writes that overlap the later number may be committed first.
"""

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from threading import Lock
from typing import Any, TypeVar

from nastavnik.journal.models import Entry
from nastavnik.orgs.models import PATH_STEP, Unit

T = TypeVar("T")
STAMP = 40  # entries
KEPT = 4000  # read models in one process

_held: OrderedDict[tuple[str, int, date], tuple[tuple[int, ...], Any]] = OrderedDict()
_lock = Lock()


def kept(name: str, organisation: Unit, today: date, compute: Callable[[], T]) -> T:
    """The read model `name` of an organisation for a day; computed when it is not held or may be stale."""
    stamp = _stamp(organisation)
    key = (name, organisation.pk, today)
    with _lock:
        held = _held.get(key)
        if held is not None and held[0] == stamp:
            _held.move_to_end(key)
            return held[1]  # type: ignore[no-any-return]  # a model comes back as it was put
    value = compute()
    with _lock:
        _held[key] = (stamp, value)
        while len(_held) > KEPT:
            _held.popitem(last=False)
    return value


def forget() -> None:
    """Hold nothing: for tests, whose rows are made without a journal."""
    with _lock:
        _held.clear()


def _stamp(organisation: Unit) -> tuple[int, ...]:
    path = organisation.path
    paths = [path[:end] for end in range(PATH_STEP, len(path) + 1, PATH_STEP)]
    newest = Entry.objects.filter(unit_path__in=paths).order_by("-pk").values_list("pk", flat=True)
    return tuple(newest[:STAMP])
