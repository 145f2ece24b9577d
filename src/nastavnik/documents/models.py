"""Template revisions, registers of numbers, officials, issued documents and their lives, acts documents rest on."""

from datetime import date
from typing import Any, ClassVar, NoReturn, Self

from django.db import models
from django.http import Http404

from nastavnik.orgs.models import PATH_STEP, Gender, Unit
from nastavnik.rules.access import Actor, Permission
from nastavnik.rules.documents.incoming import ActFacts, ActLevel
from nastavnik.rules.documents.life import State
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
    """A revision of a template. Without an owner it is built in; the nearest owner above a unit wins.

    `based_on`: what was in force above when the revision was made. `reconciled_with`: the revision above that the
    owner has looked at since and kept his own.
    """

    scope = "owner"

    kind = models.CharField("вид документа", max_length=40)
    owner = models.ForeignKey("orgs.Unit", models.PROTECT, null=True, blank=True, related_name="templates")
    number = models.PositiveSmallIntegerField("редакция")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    built_in = models.CharField(max_length=80, blank=True)  # file name within document_templates/
    sha256 = models.CharField(max_length=64)
    note = models.CharField("что изменено", max_length=300, blank=True)
    active = models.BooleanField("действует", default=True)
    based_on = models.ForeignKey("self", models.PROTECT, null=True, related_name="derived")
    reconciled_with = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
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

    @property
    def known_above(self) -> "TemplateRevision | None":
        """The latest revision above that the owner is known to have seen; None for those made before it was kept."""
        return self.reconciled_with or self.based_on


class Register(models.Model):
    """A sequence of numbers of an organisation for a kind of documents in a calendar year.

    `former`: patterns by which numbers of this year were given before the pattern changed.
    """

    scope = "organisation"

    organisation = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="registers")
    sequence = models.CharField("журнал", max_length=40)  # orders, letters, …
    year = models.PositiveSmallIntegerField("год")
    pattern = models.CharField("образец номера", max_length=40, default="{n}")
    former = models.JSONField(default=list, blank=True)

    objects = ScopedQuerySet["Register"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {"sequence", "pattern", "former"}

    class Meta:
        ordering = ("-year", "sequence")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "sequence", "year"], name="register_once",
                violation_error_message="Такой журнал номеров уже есть.",
            )
        ]  # fmt: skip


class OutsideEntry(models.Model):
    """A number of a register that a document made outside the system has; it may stand beside another one."""

    scope = "register__organisation"

    register = models.ForeignKey(Register, models.PROTECT, related_name="outside")
    number = models.CharField("номер", max_length=40)
    date = models.DateField("дата")
    title = models.CharField("заголовок", max_length=300)
    scan = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    entered_at = models.DateTimeField()
    entered_by_id = models.BigIntegerField(null=True)

    objects = ScopedQuerySet["OutsideEntry"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {"title": _DOC}
    impersonal: ClassVar[set[str]] = {"number", "date", "entered_at"}

    class Meta:
        ordering = ("-date", "-id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["register", "number", "date"], name="outside_entry_once",
                violation_error_message="Документ с таким номером и датой уже внесён.",
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


# --- the life of an issued document -------------------------------------------------------------------------


class DocumentStep(models.Model):
    """A step in the life of an issued document: signed, published, in force … The document itself never changes.

    `body` with minutes: who agreed; without: who was asked. `by_document` or, for a document made outside, `act`:
    what amends or repeals it.
    """

    scope = "document__organisation"

    document = models.ForeignKey(IssuedDocument, models.PROTECT, related_name="steps")
    state = models.CharField("состояние", max_length=16, choices=[(one.value, one.title) for one in State])
    on = models.DateField("дата")
    body = models.CharField("кто согласует", max_length=160, blank=True)
    minutes_number = models.CharField("номер протокола", max_length=40, blank=True)
    minutes_date = models.DateField("дата протокола", null=True)
    link = models.CharField("адрес публикации", max_length=1000, blank=True)
    by_document = models.ForeignKey(IssuedDocument, models.PROTECT, null=True, related_name="acts_on")
    act = models.CharField("каким документом", max_length=300, blank=True)
    note = models.CharField("примечание", max_length=500, blank=True)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)

    objects = ScopedQuerySet["DocumentStep"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {"note": _DOC, "act": _DOC}
    impersonal: ClassVar[set[str]] = {
        "state", "on", "body", "minutes_number", "minutes_date", "link", "at",
    }  # fmt: skip

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document", "state"], name="document_step_once",
                condition=models.Q(state__in=[one.value for one in (State.SIGNED, State.IN_FORCE, State.REPEALED)]),
                violation_error_message="Такая отметка у документа уже есть.",
            ),
            models.CheckConstraint(
                condition=models.Q(minutes_number="", minutes_date=None)
                | (~models.Q(minutes_number="") & models.Q(minutes_date__isnull=False)),
                name="document_step_minutes_whole",
                violation_error_message="У протокола есть и номер, и дата.",
            ),
        ]  # fmt: skip

    @property
    def title(self) -> str:
        """«утратил силу»."""
        return State(self.state).title


class DocumentScan(models.Model):
    """A scan of the signed original, or of a page of it."""

    scope = "document__organisation"

    document = models.ForeignKey(IssuedDocument, models.PROTECT, related_name="scans")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by_id = models.BigIntegerField(null=True)

    objects = ScopedQuerySet["DocumentScan"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {"added_at"}

    class Meta:
        ordering = ("id",)


class Acquaintance(models.Model):
    """Who has read a document against signature, and when; without a day he has not yet."""

    scope = "document__organisation"

    document = models.ForeignKey(IssuedDocument, models.PROTECT, related_name="acquaintances")
    name = models.CharField("фамилия, имя, отчество", max_length=240)
    post = models.CharField("должность", max_length=300, blank=True)
    on = models.DateField("ознакомлен", null=True)
    noted_at = models.DateTimeField()
    noted_by_id = models.BigIntegerField(null=True)

    objects = ScopedQuerySet["Acquaintance"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {"name": _DOC, "post": _DOC, "on": _DOC}
    impersonal: ClassVar[set[str]] = {"noted_at"}

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document", "name"], name="acquaintance_once",
                violation_error_message="Этот человек в листе ознакомления уже есть.",
            )
        ]  # fmt: skip


# --- acts of others -----------------------------------------------------------------------------------------


class IncomingActQuerySet(ScopedQuerySet["IncomingAct"]):
    """Words of acts that documents rest on."""

    def offered_at(self, unit: Unit) -> Self:
        """Entered by the unit itself or by a unit above it: what a municipality enters its schools see."""
        above = [unit.path[:end] for end in range(PATH_STEP, len(unit.path) + 1, PATH_STEP)]
        return self.filter(unit__path__in=above)

    def in_force(self, day: date) -> Self:
        """What a document of this day may rest on."""
        began = models.Q(since__lte=day) | models.Q(since=None, dated__lte=day)
        return self.filter(began, models.Q(ends_on=None) | models.Q(ends_on__gt=day))


class IncomingAct(models.Model):
    """An act that documents of a unit and of those below it rest on. Federal ones that all use are built in.

    `body` is in the genitive, as it stands after the kind: «приказ Управления образования». `ends_on` is the first
    day on which the act is no longer in force.
    """

    scope = "unit"

    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="incoming_acts")
    level = models.CharField("уровень", max_length=16, choices=[(one.value, one.title) for one in ActLevel])
    kind = models.CharField("вид", max_length=40)
    body = models.CharField("кем издан", max_length=300, blank=True)
    dated = models.DateField("дата")
    number = models.CharField("номер", max_length=40)
    title = models.CharField("заголовок", max_length=500, blank=True)
    since = models.DateField("действует с", null=True)
    ends_on = models.DateField("утратил силу с", null=True)
    link = models.CharField("адрес", max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)
    entered_at = models.DateTimeField()
    entered_by_id = models.BigIntegerField(null=True)

    objects = IncomingActQuerySet.as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {
        "level", "kind", "body", "dated", "number", "title", "since", "ends_on", "link", "entered_at",
    }  # fmt: skip

    class Meta:
        ordering = ("-dated", "-id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "kind", "number", "dated"], name="incoming_act_once",
                violation_error_message="Такой акт уже внесён.",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("dated")),
                name="incoming_act_ends_later",
                violation_error_message="Акт не может утратить силу раньше своей даты.",
            ),
        ]  # fmt: skip

    @property
    def facts(self) -> ActFacts:
        return ActFacts(
            kind=self.kind, body=self.body, dated=self.dated, number=self.number, title=self.title,
            since=self.since, ends_on=self.ends_on, link=self.link,
        )  # fmt: skip

    @property
    def level_title(self) -> str:
        """«муниципальный»."""
        return ActLevel(self.level).title
