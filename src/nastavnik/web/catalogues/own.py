"""Own forms and role models of an organisation or of a level."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from nastavnik import clock
from nastavnik.orgs.models import Unit
from nastavnik.programmes.actions import add_form, add_role_model, change_form, change_role_model
from nastavnik.programmes.models import Form, RoleModel
from nastavnik.programmes.queries import forms_for
from nastavnik.rules.access import Permission
from nastavnik.rules.outcome import Refused
from nastavnik.web.catalogues.forms import OwnForm, OwnFormChange, RoleModelChange, RoleModelForm
from nastavnik.web.matching.rounds import version_in
from nastavnik.web.organisation import unit_here
from nastavnik.web.policy import ActorRequest, requires
from nastavnik.web.refusals import show_at_fields

EDIT = Permission.CATALOGUE_EDIT


@require_http_methods(["GET", "POST"])
@requires(Permission.CATALOGUE_EDIT)
def new_form(request: ActorRequest) -> HttpResponse:
    """A form of the unit's own, offered to itself and everybody below."""
    owner = unit_here(request, EDIT)
    answer = OwnForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and answer.is_valid():
        try:
            made = add_form(owner, by=request.actor, now=clock.now(), **answer.cleaned_data)
        except Refused as refused:
            show_at_fields(answer, refused)
        else:
            messages.success(request, f"Форма «{made.title}» добавлена в справочник.")
            return redirect(_back(owner))
    return _edit(request, answer, owner, "Своя форма наставничества")


@require_http_methods(["GET", "POST"])
@requires(Permission.CATALOGUE_EDIT)
def form(request: ActorRequest, pk: int) -> HttpResponse:
    """Change an own form."""
    row = Form.objects.select_related("owner").get_for(request.actor, EDIT, pk=pk)
    answer = OwnFormChange(
        request.POST if request.method == "POST" else None, initial=_initial(row, OwnFormChange)
    )
    if request.method == "POST" and answer.is_valid():
        try:
            change_form(
                row, version=version_in(request), by=request.actor, now=clock.now(), **answer.cleaned_data
            )
        except Refused as refused:
            show_at_fields(answer, refused)
        else:
            messages.success(request, "Форма сохранена.")
            return redirect(_back(_owner(row)))
    return _edit(request, answer, _owner(row), row.title, version=row.version)


@require_http_methods(["GET", "POST"])
@requires(Permission.CATALOGUE_EDIT)
def new_role_model(request: ActorRequest, pk: int) -> HttpResponse:
    """A role model of the unit's own within any form offered to it."""
    owner = unit_here(request, EDIT)
    row = forms_for(owner).filter(pk=pk).first()
    if row is None:
        raise Http404
    answer = RoleModelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and answer.is_valid():
        try:
            add_role_model(row, owner, by=request.actor, now=clock.now(), **answer.cleaned_data)
        except Refused as refused:
            show_at_fields(answer, refused)
        else:
            messages.success(request, "Ролевая модель добавлена. Теперь её можно отметить у формы.")
            return redirect(_back(owner))
    return _edit(request, answer, owner, f"Своя ролевая модель: {row.title}")


@require_http_methods(["GET", "POST"])
@requires(Permission.CATALOGUE_EDIT)
def role_model(request: ActorRequest, pk: int) -> HttpResponse:
    """Change an own role model."""
    row = RoleModel.objects.select_related("owner", "form").get_for(request.actor, EDIT, pk=pk)
    answer = RoleModelChange(
        request.POST if request.method == "POST" else None, initial=_initial(row, RoleModelChange)
    )
    if request.method == "POST" and answer.is_valid():
        try:
            change_role_model(
                row, version=version_in(request), by=request.actor, now=clock.now(), **answer.cleaned_data
            )
        except Refused as refused:
            show_at_fields(answer, refused)
        else:
            messages.success(request, "Ролевая модель сохранена.")
            return redirect(_back(_owner(row)))
    return _edit(request, answer, _owner(row), row.title, version=row.version)


def _edit(
    request: ActorRequest, answer: forms.Form, owner: Unit, title: str, *, version: int | None = None
) -> HttpResponse:
    context = {
        "answer": answer,
        "here": owner,
        "title": title,
        "version": version,
        "action": request.get_full_path(),
        "cancel_url": _back(owner),
    }
    return render(request, "catalogues/own.html", context, status=422 if answer.is_bound else 200)


def _initial(row: Form | RoleModel, answer: type[forms.Form]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in answer.base_fields}


def _owner(row: Form | RoleModel) -> Unit:
    if row.owner is None:
        raise Http404
    return row.owner


def _back(unit: Unit) -> str:
    return f"{reverse('catalogues')}?organisation={unit.pk}"
