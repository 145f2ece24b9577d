"""Template revisions, registers of numbers, officials named in documents, issued documents."""

from typing import Any, ClassVar, NoReturn, Self

from django.db import models
from django.http import Http404

from nastavnik.orgs.models import PATH_STEP, Gender, Unit
from nastavnik.rules.access import Actor, Permission
from nastavnik.rules.documents.papers.catalogue import KINDS
from nastavnik.rules.personal import Erasure, Personal
from nastavnik.scope import ScopedQuerySet, below

_DOC = Personal("документ организации", term="по номенклатуре дел организации", erasure=Erasure.KEEP)


class TemplateRevisionQuerySet(ScopedQuerySet["TemplateRevision"]):
    """Words of template revisions."""

    def at_or_above(self, unit: Unit) -> Self:
        """Built in, or owned by the unit itself or by a unit above it."""
        above = [unit.path[:end] for end in range(PATH_STEP, len(unit.path) + 1, PATH_STEP)]
        return self.filter(models.Q(owner=None) | models.Q(owner__path__in=above))

    def offered_to(self, actor: Actor, permission: Permission) -> Self:
        """What the actor's units use or may use: built in, their own, of the units above and below them."""
        condition = models.Q(owner=None)
        for path in actor.paths(permission):
            above = [path[:end] for end in range(PATH_STEP, len(path), PATH_STEP)]
            condition |= below(path, "owner__path") | models.Q(owner__path__in=above)
        return self.filter(condition) if actor.may(permission) else self.none()

    def get_offered(self, actor: Actor, permission: Permission, pk: int) -> "TemplateRevision":
        """One of them; Http404 when there is none."""
        found = self.offered_to(actor, permission).filter(pk=pk).first()
        if found is None:
            raise Http404
        return found


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

    objects = TemplateRevisionQuerySet.as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {"kind", "built_in", "sha256", "note", "created_at"}

    class Meta:
        ordering = ("kind", "-number")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "owner", "number"], name="template_revision_once",
                violation_error_message="Такая редакция уже есть.",
            ),
            models.UniqueConstraint(  # SQLite knows no NULLS NOT DISTINCT
                fields=["kind", "number"], condition=models.Q(owner=None), name="template_built_in_once",
                violation_error_message="Такая встроенная редакция уже есть.",
            ),
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


class Official(models.Model):
    """Whom documents of an organisation name without having him in the base: curator, controller.

    Remembers the post, the gender and the cases that people corrected (`forms`: «surname.dative» → form).
    """

    scope = "organisation"

    organisation = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="officials")
    surname = models.CharField("фамилия", max_length=80)
    given = models.CharField("имя", max_length=80)
    patronymic = models.CharField("отчество", max_length=80, blank=True)
    gender = models.CharField("пол", max_length=1, choices=Gender, blank=True)
    post = models.CharField("должность", max_length=200, blank=True)
    forms = models.JSONField("падежи, исправленные вручную", default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedQuerySet["Official"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = dict.fromkeys(
        ("surname", "given", "patronymic", "gender", "post", "forms"),
        Personal("упоминание в документах организации", term="пока лицо занимает должность"),
    )
    impersonal: ClassVar[set[str]] = set()

    class Meta:
        ordering = ("surname", "given", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "surname", "given", "patronymic"], name="official_once",
                violation_error_message="Это должностное лицо уже записано.",
            )
        ]  # fmt: skip

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)


class IssuedForGood(TypeError):
    """Code of ours tried to change or delete an issued document."""


class IssuedDocumentQuerySet(ScopedQuerySet["IssuedDocument"]):
    """Words of issued documents. Only a missing PDF may be added, nothing else changes."""

    def update(self, **kwargs: Any) -> int:
        if set(kwargs) != {"pdf"}:
            raise IssuedForGood(f"an issued document keeps its {', '.join(sorted(kwargs))}")
        return super(IssuedDocumentQuerySet, self.filter(pdf=None)).update(**kwargs)

    def delete(self) -> NoReturn:
        raise IssuedForGood("an issued document is not deleted")

    def about(self, about_type: str, about_id: int) -> Self:
        """Documents about one object, the latest first."""
        return self.filter(about_type=about_type, about_id=about_id)


class IssuedDocument(models.Model):
    """A document as it was issued; never changes. Facts, template revision, author and files are kept.

    `facts`: {"facts": the typed facts, "context": the worded values the template was filled with}. `pdf` is made
    of the stored DOCX when it is first asked for.
    """

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

    objects = IssuedDocumentQuerySet.as_manager()
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

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise IssuedForGood("an issued document never changes")
        super().save(*args, **kwargs)

    def delete(self, using: Any = None, keep_parents: bool = False) -> NoReturn:  # noqa: ARG002 - Django's signature
        raise IssuedForGood("an issued document is not deleted")

    @property
    def file_name(self) -> str:
        """«Приказ № 120-од от 21.11.2026», without signs that file systems refuse."""
        number = "".join("-" if sign in '\\/:*?"<>|' else sign for sign in self.number)
        return f"{self.kind_name} № {number} от {self.date:%d.%m.%Y}"

    @property
    def kind_name(self) -> str:
        """«Приказ»."""
        return KINDS[self.kind].name
