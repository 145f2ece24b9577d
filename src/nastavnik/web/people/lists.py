"""The list of people, its saved views, what is done with the rows chosen."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from nastavnik.insights.kept import kept
from nastavnik.people.actions.views import forget_view, save_view
from nastavnik.people.lists import SubBase, facets
from nastavnik.people.models import ImportKind
from nastavnik.people.queries import saved_views, updated_at
from nastavnik.rules.access import Permission
from nastavnik.rules.orgs.figures import year_title
from nastavnik.rules.outcome import Refused
from nastavnik.web.parts import Choice
from nastavnik.web.people.narrowing import Narrowing
from nastavnik.web.people.shown import Rights, lines
from nastavnik.web.policy import ActorRequest, requires
from nastavnik.web.rendered import Parts, rendered

PER_PAGE = 50
AREA = "people"
COLUMNS = {
    "standing": "Класс или должность",
    "roles": "В программе",
    "text": "Запрос или компетенции",
    "topics": "Темы",
    "form": "Форма",
    "waiting": "Ждёт",
    "consent": "Согласие",
    "born": "Рождение",
    "phone": "Телефон",
    "occupation": "Кто это",
}
USUAL = ("standing", "roles", "text", "waiting", "consent")


PARTS = ("lead", "bases", "filters", "side", "table", "rest")


@require_GET
@requires(Permission.PEOPLE_VIEW)
def people(request: ActorRequest) -> HttpResponse:
    """The list as its address narrows it. A search is answered anew, all else is kept by the journal."""
    narrowing = Narrowing.here(request)
    may = Rights.of(request.actor, narrowing.organisation)
    context = {
        "organisation": narrowing.organisation,
        "parts": _searched(narrowing, may) if narrowing.text else _kept(narrowing, may),
        "views": saved_views(request.actor, AREA),
        "query": narrowing.query,
        "may": may,
    }
    return render(request, "people/list.html", context)


def _kept(narrowing: Narrowing, may: Rights) -> Parts:
    path = narrowing.organisation.path
    asked = (narrowing.request.GET.urlencode(), may)
    return kept("people", path, today=narrowing.today, compute=lambda: _searched(narrowing, may), of=asked)


def _searched(narrowing: Narrowing, may: Rights) -> Parts:
    request = narrowing.request
    page = Paginator(narrowing.page(), PER_PAGE).get_page(request.GET.get("page"))
    counted = facets(narrowing.everybody, year=narrowing.year, today=narrowing.today)
    shown = [key for key in request.GET.getlist("columns") if key in COLUMNS] or list(USUAL)
    context = {
        "organisation": narrowing.organisation,
        "year_title": year_title(narrowing.year),
        "updated_at": updated_at(narrowing.organisation),
        "page": page,
        "lines": lines(page, titles=narrowing.titles, today=narrowing.today),
        "bases": _bases(narrowing, counted["base"]),
        "counted": counted,
        "form": narrowing.form,
        "pills": narrowing.pills(),
        "narrowed": narrowing.is_narrowed,
        "columns": [Choice(key, title, key in shown) for key, title in COLUMNS.items()],
        "query": narrowing.query,
        "export_kind": _export_kind(narrowing),
        "may": may,
    }
    return rendered("people/list.html", PARTS, context, request)


def _export_kind(narrowing: Narrowing) -> str:
    """The official form that the rows shown belong in."""
    of_mentors = narrowing.base not in (None, SubBase.PUPILS_MENTEES)
    return ImportKind.MENTORS if of_mentors or narrowing.filters.role == "mentor" else ImportKind.MENTEES


def _bases(narrowing: Narrowing, counts: dict[str, int]) -> list[dict[str, object]]:
    """The sub-bases as links that keep the other filters, the one open marked, the last one leading back."""
    query = narrowing.request.GET.copy()
    for name in ("page", "sub", "role", "occupation"):
        query.pop(name, None)
    everybody: dict[str, object] = {
        "title": "все",
        "url": f"?{query.urlencode()}",
        "count": None,
        "chosen": narrowing.base is None,
    }
    found = [everybody]
    for base in SubBase:
        query["sub"] = base.code
        found.append(
            {
                "title": base.title,
                "url": f"?{query.urlencode()}",
                "count": counts[base.code],
                "chosen": narrowing.base is base,
            }
        )
    return found


@require_POST
@requires(Permission.PEOPLE_VIEW)
def save(request: ActorRequest) -> HttpResponse:
    """Keep the filters of the list under a name."""
    narrowing = Narrowing.here(request)
    title = request.POST.get("title", "")[:60]
    try:
        view = save_view(area=AREA, title=title, query=narrowing.query[:1000], by=request.actor)
    except Refused as refused:
        messages.error(request, " ".join(problem.text for problem in refused.problems))
    else:
        messages.success(request, f"Вид «{view.title}» сохранён. Он в списке «Мои виды».")
    return redirect(f"{reverse('people:list')}?{narrowing.query}")


@require_POST
@requires(Permission.PEOPLE_VIEW)
def forget(request: ActorRequest, pk: int) -> HttpResponse:
    """Remove a saved view; only one's own can be."""
    forget_view(pk, by=request.actor)
    messages.success(request, "Вид удалён.")
    return redirect("people:list")
