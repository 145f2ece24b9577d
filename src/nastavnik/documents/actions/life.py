"""Writes about an issued document, which itself never changes: steps of its life, scans, who has read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from nastavnik.documents.actions.registers import Scan
from nastavnik.documents.models import Acquaintance, DocumentScan, DocumentStep, IssuedDocument
from nastavnik.documents.queries import acquainted_of, steps_of
from nastavnik.files.actions import keep
from nastavnik.journal.actions import record
from nastavnik.rules.access import Actor
from nastavnik.rules.documents.life import State, Step, archive_problem, archived, state_of, step_problems
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.outcome import Place, Problem, Refused

MOST_SCANS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who is added to the list of acquaintance by hand; without a day he has not read the document yet."""

    name: str
    post: str = ""
    on: date | None = None


@transaction.atomic
def take_step(
    document: IssuedDocument,
    step: Step,
    *,
    by_document: IssuedDocument | None = None,
    today: date,
    by: Actor,
    now: datetime,
) -> DocumentStep:
    """Record a step of the document's life. `by_document`: the document of the same unit that amends or repeals.

    Refused when the step is out of turn, its day is wrong or something it needs is missing.
    """
    document = _held(document)
    if by_document is not None:
        step = _by(step, by_document, document)
    problems = step_problems(step, steps_of(document), dated=document.date, today=today)
    if problems:
        raise Refused(problems)
    made = DocumentStep(
        document=document, state=step.state.value, on=step.on, body=_line(step.body),
        minutes_number=_line(step.minutes_number), minutes_date=step.minutes_date, link=step.link.strip(),
        by_document=by_document, act="" if by_document else _line(step.act), note=_line(step.note),
        at=now, by_id=by.user_id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        text = "Такую отметку только что поставил кто-то другой. Обновите страницу."
        raise Refused(Problem("life-taken", text)) from error
    record(
        "documents.step.taken", document, by=by, now=now, unit_path=document.organisation.path,
        state=step.state.title, number=document.number,
    )  # fmt: skip
    return made


@transaction.atomic
def take_back_step(document: IssuedDocument, *, step_id: int, by: Actor, now: datetime) -> None:
    """Take back the last step, entered by mistake. Refused when another one stands last or the archive has begun."""
    document = _writable(document)
    last = document.steps.order_by("pk").last()
    if last is None or last.pk != step_id:
        text = "Последняя отметка уже другая. Посмотрите, что изменилось, и решите заново."
        raise Refused(Problem("life-not-last", text))
    record(
        "documents.step.taken_back", document, by=by, now=now, unit_path=document.organisation.path,
        state=last.title, number=document.number,
    )  # fmt: skip
    last.delete()


@transaction.atomic
def add_scan(document: IssuedDocument, scan: Scan, *, by: Actor, now: datetime) -> DocumentScan:
    """Keep a scan of the signed original beside the document."""
    document = _writable(document)
    if state_of(steps_of(document)) in (State.DRAFT, State.REVIEW):
        text = "Сначала отметьте, что документ подписан: сканируют подписанный подлинник."
        raise Refused(Problem("scan-unsigned", text))
    if document.scans.count() >= MOST_SCANS:
        text = f"Сканов уже {MOST_SCANS}. Соберите страницы в один файл PDF."
        raise Refused(Problem("scan-many", text, Place(column="scan")))
    file = keep(
        scan.content, name=scan.name, media_type=scan.media_type, purpose="document",
        unit=document.organisation, by=by, now=now,
    )  # fmt: skip
    made = DocumentScan.objects.create(document=document, file=file, added_at=now, added_by_id=by.user_id)
    record("documents.scan.added", document, by=by, now=now, unit_path=document.organisation.path)
    return made


@transaction.atomic
def note_acquaintance(
    document: IssuedDocument,
    days: Mapping[str, date | None],
    *,
    added: Reader | None = None,
    today: date,
    by: Actor,
    now: datetime,
) -> int:
    """Note when people of the list read the document; how many lines changed. Names that the list lacks are passed over."""
    document = _writable(document)
    lines = {line.name: line for line in acquainted_of(document)}
    wanted = [Reader(name=name, post=lines[name].post, on=on) for name, on in days.items() if name in lines]
    if added is not None:
        wanted.append(_new_reader(added, set(lines)))
    problems = [one for reader in wanted for one in _day_problems(reader, document.date, today)]
    if problems:
        raise Refused(problems)
    changed = [one for one in wanted if one.name not in lines or lines[one.name].on != one.on]
    for one in changed:
        Acquaintance.objects.update_or_create(
            document=document, name=one.name,
            defaults={"post": one.post, "on": one.on, "noted_at": now, "noted_by_id": by.user_id},
        )  # fmt: skip
    if changed:
        record(
            "documents.acquaintance.noted", document, by=by, now=now,
            unit_path=document.organisation.path, count=len(changed),
        )  # fmt: skip
    return len(changed)


def all_acquainted(document: IssuedDocument, *, today: date, by: Actor, now: datetime) -> int:
    """Everybody of the list who has no day yet has read the document today; how many they were."""
    days = {line.name: today for line in acquainted_of(document) if line.on is None}
    return note_acquaintance(document, days, today=today, by=by, now=now)


def _new_reader(added: Reader, known: set[str]) -> Reader:
    name = _line(added.name)
    if len(name.split()) < 2:
        text = "Напишите фамилию и имя."
        raise Refused(Problem("reader-name", text, Place(column="name")))
    if name in {_line(one) for one in known}:
        text = f"{name} в листе ознакомления уже есть."
        raise Refused(Problem("reader-twice", text, Place(column="name")))
    return Reader(name=name, post=_line(added.post), on=added.on)


def _day_problems(reader: Reader, dated: date, today: date) -> list[Problem]:
    if reader.on is None or dated <= reader.on <= today:
        return []
    text = f"{reader.name}: {short_date(reader.on)} — "
    text += (
        "этот день ещё не наступил." if reader.on > today else f"раньше даты документа, {short_date(dated)}."
    )
    return [Problem("reader-day", text)]


def _held(document: IssuedDocument) -> IssuedDocument:
    """The row, held till the end of the transaction: steps are taken in turn."""
    rows = IssuedDocument.objects.select_for_update(of=("self",)).select_related("organisation")
    return rows.get(pk=document.pk)


def _writable(document: IssuedDocument) -> IssuedDocument:
    document = _held(document)
    steps = steps_of(document)
    problem = archive_problem(steps)
    if archived(steps) and problem is not None:
        raise Refused(problem)
    return document


def _by(step: Step, by_document: IssuedDocument, document: IssuedDocument) -> Step:
    if by_document.pk == document.pk:
        text = "Документ не может изменить или отменить сам себя: выберите другой."
        raise Refused(Problem("life-act-self", text, Place(column="act")))
    if by_document.date > step.on:
        text = (
            f"Документ №\N{NO-BREAK SPACE}{by_document.number} издан {short_date(by_document.date)}, "
            f"позже {short_date(step.on)}. Проверьте дату."
        )
        raise Refused(Problem("life-act-later", text, Place(column="on")))
    act = f"{by_document.kind_name} от {short_date(by_document.date)} № {by_document.number}"
    return Step(state=step.state, on=step.on, act=act, note=step.note)


def _line(text: str) -> str:
    return " ".join(text.split())
