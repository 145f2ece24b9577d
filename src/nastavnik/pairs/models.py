"""Pairs and groups, and their meetings. A group is a pair with more than one mentee."""

from datetime import date, timedelta
from typing import ClassVar

from django.db import models

from nastavnik.rules.personal import Personal
from nastavnik.scope import ScopedQuerySet

_WORK = Personal("работа пары и обратная связь")


class PairState(models.TextChoices):
    """ACTIVE → FINISHED or DISSOLVED; SUSPENDED while a consent is missing."""

    ACTIVE = "active", "работает"
    SUSPENDED = "suspended", "приостановлена"
    FINISHED = "finished", "завершена"
    DISSOLVED = "dissolved", "расформирована"


GOING = (PairState.ACTIVE, PairState.SUSPENDED)


def valid_on(day: date, person: str) -> models.Q:
    """A condition: the consent of the person reached by this lookup holds on the day.

    Never null, so that it may be negated: a person without any consent has no first day.
    """
    begun = models.Q(**{f"{person}__consent_valid_from__isnull": False}) & models.Q(
        **{f"{person}__consent_valid_from__lte": day}
    )
    not_over = models.Q(**{f"{person}__consent_valid_until__isnull": True}) | models.Q(
        **{f"{person}__consent_valid_until__gte": day}
    )
    return begun & not_over


def lapse_on(day: date) -> models.Q:
    """A condition on pairs: the mentor or a present mentee has no valid consent on the day."""
    members = PairMember.objects.filter(pair=models.OuterRef("pk"), left_on=None)
    return ~valid_on(day, "mentor__person") | models.Q(
        models.Exists(members.filter(~valid_on(day, "request__person")))
    )


class PairQuerySet(ScopedQuerySet["Pair"]):
    """Words of pairs."""

    def running_on(self, day: date) -> "PairQuerySet":
        """Pairs that had begun and not ended by a day."""
        return self.filter(starts_on__lte=day).filter(models.Q(ended_on=None) | models.Q(ended_on__gte=day))

    def of_year(self, year: int) -> "PairQuerySet":
        return self.filter(year=year)

    def going(self) -> "PairQuerySet":
        """Pairs that have not ended: at work or suspended."""
        return self.filter(state__in=GOING)

    def with_lapse(self, day: date) -> "PairQuerySet":
        """Marks `lapsed`: a mentor or a present mentee has no valid consent on the day."""
        return self.annotate(lapsed=models.ExpressionWrapper(lapse_on(day), models.BooleanField()))

    def at_work_on(self, day: date) -> "PairQuerySet":
        """Pairs at work: not ended, not suspended by hand nor by a consent that does not hold on the day."""
        return self.filter(~lapse_on(day), state=PairState.ACTIVE)

    def suspended_on(self, day: date) -> "PairQuerySet":
        """Pairs that have not ended and are suspended, by hand or by a consent that does not hold."""
        return (
            self.with_lapse(day).going().filter(models.Q(state=PairState.SUSPENDED) | models.Q(lapsed=True))
        )

    def quiet_since(self, day: date, days: int) -> "PairQuerySet":
        """Pairs at work that have not met for so many days, counted from the beginning if they never have."""
        before = day - timedelta(days=days)
        never = models.Q(last_met_on=None, starts_on__lte=before)
        return self.at_work_on(day).filter(models.Q(last_met_on__lte=before) | never)

    def awaiting_feedback(self) -> "PairQuerySet":
        """Pairs with a meeting that is not closed, for want of feedback."""
        return self.filter(models.Exists(Meeting.objects.filter(pair=models.OuterRef("pk"), closed_at=None)))


class Pair(models.Model):
    """A mentor and one or more mentees working in a form for a year."""

    scope = "organisation"

    organisation = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="pairs")
    year = models.PositiveSmallIntegerField("учебный год")
    form = models.ForeignKey("programmes.Form", models.PROTECT, related_name="pairs")
    role_model = models.ForeignKey(
        "programmes.RoleModel", models.PROTECT, null=True, blank=True, related_name="pairs"
    )
    mentor = models.ForeignKey("people.MentorProfile", models.PROTECT, related_name="pairs")
    starts_on = models.DateField("начало")
    ends_on = models.DateField("окончание по плану", null=True, blank=True)
    ended_on = models.DateField("завершена", null=True, blank=True)
    state = models.CharField("состояние", max_length=10, choices=PairState, default=PairState.ACTIVE)
    outcome = models.TextField("итог", blank=True)
    decided_at = models.DateTimeField("решение принято")
    decided_by_id = models.BigIntegerField(null=True)
    round_id = models.BigIntegerField(null=True, db_index=True)
    last_met_on = models.DateField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = PairQuerySet.as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {"outcome": _WORK, "last_met_on": _WORK, "ended_on": _WORK}
    impersonal: ClassVar[set[str]] = {"starts_on", "ends_on", "state", "decided_at"}

    class Meta:
        ordering = ("-year", "id")
        indexes: ClassVar = [models.Index(fields=["organisation", "year", "state"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="pair_ends_after_start",
                violation_error_message="Окончание раньше начала.",
            )
        ]


class PairMember(models.Model):
    """A mentee in a pair or group, from when till when. `why` is the explanation shown at approval."""

    scope = "pair__organisation"

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="members")
    request = models.ForeignKey("people.Request", models.PROTECT, related_name="memberships")
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    why = models.TextField(blank=True)

    objects = ScopedQuerySet["PairMember"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {"why": _WORK, "joined_on": _WORK, "left_on": _WORK}
    impersonal: ClassVar[set[str]] = set()

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pair", "request"], name="pair_member_once",
                violation_error_message="Наставляемый уже в этой паре.",
            ),
            models.UniqueConstraint(
                fields=["request"], condition=models.Q(left_on=None), name="request_in_one_running_pair",
                violation_error_message="У наставляемого уже есть пара по этому запросу.",
            ),
        ]  # fmt: skip


class MeetingKind(models.TextChoices):
    """The sequence of meetings (roadmap row 5.4)."""

    ACQUAINTANCE = "acquaintance", "знакомство"
    TRIAL = "trial", "пробная"
    PLANNING = "planning", "планирование"
    WORK = "work", "рабочая"
    FINAL = "final", "итоговая"


class Meeting(models.Model):
    """A meeting of a pair. Closed only with feedback: `closed_at` and `feedback_mark` stand together."""

    scope = "pair__organisation"

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="meetings")
    number = models.PositiveSmallIntegerField("№")
    kind = models.CharField("вид", max_length=12, choices=MeetingKind)
    held_on = models.DateField("дата")
    minutes = models.PositiveSmallIntegerField("минут", default=40)
    online = models.BooleanField("дистанционно", default=False)
    topic = models.CharField("тема", max_length=300, blank=True)
    result = models.TextField("итог и договорённости", blank=True)
    feedback_mark = models.PositiveSmallIntegerField("оценка наставляемого, 0–10", null=True, blank=True)
    feedback_text = models.TextField("обратная связь", blank=True)
    go_on = models.BooleanField("продолжаем", null=True, blank=True)
    closed_at = models.DateTimeField(null=True, editable=False)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedQuerySet["Meeting"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = dict.fromkeys(
        ("held_on", "topic", "result", "feedback_mark", "feedback_text"), _WORK
    )
    impersonal: ClassVar[set[str]] = {"kind", "closed_at", "recorded_at"}

    class Meta:
        ordering = ("pair", "number")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pair", "number"], name="meeting_number_once",
                violation_error_message="Встреча с таким номером уже записана.",
            ),
            models.CheckConstraint(
                condition=models.Q(feedback_mark=None) | models.Q(feedback_mark__lte=10),
                name="meeting_mark_to_ten",
                violation_error_message="Оценка — число от 0 до 10.",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | models.Q(feedback_mark__isnull=False),
                name="meeting_closed_with_feedback",
                violation_error_message="Встречу закрывают только с обратной связью.",
            ),
        ]  # fmt: skip
