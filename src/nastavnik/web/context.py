"""What every page shows around its content: navigation, the unit one works in, the form key."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from nastavnik import clock
from nastavnik.rules.access import Actor
from nastavnik.web.nav import navigation
from nastavnik.web.once import new_key


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of base.html. Nothing is computed for a signed-out visitor."""
    actor: Actor | None = getattr(request, "actor", None)
    context: dict[str, Any] = {"form_key": new_key, "today": clock.today()}
    if actor is None or actor.user_id is None:
        return context
    context["nav"] = SimpleLazyObject(lambda: navigation(actor, request.path))
    return context
