"""The page on personal data: written by the declarations of the models, so that it cannot fall behind."""

import re
from dataclasses import dataclass
from typing import Final

from django.apps import apps
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nastavnik.journal.words import OBJECTS
from nastavnik.rules.personal import DataCategory, Personal
from nastavnik.web.policy import public

UNSEEN: Final = "служебные поля по этим сведениям"


@dataclass(frozen=True, slots=True)
class Kept:
    """Columns of one kind of record that are kept for one purpose and term."""

    titles: list[str]
    purpose: str
    term: str
    special: bool


@public("политику обработки персональных данных читает каждый (152-ФЗ, ст. 18.1)")
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "home/privacy.html", {"groups": declared()})


def declared() -> list[tuple[str, list[Kept]]]:
    """What is kept of people: the kind of record, then its columns gathered by purpose, term, category."""
    found = []
    for model in apps.get_models():
        columns: dict[str, Personal] = getattr(model, "personal_data", {})
        if columns and model.__module__.startswith("nastavnik."):
            titles = {name: _title(model, name) for name in columns}
            found.append((OBJECTS[model._meta.label_lower].capitalize(), _gathered(columns, titles)))
    return sorted(found)


def _title(model: type[Model], name: str) -> str:
    """The column as people call it; one that nobody sees on a page (a search key) has no name of its own."""
    title = str(getattr(model._meta.get_field(name), "verbose_name", ""))
    return title if re.search("[а-яё]", title, re.IGNORECASE) else UNSEEN


def _gathered(columns: dict[str, Personal], titles: dict[str, str]) -> list[Kept]:
    gathered: dict[tuple[str, str, DataCategory], list[str]] = {}
    for name, personal in columns.items():
        gathered.setdefault((personal.purpose, personal.term, personal.category), []).append(titles[name])
    return [
        Kept(sorted(set(names)), purpose, term, category is DataCategory.SPECIAL)
        for (purpose, term, category), names in gathered.items()
    ]
