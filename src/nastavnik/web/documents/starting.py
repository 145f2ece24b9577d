"""The starting package: asked once, shown as a list of papers, issued together, taken as one archive."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from nastavnik import clock
from nastavnik.documents.actions import issue, next_free_number
from nastavnik.documents.kinds import ISSUABLE, IssuableKind
from nastavnik.documents.models import IssuedDocument
from nastavnik.documents.templates.choosing import filled, template_for
from nastavnik.insights.papers import Here, gathered
from nastavnik.insights.papers.organisation import curator
from nastavnik.insights.papers.typed import as_typed, note_people, read_typed
from nastavnik.orgs.models import Unit
from nastavnik.pairs.orders import known_names
from nastavnik.rules.access import Permission
from nastavnik.rules.documents.papers.blanks import blank_context
from nastavnik.rules.documents.papers.catalogue import PAPERS
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.starting import BLANKS, NAMED_BY, StartFacts, package_of, spread
from nastavnik.rules.outcome import Problem, Refused, blocking
from nastavnik.web.documents.composing import kept_name
from nastavnik.web.documents.paper_form import PaperForm, typed_fields
from nastavnik.web.downloads import PeopleDownload
from nastavnik.web.organisation import organisation_here
from nastavnik.web.policy import ActorRequest, requires

ISSUE = Permission.DOCUMENTS_ISSUE
ZIP = "application/zip"


@dataclass(frozen=True, slots=True)
class Item:
    """A paper of the package: its facts so far, what is in the way, the document once it is issued."""

    kind: IssuableKind
    facts: PaperFacts
    problems: list[Problem]
    document: IssuedDocument | None
    address: str

    @property
    def ready(self) -> bool:
        return not self.problems


@require_http_methods(["GET", "POST"])
@requires(ISSUE)
def start(request: ActorRequest) -> HttpResponse:
    """What is asked once, and the papers that come of it."""
    here = _here(request)
    kept: dict[str, Any] = request.session.get(_kept_under(here), {})
    known = as_typed(StartFacts(curator=curator(here)))
    initial = known | {"date": here.today.isoformat()} | kept
    posted = request.POST if request.method == "POST" else None
    form = PaperForm(typed_fields(StartFacts), posted, initial=initial, names=known_names(here.unit))
    if posted is not None and form.is_valid():
        _spread(request, here, form)
        if request.POST.get("action") == "issue":
            return _issue_all(request, here)
        return redirect(f"{reverse('documents:start')}?organisation={here.unit.pk}#package")
    items = list(_items(request, here, kept)) if kept else []
    context = {
        "organisation": here.unit,
        "form": form,
        "items": items,
        "ready": all(item.ready for item in items),
        "due": any(_is_due(item) for item in items),
    }
    return render(request, "documents/start.html", context, status=422 if form.errors else 200)


@require_GET
@requires(ISSUE)
def archive(request: ActorRequest) -> HttpResponse:
    """Everything of the package in one archive: what is issued, what is printed, blanks of consents."""
    here = _here(request)
    kept: dict[str, Any] = request.session.get(_kept_under(here), {})
    if not kept:
        raise Http404
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for number, (name, content) in enumerate(_files(request, here, kept), start=1):
            target.writestr(f"{number:02} {name}.docx", content)
    return PeopleDownload(
        packed.getvalue(), name=f"Стартовый пакет, {here.unit.short_name}.zip", media_type=ZIP,
        verb="documents.papers.downloaded", by=request.actor, unit=here.unit, ids=[],
    )  # fmt: skip


# --- what is asked, spread over the papers ------------------------------------------------------------------


def _here(request: ActorRequest) -> Here:
    unit = organisation_here(request, ISSUE)
    return Here(unit, request.actor, clock.today(unit.time_zone))


def _kept_under(here: Here) -> str:
    return f"starting package {here.unit.pk}"


def _spread(request: ActorRequest, here: Here, form: PaperForm) -> None:
    """Keep what is typed, and hand it to every paper of the package, where it can be refined."""
    typed = form.typed
    dated = form.cleaned_data["date"].isoformat()
    request.session[_kept_under(here)] = typed | {"date": dated}
    for code in package_of(typed["model"]):
        paper = PAPERS[code]
        name = kept_name(code, here.unit.pk)
        request.session[name] = request.session.get(name, {}) | spread(paper, typed) | {"date": dated}
        facts, _ = read_typed(gathered(paper, here), request.session[name], here)
        note_people(paper, facts, here, by=request.actor, now=clock.now())


def _items(request: ActorRequest, here: Here, kept: dict[str, Any]) -> Iterator[Item]:
    dated = date.fromisoformat(kept["date"])
    issued = _issued(here, dated)
    for code in package_of(kept["model"]):
        kind = ISSUABLE[code]
        facts, problems = _facts(request, here, kind, dated)
        problems = blocking([*problems, *kind.problems(facts)])
        address = f"{reverse('documents:compose', args=[code])}?organisation={here.unit.pk}"
        yield Item(
            kind, facts, [one for one in problems if one.code != "number-missing"], issued.get(code), address
        )


def _facts(
    request: ActorRequest, here: Here, kind: IssuableKind, dated: date
) -> tuple[PaperFacts, list[Problem]]:
    assert kind.paper is not None
    typed = request.session.get(kept_name(kind.code, here.unit.pk), {})
    facts, problems = read_typed(gathered(kind.paper, here), typed, here)
    return replace(facts, dated=dated, number=str(typed.get("number") or "")), problems


def _issued(here: Here, dated: date) -> dict[str, IssuedDocument]:
    """Papers of the package already issued with this date, by kind."""
    own = IssuedDocument.objects.visible_to(here.by, ISSUE)
    documents = own.filter(organisation=here.unit, date=dated, about_type="", amends=None)
    return {one.kind: one for one in documents.select_related("docx").order_by("pk")}


# --- issuing and packing ------------------------------------------------------------------------------------


def _issue_all(request: ActorRequest, here: Here) -> HttpResponse:
    """All or nothing: every registered paper that is not issued yet takes the next number."""
    kept = request.session[_kept_under(here)]
    address = f"{reverse('documents:start')}?organisation={here.unit.pk}#package"
    try:
        with transaction.atomic():
            Unit.objects.select_for_update(of=("self",)).get_for(
                request.actor, ISSUE, pk=here.unit.pk
            )  # one at a time
            made = [_issued_one(request, here, item) for item in _items(request, here, kept) if _is_due(item)]
    except Refused as refused:
        messages.error(request, f"Ничего не издано. {refused.problems[0].text}")
        return redirect(address)
    for document in made:
        _name_in_others(request, here, document)
    numbers = ", ".join(f"№\N{NO-BREAK SPACE}{one.number}" for one in made)
    messages.success(request, f"Издано и записано в журнал: {numbers}." if made else "Всё уже издано.")
    return redirect(address)


def _is_due(item: Item) -> bool:
    return bool(item.kind.register) and item.document is None


def _issued_one(request: ActorRequest, here: Here, item: Item) -> IssuedDocument:
    if item.problems:
        raise Refused(Problem("package-unready", f"{item.kind.kind.title}: {item.problems[0].text}"))
    assert item.facts.dated is not None
    return issue(
        item.kind,
        item.facts,
        organisation=here.unit,
        date=item.facts.dated,
        by=request.actor,
        now=clock.now(),
    )


def _name_in_others(request: ActorRequest, here: Here, document: IssuedDocument) -> None:
    """The regulation names the order that approves it, the roadmap the order whose annex it is."""
    for code, (order, field) in NAMED_BY.items():
        if order == document.kind:
            name = kept_name(code, here.unit.pk)
            said = (
                document.number
                if field == "act_number"
                else f"от {document.date:%d.%m.%Y} № {document.number}"
            )
            request.session[name] = request.session.get(name, {}) | {field: said}


def _files(request: ActorRequest, here: Here, kept: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    dated = date.fromisoformat(kept["date"])
    for item in _items(request, here, kept):
        if item.document is not None:
            with item.document.docx.body.open("rb") as stored:
                yield f"{item.document.file_name}. {item.kind.kind.title}", stored.read()
        elif item.ready:
            number = next_free_number(here.unit, item.kind.register, dated.year) if item.kind.register else ""
            facts = replace(item.facts, number=number)
            content = filled(
                template_for(item.kind, here.unit), item.kind.context(facts),
                title=item.kind.kind.title, dated=dated,
            )  # fmt: skip
            draft = "Проект. " if item.kind.register else ""
            yield f"{draft}{item.kind.kind.whole}", content
    for code in BLANKS:
        kind = ISSUABLE[code]
        assert kind.paper is not None
        content = filled(
            template_for(kind, here.unit), blank_context(kind.paper), title=kind.kind.title, dated=dated
        )
        yield f"Бланк. {kind.kind.title}", content
