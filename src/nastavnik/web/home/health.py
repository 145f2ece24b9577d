"""Whether the process lives, and whether the installation can work."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from nastavnik import clock
from nastavnik.queue.queries import is_served
from nastavnik.web.policy import public

FREE_AT_LEAST: Final = 200_000_000  # bytes: room for a backup of a district and a day of files


@public("спрашивает система наблюдения; ответ не говорит ничего о данных")
def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the signature of a view
    """Alive. Asks nothing of the database."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@public("спрашивает система наблюдения; ответ не говорит ничего о данных")
def readyz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the signature of a view
    """Database, disk and worker, each by name; 503 when one fails."""
    checks: dict[str, Callable[[], bool]] = {"database": _database, "disk": _disk, "worker": _worker}
    found = {name: _holds(check) for name, check in checks.items()}
    ready = all(found.values())
    answer = {"ready": ready, "checks": {name: "ok" if held else "failed" for name, held in found.items()}}
    return JsonResponse(answer, status=200 if ready else 503)


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, OSError):
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _disk() -> bool:
    folder = Path(settings.DATA)
    state = os.statvfs(folder)
    return os.access(folder, os.W_OK) and state.f_bavail * state.f_frsize >= FREE_AT_LEAST


def _worker() -> bool:
    return is_served(now=clock.now())
