"""Files that people brought: what was read from them and what they changed, so that it can be undone."""

from typing import ClassVar

from django.db import models

from nastavnik.rules.personal import Erasure, Personal
from nastavnik.scope import ScopedQuerySet


class ImportKind(models.TextChoices):
    """Which base the file fills."""

    MENTEES = "mentees", "база наставляемых"
    MENTORS = "mentors", "база наставников"


class BatchState(models.TextChoices):
    """LOADED → READY (previewed) → RUNNING → DONE → UNDONE; or FAILED."""

    LOADED = "loaded", "загружен"
    READY = "ready", "проверен"
    RUNNING = "running", "вносится"
    DONE = "done", "внесён"
    FAILED = "failed", "не внесён"
    UNDONE = "undone", "отменён"


class ImportBatch(models.Model):
    """One file on its way into a base. Nothing of it is in the base before confirm."""

    scope = "organisation"

    organisation = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="import_batches")
    kind = models.CharField("что", max_length=8, choices=ImportKind)
    year = models.PositiveSmallIntegerField("учебный год")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    sheet = models.CharField("лист", max_length=120, blank=True)
    # mapping: {sheets, first_row, last_row, columns: [{index, title, field, sure, hidden}], corrected}
    mapping = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)  # {row: "new" | person id} for doubtful duplicates
    # problems: [{sheet, row, column, code, text, blocks}]; a doubtful row also has name and ids of candidates
    problems = models.JSONField(default=list)
    counts = models.JSONField(default=dict)  # {rows, new, changed, unchanged, refused, doubtful, warnings}
    partial = models.BooleanField("внести строки без ошибок", default=False)
    state = models.CharField("состояние", max_length=8, choices=BatchState, default=BatchState.LOADED)
    job = models.ForeignKey("queue.Job", models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    created_by_id = models.BigIntegerField(null=True)
    finished_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedQuerySet["ImportBatch"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {
        "problems": Personal("показать ошибки файла", erasure=Erasure.DELETE_ROW),
        "answers": Personal("решения о двойниках", erasure=Erasure.DELETE_ROW),
    }
    impersonal: ClassVar[set[str]] = {
        "kind", "sheet", "mapping", "counts", "state", "created_at", "finished_at",
    }  # fmt: skip

    class Meta:
        ordering = ("-id",)


class ImportChange(models.Model):
    """One row made or changed by a batch. `before` is None for a new row; else the old field values."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="changes")
    object_type = models.CharField(max_length=64)
    object_id = models.BigIntegerField()
    before = models.JSONField(null=True)
    version_after = models.PositiveIntegerField(default=1)

    personal_data: ClassVar[dict[str, Personal]] = {
        "before": Personal("отмена внесения файла", erasure=Erasure.DELETE_ROW)
    }
    impersonal: ClassVar[set[str]] = {"object_type"}

    class Meta:
        ordering = ("id",)
        indexes: ClassVar = [models.Index(fields=["object_type", "object_id"])]
