"""Pages of rounds: the list of running forms, the curator's table, the list of pairs, approval."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nastavnik import clock
from nastavnik.matching.actions import approve, change_rules, close_round, compute, open_round, undo
from nastavnik.matching.actions.steps import last_step
from nastavnik.matching.gather import gather, rules_of
from nastavnik.matching.models import Decision, Round, RoundState
from nastavnik.matching.queries import (
    MenteeLine,
    Stand,
    figures,
    mentee_lines,
    mentor_lines,
    numbered,
    running_lines,
    sizes_of,
)
from nastavnik.pairs.models import Pair
from nastavnik.pairs.queries import for_lines, lines_of
from nastavnik.programmes.models import RunningForm
from nastavnik.programmes.queries import deadline_of, running_in
from nastavnik.rules.access import Permission
from nastavnik.rules.dates import school_year
from nastavnik.rules.outcome import Refused
from nastavnik.web.formats import counted
from nastavnik.web.matching import shown
from nastavnik.web.matching.forms import ApproveForm, RulesForm
from nastavnik.web.organisation import organisation_here
from nastavnik.web.policy import ActorRequest, requires

CARDS = 20
ROWS = 100
MENTEES = "наставляемый,наставляемых,наставляемых"


def round_for(request: ActorRequest, pk: int, permission: Permission = Permission.MATCHING_EDIT) -> Round:
    """A round through the door; who may only approve looks as well."""
    rounds = Round.objects.select_related("organisation", "running_form__form")
    if permission == Permission.MATCHING_EDIT and not request.actor.may(permission):
        permission = Permission.PAIRS_APPROVE
    return rounds.get_for(request.actor, permission, pk=pk)


def today_of(round_: Round) -> date:
    return clock.today(round_.organisation.time_zone)


def version_in(request: ActorRequest) -> int:
    """The version of what the user saw, from the form or from the address of a toast's «Отменить»; a request
    without one is as good as stale."""
    given = request.POST.get("version") or request.GET.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else -1


@require_GET
@requires(Permission.MATCHING_EDIT, Permission.PAIRS_APPROVE)
def running(request: ActorRequest) -> HttpResponse:
    """Forms that the organisation runs this year, their deadlines and rounds."""
    permission = (
        Permission.MATCHING_EDIT if request.actor.may(Permission.MATCHING_EDIT) else Permission.PAIRS_APPROVE
    )
    organisation = organisation_here(request, permission)
    today = clock.today(organisation.time_zone)
    lines = [
        (line, deadline, shown.deadline_words(deadline), shown.deadline_tone(deadline))
        for line in running_lines(running_in(organisation, school_year(today)))
        for deadline in (deadline_of(line.running, today),)
    ]
    may_edit = request.actor.may(Permission.MATCHING_EDIT, organisation.path)
    return render(
        request, "matching/running.html", {"organisation": organisation, "lines": lines, "may_edit": may_edit}
    )


@require_POST
@requires(Permission.MATCHING_EDIT)
def open_(request: ActorRequest, running_id: int) -> HttpResponse:
    """Open a round and compute it; an open one is only shown."""
    form = RunningForm.objects.select_related("organisation").get_for(
        request.actor, Permission.MATCHING_EDIT, pk=running_id
    )
    round_ = open_round(form, by=request.actor, now=clock.now())
    if round_.computed_at is None:
        today = clock.today(form.organisation.time_zone)
        compute(round_, today=today, by=request.actor, now=clock.now())
    return redirect("round", round_.pk)


@require_GET
@requires(Permission.MATCHING_EDIT, Permission.PAIRS_APPROVE)
def bench(request: ActorRequest, pk: int) -> HttpResponse:
    """The curator's table: mentees, the chosen one, mentors. Works as links and forms; htmx swaps the table."""
    round_ = round_for(request, pk)
    if round_.state == RoundState.APPROVED:
        return _approved(request, round_)
    today = today_of(round_)
    gathered = gather(round_, today)
    lines, mentors = mentee_lines(round_, gathered), mentor_lines(round_, gathered)
    show = request.GET.get("show", "all")
    title, stands = shown.SHOWS.get(show, shown.SHOWS["all"])
    listed = [line for line in lines if line.stand in stands]
    asked = request.GET.get("mentee", "")
    line = next((one for one in lines if str(one.request.pk) == asked), listed[0] if listed else None)
    editable = round_.state == RoundState.OPEN and request.actor.may(
        Permission.MATCHING_EDIT, round_.organisation.path
    )
    middle = shown.chosen(round_, gathered, line, editable=editable) if line else None
    page = Paginator(listed, CARDS).get_page(request.GET.get("page"))
    head = figures(lines, mentors)
    context = {
        "round": round_,
        "figures": shown.head_figures(head, deadline_of(round_.running_form, today)),
        "head": head,
        "cards": shown.cards(list(page), show),
        "page": page,
        "show": show,
        "show_title": title,
        "shows": [
            (key, words, sum(one.stand in of for one in lines)) for key, (words, of) in shown.SHOWS.items()
        ],
        "chosen": middle,
        "following": _following(listed, middle.line.request.pk) if middle else "",
        "mentors": shown.mentors_for(mentors, middle)[:CARDS],
        "mentors_more": max(0, len(mentors) - CARDS),
        "editable": editable,
        "approvable": request.actor.may(Permission.PAIRS_APPROVE, round_.organisation.path),
        "to_approve": shown.accusative(head.pairs, head.groups),
        "step": last_step(round_),
        "rules_words": shown.rules_words(gathered.rules),
        "lost": shown.lost_words(round_, gathered),
    }
    htmx = getattr(request, "htmx", None)
    return render(request, "matching/bench.html#bench" if htmx else "matching/bench.html", context)


@require_GET
@requires(Permission.MATCHING_EDIT, Permission.PAIRS_APPROVE)
def listed(request: ActorRequest, pk: int) -> HttpResponse:
    """All standing pairs as a numbered table, to accept many at once."""
    round_ = round_for(request, pk)
    rows = [
        (one, *shown.TAGS[Stand(one.proposal.decision)], shown.warnings_of(one.proposal))
        for one in numbered(round_)
    ]
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    editable = round_.state == RoundState.OPEN and request.actor.may(
        Permission.MATCHING_EDIT, round_.organisation.path
    )
    return render(request, "matching/list.html", {"round": round_, "page": page, "editable": editable})


@require_POST
@requires(Permission.MATCHING_EDIT)
def compute_(request: ActorRequest, pk: int) -> HttpResponse:
    round_ = round_for(request, pk)
    done = compute(
        round_, version=version_in(request), today=today_of(round_), by=request.actor, now=clock.now()
    )
    served = done.summary["metrics"]["served"]
    messages.success(
        request, f"Подобрано заново: с наставником {counted(served, MENTEES)}. Решённое осталось."
    )
    return redirect("round", pk)


@require_POST
@requires(Permission.MATCHING_EDIT)
def undo_(request: ActorRequest, pk: int) -> HttpResponse:
    what = undo(round_for(request, pk), version=version_in(request), by=request.actor, now=clock.now())
    messages.success(request, f"Шаг отменён: {what}.")
    return redirect("round", pk)


@require_http_methods(["GET", "POST"])
@requires(Permission.MATCHING_EDIT)
def rules(request: ActorRequest, pk: int) -> HttpResponse:
    """Which rules of the round are hard; saving computes anew."""
    round_ = round_for(request, pk)
    form = RulesForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        change_rules(
            round_,
            version=version_in(request),
            today=today_of(round_),
            by=request.actor,
            now=clock.now(),
            **form.cleaned_data,
        )
        messages.success(request, "Правила сохранены, пары подобраны заново. Решённое осталось.")
        return redirect("round", pk)
    form = form or RulesForm.of(rules_of(round_, round_.running_form, {}))
    return render(request, "matching/rules.html", {"round": round_, "form": form})


@require_http_methods(["GET", "POST"])
@requires(Permission.MATCHING_EDIT)
def close(request: ActorRequest, pk: int) -> HttpResponse:
    """End a round without a decision."""
    round_ = round_for(request, pk)
    if request.method == "POST":
        close_round(round_, version=version_in(request), by=request.actor, now=clock.now())
        messages.success(
            request, "Подбор закрыт без решения. Отказы запомнены, начать новый можно в любой день."
        )
        return redirect("matching")
    return render(request, "matching/close.html", {"round": round_})


@require_http_methods(["GET", "POST"])
@requires(Permission.PAIRS_APPROVE)
def approve_(request: ActorRequest, pk: int) -> HttpResponse:
    """What approving will do, and the approval itself."""
    round_ = round_for(request, pk, Permission.PAIRS_APPROVE)
    if request.method == "GET" and round_.state != RoundState.OPEN:
        return redirect("round", pk)
    role_models = round_.running_form.role_models.all()
    form = ApproveForm(
        request.POST if request.method == "POST" else None,
        role_models=role_models,
        initial={"starts_on": today_of(round_), "ends_on": round_.running_form.ends_on},
    )
    problems = []
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            approve(
                round_,
                version=version_in(request),
                with_proposed=facts["with_proposed"],
                starts_on=facts["starts_on"],
                ends_on=facts["ends_on"],
                role_model=facts.get("role_model"),
                today=today_of(round_),
                by=request.actor,
                now=clock.now(),
            )
            return redirect("round", pk)
        except Refused as refused:
            problems = refused.problems
    context = _approval_context(round_) | {"round": round_, "form": form, "problems": problems}
    return render(request, "matching/approve.html", context, status=422 if request.method == "POST" else 200)


def _approval_context(round_: Round) -> dict[str, object]:
    standing = [one.proposal for one in numbered(round_)]
    decided = [one for one in standing if one.decision != Decision.PROPOSED]
    undecided = len(standing) - len(decided)
    pairs, groups, mentees = sizes_of(decided)
    all_pairs, all_groups, all_mentees = sizes_of(standing)
    effects = []
    if decided:
        effects.append(
            f"{shown.created(pairs, groups)}, в них {counted(mentees, MENTEES)}. Решение запишем с датой и автором."
        )
    if undecided:
        effects.append(
            f"{counted(undecided, 'предложение,предложения,предложений')} без вашего решения. "
            f"С ними было бы: {shown.made_words(all_pairs, all_groups)}, {counted(all_mentees, MENTEES)}. "
            "Отметьте внизу, если они тоже подходят."
        )
    waiting = max(0, round_.summary.get("metrics", {}).get("mentees", 0) - len(standing))
    if waiting:
        effects.append(f"{counted(waiting, MENTEES)} без наставника: для них можно начать следующий подбор.")
    effects.append("Согласия участников проверим ещё раз на сегодня: у кого согласия нет, назовём по имени.")
    effects.append("После утверждения пары меняют на их страницах, а приказ готовят в документах.")
    return {
        "effects": effects,
        "undecided": undecided,
        "decided": len(decided),
        "cancel_url": reverse("round", args=[round_.pk]),
        "label": f"Утвердить {shown.accusative(pairs, groups)}" if decided and not undecided else "Утвердить",
    }


def _approved(request: ActorRequest, round_: Round) -> HttpResponse:
    """The decision and what it made."""
    pairs = for_lines(
        Pair.objects.visible_to(request.actor, Permission.PAIRS_VIEW).filter(round_id=round_.pk),
        today_of(round_),
    )
    page = Paginator(pairs.order_by("mentor__person__sort_key", "pk"), ROWS).get_page(request.GET.get("page"))
    lines = lines_of(page, today_of(round_))
    standing = [one.proposal for one in numbered(round_)]
    decided = [one for one in standing if one.decision != Decision.PROPOSED]
    made_pairs, made_groups, mentees = sizes_of(decided)
    return render(
        request,
        "matching/approved.html",
        {
            "round": round_,
            "lines": lines,
            "page": page,
            "made": shown.made_words(made_pairs, made_groups),
            "mentees": mentees,
            "may_issue": request.actor.may(Permission.DOCUMENTS_ISSUE, round_.organisation.path),
            "may_edit": request.actor.may(Permission.MATCHING_EDIT, round_.organisation.path),
        },
    )


def _following(listed: list[MenteeLine], pk: int) -> int | str:
    """The next mentee of the list, to whom an accepted pair leads on."""
    places = [one.request.pk for one in listed]
    if pk not in places:
        return pk
    rest = places[places.index(pk) + 1 :]
    return rest[0] if rest else pk
