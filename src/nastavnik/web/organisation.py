"""The organisation that a page of one organisation is about."""

from django.http import Http404

from nastavnik.orgs.models import Level, Unit
from nastavnik.rules.access import Permission
from nastavnik.web.policy import ActorRequest
from nastavnik.web.working import working_unit


def organisation_here(request: ActorRequest, permission: Permission) -> Unit:
    """Asked for by `?organisation=`, else the one chosen in the top bar, else the first that is the actor's."""
    visible = Unit.objects.visible_to(request.actor, permission).filter(level=Level.ORGANISATION)
    asked = request.GET.get("organisation")
    if asked:
        return Unit.objects.get_for(request.actor, permission, pk=asked, level=Level.ORGANISATION)
    unit = working_unit(request)
    if unit is not None and unit.level == Level.ORGANISATION and request.actor.may(permission, unit.path):
        return unit
    first = visible.first()
    if first is None:
        raise Http404
    return first


def unit_here(request: ActorRequest, permission: Permission) -> Unit:
    """The same for a page that every level has: `?organisation=`, else the unit chosen in the top bar."""
    asked = request.GET.get("organisation")
    if asked:
        return Unit.objects.get_for(request.actor, permission, pk=asked)
    unit = working_unit(request)
    if unit is not None and request.actor.may(permission, unit.path):
        return unit
    first = Unit.objects.visible_to(request.actor, permission).first()
    if first is None:
        raise Http404
    return first
