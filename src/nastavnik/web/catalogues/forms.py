"""Forms of the catalogue."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from nastavnik.people.models import Occupation, Topic
from nastavnik.programmes.models import Form, Model, RoleModel
from nastavnik.web.dates import DateInput
from nastavnik.web.fields import DescribedChoices


class RunningFormForm(forms.Form):
    """How an organisation runs a form this year."""

    chosen_on = forms.DateField(
        label="Модель выбрана",
        widget=DateInput(),
        help_text="С этого дня идут две недели на формирование пар и групп.",
    )
    role_models = DescribedChoices[RoleModel](label="Ролевые модели", required=False)
    kinds = forms.MultipleChoiceField(
        label="Виды наставничества", required=False, widget=forms.CheckboxSelectMultiple
    )
    title = forms.CharField(label="Название программы", required=False, max_length=200)
    ends_on = forms.DateField(label="Завершение программы", required=False, widget=DateInput())
    training_required = forms.BooleanField(
        label="Наставник должен быть обучен",
        required=False,
        help_text="Наставника без удостоверения или даты обучения подбор не предложит.",
    )

    def __init__(self, *args: Any, form: Form, role_models: "QuerySet[RoleModel]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        models_field, kinds_field = self.fields["role_models"], self.fields["kinds"]
        assert isinstance(models_field, forms.ModelMultipleChoiceField)
        assert isinstance(kinds_field, forms.MultipleChoiceField)
        models_field.queryset = role_models
        kinds_field.choices = [(kind["code"], kind["title"]) for kind in form.kinds]
        if not role_models:
            del self.fields["role_models"]
        if not form.kinds:
            del self.fields["kinds"]


class OwnForm(forms.Form):
    """A form of mentoring that an organisation or a level adds."""

    title = forms.CharField(label="Название", max_length=120, help_text="Например, «Работодатель – команда».")
    description = forms.CharField(
        label="Описание", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )
    model = forms.ChoiceField(label="Модель", choices=Model.choices)
    mentor_occupations = forms.MultipleChoiceField(
        label="Кто может быть наставником",
        choices=Occupation.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Если не отметить никого, подойдёт любой.",
    )
    mentee_occupations = forms.MultipleChoiceField(
        label="Кто может быть наставляемым",
        choices=Occupation.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    team = forms.BooleanField(label="Командная форма: наставник ведёт команду", required=False)


class RoleModelForm(forms.Form):
    """An own role model."""

    title = forms.CharField(label="Название", max_length=160, help_text="Например, «капитан – игрок».")
    description = forms.CharField(
        label="Описание", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )


class ActiveMixin(forms.Form):
    """Taking an own entry out of use."""

    active = forms.BooleanField(
        label="Действует",
        required=False,
        help_text="Снимите, чтобы больше не предлагать. Прежние записи останутся.",
    )


class OwnFormChange(OwnForm, ActiveMixin):
    """Changing an own form."""


class RoleModelChange(RoleModelForm, ActiveMixin):
    """Changing an own role model."""


class TopicForm(forms.Form):
    """A topic and the words it is known by."""

    title = forms.CharField(label="Тема", max_length=120)
    parent = forms.ChoiceField(label="Раздел", required=False)
    words = forms.CharField(
        label="Слова и выражения, по одному в строке",
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=20_000,
        help_text="Форма слова не важна: «дробь» найдёт и «дроби», и «дробями». Звёздочка заменяет любое окончание.",
    )

    def __init__(self, *args: Any, groups: list[Topic], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups
        field = self.fields["parent"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "без раздела"), *((str(one.pk), one.title) for one in groups)]


class TopicChange(TopicForm):
    """Changing an own topic, or taking it out of use."""

    active = forms.BooleanField(
        label="Действует", required=False, help_text="Снимите, чтобы тему больше не искали в текстах."
    )
