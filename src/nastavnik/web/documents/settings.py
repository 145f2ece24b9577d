"""What is set once: which template documents are made by."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from nastavnik import clock
from nastavnik.accounts.queries import names_of
from nastavnik.documents.actions import (
    bring_back,
    keep_own,
    upload_template,
    withdraw_templates,
)
from nastavnik.documents.kinds import ISSUABLE, IssuableKind
from nastavnik.documents.models import TemplateRevision
from nastavnik.documents.queries import kinds_here, levels_of, revisions_of
from nastavnik.documents.templates.checking import CheckedTemplate, checked_template
from nastavnik.documents.templates.choosing import content_of, template_for
from nastavnik.documents.templates.comparing import Difference, TooLong
from nastavnik.documents.templates.package import LARGEST_FILE, NOT_DOCX
from nastavnik.documents.templates.standing import compared, standing_of
from nastavnik.documents.templates.values import folders_of, found
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
    kinds = [one for one in kinds_here(unit) if all(word in _text(one.kind) for word in words)]
    groups = [(stage.value, [one for one in kinds if _stage(one.kind) is stage]) for stage in Stage]
    context = {
        "owner": unit,
        "groups": [group for group in groups if group[1]],
        "behind": sum(one.behind for one in kinds),
    }
    return render(request, "documents/templates.html", context)


@require_GET
@requires(TEMPLATES)
def template(request: ActorRequest, pk: int, code: str) -> HttpResponse:
    """A template of a unit: the levels, the unit's own revisions, the values that may stand in it."""
    return _template_page(request, unit_of(request, pk), kind_of(code), UploadForm())


def _checked_upload(request: ActorRequest, pk: int, code: str) -> "_Upload":
    """Every check of the file that was sent."""
    unit_of(request, pk)
    return _Upload(kind_of(code), UploadForm(request.POST, request.FILES))


@require_POST
@requires(TEMPLATES, before=_checked_upload)
def upload(request: ActorRequest, pk: int, code: str) -> HttpResponse:
    """A new revision, or every fault of the file with its place."""
    unit, kind = unit_of(request, pk), kind_of(code)
    sent: _Upload = request.prepared
    if sent.checked is None:
        return _template_page(request, unit, kind, sent.form, problems=sent.problems, status=422)
    facts = sent.form.cleaned_data
    try:
        revision = upload_template(
            sent.checked, unit, name=facts["file"].name, note=facts["note"], by=request.actor,
            now=clock.now(), in_force=request.POST.get("action") != "look",
        )  # fmt: skip
    except Refused as refused:
        return _template_page(request, unit, kind, sent.form, problems=refused.problems, status=422)
    if not revision.active:
        messages.success(request, f"Редакция {revision.number} проверена и сохранена. Она ещё не действует.")
        return redirect(
            f"{reverse('documents:template-example', args=[unit.pk, code])}?revision={revision.pk}"
        )
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
    messages.success(request, f"Действует редакция {revision.number}.")
    return redirect("documents:template", revision.owner_id, revision.kind)


@require_POST
@requires(TEMPLATES)
def withdraw(request: ActorRequest, pk: int, code: str) -> HttpResponse:
    """Back to the template of the level above."""
    unit, kind = unit_of(request, pk), kind_of(code)
    withdraw_templates(kind, unit, by=request.actor, now=clock.now())
    messages.success(request, "Теперь документы делаются по шаблону уровня выше. Ваши редакции сохранены.")
    return redirect("documents:template", unit.pk, kind.code)


@require_GET
@requires(TEMPLATES)
def changes(request: ActorRequest, pk: int, code: str) -> HttpResponse:
    """What has changed above since the unit made its own template, and what its own says otherwise."""
    unit, kind = unit_of(request, pk), kind_of(code)
    standing = standing_of(kind, unit)
    since = Comparison.of(standing.known, standing.above) if standing.behind else None
    against = Comparison.of(standing.above, standing.own) if standing.own else None
    context = {"owner": unit, "kind": kind.kind, "standing": standing, "since": since, "against": against}
    return render(request, "documents/template_changes.html", context)


@require_POST
@requires(TEMPLATES)
def keep(request: ActorRequest, pk: int, code: str) -> HttpResponse:
    """The unit has looked at what changed above and keeps its own template."""
    unit, kind = unit_of(request, pk), kind_of(code)
    seen = request.POST.get("above", "")
    try:
        own = keep_own(
            kind, unit, int(seen) if seen.isdecimal() else 0, by=request.actor, now=clock.now()
        )  # fmt: skip
    except Refused as refused:
        messages.error(request, refused.problems[0].text)
        return redirect("documents:template-changes", unit.pk, code)
    if own is not None:
        messages.success(request, f"Своя редакция {own.number} оставлена. О следующем изменении выше скажем.")
    return redirect("documents:template", unit.pk, code)


@require_GET
@requires(TEMPLATES)
def template_file(request: ActorRequest, pk: int) -> HttpResponse:
    """The DOCX of a revision, to be edited in an office program."""
    revision = TemplateRevision.objects.select_related("owner", "file").get_offered(
        request.actor, TEMPLATES, pk
    )
    return _file(revision)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two revisions and what differs in their words: None when a file is not kept or they are too long."""

    before: TemplateRevision
    after: TemplateRevision
    rows: list[Difference] | None
    too_long: bool = False

    @classmethod
    def of(cls, before: TemplateRevision | None, after: TemplateRevision) -> "Comparison":
        assert before is not None
        try:
            return cls(before, after, compared(before, after))
        except TooLong:
            return cls(before, after, None, too_long=True)


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
    return _file(template_for(kind_of(code), unit_of(request, pk)))


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
    words = _words(request)
    context = {
        "owner": unit,
        "kind": kind.kind,
        "levels": levels_of(kind, unit),
        "standing": standing_of(kind, unit),
        "revisions": [(one, names.get(one.created_by_id or 0, "—")) for one in revisions],
        "folders": found(folders_of(kind), words),
        "searched": bool(words),
        "searchable": request.method == "GET",  # the address of an upload cannot be asked again
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


def unit_of(request: ActorRequest, pk: int) -> Unit:
    unit: Unit = Unit.objects.get_for(request.actor, TEMPLATES, pk=pk)
    return unit


def kind_of(code: str) -> IssuableKind:
    if code not in ISSUABLE:
        raise Http404
    return ISSUABLE[code]
