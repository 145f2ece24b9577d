"""What is set once: which template documents are made by."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from nastavnik import clock
from nastavnik.accounts.queries import names_of
from nastavnik.documents.actions import (
    bring_back,
    upload_template,
    withdraw_templates,
)
from nastavnik.documents.kinds import ISSUABLE, IssuableKind
from nastavnik.documents.models import TemplateRevision
from nastavnik.documents.queries import kinds_here, levels_of, revisions_of
from nastavnik.documents.templates.checking import CheckedTemplate, checked_template
from nastavnik.documents.templates.choosing import content_of, template_for
from nastavnik.documents.templates.package import LARGEST_FILE, NOT_DOCX
from nastavnik.orgs.models import Unit
from nastavnik.rules.access import Permission
from nastavnik.rules.documents.papers import Stage
from nastavnik.rules.outcome import Problem, Refused
from nastavnik.web.documents.forms import UploadForm
from nastavnik.web.downloads import DOCX, Download
from nastavnik.web.organisation import unit_here
from nastavnik.web.policy import ActorRequest, requires

TEMPLATES = Permission.TEMPLATES_EDIT


@require_GET
@requires(TEMPLATES)
def my_templates(request: ActorRequest) -> HttpResponse:
    """Kinds of documents, and by whose template each is made in the unit one works in."""
    unit = unit_here(request, TEMPLATES)
    words = _words(request)
    found = [one for one in kinds_here(unit) if all(word in _text(one.kind) for word in words)]
    groups = [(stage.value, [one for one in found if _stage(one.kind) is stage]) for stage in Stage]
    context = {
        "owner": unit,
        "groups": [group for group in groups if group[1]],
        "behind": sum(one.behind for one in found),
        "found": len(found),
    }
    return render(request, "documents/templates.html", context)


@require_GET
@requires(TEMPLATES)
def template(request: ActorRequest, pk: int, code: str) -> HttpResponse:
    """A template of a unit: the levels, the unit's own revisions, the values that may stand in it."""
    return _template_page(request, _unit(request, pk), _kind(code), UploadForm())


def _checked_upload(request: ActorRequest, pk: int, code: str) -> "_Upload":
    """Every check of the file that was sent."""
    _unit(request, pk)
    return _Upload(_kind(code), UploadForm(request.POST, request.FILES))


@require_POST
@requires(TEMPLATES, before=_checked_upload)
def upload(request: ActorRequest, pk: int, code: str) -> HttpResponse:
    """A new revision, or every fault of the file with its place."""
    unit, kind = _unit(request, pk), _kind(code)
    sent: _Upload = request.prepared
    if sent.checked is None:
        return _template_page(request, unit, kind, sent.form, problems=sent.problems, status=422)
    facts = sent.form.cleaned_data
    try:
        revision = upload_template(
            sent.checked, unit, name=facts["file"].name, note=facts["note"], by=request.actor,
            now=clock.now(),
        )  # fmt: skip
    except Refused as refused:
        return _template_page(request, unit, kind, sent.form, problems=refused.problems, status=422)
    messages.success(request, f"Редакция {revision.number} проверена и действует.")
    return redirect("documents:template", unit.pk, kind.code)


def _checked_again(request: ActorRequest, pk: int) -> CheckedTemplate:
    """The former file once more: the program may have changed since. Refused when it no longer passes."""
    revision = _own_revision(request, pk)
    content = content_of(revision)
    assert content is not None, "only a built-in revision may have lost its file"
    return checked_template(ISSUABLE[revision.kind], content)


@require_POST
@requires(TEMPLATES, before=_checked_again)
def take_back(request: ActorRequest, pk: int) -> HttpResponse:
    """A former revision is in force again."""
    revision = _own_revision(request, pk)
    bring_back(revision, request.prepared, by=request.actor, now=clock.now())
    messages.success(request, f"Снова действует редакция {revision.number}.")
    return redirect("documents:template", revision.owner_id, revision.kind)


@require_POST
@requires(TEMPLATES)
def withdraw(request: ActorRequest, pk: int, code: str) -> HttpResponse:
    """Back to the template of the level above."""
    unit, kind = _unit(request, pk), _kind(code)
    withdraw_templates(kind, unit, by=request.actor, now=clock.now())
    messages.success(request, "Теперь документы делаются по шаблону уровня выше. Ваши редакции сохранены.")
    return redirect("documents:template", unit.pk, kind.code)


@require_GET
@requires(TEMPLATES)
def template_file(request: ActorRequest, pk: int) -> HttpResponse:
    """The DOCX of a revision, to be edited in an office program."""
    revision = TemplateRevision.objects.select_related("owner", "file").get_offered(
        request.actor, TEMPLATES, pk
    )
    return _file(revision)


class _Upload:
    """A file as it was sent: its form, and either the checked file or what is wrong with it."""

    def __init__(self, kind: IssuableKind, form: UploadForm) -> None:
        self.form = form
        self.checked: CheckedTemplate | None = None
        self.problems: list[Problem] = []
        if not form.is_valid():
            return
        file = form.cleaned_data["file"]
        try:
            if file.size > LARGEST_FILE:
                raise Refused(Problem("template-large", f"Файл больше {LARGEST_FILE // 1_000_000} МБ."))
            if not file.name.lower().endswith(".docx"):
                raise Refused(Problem("template-not-docx", NOT_DOCX))
            self.checked = checked_template(kind, file.read())
        except Refused as refused:
            self.problems = list(refused.problems)


@require_GET
@requires(TEMPLATES)
def template_now(request: ActorRequest, pk: int, code: str) -> HttpResponse:
    """The DOCX by which documents of a unit are made, whoever's it is."""
    return _file(template_for(_kind(code), _unit(request, pk)))


def _file(revision: TemplateRevision) -> HttpResponse:
    content = content_of(revision)
    if content is None:
        raise Http404
    title = ISSUABLE[revision.kind].kind.title
    return Download(content, name=f"Шаблон. {title}, редакция {revision.number}.docx", media_type=DOCX)


def _template_page(
    request: ActorRequest,
    unit: Unit,
    kind: IssuableKind,
    form: UploadForm,
    *,
    problems: list[Problem] | None = None,
    status: int = 200,
) -> HttpResponse:
    revisions = list(revisions_of(kind, unit))
    names = names_of(one.created_by_id for one in revisions)
    context = {
        "owner": unit,
        "kind": kind.kind,
        "levels": levels_of(kind, unit),
        "revisions": [(one, names.get(one.created_by_id or 0, "—")) for one in revisions],
        "variables": kind.variables(),
        "form": form,
        "problems": problems or [],
    }
    return render(request, "documents/template.html", context, status=status)


def _words(request: ActorRequest) -> list[str]:
    """What is looked for, in small letters."""
    return request.GET.get("q", "").lower().split()[:5]


def _text(kind: IssuableKind) -> str:
    purpose = kind.paper.purpose if kind.paper else ""
    return f"{kind.kind.name} {kind.kind.title} {purpose} {_stage(kind).value}".lower()


def _stage(kind: IssuableKind) -> Stage:
    return kind.paper.stage if kind.paper else Stage.PAIRS  # the order on pairs is made from a round


def _own_revision(request: ActorRequest, pk: int) -> TemplateRevision:
    revisions = TemplateRevision.objects.select_related("owner", "file")
    revision: TemplateRevision = revisions.get_for(request.actor, TEMPLATES, pk=pk)
    return revision


def _unit(request: ActorRequest, pk: int) -> Unit:
    unit: Unit = Unit.objects.get_for(request.actor, TEMPLATES, pk=pk)
    return unit


def _kind(code: str) -> IssuableKind:
    if code not in ISSUABLE:
        raise Http404
    return ISSUABLE[code]
