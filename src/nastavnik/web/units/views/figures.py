"""Figures of a unit for a school year: all at once, of one source and date."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik import clock
from nastavnik.orgs.actions import figures_version, set_year_figures
from nastavnik.orgs.models import Unit
from nastavnik.orgs.queries import year_figures_of
from nastavnik.rules.access import Permission
from nastavnik.rules.orgs.figures import kinds_for, year_title
from nastavnik.rules.outcome import Refused
from nastavnik.web.policy import ActorRequest, requires
from nastavnik.web.units.forms import FiguresForm, show_refusal
from nastavnik.web.units.years import asked_year, year_choices


@requires(Permission.YEAR_FIGURES_EDIT)
def edit(request: ActorRequest, pk: int) -> HttpResponse:
    unit = Unit.objects.get_for(request.actor, Permission.YEAR_FIGURES_EDIT, pk=pk)
    if not kinds_for(unit.level):
        raise Http404
    year = asked_year(request)
    stated = year_figures_of(unit, (year - 1, year))
    form = FiguresForm(
        request.POST or None,
        unit=unit,
        stated=stated[year],
        before=stated[year - 1],
        year=year,
        initial={"version": figures_version(stated[year].values())},
    )
    if request.method == "POST" and form.is_valid():
        try:
            changed = set_year_figures(
                unit,
                year=year,
                values=form.values(),
                source=form.cleaned_data["source"],
                as_of=form.cleaned_data["as_of"],
                version=form.cleaned_data["version"],
                by=request.actor,
                now=clock.now(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            said = f"Цифры за {year_title(year)} год сохранены." if changed else "Цифры остались прежними."
            messages.success(request, said)
            return redirect(f"{reverse('unit', args=[unit.pk])}?year={year}")
    context = {
        "shown": unit,
        "form": form,
        "year_title": year_title(year),
        "years": year_choices(year),
        "numbers": [form[kind] for kind in form.kinds],
    }
    return render(request, "units/figures.html", context, status=422 if form.errors else 200)
