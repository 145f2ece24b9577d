"""Reads of the tree: who stands where, figures of a year, participation. Each word is one query unless it says."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from nastavnik.orgs.models import (
    PATH_STEP,
    Level,
    ParticipationList,
    Unit,
    UnitQuerySet,
    YearFigure,
)
from nastavnik.rules.access import Actor, Permission
from nastavnik.rules.orgs.figures import EXPECTED
from nastavnik.rules.people.names import fold, search_key
from nastavnik.scope import below

# Annotated words are asked for through these: the types of a queryset do not know annotations.
_PARTICIPATES = Q(participates=True)
_OWES = Q(figures_missing__gt=0)


def organisations_under(path: str) -> UnitQuerySet:
    """Organisations at or below a unit's path, in the order of the tree."""
    return Unit.objects.organisations().under(path)


def region_of(unit: Unit) -> Unit:
    """The region that the unit stands in, itself when it is one."""
    return unit if unit.level == Level.REGION else Unit.objects.get(path=unit.path[:PATH_STEP])


def municipality_of(unit: Unit) -> Unit | None:
    """The municipality that the unit stands in, itself when it is one; None right under a region."""
    if unit.level == Level.MUNICIPALITY:
        return unit
    above = Unit.objects.municipalities().filter(path=unit.path[: 2 * PATH_STEP])
    return above.first() if unit.level == Level.ORGANISATION else None


def find_unit(text: str) -> Unit | None:
    """The unit that a word of a command means: by its code, else by its full or short name if only one has it.

    Two queries at most.
    """
    word = " ".join(text.split())
    by_code = Unit.objects.filter(code=word).first()
    if by_code is not None:
        return by_code
    near = Unit.objects.filter(search_key__contains=fold(word)[:100]) if fold(word) else Unit.objects.none()
    named = [unit for unit in near[:50] if fold(word) in (fold(unit.name), fold(unit.short_name))]
    return named[0] if len(named) == 1 else None


# --- figures ------------------------------------------------------------------------------------------------


def year_figures(unit_ids: Iterable[int], year: int) -> dict[int, dict[str, YearFigure]]:
    """Unit id → kind → figure of a school year; a unit without figures is absent."""
    found: dict[int, dict[str, YearFigure]] = {}
    for figure in YearFigure.objects.filter(unit_id__in=list(unit_ids), year=year):
        found.setdefault(figure.unit_id, {})[figure.kind] = figure
    return found


def missing_of(kind: str, stated: Collection[str]) -> tuple[str, ...]:
    """The figures that an organisation of this kind has not stated yet. No query."""
    return tuple(figure for figure in EXPECTED.get(kind, ()) if figure not in stated)


def missing_figures(organisations: Iterable[Unit], year: int) -> dict[int, tuple[str, ...]]:
    """Organisation id → kinds of figures it has not stated for the year; complete ones are absent."""
    given = list(organisations)
    figures = year_figures([unit.pk for unit in given], year)
    missing = {unit.pk: missing_of(unit.kind, figures.get(unit.pk, {})) for unit in given}
    return {pk: kinds for pk, kinds in missing.items() if kinds}


def with_figures_missing(units: UnitQuerySet, year: int) -> UnitQuerySet:
    """Annotates `figures_missing`: how many figures of the year an organisation still owes; 0 for service ones."""
    expected = reduce(
        or_, (Q(unit__kind=kind, kind__in=figures) for kind, figures in EXPECTED.items()), Q(pk__in=[])
    )
    stated = (
        YearFigure.objects.filter(expected, unit=OuterRef("pk"), year=year)
        .order_by()
        .values("unit")
        .annotate(number=Count("pk"))
        .values("number")
    )
    owed = Case(
        *(When(kind=kind, then=Value(len(figures))) for kind, figures in EXPECTED.items()),
        default=Value(0),
        output_field=IntegerField(),
    )
    counted = Coalesce(Subquery(stated, output_field=IntegerField()), Value(0))
    return units.annotate(figures_missing=owed - counted)


# --- participation ------------------------------------------------------------------------------------------


def participants(year: int, unit: Unit) -> UnitQuerySet:
    """Organisations under the unit that some list of the year names: the region's or the municipality's."""
    return with_participation(organisations_under(unit.path), year).filter(_PARTICIPATES)


def with_participation(units: UnitQuerySet, year: int) -> UnitQuerySet:
    """Annotates `participates`: whether a list of the year names the organisation."""
    named = ParticipationList.objects.filter(year=year, organisations=OuterRef("pk"))
    return units.annotate(participates=Exists(named))


def is_participant(unit: Unit, year: int) -> bool | None:
    """Whether the organisation takes part in the year; None when nobody above it has made a list."""
    lists = lists_over(unit, year).annotate(named=Count("organisations", filter=Q(organisations=unit)))
    answers = [bool(named) for named in lists.values_list(*["named"], flat=True)]
    return any(answers) if answers else None


def lists_over(unit: Unit, year: int) -> QuerySet[ParticipationList]:
    """Lists of the year made by the unit itself or by those above it."""
    above = [unit.path[:end] for end in range(PATH_STEP, len(unit.path) + 1, PATH_STEP)]
    return ParticipationList.objects.filter(unit__path__in=above, year=year).select_related("unit")


# --- the list page ------------------------------------------------------------------------------------------

ORDERS: Mapping[str, tuple[str, ...]] = {
    "name": ("sort_key", "path"),
    "municipality": ("parent__sort_key", "sort_key", "path"),
    "kind": ("kind", "sort_key", "path"),
    "figures": ("figures_missing", "sort_key", "path"),
}


@dataclass(frozen=True, slots=True)
class UnitFilter:
    """What a list of organisations is narrowed to; empty values narrow nothing. `order` as in ORDERS, «-» turns."""

    text: str = ""
    territory: Unit | None = None
    kind: str = ""
    participates: bool | None = None
    figures: str = ""  # «missing» or «full»
    order: str = "name"


def units_page(actor: Actor, year: int, chosen: UnitFilter) -> UnitQuerySet:
    """Organisations the actor may see, with `figures_missing`, `participates` and their parents; one query a slice."""
    units = Unit.objects.visible_to(actor, Permission.UNITS_VIEW).organisations().select_related("parent")
    units = with_participation(with_figures_missing(units, year), year)
    if chosen.territory is not None:
        units = units.under(chosen.territory.path)
    if chosen.kind:
        units = units.filter(kind=chosen.kind)
    if chosen.participates is not None:
        units = units.filter(_PARTICIPATES if chosen.participates else ~_PARTICIPATES)
    if chosen.figures == "missing":
        units = units.filter(_OWES)
    elif chosen.figures == "full":
        units = units.filter(~_OWES, kind__in=list(EXPECTED))
    for word in search_key(chosen.text).split():
        units = units.filter(search_key__contains=word)
    return units.order_by(*_order(chosen.order))


def _order(asked: str) -> list[str]:
    fields = ORDERS.get(asked.removeprefix("-"), ORDERS["name"])
    return [f"-{field}" for field in fields] if asked.startswith("-") else list(fields)


@dataclass(frozen=True, slots=True)
class TerritoryRow:
    """A municipality with the counts of its organisations. `enterprises` is None when nobody has stated it."""

    unit: Unit
    organisations: int
    participants: int
    owing: int  # organisations that owe figures of the year
    enterprises: int | None


def territories(actor: Actor, year: int, region: Unit | None = None) -> list[TerritoryRow]:
    """Municipalities the actor may see, with counts for the year; three queries."""
    seen = Unit.objects.visible_to(actor, Permission.UNITS_VIEW)
    if region is not None:
        seen = seen.under(region.path)
    municipalities = list(seen.municipalities().order_by("sort_key", "path"))
    inside = seen.organisations().filter(parent__level=Level.MUNICIPALITY)
    counts: dict[int, tuple[int, int, int]] = {}
    annotated = with_participation(with_figures_missing(inside, year), year)
    for parent, taking_part, owed in annotated.values_list(*["parent_id", "participates", "figures_missing"]):
        all_of_it, part, owing = counts.get(parent, (0, 0, 0))
        counts[parent] = (all_of_it + 1, part + bool(taking_part), owing + (owed > 0))
    figures = year_figures([unit.pk for unit in municipalities], year)
    return [
        TerritoryRow(unit, *counts.get(unit.pk, (0, 0, 0)), _value(figures.get(unit.pk, {})))
        for unit in municipalities
    ]


def _value(stated: Mapping[str, YearFigure]) -> int | None:
    figure = stated.get("enterprises")
    return figure.value if figure else None


def above(unit: Unit) -> list[Unit]:
    """The units over this one, the region first."""
    paths = [unit.path[:end] for end in range(PATH_STEP, len(unit.path), PATH_STEP)]
    return list(Unit.objects.filter(path__in=paths).order_by("path")) if paths else []


def editable_territories(actor: Actor, permission: Permission) -> UnitQuerySet:
    """Regions and municipalities where the permission holds, in the order of the tree."""
    held = Unit.objects.visible_to(actor, permission)
    return held.exclude(level=Level.ORGANISATION).order_by("path")


def chosen_organisations(unit: Unit, ids: Iterable[int] | None) -> list[Unit]:
    """Teaching organisations under a unit: those with the ids, or all when `ids` is None."""
    teaching = Unit.objects.teaching().filter(below(unit.path)).select_related("parent")
    return list(teaching if ids is None else teaching.filter(pk__in=list(ids)))


# --- one unit -----------------------------------------------------------------------------------------------


def year_figures_of(unit: Unit, years: Iterable[int]) -> dict[int, dict[str, YearFigure]]:
    """Year → kind → figure of one unit; a year without figures is an empty mapping."""
    found: dict[int, dict[str, YearFigure]] = {year: {} for year in years}
    for figure in YearFigure.objects.filter(unit=unit, year__in=list(found)):
        found[figure.year][figure.kind] = figure
    return found


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of the year over a unit, whether the unit is in it, and how many are."""

    act: ParticipationList
    named: bool
    count: int


def participation_of(unit: Unit, year: int) -> list[Listed]:
    """Every list of the year made by the unit or above it."""
    lists = lists_over(unit, year).annotate(
        named=Count("organisations", filter=Q(organisations=unit)), everybody=Count("organisations")
    )
    return [Listed(one, bool(one.named), one.everybody) for one in lists]


def list_of(unit: Unit, year: int) -> ParticipationList | None:
    """The list that the unit itself has made for the year."""
    return ParticipationList.objects.filter(unit=unit, year=year).first()


def listed_ids(listed: ParticipationList) -> set[int]:
    """Ids of the organisations in a list."""
    return set(listed.organisations.values_list("pk", flat=True))
