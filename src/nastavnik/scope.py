"""The one door to rows: a queryset that knows where its model hangs in the tree of units."""

from typing import Any, Self, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.http import Http404

from nastavnik.rules.access import Actor, Permission


def path_range(prefix: str) -> tuple[str, str]:
    """Half-open range [low, high) of paths at or below a unit's path, as an index can read it.

    Paths are digits of fixed width, so the end is the same prefix counted up by one.
    """
    high = str(int(prefix) + 1).zfill(len(prefix))
    return prefix, high


def below(prefix: str, lookup: str = "path") -> models.Q:
    """A condition: the path reached by `lookup` lies at or below `prefix` ('' means anywhere)."""
    if prefix == "":
        return models.Q()
    low, high = path_range(prefix)
    if len(high) > len(prefix):  # all nines: nothing sorts after them within the width
        return models.Q(**{f"{lookup}__gte": low})
    return models.Q(**{f"{lookup}__gte": low, f"{lookup}__lt": high})


M = TypeVar("M", bound=models.Model)


class ScopedQuerySet(models.QuerySet[M]):
    """Rows by permission. A model states `scope`: '' for a unit itself, else the lookup to its unit."""

    def visible_to(self, actor: Actor, permission: Permission) -> Self:
        """Only rows that hang at or below a unit where the actor holds the permission, or at his own unit alone."""
        paths, own = actor.paths(permission), actor.own_paths(permission)
        if not paths and not own:
            return self.none()
        lookup = self._path_lookup()
        condition = models.Q(**{f"{lookup}__in": own}) if own else models.Q()
        for path in paths:
            if path == "":
                return self.all()
            condition |= below(path, lookup)
        return self.filter(condition)

    def under(self, path: str) -> Self:
        """Only rows at or below a unit's path; narrows a queryset that the door already let out."""
        return self.filter(below(path, self._path_lookup()))

    def get_for(self, actor: Actor, permission: Permission, **lookup: Any) -> M:
        """One row through the door; Http404 when it is absent or not the actor's (the same answer)."""
        try:
            return self.visible_to(actor, permission).get(**lookup)
        except (ObjectDoesNotExist, ValueError, OverflowError) as absent:
            raise Http404 from absent

    def _path_lookup(self) -> str:
        scope: str = self.model.scope  # type: ignore[attr-defined]  # every scoped model states it
        return f"{scope}__path" if scope else "path"
