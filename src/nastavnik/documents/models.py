"""Template revisions, registers of numbers, issued documents."""

from typing import ClassVar

from django.db import models

from nastavnik.rules.personal import Erasure, Personal
from nastavnik.scope import ScopedQuerySet

_DOC = Personal("документ организации", term="по номенклатуре дел организации", erasure=Erasure.KEEP)


class TemplateRevision(models.Model):
    """A revision of a template. Without an owner it is built in; the nearest owner above a unit wins."""

    scope = "owner"

    kind = models.CharField("вид документа", max_length=40)
    owner = models.ForeignKey("orgs.Unit", models.PROTECT, null=True, blank=True, related_name="templates")
    number = models.PositiveSmallIntegerField("редакция")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    built_in = models.CharField(max_length=80, blank=True)  # file name within document_templates/
    sha256 = models.CharField(max_length=64)
    note = models.CharField("что изменено", max_length=300, blank=True)
    active = models.BooleanField("действует", default=True)
    created_at = models.DateTimeField()
    created_by_id = models.BigIntegerField(null=True)

    objects = ScopedQuerySet["TemplateRevision"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {"kind", "built_in", "sha256", "note", "created_at"}

    class Meta:
        ordering = ("kind", "-number")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "owner", "number"], name="template_revision_once", nulls_distinct=False,
                violation_error_message="Такая редакция уже есть.",
            )
        ]  # fmt: skip


class Register(models.Model):
    """A sequence of numbers of an organisation for a kind of documents in a calendar year."""

    scope = "organisation"

    organisation = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="registers")
    sequence = models.CharField("журнал", max_length=40)  # orders, letters, …
    year = models.PositiveSmallIntegerField("год")
    pattern = models.CharField("образец номера", max_length=40, default="{n}")

    objects = ScopedQuerySet["Register"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {"sequence", "pattern"}

    class Meta:
        ordering = ("-year", "sequence")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "sequence", "year"], name="register_once",
                violation_error_message="Такой журнал номеров уже есть.",
            )
        ]  # fmt: skip


class IssuedDocument(models.Model):
    """A document as it was issued; never changes. Facts, template revision, author and files are kept."""

    scope = "organisation"

    organisation = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="documents")
    register = models.ForeignKey(Register, models.PROTECT, related_name="documents")
    kind = models.CharField("вид", max_length=40)
    title = models.CharField("заголовок", max_length=300)
    number = models.CharField("номер", max_length=60)
    date = models.DateField("дата")
    facts = models.JSONField()
    template = models.ForeignKey(TemplateRevision, models.PROTECT, related_name="documents")
    docx = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    pdf = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    about_type = models.CharField(max_length=64, blank=True)
    about_id = models.BigIntegerField(null=True)
    amends = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="amendments")
    issued_at = models.DateTimeField()
    issued_by_id = models.BigIntegerField(null=True)

    objects = ScopedQuerySet["IssuedDocument"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {"facts": _DOC, "title": _DOC}
    impersonal: ClassVar[set[str]] = {"kind", "number", "date", "about_type", "issued_at"}

    class Meta:
        ordering = ("-date", "-id")
        indexes: ClassVar = [models.Index(fields=["about_type", "about_id"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["register", "number"], name="document_number_once",
                violation_error_message="Документ с таким номером в этом году уже есть.",
            )
        ]  # fmt: skip
