"""Files on their way into a base: loaded, checked, confirmed, written whole or not at all, undone."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from nastavnik.files.actions import keep
from nastavnik.journal.actions import record
from nastavnik.orgs.models import Unit
from nastavnik.people.actions.consents import derive_terms
from nastavnik.people.facts import same_version
from nastavnik.people.importing import running
from nastavnik.people.importing.batches import answers_of, described, problems_json, source_of, unanswered
from nastavnik.people.importing.planning import NEW, Planner
from nastavnik.people.importing.reading import Progress, Source, open_source, read_source
from nastavnik.people.importing.running import NothingWritten, Report
from nastavnik.people.importing.undoing import undo
from nastavnik.people.models import BatchState, ImportBatch
from nastavnik.people.official import NO_PARTNERS, Partners
from nastavnik.people.topics import topic_reader
from nastavnik.queue.actions import enqueue
from nastavnik.queue.models import JobState
from nastavnik.rules.access import Actor
from nastavnik.rules.outcome import Problem, Refused
from nastavnik.rules.people.columns import Base, Field

CHECK, IMPORT = "people.check", "people.import"
"""Kinds of jobs, see nastavnik.jobs.tasks."""
AT_ONCE_BYTES = 150_000
"""A file up to this size (about a thousand rows) is checked while the page waits; a larger one by a job."""
_MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv",
}
_CHANGEABLE = (BatchState.LOADED, BatchState.READY, BatchState.FAILED)


def _silent(done: int, total: int) -> None:  # noqa: ARG001 - the progress that nobody watches
    return


def _none(text: str) -> tuple[int, ...]:  # noqa: ARG001 - a check does not need the topics
    return ()


# A file in one step


def import_file(
    content: bytes,
    name: str,
    *,
    kind: str,
    organisation: Unit,
    year: int,
    by: Actor,
    now: datetime,
    today: date,
    dry_run: bool = False,
    partial: bool = False,
    progress: Progress = _silent,
    partners: Partners = NO_PARTNERS,
) -> Report:
    """Take a file into a base, or only check it. Rows at fault stop all of it unless `partial` leaves them out.

    A file that is no table of this base comes back as refused. What changes nothing leaves no trace.
    """
    try:
        source = open_source(content, name, Base(kind))
    except Refused as refused:
        return Report(refused=refused.problems)
    planner = Planner(organisation, source.base, year, today, partners=partners)
    with read_source(source, today=today, topics=topic_reader(organisation), progress=progress) as rows:
        if dry_run:
            return running.planned(rows, planner, source, partial=partial)
        batch = _kept(content, name, source, organisation, year, by, now)
        batch.partial = partial
        try:
            with transaction.atomic():
                report = running.written(
                    rows, planner, source, batch, by=by, now=now, today=today, progress=progress
                )
                _done(batch, report, by, now)
        except NothingWritten as stopped:
            _forget(batch)
            return stopped.report
        except BaseException:
            _forget(batch)
            raise
    if not report.accepted:
        _forget(batch)
    return report


# A file in steps: load, look, correct, confirm


def load_batch(
    content: bytes,
    name: str,
    *,
    kind: str,
    organisation: Unit,
    year: int,
    by: Actor,
    now: datetime,
    today: date,
    partners: Partners = NO_PARTNERS,
) -> ImportBatch:
    """Take in a file and check it: at once when small (READY), else by a job (LOADED until it is done).

    Refused, and nothing kept, when the file is no table of this base.
    """
    source = open_source(content, name, Base(kind))
    batch = _kept(content, name, source, organisation, year, by, now)
    return _look(batch, by=by, now=now, today=today, partners=partners)


def set_mapping(
    batch: ImportBatch,
    *,
    fields: Mapping[int, str | None],
    version: int,
    by: Actor,
    now: datetime,
    today: date,
    sheet: str = "",
    partners: Partners = NO_PARTNERS,
) -> ImportBatch:
    """Correct what the columns mean (index → field code or None), or choose another sheet; checked anew."""
    with transaction.atomic():
        batch = _locked(batch)
        _open_for_changes(batch)
        same_version(batch, version, {})
        corrections = {index: Field(code) if code else None for index, code in fields.items()}
        if sheet and sheet != batch.sheet:
            corrections = {}
        content = _content(batch)
        source = open_source(
            content, batch.file.name, Base(batch.kind), sheet=sheet or batch.sheet, corrections=corrections
        )
        described(batch, source, corrections)
        batch.answers = {}
        batch.state = BatchState.LOADED
        batch.version += 1
        batch.save()
    return _look(batch, by=by, now=now, today=today, partners=partners)


def answer_doubtful(
    batch: ImportBatch, *, row: int, decision: int | str, by: Actor, now: datetime
) -> ImportBatch:
    """Say of a doubtful row who it is: the id of one of those offered, or NEW."""
    with transaction.atomic():
        batch = _locked(batch)
        _open_for_changes(batch)
        offered = {item["row"]: item["ids"] for item in batch.problems if item["code"] == running.DOUBTFUL}
        if row not in offered or (decision != NEW and decision not in offered[row]):
            raise Refused(
                Problem("answer.strange", "Выберите одного из предложенных людей или «новый человек».")
            )
        batch.answers = {**batch.answers, str(row): decision}
        batch.save(update_fields=["answers"])
        _note(batch, "answered", by, now, row=row)
    return batch


def confirm(batch: ImportBatch, *, by: Actor, now: datetime, partial: bool = False) -> ImportBatch:
    """Have the file written by a job. Confirmed twice, it is written once.

    Refused while rows are at fault or doubtful ones unanswered, unless `partial` leaves these rows out.
    """
    with transaction.atomic():
        batch = _locked(batch)
        if batch.state in (BatchState.RUNNING, BatchState.DONE) and not _job_failed(batch):
            return batch
        if batch.state == BatchState.LOADED:
            raise Refused(
                Problem("batch.unchecked", "Файл ещё проверяется. Дождитесь проверки и подтвердите снова.")
            )
        _open_for_changes(batch)
        if not partial:
            _nothing_left(batch)
        batch.partial = partial
        batch.state = BatchState.RUNNING
        batch.version += 1
        batch.job = enqueue(IMPORT, unit=batch.organisation, by=by, now=now, batch=batch.pk)
        batch.save()
        _note(batch, "confirmed", by, now, partial=partial)
    return batch


def undo_batch(batch: ImportBatch, *, by: Actor, now: datetime, today: date) -> ImportBatch:
    """Take back what a batch did, while nothing depends on it. Refused otherwise, naming whom."""
    with transaction.atomic():
        batch = _locked(batch)
        if batch.state == BatchState.UNDONE:
            return batch
        if batch.state != BatchState.DONE:
            raise Refused(Problem("batch.not_done", "Этот файл не внесён: отменять нечего."))
        derive_terms(sorted(undo(batch)), today=today)
        batch.state = BatchState.UNDONE
        batch.finished_at = now
        batch.version += 1
        batch.save()
        _note(batch, "undone", by, now)
    return batch


def forget_batch(batch: ImportBatch, *, by: Actor, now: datetime) -> None:
    """Drop a file that was not written, with everything read from it."""
    with transaction.atomic():
        batch = _locked(batch)
        _open_for_changes(batch)
        _note(batch, "forgotten", by, now)
        _forget(batch)


# What jobs call


def run_check(
    batch_id: int,
    *,
    by: Actor,
    now: datetime,
    today: date,
    progress: Progress = _silent,
    partners: Partners = NO_PARTNERS,
) -> dict[str, int]:
    """Check a loaded batch; its counts. A batch that has moved on meanwhile is left as it is."""
    batch = ImportBatch.objects.select_related("organisation", "file").get(pk=batch_id)
    if batch.state != BatchState.LOADED:
        return dict(batch.counts)
    _check(batch, by=by, now=now, today=today, progress=progress, partners=partners)
    return dict(batch.counts)


def run_import(
    batch_id: int,
    *,
    by: Actor,
    now: datetime,
    today: date,
    progress: Progress = _silent,
    partners: Partners = NO_PARTNERS,
) -> dict[str, int]:
    """Write a confirmed batch, all of it in one transaction; its counts. Run again, it changes nothing."""
    batch = ImportBatch.objects.select_related("organisation", "file").get(pk=batch_id)
    if batch.state == BatchState.DONE:
        return dict(batch.counts)
    if batch.state != BatchState.RUNNING:
        raise Refused(Problem("batch.not_confirmed", "Внесение этого файла не подтверждено."))
    source = source_of(batch, _content(batch))
    reader, seen = topic_reader(batch.organisation), _rows_seen(batch)
    try:
        with (
            read_source(source, today=today, topics=reader, progress=progress, total=seen) as rows,
            transaction.atomic(),
        ):
            locked = _locked(batch)
            if locked.state == BatchState.DONE:  # a second delivery came first
                return dict(locked.counts)
            planner = Planner(
                batch.organisation, source.base, batch.year, today, answers=answers_of(batch), partners=partners
            )  # fmt: skip
            report = running.written(
                rows, planner, source, batch, by=by, now=now, today=today, progress=progress
            )
            _done(batch, report, by, now)
    except NothingWritten as stopped:
        _failed(batch, stopped.report, now)
        text = (
            "Файл не внесён: с тех пор, как он проверен, в базе появились спорные записи. "
            "Ответьте на вопросы о них и подтвердите внесение снова."
        )
        raise Refused(Problem("batch.failed", text)) from stopped
    return report.counts()


# Parts


def _look(batch: ImportBatch, *, by: Actor, now: datetime, today: date, partners: Partners) -> ImportBatch:
    if batch.file.size <= AT_ONCE_BYTES:
        _check(batch, by=by, now=now, today=today, progress=_silent, partners=partners)
    else:
        with transaction.atomic():
            batch.job = enqueue(CHECK, unit=batch.organisation, by=by, now=now, batch=batch.pk)
            batch.save(update_fields=["job"])
    return batch


def _check(
    batch: ImportBatch, *, by: Actor, now: datetime, today: date, progress: Progress, partners: Partners
) -> None:
    source = source_of(batch, _content(batch))
    planner = Planner(batch.organisation, source.base, batch.year, today, partners=partners)
    seen = _rows_seen(batch)
    with read_source(source, today=today, topics=_none, progress=progress, total=seen) as rows:
        report = running.planned(rows, planner, source, partial=True)
    batch.counts = report.counts()
    batch.problems = problems_json(report)
    ready = source.columns.has_name and report.rows > 0
    batch.state = BatchState.READY if ready else BatchState.LOADED
    batch.save(update_fields=["counts", "problems", "state"])
    _note(batch, "checked", by, now, **batch.counts)


def _kept(
    content: bytes, name: str, source: Source, organisation: Unit, year: int, by: Actor, now: datetime
) -> ImportBatch:
    with transaction.atomic():
        batch = ImportBatch(
            organisation=organisation, kind=source.base.value, year=year, created_at=now, created_by_id=by.user_id
        )  # fmt: skip
        batch.file = keep(
            content, name=name, media_type=_MEDIA[source.kind], purpose="import",
            unit=organisation, by=by, now=now,
        )  # fmt: skip
        described(batch, source, {})
        batch.save()
    return batch


def _done(batch: ImportBatch, report: Report, by: Actor, now: datetime) -> None:
    batch.counts = report.counts()
    batch.problems = problems_json(report)
    batch.state = BatchState.DONE
    batch.finished_at = now
    batch.version += 1
    batch.save()
    if report.accepted:
        _note(batch, "done", by, now, **batch.counts)


def _failed(batch: ImportBatch, report: Report, now: datetime) -> None:
    batch.refresh_from_db()
    batch.counts = report.counts()
    batch.problems = problems_json(report)
    batch.state = BatchState.FAILED
    batch.finished_at = now
    batch.version += 1
    batch.save()


def _forget(batch: ImportBatch) -> None:
    """The batch, its stored file and the bytes on disk."""
    stored = batch.file
    storage, path = stored.body.storage, str(stored.body.name)
    with transaction.atomic():
        batch.delete()
        stored.delete()
        transaction.on_commit(lambda: storage.delete(path))


def _locked(batch: ImportBatch) -> ImportBatch:
    rows = ImportBatch.objects.select_for_update(of=("self",)).select_related("organisation", "file", "job")
    return rows.get(pk=batch.pk)


def _open_for_changes(batch: ImportBatch) -> None:
    if batch.state in _CHANGEABLE or _job_failed(batch):
        return
    raise Refused(Problem("batch.closed", f"Этот файл уже {batch.get_state_display()}: изменить его нельзя."))


def _job_failed(batch: ImportBatch) -> bool:
    """The job broke off without a word in the batch: it may be confirmed again."""
    return batch.state == BatchState.RUNNING and batch.job is not None and batch.job.state == JobState.FAILED


def _nothing_left(batch: ImportBatch) -> None:
    problems = []
    if batch.counts.get("refused"):
        text = (
            f"Строк с ошибками: {batch.counts['refused']}. Исправьте их в файле и загрузите его снова "
            "или внесите остальные строки без них."
        )
        problems.append(Problem("batch.refused_rows", text))
    asked = unanswered(batch)
    if asked:
        text = f"Спорных строк без ответа: {len(asked)}. Скажите о каждой, новый ли это человек."
        problems.append(Problem("batch.unanswered", text))
    if problems:
        raise Refused(problems)


def _content(batch: ImportBatch) -> bytes:
    with batch.file.body.open("rb") as opened:
        return bytes(opened.read())


def _rows_seen(batch: ImportBatch) -> int:
    return int(batch.counts.get("rows", 0))


def _note(batch: ImportBatch, deed: str, by: Actor, now: datetime, **facts: Any) -> None:
    record(
        f"people.batch.{deed}", batch, by=by, now=now, unit_path=batch.organisation.path,
        kind=batch.kind, year=batch.year, **facts,
    )  # fmt: skip
