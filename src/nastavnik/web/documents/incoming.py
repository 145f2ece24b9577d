"""Acts that documents rest on: the catalogue with its filters, an act entered, corrected, out of force."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from nastavnik import clock
from nastavnik.documents.actions import add_act, change_act
from nastavnik.documents.models import IncomingAct
from nastavnik.documents.queries import ActFilter, acts_page, federal_acts, named_federal
from nastavnik.orgs.models import Unit
from nastavnik.rules.access import Permission
from nastavnik.rules.documents.incoming import USUAL_LEVEL
from nastavnik.rules.outcome import Refused
from nastavnik.web.documents.life_forms import ActFilterForm, ActForm
from nastavnik.web.formats import date_ru
from nastavnik.web.organisation import unit_here
from nastavnik.web.parts import Pill
from nastavnik.web.policy import ActorRequest, requires
from nastavnik.web.refusals import show_at_fields

VIEW, EDIT = Permission.DOCUMENTS_VIEW, Permission.CATALOGUE_EDIT
ROWS = 50


@require_GET
@requires(VIEW, EDIT)
def acts(request: ActorRequest) -> HttpResponse:
    """Acts of the unit one works in and those offered from above; built-in federal ones below them."""
    unit = unit_here(request, EDIT if request.actor.may(EDIT) else VIEW)
    today = clock.today(unit.time_zone)
    form = ActFilterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    wanted = ActFilter(
        text=request.GET.get("q", "")[:100], level=chosen.get("level", ""), day=chosen.get("day")
    )
    context = {
        "organisation": unit,
        "page": Paginator(acts_page(unit, wanted), ROWS).get_page(request.GET.get("page")),
        "federal": [(one, named_federal(one)) for one in federal_acts(wanted)],
        "form": form,
        "pills": _pills(request, wanted),
        "narrowed": bool(wanted.text or wanted.level or wanted.day),
        "today": today,
        "may_edit": request.actor.may(EDIT, unit.path),
        "may_view": request.actor.may(VIEW),
    }
    return render(request, "documents/incoming.html", context)


@require_http_methods(["GET", "POST"])
@requires(EDIT)
def act_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Enter an act for a unit and all below it."""
    unit: Unit = Unit.objects.get_for(request.actor, EDIT, pk=pk)
    form = ActForm(
        request.POST if request.method == "POST" else None, initial={"level": USUAL_LEVEL[unit.level].value}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = add_act(
                unit, form.facts, level=form.level_chosen, today=clock.today(unit.time_zone),
                by=request.actor, now=clock.now(),
            )  # fmt: skip
        except Refused as refused:
            show_at_fields(form, refused)
        else:
            messages.success(request, f"Внесён: {made.facts.named()}.")
            return redirect(_list_of(unit))
    return _page(request, unit, form, "Внести акт")


@require_http_methods(["GET", "POST"])
@requires(EDIT)
def act(request: ActorRequest, pk: int) -> HttpResponse:
    """Correct an act, or note from which day it is out of force."""
    row: IncomingAct = IncomingAct.objects.select_related("unit").get_for(request.actor, EDIT, pk=pk)
    names = ("level", "kind", "body", "dated", "number", "title", "since", "ends_on", "link", "version")
    form = ActForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(row, name) for name in names},
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_act(
                row, form.facts, level=form.level_chosen, version=form.version_seen,
                today=clock.today(row.unit.time_zone), by=request.actor, now=clock.now(),
            )  # fmt: skip
        except Refused as refused:
            show_at_fields(form, refused)
        else:
            messages.success(request, "Акт сохранён. Изданные документы свои основания не меняют.")
            return redirect(_list_of(row.unit))
    return _page(request, row.unit, form, "Акт", row)


def _page(
    request: ActorRequest, unit: Unit, form: ActForm, heading: str, row: IncomingAct | None = None
) -> HttpResponse:
    context = {"organisation": unit, "form": form, "heading": heading, "act": row, "back": _list_of(unit)}
    return render(request, "documents/incoming_act.html", context, status=422 if form.errors else 200)


def _list_of(unit: Unit) -> str:
    return f"{reverse('documents:incoming')}?organisation={unit.pk}"


def _pills(request: ActorRequest, wanted: ActFilter) -> list[Pill]:
    texts = {"level": _level_text(wanted.level), "day": _day_text(wanted.day)}
    pills = []
    for name, text in texts.items():
        if text:
            rest = request.GET.copy()
            rest.pop(name)
            rest.pop("page", None)
            pills.append(Pill(text, f"{reverse('documents:incoming')}?{rest.urlencode()}"))
    return pills


def _level_text(level: str) -> str:
    titles = dict(ActFilterForm.base_fields["level"].choices)  # type: ignore[attr-defined]  # a ChoiceField
    return f"Уровень: {titles[level]}" if level else ""


def _day_text(day: date | None) -> str:
    return f"Действует на {date_ru(day)}" if day else ""
