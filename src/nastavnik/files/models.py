"""Stored files: content by a random name, served only through a checked view."""

import uuid
from pathlib import PurePosixPath
from typing import ClassVar

from django.db import models

from nastavnik.rules.personal import Erasure, Personal
from nastavnik.scope import ScopedQuerySet


def random_path(instance: "StoredFile", filename: str) -> str:  # noqa: ARG001 - Django's signature; the user's name never becomes a path
    """A path that nobody chose: two letters of a random name, then the name."""
    name = uuid.uuid4().hex
    return str(PurePosixPath("files") / name[:2] / name)


class StoredFile(models.Model):
    """A file that belongs to a unit. `purpose` is one of import, consent, document, template, papers."""

    scope = "unit"

    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=16)
    name = models.CharField("имя файла", max_length=200)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    body = models.FileField(upload_to=random_path)
    created_at = models.DateTimeField()
    created_by_id = models.BigIntegerField(null=True)

    objects = ScopedQuerySet["StoredFile"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {
        "name": Personal("показать, что было загружено", erasure=Erasure.DELETE_ROW),
        "body": Personal(
            "исходный файл базы, скан согласия, выпущенный документ", erasure=Erasure.DELETE_ROW
        ),
    }
    impersonal: ClassVar[set[str]] = {"purpose", "media_type", "sha256", "created_at"}

    class Meta:
        ordering = ("-id",)
