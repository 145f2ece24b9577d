"""Filters of the journal."""

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from nastavnik.accounts.models import User
from nastavnik.accounts.queries import matching
from nastavnik.journal.queries import Wanted
from nastavnik.journal.words import AREAS, WORDS, verbs_of
from nastavnik.orgs.models import Unit
from nastavnik.rules.access import Actor, Permission
from nastavnik.rules.people.names import fold
from nastavnik.web.dates import DateInput
from nastavnik.web.formats import date_ru

FOUND_AT_MOST = 50
_YEARS = "Укажите день с 2000 по 2099 год."
_BOUNDS = (MinValueValidator(date(2000, 1, 1), _YEARS), MaxValueValidator(date(2099, 12, 31), _YEARS))


@cache
def _choices() -> list[tuple[str, Any]]:
    """Any deed, an area as a whole, or one verb under its area."""
    choices: list[tuple[str, Any]] = [("", "любое")]
    for area, title in AREAS.items():
        verbs = verbs_of(area)
        if verbs:
            group = [
                (area, f"всё: {title}"),
                *((verb, WORDS[verb].split(" (")[0].split(":")[0]) for verb in verbs),
            ]
            choices.append((title, [(code, _without_facts(text)) for code, text in group]))
    return choices


def _without_facts(text: str) -> str:
    return text.replace(" «{role}»", "").replace(" за {year} год", "")


class FilterForm(forms.Form):
    """Who, what, when, where; every field narrows, none is needed."""

    person = forms.CharField(label="Кто", required=False, max_length=100, help_text="Фамилия или почта.")
    verb = forms.ChoiceField(label="Что сделано", required=False, choices=_choices)
    since = forms.DateField(label="С какого дня", required=False, widget=DateInput, validators=_BOUNDS)
    until = forms.DateField(label="По какой день", required=False, widget=DateInput, validators=_BOUNDS)
    unit = forms.CharField(
        label="Где", required=False, max_length=160, help_text="Название или код организации."
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", "Последний день раньше первого.")
        return cleaned

    def shown_value(self, name: str) -> str:
        """What the reader chose, in words."""
        value = self.cleaned_data.get(name)
        if isinstance(value, date):
            return date_ru(value)
        if name == "verb":
            return AREAS.get(str(value)) or _without_facts(WORDS[str(value)].split(" (")[0].split(":")[0])
        return str(value)

    def wanted(self, reader: Actor, zone: str) -> Wanted:
        """What the fields ask for; days are days of this time zone. Two queries at most."""
        data = self.cleaned_data if self.is_valid() else {}
        verb = data.get("verb", "")
        return Wanted(
            actor_ids=_people(data["person"]) if data.get("person") else None,
            verbs=verbs_of(verb) if verb in AREAS else [verb] if verb else (),
            since=_start(data.get("since"), zone),
            until=_start(data["until"] + timedelta(days=1), zone) if data.get("until") else None,
            unit_paths=_paths(reader, data["unit"]) if data.get("unit") else None,
        )


def _people(text: str) -> list[int]:
    found = User.objects.filter(matching(text)).values_list("pk", flat=True)
    return list(found[:FOUND_AT_MOST])


def _paths(reader: Actor, text: str) -> list[str]:
    units = Unit.objects.visible_to(reader, Permission.JOURNAL_VIEW).filter(
        search_key__contains=fold(text)[:100]
    )
    return list(units.values_list("path", flat=True)[:FOUND_AT_MOST])


def _start(day: date | None, zone: str) -> datetime | None:
    return datetime.combine(day, time(), tzinfo=ZoneInfo(zone)) if day else None
