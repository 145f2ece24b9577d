"""Keeping a file: by content, under a name nobody chose; forgetting what was only on its way."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile

from nastavnik.files.models import StoredFile
from nastavnik.orgs.models import Unit
from nastavnik.rules.access import Actor


def keep(
    content: bytes, *, name: str, media_type: str, purpose: str, unit: Unit, by: Actor, now: datetime
) -> StoredFile:
    """Store bytes for a unit. `name` is only shown, never used as a path; `purpose` as in StoredFile."""
    stored = StoredFile(
        unit=unit,
        purpose=purpose,
        name=name.replace("\\", "/").rsplit("/", 1)[-1][:200],
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        created_at=now,
        created_by_id=by.user_id,
    )
    stored.body.save(name, ContentFile(content), save=False)
    stored.save()
    return stored


def forget(purpose: str, *, before: datetime) -> int:
    """Delete files of a purpose that were stored before a moment, content first; how many.

    Only for files that no row of another table names.
    """
    old = list(StoredFile.objects.filter(purpose=purpose, created_at__lt=before).order_by("pk"))
    for stored in old:
        stored.body.delete(save=False)
        stored.delete()
    return len(old)
