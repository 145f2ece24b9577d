"""Indicators of a unit on a date: figures, units below, shares of forms, the list behind each figure."""

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from nastavnik import clock
from nastavnik.insights.kept import kept
from nastavnik.journal.actions import record
from nastavnik.monitoring.queries import Counted, people_behind, shares_of_forms
from nastavnik.monitoring.workbook import indicators_workbook
from nastavnik.orgs.models import Level, Unit
from nastavnik.rules.access import Permission
from nastavnik.rules.indicators import FORMULAS, Measure
from nastavnik.web.downloads import XLSX, Download
from nastavnik.web.figures import SHORT, cards
from nastavnik.web.indicators.forms import DateForm
from nastavnik.web.parts import Chart, ChartSeries
from nastavnik.web.policy import ActorRequest, requires
from nastavnik.web.rendered import Parts, rendered
from nastavnik.web.working import working_unit

ROWS = 50
PEOPLE_MEASURES = {
    Measure.MENTEES: "наставляемые",
    Measure.MENTORS: "наставники",
    Measure.INVOLVED: "вовлечённые в наставничество",
    Measure.MENTEES_10_19: "наставляемые 10–19 лет",
    Measure.MENTORS_15_19: "наставники 15–19 лет",
    Measure.YOUNG_MENTEES: "молодые специалисты — наставляемые",
}


def _on(request: ActorRequest, unit: Unit) -> tuple[DateForm, date]:
    today = clock.today(unit.time_zone)
    form = DateForm(request.GET or None)
    chosen = form.cleaned_data.get("on") if form.is_bound and form.is_valid() else None
    return form, chosen or today


@require_GET
@requires(Permission.FIGURES_VIEW)
def mine(request: ActorRequest) -> HttpResponse:
    """To the indicators of the unit one works in."""
    unit = working_unit(request)
    if unit is None or not request.actor.may(Permission.FIGURES_VIEW, unit.path):
        unit = Unit.objects.visible_to(request.actor, Permission.FIGURES_VIEW).first()
    if unit is None:
        raise Http404
    return redirect("indicators-unit", unit.pk)


@require_GET
@requires(Permission.FIGURES_VIEW)
def unit_page(request: ActorRequest, pk: int) -> HttpResponse:
    """Every figure of a unit, each with its plan and method, and the same for the units below."""
    unit = Unit.objects.select_related("parent").get_for(request.actor, Permission.FIGURES_VIEW, pk=pk)
    form, on = _on(request, unit)
    parts = kept(
        "indicators",
        unit.path,
        today=on,
        compute=lambda: _parts(request, unit, on),
        of=request.GET.urlencode(),
    )
    context = {
        "shown": unit,
        "on": on,
        "form": form if form.is_bound else DateForm(initial={"on": on}),
        "parts": parts,
        "above": _above(request, unit),
    }
    return render(request, "indicators/unit.html", context)


def _parts(request: ActorRequest, unit: Unit, on: date) -> Parts:
    counted = Counted.on(unit, on)
    figures = counted.figures()
    shares = shares_of_forms(unit, on=on)
    page = Paginator(_rows(counted), ROWS).get_page(request.GET.get("page"))
    context = {
        "shown": unit,
        "on": on,
        "cards": cards(unit, figures),
        "figures": [(f, FORMULAS[f.method].numerator) for f in figures],
        "heads": [SHORT.get(f.code, f.title) for f in figures],
        "page": page,
        "below_title": "По муниципалитетам" if unit.level == Level.REGION else "По организациям",
        "shares": shares,
        "chart": _chart(shares),
    }
    return rendered("indicators/unit.html", ("content", "scripts"), context, request)


def _above(request: ActorRequest, unit: Unit) -> Unit | None:
    """The unit above, when its figures are open to the actor."""
    parent = unit.parent
    return parent if parent and request.actor.may(Permission.FIGURES_VIEW, parent.path) else None


def _rows(counted: Counted) -> list[tuple[Unit, list[tuple[object, str]]]]:
    if counted.unit.level == Level.ORGANISATION:
        return []
    return [
        (row.unit, [(f, str(FORMULAS[f.method].numerator)) for f in row.figures]) for row in counted.below()
    ]


def _chart(shares: list) -> Chart | None:  # type: ignore[type-arg]  # FormShare
    if not shares:
        return None
    units = list(dict.fromkeys(s.unit.short_name for s in shares))
    forms = list(dict.fromkeys(s.form for s in shares))
    value = {(s.unit.short_name, s.form): float(s.share) if s.share is not None else None for s in shares}
    series = [ChartSeries(form, [value.get((name, form), 0.0) for name in units]) for form in forms]
    return Chart("share", units, series, "%")


@require_GET
@requires(Permission.FIGURES_VIEW)
def people(request: ActorRequest, pk: int, measure: str) -> HttpResponse:
    """The people whom a figure counted, for those who may see them; for others the count and why."""
    unit = Unit.objects.get_for(request.actor, Permission.FIGURES_VIEW, pk=pk)
    if measure not in PEOPLE_MEASURES:
        raise Http404
    chosen = Measure(measure)
    _, on = _on(request, unit)
    found = people_behind(unit.path, chosen, on=on)
    may_see = request.actor.may(Permission.PEOPLE_VIEW, unit.path)
    context = {"shown": unit, "on": on, "title": PEOPLE_MEASURES[chosen], "may_see": may_see}
    if may_see:
        page = Paginator(found.order_by("sort_key", "pk"), ROWS).get_page(request.GET.get("page"))
        return render(
            request, "indicators/people.html", context | {"page": page, "count": page.paginator.count}
        )
    return render(request, "indicators/people.html", context | {"count": found.count()})


@require_GET
@requires(Permission.FIGURES_VIEW)
def export(request: ActorRequest, pk: int) -> HttpResponse:
    """The same figures as XLSX."""
    unit = Unit.objects.get_for(request.actor, Permission.FIGURES_VIEW, pk=pk)
    _, on = _on(request, unit)
    content = indicators_workbook(unit, on=on)
    record("monitoring.figures.exported", unit, by=request.actor, now=clock.now(), unit_path=unit.path)
    return Download(content, name=f"Показатели {unit.short_name} {on:%d.%m.%Y}.xlsx", media_type=XLSX)
