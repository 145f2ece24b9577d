"""A paper for every pair or every person of an organisation: one archive, and a report of what was not made and why."""

import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import IO, Any

from nastavnik import clock
from nastavnik.documents.actions import About, issue, next_free_number
from nastavnik.documents.kinds import ISSUABLE, IssuableKind
from nastavnik.documents.models import IssuedDocument
from nastavnik.documents.templates.choosing import filled, template_for
from nastavnik.files.actions import keep
from nastavnik.files.models import StoredFile
from nastavnik.insights.papers import Here, gathered
from nastavnik.insights.papers.subjects import PAIR, PERSON, subject_title, subjects_of
from nastavnik.insights.papers.typed import read_typed
from nastavnik.journal.actions import record
from nastavnik.queue.models import Job
from nastavnik.rules.access import Actor, Permission
from nastavnik.rules.outcome import Problem, Refused, blocking

PAPERS = "documents.papers"
ZIP = "application/zip"
REPORT = "Что не сделано.txt"
_FORBIDDEN = '\\/:*?"<>|\n\r\t'
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class _Made:
    """A finished paper: how its file is called, its bytes."""

    name: str
    content: bytes


def run_papers(
    job: Job, progress: Callable[[int, int], None], *, by: Actor, now: datetime, today: date
) -> Mapping[str, Any]:
    """Carry out a job of `params`: paper (its code), dated (ISO), typed (the stored file of what was typed for all).

    One paper after another: memory does not grow with their number but for the archive on disk. A job that is taken
    again after its worker was killed does not issue a document twice.
    """
    kind = ISSUABLE[job.params["paper"]]
    assert kind.paper is not None
    dated = date.fromisoformat(job.params["dated"])
    typed = _typed(job.params["typed"], by)
    places = subjects_of(kind.paper, Here(job.unit, by, today))
    left: list[str] = []
    made = 0
    with tempfile.TemporaryFile() as target:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, here in enumerate(places, start=1):
                try:
                    paper = _paper(job, kind, here, typed, dated, now=now)
                except Refused as refused:
                    left += _told(here, refused.problems)
                else:
                    made += 1
                    archive.writestr(f"{made:03} {paper.name}.docx", paper.content)
                progress(number, len(places))
            archive.writestr(REPORT, "\ufeff" + "\r\n".join(left or ["Сделано всё."]) + "\r\n")
        stored = _kept(target, kind, job, by=by, now=now)
    record(
        "documents.papers.made", job.unit, by=by, now=now, unit_path=job.unit.path, kind=kind.code, rows=made
    )
    return {"file": stored.pk, "made": made, "left": len(places) - made}


def _typed(file_id: int, by: Actor) -> dict[str, Any]:
    with StoredFile.objects.get_for(by, Permission.DOCUMENTS_ISSUE, pk=file_id).body.open("rb") as stored:
        values: dict[str, Any] = json.loads(stored.read())
    return values


def _paper(
    job: Job, kind: IssuableKind, here: Here, typed: Mapping[str, Any], dated: date, *, now: datetime
) -> _Made:
    about = About(PAIR, here.pair.pk) if here.pair else About(PERSON, here.person.pk if here.person else None)
    before = _issued_by(job, kind, about, here.by)
    if before is not None:
        return _Made(before.file_name, _content(before))
    assert kind.paper is not None
    facts, problems = read_typed(gathered(kind.paper, here), typed, here)
    number = next_free_number(here.unit, kind.register, dated.year) if kind.register else ""
    facts = replace(facts, dated=dated, number=number)
    problems = blocking([*problems, *kind.problems(facts)])
    if problems:
        raise Refused(problems)
    if kind.register:
        issued = issue(kind, facts, organisation=here.unit, date=dated, about=about, by=here.by, now=now)
        return _Made(_name(f"{issued.file_name}. {subject_title(here)}"), _content(issued))
    content = filled(template_for(kind, here.unit), kind.context(facts), title=kind.kind.title, dated=dated)
    return _Made(_name(f"{kind.kind.name}. {subject_title(here)}"), content)


def _issued_by(job: Job, kind: IssuableKind, about: About, by: Actor) -> IssuedDocument | None:
    """What this very job issued before it was broken off."""
    if not kind.register:
        return None
    own = IssuedDocument.objects.visible_to(by, Permission.DOCUMENTS_ISSUE)
    earlier = own.about(about.type, about.id or 0).filter(kind=kind.code)
    return earlier.filter(issued_at__gte=job.asked_at, issued_by_id=job.asked_by_id).first()


def _content(document: IssuedDocument) -> bytes:
    with document.docx.body.open("rb") as stored:
        return bytes(stored.read())


def _name(text: str) -> str:
    """Signs that file systems refuse stand aside."""
    return "".join("-" if sign in _FORBIDDEN else sign for sign in text)[:_LONGEST_NAME].strip(" .")


def _told(here: Here, problems: list[Problem]) -> Iterator[str]:
    yield f"{subject_title(here)}:"
    yield from (f"  – {problem.text}" for problem in problems)


def _kept(target: IO[bytes], kind: IssuableKind, job: Job, *, by: Actor, now: datetime) -> StoredFile:
    target.seek(0)
    name = _name(f"{kind.kind.whole}. {clock.today(job.unit.time_zone):%d.%m.%Y}")
    return keep(
        target.read(), name=f"{name}.zip", media_type=ZIP, purpose="papers", unit=job.unit,
        by=by, now=now,
    )  # fmt: skip
