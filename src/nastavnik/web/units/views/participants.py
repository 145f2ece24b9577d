"""The yearly list of organisations that take part, with the act that approves it."""

from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik import clock
from nastavnik.orgs.actions import participants_version, set_participants
from nastavnik.orgs.models import Level, ParticipationList, Unit
from nastavnik.orgs.queries import chosen_organisations, list_of, listed_ids
from nastavnik.rules.access import Permission
from nastavnik.rules.orgs.figures import year_title
from nastavnik.rules.outcome import Refused
from nastavnik.web.formats import counted
from nastavnik.web.policy import ActorRequest, requires
from nastavnik.web.units.forms import ParticipantsForm, show_refusal
from nastavnik.web.units.years import asked_year, year_choices


@requires(Permission.PARTICIPATION_EDIT)
def edit(request: ActorRequest, pk: int) -> HttpResponse:
    unit = Unit.objects.get_for(request.actor, Permission.PARTICIPATION_EDIT, pk=pk)
    if unit.level == Level.ORGANISATION:
        raise Http404
    year = asked_year(request)
    teaching = chosen_organisations(unit, None)
    listed = list_of(unit, year)
    form = _form(request, teaching, listed, unit, year)
    if request.method == "POST" and form.is_valid():
        try:
            saved = set_participants(
                unit,
                year=year,
                organisations=chosen_organisations(unit, form.chosen()),
                version=form.cleaned_data["version"],
                by=request.actor,
                now=clock.now(),
                **form.act(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            count = counted(len(listed_ids(saved)), "организация,организации,организаций")
            messages.success(request, f"Перечень на {year_title(year)} год сохранён: {count}.")
            return redirect(f"{reverse('unit', args=[unit.pk])}?year={year}")
    context = {
        "shown": unit,
        "form": form,
        "listed": listed,
        "groups": _by_municipality(teaching),
        "year_title": year_title(year),
        "years": year_choices(year),
    }
    return render(request, "units/participants.html", context, status=422 if form.errors else 200)


def _form(
    request: ActorRequest, teaching: list[Unit], listed: ParticipationList | None, unit: Unit, year: int
) -> ParticipantsForm:
    """A new list begins with the ticks of the year before."""
    start = listed or list_of(unit, year - 1)
    return ParticipantsForm(
        request.POST or None,
        teaching=teaching,
        listed=listed,
        ticked=listed_ids(start) if start else (),
        version=participants_version(listed),
    )


def _by_municipality(teaching: list[Unit]) -> list[tuple[str, list[Unit]]]:
    ordered = sorted(teaching, key=lambda unit: (unit.parent.sort_key if unit.parent else "", unit.sort_key))
    return [
        (title, list(units))
        for title, units in groupby(ordered, key=lambda unit: unit.parent.short_name if unit.parent else "")
    ]
