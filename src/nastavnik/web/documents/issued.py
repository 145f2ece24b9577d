"""Issued documents: the list, a document as it was issued, its files."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from nastavnik import clock
from nastavnik.accounts.queries import names_of
from nastavnik.documents.actions import keep_pdf
from nastavnik.documents.models import IssuedDocument
from nastavnik.documents.queries import DocumentFilter, documents_page, years_of
from nastavnik.documents.rendering.blocks import Block, blocks_of
from nastavnik.documents.rendering.pdf import HOW_TO_INSTALL, PdfFailed, office
from nastavnik.files.models import StoredFile
from nastavnik.pairs.orders import KIND, changes_since
from nastavnik.rules.access import Permission
from nastavnik.rules.documents.numbering import REGISTERS
from nastavnik.rules.documents.papers import Register
from nastavnik.web.documents.forms import FilterForm
from nastavnik.web.documents.life import life_of, state_here
from nastavnik.web.downloads import DOCX, PDF, PeopleDownload
from nastavnik.web.parts import Pill, Tone
from nastavnik.web.policy import ActorRequest, requires

VIEW = Permission.DOCUMENTS_VIEW
ROWS = 50


@require_GET
@requires(VIEW)
def documents(request: ActorRequest) -> HttpResponse:
    """The register as a list: filters, search, the latest first."""
    form = FilterForm(request.GET, years=years_of(request.actor))
    chosen = form.cleaned_data if form.is_valid() else {}
    wanted = DocumentFilter(
        text=request.GET.get("q", "")[:100],
        kind=chosen.get("kind", ""),
        year=int(chosen["year"]) if chosen.get("year") else None,
    )
    page = Paginator(documents_page(request.actor, wanted), ROWS).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": _rows(list(page)),
        "form": form,
        "pills": _pills(request, form),
        "narrowed": bool(wanted.text or wanted.kind or wanted.year),
        "may_issue": request.actor.may(Permission.DOCUMENTS_ISSUE),
        "may_edit_templates": request.actor.may(Permission.TEMPLATES_EDIT),
    }
    return render(request, "documents/list.html", context)


@require_GET
@requires(VIEW)
def document(request: ActorRequest, pk: int) -> HttpResponse:
    """A document as it was issued; what has changed since."""
    shown = _document(request, pk)
    amendments = list(shown.amendments.order_by("date", "pk"))
    changes = changes_since(shown) if shown.kind == KIND.code and shown.amends is None else None
    context = {
        "document": shown,
        "text": shown.facts["context"],
        "register_title": REGISTERS[Register(shown.register.sequence)],
        "blocks": [] if shown.kind == KIND.code else _blocks(shown),
        "author": names_of([shown.issued_by_id]).get(shown.issued_by_id or 0, "—"),
        "amendments": amendments,
        "changes": changes,
        "life": life_of(shown, clock.today(shown.organisation.time_zone)),
        "may_issue": request.actor.may(Permission.DOCUMENTS_ISSUE, shown.organisation.path),
        "may_see_template": request.actor.may(Permission.TEMPLATES_EDIT),
        "pdf_possible": shown.pdf is not None or office() is not None,
        "how_to_install": HOW_TO_INSTALL,
    }
    return render(request, "documents/document.html", context)


@require_GET
@requires(VIEW)
def docx_file(request: ActorRequest, pk: int) -> HttpResponse:
    shown = _document(request, pk)
    return _download(request, shown, shown.docx, DOCX)


@require_GET
@requires(VIEW)
def pdf_file(request: ActorRequest, pk: int) -> HttpResponse:
    """The PDF; made when it is first asked for, which takes seconds."""
    shown = _document(request, pk)
    try:
        stored = keep_pdf(shown, by=request.actor, now=clock.now())
    except PdfFailed as failed:
        messages.error(request, str(failed))
        return redirect("documents:document", shown.pk)
    if stored is None:
        messages.error(request, HOW_TO_INSTALL)
        return redirect("documents:document", shown.pk)
    return _download(request, shown, stored, PDF)


def _download(
    request: ActorRequest, document: IssuedDocument, stored: StoredFile, media_type: str
) -> HttpResponse:
    with stored.body.open("rb") as content:
        return PeopleDownload(
            content.read(),
            name=stored.name,
            media_type=media_type,
            verb="documents.document.downloaded",
            by=request.actor,
            unit=document.organisation,
            ids=[document.pk],
        )


def _blocks(document: IssuedDocument) -> list[Block]:
    with document.docx.body.open("rb") as stored:
        return blocks_of(stored.read())


def _document(request: ActorRequest, pk: int) -> IssuedDocument:
    documents = IssuedDocument.objects.select_related(
        "organisation", "amends", "template__owner", "docx", "pdf", "register"
    )
    found: IssuedDocument = documents.get_for(request.actor, VIEW, pk=pk)
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """A document of the list: where it stands today and who prepared it."""

    document: IssuedDocument
    state: str
    tone: Tone
    author: str


def _rows(found: list[IssuedDocument]) -> list[_Row]:
    names = names_of(one.issued_by_id for one in found)
    states = [state_here(one, clock.today(one.organisation.time_zone)) for one in found]
    return [
        _Row(one, title, tone, names.get(one.issued_by_id or 0, "—"))
        for one, (title, tone) in zip(found, states, strict=True)
    ]


def _pills(request: ActorRequest, form: FilterForm) -> list[Pill]:
    pills = []
    for name, field in form.fields.items():
        title = dict(getattr(field, "choices", [])).get(request.GET.get(name, ""))
        if title and request.GET.get(name):
            rest = request.GET.copy()
            rest.pop(name)
            rest.pop("page", None)
            pills.append(Pill(f"{field.label}: {title}", f"{reverse('documents:list')}?{rest.urlencode()}"))
    return pills
