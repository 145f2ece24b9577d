"""Topics of requests and competences: the built-in ones, and those that a unit adds for itself and below."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from nastavnik import clock
from nastavnik.orgs.models import Unit
from nastavnik.people.actions.topics import change_topic, create_topic
from nastavnik.people.models import Topic
from nastavnik.people.topics import phrases, topic_groups, topics_seen_by
from nastavnik.rules.access import Permission
from nastavnik.rules.outcome import Refused
from nastavnik.scope import below
from nastavnik.web.catalogues.forms import TopicChange, TopicForm
from nastavnik.web.matching.rounds import version_in
from nastavnik.web.organisation import unit_here
from nastavnik.web.policy import ActorRequest, requires

EDIT = Permission.CATALOGUE_EDIT
ROWS = 50
SHOWN_WORDS = 8


@require_GET
@requires(Permission.CATALOGUE_EDIT)
def topics(request: ActorRequest) -> HttpResponse:
    """Topics as the unit sees them, with the words they are known by and how often they are met there."""
    unit = unit_here(request, EDIT)
    asked = request.GET.get("q", "").strip()
    found = (
        topics_seen_by(unit)
        .exclude(words="")
        .select_related("owner", "parent")
        .annotate(
            asked=Count(
                "requests",
                filter=below(unit.path, "requests__person__organisation__path"),
                distinct=True,
            )
        )
        .order_by("parent__title", "title")
    )
    if asked:
        found = found.filter(Q(title__icontains=asked) | Q(words__icontains=asked))
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    rows = [(topic, phrases(topic.words)) for topic in page]
    return render(
        request,
        "catalogues/topics.html",
        {
            "here": unit,
            "page": page,
            "rows": [(topic, words[:SHOWN_WORDS], max(0, len(words) - SHOWN_WORDS)) for topic, words in rows],
            "narrowed": bool(asked),
        },
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.CATALOGUE_EDIT)
def new(request: ActorRequest) -> HttpResponse:
    """A topic of the unit's own."""
    owner = unit_here(request, EDIT)
    answer = TopicForm(request.POST if request.method == "POST" else None, groups=topic_groups())
    if request.method == "POST" and answer.is_valid():
        try:
            made = create_topic(owner, by=request.actor, now=clock.now(), **_facts(answer))
        except Refused as refused:
            _show(answer, refused)
        else:
            messages.success(request, f"Тема «{made.title}» добавлена: новые тексты читаются уже с ней.")
            return redirect(_back(owner))
    return _edit(request, answer, owner, "Своя тема")


@require_http_methods(["GET", "POST"])
@requires(Permission.CATALOGUE_EDIT)
def change(request: ActorRequest, pk: int) -> HttpResponse:
    """The words of an own topic."""
    topic = Topic.objects.select_related("owner").get_for(request.actor, EDIT, pk=pk)
    if topic.owner is None:
        raise Http404
    answer = TopicChange(
        request.POST if request.method == "POST" else None,
        groups=topic_groups(),
        initial={
            "title": topic.title,
            "words": topic.words,
            "parent": topic.parent_id or "",
            "active": topic.active,
        },
    )
    if request.method == "POST" and answer.is_valid():
        try:
            change_topic(
                topic, version=version_in(request), by=request.actor, now=clock.now(), **_facts(answer)
            )
        except Refused as refused:
            _show(answer, refused)
        else:
            messages.success(request, f"Тема «{topic.title}» сохранена.")
            return redirect(_back(topic.owner))
    return _edit(request, answer, topic.owner, topic.title, version=topic.version)


def _facts(answer: TopicForm) -> dict[str, Any]:
    facts = dict(answer.cleaned_data)
    chosen = facts.pop("parent")
    groups = {str(group.pk): group for group in answer.groups}
    return facts | {"parent": groups.get(chosen)}


def _show(answer: forms.Form, refused: Refused) -> None:
    """The action names the columns by their titles."""
    names = {"Тема": "title", "Слова и выражения, по одному в строке": "words"}
    for problem in refused.problems:
        answer.add_error(names.get(problem.where.column), problem.text)


def _edit(
    request: ActorRequest, answer: forms.Form, owner: Unit, title: str, *, version: int | None = None
) -> HttpResponse:
    context = {
        "answer": answer,
        "here": owner,
        "title": title,
        "version": version,
        "action": request.get_full_path(),
        "cancel_url": _back(owner),
    }
    return render(request, "catalogues/own.html", context, status=422 if answer.is_bound else 200)


def _back(unit: Unit) -> str:
    return f"{reverse('topics')}?organisation={unit.pk}"
