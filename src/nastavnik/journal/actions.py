"""Writing to the journal: one word, called inside the transaction of the act it records."""

from datetime import datetime
from typing import Any

from django.db import models

from nastavnik.journal.models import Entry
from nastavnik.rules.access import Actor


def record(
    verb: str,
    about: models.Model | None,
    *,
    by: Actor,
    now: datetime,
    unit_path: str = "",
    **facts: Any,
) -> Entry:
    """Record one act. `verb` is app.object.deed («people.person.changed»); facts are codes, counts, ids."""
    return Entry.objects.create(
        at=now,
        actor_id=by.user_id,
        address=by.address or None,
        verb=verb,
        object_type=about._meta.label_lower if about is not None else "",
        object_id=about.pk if about is not None else None,
        unit_path=unit_path,
        facts=facts,
    )
