"""The unit a user works in now: chosen in the top bar, kept in the session."""

from nastavnik.orgs.models import Unit
from nastavnik.web.policy import ActorRequest

KEY = "unit"


def units_of(request: ActorRequest) -> list[Unit]:
    """The units of the actor's roles, in the order of the tree. One query, once a request."""
    known: list[Unit] | None = getattr(request, "_units", None)
    if known is None:
        ids = {grant.unit_id for grant in request.actor.grants}
        known = list(Unit.objects.under("").filter(pk__in=ids).select_related("parent"))
        request._units = known  # type: ignore[attr-defined]  # noqa: SLF001 - our own note on the request
    return known


def working_unit(request: ActorRequest) -> Unit | None:
    """The unit chosen in the top bar; else the first one the actor has a role in; None without roles."""
    units = units_of(request)
    chosen = request.session.get(KEY)
    return next((unit for unit in units if unit.pk == chosen), units[0] if units else None)
