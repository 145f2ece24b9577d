"""The card of a unit, its letterhead, a new unit."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from nastavnik import clock
from nastavnik.accounts.queries import names_of
from nastavnik.orgs.actions import add_unit, change_unit
from nastavnik.orgs.models import Level, Unit, YearFigure
from nastavnik.orgs.queries import (
    above,
    editable_territories,
    participation_of,
    territories,
    year_figures_of,
)
from nastavnik.rules.access import Permission
from nastavnik.rules.orgs.figures import EXPECTED, TITLES, kinds_for, year_title
from nastavnik.rules.orgs.letterhead import letterhead, signer_name, signer_post
from nastavnik.rules.orgs.zones import zone_title
from nastavnik.rules.outcome import Refused
from nastavnik.web.policy import ActorRequest, requires
from nastavnik.web.units.forms import HEAD, LETTERHEAD, AddForm, UnitForm, show_refusal
from nastavnik.web.units.years import asked_year, year_choices


@requires(Permission.UNITS_VIEW)
def card(request: ActorRequest, pk: int) -> HttpResponse:
    actor = request.actor
    unit = Unit.objects.get_for(actor, Permission.UNITS_VIEW, pk=pk)
    year = asked_year(request)
    stated = year_figures_of(unit, (year - 1, year))
    context = {
        "shown": unit,
        "above": [(one, actor.may(Permission.UNITS_VIEW, one.path)) for one in above(unit)],
        "head": letterhead(unit),
        "signer": (
            signer_post(unit.head_post, acting=unit.head_acting),
            signer_name(unit.head_surname, unit.head_given, unit.head_patronymic),
        ),
        "zone": zone_title(unit.time_zone),
        "year": year,
        "year_title": year_title(year),
        "last_year_title": year_title(year - 1),
        "years": year_choices(year),
        "figures": _figures(unit, stated[year], stated[year - 1]),
        "owes": [TITLES[kind] for kind in EXPECTED.get(unit.kind, ()) if kind not in stated[year]],
        "lists": participation_of(unit, year),
        "territories": territories(actor, year, unit) if unit.level == Level.REGION else [],
        "may_edit": actor.may(Permission.UNITS_EDIT, unit.path),
        "may_add": unit.level != Level.ORGANISATION and actor.may(Permission.UNITS_ADD, unit.path),
        "may_state": bool(kinds_for(unit.level)) and actor.may(Permission.YEAR_FIGURES_EDIT, unit.path),
        "may_list": unit.level != Level.ORGANISATION and actor.may(Permission.PARTICIPATION_EDIT, unit.path),
    }
    return render(request, "units/card.html", context)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of the year with last year's beside it; `author` is empty when no person stated it."""

    title: str
    value: int | None
    last: int | None
    stated: YearFigure | None
    author: str


def _figures(unit: Unit, now: Mapping[str, YearFigure], before: Mapping[str, YearFigure]) -> list[_Figure]:
    names = names_of(figure.author_id for figure in now.values())
    return [
        _Figure(
            title=TITLES[kind],
            value=now[kind].value if kind in now else None,
            last=before[kind].value if kind in before else None,
            stated=now.get(kind),
            author=names.get(now[kind].author_id or 0, "") if kind in now else "",
        )
        for kind in kinds_for(unit.level)
    ]


@requires(Permission.UNITS_EDIT)
def edit(request: ActorRequest, pk: int) -> HttpResponse:
    unit = Unit.objects.get_for(request.actor, Permission.UNITS_EDIT, pk=pk)
    administers = request.actor.may(Permission.UNITS_ADD, unit.path)
    form = UnitForm(request.POST or None, instance=unit, administers=administers)
    if request.method == "POST" and form.is_valid():
        try:
            change_unit(
                unit,
                version=form.cleaned_data["version"],
                by=request.actor,
                now=clock.now(),
                **form.facts(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, "Сведения сохранены.")
            return redirect("unit", unit.pk)
    shown = Unit.objects.get_for(request.actor, Permission.UNITS_EDIT, pk=pk) if form.is_bound else unit
    context = {
        "shown": shown,
        "form": form,
        "groups": [
            ("Бланк", [form[name] for name in LETTERHEAD]),
            ("Руководитель", [form[name] for name in HEAD]),
            ("Учёт", [form[name] for name in ("code", "kind", "time_zone") if name in form.fields]),
        ],
    }
    return render(request, "units/edit.html", context, status=422 if form.errors else 200)


@requires(Permission.UNITS_ADD)
def add(request: ActorRequest) -> HttpResponse:
    territories = editable_territories(request.actor, Permission.UNITS_ADD)
    parent = request.GET.get("parent", "")
    form = AddForm(
        request.POST or None,
        territories=territories,
        initial={"parent": parent} if parent.isdecimal() else {},
    )
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        try:
            unit = add_unit(by=request.actor, now=clock.now(), **facts | {"level": Level(facts["level"])})
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, "Добавлено. Теперь заполните бланк: он стоит на каждом документе.")
            return redirect("unit-edit", unit.pk)
    return render(request, "units/add.html", {"form": form}, status=422 if form.errors else 200)
