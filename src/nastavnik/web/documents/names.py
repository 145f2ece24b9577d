"""Cases of a name and a post before a document is issued: corrected by hand, remembered for the person."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from nastavnik import clock
from nastavnik.documents.actions import correct_official_forms, remember_official
from nastavnik.documents.models import Official
from nastavnik.orgs.models import Unit
from nastavnik.pairs.orders import full_name_of, name_of, named_in_order, official_in_order, person_in_order
from nastavnik.people.actions.persons import change_person, correct_name_forms
from nastavnik.people.models import Person
from nastavnik.rules.access import Permission
from nastavnik.rules.documents.kinds import PersonInOrder
from nastavnik.web.documents.forms import GenderForm, NameFormsForm
from nastavnik.web.policy import ActorRequest, requires

ISSUE = Permission.DOCUMENTS_ISSUE


@require_http_methods(["GET", "POST"])
@requires(ISSUE)
def person_forms(request: ActorRequest, pk: int) -> HttpResponse:
    """The cases of a person of the base, or first the gender, without which there are none."""
    person: Person = Person.objects.select_related("organisation").get_for(request.actor, ISSUE, pk=pk)
    named = person_in_order(person, person.organisation)
    if named.gender is None:
        return _ask_gender(request, person, named)
    form = _forms(request, named, person.version)
    if request.method == "POST" and form.is_valid():
        correct_name_forms(
            person,
            forms=form.corrections(),
            version=form.cleaned_data["version"],
            by=request.actor,
            now=clock.now(),
        )
        return _done(request)
    return _page(request, form, named)


@require_http_methods(["GET", "POST"])
@requires(ISSUE)
def official_forms(request: ActorRequest, pk: int) -> HttpResponse:
    """The same for an official whom documents name."""
    official: Official = Official.objects.select_related("organisation").get_for(request.actor, ISSUE, pk=pk)
    named = official_in_order(official)
    if named.gender is None:
        return _ask_gender(request, official, named)
    form = _forms(request, named, official.version)
    if request.method == "POST" and form.is_valid():
        correct_official_forms(
            official,
            forms=form.corrections(),
            version=form.cleaned_data["version"],
            by=request.actor,
            now=clock.now(),
        )
        return _done(request)
    return _page(request, form, named)


@require_POST
@requires(ISSUE)
def note_official(request: ActorRequest, pk: int) -> HttpResponse:
    """Note somebody of this organisation by name, so that his cases can be corrected and remembered."""
    organisation: Unit = Unit.objects.get_for(request.actor, ISSUE, pk=pk)
    name = full_name_of(request.POST.get("name", "")[:240])
    known = named_in_order(name, organisation)
    official = remember_official(
        organisation, name, post=known.post, gender="", by=request.actor, now=clock.now()
    )
    address = reverse("documents:official-forms", args=[official.pk])
    return redirect(f"{address}?{request.META.get('QUERY_STRING', '')}")


def _ask_gender(request: ActorRequest, row: Person | Official, named: PersonInOrder) -> HttpResponse:
    form = GenderForm(request.POST if request.method == "POST" else None, initial={"version": row.version})
    if request.method == "POST" and form.is_valid():
        gender, now = form.cleaned_data["gender"], clock.now()
        if isinstance(row, Person):
            today = clock.today(row.organisation.time_zone)
            change_person(
                row,
                version=form.cleaned_data["version"],
                by=request.actor,
                now=now,
                today=today,
                gender=gender,
            )
        else:
            remember_official(
                row.organisation, name_of(row), post=row.post, gender=gender, by=request.actor, now=now
            )
        return redirect(request.get_full_path())
    context = {"form": form, "named": named, "back": _back(request)}
    return render(request, "documents/gender.html", context, status=422 if form.errors else 200)


def _forms(request: ActorRequest, named: PersonInOrder, version: int) -> NameFormsForm:
    return NameFormsForm(
        request.POST if request.method == "POST" else None,
        computed=_computed(named),
        shown=named.forms(),
        initial={"version": version},
    )


def _computed(named: PersonInOrder) -> Mapping[str, str]:
    """The forms as the rules make them, without the corrections."""
    return PersonInOrder(named.name, named.gender, named.post, named.class_label, named.organisation).forms()


def _page(request: ActorRequest, form: NameFormsForm, named: PersonInOrder) -> HttpResponse:
    context = {"form": form, "named": named, "back": _back(request)}
    return render(request, "documents/name_forms.html", context, status=422 if form.errors else 200)


def _done(request: ActorRequest) -> HttpResponse:
    messages.success(request, "Падежи сохранены. Так имя будет стоять в новых документах.")
    return redirect(_back(request))


def _back(request: ActorRequest) -> str:
    """Where the reader came from, when it is an address of ours."""
    asked = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return f"{asked}#names" if ours and asked.startswith("/") else reverse("documents:list")
