"""Indicators of units on a date: values with plan, the table of the units below, the list behind a figure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from nastavnik.monitoring.facts import aged, began_by, counts_by_organisation, young_specialist
from nastavnik.monitoring.models import Indicator, Target
from nastavnik.orgs.models import Level, Unit
from nastavnik.pairs.models import Pair, PairMember
from nastavnik.people.models import Person
from nastavnik.rules.indicators import FORMULAS, Counts, Measure, Value, roll_up
from nastavnik.scope import below

NO_DATA = "—"


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator of a unit on a date, ready to be shown: the value and how it was counted."""

    code: str
    title: str
    unit_of_measure: str
    method_note: str
    method: str
    version: int
    source: str
    plan_source: str
    on: date
    value: Value

    @property
    def shown(self) -> str:
        """«38,4 %», «12 чел.» or «—»."""
        if FORMULAS[self.method].denominator is None:
            return f"{self.value.numerator} {self.unit_of_measure}"
        if self.value.share is None:
            return NO_DATA
        return f"{self.value.share} %".replace(".", ",")

    @property
    def status(self) -> str:
        """In words; colour never speaks alone."""
        if self.value.met is None:
            return "нет данных" if FORMULAS[self.method].denominator is not None else ""
        return "план выполнен" if self.value.met else "ниже плана"


@dataclass(frozen=True, slots=True)
class Row:
    """A unit below with its figures, in the order of the catalogue."""

    unit: Unit
    figures: list[Figure]


class Catalogue:
    """The newest active version of every indicator, and plans for a unit: the nearest one above wins."""

    def __init__(self, unit: Unit, on: date) -> None:
        self.on = on
        self.indicators: list[Indicator] = []
        for indicator in Indicator.objects.filter(active=True).order_by("place", "code", "-version"):
            if all(known.code != indicator.code for known in self.indicators):
                self.indicators.append(indicator)
        self._targets: dict[str, list[tuple[str, int, Target]]] = {}
        above = [unit.path[:length] for length in range(5, len(unit.path) + 1, 5)]
        targets = Target.objects.filter(
            Q(unit=None) | Q(unit__path__in=above) | below(unit.path, "unit__path"), year__lte=on.year
        ).select_related("unit")
        for target in targets:
            path = target.unit.path if target.unit else ""
            self._targets.setdefault(target.indicator_code, []).append((path, target.year, target))

    def plan(self, code: str, path: str) -> Target | None:
        """The plan of the nearest unit at or above; within it the newest year not after the reporting one."""
        fitting = [t for t in self._targets.get(code, []) if path.startswith(t[0])]
        return max(fitting, key=lambda t: (len(t[0]), t[1]))[2] if fitting else None

    def figures(self, path: str, parts: Iterable[Counts]) -> list[Figure]:
        """Every indicator over the parts, with the plan of the unit at `path`."""
        counted = list(parts)
        return [self._figure(indicator, path, counted) for indicator in self.indicators]

    def _figure(self, indicator: Indicator, path: str, parts: list[Counts]) -> Figure:
        target = self.plan(indicator.code, path)
        return Figure(
            code=indicator.code,
            title=indicator.title,
            unit_of_measure=indicator.unit_of_measure,
            method_note=indicator.method_note,
            method=indicator.method,
            version=indicator.version,
            source=indicator.source,
            plan_source=target.source if target else "",
            on=self.on,
            value=roll_up(FORMULAS[indicator.method], parts, plan=target.value if target else None),
        )


def _organisations(path: str) -> QuerySet[Unit]:
    return Unit.objects.under(path).teaching()


@dataclass(frozen=True, slots=True)
class Counted:
    """What both the figures of a unit and those of the units below are made of; counted once."""

    unit: Unit
    catalogue: Catalogue
    organisations: list[Unit]
    parts: dict[int, Counts]

    @classmethod
    def on(cls, unit: Unit, day: date) -> "Counted":
        own = unit.level == Level.ORGANISATION
        below_it = [] if own else list(_organisations(unit.path).order_by("sort_key", "path"))
        return cls(unit, Catalogue(unit, day), below_it, counts_by_organisation(unit.path, on=day))

    def figures(self) -> list[Figure]:
        """Every indicator of the unit."""
        of_whom = [self.unit] if self.unit.level == Level.ORGANISATION else self.organisations
        return self._figures(self.unit, of_whom)

    def below(self) -> list[Row]:
        """Every indicator of the units directly below: organisations of a municipality, municipalities of a region."""
        if self.unit.level != Level.REGION:
            return [Row(one, self._figures(one, [one])) for one in self.organisations]
        inside: dict[int, list[Unit]] = {}
        for organisation in self.organisations:
            inside.setdefault(organisation.parent_id or 0, []).append(organisation)
        municipalities = Unit.objects.under(self.unit.path).municipalities().order_by("sort_key", "path")
        return [Row(one, self._figures(one, inside.get(one.pk, []))) for one in municipalities]

    def _figures(self, unit: Unit, organisations: Iterable[Unit]) -> list[Figure]:
        return self.catalogue.figures(unit.path, [self.parts.get(one.pk, Counts()) for one in organisations])


def indicators_of(unit: Unit, *, on: date) -> list[Figure]:
    """Every indicator of a unit on a date."""
    return Counted.on(unit, on).figures()


def indicators_below(unit: Unit, *, on: date) -> list[Row]:
    """Every indicator of the units directly below; a fixed number of queries for any number of rows."""
    return Counted.on(unit, on).below()


def people_behind(path: str, measure: Measure, *, on: date) -> QuerySet[Person]:
    """The persons whom a measure counted under a path; the caller has checked that the actor may see them."""
    mentees = PairMember.objects.filter(
        below(path, "pair__organisation__path"), began_by(on, "pair"), joined_on__lte=on
    )
    mentors = Pair.objects.filter(below(path, "organisation__path"), began_by(on))
    as_mentee = Q(pk__in=mentees.values("request__person_id"))
    as_mentor = Q(pk__in=mentors.values("mentor__person_id"))
    conditions = {
        Measure.MENTEES: as_mentee,
        Measure.MENTORS: as_mentor,
        Measure.INVOLVED: as_mentee | as_mentor,
        Measure.MENTEES_10_19: Q(
            pk__in=mentees.filter(aged("request__person", 10, 19, on)).values("request__person_id")
        ),
        Measure.MENTORS_15_19: Q(
            pk__in=mentors.filter(aged("mentor__person", 15, 19, on)).values("mentor__person_id")
        ),
        Measure.YOUNG_MENTEES: Q(
            pk__in=mentees.filter(young_specialist("request__person", on)).values("request__person_id")
        ),
    }
    return Person.objects.under(path).filter(conditions[measure])


@dataclass(frozen=True, slots=True)
class FormShare:
    """One form in a unit below on a date: pairs and groups, mentees in them, the form's share of mentees."""

    unit: Unit
    form: str
    pairs: int
    mentees: int
    share: Decimal | None


def shares_of_forms(unit: Unit, *, on: date) -> list[FormShare]:
    """How the forms divide the mentees of each unit directly below on a date (pairs running that day)."""
    rows = (
        Pair.objects.filter(below(unit.path, "organisation__path"))
        .running_on(on)
        .values(
            "organisation_id",
            "organisation__parent_id",
            form_title=F("form__title"),
            form_place=F("form__place"),
        )
        .annotate(
            pairs=Count("pk", distinct=True),
            people=Count(
                "members__request__person",
                distinct=True,
                filter=Q(members__joined_on__lte=on)
                & (Q(members__left_on=None) | Q(members__left_on__gte=on)),
            ),
        )
        .order_by("form_place", "form_title")
    )
    by_unit: dict[int, dict[str, tuple[int, int]]] = {}
    for row in rows:
        below_id = row["organisation__parent_id"] if unit.level == Level.REGION else row["organisation_id"]
        forms = by_unit.setdefault(below_id or 0, {})
        pairs, people = forms.get(row["form_title"], (0, 0))
        forms[row["form_title"]] = (pairs + row["pairs"], people + row["people"])
    units = Unit.objects.under(unit.path).filter(pk__in=by_unit).order_by("sort_key", "path")
    return [
        FormShare(below_unit, form, pairs, people, _share(people, by_unit[below_unit.pk]))
        for below_unit in units
        for form, (pairs, people) in by_unit[below_unit.pk].items()
    ]


def _share(people: int, forms: dict[str, tuple[int, int]]) -> Decimal | None:
    whole = sum(count for _, count in forms.values())
    return (Decimal(people) * 100 / whole).quantize(Decimal("0.1")) if whole else None


def indicators_json(figures: list[Figure]) -> list[dict[str, Any]]:
    """Figures for a program; shares as numbers with one decimal, None for no data."""
    return [
        {
            "code": f.code,
            "title": f.title,
            "on": f.on.isoformat(),
            "numerator": f.value.numerator,
            "denominator": f.value.denominator,
            "value": float(f.value.share) if f.value.share is not None else None,
            "plan": float(f.value.plan) if f.value.plan is not None else None,
            "difference": float(f.value.difference) if f.value.difference is not None else None,
            "status": f.status,
            "complete": f.value.complete,
            "known": f.value.known,
            "asked": f.value.asked,
            "method": f.method,
            "method_note": f.method_note,
        }
        for f in figures
    ]
