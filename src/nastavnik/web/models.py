"""One-time keys of forms: the second arrival of the same form gets the answer of the first."""

from typing import ClassVar

from django.db import models

from nastavnik.rules.personal import Personal


class FormKey(models.Model):
    """A form that was accepted. `location` is where its sender was led."""

    key = models.CharField(max_length=64, unique=True)
    user_id = models.BigIntegerField()
    location = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(db_index=True)

    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {"key", "location", "at"}
