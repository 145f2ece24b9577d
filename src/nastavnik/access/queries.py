"""Reading memberships: the actor of a user today, the unit whose journal tells of a user."""

from collections.abc import Iterable
from datetime import date

from nastavnik.access.models import Membership
from nastavnik.rules.access import ROLES, Actor, Grant

LEVEL_DIGITS = 5  # digits of a path for one level of the tree, as orgs.models.PATH_STEP


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


def shared_path(paths: Iterable[str]) -> str:
    """The path of the lowest unit that stands above all of these (or is the only one); '' when none does."""
    known = list(paths)
    lowest = min(known, key=len, default="")
    for end in range(len(lowest), 0, -LEVEL_DIGITS):
        if all(path.startswith(lowest[:end]) for path in known):
            return lowest[:end]
    return ""


def home_path(user_id: int) -> str:
    """The unit in whose journal the sign-ins of a user stand: the lowest above all his roles."""
    return shared_path(Membership.objects.filter(user_id=user_id).values_list("unit__path", flat=True))
