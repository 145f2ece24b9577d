"""A person: the card, adding, changing, the cases of the name."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from nastavnik import clock
from nastavnik.orgs.models import Gender, Unit
from nastavnik.pairs.models import Pair
from nastavnik.pairs.queries import for_lines, lines_of
from nastavnik.people.actions.persons import (
    FACTS,
    add_person,
    alike_to,
    change_person,
    correct_name_forms,
)
from nastavnik.people.models import MentorProfile, Occupation, Person, Request
from nastavnik.people.queries import may_see_category, mentors_for, person_card
from nastavnik.people.topics import topics_of
from nastavnik.programmes.queries import forms_for
from nastavnik.rules.access import Permission
from nastavnik.rules.dates import school_year
from nastavnik.rules.documents.wording import names as wording
from nastavnik.rules.documents.wording.cases import OBLIQUE
from nastavnik.rules.documents.wording.posts import decline_post
from nastavnik.rules.orgs.figures import year_title
from nastavnik.rules.outcome import Refused
from nastavnik.rules.people.names import normalise_name
from nastavnik.rules.people.values import class_shown
from nastavnik.web.organisation import organisation_here
from nastavnik.web.people.forms.inputs import show_refusal
from nastavnik.web.people.forms.persons import AddPersonForm, NameFormsForm, PersonForm, phones_shown
from nastavnik.web.people.shown import Rights, card_chip, consent_state_of, role_of
from nastavnik.web.policy import ActorRequest, requires

_AFTER = {"mentee": "people:request-add", "mentor": "people:profile-add"}
_GENDERS = {Gender.MALE: wording.Gender.MALE, Gender.FEMALE: wording.Gender.FEMALE}
MOST_MENTORS = 5


def person_for(request: ActorRequest, pk: int, permission: Permission) -> Person:
    """A person through the door, his organisation loaded."""
    return Person.objects.select_related("organisation").get_for(request.actor, permission, pk=pk)


@require_GET
@requires(Permission.PEOPLE_VIEW)
def card(request: ActorRequest, pk: int) -> HttpResponse:
    person = person_for(request, pk, Permission.PEOPLE_VIEW)
    today = clock.today(person.organisation.time_zone)
    year = school_year(today)
    found = person_card(person, today=today)
    roles: list[Request | MentorProfile] = [*found.requests, *found.profiles]
    now = [role for role in roles if role.year == year]
    shown_now = _shown_roles(request, person, now)
    request_now = next((role for role in now if isinstance(role, Request)), None)
    context = {
        "card": found,
        "person": person,
        "chip": card_chip(found),
        "age": found.age,
        "year_title": year_title(year),
        "roles": shown_now,
        "is_mentee": request_now is not None,
        "is_mentor": any(isinstance(role, MentorProfile) for role in now),
        "earlier": _earlier(roles, year),
        "pairs": _pairs(request, person),
        "mentors": mentors_for(request_now, today=today)[:MOST_MENTORS] if request_now else [],
        "consents": [
            (held.consent, consent_state_of(held.consent, held.in_force, today)) for held in found.consents
        ],
        "class_name": class_shown(person.class_name),
        "phone": phones_shown(person.phone),
        "representative_phone": phones_shown(person.representative_phone),
        "young": found.young_specialist and person.occupation == Occupation.TEACHER,
        "may": Rights.of(request.actor, person.organisation),
    }
    return render(request, "people/person.html", context)


def _shown_roles(
    request: ActorRequest, person: Person, roles: Sequence[Request | MentorProfile]
) -> list[Any]:
    titles = dict(forms_for(person.organisation).values_list(*["code", "title"]))
    topics = topics_of(person.organisation)
    return [
        role_of(
            role,
            titles=titles,
            topics=topics,
            show_category=not isinstance(role, Request)
            or may_see_category(role, request.actor, person.organisation),
        )
        for role in roles
    ]


def _earlier(roles: Sequence[Request | MentorProfile], year: int) -> list[dict[str, object]]:
    """Roles of other years, the latest first."""
    others = sorted((role for role in roles if role.year != year), key=lambda role: -role.year)
    return [
        {
            "year": year_title(role.year),
            "what": "наставляемый" if isinstance(role, Request) else "наставник",
            "role": role,
            "url": reverse(
                "people:request" if isinstance(role, Request) else "people:profile", args=[role.pk]
            ),
        }
        for role in others
    ]


def _pairs(request: ActorRequest, person: Person) -> list[Any]:
    if not request.actor.may(Permission.PAIRS_VIEW, person.organisation.path):
        return []
    seen = Pair.objects.visible_to(request.actor, Permission.PAIRS_VIEW)
    today = clock.today(person.organisation.time_zone)
    mine = seen.filter(Q(mentor__person=person) | Q(members__request__person=person)).distinct()
    return lines_of(for_lines(mine, today).order_by("-starts_on", "-pk"), today)


@requires(Permission.PEOPLE_EDIT)
def add(request: ActorRequest) -> HttpResponse:
    organisation = organisation_here(request, Permission.PEOPLE_EDIT)
    role = request.GET.get("role", "")
    form = AddPersonForm(request.POST or None, initial={"role": role if role in _AFTER else "mentee"})
    alike: list[Person] = []
    if request.method == "POST" and form.is_valid():
        today = clock.today(organisation.time_zone)
        try:
            person = add_person(
                organisation,
                by=request.actor,
                now=clock.now(),
                today=today,
                alike=form.cleaned_data["alike"],
                **form.facts(),
            )
        except Refused as refused:
            if any(problem.code == "person.alike" for problem in refused.problems):
                alike = _alike(request, organisation, form)
            show_refusal(form, refused, Person)
        else:
            messages.success(
                request, f"{person.list_name}: добавлено в базу как черновик, до согласия в пары не входит."
            )
            after = _AFTER.get(form.cleaned_data["role"])
            return redirect(after or "people:person", person.pk)
    context = {"organisation": organisation, "form": form, "alike": alike}
    return render(request, "people/add.html", context, status=422 if form.errors else 200)


def _alike(request: ActorRequest, organisation: Unit, form: PersonForm) -> list[Person]:
    names = {name: normalise_name(form.cleaned_data[name]) for name in ("surname", "given", "patronymic")}
    born = form.cleaned_data["born"]
    year = born.year if born else form.cleaned_data["birth_year"]
    ids, _ = alike_to(Person(organisation=organisation, **names, born=born, birth_year=year))
    return list(Person.objects.visible_to(request.actor, Permission.PEOPLE_VIEW).filter(pk__in=ids))


@requires(Permission.PEOPLE_EDIT)
def edit(request: ActorRequest, pk: int) -> HttpResponse:
    person = person_for(request, pk, Permission.PEOPLE_EDIT)
    form = PersonForm(
        request.POST or None, initial=model_to_dict(person, FACTS) | {"version": person.version}
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_person(
                person,
                version=form.cleaned_data["version"] or -1,
                by=request.actor,
                now=clock.now(),
                today=clock.today(person.organisation.time_zone),
                **form.facts(),
            )
        except Refused as refused:
            show_refusal(form, refused, Person)
        else:
            messages.success(request, "Сведения сохранены.")
            return redirect("people:person", person.pk)
    context = {"person": person, "form": form}
    return render(request, "people/edit.html", context, status=422 if form.errors else 200)


@requires(Permission.PEOPLE_EDIT)
def name_forms(request: ActorRequest, pk: int) -> HttpResponse:
    """The cases of the name and post, corrected by hand for all later documents."""
    person = person_for(request, pk, Permission.PEOPLE_EDIT)
    form = NameFormsForm(
        request.POST or None,
        computed=_cases(person, {}),
        shown=_cases(person, person.forms_of_name),
        initial={"version": person.version},
    )
    if request.method == "POST" and form.is_valid():
        correct_name_forms(
            person,
            forms=form.corrections(),
            version=form.cleaned_data["version"],
            by=request.actor,
            now=clock.now(),
        )
        messages.success(request, "Падежи сохранены. Так имя будет стоять в новых документах.")
        return redirect("people:person", person.pk)
    context = {"person": person, "form": form, "corrected": bool(person.forms_of_name)}
    return render(request, "people/name_forms.html", context, status=422 if form.errors else 200)


def _cases(person: Person, overrides: dict[str, str]) -> dict[str, str]:
    """Every part in every case, by the rules and the corrections; {} while the gender is not known."""
    if not person.gender:
        return {}
    name = wording.FullName(person.surname, person.given, person.patronymic)
    table = wording.forms(name, _GENDERS[Gender(person.gender)], overrides)
    for case in OBLIQUE if person.post else ():
        key = wording.override_key("post", case)
        table[key] = overrides.get(key) or decline_post(person.post, case)
    return table
