"""Every part in all its states, and the pages they make. Served only to developers (settings.GALLERY)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from nastavnik.web.gallery import samples
from nastavnik.web.gallery.forms import SampleFilter, SampleForm
from nastavnik.web.policy import public

REASON = "gallery for developers: invented data, no rows"
ERRORS = {
    "400": 400,
    "403": 403,
    "404": 404,
    "429": 429,
    "500": 500,
    "503": 503,
    "refused": 422,
    "conflict": 409,
}


def _page(request: HttpRequest, name: str, status: int = 200, **values: object) -> HttpResponse:
    return render(request, f"gallery/{name}.html", samples.frame(request.path) | values, status=status)


@public(REASON)
def parts(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Принято 96 пар. Приказ ждёт номера.", extra_tags="undo=/gallery/confirm/")
    messages.error(request, "Письмо не ушло: почтовый сервер не отвечает. Система повторит отправку в 14:30.")
    return _page(
        request,
        "parts",
        deeds=samples.DEEDS,
        one_deed=samples.DEEDS[:1],
        long_deed=[samples.LONG_DEED],
        stages=samples.STAGES,
        figures=samples.FIGURES,
        figure_empty=samples.FIGURE_EMPTY,
        reasons=samples.REASONS,
        problems=samples.PROBLEMS,
        chart=samples.CHART,
        long_name=samples.LONG_NAME,
        long_school=samples.LONG_SCHOOL,
        errors=ERRORS,
    )


@public(REASON)
def home(request: HttpRequest) -> HttpResponse:
    return _page(
        request,
        "home",
        deeds=samples.DEEDS,
        stages=samples.STAGES,
        figures=samples.FIGURES,
        rows=samples.rows(3),
    )


@public(REASON)
def table(request: HttpRequest) -> HttpResponse:
    """`?rows=0`, `?rows=1` show the empty list and the list of one."""
    total = int(request.GET["rows"]) if request.GET.get("rows", "").isdigit() else 412
    wanted = request.GET.get("q", "").lower()
    found = [row for row in samples.rows(min(total, 1000)) if wanted in row.name.lower()]
    page = Paginator(found, 20).get_page(request.GET.get("page"))
    return _page(
        request,
        "table",
        page=page,
        pills=samples.PILLS,
        columns=samples.COLUMNS,
        filter_form=SampleFilter(request.GET or None),
    )


@public(REASON)
def form(request: HttpRequest) -> HttpResponse:
    bound = SampleForm(request.POST, request.FILES) if request.method == "POST" else SampleForm()
    if request.method == "POST" and bound.is_valid():
        messages.success(request, "Сохранено.")
    return _page(request, "form", status=422 if bound.errors else 200, form=bound)


@public(REASON)
def workbench(request: HttpRequest) -> HttpResponse:
    return _page(request, "workbench", reasons=samples.REASONS, rows=samples.rows(6))


@public(REASON)
def confirm(request: HttpRequest) -> HttpResponse:
    return _page(request, "confirm", effects=samples.EFFECTS)


@public(REASON)
def printed(request: HttpRequest) -> HttpResponse:
    return _page(request, "print", rows=samples.rows(30), long_school=samples.LONG_SCHOOL)


@public(REASON)
def error(request: HttpRequest, name: str) -> HttpResponse:
    if name not in ERRORS:
        raise Http404
    values = samples.frame(request.path) | {
        "problems": samples.PROBLEMS,
        "fields": {
            "Запрос": ("подготовка к ОГЭ по математике", "математика, ОГЭ и олимпиада"),
            "Класс": ("", "9 «б»"),
        },
    }
    return render(request, f"{name}.html", values, status=ERRORS[name])
