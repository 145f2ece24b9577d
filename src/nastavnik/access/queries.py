"""Reading memberships: the actor of a user today."""

from datetime import date

from nastavnik.access.models import Membership
from nastavnik.rules.access import ROLES, Actor, Grant


def actor_for(user_id: int, *, today: date, address: str = "") -> Actor:
    """The actor with the roles that hold today; one query. A deputised role holds for its deputy only
    through the deputy's own membership, so nothing else is looked up."""
    held = Membership.objects.holding_on(today).filter(user_id=user_id, user__is_active=True)
    return Actor(
        user_id=user_id,
        grants=tuple(
            Grant(role=ROLES[role], unit_path=path, unit_id=unit_id, until=until)
            for role, path, unit_id, until in held.values_list("role", "unit__path", "unit_id", "ends_on")
        ),
        address=address,
    )
