"""Work that outlives a request: what was asked, by whom, how far it is, how it ended."""

from typing import ClassVar

from django.db import models

from nastavnik.rules.personal import Personal
from nastavnik.scope import ScopedQuerySet


class JobState(models.TextChoices):
    """States of a job; QUEUED → RUNNING → DONE or FAILED."""

    QUEUED = "queued", "в очереди"
    RUNNING = "running", "выполняется"
    DONE = "done", "готово"
    FAILED = "failed", "не удалось"


class Job(models.Model):
    """A job. `params` and `result` hold ids and counts; `failure` is a sentence for the person who asked."""

    scope = "unit"

    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=64)
    params = models.JSONField(default=dict)
    state = models.CharField("состояние", max_length=8, choices=JobState, default=JobState.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    result = models.JSONField(default=dict)
    failure = models.TextField(blank=True)
    asked_by_id = models.BigIntegerField(null=True)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = ScopedQuerySet["Job"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {
        "kind", "params", "state", "result", "failure", "asked_at", "started_at", "finished_at",
    }  # fmt: skip

    class Meta:
        ordering = ("-id",)
