"""The life of an issued document on its page: steps, scans of the signed original, who has read it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nastavnik import clock
from nastavnik.accounts.queries import names_of
from nastavnik.documents.actions import (
    add_scan,
    all_acquainted,
    note_acquaintance,
    take_back_step,
    take_step,
)
from nastavnik.documents.models import DocumentScan, DocumentStep, IssuedDocument
from nastavnik.documents.queries import acquainted_of, may_act_on, steps_of
from nastavnik.rules.access import Permission
from nastavnik.rules.documents.incoming import LEVEL_OF_UNIT
from nastavnik.rules.documents.life import (
    State,
    Step,
    allowed,
    archived,
    awaited,
    likeliest,
    link_warnings,
    state_of,
    state_on,
)
from nastavnik.rules.outcome import Problem, Refused
from nastavnik.web.documents.life_forms import AcquaintanceForm, ScanForm, StepForm
from nastavnik.web.downloads import PeopleDownload
from nastavnik.web.formats import counted, date_ru
from nastavnik.web.parts import Choice, Stage, Tone
from nastavnik.web.policy import ActorRequest, requires
from nastavnik.web.refusals import show_at_fields

VIEW, ISSUE = Permission.DOCUMENTS_VIEW, Permission.DOCUMENTS_ISSUE
_LINE = (
    State.DRAFT,
    State.REVIEW,
    State.SIGNED,
    State.PUBLISHED,
    State.IN_FORCE,
    State.AMENDED,
    State.REPEALED,
)
_IF_IT_WAS = frozenset({State.REVIEW, State.AMENDED, State.REPEALED})
_BUTTONS = {
    State.DRAFT: "Вернуть на доработку",
    State.REVIEW: "Внести согласование",
    State.SIGNED: "Отметить подписание",
    State.PUBLISHED: "Отметить публикацию",
    State.IN_FORCE: "Отметить, с какого дня действует",
    State.AMENDED: "Отметить изменение",
    State.REPEALED: "Отметить, что утратил силу",
}
_HEADINGS = {
    State.DRAFT: "Вернуть документ на доработку",
    State.REVIEW: "Согласование",
    State.SIGNED: "Документ подписан",
    State.PUBLISHED: "Документ опубликован",
    State.IN_FORCE: "Документ действует",
    State.AMENDED: "Документ изменён",
    State.REPEALED: "Документ утратил силу",
}
_TONES: dict[State, Tone] = {
    State.DRAFT: "warn",
    State.REVIEW: "warn",
    State.SIGNED: "info",
    State.PUBLISHED: "info",
    State.IN_FORCE: "ok",
    State.AMENDED: "ok",
    State.REPEALED: "no",
}


@dataclass(frozen=True, slots=True)
class Life:
    """What the page of a document shows of its life."""

    state: State
    tone: Tone
    level: str
    stages: list[Stage]
    marks: list[tuple[DocumentStep, str]]
    warnings: list[Problem]
    waiting: list[str]
    first: Choice | None
    others: list[Choice]
    archived: bool
    acts_on: list[DocumentStep]
    scans: list[DocumentScan]
    read: int
    readers: int

    @property
    def signed(self) -> bool:
        return self.state not in (State.DRAFT, State.REVIEW)


def life_of(document: IssuedDocument, today: date) -> Life:
    """Seven queries, whatever has happened to the document."""
    steps, readers = steps_of(document), acquainted_of(document)
    marks = list(document.steps.select_related("by_document"))
    names = names_of(one.by_id for one in marks)
    state, likely = state_on(steps, today), likeliest(steps)
    links = [step.link for step in steps if step.link]
    return Life(
        state=state,
        tone=_TONES[state],
        level=LEVEL_OF_UNIT[document.organisation.level].title,
        stages=_stages(document, steps, today),
        marks=[(one, names.get(one.by_id or 0, "—")) for one in marks],
        warnings=link_warnings(links[-1], document.organisation.site) if links else [],
        waiting=awaited(steps) if state_of(steps) is State.REVIEW else [],
        first=_choice(document, likely) if likely else None,
        others=[_choice(document, one) for one in allowed(steps) if one is not likely],
        archived=archived(steps),
        acts_on=list(document.acts_on.select_related("document")),
        scans=list(document.scans.select_related("file")),
        read=sum(line.on is not None for line in readers),
        readers=len(readers),
    )


def state_here(document: IssuedDocument, today: date) -> tuple[str, Tone]:
    """Where a document of a list stands, with steps and amendments fetched for the whole list."""
    state = state_on(steps_of(document), today)
    return state.title, _TONES[state]


def _choice(document: IssuedDocument, state: State) -> Choice:
    return Choice(state.value, _BUTTONS[state], url=_step_url(document, state))


def _step_url(document: IssuedDocument, state: State) -> str:
    return reverse("documents:life-step", args=[document.pk, state.value.replace("_", "-")])


def _stages(document: IssuedDocument, steps: list[Step], today: date) -> list[Stage]:
    """The usual states in a line; review, change and end only where they were. A day to come is not done yet."""
    now = state_on(steps, today)
    days = {State.DRAFT: document.date} | {step.state: step.on for step in steps}
    if now is State.DRAFT:  # what was agreed before the return will be agreed anew
        days.pop(State.REVIEW, None)
    stages = []
    for state in _LINE:
        on = days.get(state)
        if on is None and (state in _IF_IT_WAS or now in (State.AMENDED, State.REPEALED)):
            continue
        note = f"с {date_ru(on)}" if on and on > today else date_ru(on) if on else ""
        done = on is not None and on <= today
        stages.append(Stage(state.title, note, "now" if state is now else "done" if done else "next"))
    return stages


# --- steps --------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@requires(ISSUE)
def life_step(request: ActorRequest, pk: int, step: str) -> HttpResponse:
    """Record one step; the page asks only for what this step needs."""
    document, state = _document(request, pk), _state(step)
    today = clock.today(document.organisation.time_zone)
    form = StepForm(
        request.POST if request.method == "POST" else None,
        state=state, others=may_act_on(document), today=today, initial={"on": _usual(document, state, today)},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            made = take_step(
                document, form.step, by_document=form.cleaned_data.get("by_document"), today=today,
                by=request.actor, now=clock.now(),
            )  # fmt: skip
        except Refused as refused:
            show_at_fields(form, refused)
        else:
            messages.success(request, f"Отмечено: {made.title}.")
            return _to_life(document)
    return _form_page(request, document, form, _HEADINGS[state], "Отметить")


def _usual(document: IssuedDocument, state: State, today: date) -> date:
    """The likeliest day: an order is signed on its own date, all else is noted on the day it is done."""
    if state is State.SIGNED and document.date <= today:
        return document.date
    return max(today, document.date)


@require_POST
@requires(ISSUE)
def take_back(request: ActorRequest, pk: int) -> HttpResponse:
    """Take back the last mark, entered by mistake."""
    document = _document(request, pk)
    given = request.POST.get("step", "")
    step_id = int(given) if given.isdecimal() and len(given) < 18 else 0
    take_back_step(document, step_id=step_id, by=request.actor, now=clock.now())
    messages.success(request, "Отметка снята.")
    return _to_life(document)


# --- scans --------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@requires(ISSUE)
def scan_add(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a scan of the signed original beside the document."""
    document = _document(request, pk)
    form = ScanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_scan(document, form.cleaned_data["scan"], by=request.actor, now=clock.now())
        except Refused as refused:
            show_at_fields(form, refused)
        else:
            messages.success(request, "Скан приложен.")
            return _to_life(document)
    return _form_page(request, document, form, "Скан подписанного подлинника", "Приложить")


@require_GET
@requires(VIEW)
def scan(request: ActorRequest, pk: int) -> HttpResponse:
    """A scan, as a download that is journalled."""
    rows = DocumentScan.objects.select_related("document__organisation", "file")
    found: DocumentScan = rows.get_for(request.actor, VIEW, pk=pk)
    with found.file.body.open("rb") as content:
        return PeopleDownload(
            content.read(), name=found.file.name, media_type=found.file.media_type,
            verb="documents.scan.taken", by=request.actor, unit=found.document.organisation,
            ids=[found.document_id],
        )  # fmt: skip


# --- acquaintance -------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@requires(ISSUE)
def acquaintance(request: ActorRequest, pk: int) -> HttpResponse:
    """Who has read the document and when: those it names, and others added by hand."""
    document = _document(request, pk)
    today = clock.today(document.organisation.time_zone)
    form = AcquaintanceForm(request.POST if request.method == "POST" else None, lines=acquainted_of(document))
    if request.method == "POST" and form.is_valid():
        try:
            changed = _note(request, document, form, today)
        except Refused as refused:
            show_at_fields(form, refused)
        else:
            messages.success(request, _noted(changed))
            return redirect("documents:acquaintance", pk)
    context = {"document": document, "form": form, "archived": archived(steps_of(document))}
    return render(request, "documents/life_acquaintance.html", context, status=422 if form.errors else 200)


def _note(request: ActorRequest, document: IssuedDocument, form: AcquaintanceForm, today: date) -> int:
    who: dict[str, Any] = {"today": today, "by": request.actor, "now": clock.now()}
    if request.POST.get("action") == "all":
        return all_acquainted(document, **who)
    return note_acquaintance(document, form.days, added=form.added, **who)


def _noted(changed: int) -> str:
    if not changed:
        return "Ничего не изменилось."
    return f"Отмечено: {counted(changed, 'человек,человека,человек')}."


# --- what they share ----------------------------------------------------------------------------------------


def _form_page(
    request: ActorRequest, document: IssuedDocument, form: Any, heading: str, button: str
) -> HttpResponse:
    context = {"document": document, "form": form, "heading": heading, "button": button}
    return render(request, "documents/life_form.html", context, status=422 if form.errors else 200)


def _to_life(document: IssuedDocument) -> HttpResponse:
    return redirect(f"{reverse('documents:document', args=[document.pk])}#life")


def _state(step: str) -> State:
    try:
        return State(step.replace("-", "_"))
    except ValueError as unknown:
        raise Http404 from unknown


def _document(request: ActorRequest, pk: int) -> IssuedDocument:
    rows = IssuedDocument.objects.select_related("organisation", "register")
    found: IssuedDocument = rows.get_for(request.actor, ISSUE, pk=pk)
    return found
