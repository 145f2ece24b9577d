"""What a person brings to a year: the request, the mentor profile, their topics."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nastavnik import clock
from nastavnik.people.actions.roles import (
    PROFILE_FACTS,
    REQUEST_FACTS,
    add_topic,
    change_mentor_profile,
    change_request,
    confirm_topics,
    remove_topic,
    reread_topics,
    set_mentor_profile,
    set_request,
)
from nastavnik.people.models import MentorProfile, Person, Request, Topic
from nastavnik.people.queries import may_see_category
from nastavnik.people.topics import topics_of
from nastavnik.programmes.queries import forms_for
from nastavnik.rules.access import Permission
from nastavnik.rules.dates import school_year
from nastavnik.rules.orgs.figures import year_title
from nastavnik.rules.outcome import Refused
from nastavnik.web.people.forms.inputs import show_refusal
from nastavnik.web.people.forms.roles import ProfileForm, RequestForm, RoleForm
from nastavnik.web.people.persons import person_for
from nastavnik.web.people.shown import Rights, role_of
from nastavnik.web.policy import ActorRequest, requires

YearRole = Request | MentorProfile
TITLES: dict[type[YearRole], str] = {Request: "Запрос наставляемого", MentorProfile: "Профиль наставника"}


def role_for(request: ActorRequest, model: type[YearRole], pk: int, permission: Permission) -> Any:
    """A request or a profile through the door, its person and topics loaded."""
    rows: Any = model.objects.select_related("person__organisation").prefetch_related("topics")
    return rows.get_for(request.actor, permission, pk=pk)


def _form_for(request: ActorRequest, model: type[YearRole], person: Person, role: Any) -> RoleForm:
    """The form of a role; a POST is bound to it."""
    facts = REQUEST_FACTS if model is Request else PROFILE_FACTS
    initial = {}
    if role is not None:
        initial = model_to_dict(role, facts) | {"version": role.version}
    common: dict[str, Any] = {
        "data": request.POST or None,
        "initial": initial,
        "forms_of_mentoring": dict(forms_for(person.organisation).values_list(*["code", "title"])),
    }
    if model is MentorProfile:
        return ProfileForm(**common)
    return RequestForm(
        **common,
        sensitive=request.actor.may(Permission.PEOPLE_SENSITIVE, person.organisation.path),
        today=clock.today(person.organisation.time_zone),
    )


def _add(request: ActorRequest, pk: int, model: type[YearRole], act: Callable[..., Any]) -> HttpResponse:
    person = person_for(request, pk, Permission.PEOPLE_EDIT)
    year = school_year(clock.today(person.organisation.time_zone))
    if request.method == "GET" and (known := _role_of(person, model, year)):
        return redirect("people:request" if model is Request else "people:profile", known.pk)
    form = _form_for(request, model, person, None)
    if request.method == "POST" and form.is_valid():
        try:
            act(person, year=year, by=request.actor, now=clock.now(), **form.facts())
        except Refused as refused:
            show_refusal(form, refused, model)
        else:
            messages.success(request, "Записано. Проверьте, как программа поняла темы.")
            return redirect(f"{reverse('people:person', args=[person.pk])}#year")
    return _page(request, person, form, model, year)


def _role_of(person: Person, model: type[YearRole], year: int) -> YearRole | None:
    """What the person has of the year already."""
    roles: Any = person.requests if model is Request else person.mentor_profiles
    found: YearRole | None = roles.filter(year=year).first()
    return found


def _change(request: ActorRequest, pk: int, model: type[YearRole], act: Callable[..., Any]) -> HttpResponse:
    role = role_for(request, model, pk, Permission.PEOPLE_EDIT)
    form = _form_for(request, model, role.person, role)
    if request.method == "POST" and form.is_valid():
        try:
            act(
                role,
                version=form.cleaned_data["version"] or -1,
                by=request.actor,
                now=clock.now(),
                **form.facts(),
            )
        except Refused as refused:
            show_refusal(form, refused, model)
        else:
            messages.success(request, "Изменения сохранены.")
            return redirect("people:person", role.person_id)
    return _page(request, role.person, form, model, role.year)


def _page(
    request: ActorRequest, person: Person, form: RoleForm, model: type[YearRole], year: int
) -> HttpResponse:
    context = {"person": person, "form": form, "title": TITLES[model], "year_title": year_title(year)}
    return render(request, "people/role.html", context, status=422 if form.errors else 200)


@requires(Permission.PEOPLE_EDIT)
def add_request(request: ActorRequest, pk: int) -> HttpResponse:
    return _add(request, pk, Request, set_request)


@requires(Permission.PEOPLE_EDIT)
def add_profile(request: ActorRequest, pk: int) -> HttpResponse:
    return _add(request, pk, MentorProfile, set_mentor_profile)


@requires(Permission.PEOPLE_EDIT)
def edit_request(request: ActorRequest, pk: int) -> HttpResponse:
    return _change(request, pk, Request, change_request)


@requires(Permission.PEOPLE_EDIT)
def edit_profile(request: ActorRequest, pk: int) -> HttpResponse:
    return _change(request, pk, MentorProfile, change_mentor_profile)


@require_POST
@requires(Permission.PEOPLE_EDIT)
def request_topics(request: ActorRequest, pk: int) -> HttpResponseBase:
    return _topics(request, role_for(request, Request, pk, Permission.PEOPLE_EDIT))


@require_POST
@requires(Permission.PEOPLE_EDIT)
def profile_topics(request: ActorRequest, pk: int) -> HttpResponseBase:
    return _topics(request, role_for(request, MentorProfile, pk, Permission.PEOPLE_EDIT))


def _topics(request: ActorRequest, role: YearRole) -> HttpResponseBase:
    """One click on the topics: `add` or `remove` with the id of a topic, `confirm`, `reread`."""
    by, now = request.actor, clock.now()
    if "add" in request.POST:
        add_topic(role, _topic(role, request.POST["add"]), by=by, now=now)
    elif "remove" in request.POST:
        remove_topic(role, _topic(role, request.POST["remove"]), by=by, now=now)
    elif "confirm" in request.POST:
        confirm_topics(role, by=by, now=now)
    elif "reread" in request.POST:
        reread_topics(role, by=by, now=now)
    if not request.headers.get("HX-Request"):
        return redirect(f"{reverse('people:person', args=[role.person_id])}#year")
    fresh = role_for(request, type(role), role.pk, Permission.PEOPLE_EDIT)
    organisation = fresh.person.organisation
    show_category = not isinstance(fresh, Request) or may_see_category(fresh, request.actor, organisation)
    shown = role_of(fresh, titles={}, topics=topics_of(organisation), show_category=show_category)
    context = {"one": shown, "may": Rights.of(request.actor, organisation)}
    return render(request, "people/topics.html", context)


def _topic(role: YearRole, given: str) -> Topic:
    """A topic that the organisation of the role sees, or that stands at the role already."""
    known = {str(pk): topic for pk, topic in topics_of(role.person.organisation).items()}
    known |= {str(topic.pk): topic for topic in role.topics.all()}
    if given not in known:
        raise Http404
    return known[given]
