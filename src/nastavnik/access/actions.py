"""Giving and taking roles."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.access.models import Membership
from nastavnik.journal.actions import record
from nastavnik.rules.access import Actor, Role, may_grant
from nastavnik.rules.outcome import Problem, Refused

if TYPE_CHECKING:
    from nastavnik.accounts.models import User
    from nastavnik.orgs.models import Unit


@transaction.atomic
def grant(
    user: "User",
    role: Role,
    unit: "Unit",
    *,
    by: Actor,
    now: datetime,
    ends_on: date | None = None,
    deputises: Membership | None = None,
) -> Membership:
    """Give a role over a unit; a role already held there gets the new end date."""
    if not may_grant(by, role, unit.path):
        raise Refused(
            Problem(
                "access.not_yours_to_give", f"Роль «{role.title}» вы не можете дать: нужен старший уровень."
            )
        )
    membership, _ = Membership.objects.update_or_create(
        user=user,
        unit=unit,
        role=role.code,
        defaults={
            "ends_on": ends_on,
            "deputises": deputises,
            "granted_at": now,
            "granted_by_id": by.user_id,
        },
    )
    record(
        "access.role.granted", membership, by=by, now=now, unit_path=unit.path, role=role.code, user=user.pk
    )
    return membership


@transaction.atomic
def revoke(membership: Membership, *, by: Actor, now: datetime) -> None:
    """Take a role away; it is gone with the next request."""
    if not may_grant(by, Role.of(membership.role), membership.unit.path):
        raise Refused(Problem("access.not_yours_to_take", "Эту роль снимает тот, кто может её дать."))
    record(
        "access.role.revoked",
        membership,
        by=by,
        now=now,
        unit_path=membership.unit.path,
        role=membership.role,
        user=membership.user_id,
    )
    membership.delete()
