"""Forms of mentoring and role models of an organisation: on, off, printed."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from nastavnik import clock
from nastavnik.orgs.models import Level, Unit
from nastavnik.programmes.actions import change_running, switch_off, switch_on
from nastavnik.programmes.models import RunningForm
from nastavnik.programmes.printing import role_models_docx
from nastavnik.programmes.queries import (
    CatalogueForm,
    catalogue_of,
    deadline_of,
    forms_for,
    realised,
    role_models_for,
)
from nastavnik.rules.access import Permission
from nastavnik.rules.dates import school_year
from nastavnik.rules.outcome import Refused
from nastavnik.web.catalogues.forms import RunningFormForm
from nastavnik.web.downloads import DOCX, Download
from nastavnik.web.matching.rounds import version_in
from nastavnik.web.matching.shown import deadline_tone, deadline_words
from nastavnik.web.organisation import organisation_here, unit_here
from nastavnik.web.policy import ActorRequest, requires
from nastavnik.web.refusals import show_at_fields

EDIT = Permission.CATALOGUE_EDIT


@require_GET
@requires(Permission.CATALOGUE_EDIT)
def catalogue(request: ActorRequest) -> HttpResponse:
    """The catalogue as a unit sees it; an organisation switches its forms on and off here."""
    unit = unit_here(request, EDIT)
    today = clock.today(unit.time_zone)
    lines = [(one, *_deadline(one, today)) for one in catalogue_of(unit, school_year(today))]
    return render(
        request,
        "catalogues/catalogue.html",
        {
            "here": unit,
            "runs": unit.level == Level.ORGANISATION,
            "on": [line for line in lines if line[0].running],
            "off": [line for line in lines if not line[0].running],
        },
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.CATALOGUE_EDIT)
def switch_on_(request: ActorRequest, pk: int) -> HttpResponse:
    """Choose role models and the day, and the form runs."""
    organisation = organisation_here(request, EDIT)
    form = forms_for(organisation).filter(pk=pk).first()
    if form is None:
        raise Http404
    today = clock.today(organisation.time_zone)
    answer = RunningFormForm(
        request.POST if request.method == "POST" else None,
        form=form,
        role_models=role_models_for(organisation).filter(form=form),
        initial={"chosen_on": today},
    )
    if request.method == "POST" and answer.is_valid():
        try:
            switch_on(
                organisation,
                form,
                year=school_year(today),
                by=request.actor,
                now=clock.now(),
                **answer.cleaned_data,
            )
        except Refused as refused:
            show_at_fields(answer, refused)
        else:
            messages.success(request, f"Форма «{form.title}» включена. На пары — две недели.")
            return redirect(_back(organisation))
    context = {
        "form": form,
        "answer": answer,
        "here": organisation,
        "title": f"Включить форму «{form.title}»",
    }
    return render(request, "catalogues/running.html", context, status=422 if answer.is_bound else 200)


@require_http_methods(["GET", "POST"])
@requires(Permission.CATALOGUE_EDIT)
def change(request: ActorRequest, pk: int) -> HttpResponse:
    """Change how a form runs."""
    running = _running(request, pk)
    chosen = list(running.role_models.all())
    offered = role_models_for(running.organisation).filter(form=running.form)
    answer = RunningFormForm(
        request.POST if request.method == "POST" else None,
        form=running.form,
        role_models=offered,
        initial={
            "chosen_on": running.chosen_on,
            "role_models": chosen,
            "kinds": running.kinds,
            "title": running.title,
            "ends_on": running.ends_on,
            "training_required": running.training_required,
        },
    )
    if request.method == "POST" and answer.is_valid():
        try:
            change_running(
                running, version=version_in(request), by=request.actor, now=clock.now(), **answer.cleaned_data
            )
        except Refused as refused:
            show_at_fields(answer, refused)
        else:
            messages.success(request, f"Форма «{running.form.title}»: изменения сохранены.")
            return redirect(_back(running.organisation))
    context = {
        "form": running.form,
        "answer": answer,
        "here": running.organisation,
        "running": running,
        "title": running.form.title,
    }
    return render(request, "catalogues/running.html", context, status=422 if answer.is_bound else 200)


@require_http_methods(["GET", "POST"])
@requires(Permission.CATALOGUE_EDIT)
def switch_off_(request: ActorRequest, pk: int) -> HttpResponse:
    """The organisation does not run the form after all."""
    running = _running(request, pk)
    if request.method == "POST":
        switch_off(running, version=version_in(request), by=request.actor, now=clock.now())
        messages.success(request, f"Форма «{running.form.title}» выключена.")
        return redirect(_back(running.organisation))
    context = {"running": running, "cancel_url": _back(running.organisation)}
    return render(request, "catalogues/off.html", context)


@require_GET
@requires(Permission.CATALOGUE_EDIT, Permission.DOCUMENTS_VIEW)
def printed(request: ActorRequest) -> HttpResponse:
    """«Ролевые модели в рамках форм наставничества, реализуемые в …» as a page to print."""
    organisation = _printing(request)
    today = clock.today(organisation.time_zone)
    rows = realised(catalogue_of(organisation, school_year(today)))
    return render(
        request, "catalogues/print.html", {"here": organisation, "rows": rows, "year": school_year(today)}
    )


@require_GET
@requires(Permission.CATALOGUE_EDIT, Permission.DOCUMENTS_VIEW)
def document(request: ActorRequest) -> HttpResponse:
    """The same as DOCX."""
    organisation = _printing(request)
    today = clock.today(organisation.time_zone)
    year = school_year(today)
    content = role_models_docx(organisation, year, realised(catalogue_of(organisation, year)))
    return Download(content, name="Ролевые модели.docx", media_type=DOCX)


def _printing(request: ActorRequest) -> Unit:
    may_edit = request.actor.may(EDIT)
    return organisation_here(request, EDIT if may_edit else Permission.DOCUMENTS_VIEW)


def _running(request: ActorRequest, pk: int) -> RunningForm:
    forms = RunningForm.objects.select_related("organisation", "form")
    return forms.get_for(request.actor, EDIT, pk=pk)


def _deadline(one: CatalogueForm, today: date) -> tuple[str, str]:
    """The two weeks in words and the tone of their tag; nothing once there are pairs."""
    if one.running is None or one.pairs:
        return "", "no"
    deadline = deadline_of(one.running, today)
    return f"пары до {deadline.day:%d.%m.%Y}, {deadline_words(deadline)}", deadline_tone(deadline)


def _back(unit: Unit) -> str:
    return f"{reverse('catalogues')}?organisation={unit.pk}"
