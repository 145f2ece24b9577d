"""Reading documents: the list, the years and kinds in it, where a template comes from."""

from dataclasses import dataclass

from django.db.models import Q

from nastavnik.documents.kinds import IssuableKind
from nastavnik.documents.models import (
    IssuedDocument,
    IssuedDocumentQuerySet,
    TemplateRevision,
    TemplateRevisionQuerySet,
)
from nastavnik.documents.templates.choosing import built_in_revision, template_for
from nastavnik.orgs.models import PATH_STEP, Unit
from nastavnik.rules.access import Actor, Permission


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """What the list of documents is narrowed to; empty values narrow nothing."""

    text: str = ""
    kind: str = ""
    year: int | None = None


def documents_page(actor: Actor, wanted: DocumentFilter) -> IssuedDocumentQuerySet:
    """Documents the actor may see, the latest first."""
    found = IssuedDocument.objects.visible_to(actor, Permission.DOCUMENTS_VIEW)
    for word in wanted.text.split()[:5]:
        found = found.filter(
            Q(number__icontains=word) | Q(title__contains=word) | Q(title__contains=word.capitalize())
        )
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.year:
        found = found.filter(register__year=wanted.year)
    return found.select_related("organisation", "amends", "docx", "pdf").order_by("-date", "-pk")


def years_of(actor: Actor) -> list[int]:
    """Calendar years of the registers that the actor's documents stand in, the latest first."""
    seen = IssuedDocument.objects.visible_to(actor, Permission.DOCUMENTS_VIEW).order_by()
    return sorted(seen.values_list("register__year", flat=True).distinct(), reverse=True)


@dataclass(frozen=True, slots=True)
class TemplateLevel:
    """A level of the tree and the revision it has in force; `chosen` is the one that documents are made by."""

    unit: Unit | None
    revision: TemplateRevision | None
    chosen: bool


def levels_of(kind: IssuableKind, unit: Unit) -> list[TemplateLevel]:
    """From the built-in template down to the unit; which of them holds here. Four queries."""
    above = [unit.path[:end] for end in range(PATH_STEP, len(unit.path) + 1, PATH_STEP)]
    units = Unit.objects.filter(path__in=above).order_by("path")
    own = TemplateRevision.objects.at_or_above(unit).filter(kind=kind.code, active=True)
    by_owner = {revision.owner_id: revision for revision in own.exclude(owner=None)}
    chosen = template_for(kind, unit)
    built_in = built_in_revision(kind)
    levels = [TemplateLevel(None, built_in, chosen == built_in)]
    for one in units:
        revision = by_owner.get(one.pk)
        levels.append(TemplateLevel(one, revision, revision == chosen))
    return levels


def revisions_of(kind: IssuableKind, unit: Unit) -> TemplateRevisionQuerySet:
    """A unit's own revisions, the latest first."""
    return TemplateRevision.objects.filter(kind=kind.code, owner=unit).order_by("-number")
