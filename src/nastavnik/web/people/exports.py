"""People taken out of the list: the bases in the official form, printable blanks of consents."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from nastavnik.people.blanks import consent_blanks, empty_blank
from nastavnik.people.export import TITLES, export_base
from nastavnik.people.models import ImportKind, PersonQuerySet
from nastavnik.rules.access import Permission
from nastavnik.rules.people.columns import Base
from nastavnik.web.downloads import DOCX, XLSX, Download, PeopleDownload
from nastavnik.web.people.imports import partners_in
from nastavnik.web.people.narrowing import Narrowing, Selection
from nastavnik.web.policy import ActorRequest, requires

MOST_BLANKS: Final = 500  # pages of one file; more than that nobody prints at once
EMPTY = {"adult": ("Согласие взрослого", False), "minor": ("Согласие законного представителя", True)}


@require_GET
@requires(Permission.PEOPLE_EXPORT)
def export(request: ActorRequest) -> HttpResponse:
    """What the list has found, as a base in the official form: `?kind=mentees` or `mentors`."""
    narrowing = Narrowing.here(request, Permission.PEOPLE_EXPORT)
    return _base(request, narrowing, narrowing.found(), request.GET.get("kind", ""))


def _base(request: ActorRequest, narrowing: Narrowing, people: PersonQuerySet, kind: str) -> HttpResponse:
    base = Base(kind if kind in ImportKind.values else ImportKind.MENTEES)
    organisation, year = narrowing.organisation, narrowing.year
    partners = partners_in(organisation, base, year)
    content, ids = export_base(base, organisation, year, people, partners=partners)
    return PeopleDownload(
        content,
        name=f"{TITLES[base]}, {organisation.short_name}, {year}-{year + 1}.xlsx",
        media_type=XLSX,
        verb="people.base.exported",
        by=request.actor,
        unit=organisation,
        ids=ids,
    )


@require_GET
@requires(Permission.CONSENTS_EDIT)
def blanks(request: ActorRequest) -> HttpResponseBase:
    """Blanks for `?ids=`, or an empty one: `?empty=adult` or `minor`."""
    narrowing = Narrowing.here(request, Permission.CONSENTS_EDIT)
    if request.GET.get("empty") in EMPTY:
        title, of_minor = EMPTY[request.GET["empty"]]
        content = empty_blank(narrowing.organisation, of_minor=of_minor)
        return Download(content, name=f"{title}.docx", media_type=DOCX)
    return _blanks(request, narrowing, Selection.of(narrowing, request.GET))


@require_POST
@requires(Permission.PEOPLE_EXPORT, Permission.CONSENTS_EDIT)
def bulk(request: ActorRequest) -> HttpResponseBase:
    """What is taken out of the rows chosen in the list: `blanks`, `mentees` or `mentors`."""
    action = request.POST.get("action", "")
    permission = Permission.CONSENTS_EDIT if action == "blanks" else Permission.PEOPLE_EXPORT
    narrowing = Narrowing.here(request, permission)
    chosen = Selection.of(narrowing, request.POST)
    if action == "blanks":
        return _blanks(request, narrowing, chosen)
    if not chosen.hidden:
        return _nobody_chosen(request, narrowing)
    return _base(request, narrowing, chosen.people, action)


def _blanks(request: ActorRequest, narrowing: Narrowing, chosen: Selection) -> HttpResponseBase:
    people = list(chosen.people.order_by("sort_key", "pk")[: MOST_BLANKS + 1]) if chosen.hidden else []
    if not people:
        return _nobody_chosen(request, narrowing)
    if len(people) > MOST_BLANKS:
        messages.warning(
            request, f"За один раз печатается до {MOST_BLANKS} бланков. Сузьте список, например, по классу."
        )
        return redirect(f"{reverse('people:list')}?{narrowing.query}")
    return PeopleDownload(
        consent_blanks(narrowing.organisation, people, today=narrowing.today),
        name="Бланки согласий.docx",
        media_type=DOCX,
        verb="people.blanks.printed",
        by=request.actor,
        unit=narrowing.organisation,
        ids=[person.pk for person in people],
    )


def _nobody_chosen(request: ActorRequest, narrowing: Narrowing) -> HttpResponseBase:
    messages.warning(request, "Сначала отметьте людей в списке или выберите всех найденных.")
    return redirect(f"{reverse('people:list')}?{narrowing.query}")
