"""Issuing a document: the number from the register, the facts, the template's revision and the file, for good."""

from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction

from nastavnik.documents.actions.registers import entries_of, locked_register
from nastavnik.documents.freezing import frozen
from nastavnik.documents.kinds import Facts, IssuableKind
from nastavnik.documents.models import IssuedDocument, Register
from nastavnik.documents.rendering.pdf import to_pdf
from nastavnik.documents.templates.choosing import filled, template_for
from nastavnik.files.actions import keep
from nastavnik.files.models import StoredFile
from nastavnik.journal.actions import record
from nastavnik.orgs.models import Unit
from nastavnik.rules.access import Actor
from nastavnik.rules.documents.numbering import next_number, number_problems
from nastavnik.rules.outcome import Problem, Refused, blocking

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


class About(NamedTuple):
    """What a document is about: a model label and a row («matching.round», 7)."""

    type: str = ""
    id: int | None = None


ABOUT_NOTHING = About()


@transaction.atomic
def issue(
    kind: IssuableKind,
    facts: Facts,
    *,
    organisation: Unit,
    date: date,
    by: Actor,
    now: datetime,
    number: str | None = None,
    about: About = ABOUT_NOTHING,
    amends: IssuedDocument | None = None,
) -> IssuedDocument:
    """Issue a document under a number, or under the next free one when `number` is None.

    The number is taken inside the transaction that writes the document: no two get one, none is left unused.
    Refused, with nothing written, when the facts or the number have a blocking problem.
    """
    register = locked_register(organisation, kind.register, date.year)
    entries = entries_of(organisation, kind.register, date.year)
    used = [entry.number for entry in entries]
    taken = (
        next_number(register.pattern, used, register.former) if number is None else " ".join(number.split())
    )
    facts = replace(facts, number=taken, dated=date)
    # a number that is missing is told by the register
    problems = [problem for problem in kind.problems(facts) if problem.code != "number-missing"]
    problems = blocking(
        [*problems, *number_problems(taken, date, entries, register.pattern, register.former)]
    )
    if problems:
        raise Refused(problems)
    document = _written(kind, facts, register, about, amends, by=by, now=now)
    record(
        "documents.document.issued", document, by=by, now=now, unit_path=organisation.path,
        kind=kind.code, number=taken, template=document.template_id,
    )  # fmt: skip
    return document


def _written(
    kind: IssuableKind,
    facts: Facts,
    register: Register,
    about: About,
    amends: IssuedDocument | None,
    *,
    by: Actor,
    now: datetime,
) -> IssuedDocument:
    context = kind.context(facts)
    assert facts.dated is not None
    document = IssuedDocument(
        organisation=register.organisation,
        register=register,
        kind=kind.code,
        title=context["title"][:300],
        number=facts.number,
        date=facts.dated,
        facts={"facts": frozen(facts), "context": context},
        template=template_for(kind, register.organisation),
        about_type=about.type,
        about_id=about.id,
        amends=amends,
        issued_at=now,
        issued_by_id=by.user_id,
    )
    content = filled(document.template, context, title=title_of(document), dated=facts.dated)
    document.docx = _kept(document, content, "docx", DOCX, by=by, now=now)
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError as error:
        text = f"Номер {facts.number} только что занят другим документом. Обновите страницу и возьмите следующий."
        raise Refused(Problem("number-taken", text)) from error
    return document


def title_of(document: IssuedDocument) -> str:
    """«Приказ от 21.11.2026 № 120-од «О формировании…»», as readers of files see it."""
    return f"{document.kind_name} от {document.date:%d.%m.%Y} № {document.number} «{document.title}»"


def keep_pdf(document: IssuedDocument, *, by: Actor, now: datetime) -> StoredFile | None:
    """The PDF of an issued document, made of its DOCX when it is first asked for; None without LibreOffice.

    Takes seconds: call it outside a transaction. Raises PdfFailed.
    """
    if document.pdf is not None:
        return document.pdf
    with document.docx.body.open("rb") as stored:
        content = to_pdf(stored.read())
    if content is None:
        return None
    with transaction.atomic():
        made = _kept(document, content, "pdf", PDF, by=by, now=now)
        first = IssuedDocument.objects.filter(pk=document.pk).update(pdf=made)
        if not first:  # somebody asked at the same time and was first
            made.body.delete(save=False)
            made.delete()
    return IssuedDocument.objects.select_related("pdf").get(pk=document.pk).pdf


def _kept(
    document: IssuedDocument, content: bytes, ending: str, media_type: str, *, by: Actor, now: datetime
) -> StoredFile:
    return keep(
        content,
        name=f"{document.file_name}.{ending}",
        media_type=media_type,
        purpose="document",
        unit=document.organisation,
        by=by,
        now=now,
    )
