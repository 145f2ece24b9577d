"""Recording meetings in two taps and closing them with feedback."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nastavnik import clock
from nastavnik.pairs.actions import Feedback, close_meeting, record_meeting
from nastavnik.pairs.models import Meeting, MeetingKind, PairState
from nastavnik.rules.access import Permission
from nastavnik.rules.outcome import Refused
from nastavnik.web.pairs.forms import FeedbackForm, MeetingForm
from nastavnik.web.pairs.views import kinds_now, pair_line
from nastavnik.web.policy import ActorRequest, requires
from nastavnik.web.refusals import show_at_fields

ENDED = {
    PairState.FINISHED: "Итоговая встреча завершила пару.",
    PairState.DISSOLVED: "Пара расформирована: наставляемый снова ждёт подбора.",
}


@require_http_methods(["GET", "POST"])
@requires(Permission.MEETINGS_EDIT)
def new(request: ActorRequest, pk: int) -> HttpResponse:
    """The form is filled in: kind by the sequence, today, 40 minutes. Sending it is the second tap."""
    line, today = pair_line(request, pk, Permission.MEETINGS_EDIT)
    kinds = kinds_now(line)
    if not kinds and request.method == "GET":
        return redirect("pair", pk)
    form = MeetingForm(
        request.POST if request.method == "POST" else None,
        kinds=kinds,
        initial={"held_on": today, "kind": kinds[0] if kinds else ""},
    )
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            meeting = record_meeting(line.pair, today=today, by=request.actor, now=clock.now(), **facts)
        except Refused as refused:
            show_at_fields(form, refused)
        else:
            messages.success(request, "Встреча записана. Осталось внести обратную связь.")
            return redirect("meeting-feedback", pk, meeting.pk)
    context = {"line": line, "pair": line.pair, "form": form}
    return render(request, "pairs/meeting.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@requires(Permission.MEETINGS_EDIT)
def feedback(request: ActorRequest, pk: int, meeting_id: int) -> HttpResponse:
    """The mentee's mark closes the meeting; after a trial the decision is taken here."""
    meeting = Meeting.objects.select_related("pair").get_for(
        request.actor, Permission.MEETINGS_EDIT, pk=meeting_id, pair_id=pk
    )
    line, _ = pair_line(request, pk, Permission.MEETINGS_EDIT)
    form = FeedbackForm(request.POST if request.method == "POST" else None, kind=meeting.kind)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            close_meeting(
                meeting,
                version=_version(request),
                feedback=Feedback(
                    facts["mark"], facts["text"], _go_on(facts.get("go_on", "")), facts["text"]
                ),
                by=request.actor,
                now=clock.now(),
            )
        except Refused as refused:
            show_at_fields(form, refused)
        else:
            meeting.pair.refresh_from_db()
            ended = ENDED.get(PairState(meeting.pair.state), "")
            messages.success(request, f"Обратная связь внесена, встреча закрыта. {ended}".strip())
            return redirect("pair", pk)
    context = {
        "line": line,
        "pair": line.pair,
        "meeting": meeting,
        "form": form,
        "trial": meeting.kind == MeetingKind.TRIAL,
    }
    return render(request, "pairs/feedback.html", context, status=422 if form.is_bound else 200)


def _go_on(given: str) -> bool | None:
    return {"yes": True, "no": False}.get(given)


def _version(request: ActorRequest) -> int:
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else -1
