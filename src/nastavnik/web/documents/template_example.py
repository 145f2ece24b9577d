"""A document made by a revision of a template, so that it is seen before documents are: invented facts or real ones."""

from dataclasses import replace
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nastavnik import clock
from nastavnik.documents.actions import next_free_number
from nastavnik.documents.kinds import Facts, IssuableKind
from nastavnik.documents.models import TemplateRevision
from nastavnik.documents.rendering.blocks import Block, blocks_of
from nastavnik.documents.rendering.pdf import office
from nastavnik.documents.templates.choosing import filled, template_for
from nastavnik.insights.papers import Here, gathered
from nastavnik.insights.papers.subjects import going_pairs, subject_title
from nastavnik.matching.models import Round, RoundState
from nastavnik.orgs.models import Unit
from nastavnik.pairs.orders import default_details, pairs_order_facts
from nastavnik.people.models import Person
from nastavnik.rules.access import Actor, Permission
from nastavnik.rules.documents.papers import Subject
from nastavnik.rules.outcome import Refused, blocking
from nastavnik.web.documents.pdf import pdf_of
from nastavnik.web.documents.settings import TEMPLATES, kind_of, unit_of
from nastavnik.web.downloads import DOCX, PDF, Download, PeopleDownload
from nastavnik.web.policy import ActorRequest, requires

REAL = "real"
ISSUE = Permission.DOCUMENTS_ISSUE


@require_GET
@requires(TEMPLATES)
def example(request: ActorRequest, pk: int, code: str) -> HttpResponse:
    """The document on the page; what is missing of real facts is said, and the invented ones are shown."""
    shown = _Example(request, unit_of(request, pk), kind_of(code))
    context = {"example": shown, "owner": shown.unit, "kind": shown.kind.kind, "revision": shown.revision}
    try:
        context |= {"blocks": shown.blocks, "pdf_possible": office() is not None}
    except Refused as refused:
        context |= {"problems": refused.problems}
    return render(request, "documents/template_example.html", context)


@require_GET
@requires(TEMPLATES)
def example_file(request: ActorRequest, pk: int, code: str, form: str) -> HttpResponse:
    """The same as a file. Real facts name people: taking them stands in the journal."""
    shown = _Example(request, unit_of(request, pk), kind_of(code))
    if form not in ("docx", "pdf"):
        raise Http404
    content = pdf_of(shown.content) if form == "pdf" else shown.content
    name = f"Пример. {shown.kind.kind.title}, редакция {shown.revision.number}.{form}"
    media_type = PDF if form == "pdf" else DOCX
    if shown.real is None:
        return Download(content, name=name, media_type=media_type)
    return PeopleDownload(
        content, name=name, media_type=media_type, verb="documents.draft.downloaded", by=request.actor,
        unit=shown.unit, ids=[],
    )  # fmt: skip


class _Example:
    """What is asked for: a revision (the one in force unless another is named) and which facts."""

    def __init__(self, request: ActorRequest, unit: Unit, kind: IssuableKind) -> None:
        self.unit, self.kind, self.by = unit, kind, request.actor
        self.revision = _revision(request, unit, kind)
        self.wants_real = request.GET.get("facts") == REAL
        self.today = clock.today(unit.time_zone)

    @cached_property
    def offered(self) -> bool:
        """Whether real facts may be asked for here at all."""
        return self.by.may(ISSUE, self.unit.path) and self.unit.level in _levels(self.kind)

    @cached_property
    def _real(self) -> tuple[Facts | None, str, list[str]]:
        if not (self.wants_real and self.offered):
            return None, "", []
        facts, title = real_facts(self.kind, self.unit, by=self.by, today=self.today)
        if facts is None:
            return None, "", [_NOBODY[self.kind.paper.subject] if self.kind.paper else _NO_ROUND]
        missing = blocking(one for one in self.kind.problems(facts) if one.code != "number-missing")
        return (None, "", [one.text for one in missing]) if missing else (facts, title, [])

    @property
    def real(self) -> Facts | None:
        return self._real[0]

    @property
    def subject(self) -> str:
        """The pair or the person that the example is about."""
        return self._real[1]

    @property
    def missing(self) -> list[str]:
        """Why real facts give no document yet."""
        return self._real[2]

    @cached_property
    def content(self) -> bytes:
        facts = self.real or self.kind.samples[0]
        assert facts.dated is not None
        return filled(
            self.revision, self.kind.context(facts), title=self.kind.kind.title, dated=facts.dated
        )  # fmt: skip

    @cached_property
    def blocks(self) -> list[Block]:
        return blocks_of(self.content)

    @property
    def query(self) -> str:
        """What the addresses of the files ask for."""
        asked = {"revision": str(self.revision.pk)} | ({"facts": REAL} if self.wants_real else {})
        return urlencode(asked)

    @property
    def may_be_put_into_force(self) -> bool:
        return self.revision.owner == self.unit and not self.revision.active


_NO_ROUND = "Ни один подбор ещё не утверждён: приказ делается из утверждённого подбора."
_NOBODY = {
    Subject.PAIR: "Нет ни одной действующей пары или группы.",
    Subject.PERSON: "В базе ещё нет ни одного человека.",
}


def real_facts(kind: IssuableKind, unit: Unit, *, by: Actor, today: date) -> tuple[Facts | None, str]:
    """What the system knows for a document of the unit, about its first pair or person, and whom it is about.

    None when there is nobody it could be about. What only people know is not there.
    """
    if kind.paper is None:
        last = (
            Round.objects.visible_to(by, ISSUE)
            .filter(organisation=unit, state=RoundState.APPROVED)
            .order_by("-approved_at")
            .first()
        )
        if last is None:
            return None, ""
        details = default_details(unit, by)
        return pairs_order_facts(
            unit, last.pk, number=_number(kind, unit, today), date=today, details=details
        ), ""
    here = _about_the_first(kind.paper.subject, Here(unit, by, today))
    if here is None:
        return None, ""
    facts = replace(gathered(kind.paper, here), number=_number(kind, unit, today))
    return facts, subject_title(here)


def _about_the_first(subject: Subject, here: Here) -> Here | None:
    if subject is Subject.PAIR:
        pair = next(iter(going_pairs(here, most=1)), None)
        return replace(here, pair=pair) if pair else None
    if subject is Subject.PERSON:
        people = Person.objects.visible_to(here.by, ISSUE).filter(organisation=here.unit)
        person = people.select_related("organisation").order_by("sort_key", "pk").first()
        return replace(here, person=person) if person else None
    return here


def _number(kind: IssuableKind, unit: Unit, today: date) -> str:
    return next_free_number(unit, kind.register, today.year) if kind.register else ""


def _levels(kind: IssuableKind) -> tuple[str, ...]:
    return kind.paper.levels if kind.paper else ("organisation",)


def _revision(request: ActorRequest, unit: Unit, kind: IssuableKind) -> TemplateRevision:
    asked = request.GET.get("revision", "")
    if not asked:
        return template_for(kind, unit)
    revisions = TemplateRevision.objects.filter(kind=kind.code).select_related("owner", "file")
    return revisions.get_offered(request.actor, TEMPLATES, int(asked) if asked.isdecimal() else 0)
