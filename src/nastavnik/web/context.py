"""What every page shows around its content: navigation, the unit one works in, the form key."""

from typing import Any, cast

from django.http import HttpRequest

from nastavnik import clock
from nastavnik.accounts.models import User
from nastavnik.rules.access import Actor
from nastavnik.rules.dates import school_year
from nastavnik.rules.documents.wording import dates as wording
from nastavnik.web.nav import navigation
from nastavnik.web.once import new_key
from nastavnik.web.parts import Choice
from nastavnik.web.policy import ActorRequest
from nastavnik.web.working import units_of, working_unit


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of base.html. Only the form key and the date for a signed-out visitor."""
    today = clock.today()
    context: dict[str, Any] = {"form_key": new_key, "today": today}
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None or actor.user_id is None:
        return context
    user = cast(User, request.user)
    known = cast(ActorRequest, request)
    unit = working_unit(known)
    return context | {
        "nav": navigation(actor, request.path),
        "unit": unit.short_name if unit else "",
        "school_year": wording.school_year(school_year(today)),
        "user_name": " ".join(p for p in (user.surname, user.given, user.patronymic) if p),
        "units": [
            Choice(key=str(one.pk), title=one.short_name, chosen=one == unit) for one in units_of(known)
        ]
        if len(units_of(known)) > 1
        else [],
        "user_links": [Choice(key="profile", title="Мой профиль", url="/accounts/me/")],
    }
