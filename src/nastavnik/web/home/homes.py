"""The first page of each role: what to do next."""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from nastavnik import clock
from nastavnik.insights.attention import by_municipality, standings, waiting_requests, with_paired
from nastavnik.insights.deeds import deeds_of
from nastavnik.insights.kept import kept
from nastavnik.insights.path import stages_of
from nastavnik.monitoring.queries import indicators_of
from nastavnik.orgs.models import Level, Unit
from nastavnik.people.models import Request
from nastavnik.rules.access import Permission
from nastavnik.rules.dates import days_between, school_year
from nastavnik.web.figures import cards
from nastavnik.web.parts import Deed, Stage
from nastavnik.web.policy import ActorRequest, may_open, signed_in
from nastavnik.web.rendered import Parts, rendered
from nastavnik.web.working import KEY, units_of, working_unit

QUEUE_ROWS = 5


@require_GET
@signed_in("the first page shows only what the user's own roles allow")
def home(request: ActorRequest) -> HttpResponse:
    """Sends each role to its own first page, for the unit chosen in the top bar."""
    unit = working_unit(request)
    if unit is None:
        return render(request, "home/no_role.html")
    if unit.level == Level.ORGANISATION and request.actor.may(Permission.PEOPLE_VIEW, unit.path):
        return _organisation(request, unit)
    if request.actor.may(Permission.FIGURES_VIEW, unit.path):
        return _territory(request, unit)
    return render(request, "home/admin.html")


def _organisation(request: ActorRequest, unit: Unit) -> HttpResponse:
    today = clock.today(unit.time_zone)
    shown = kept("home", unit.path, today=today, compute=lambda: _organisation_context(unit, today))
    deeds = [one if may_open(request.actor, one.url) else _told(one) for one in shown["deeds"]]
    stages = [
        one if not one.url or may_open(request.actor, one.url) else replace(one, url="")
        for one in shown["stages"]
    ]
    return render(request, "home/organisation.html", shown | {"deeds": deeds, "stages": stages})


def _told(deed: Deed) -> Deed:
    """The deed of somebody else: what it is, without the button."""
    return replace(deed, action="", url="", strong=False)


def _organisation_context(unit: Unit, today: date) -> dict[str, Any]:
    found = deeds_of(unit, today=today)
    return {
        "organisation": unit,
        "deeds": [
            Deed(d.title, d.why, d.tone, d.tag, None, d.action, d.url, strong=i == 0)
            for i, d in enumerate(found)
        ],
        "stages": [Stage(**asdict(s)) for s in stages_of(unit, today=today)],
        "queue": _queue(unit, today),
        "figures": cards(unit, indicators_of(unit, on=today)),
    }


def _queue(unit: Unit, today: date) -> list[dict[str, object]]:
    waiting = (
        with_paired(Request.objects.filter(person__organisation=unit, year=school_year(today)))
        .filter(waiting_requests(today))
        .select_related("person")
        .order_by("asked_on", "pk")[:QUEUE_ROWS]
    )
    return [{"request": one, "days": days_between(one.asked_on, today)} for one in waiting]


def _territory(request: ActorRequest, unit: Unit) -> HttpResponse:
    today = clock.today(unit.time_zone)
    parts = kept("home", unit.path, today=today, compute=lambda: _territory_parts(unit, today))
    shown = {"parts": parts, "territory": unit, "region": unit.level == Level.REGION}
    return render(request, "home/territory.html", shown)


def _territory_parts(unit: Unit, today: date) -> Parts:
    rows = standings(unit.path, today=today)
    region = unit.level == Level.REGION
    asked = [r for r in rows if r.participates]
    context = {
        "rows": by_municipality(rows) if region else rows,
        "region": region,
        "organisations": len(asked),
        "needy": sum(1 for r in asked if r.weight),
        "figures": cards(unit, indicators_of(unit, on=today)),
    }
    return rendered("home/territory.html", ("lead", "content"), context)


@require_POST
@signed_in("a user chooses among the units of his own roles")
def choose_unit(request: ActorRequest, pk: int) -> HttpResponse:
    """Work in another of one's units; a unit that is not one's own is not there."""
    if all(unit.pk != pk for unit in units_of(request)):
        raise Http404
    request.session[KEY] = pk
    return redirect("/")
