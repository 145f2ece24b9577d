"""Registers of numbers: how a number looks, what was given, what is missing, documents made outside the system."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods

from nastavnik import clock
from nastavnik.documents.actions import correct_outside, enter_outside, next_free_number, set_pattern
from nastavnik.documents.actions.registers import patterns_of
from nastavnik.documents.models import OutsideEntry
from nastavnik.documents.queries import RegisterPage, register_page, register_years
from nastavnik.orgs.models import Unit
from nastavnik.rules.access import Permission
from nastavnik.rules.documents.numbering import REGISTERS, double_text
from nastavnik.rules.documents.papers import Register
from nastavnik.rules.outcome import Refused
from nastavnik.web.documents.forms import PatternForm
from nastavnik.web.documents.life_forms import OutsideForm
from nastavnik.web.downloads import PeopleDownload
from nastavnik.web.organisation import unit_here
from nastavnik.web.parts import Choice
from nastavnik.web.policy import ActorRequest, requires
from nastavnik.web.refusals import show_at_fields

ISSUE = Permission.DOCUMENTS_ISSUE
ROWS = 50
_GAPS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class _Here:
    """The register that an address asks for."""

    unit: Unit
    register: Register
    year: int
    today: date

    @property
    def title(self) -> str:
        return REGISTERS[self.register]

    @property
    def query(self) -> str:
        return urlencode({"register": self.register.value, "year": self.year})

    @property
    def url(self) -> str:
        return f"{reverse('documents:register', args=[self.unit.pk])}?{self.query}"


@require_GET
@requires(ISSUE)
def my_registers(request: ActorRequest) -> HttpResponse:
    """To the registers of the unit one works in."""
    return redirect("documents:register", unit_here(request, ISSUE).pk)


@require_http_methods(["GET", "POST"])
@requires(ISSUE)
def register(request: ActorRequest, pk: int) -> HttpResponse:
    """One register of a year: its pattern, its lines, what it lacks and has twice."""
    here = _here(request, pk)
    patterns = patterns_of(here.unit, here.register.value, here.year)
    form = PatternForm(
        request.POST if request.method == "POST" else None,
        initial={"pattern": patterns[0], "was": patterns[0]},
    )
    if request.method == "POST" and form.is_valid():
        try:
            set_pattern(
                here.unit, here.register.value, here.year, pattern=form.cleaned_data["pattern"],
                was=form.cleaned_data["was"], by=request.actor, now=clock.now(),
            )  # fmt: skip
        except Refused as refused:
            show_at_fields(form, refused)
        else:
            messages.success(request, "Образец сохранён. Уже выданные номера не изменились.")
            return redirect(here.url)
    found = register_page(here.unit, here.register.value, here.year, patterns)
    context = _context(request, here, found) | {"form": form}
    return render(request, "documents/register.html", context, status=422 if form.errors else 200)


def _context(request: ActorRequest, here: _Here, found: RegisterPage) -> dict[str, object]:
    page = Paginator(found.lines, ROWS).get_page(request.GET.get("page"))
    return {
        "organisation": here.unit,
        "here": here,
        "registers": [
            Choice(one.value, title, one is here.register, _Here(here.unit, one, here.year, here.today).url)
            for one, title in REGISTERS.items()
        ],
        "years": [
            Choice(str(year), str(year), year == here.year, _Here(here.unit, here.register, year, here.today).url)
            for year in register_years(here.unit, here.today.year)
        ],
        "page": page,
        "gaps": found.gaps[:_GAPS_SHOWN],
        "more_gaps": max(len(found.gaps) - _GAPS_SHOWN, 0),
        "doubles": [double_text(group) for group in found.doubles],
        "next_number": next_free_number(here.unit, here.register.value, here.year),
        "outside_url": f"{reverse('documents:outside-new', args=[here.unit.pk])}?{here.query}",
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
@requires(ISSUE)
def outside_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Enter a document that was made outside the system and took a number of the register."""
    here = _here(request, pk)
    form = OutsideForm(
        request.POST or None, request.FILES or None, initial={"number": request.GET.get("number", "")[:40]}
    )
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        try:
            made = enter_outside(
                here.unit, here.register.value, today=here.today, by=request.actor, now=clock.now(), **facts
            )
        except Refused as refused:
            show_at_fields(form, refused)
        else:
            messages.success(request, f"Документ №\N{NO-BREAK SPACE}{made.number} внесён в журнал.")
            return redirect(_Here(here.unit, here.register, made.date.year, here.today).url)
    return _outside_page(request, here, form, None)


@require_http_methods(["GET", "POST"])
@requires(ISSUE)
def outside(request: ActorRequest, pk: int) -> HttpResponse:
    """Correct such an entry."""
    entry = _entry(request, pk)
    unit = entry.register.organisation
    here = _Here(unit, Register(entry.register.sequence), entry.register.year, clock.today(unit.time_zone))
    form = OutsideForm(
        request.POST or None,
        request.FILES or None,
        initial={
            "number": entry.number, "dated": entry.date, "title": entry.title, "version": entry.version,
        },
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            correct_outside(
                entry, version=form.version_seen, today=here.today, by=request.actor, now=clock.now(),
                **form.cleaned_data,
            )  # fmt: skip
        except Refused as refused:
            show_at_fields(form, refused)
        else:
            messages.success(request, "Запись исправлена.")
            return redirect(here.url)
    return _outside_page(request, here, form, entry)


@require_GET
@requires(ISSUE)
def outside_scan(request: ActorRequest, pk: int) -> HttpResponse:
    """The scan of such a document, as a download that is journalled."""
    entry = _entry(request, pk)
    if entry.scan is None:
        raise Http404
    with entry.scan.body.open("rb") as content:
        return PeopleDownload(
            content.read(), name=entry.scan.name, media_type=entry.scan.media_type,
            verb="documents.outside.scan_taken", by=request.actor, unit=entry.register.organisation,
            ids=[entry.pk],
        )  # fmt: skip


def _outside_page(
    request: ActorRequest, here: _Here, form: OutsideForm, entry: OutsideEntry | None
) -> HttpResponse:
    context = {"here": here, "organisation": here.unit, "form": form, "entry": entry}
    return render(request, "documents/register_outside.html", context, status=422 if form.errors else 200)


def _entry(request: ActorRequest, pk: int) -> OutsideEntry:
    rows = OutsideEntry.objects.select_related("register__organisation", "scan")
    found: OutsideEntry = rows.get_for(request.actor, ISSUE, pk=pk)
    return found


def _here(request: ActorRequest, pk: int) -> _Here:
    """The register named in the address; without a name that of orders, without a year the present one."""
    unit: Unit = Unit.objects.get_for(request.actor, ISSUE, pk=pk)
    today = clock.today(unit.time_zone)
    asked, year = request.GET.get("register", Register.ORDERS.value), request.GET.get("year", "")
    known = {one.value: one for one in Register}
    if asked not in known or (year and (not year.isdecimal() or len(year) != 4)):
        raise Http404
    return _Here(unit, known[asked], int(year) if year else today.year, today)
