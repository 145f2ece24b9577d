"""The list of pairs and the card of a pair."""

from datetime import date

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nastavnik import clock
from nastavnik.insights.kept import kept
from nastavnik.orgs.models import Unit
from nastavnik.pairs.models import MeetingKind, Pair, PairQuerySet, PairState
from nastavnik.pairs.queries import (
    PairLine,
    for_lines,
    forms_met,
    line_of,
    lines_of,
    missing_feedback,
    without_meeting,
)
from nastavnik.rules.access import Permission
from nastavnik.rules.dates import school_year
from nastavnik.rules.meetings import allowed_kinds
from nastavnik.rules.people.names import search_key
from nastavnik.web.formats import date_ru
from nastavnik.web.organisation import organisation_here
from nastavnik.web.pairs.forms import PairFilter
from nastavnik.web.parts import Pill, Stage, Tone
from nastavnik.web.policy import ActorRequest, requires
from nastavnik.web.rendered import Parts, rendered

ROWS = 50
STATE_TONES: dict[PairState, Tone] = {
    PairState.ACTIVE: "ok",
    PairState.SUSPENDED: "warn",
    PairState.FINISHED: "no",
    PairState.DISSOLVED: "no",
}
SORTS = {
    "mentor": ("mentor__person__sort_key", "pk"),
    "-mentor": ("-mentor__person__sort_key", "pk"),
    "met": ("last_met_on", "pk"),
    "-met": ("-last_met_on", "pk"),
}


@require_GET
@requires(Permission.PAIRS_VIEW)
def pairs(request: ActorRequest) -> HttpResponse:
    """Pairs and groups of an organisation in this school year, or those of one round."""
    organisation = organisation_here(request, Permission.PAIRS_VIEW)
    today = clock.today(organisation.time_zone)
    may_record = request.actor.may(Permission.MEETINGS_EDIT, organisation.path)

    def found() -> Parts:
        return _found(request, organisation, today, may_record=may_record)

    asked = (request.GET.urlencode(), may_record)
    parts = (
        found()
        if request.GET.get("q")
        else kept("pairs", organisation.path, today=today, compute=found, of=asked)
    )
    return render(request, "pairs/list.html", {"organisation": organisation, "parts": parts})


def _found(request: ActorRequest, organisation: Unit, today: date, *, may_record: bool) -> Parts:
    visible = Pair.objects.visible_to(request.actor, Permission.PAIRS_VIEW).under(organisation.path)
    visible = visible.of_year(school_year(today))
    chosen = PairFilter(request.GET or None, forms_shown=forms_met(organisation))
    found = _narrowed(visible, chosen, request, today)
    order = SORTS.get(request.GET.get("sort", ""), SORTS["mentor"])
    page = Paginator(for_lines(found.order_by(*order), today), ROWS).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [(line, STATE_TONES[line.state]) for line in lines_of(page, today)],
        "filter": chosen,
        "pills": _pills(chosen, request.GET),
        "narrowed": bool(request.GET),
        "may_record": may_record,
    }
    return rendered("pairs/list.html", ("content",), context, request)


@require_GET
@requires(Permission.PAIRS_VIEW)
def pair(request: ActorRequest, pk: int) -> HttpResponse:
    """One pair: people, path of meetings, meetings with feedback, what may be done."""
    line, today = pair_line(request, pk)
    shown = line.pair
    may_edit = request.actor.may(Permission.MATCHING_EDIT, shown.organisation.path)
    return render(
        request,
        "pairs/pair.html",
        {
            "line": line,
            "pair": shown,
            "tone": STATE_TONES[line.state],
            "stages": _stages(line),
            "meetings": list(shown.meetings.all())[::-1],
            "members": list(shown.members.all()),
            "lapsed": bool(getattr(shown, "lapsed", False)) and shown.ended_on is None,
            "going": shown.ended_on is None,
            "may_edit": may_edit and shown.ended_on is None,
            "may_record": request.actor.may(Permission.MEETINGS_EDIT, shown.organisation.path)
            and line.state == PairState.ACTIVE,
            "may_feedback": request.actor.may(Permission.MEETINGS_EDIT, shown.organisation.path)
            and shown.ended_on is None,
            "today": today,
        },
    )


def pair_line(
    request: ActorRequest, pk: int, permission: Permission = Permission.PAIRS_VIEW
) -> tuple[PairLine, date]:
    """A pair through the door, loaded for its line, and today at its organisation."""
    found = Pair.objects.select_related("organisation").get_for(request.actor, permission, pk=pk)
    today = clock.today(found.organisation.time_zone)
    loaded = for_lines(Pair.objects.visible_to(request.actor, permission), today).get(pk=pk)
    return line_of(loaded, today), today


def kinds_now(line: PairLine) -> tuple[str, ...]:
    """Kinds of meetings that may be recorded now, the suggested one first."""
    return allowed_kinds([meeting.kind for meeting in line.pair.meetings.all()])


def _narrowed(found: PairQuerySet, chosen: PairFilter, request: ActorRequest, today: date) -> PairQuerySet:
    facts = chosen.cleaned_data if chosen.is_bound and chosen.is_valid() else {}
    state = facts.get("state")
    if state == PairState.ACTIVE:
        found = found.at_work_on(today)
    elif state == PairState.SUSPENDED:
        found = found.suspended_on(today)
    elif state:
        found = found.filter(state=state)
    if facts.get("form"):
        found = found.filter(form=facts["form"])
    if facts.get("silent"):
        found = without_meeting(found, today)
    if facts.get("feedback"):
        found = missing_feedback(found)
    round_id = request.GET.get("round", "")
    if round_id.isdecimal() and len(round_id) < 18:
        found = found.filter(round_id=int(round_id))
    for word in search_key(request.GET.get("q", "")).split():
        member = Q(members__request__person__search_key__contains=word)
        found = found.filter(
            pk__in=found.filter(Q(mentor__person__search_key__contains=word) | member).values("pk")
        )
    return found


def _pills(chosen: PairFilter, query: QueryDict) -> list[Pill]:
    facts = chosen.cleaned_data if chosen.is_bound and chosen.is_valid() else {}
    said = {
        "state": PairState(facts["state"]).label if facts.get("state") else "",
        "form": facts["form"].title if facts.get("form") else "",
        "silent": "без встреч 21 день и дольше" if facts.get("silent") else "",
        "feedback": "без обратной связи" if facts.get("feedback") else "",
        "round": f"подбор №\u00a0{query['round']}" if query.get("round", "").isdecimal() else "",
    }
    return [Pill(words, _without(query, name)) for name, words in said.items() if words]


def _without(query: QueryDict, name: str) -> str:
    rest = query.copy()
    rest.pop(name, None)
    rest.pop("page", None)
    return f"?{rest.urlencode()}"


def _stages(line: PairLine) -> list[Stage]:
    """The path of meetings: done with dates, the next one marked."""
    meetings = list(line.pair.meetings.all())
    first = {meeting.kind: meeting for meeting in reversed(meetings)}
    stages = []
    for kind in MeetingKind:
        held = [meeting for meeting in meetings if meeting.kind == kind]
        work = kind == MeetingKind.WORK
        note = f"встреч: {len(held)}" if work and held else (date_ru(first[kind].held_on) if held else "")
        done = bool(held) and (not work or line.pair.ended_on is not None)
        now = line.next_kind == kind
        stages.append(Stage(kind.label.capitalize(), note, "now" if now else ("done" if done else "next")))
    return stages
