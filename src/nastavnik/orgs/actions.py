"""Writes to the tree: units, year figures, the yearly list of participants."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from nastavnik.journal.actions import record
from nastavnik.orgs.models import PATH_STEP, Level, ParticipationList, Unit, YearFigure
from nastavnik.rules.access import Actor
from nastavnik.rules.outcome import Conflict
from nastavnik.rules.people.names import search_key, sort_key


def field_title(model: type[models.Model], name: str) -> str:
    """The field as people call it, for a message."""
    return str(getattr(model._meta.get_field(name), "verbose_name", name))


def _next_path(parent: Unit | None) -> str:
    prefix = parent.path if parent else ""
    siblings = Unit.objects.filter(parent=parent).order_by("-path").values_list("path", flat=True)
    last = siblings.first()
    number = int(last[len(prefix) :]) + 1 if last else 1
    return prefix + str(number).zfill(PATH_STEP)


def _keys(unit: Unit) -> None:
    unit.search_key = search_key(unit.name, unit.short_name, unit.code)[:700]
    unit.sort_key = sort_key(unit.short_name)[:200]


@transaction.atomic
def add_unit(
    *,
    parent: Unit | None,
    level: Level,
    name: str,
    short_name: str,
    code: str,
    by: Actor,
    now: datetime,
    **facts: Any,
) -> Unit:
    """Add a region, municipality or organisation; its code must be free (IntegrityError otherwise)."""
    if parent is not None:
        parent = Unit.objects.select_for_update(of=("self",)).get(pk=parent.pk)
    unit = Unit(
        parent=parent,
        path=_next_path(parent),
        level=level,
        name=name,
        short_name=short_name,
        code=code,
        **({"time_zone": parent.time_zone} if parent else {}) | facts,
    )
    _keys(unit)
    unit.full_clean(exclude=["path"])
    unit.save()
    record("orgs.unit.added", unit, by=by, now=now, unit_path=unit.path, level=str(level))
    return unit


@transaction.atomic
def change_unit(unit: Unit, *, version: int, by: Actor, now: datetime, **facts: Any) -> Unit:
    """Change facts of a unit. Conflict when somebody changed it after `version` was shown."""
    current = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    changed = {k: v for k, v in facts.items() if getattr(current, k) != v}
    if current.version != version:
        raise Conflict({field_title(Unit, k): (str(v), str(getattr(current, k))) for k, v in changed.items()})
    if not changed:
        return current
    for field, value in changed.items():
        setattr(current, field, value)
    _keys(current)
    current.version = version + 1
    current.full_clean(exclude=["path"])
    current.save()
    record("orgs.unit.changed", current, by=by, now=now, unit_path=current.path, fields=sorted(changed))
    return current


@transaction.atomic
def set_year_figure(
    unit: Unit, *, year: int, kind: str, value: int, source: str, as_of: date, by: Actor, now: datetime
) -> YearFigure:
    """State one denominator of a unit for a school year; the former value stays in the journal."""
    before = YearFigure.objects.filter(unit=unit, year=year, kind=kind).first()
    figure, _ = YearFigure.objects.update_or_create(
        unit=unit,
        year=year,
        kind=kind,
        defaults={
            "value": value,
            "source": source,
            "as_of": as_of,
            "author_id": by.user_id,
            "recorded_at": now,
        },
    )
    record(
        "orgs.year_figure.set",
        figure,
        by=by,
        now=now,
        unit_path=unit.path,
        kind=kind,
        year=year,
        before=before.value if before else None,
        after=value,
    )
    return figure


@transaction.atomic
def set_participants(
    unit: Unit,
    *,
    year: int,
    act_title: str,
    act_body: str,
    act_number: str,
    act_date: date,
    organisations: Iterable[Unit],
    by: Actor,
    now: datetime,
) -> ParticipationList:
    """The list of participating organisations of a year with its approving act; replaces the former list."""
    chosen = list(organisations)
    listed, _ = ParticipationList.objects.update_or_create(
        unit=unit,
        year=year,
        defaults={
            "act_title": act_title,
            "act_body": act_body,
            "act_number": act_number,
            "act_date": act_date,
        },
    )
    listed.organisations.set(chosen)
    record("orgs.participants.set", listed, by=by, now=now, unit_path=unit.path, year=year, count=len(chosen))
    return listed
