"""The parts of a page as template tags and filters. The contract with examples: docs/design-system.md."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms, template
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.http import HttpRequest
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nastavnik.rules.outcome import Problem
from nastavnik.web import formats
from nastavnik.web.nav import NavItem
from nastavnik.web.once import KEY, new_key
from nastavnik.web.parts import Chart, Choice, Deed, Figure, Pill, Reason, Stage, Tone

register = template.Library()

UNDO: Final = "undo="
PHONE_TABS: Final = 4
TONES: Final = frozenset({"ok", "warn", "bad", "info", "no"})

register.filter("number", formats.number)
register.filter("percent", formats.percent)
register.filter("points", formats.points)
register.filter("plural", formats.plural)
register.filter("counted", formats.counted)
register.filter("date_ru", formats.date_ru)
register.filter("date_long", formats.date_long)
register.filter("date_near", formats.date_near)
register.filter("moment_ru", formats.moment_ru)
register.filter("bar_width", formats.bar_width)


@register.filter
def dash(value: object) -> object:
    """No data is «—»; zero is a fact and stays."""
    return formats.NO_DATA if value is None or value == "" else value


@register.filter
def person_short(person: object) -> str:
    """«Иванова М. П.» from a text or from anything whose str() is the full name."""
    return formats.person_short(str(person))


@register.filter
def initials(person: object) -> str:
    return formats.initials(str(person))


@register.filter
def undo_url(message: Message) -> str:
    """Where a toast's «Отменить» posts: given to messages as extra_tags="undo=/address/"."""
    tags = message.extra_tags or ""
    return tags.removeprefix(UNDO) if tags.startswith(UNDO) else ""


@register.filter
def phone_tabs(nav: Iterable[NavItem]) -> list[NavItem]:
    """The areas that a phone keeps in reach; the rest stand under «Ещё»."""
    return [item for item in nav if item.phone][:PHONE_TABS]


@register.filter
def under_more(nav: Iterable[NavItem]) -> list[NavItem]:
    items = list(nav)
    tabs = phone_tabs(items)
    return [item for item in items if item not in tabs]


@register.filter
def is_checkbox(bound: BoundField) -> bool:
    return isinstance(bound.field.widget, forms.CheckboxInput)


# --- words, bars, chips -------------------------------------------------------------------------------------


@register.simple_tag
def tag(text: object, tone: Tone = "no") -> SafeString:
    """A state in a word; the colour only repeats what the word says."""
    if tone not in TONES:
        raise template.TemplateSyntaxError(f"tag: unknown tone {tone!r}")
    return format_html('<span class="tag {}">{}</span>', tone, text)


@register.inclusion_tag("components/bar.html")
def bar(
    value: formats.Number | None,
    of: formats.Number = 100,
    label: str = "",
    tone: str = "brand",
    plan: formats.Number | None = None,
) -> dict[str, object]:
    """A bar of `value` out of `of`, `plan` in the same units. No label: silent beside its text."""
    return {
        "width": formats.bar_width(value, of),
        "label": label,
        "tone": tone,
        "mark": None if plan is None else formats.bar_width(plan, of),
    }


@register.inclusion_tag("components/person.html")
def person(
    name: object, note: str = "", url: str = "", state: str = "", tone: Tone = "no"
) -> dict[str, object]:
    return {"name": name, "note": note, "url": url, "state": state, "tone": tone}


@register.inclusion_tag("components/figure.html")
def figure(item: Figure | Mapping[str, object]) -> dict[str, object]:
    return {"figure": item}


@register.inclusion_tag("components/reasons.html")
def reason_bars(reasons: Iterable[Reason | Mapping[str, object]]) -> dict[str, object]:
    return {"reasons": reasons}


# --- lists --------------------------------------------------------------------------------------------------


@register.inclusion_tag("components/deeds.html")
def deeds(
    items: Iterable[Deed | Mapping[str, object]],
    empty: str = "На сегодня всё сделано.",
    next_up: str = "",
) -> dict[str, object]:
    return {"deeds": list(items), "empty": empty, "next_up": next_up}


@register.inclusion_tag("components/stage_path.html")
def stage_path(stages: Iterable[Stage | Mapping[str, object]], label: str = "Этапы") -> dict[str, object]:
    return {"stages": stages, "label": label}


@register.inclusion_tag("components/steps.html")
def steps(titles: str, current: int) -> dict[str, object]:
    """«Файл,Столбцы,Проверка,Итог» with the current one counted from 1."""
    return {"steps": [title.strip() for title in titles.split(",")], "current": current}


@register.inclusion_tag("components/problems.html")
def problems(items: Iterable[Problem], limit: int = 200) -> dict[str, object]:
    """Errors apart from warnings, each with its place. More than `limit` of a kind are counted, not shown."""
    given = list(items)
    errors = [problem for problem in given if problem.blocks]
    warnings = [problem for problem in given if not problem.blocks]
    groups = [
        ("bad", "Ошибки", "ошибка,ошибки,ошибок", errors),
        ("warn", "Предупреждения", "предупреждение,предупреждения,предупреждений", warnings),
    ]
    return {
        "groups": [
            {
                "tone": tone,
                "title": title,
                "total": formats.counted(len(found), forms_of_word),
                "shown": found[:limit],
                "more": max(len(found) - limit, 0),
            }
            for tone, title, forms_of_word, found in groups
            if found
        ]
    }


@register.inclusion_tag("components/empty_state.html")
def empty_state(title: str, text: str = "", action: str = "", url: str = "") -> dict[str, object]:
    return {"title": title, "text": text, "action": action, "url": url}


# --- tables -------------------------------------------------------------------------------------------------


@register.inclusion_tag("components/sort_th.html", takes_context=True)
def sort_th(
    context: Context, title: str, key: str, default: str = "", numeric: bool = False
) -> dict[str, object]:
    """A head that sorts by `?sort=key` and back by `?sort=-key`; `default` is the order without it."""
    request = _request(context)
    now = request.GET.get("sort", default)
    query = request.GET.copy()
    query.pop("page", None)
    query["sort"] = f"-{key}" if now == key else key
    direction = {key: "ascending", f"-{key}": "descending"}.get(now, "")
    return {"title": title, "url": f"?{query.urlencode()}", "direction": direction, "numeric": numeric}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(
    context: Context, page: "Page[Any]", forms_of_word: str = "строка,строки,строк"
) -> dict[str, object]:
    return {
        "request": _request(context),
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "total": formats.counted(page.paginator.count, forms_of_word),
    }


@register.inclusion_tag("components/filter_pills.html", takes_context=True)
def filter_pills(
    context: Context, pills: Iterable[Pill | Mapping[str, object]], form: BaseForm | None = None
) -> dict[str, object]:
    """Filters at work as pills that a click removes; the form to add one folds out of «+ отбор»."""
    return {"pills": list(pills), "form": form, "kept": _kept(context, form), "path": _request(context).path}


@register.inclusion_tag("components/live_search.html", takes_context=True)
def live_search(
    context: Context, target: str, label: str = "Найти в списке", name: str = "q", placeholder: str = ""
) -> dict[str, object]:
    """Search as one types: `target` (like «#list») is replaced by the same element of the answer."""
    request = _request(context)
    return {
        "path": request.path,
        "value": request.GET.get(name, ""),
        "kept": [pair for pair in _pairs(request) if pair[0] not in {name, "page"}],
        "target": target,
        "label": label,
        "name": name,
        "placeholder": placeholder,
    }


@register.inclusion_tag("components/column_chooser.html", takes_context=True)
def column_chooser(
    context: Context, columns: Iterable[Choice | Mapping[str, object]], name: str = "columns"
) -> dict[str, object]:
    request = _request(context)
    kept = [pair for pair in _pairs(request) if pair[0] != name]
    return {"columns": columns, "name": name, "kept": kept, "path": request.path}


@register.simple_block_tag(takes_context=True)
def wide(context: Context, content: str, label: str) -> str:
    """A table scrolls inside this box, never the page; the box can be reached and moved by keyboard.

    The box is named apart from the sheet around it, which often has the same title.
    """
    if not label.startswith("Таблица"):
        label = f"{label}: таблица"
    return _rendered(context, "components/wide.html", {"content": content, "label": label})


@register.simple_block_tag(takes_context=True)
def bulk(context: Context, content: str, total: int, forms_of_word: str = "строка,строки,строк") -> str:
    """What to do with the rows chosen; inside the form that holds the table. `all_found=1`: all `total`."""
    found = formats.counted(total, forms_of_word)
    return _rendered(context, "components/bulk.html", {"content": content, "total": total, "found": found})


# --- sheets, dialogs ----------------------------------------------------------------------------------------


@register.simple_block_tag(takes_context=True)
def sheet(
    context: Context,
    content: str,
    title: str = "",
    note: str = "",
    note_url: str = "",
    flush: bool = False,
    label: str = "",
    level: int = 2,
    ident: str = "",
) -> str:
    """A white sheet with a head. `flush`: no padding (lists); `label` names a sheet without a head."""
    values = {
        "content": content,
        "title": title,
        "note": note,
        "note_url": note_url,
        "flush": flush,
        "label": label,
        "level": level,
        "ident": ident,
    }
    return _rendered(context, "components/sheet.html", values)


@register.simple_block_tag(takes_context=True)
def confirm(
    context: Context,
    content: str,
    title: str,
    action: str,
    label: str,
    cancel_url: str,
    effects: Iterable[str] = (),
    tone: str = "brand",
) -> str:
    """A question before an act with what will happen, as a form; extra fields go inside."""
    values = {
        "content": content,
        "title": title,
        "action": action,
        "label": label,
        "cancel_url": cancel_url,
        "effects": list(effects),
        "tone": tone,
        "csrf_token": context.get("csrf_token"),
    }
    return _rendered(context, "components/confirm.html", values)


# --- forms --------------------------------------------------------------------------------------------------


@register.inclusion_tag("components/field.html")
def field(bound: BoundField) -> dict[str, object]:
    """Label, help, control and its error, tied together for readers of the blind."""
    return {"field": bound}


@register.inclusion_tag("components/fields.html")
def fields(form: BaseForm) -> dict[str, object]:
    """All fields of a form, hidden ones first."""
    return {"form": form}


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm, heading: str = "") -> dict[str, object]:
    """What is wrong in the form, on top, focused when the page opens; each line leads to its field.

    `heading` replaces «Не сохранено: исправьте…» where nothing was to be saved (a sign-in).
    """
    wrong = [bound for bound in form if bound.errors]
    general = list(form.non_field_errors())
    total = sum(len(bound.errors) for bound in wrong) + len(general)
    return {"wrong": wrong, "general": general, "total": total, "heading": heading}


@register.simple_tag
def form_key() -> SafeString:
    """The hidden one-time key of a form that changes something: what arrives twice is carried out once."""
    return format_html('<input type="hidden" name="{}" value="{}">', KEY, new_key())


@register.simple_tag(takes_context=True)
def hx_csrf(context: Context) -> SafeString:
    """The token for an htmx element outside a form, put on the element itself."""
    return format_html(" hx-headers='{}'", json.dumps({"X-CSRFToken": str(context.get("csrf_token", ""))}))


# --- charts -------------------------------------------------------------------------------------------------


@register.inclusion_tag("components/chart.html")
def chart(ident: str, item: Chart, label: str) -> dict[str, object]:
    """A drawing of the table beside it; its block scripts includes chart_scripts.html."""
    return {"ident": ident, "data": item.as_json(), "data_id": f"{ident}-data", "label": label}


def _request(context: Context) -> HttpRequest:
    request = context["request"]
    assert isinstance(request, HttpRequest)
    return request


def _pairs(request: HttpRequest) -> list[tuple[str, str]]:
    return [(key, value) for key, values in request.GET.lists() for value in values]


def _kept(context: Context, form: BaseForm | None) -> list[tuple[str, str]]:
    """Parameters that a filter form must carry on: all but its own and the page number."""
    own = set(form.fields) if form else set()
    return [pair for pair in _pairs(_request(context)) if pair[0] not in own and pair[0] != "page"]


def _rendered(context: Context, name: str, values: dict[str, object]) -> str:
    assert context.template is not None
    return context.template.engine.get_template(name).render(context.new(values))
