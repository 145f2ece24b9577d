"""Memberships: which role a user holds over which unit, till when, and whom he stands in for."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models

from nastavnik.rules.access import ROLES
from nastavnik.rules.personal import Personal
from nastavnik.scope import ScopedQuerySet


class MembershipQuerySet(ScopedQuerySet["Membership"]):
    """Words of memberships."""

    def holding_on(self, day: date) -> "MembershipQuerySet":
        """Memberships that have not ended by this day."""
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=day))


class Membership(models.Model):
    """A role over a unit and all below it. A deputy holds one of his own that names whom he replaces."""

    scope = "unit"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="memberships")
    role = models.CharField("роль", max_length=16, choices=[(r.code, r.title) for r in ROLES.values()])
    ends_on = models.DateField("последний день", null=True, blank=True)
    deputises = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="deputies")
    granted_at = models.DateTimeField()
    granted_by_id = models.BigIntegerField(null=True)

    objects = MembershipQuerySet.as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {"role", "ends_on", "granted_at"}

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "unit", "role"],
                name="membership_once",
                violation_error_message="Эта роль в этой организации у пользователя уже есть.",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=list(ROLES)),
                name="membership_role_known",
                violation_error_message="Такой роли нет.",
            ),
        ]
