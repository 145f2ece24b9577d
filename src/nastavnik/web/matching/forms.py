"""Forms of matching."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from nastavnik.programmes.models import RoleModel
from nastavnik.rules.matching import RoundRules
from nastavnik.web.dates import DateInput
from nastavnik.web.fields import TitleChoice


class ReasonForm(forms.Form):
    """Why a pair is turned down."""

    reason = forms.CharField(
        label="Причина",
        max_length=300,
        help_text="Останется в записи; эту пару больше не предложат. Фамилий и диагнозов не пишите.",
    )


class ApproveForm(forms.Form):
    """What an approval still has to know."""

    starts_on = forms.DateField(label="Начало работы пар", widget=DateInput())
    ends_on = forms.DateField(
        label="Окончание по плану",
        widget=DateInput(),
        required=False,
        help_text="Можно оставить пустым: пара работает до итоговой встречи.",
    )
    role_model = TitleChoice[RoleModel](
        label="Ролевая модель",
        required=False,
        empty_label="у каждой пары своя, укажу позже",
    )
    with_proposed = forms.BooleanField(label="Принять и те, по которым я ещё не решил", required=False)

    def __init__(self, *args: Any, role_models: "QuerySet[RoleModel]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role_model"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = role_models
        if not role_models:
            del self.fields["role_model"]


class RulesForm(forms.Form):
    """Which rules of the round are hard."""

    topic_required = forms.BooleanField(
        label="Предлагать только пары с общей темой",
        required=False,
        help_text="Если снять, наставляемого без подходящей темы предложат свободному наставнику.",
    )
    age_hard = forms.BooleanField(
        label="Строго соблюдать возраст, который желает наставник",
        required=False,
        help_text="Если снять, возраст только снизит оценку пары.",
    )
    time_hard = forms.BooleanField(
        label="Предлагать только пары с общим временем",
        required=False,
        help_text="Если снять, время только снизит оценку пары. У кого время не указано, подходит любому.",
    )

    @classmethod
    def of(cls, rules: RoundRules) -> "RulesForm":
        return cls(initial={name: getattr(rules, name) for name in cls.base_fields})
