"""Rounds of matching and the proposals of each, with what the curator decided."""

from typing import ClassVar

from django.db import models

from nastavnik.rules.personal import Personal
from nastavnik.scope import ScopedQuerySet

_MATCH = Personal("подбор наставника и объяснение решения")


class RoundState(models.TextChoices):
    """OPEN → APPROVED or CLOSED."""

    OPEN = "open", "идёт подбор"
    APPROVED = "approved", "утверждён"
    CLOSED = "closed", "закрыт без решения"


class Round(models.Model):
    """A round of an organisation, year and form. `rules` is the versioned rule set it was computed with."""

    scope = "organisation"

    organisation = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="rounds")
    running_form = models.ForeignKey("programmes.RunningForm", models.PROTECT, related_name="rounds")
    year = models.PositiveSmallIntegerField()
    state = models.CharField("состояние", max_length=8, choices=RoundState, default=RoundState.OPEN)
    rules = models.JSONField(default=dict)
    summary = models.JSONField(default=dict)  # counts and metrics; left_out, idle, kept_out by entry id
    created_at = models.DateTimeField()
    created_by_id = models.BigIntegerField(null=True)
    computed_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    approved_by_id = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedQuerySet["Round"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {"summary": _MATCH}
    impersonal: ClassVar[set[str]] = {"state", "rules", "created_at", "computed_at", "approved_at"}

    class Meta:
        ordering = ("-id",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["running_form"], condition=models.Q(state="open"), name="round_one_open",
                violation_error_message="По этой форме подбор уже идёт.",
            )
        ]  # fmt: skip


class Decision(models.TextChoices):
    """What the curator said of a proposal."""

    PROPOSED = "proposed", "предложена"
    ACCEPTED = "accepted", "принята"
    LOCKED = "locked", "закреплена"
    BY_HAND = "by_hand", "подобрана вручную"
    REFUSED = "refused", "отклонена"


KEPT = (Decision.ACCEPTED, Decision.LOCKED, Decision.BY_HAND)  # recompute never touches these


class Proposal(models.Model):
    """A mentee proposed to a mentor. `reasons`: [[label, mark 0–5, text], …]; a refused one is a veto."""

    scope = "round__organisation"

    round = models.ForeignKey(Round, models.CASCADE, related_name="proposals")
    request = models.ForeignKey("people.Request", models.PROTECT, related_name="proposals")
    mentor = models.ForeignKey("people.MentorProfile", models.PROTECT, related_name="proposals")
    score = models.SmallIntegerField()
    why = models.TextField()
    reasons = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    decision = models.CharField("решение", max_length=8, choices=Decision, default=Decision.PROPOSED)
    refusal = models.CharField("причина отказа", max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by_id = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedQuerySet["Proposal"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = dict.fromkeys(
        ("why", "reasons", "warnings", "refusal"), _MATCH
    )
    impersonal: ClassVar[set[str]] = {"decision", "decided_at"}

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "request", "mentor"], name="proposal_once",
                violation_error_message="Такое предложение в подборе уже есть.",
            ),
            models.UniqueConstraint(
                fields=["round", "request"],
                condition=~models.Q(decision="refused"),
                name="proposal_one_standing",
                violation_error_message="У наставляемого в этом подборе уже есть предложение.",
            ),
        ]  # fmt: skip
