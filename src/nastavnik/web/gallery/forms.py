"""A form with every kind of control that the product uses."""

from typing import Any

from django import forms


class SampleForm(forms.Form):
    name = forms.CharField(
        label="Фамилия, имя, отчество", max_length=60, help_text="Как в паспорте, через пробел."
    )
    born = forms.DateField(label="Дата рождения", widget=forms.DateInput(attrs={"type": "date"}))
    email = forms.EmailField(label="Электронная почта", required=False)
    kind = forms.ChoiceField(
        label="Форма наставничества",
        choices=[
            ("", "не выбрано"),
            ("pupil-pupil", "ученик – ученик"),
            ("teacher-teacher", "учитель – учитель"),
        ],
    )
    role = forms.ChoiceField(
        label="Роль",
        widget=forms.RadioSelect,
        choices=[("mentee", "наставляемый"), ("mentor", "наставник")],
        help_text="Один человек может быть и тем и другим в разных парах.",
    )
    days = forms.MultipleChoiceField(
        label="Удобные дни",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("mon", "понедельник"), ("tue", "вторник"), ("thu", "четверг")],
    )
    request = forms.CharField(
        label="Запрос",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text="Не пишите о здоровье.",
    )
    scan = forms.FileField(label="Скан согласия", required=False)
    trained = forms.BooleanField(label="Прошёл обучение наставников", required=False)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if cleaned and cleaned.get("role") == "mentor" and not cleaned.get("trained"):
            raise forms.ValidationError(
                "Наставник без обучения не войдёт в подбор: отметьте обучение или смените роль."
            )
        return cleaned


class SampleFilter(forms.Form):
    state = forms.ChoiceField(
        label="Состояние", required=False, choices=[("", "любое"), ("waits", "ждёт"), ("paired", "в паре")]
    )
    grade = forms.CharField(label="Класс", required=False)
