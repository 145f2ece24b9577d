"""The list of organisations and the list of municipalities."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from nastavnik import clock
from nastavnik.insights.kept import kept
from nastavnik.orgs.models import Level, Unit, YearFigure
from nastavnik.orgs.queries import UnitFilter, territories, units_page, year_figures
from nastavnik.rules.access import Permission
from nastavnik.rules.orgs.figures import EXPECTED, PUPILS_10_19, TEACHERS, year_title
from nastavnik.web.parts import Pill
from nastavnik.web.policy import ActorRequest, requires
from nastavnik.web.rendered import Parts, rendered
from nastavnik.web.units.forms import FilterForm
from nastavnik.web.units.years import asked_year, year_choices

PER_PAGE = 50


@requires(Permission.UNITS_VIEW)
def units(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    seen = Unit.objects.visible_to(actor, Permission.UNITS_VIEW)
    above = list(seen.exclude(level=Level.ORGANISATION).order_by("level", "sort_key"))
    if not above and not request.GET:
        own = list(seen[:2])
        if len(own) == 1:
            return redirect("unit", own[0].pk)
    municipalities = [unit for unit in above if unit.level == Level.MUNICIPALITY]
    may_add = actor.may(Permission.UNITS_ADD)
    year = asked_year(request)
    context = {
        "parts": _parts(request, municipalities, may_add=may_add),
        "regions": [unit for unit in above if unit.level == Level.REGION],
        "municipalities": municipalities,
        "year": year,
        "year_title": year_title(year),
        "years": year_choices(year),
        "may_add": may_add,
        "listing": next((u for u in above if actor.may(Permission.PARTICIPATION_EDIT, u.path)), None),
    }
    return render(request, "units/list.html", context)


def _parts(request: ActorRequest, municipalities: list[Unit], *, may_add: bool) -> Parts:
    """The list as the address narrows it. A search is answered anew, all else is kept by the journal."""

    def found() -> Parts:
        return _found(request, municipalities, may_add=may_add)

    if request.GET.get("q"):
        return found()
    paths = request.actor.paths(Permission.UNITS_VIEW)
    asked = (request.GET.urlencode(), may_add)
    return kept("units", *paths, today=clock.today(), compute=found, of=asked)


def _found(request: ActorRequest, municipalities: list[Unit], *, may_add: bool) -> Parts:
    form = FilterForm(request.GET, municipalities=municipalities)
    year = asked_year(request)
    found = units_page(request.actor, year, _filter(request, form))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    figures = year_figures([unit.pk for unit in page], year)
    context = {
        "page": page,
        "rows": [_row(unit, figures.get(unit.pk, {})) for unit in page],
        "form": form,
        "pills": _pills(request, form),
        "municipalities": municipalities,
        "year_title": year_title(year),
        "may_add": may_add,
    }
    return rendered("units/list.html", ("filters", "list"), context, request)


@requires(Permission.UNITS_VIEW)
def municipalities(request: ActorRequest) -> HttpResponse:
    year = asked_year(request)
    context = {
        "rows": territories(request.actor, year),
        "year": year,
        "year_title": year_title(year),
        "years": year_choices(year),
    }
    return render(request, "units/municipalities.html", context)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the list; `expected` is how many figures the organisation owes a year, 0 for service ones."""

    unit: Unit
    expected: int
    pupils: int | None
    teachers: int | None


def _row(unit: Unit, stated: Mapping[str, YearFigure]) -> _Row:
    values = {kind: figure.value for kind, figure in stated.items()}
    return _Row(unit, len(EXPECTED.get(unit.kind, ())), values.get(PUPILS_10_19), values.get(TEACHERS))


def _filter(request: ActorRequest, form: FilterForm) -> UnitFilter:
    participates = form.value("participates")
    return UnitFilter(
        text=request.GET.get("q", "").replace("\x00", "")[:200],
        territory=form.municipalities.get(form.value("territory") or 0),
        kind=form.value("kind") or "",
        participates=None if participates is None else participates == "yes",
        figures=form.value("figures") or "",
        order=request.GET.get("sort", "name"),
    )


def _pills(request: ActorRequest, form: FilterForm) -> list[Pill]:
    pills = []
    for name, asked in form.fields.items():
        if form.value(name) is None:
            continue
        rest = request.GET.copy()
        rest.pop(name)
        rest.pop("page", None)
        pills.append(Pill(f"{asked.label}: {form.shown(name)}", f"?{rest.urlencode()}"))
    return pills
