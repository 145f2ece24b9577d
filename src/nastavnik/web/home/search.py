"""Search over what the actor may see: people, organisations, documents."""

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nastavnik.documents.models import IssuedDocument
from nastavnik.orgs.models import Unit
from nastavnik.people.models import Person
from nastavnik.rules.access import Permission
from nastavnik.rules.people.names import search_key
from nastavnik.web.policy import ActorRequest, signed_in

SHOWN = 20


@require_GET
@signed_in("every part of the answer goes through the door of its own permission")
def search(request: ActorRequest) -> HttpResponse:
    """People by words of the name, organisations by name or code, documents by number or title."""
    asked = request.GET.get("q", "").strip()[:100]
    key = search_key(asked)
    context: dict[str, object] = {"asked": asked, "people": [], "organisations": [], "documents": []}
    if key:
        people = Person.objects.visible_to(request.actor, Permission.PEOPLE_VIEW).named(key)
        units = Unit.objects.visible_to(request.actor, Permission.UNITS_VIEW)
        for word in key.split():
            units = units.filter(search_key__contains=word)
        documents = IssuedDocument.objects.visible_to(request.actor, Permission.DOCUMENTS_VIEW).filter(
            Q(number=asked) | Q(title__contains=asked)
        )
        context |= {
            "people": people.select_related("organisation")[:SHOWN],
            "organisations": units[:SHOWN],
            "documents": documents[:SHOWN],
        }
    return render(request, "search/results.html", context)
