"""Giving and taking roles, and deputies for leave."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.access.models import Membership
from nastavnik.journal.actions import record
from nastavnik.rules.access import Actor, Role, fits_level, may_grant
from nastavnik.rules.outcome import Place, Problem, Refused

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
    if not fits_level(role, unit.level):
        raise Refused(
            Problem(
                "access.wrong_level",
                f"Роль «{role.title}» здесь не дают: она держится на другом уровне.",
                where=Place(column="role"),
            )
        )
    if not may_grant(by, role, unit.path):
        raise Refused(
            Problem(
                "access.not_yours_to_give",
                f"Роль «{role.title}» вы не можете дать: нужен старший уровень.",
                where=Place(column="role"),
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
    record("access.role.granted", user, by=by, now=now, unit_path=unit.path, role=role.code)
    return membership


@transaction.atomic
def appoint_deputy(
    replaced: Membership, deputy: "User", *, ends_on: date, by: Actor, now: datetime
) -> Membership:
    """Give the same role over the same unit to another person till a day; the replaced one keeps his."""
    role = Role.of(replaced.role)
    if replaced.user_id == deputy.pk:
        raise Refused(
            Problem(
                "access.deputy_of_oneself", "Заместителем назначают другого человека.", Place(column="deputy")
            )
        )
    own = Membership.objects.filter(user=deputy, unit=replaced.unit, role=replaced.role, deputises=None)
    if own.filter(ends_on=None).exists():
        raise Refused(
            Problem(
                "access.deputy_has_role",
                "Этот человек и так ведёт эту роль сам, без срока: замещать нечего.",
                Place(column="deputy"),
            )
        )
    return grant(deputy, role, replaced.unit, by=by, now=now, ends_on=ends_on, deputises=replaced)


@transaction.atomic
def revoke(membership: Membership, *, by: Actor, now: datetime) -> None:
    """Take a role away; it is gone with the next request."""
    if not may_grant(by, Role.of(membership.role), membership.unit.path):
        raise Refused(Problem("access.not_yours_to_take", "Эту роль снимает тот, кто может её дать."))
    if membership.user_id == by.user_id:
        raise Refused(
            Problem(
                "access.own_role", "Роль с самого себя не снимают: попросите другого, кто управляет доступом."
            )
        )
    record(
        "access.role.revoked",
        membership.user,
        by=by,
        now=now,
        unit_path=membership.unit.path,
        role=membership.role,
    )
    membership.delete()
