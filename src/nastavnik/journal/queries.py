"""Reading the journal: what an actor may read, page by page without counting, what was done to one object."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Q

from nastavnik.journal.models import Entry, EntryQuerySet
from nastavnik.rules.access import Actor, Role
from nastavnik.scope import below

PAGE = 50
HISTORY = 30


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for; empty means anything. `until` is the first moment that no longer counts."""

    actor_ids: Sequence[int] | None = None
    verbs: Sequence[str] = ()
    since: datetime | None = None
    until: datetime | None = None
    unit_paths: Sequence[str] | None = None


def readable_by(actor: Actor) -> EntryQuerySet:
    """Entries of the actor's units. An administrator also reads refused sign-ins of unknown addresses, which
    belong to no unit and name nobody."""
    mine = Entry.objects.visible_to(actor)
    if Role.ADMIN not in actor.roles:
        return mine
    return mine | Entry.objects.filter(unit_path="", actor_id=None, object_id=None)


def page_of(
    entries: EntryQuerySet, wanted: Wanted, *, before: int | None = None, size: int = PAGE
) -> tuple[list[Entry], bool]:
    """The newest entries that are wanted, older than `before`, and whether older ones follow; one query.

    Nothing is counted: a journal has millions of rows and nobody wants to know how many.
    """
    found = _narrowed(entries, wanted)
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found.order_by("-pk")[: size + 1])
    return rows[:size], len(rows) > size


def journal_of(about: models.Model, *, reader: Actor, limit: int = HISTORY) -> list[Entry]:
    """The newest acts about one object, as far as the reader may read the journal; one query or none."""
    if about.pk is None:
        return []
    entries = readable_by(reader).about(about._meta.label_lower, about.pk)
    return list(entries.order_by("-pk")[:limit])


def _narrowed(entries: EntryQuerySet, wanted: Wanted) -> EntryQuerySet:
    if wanted.actor_ids is not None:
        entries = entries.filter(actor_id__in=wanted.actor_ids)
    if wanted.verbs:
        entries = entries.filter(verb__in=wanted.verbs)
    if wanted.since is not None:
        entries = entries.filter(at__gte=wanted.since)
    if wanted.until is not None:
        entries = entries.filter(at__lt=wanted.until)
    if wanted.unit_paths is not None:
        entries = entries.filter(_any_below(wanted.unit_paths))
    return entries


def _any_below(paths: Iterable[str]) -> Q:
    condition = Q(pk__in=[])
    for path in paths:
        condition |= below(path, "unit_path")
    return condition
