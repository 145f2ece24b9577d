"""What a programme takes from the bases and the catalogue of indicators."""

from collections.abc import Mapping
from decimal import Decimal

from nastavnik.insights.papers.here import Here, Provider
from nastavnik.monitoring.queries import Catalogue
from nastavnik.people.models import MentorProfile, Request
from nastavnik.rules.documents.papers.programmes import PlannedFigure


def mentors_in_base(here: Here) -> int | None:
    """Persons with a mentor profile of the current school year; None when there is nobody."""
    return MentorProfile.objects.under(here.unit.path).filter(year=here.school_year).count() or None


def mentees_in_base(here: Here) -> int | None:
    """Persons with a request of the current school year; None when there is nobody."""
    return Request.objects.under(here.unit.path).filter(year=here.school_year).count() or None


def planned_figures(here: Here) -> tuple[PlannedFigure, ...]:
    """Indicators that have a plan for the unit, with the plan of the nearest unit above. Two queries."""
    catalogue = Catalogue(here.unit, here.today)
    plans = ((one, catalogue.plan(one.code, here.unit.path)) for one in catalogue.indicators)
    return tuple(
        PlannedFigure(title=one.title, plan=percents(target.value))
        for one, target in plans
        if target is not None
    )


def percents(value: Decimal) -> str:
    """«70 %», «12,5 %»."""
    digits = f"{value:f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
    return f"{digits} %".replace(".", ",")


PROVIDERS: Mapping[str, Provider] = {
    "mentors_in_base": mentors_in_base,
    "mentees_in_base": mentees_in_base,
    "planned_figures": planned_figures,
}
