"""Reading users: whom an actor manages, whom a journal names."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from nastavnik.access.models import Membership
from nastavnik.accounts.models import User
from nastavnik.rules.access import Actor, Permission, Role, may_grant


def managed_by(actor: Actor) -> QuerySet[User]:
    """Users who hold, or held till some day, a role at or below the units where the actor manages users."""
    held = Membership.objects.visible_to(actor, Permission.USERS_MANAGE)
    return User.objects.filter(pk__in=held.order_by().values("user_id"))


def memberships_seen_by(actor: Actor, user: User) -> list[Membership]:
    """The roles of a user at or below the actor's units; one query."""
    seen = Membership.objects.visible_to(actor, Permission.USERS_MANAGE).filter(user=user)
    return list(seen.select_related("unit", "deputises__user").order_by("unit__path", "id"))


def fully_managed_by(actor: Actor, user: User) -> bool:
    """Whether every role of the user is the actor's to give: only then may he switch the user off.

    A user without roles can do nothing and harm nobody; only who manages him by a role sees him at all.
    """
    held = Membership.objects.filter(user=user).values_list("role", "unit__path")
    return all(may_grant(actor, Role.of(role), path) for role, path in held)


def matching(text: str) -> Q:
    """A condition: each word begins the surname, the given name or stands in the e-mail."""
    condition = Q()
    for word in text.split()[:4]:
        condition &= (
            Q(surname__istartswith=word.capitalize())
            | Q(given__istartswith=word.capitalize())
            | Q(email__contains=word.lower())
        )
    return condition


def names_of(ids: Iterable[int | None]) -> dict[int, str]:
    """Short names by id, for lines that say who did something; one query, none when nobody is named."""
    known = {pk for pk in ids if pk is not None}
    if not known:
        return {}
    return {user.pk: user.short_name for user in User.objects.filter(pk__in=known)}
