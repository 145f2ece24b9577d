"""Writes to the tree: units, year figures, the yearly list of participants."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from nastavnik.journal.actions import record
from nastavnik.orgs.models import PATH_STEP, Level, ParticipationList, Unit, YearFigure
from nastavnik.rules.access import Actor
from nastavnik.rules.orgs.figures import TITLES, check_figures, kinds_for
from nastavnik.rules.outcome import Conflict, Place, Problem, Refused
from nastavnik.rules.people.names import search_key, sort_key

_NUMBER = re.compile(r"\d+")
_PARENTS: dict[Level, tuple[Level | None, ...]] = {
    Level.REGION: (None,),
    Level.MUNICIPALITY: (Level.REGION,),
    Level.ORGANISATION: (Level.MUNICIPALITY, Level.REGION),
}


def field_title(model: type[models.Model], name: str) -> str:
    """The field as people call it, for a message."""
    return str(getattr(model._meta.get_field(name), "verbose_name", name))


def _shown(unit: Unit, name: str, value: object) -> str:
    """A value as the form shows it: the title of a choice, «да» and «нет»."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    choices = dict(getattr(unit._meta.get_field(name), "flatchoices", ()))
    return str(choices.get(value, value))


def _next_path(parent: Unit | None) -> str:
    prefix = parent.path if parent else ""
    siblings = Unit.objects.filter(parent=parent).order_by("-path").values_list("path", flat=True)
    last = siblings.first()
    number = int(last[len(prefix) :]) + 1 if last else 1
    return prefix + str(number).zfill(PATH_STEP)


def _keys(unit: Unit) -> None:
    unit.search_key = search_key(unit.name, unit.short_name, unit.code)[:700]
    unit.sort_key = sort_key(_NUMBER.sub(_padded, unit.short_name))[:200]


def _defaults(parent: Unit | None, level: Level) -> dict[str, str]:
    """A new unit keeps the clock of those above it; only an organisation is led by a «Директор» unless said."""
    zone = {"time_zone": parent.time_zone} if parent else {}
    return zone if level == Level.ORGANISATION else zone | {"head_post": ""}


def _padded(number: re.Match[str]) -> str:
    """«№ 5» stands before «№ 10»: numbers are compared by value."""
    return number[0].zfill(5)


def _checked(unit: Unit) -> None:
    """Refused when the fields of a unit do not hold, each problem at its field.

    The constraints of the database are told here in plain: asking it costs two queries a unit.
    """
    if (unit.level == Level.ORGANISATION) != bool(unit.kind):
        text = "Вид указывают у организации и только у неё."
        raise Refused(Problem("unit-kind", text, Place(column=field_title(Unit, "kind"))))
    try:
        unit.full_clean(exclude=["path"], validate_constraints=False)
    except ValidationError as wrong:
        raise Refused(
            Problem(
                f"unit-{name}",
                text,
                Place(column="" if name == "__all__" else field_title(Unit, name)),
            )
            for name, texts in wrong.message_dict.items()
            for text in texts
        ) from wrong


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
    """Add a region, municipality or organisation. Refused when its code is taken or it cannot stand there."""
    if parent is not None:
        parent = Unit.objects.select_for_update(of=("self",)).get(pk=parent.pk)
    if (Level(parent.level) if parent else None) not in _PARENTS[Level(level)]:
        raise Refused(
            Problem(
                "unit-place",
                "Муниципалитет заводят внутри региона, организацию — внутри муниципалитета или региона.",
            )
        )
    unit = Unit(
        parent=parent,
        path=_next_path(parent),
        level=level,
        name=name,
        short_name=short_name,
        code=code,
        **_defaults(parent, level) | facts,
    )
    _keys(unit)
    _checked(unit)
    unit.save()
    record("orgs.unit.added", unit, by=by, now=now, unit_path=unit.path, level=str(level))
    return unit


@transaction.atomic
def change_unit(unit: Unit, *, version: int, by: Actor, now: datetime, **facts: Any) -> Unit:
    """Change facts of a unit. Conflict when somebody changed it after `version` was shown."""
    current = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    changed = {k: v for k, v in facts.items() if getattr(current, k) != v}
    if not changed:
        return current
    if current.version != version:
        raise Conflict(
            {
                field_title(Unit, k): (_shown(current, k, v), _shown(current, k, getattr(current, k)))
                for k, v in changed.items()
            }
        )
    for field, value in changed.items():
        setattr(current, field, value)
    _keys(current)
    current.version = version + 1
    _checked(current)
    current.save()
    record("orgs.unit.changed", current, by=by, now=now, unit_path=current.path, fields=sorted(changed))
    return current


@transaction.atomic
def set_year_figure(
    unit: Unit, *, year: int, kind: str, value: int, source: str, as_of: date, by: Actor, now: datetime
) -> YearFigure:
    """State one denominator of a unit for a school year; the former value stays in the journal."""
    figure = YearFigure.objects.filter(unit=unit, year=year, kind=kind).first()
    before = figure.value if figure else None
    figure = figure or YearFigure(unit=unit, year=year, kind=kind)
    figure.value, figure.source, figure.as_of = value, source, as_of
    figure.author_id, figure.recorded_at = by.user_id, now
    figure.save()
    record(
        "orgs.year_figure.set",
        unit,
        by=by,
        now=now,
        unit_path=unit.path,
        kind=kind,
        year=year,
        before=before,
        after=value,
    )
    return figure


def figures_version(figures: Iterable[YearFigure]) -> str:
    """A mark of what was shown: it differs when a value, a source or a date differs."""
    rows = sorted((f.kind, f.value, f.source, f.as_of.isoformat()) for f in figures)
    return sha256(repr(rows).encode()).hexdigest()[:16]


@transaction.atomic
def set_year_figures(
    unit: Unit,
    *,
    year: int,
    values: Mapping[str, int | None],
    source: str,
    as_of: date,
    version: str | None = None,
    by: Actor,
    now: datetime,
) -> int:
    """State all given figures of a year, of one source and date; None takes a figure away. Returns how many changed.

    Conflict when the figures differ from those that were shown with `version` (figures_version).
    """
    Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    before = {f.kind: f for f in YearFigure.objects.filter(unit=unit, year=year)}
    clashes = _figure_clashes(values, before)
    if clashes and version is not None and version != figures_version(before.values()):
        raise Conflict(clashes)
    wrong = [kind for kind in values if kind not in kinds_for(unit.level)]
    if wrong:
        raise Refused(Problem("figure-level", "Этот показатель у такой организации не вносят."))
    problems = check_figures({k: f.value for k, f in before.items()} | dict(values))
    if problems:
        raise Refused(problems)
    changed = 0
    for kind, value in values.items():
        stated = before.get(kind)
        if value is None:
            changed += stated is not None
            _take_figure_away(stated, unit=unit, by=by, now=now)
        elif stated is None or (stated.value, stated.source, stated.as_of) != (value, source, as_of):
            set_year_figure(
                unit, year=year, kind=kind, value=value, source=source, as_of=as_of, by=by, now=now
            )
            changed += 1
    return changed


def _figure_clashes(
    values: Mapping[str, int | None], before: Mapping[str, YearFigure]
) -> dict[str, tuple[str, str]]:
    pairs = {kind: (value, before[kind].value if kind in before else None) for kind, value in values.items()}
    return {
        TITLES[kind]: ("" if yours is None else str(yours), "" if theirs is None else str(theirs))
        for kind, (yours, theirs) in pairs.items()
        if yours != theirs
    }


def _take_figure_away(figure: YearFigure | None, *, unit: Unit, by: Actor, now: datetime) -> None:
    if figure is None:
        return
    record(
        "orgs.year_figure.removed",
        unit,
        by=by,
        now=now,
        unit_path=unit.path,
        kind=figure.kind,
        year=figure.year,
        before=figure.value,
    )
    figure.delete()


def participants_version(listed: ParticipationList | None) -> str:
    """A mark of the list as it was shown; a list that does not exist yet has one too."""
    if listed is None:
        return "new"
    act = (listed.act_title, listed.act_body, listed.act_number, listed.act_date.isoformat())
    chosen = sorted(listed.organisations.values_list("pk", flat=True))
    return sha256(repr((act, chosen)).encode()).hexdigest()[:16]


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
    version: str | None = None,
    by: Actor,
    now: datetime,
) -> ParticipationList:
    """The list of participating organisations of a year with its approving act; replaces the former list.

    Conflict when the list differs from the one shown with `version` (participants_version).
    """
    Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    chosen = list(organisations)
    former = ParticipationList.objects.filter(unit=unit, year=year).first()
    if version is not None and version != participants_version(former):
        raise Conflict(_list_clashes(former, chosen, act_number, act_date))
    if any(not o.path.startswith(unit.path) or o.level != Level.ORGANISATION for o in chosen):
        raise Refused(
            Problem("participants-foreign", "В перечень входят только организации этой территории.")
        )
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
    record("orgs.participants.set", unit, by=by, now=now, unit_path=unit.path, year=year, count=len(chosen))
    return listed


def _list_clashes(
    former: ParticipationList | None, chosen: list[Unit], number: str, day: date
) -> dict[str, tuple[str, str]]:
    act = (f"№\u00a0{number} от {day:%d.%m.%Y}", "")
    count = (str(len(chosen)), "")
    if former is not None:
        act = (act[0], f"№\u00a0{former.act_number} от {former.act_date:%d.%m.%Y}")
        count = (count[0], str(former.organisations.count()))
    return {"Утверждающий акт": act, "Организаций в перечне": count}
