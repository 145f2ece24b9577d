"""Templates: a new revision after every check, back to a former one, back to the level above."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from nastavnik.documents.kinds import IssuableKind
from nastavnik.documents.models import TemplateRevision, TemplateRevisionQuerySet
from nastavnik.documents.templates.checking import CheckedTemplate
from nastavnik.documents.templates.choosing import content_of, template_above
from nastavnik.files.actions import keep
from nastavnik.journal.actions import record
from nastavnik.orgs.models import PATH_STEP, Unit
from nastavnik.rules.access import Actor
from nastavnik.rules.outcome import Problem, Refused

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@transaction.atomic
def upload_template(
    checked: CheckedTemplate,
    unit: Unit,
    *,
    name: str,
    note: str,
    by: Actor,
    now: datetime,
    in_force: bool = True,
) -> TemplateRevision:
    """Put an edited template into force for a unit and all below it that have none of their own.

    Not `in_force`: the revision is only kept, to be looked at; `bring_back` puts it into force.
    """
    kind = checked.kind
    own = _own(kind, unit)
    former = own.filter(active=True).first()
    if former is not None and former.sha256 == checked.sha256:
        raise Refused(
            Problem(
                "template-same",
                f"Этот же файл уже действует: редакция {former.number}. Загружать его снова незачем.",
            )
        )
    if in_force:
        own.filter(active=True).update(active=False)
    revision = TemplateRevision.objects.create(
        kind=kind.code,
        owner=unit,
        number=(own.aggregate(last=Max("number"))["last"] or 0) + 1,
        file=keep(checked.content, name=name, media_type=DOCX, purpose="template", unit=unit, by=by, now=now),
        sha256=checked.sha256,
        note=note.strip()[:300],
        active=in_force,
        based_on=_kept(template_above(kind, unit), unit, by, now),
        created_at=now,
        created_by_id=by.user_id,
    )
    _noted("uploaded", revision, unit, by, now)
    return revision


@transaction.atomic
def bring_back(
    revision: TemplateRevision, checked: CheckedTemplate, *, by: Actor, now: datetime
) -> TemplateRevision:
    """A former revision of a unit is in force again; its file is checked anew: the program may have changed."""
    unit = revision.owner
    if unit is None:
        raise TypeError("a built-in template is in force by itself")
    if (checked.kind.code, checked.sha256) != (revision.kind, revision.sha256):
        raise ValueError("another file was checked")
    own = _own(checked.kind, unit)
    own.filter(active=True).exclude(pk=revision.pk).update(active=False)
    if own.filter(pk=revision.pk, active=False).update(active=True):
        _noted("brought_back", revision, unit, by, now)
    revision.active = True
    return revision


@transaction.atomic
def withdraw_templates(kind: IssuableKind, unit: Unit, *, by: Actor, now: datetime) -> None:
    """A unit goes back to the template of the level above; its own revisions are kept and may be brought back."""
    for revision in _own(kind, unit).filter(active=True):
        TemplateRevision.objects.filter(pk=revision.pk).update(active=False)
        _noted("withdrawn", revision, unit, by, now)


@transaction.atomic
def keep_own(
    kind: IssuableKind, unit: Unit, seen: int, *, by: Actor, now: datetime
) -> TemplateRevision | None:
    """A unit has looked at what changed above and keeps its own. None when it has none of its own.

    Refused when the revision that was looked at (its id is `seen`) is no longer what is in force above.
    """
    own = _own(kind, unit).filter(active=True).first()
    if own is None:
        return None
    above = template_above(kind, unit)
    if above.pk != seen:
        text = "Пока страница была открыта, шаблон выше снова изменился. Посмотрите, что в нём стало другим."
        raise Refused(Problem("template-above-changed", text))
    own.reconciled_with = _kept(above, unit, by, now)
    own.save(update_fields=["reconciled_with"])
    _noted("kept", own, unit, by, now)
    return own


def _kept(above: TemplateRevision, unit: Unit, by: Actor, now: datetime) -> TemplateRevision:
    """A built-in template that somebody builds on keeps its file: the next version of the program has another one."""
    content = content_of(above)
    if above.owner_id is None and above.file is None and content is not None:
        region = Unit.objects.get(path=unit.path[:PATH_STEP])
        above.file = keep(
            content, name=above.built_in, media_type=DOCX, purpose="template", unit=region, by=by, now=now
        )
        above.save(update_fields=["file"])
    return above


def _own(kind: IssuableKind, unit: Unit) -> TemplateRevisionQuerySet:
    """Revisions of a unit; the unit's row is held, so that two uploads do not take one number."""
    Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    return TemplateRevision.objects.filter(kind=kind.code, owner=unit)


def _noted(deed: str, revision: TemplateRevision, unit: Unit, by: Actor, now: datetime) -> None:
    record(
        f"documents.template.{deed}", revision, by=by, now=now, unit_path=unit.path,
        kind=revision.kind, number=revision.number,
    )  # fmt: skip
