"""Which template holds for a unit: its own, else that of the nearest unit above, else the built-in one."""

import hashlib
import io
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import docx
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.db.models.functions import Length

from nastavnik.documents.kinds import IssuableKind
from nastavnik.documents.models import TemplateRevision, TemplateRevisionQuerySet
from nastavnik.documents.rendering.confined import TemplateFailed, fill_confined
from nastavnik.documents.rendering.filling import Json, fill
from nastavnik.orgs.models import Unit
from nastavnik.rules.outcome import Problem, Refused


def template_for(kind: IssuableKind, unit: Unit) -> TemplateRevision:
    """The revision by which documents of this unit are made."""
    return _nearest(kind, TemplateRevision.objects.at_or_above(unit)) or built_in_revision(kind)


def template_above(kind: IssuableKind, unit: Unit) -> TemplateRevision:
    """The revision by which documents of this unit would be made if it had none of its own."""
    above = TemplateRevision.objects.at_or_above(unit).exclude(owner=unit)
    return _nearest(kind, above) or built_in_revision(kind)


def _nearest(kind: IssuableKind, revisions: TemplateRevisionQuerySet) -> TemplateRevision | None:
    return (
        revisions.filter(kind=kind.code, active=True)
        .exclude(owner=None)
        .select_related("owner", "file")
        .order_by(Length("owner__path").desc(), "-number")
        .first()
    )


def built_in_revision(kind: IssuableKind) -> TemplateRevision:
    """The revision of the template that comes with the program; a new file makes a new one at its first use."""
    content, made_at = _built_in(kind.built_in)
    sha256 = hashlib.sha256(content).hexdigest()
    known = TemplateRevision.objects.filter(kind=kind.code, owner=None).select_related("file")
    found = known.filter(sha256=sha256).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return TemplateRevision.objects.create(
                kind=kind.code,
                number=(known.aggregate(last=Max("number"))["last"] or 0) + 1,
                built_in=kind.built_in,
                sha256=sha256,
                created_at=made_at,
            )
    except IntegrityError:  # another process was first
        return known.get(sha256=sha256)


def built_in_sha256(kind: IssuableKind) -> str:
    """By what the template that comes with the program is known; the database is not asked."""
    return hashlib.sha256(_built_in(kind.built_in)[0]).hexdigest()


def content_of(revision: TemplateRevision) -> bytes | None:
    """The DOCX of a revision; None for a built-in one of an earlier version of the program that nobody built on."""
    if revision.file is not None:
        with revision.file.body.open("rb") as stored:
            return bytes(stored.read())
    content, _ = _built_in(revision.built_in)
    return content if hashlib.sha256(content).hexdigest() == revision.sha256 else None


def filled(revision: TemplateRevision, context: Json, *, title: str, dated: date) -> bytes:
    """The DOCX by a revision. One that somebody uploaded is filled in a process of its own; Refused if it fails."""
    template = content_of(revision)
    if template is None:
        raise Refused(
            Problem("template-gone", "Этой редакции встроенного шаблона больше нет: выберите другую.")
        )
    if revision.owner_id is None:
        return fill(template, context, title=title, dated=dated)
    try:
        return fill_confined(template, context, title=title, dated=dated)
    except TemplateFailed as failed:
        text = (
            "Документ не удалось собрать по вашему шаблону. Ничего не выпущено, номер не занят. Верните прежнюю "
            "редакцию на странице шаблонов."
        )
        raise Refused(Problem("template-failed", text)) from failed


@cache
def _built_in(name: str) -> tuple[bytes, datetime]:
    """The file and the moment that stands in its properties."""
    content = (Path(settings.DOCUMENT_TEMPLATES) / name).read_bytes()
    made_at = docx.Document(io.BytesIO(content)).core_properties.modified
    return content, (made_at or datetime(2026, 1, 1, tzinfo=UTC)).replace(tzinfo=UTC)
