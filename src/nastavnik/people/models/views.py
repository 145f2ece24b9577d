"""Saved views of the lists: a name for a query string."""

from typing import ClassVar

from django.db import models

from nastavnik.rules.personal import Erasure, Personal


class SavedView(models.Model):
    """A user's own view of a list: its filters, order and columns as a query string."""

    user_id = models.BigIntegerField()
    area = models.CharField(max_length=32)
    title = models.CharField("название", max_length=60)
    query = models.CharField(max_length=1000)

    personal_data: ClassVar[dict[str, Personal]] = {
        "query": Personal("отбор списка может содержать слова поиска", erasure=Erasure.DELETE_ROW)
    }
    impersonal: ClassVar[set[str]] = {"area", "title"}

    class Meta:
        ordering = ("title",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user_id", "area", "title"],
                name="saved_view_once",
                violation_error_message="Вид с таким названием уже есть.",
            )
        ]
