"""The forms of a year: a request of a mentee, what a mentor offers."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms

from nastavnik.people.models import MenteeCategory, MentorProfile, Request
from nastavnik.people.models.persons import SENSITIVE_CATEGORIES
from nastavnik.rules.people.slots import SLOTS
from nastavnik.web.people.forms.inputs import day

_TEACHERS = (
    "beginner", "returned", "new_place", "growth", "digital", "burnout", "deficit", "trainee",
)  # fmt: skip
_WHEN = ("entered_on", "finished_on", "result", "link")


def _slots() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="Удобные дни",
        choices=list(SLOTS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Ничего не отмечено – подходит любой день.",
    )


class RoleForm(forms.ModelForm[Any]):
    """What both forms share. `forms_of_mentoring`: code → title."""

    slots = _slots()
    form_code = forms.ChoiceField(label="Форма наставничества", required=False)
    entered_on = day("Дата вхождения в программу")
    finished_on = day("Дата завершения программы")
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)

    def __init__(self, *args: Any, forms_of_mentoring: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = dict(forms_of_mentoring)
        stored = self.initial.get("form_code", "")
        if stored:
            known.setdefault(stored, stored)
        self.fields["form_code"].choices = [("", "ещё не решено"), *known.items()]  # type: ignore[attr-defined]  # a ChoiceField

    def facts(self) -> dict[str, Any]:
        """What the actions take, the text apart from the rest included."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        raise NotImplementedError

    def _group(self, names: tuple[str, ...]) -> list[forms.BoundField]:
        return [self[name] for name in names if name in self.fields]


class RequestForm(RoleForm):
    """«Основной запрос» of a mentee. Sensitive categories are offered to those who may see them."""

    asked_on = day("Запрос поступил", required=True, help_text="С этого дня считается, сколько человек ждёт.")

    class Meta:
        model = Request
        fields = (
            "text", "category", "form_code", "slots", "asked_on", *_WHEN, "passed",
        )  # fmt: skip
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "result": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "text": "Своими словами, как сказал сам человек. Темы программа прочитает сама и покажет.",
            "category": "Не обязательно; помогает подобрать форму и вид работы.",
        }

    def __init__(self, *args: Any, sensitive: bool, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = True
        if self.initial.get("category") in SENSITIVE_CATEGORIES and not sensitive:
            del self.fields["category"]
        else:
            self.fields["category"].choices = _categories(sensitive)  # type: ignore[attr-defined]  # a ChoiceField
        self.initial.setdefault("asked_on", today)

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [
            ("Запрос", self._group(("text", "category", "asked_on"))),
            ("Подбор", self._group(("form_code", "slots"))),
            ("Программа", self._group((*_WHEN, "passed"))),
        ]


class ProfileForm(RoleForm):
    """What a mentor offers."""

    class Meta:
        model = MentorProfile
        fields = (
            "text", "achievements", "interests", "capacity", "age_min", "age_max", "age_text", "time_text",
            "form_code", "slots", "experience_note", *_WHEN,
        )  # fmt: skip
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "achievements": forms.Textarea(attrs={"rows": 3}),
            "interests": forms.Textarea(attrs={"rows": 3}),
            "result": forms.Textarea(attrs={"rows": 3}),
        }
        labels: ClassVar[dict[str, str]] = {
            "age_min": "Возраст наставляемых от",
            "age_max": "Возраст наставляемых до",
            "age_text": "Желаемый возраст своими словами",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "text": "В чём человек силён и чем готов помочь. Темы программа прочитает сама и покажет.",
            "time_text": "Например: «2 часа в неделю, вторник и четверг».",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = True

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [
            ("Компетенции", self._group(("text", "achievements", "interests", "experience_note"))),
            (
                "Подбор",
                self._group(
                    ("capacity", "age_min", "age_max", "age_text", "time_text", "form_code", "slots")
                ),
            ),
            ("Программа", self._group(_WHEN)),
        ]


def _categories(sensitive: bool) -> list[Any]:
    """Choices in two groups, restricted ones only for those who may see them."""
    open_ones = [(c.value, c.label) for c in MenteeCategory if sensitive or c not in SENSITIVE_CATEGORIES]
    return [
        ("", "не указана"),
        ("Обучающиеся", [choice for choice in open_ones if choice[0] not in _TEACHERS]),
        ("Педагоги", [choice for choice in open_ones if choice[0] in _TEACHERS]),
    ]
