"""Papers: what can be made here, and the page on which one is prepared, shown, taken as a file, issued."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods

from nastavnik import clock
from nastavnik.documents.actions import About, issue, next_free_number
from nastavnik.documents.actions.registers import problems_of_number
from nastavnik.documents.kinds import ISSUABLE, IssuableKind
from nastavnik.documents.rendering.blocks import Block, blocks_of
from nastavnik.documents.rendering.pdf import office
from nastavnik.documents.rendering.workbook import workbook
from nastavnik.documents.templates.choosing import filled, template_for
from nastavnik.insights.papers import Here, gathered
from nastavnik.insights.papers.subjects import PAIR, PERSON, choices_of, subject_title
from nastavnik.insights.papers.typed import as_typed, note_people, read_typed
from nastavnik.orgs.models import Level, Unit
from nastavnik.pairs.models import Pair
from nastavnik.pairs.orders import known_names
from nastavnik.people.models import Person
from nastavnik.rules.access import Permission
from nastavnik.rules.documents.papers import Paper, Stage, Subject, people_of
from nastavnik.rules.documents.papers.blanks import blank_context
from nastavnik.rules.documents.papers.catalogue import PAPERS
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.outcome import Place, Problem, Refused, blocking
from nastavnik.web.documents.draft_check import MEND, DraftRemark, draft_remarks, mended_typed
from nastavnik.web.documents.grounds import offer_grounds
from nastavnik.web.documents.paper_form import PaperForm, typed_fields
from nastavnik.web.documents.pdf import pdf_of
from nastavnik.web.documents.shown import Obstacle, name_rows, with_fix
from nastavnik.web.documents.sources import fingerprint_of
from nastavnik.web.downloads import DOCX, PDF, XLSX, Download, PeopleDownload
from nastavnik.web.organisation import unit_here
from nastavnik.web.policy import ActorRequest, requires

ISSUE = Permission.DOCUMENTS_ISSUE


@require_GET
@requires(ISSUE)
def papers(request: ActorRequest) -> HttpResponse:
    """What can be made for the unit one works in, by the time at which it is needed."""
    unit = unit_here(request, ISSUE)
    here = [paper for paper in PAPERS.values() if unit.level in paper.levels]
    groups = [(stage.value, [one for one in here if one.stage is stage]) for stage in Stage]
    context = {"organisation": unit, "groups": [group for group in groups if group[1]]}
    return render(request, "documents/papers.html", context)


@require_GET
@requires(ISSUE)
def example(request: ActorRequest, code: str, what: str) -> HttpResponse:
    """A filled example with invented people, or a blank to be filled in by hand."""
    kind = _kind(code)
    assert kind.paper is not None
    sample = kind.samples[0]
    context = kind.context(sample) if what == "example" else blank_context(kind.paper)
    template = template_for(kind, unit_here(request, ISSUE))
    assert sample.dated is not None
    content = filled(template, context, title=kind.kind.title, dated=sample.dated)
    name = "Образец" if what == "example" else "Бланк"
    return Download(content, name=f"{name}. {kind.kind.whole}.docx", media_type=DOCX)


@require_http_methods(["GET", "POST"])
@requires(ISSUE)
def compose(request: ActorRequest, code: str) -> HttpResponse:
    """One paper: what the system knows is filled in, the rest is typed."""
    kind = _kind(code)
    assert kind.paper is not None
    here = _here(request, kind.paper)
    if not _is_about_somebody(kind.paper, here):
        return _choose(request, kind.paper, here)
    page = _Page(request, kind, here)
    if request.method == "GET":
        return page.answer()
    if not page.form.is_valid() or not page.read():
        return page.answer(status=422)
    page.keep_typed()
    action = request.POST.get("action", "")
    if action.startswith(MEND):
        return _mend(page, action.removeprefix(MEND))
    return _issue(page) if action == "issue" else redirect(f"{page.address}#text")


@require_GET
@requires(ISSUE)
def paper_file(request: ActorRequest, code: str, form: str) -> HttpResponse:
    """The paper as it would be printed now, with what was typed last: DOCX, PDF, or its table as a workbook."""
    kind = _kind(code)
    assert kind.paper is not None
    here = _here(request, kind.paper)
    if (form == "xlsx" and not kind.paper.table) or not _is_about_somebody(kind.paper, here):
        raise Http404
    page = _Page(request, kind, here)
    if page.unready:
        raise Http404
    make, media_type = _FILES[form]
    return PeopleDownload(
        make(page), name=f"{kind.kind.whole}.{form}", media_type=media_type,
        verb="documents.draft.downloaded", by=request.actor, unit=page.here.unit, ids=[],
    )  # fmt: skip


# --- what is done with a paper ------------------------------------------------------------------------------


def _mend(page: "_Page", key: str) -> HttpResponse:
    """Put a fault right where it is typed; the rest of what is typed is kept as it is."""
    right = mended_typed(page.asked, page.form.typed, key, page.facts.dated)
    if right is None:
        messages.warning(page.request, "Этих слов в полях уже нет. Введённое сохранено, проверьте текст.")
    else:
        page.request.session[page.kept_under] |= right
        page.request.session.modified = True
        messages.success(page.request, "Исправлено в поле и в тексте.")
    return redirect(f"{page.address}#obstacles")


def _issue(page: "_Page") -> HttpResponse:
    request, kind = page.request, page.kind
    if not kind.register:
        raise Http404
    if request.POST.get("seen") != page.seen:
        text = (
            "Пока страница была открыта, сведения в документе изменились. Ничего не издано. Ниже документ такой, "
            "какой он сейчас: проверьте и издайте ещё раз."
        )
        page.form.add_error(None, text)
        return page.answer(status=422)
    assert page.facts.dated is not None
    try:
        document = issue(
            kind, page.facts, organisation=page.here.unit, number=page.facts.number, date=page.facts.dated,
            about=page.about, by=request.actor, now=clock.now(),
        )  # fmt: skip
    except Refused as refused:
        page.form.show(refused.problems)
        return page.answer(status=422)
    request.session.pop(page.kept_under, None)
    messages.success(
        request, f"{kind.kind.name} №\N{NO-BREAK SPACE}{document.number}: издано и записано в журнал."
    )
    return redirect("documents:document", document.pk)


_FILES: dict[str, tuple[Callable[["_Page"], bytes], str]] = {
    "docx": (lambda page: page.content, DOCX),
    "pdf": (lambda page: pdf_of(page.content), PDF),
    "xlsx": (lambda page: workbook(page.paper, page.facts), XLSX),
}


# --- the page -----------------------------------------------------------------------------------------------


def kept_name(code: str, unit_id: int, subject: int = 0) -> str:
    """Where the session keeps what is typed for a paper of a unit."""
    return f"paper {code} {unit_id} {subject}"


class _Page:
    """A paper in the making: what is known, what is typed now or was typed before."""

    def __init__(self, request: ActorRequest, kind: IssuableKind, here: Here) -> None:
        assert kind.paper is not None
        self.request, self.kind, self.here = request, kind, here
        self.paper: Paper = kind.paper
        self.known = gathered(self.paper, here)
        self.problems: list[Problem] = []
        self.facts: PaperFacts
        kept: dict[str, Any] = request.session.get(self.kept_under, {})
        number = next_free_number(here.unit, kind.register, here.today.year) if kind.register else ""
        start = as_typed(self.known) | {"number": number, "date": here.today.isoformat()} | kept
        posted = request.POST if request.method == "POST" else None
        self.asked = typed_fields(self.paper.facts)
        self.form = PaperForm(
            self.asked, posted, initial=start, names=known_names(here.unit),
            numbered=bool(kind.register),
        )  # fmt: skip
        offer_grounds(self.form, here.unit, here.today)
        self.facts = self._read(start) if posted is None else self.known

    def _read(self, typed: dict[str, Any]) -> PaperFacts:
        facts, self.problems = read_typed(self.known, typed, self.here)
        dated = self.form.fields["date"].to_python(typed["date"]) if typed.get("date") else None
        return replace(facts, number=str(typed.get("number") or ""), dated=dated)

    def read(self) -> bool:
        """The facts from the posted form; False, with the reasons at the fields, when something is unreadable."""
        facts, problems = read_typed(self.known, self.form.typed, self.here)
        note_people(self.paper, facts, self.here, by=self.request.actor, now=clock.now())
        facts, _ = read_typed(self.known, self.form.typed, self.here)
        cleaned = self.form.cleaned_data
        self.facts = replace(facts, number=cleaned.get("number", ""), dated=cleaned["date"])
        self.form.show(problems)
        return not problems

    @property
    def address(self) -> str:
        return f"{reverse('documents:compose', args=[self.paper.code])}?{self.query}"

    @property
    def query(self) -> str:
        """What the address of the page and of its files asks for."""
        asked = {"organisation": self.here.unit.pk}
        if self.here.pair:
            asked["pair"] = self.here.pair.pk
        if self.here.person:
            asked["person"] = self.here.person.pk
        return urlencode(asked)

    @property
    def about(self) -> About:
        if self.here.pair:
            return About(PAIR, self.here.pair.pk)
        return About(PERSON, self.here.person.pk) if self.here.person else About()

    @property
    def kept_under(self) -> str:
        subject = self.here.pair.pk if self.here.pair else self.here.person.pk if self.here.person else 0
        return kept_name(self.kind.code, self.here.unit.pk, subject)

    def keep_typed(self) -> None:
        """What is typed stays with the reader till the paper is issued: names do not go into addresses."""
        cleaned = self.form.cleaned_data
        self.request.session[self.kept_under] = self.form.typed | {
            "number": cleaned.get("number", ""), "date": cleaned["date"].isoformat(),
        }  # fmt: skip

    @property
    def seen(self) -> str:
        """Changes when what the system knows of the paper changes; what is typed does not matter."""
        return fingerprint_of(self.known)

    @cached_property
    def content(self) -> bytes:
        """The DOCX as it would be printed now."""
        assert self.facts.dated is not None
        return filled(
            template_for(self.kind, self.here.unit), self.kind.context(self.facts),
            title=self.kind.kind.title, dated=self.facts.dated,
        )  # fmt: skip

    @cached_property
    def all_problems(self) -> list[Problem]:
        """What could not be read and what the paper itself has against its facts; a number is told by the register."""
        found = [*self.problems, *self.kind.problems(self.facts)]
        return [one for one in found if one.code != "number-missing"]

    @property
    def unready(self) -> list[Problem]:
        """Why there is no text yet."""
        return blocking(self.all_problems)

    @cached_property
    def blocks(self) -> list[Block]:
        """The text as it would be printed now; nothing while something stands in its way."""
        return [] if self.unready else blocks_of(self.content)

    @property
    def remarks(self) -> list[DraftRemark]:
        """What is wrong in the text."""
        readable = self.form.is_bound and self.form.is_valid()
        typed = self.form.typed if readable else self.form.initial
        return draft_remarks(self.blocks, self.asked, typed, self.facts.dated)

    def _obstacle(self, problem: Problem) -> Obstacle:
        """The sentence names its field itself; of a table the row is told."""
        return with_fix(replace(problem, where=Place(row=problem.where.row)), self.here.unit)

    def answer(self, status: int = 200) -> HttpResponse:
        problems = list(self.all_problems)
        if self.kind.register and self.facts.dated is not None and self.facts.number:
            problems += problems_of_number(
                self.here.unit, self.kind.register, self.facts.number, self.facts.dated
            )
        obstacles = [self._obstacle(one) for one in problems]
        context = {
            "page": self,
            "kind": self.kind.kind,
            "paper": self.paper,
            "organisation": self.here.unit,
            "subject": subject_title(self.here),
            "form": self.form,
            "errors": [one for one in obstacles if one.problem.blocks],
            "warnings": [one for one in obstacles if not one.problem.blocks],
            "names": name_rows(people_of(self.facts), self.address),
            "remarks": self.remarks,
            "blocks": self.blocks,
            "pdf_possible": office() is not None,
            "template": template_for(self.kind, self.here.unit),
            "back": self.address,
        }
        return render(self.request, "documents/compose.html", context, status=status)


# --- rows ---------------------------------------------------------------------------------------------------


def _kind(code: str) -> IssuableKind:
    kind = ISSUABLE.get(code)
    if kind is None or kind.paper is None:
        raise Http404
    return kind


def _here(request: ActorRequest, paper: Paper) -> Here:
    """Where the paper is made; a pair or a person brings his organisation along."""
    pair = person = None
    if paper.subject is Subject.PAIR and request.GET.get("pair"):
        pairs = Pair.objects.select_related("organisation")
        pair = pairs.get_for(request.actor, ISSUE, pk=request.GET["pair"])
    if paper.subject is Subject.PERSON and request.GET.get("person"):
        people = Person.objects.select_related("organisation")
        person = people.get_for(request.actor, ISSUE, pk=request.GET["person"])
    subject = pair or person
    unit: Unit = subject.organisation if subject else unit_here(request, ISSUE)
    if unit.level not in paper.levels:
        raise Http404
    return Here(unit, request.actor, clock.today(unit.time_zone), pair, person)


def _is_about_somebody(paper: Paper, here: Here) -> bool:
    """A territory keeps no people: whoever its thanks go to is typed."""
    if paper.subject is Subject.UNIT or here.unit.level != Level.ORGANISATION:
        return True
    return here.pair is not None or here.person is not None


def _choose(request: ActorRequest, paper: Paper, here: Here) -> HttpResponse:
    """Whom the paper is about."""
    context = {"paper": paper, "organisation": here.unit, "choices": choices_of(paper, here)}
    return render(request, "documents/choose_subject.html", context)
