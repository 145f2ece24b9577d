"""Gathering measures for many organisations at once: a fixed number of queries for any territory and date."""

from collections import defaultdict
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q

from nastavnik.orgs.models import FigureKind, YearFigure
from nastavnik.pairs.models import Pair, PairMember
from nastavnik.people.models import Occupation
from nastavnik.rules.dates import school_year, year_bounds
from nastavnik.rules.indicators import Counts, Measure, age_bounds
from nastavnik.rules.indicators.formulas import years_back
from nastavnik.scope import below

YOUNG_YEARS = 3  # «молодой специалист»: experience of 0 to 3 years

_FIGURES = {
    FigureKind.PUPILS_10_19: Measure.PUPILS_10_19,
    FigureKind.PUPILS_15_19: Measure.PUPILS_15_19,
    FigureKind.YOUNG_SPECIALISTS: Measure.YOUNG_SPECIALISTS,
}


def aged(person: str, least: int, most: int, on: date) -> Q:
    """A condition on the person reached by `person`: full years of age on a day, both ends included.

    With only the year of birth known the age is that on 31 December of the reporting year.
    """
    after, until = age_bounds(least, most, on)
    exact = Q(**{f"{person}__born__gt": after, f"{person}__born__lte": until})
    by_year = Q(
        **{
            f"{person}__born__isnull": True,
            f"{person}__birth_year__gte": on.year - most,
            f"{person}__birth_year__lte": on.year - least,
        }
    )
    return exact | by_year


def young_specialist(person: str, on: date) -> Q:
    """A condition: a teacher with 0 to 3 years of experience on a day."""
    return Q(
        **{
            f"{person}__occupation": Occupation.TEACHER,
            f"{person}__experience_from__gte": years_back(on, YOUNG_YEARS),
            f"{person}__experience_from__lte": on,
        }
    )


def began_by(on: date, pair: str = "") -> Q:
    """A condition: the pair belongs to the school year of the day and had begun by it."""
    first, _ = year_bounds(school_year(on))
    prefix = f"{pair}__" if pair else ""
    return Q(**{f"{prefix}year": school_year(on), f"{prefix}starts_on__lte": on}) & (
        Q(**{f"{prefix}ended_on": None}) | Q(**{f"{prefix}ended_on__gte": first})
    )


def counts_by_organisation(path: str, *, on: date) -> dict[int, Counts]:
    """Measures of every organisation at or below a unit's path: {organisation id: Counts}. Four queries.

    Organisations with neither people nor figures are absent.
    """
    found: dict[int, dict[Measure, int]] = defaultdict(dict)
    mentees = (
        PairMember.objects.filter(
            below(path, "pair__organisation__path"), began_by(on, "pair"), joined_on__lte=on
        )
        .values(unit=F("pair__organisation_id"))
        .annotate(
            mentees=Count("request__person", distinct=True),
            aged=Count("request__person", distinct=True, filter=aged("request__person", 10, 19, on)),
            young=Count("request__person", distinct=True, filter=young_specialist("request__person", on)),
        )
        .order_by()
    )
    for row in mentees:
        found[row["unit"]] |= {
            Measure.MENTEES: row["mentees"],
            Measure.MENTEES_10_19: row["aged"],
            Measure.YOUNG_MENTEES: row["young"],
        }
    mentors = (
        Pair.objects.filter(below(path, "organisation__path"), began_by(on))
        .values(unit=F("organisation_id"))
        .annotate(
            mentors=Count("mentor__person", distinct=True),
            aged=Count("mentor__person", distinct=True, filter=aged("mentor__person", 15, 19, on)),
        )
        .order_by()
    )
    for counted in mentors:
        found[counted["unit"]] |= {
            Measure.MENTORS: counted["mentors"],
            Measure.MENTORS_15_19: counted["aged"],
        }
    twice = _in_both_roles(path, on)
    for unit, measures in found.items():
        people = measures.get(Measure.MENTEES, 0) + measures.get(Measure.MENTORS, 0)
        measures[Measure.INVOLVED] = people - twice.get(unit, 0)
    figures = YearFigure.objects.filter(
        below(path, "unit__path"), year=school_year(on), kind__in=list(_FIGURES)
    ).values_list("unit_id", "kind", "value")
    for unit, kind, value in figures:
        found[unit][_FIGURES[FigureKind(kind)]] = value
    return {unit: Counts(measures) for unit, measures in found.items()}


def _in_both_roles(path: str, on: date) -> dict[int, int]:
    """How many persons of each organisation are mentees and mentors at once."""
    as_mentee = PairMember.objects.filter(
        below(path, "pair__organisation__path"),
        began_by(on, "pair"),
        joined_on__lte=on,
        request__person=OuterRef("mentor__person"),
    )
    rows = (
        Pair.objects.filter(Exists(as_mentee), below(path, "organisation__path"), began_by(on))
        .values(unit=F("organisation_id"))
        .annotate(people=Count("mentor__person", distinct=True))
        .order_by()
    )
    return {row["unit"]: row["people"] for row in rows}
