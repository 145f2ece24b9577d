"""What the curator does with single pairs and with many."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from nastavnik import clock
from nastavnik.matching.actions import (
    accept,
    accept_many,
    lock,
    pair_by_hand,
    refuse,
    set_aside,
    swap,
    unlock,
)
from nastavnik.matching.actions.decisions import hand_problems
from nastavnik.matching.gather import gather
from nastavnik.matching.models import Proposal, Round
from nastavnik.matching.queries import numbered
from nastavnik.people.models import MentorProfile, Request
from nastavnik.rules.access import Permission
from nastavnik.rules.matching import why
from nastavnik.rules.outcome import Problem, Refused, blocking
from nastavnik.web.formats import counted
from nastavnik.web.matching.forms import ReasonForm
from nastavnik.web.matching.rounds import round_for, today_of, version_in
from nastavnik.web.parts import Reason
from nastavnik.web.policy import ActorRequest, requires

DEEDS = {"accept": accept, "lock": lock, "unlock": unlock}


def number_in(text: str | None) -> int:
    """A row's number out of a form or an address; 404 for anything else."""
    if text is None or not text.isdecimal() or len(text) > 18:
        raise Http404
    return int(text)


def _bench(request: ActorRequest, pk: int, mentee: int | str = "") -> HttpResponse:
    """Back to the table, at the mentee asked for."""
    show = request.POST.get("show", "")
    query = "&".join(
        part
        for part in (f"show={show}" if show.isalpha() else "", f"mentee={mentee}" if mentee else "")
        if part
    )
    return redirect(reverse("round", args=[pk]) + (f"?{query}" if query else ""))


@require_POST
@requires(Permission.MATCHING_EDIT)
def decide(request: ActorRequest, pk: int, proposal_id: int, deed: str) -> HttpResponse:
    """Accept, lock or unlock one pair, and go on to the next mentee."""
    round_ = round_for(request, pk)
    if deed not in DEEDS:
        raise Http404
    DEEDS[deed](round_, proposal_id, version=version_in(request), by=request.actor, now=clock.now())
    go = request.POST.get("go", "")
    return _bench(request, pk, go if go.isdecimal() else "")


@require_POST
@requires(Permission.MATCHING_EDIT)
def accept_chosen(request: ActorRequest, pk: int) -> HttpResponse:
    """Accept the ticked rows («id:version») of the list, or all of it."""
    round_ = round_for(request, pk)
    chosen = dict(_ticked(one) for one in request.POST.getlist("ids"))
    if request.POST.get("all_found") == "1":
        seen = version_in(request)
        if seen != round_.version:
            chosen = {}
            messages.error(
                request,
                "Пока страница была открыта, подбор изменили. Проверьте список и отметьте пары ещё раз.",
            )
            return redirect("round-list", pk)
        chosen = {one.proposal.pk: one.proposal.version for one in numbered(round_)}
    if not chosen:
        messages.warning(request, "Не выбрано ни одной пары: отметьте строки галочками.")
        return redirect("round-list", pk)
    number = accept_many(round_, chosen, by=request.actor, now=clock.now())
    round_.refresh_from_db(fields=["version"])
    undo_at = f"{reverse('round-undo', args=[pk])}?version={round_.version}"
    messages.success(request, f"Принято: {counted(number, 'пара,пары,пар')}.", extra_tags=f"undo={undo_at}")
    return redirect("round-list", pk)


def _ticked(text: str) -> tuple[int, int]:
    pk, _, version = text.partition(":")
    return number_in(pk), number_in(version)


@require_POST
@requires(Permission.MATCHING_EDIT)
def aside(request: ActorRequest, pk: int) -> HttpResponse:
    """Leave a mentee or a mentor out of this round, or take him back in."""
    round_ = round_for(request, pk)
    role = _role(request)
    out = request.POST.get("out") == "1"
    set_aside(round_, role, out=out, version=version_in(request), by=request.actor, now=clock.now())
    name = role.person.list_name
    said = f"{name}: в этом подборе не участвует." if out else f"{name}: снова в подборе. Подберите заново."
    messages.success(request, said)
    return _bench(request, pk, role.pk if isinstance(role, Request) else "")


def _role(request: ActorRequest) -> Request | MentorProfile:
    mentee, mentor = request.POST.get("mentee"), request.POST.get("mentor")
    if mentee:
        requests = Request.objects.select_related("person")
        return requests.get_for(request.actor, Permission.MATCHING_EDIT, pk=number_in(mentee))
    profiles = MentorProfile.objects.select_related("person")
    return profiles.get_for(request.actor, Permission.MATCHING_EDIT, pk=number_in(mentor))


@require_http_methods(["GET", "POST"])
@requires(Permission.MATCHING_EDIT)
def refuse_(request: ActorRequest, pk: int, proposal_id: int) -> HttpResponse:
    """Turn a pair down and say why."""
    round_ = round_for(request, pk)
    proposal = _proposal(request, round_, proposal_id)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        refuse(
            round_,
            proposal_id,
            reason=form.cleaned_data["reason"],
            version=version_in(request),
            by=request.actor,
            now=clock.now(),
        )
        messages.success(request, "Пара отклонена. Подберите заново или выберите наставника сами.")
        return _bench(request, pk, proposal.request_id if proposal else "")
    if proposal is None:
        return _bench(request, pk)
    context = {
        "round": round_,
        "proposal": proposal,
        "form": form,
        "cancel_url": _at(round_, proposal.request_id),
    }
    return render(request, "matching/refuse.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
@requires(Permission.MATCHING_EDIT)
def swap_(request: ActorRequest, pk: int, proposal_id: int) -> HttpResponse:
    """Let two mentees change places: choose the other, see what speaks against it, do it."""
    round_ = round_for(request, pk)
    first = _proposal(request, round_, proposal_id)
    if first is None:
        return _bench(request, pk)
    others = [
        (f"{one.proposal.pk}:{one.proposal.version}", one.proposal)
        for one in numbered(round_)
        if one.proposal.mentor_id != first.mentor_id
    ]
    problems: list[Problem] = []
    given = request.POST.get("other", "")
    if request.method == "POST":
        other_id, other_version = _ticked(given)
        try:
            swap(
                round_,
                proposal_id,
                other_id,
                versions=(version_in(request), other_version),
                despite=request.POST.get("despite") == "1",
                today=today_of(round_),
                by=request.actor,
                now=clock.now(),
            )
            messages.success(request, "Наставляемые поменялись наставниками.")
            return _bench(request, pk, first.request_id)
        except Refused as refused:
            problems = refused.problems
    context = {
        "round": round_,
        "first": first,
        "others": others,
        "given": given,
        "problems": problems,
        "walls": blocking(problems),
        "cancel_url": _at(round_, first.request_id),
    }
    return render(request, "matching/swap.html", context, status=422 if problems else 200)


@require_http_methods(["GET", "POST"])
@requires(Permission.MATCHING_EDIT)
def by_hand(request: ActorRequest, pk: int) -> HttpResponse:
    """Pair two people by hand: what speaks against it is said first, a wall stops, a warning asks."""
    round_ = round_for(request, pk)
    given = request.POST if request.method == "POST" else request.GET
    mentee, mentor = number_in(given.get("mentee")), given.get("mentor", "")
    gathered = gather(round_, today_of(round_))
    if mentee not in gathered.requests:
        raise Http404
    context: dict[str, object] = {
        "round": round_,
        "request_row": gathered.requests[mentee],
        "standing": gathered.standing.get(mentee),
        "mentors": list(gathered.mentors.values()),
        "cancel_url": _at(round_, mentee),
    }
    if not mentor:
        return render(request, "matching/choose_mentor.html", context)
    chosen = number_in(mentor)
    if chosen not in gathered.mentors:
        raise Http404
    problems = hand_problems(gathered, mentee, chosen)
    if request.method == "POST":
        try:
            pair_by_hand(
                round_,
                mentee,
                chosen,
                version=version_in(request),
                despite=request.POST.get("despite") == "1",
                today=today_of(round_),
                by=request.actor,
                now=clock.now(),
            )
            messages.success(request, "Пара подобрана вручную. Новый подбор её не изменит.")
            return _bench(request, pk, mentee)
        except Refused as refused:
            problems = refused.problems
    facts = gathered.facts
    reason = why(
        next(one for one in facts.mentees if one.id == mentee),
        next(one for one in facts.mentors if one.id == chosen),
        gathered.rules,
    )
    context |= {
        "mentor": gathered.mentors[chosen],
        "reason": reason,
        "bars": [Reason(f"{p.text[:1].upper()}{p.text[1:]}", p.mark) for p in reason.parts if p.of],
        "problems": problems,
        "walls": blocking(problems),
    }
    return render(request, "matching/by_hand.html", context, status=422 if request.method == "POST" else 200)


def _proposal(request: ActorRequest, round_: Round, proposal_id: int) -> Proposal | None:
    """A proposal of the round; None when a new computation has replaced it."""
    return (
        Proposal.objects.visible_to(request.actor, Permission.MATCHING_EDIT)
        .filter(round=round_, pk=proposal_id)
        .select_related("request__person", "mentor__person")
        .first()
    )


def _at(round_: Round, request_id: int) -> str:
    return f"{reverse('round', args=[round_.pk])}?mentee={request_id}"
