"""The journal as a list: who did what when, filtered, page by page."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from nastavnik.journal.queries import page_of, readable_by
from nastavnik.rules.access import Permission
from nastavnik.web.journal.forms import FilterForm
from nastavnik.web.journal.shown import lines
from nastavnik.web.parts import Pill
from nastavnik.web.policy import ActorRequest, requires
from nastavnik.web.working import working_unit


@requires(Permission.JOURNAL_VIEW)
def journal(request: ActorRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    unit = working_unit(request)
    wanted = form.wanted(request.actor, unit.time_zone if unit else settings.TIME_ZONE)
    before = request.GET.get("before", "")
    entries, more = page_of(
        readable_by(request.actor),
        wanted,
        before=int(before) if before.isdecimal() and len(before) < 19 else None,
    )
    context = {
        "lines": lines(entries, reader=request.actor),
        "form": form,
        "pills": _pills(request, form),
        "older": _query(request, before=str(entries[-1].pk)) if more else "",
        "newest": _query(request) if before else "",
    }
    return render(request, "journal/list.html", context, status=422 if form.errors else 200)


def _query(request: ActorRequest, **changed: str) -> str:
    query = request.GET.copy()
    query.pop("before", None)
    for name, value in changed.items():
        query[name] = value
    return f"{reverse('journal')}?{query.urlencode()}"


def _pills(request: ActorRequest, form: FilterForm) -> list[Pill]:
    pills = []
    for name in form.fields:
        value = request.GET.get(name, "").strip()
        if value and name not in form.errors:
            rest = request.GET.copy()
            rest.pop(name)
            rest.pop("before", None)
            shown = form.shown_value(name)
            pills.append(
                Pill(f"{form.fields[name].label}: {shown}", f"{reverse('journal')}?{rest.urlencode()}")
            )
    return pills
