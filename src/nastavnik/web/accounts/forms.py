"""Forms of users and roles."""

from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from nastavnik import clock
from nastavnik.accounts.models import User
from nastavnik.orgs.models import Level, Unit
from nastavnik.rules.access import ROLES, Actor, Permission, Role, fits_level, may_grant
from nastavnik.web.dates import DateInput

_STEP = {Level.REGION: "", Level.MUNICIPALITY: "– ", Level.ORGANISATION: "– – "}


class UnitChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic only in the stubs
    """A unit of the tree, shown under its parent."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{_STEP[Level(obj.level)]}{obj.short_name}"


class UserChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic only in the stubs
    """A user by name and e-mail: two people may share a name."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.short_name}, {obj.email}"


class LastDay(forms.DateField):
    """A last day that has not passed; empty means without a term."""

    widget = DateInput

    def clean(self, value: Any) -> date | None:
        day = cast("date | None", super().clean(value))
        if day is not None and day < clock.today():
            raise ValidationError("Этот день уже прошёл. Укажите сегодняшний или более поздний.")
        return day


def roles_given_by(actor: Actor) -> list[Role]:
    """Roles that the actor may give somewhere."""
    return [role for role in Role if any(may_grant(actor, role, g.unit_path) for g in actor.grants)]


class RoleForm(forms.Form):
    """A role over a unit till a day."""

    role = forms.ChoiceField(label="Роль")
    unit = UnitChoice(label="Где", queryset=Unit.objects.none(), empty_label="выберите")
    ends_on = LastDay(
        label="Последний день", required=False, help_text="Пусто — без срока. В этот день роль ещё действует."
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        role = cast(forms.ChoiceField, self.fields["role"])
        role.choices = [(one.code, one.title) for one in roles_given_by(actor)]
        unit = cast(UnitChoice, self.fields["unit"])
        unit.queryset = Unit.objects.visible_to(actor, Permission.USERS_MANAGE)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role, unit = ROLES.get(cleaned.get("role", "")), cleaned.get("unit")
        if role is None or unit is None:
            return cleaned
        if not fits_level(role, unit.level):
            self.add_error(
                "unit", f"Роль «{role.title}» здесь не дают: это {Level(unit.level).label}. {_where(role)}"
            )
        elif not may_grant(self.actor, role, unit.path):
            self.add_error("role", f"Роль «{role.title}» здесь даёт более высокий уровень.")
        return cleaned


class InviteForm(RoleForm):
    """A person by e-mail with a first role."""

    email = forms.EmailField(
        label="Электронная почта", max_length=254, help_text="На неё придёт ссылка, с ней человек и входит."
    )
    surname = forms.CharField(label="Фамилия", max_length=80)
    given = forms.CharField(label="Имя", max_length=80)
    patronymic = forms.CharField(label="Отчество", max_length=80, required=False)
    field_order = ("email", "surname", "given", "patronymic", "role", "unit", "ends_on")

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()


class DeputyForm(forms.Form):
    """Who stands in, and till when."""

    deputy = UserChoice(label="Кто замещает", queryset=User.objects.none(), empty_label="выберите")
    ends_on = LastDay(label="Последний день замещения")

    def __init__(self, *args: Any, candidates: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(UserChoice, self.fields["deputy"]).queryset = candidates


class NameForm(forms.Form):
    """One's own name."""

    surname = forms.CharField(label="Фамилия", max_length=80)
    given = forms.CharField(label="Имя", max_length=80)
    patronymic = forms.CharField(label="Отчество", max_length=80, required=False)


class SearchForm(forms.Form):
    """Filters of the list of users."""

    role = forms.ChoiceField(
        label="Роль", required=False, choices=[("", "любая"), *((r.code, r.title) for r in Role)]
    )
    state = forms.ChoiceField(
        label="Состояние",
        required=False,
        choices=[("", "любое"), ("on", "может входить"), ("off", "отключён"), ("new", "ещё не входил")],
    )


def _where(role: Role) -> str:
    titles = {"organisation": "организацию", "municipality": "муниципалитет", "region": "регион"}
    fitting = [title for level, title in titles.items() if fits_level(role, level)]
    return f"Выберите {' или '.join(fitting)}."
