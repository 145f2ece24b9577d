"""Forms of pairs and meetings."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from nastavnik.pairs.models import MeetingKind, PairState
from nastavnik.programmes.models import Form, RoleModel
from nastavnik.web.dates import DateInput
from nastavnik.web.fields import TitleChoice

MARKS = [(str(mark), str(mark)) for mark in range(11)]
GO_ON = [("yes", "продолжаем"), ("no", "нужен новый подбор")]


class PairFilter(forms.Form):
    """What a list of pairs may be narrowed by."""

    state = forms.ChoiceField(label="Состояние", required=False, choices=[("", "любое"), *PairState.choices])
    form = TitleChoice[Form](label="Форма", required=False, empty_label="любая")
    silent = forms.BooleanField(label="Без встреч 21 день и дольше", required=False)
    feedback = forms.BooleanField(label="Есть встречи без обратной связи", required=False)

    def __init__(self, *args: Any, forms_shown: "QuerySet[Form]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["form"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = forms_shown


class FeedbackForm(forms.Form):
    """What a meeting is closed with."""

    mark = forms.TypedChoiceField(
        label="Оценка наставляемого",
        choices=MARKS,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect(attrs={"class": "marks"}),
        help_text="0 — встреча не помогла, 10 — помогла полностью.",
    )
    go_on = forms.ChoiceField(
        label="Решение после пробной встречи", choices=GO_ON, widget=forms.RadioSelect, required=False
    )
    text = forms.CharField(
        label="Что сказал наставляемый",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind != MeetingKind.TRIAL:
            del self.fields["go_on"]


class MeetingForm(forms.Form):
    """A meeting: everything is filled in already, so that it may be sent as it stands."""

    kind = forms.ChoiceField(label="Встреча", choices=MeetingKind.choices)
    held_on = forms.DateField(label="Дата", widget=DateInput())
    minutes = forms.IntegerField(label="Минут", min_value=5, max_value=600, initial=40)
    online = forms.BooleanField(label="Дистанционно", required=False)
    topic = forms.CharField(label="Тема", required=False, max_length=300)
    result = forms.CharField(
        label="Итог и договорённости",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, kinds: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(kind, MeetingKind(kind).label.capitalize()) for kind in kinds]


class EndForm(forms.Form):
    """When and how a pair ended."""

    ended_on = forms.DateField(label="Дата", widget=DateInput())
    reason = forms.CharField(
        label="Итог",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Попадёт в базу как результат программы. Диагнозов и семейных обстоятельств не пишите.",
    )


class LeaveForm(forms.Form):
    """When a mentee left a group."""

    left_on = forms.DateField(label="Последний день в группе", widget=DateInput())


class RoleModelForm(forms.Form):
    """By which role model a pair works."""

    role_model = TitleChoice[RoleModel](label="Ролевая модель", required=False, empty_label="не указана")

    def __init__(self, *args: Any, role_models: "QuerySet[RoleModel]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role_model"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = role_models
