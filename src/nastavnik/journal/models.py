"""What was done, by whom, when. No foreign keys: the history outlives what it describes."""

from typing import ClassVar

from django.db import models

from nastavnik.rules.access import Actor, Permission
from nastavnik.rules.personal import Personal
from nastavnik.scope import below


class EntryQuerySet(models.QuerySet["Entry"]):
    """Words of the journal."""

    def visible_to(self, actor: Actor, permission: Permission = Permission.JOURNAL_VIEW) -> "EntryQuerySet":
        """Entries at or below the units where the actor may read the journal."""
        condition = models.Q(pk__in=[])
        for path in actor.paths(permission):
            if path == "":
                return self.all()
            condition |= below(path, "unit_path")
        return self.filter(condition)

    def about(self, object_type: str, object_id: int) -> "EntryQuerySet":
        """Entries about one object."""
        return self.filter(object_type=object_type, object_id=object_id)


class Entry(models.Model):
    """One act. `facts` holds codes, counts and ids, never names, phones or texts of people."""

    at = models.DateTimeField("когда")
    actor_id = models.BigIntegerField("кто", null=True)
    address = models.GenericIPAddressField("откуда", null=True)
    verb = models.CharField("действие", max_length=64)
    object_type = models.CharField(max_length=64)
    object_id = models.BigIntegerField(null=True)
    unit_path = models.CharField(max_length=32, default="")
    facts = models.JSONField(default=dict)

    objects = EntryQuerySet.as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {"at", "address", "verb", "object_type", "unit_path", "facts"}

    class Meta:
        ordering = ("-id",)
        indexes: ClassVar = [
            models.Index(fields=["object_type", "object_id", "id"]),
            models.Index(fields=["unit_path", "id"]),
            models.Index(fields=["actor_id", "at"]),
        ]
