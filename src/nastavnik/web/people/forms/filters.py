"""Filters of the list of people."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from nastavnik.people.lists import ConsentState, RoleFilter
from nastavnik.people.models import MenteeCategory, Occupation
from nastavnik.people.models.persons import SENSITIVE_CATEGORIES
from nastavnik.rules.people.values import class_shown
from nastavnik.web.people.forms.inputs import year_choices

_ANY = ("", "не важно")
FLAGS = {
    "waiting": "ждёт пары",
    "young": "молодой специалист",
    "trained": "обучен как наставник",
    "regional": "в региональной базе",
}


class FilterForm(forms.Form):
    """Each field narrows the list; empty ones narrow nothing."""

    role = forms.ChoiceField(label="В программе", required=False, choices=[_ANY, *RoleFilter.choices])
    occupation = forms.ChoiceField(label="Кто это", required=False, choices=[_ANY, *Occupation.choices])
    class_name = forms.ChoiceField(label="Класс или группа", required=False)
    consent = forms.ChoiceField(label="Согласие", required=False, choices=[_ANY, *ConsentState.choices])
    topic = forms.TypedChoiceField(label="Тема", required=False, coerce=int, empty_value=None)
    form = forms.ChoiceField(label="Форма наставничества", required=False)
    category = forms.ChoiceField(label="Категория наставляемого", required=False)
    year = forms.TypedChoiceField(label="Учебный год", required=False, coerce=int, empty_value=None)
    waiting = forms.BooleanField(label=FLAGS["waiting"], required=False)
    young = forms.BooleanField(label=FLAGS["young"], required=False)
    trained = forms.BooleanField(label=FLAGS["trained"], required=False)
    regional = forms.BooleanField(label=FLAGS["regional"], required=False)

    def __init__(
        self,
        *args: Any,
        classes: Iterable[str],
        topics: Mapping[int, str],
        forms_of_mentoring: Mapping[str, str],
        sensitive: bool,
        present_year: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        categories = [
            (c.value, c.label) for c in MenteeCategory if sensitive or c not in SENSITIVE_CATEGORIES
        ]
        offered: dict[str, list[Any]] = {
            "class_name": [_ANY, *((name, class_shown(name)) for name in classes)],
            "topic": [_ANY, *topics.items()],
            "form": [_ANY, *forms_of_mentoring.items()],
            "category": [_ANY, *categories],
            "year": [("", "этот год"), *year_choices(present_year)],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # ChoiceFields all

    def shown(self, name: str) -> str:
        """The chosen value as a pill says it."""
        if name in FLAGS:
            return FLAGS[name]
        titles = {str(code): str(title) for code, title in self.fields[name].choices}  # type: ignore[attr-defined]  # as above
        return f"{str(self.fields[name].label).lower()}: {titles[str(self.cleaned_data[name])]}"
