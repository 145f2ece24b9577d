"""The guide of an empty installation: the administrator with his region, a municipality, organisations.

It is open only while there is no user at all, and closes for ever with the first one, however he came.
"""

from typing import Any, Final

from allauth.account.signals import user_logged_in
from django import forms
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from nastavnik import clock
from nastavnik.access.actions import grant
from nastavnik.accounts.actions import add_user
from nastavnik.accounts.models import User
from nastavnik.accounts.passwords import HELP as PASSWORD_HELP
from nastavnik.orgs.actions import add_unit
from nastavnik.orgs.models import Level, Unit
from nastavnik.rules.access import SYSTEM, Permission, Role
from nastavnik.web.middleware import GetResponse
from nastavnik.web.models import FormKey
from nastavnik.web.policy import ActorRequest, public, requires

OPEN_BEFORE: Final = ("/welcome/", "/healthz", "/readyz", "/privacy/", settings.STATIC_URL)
ONCE: Final = "welcome"
ZONES: Final = (
    ("Europe/Kaliningrad", "Калининград, МСК−1"), ("Europe/Moscow", "Москва, МСК"),
    ("Europe/Samara", "Самара, МСК+1"), ("Asia/Yekaterinburg", "Екатеринбург, МСК+2"),
    ("Asia/Omsk", "Омск, МСК+3"), ("Asia/Krasnoyarsk", "Красноярск, МСК+4"),
    ("Asia/Irkutsk", "Иркутск, МСК+5"), ("Asia/Yakutsk", "Якутск, МСК+6"),
    ("Asia/Vladivostok", "Владивосток, МСК+7"), ("Asia/Magadan", "Магадан, МСК+8"),
    ("Asia/Kamchatka", "Камчатка, МСК+9"),
)  # fmt: skip


def is_empty() -> bool:
    """Whether nobody has ever been made a user here; one query."""
    return not User.objects.exists()


class first_run:  # noqa: N801 - reads as a word in the middleware list
    """Leads every visitor of an empty installation to the guide. A signed-in user costs no query."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        closed = request.user.is_authenticated or request.path.startswith(OPEN_BEFORE)
        if not closed and is_empty():
            return redirect("welcome")
        return self.get_response(request)


class _UnitFields(forms.Form):
    """Name and code of a unit of the tree; the code must be free."""

    unit_name = forms.CharField(label="Название", max_length=160)
    unit_code = forms.SlugField(
        label="Код", max_length=32, help_text="Латиница, цифры, дефис: короткое имя для файлов и команд."
    )

    def clean_unit_code(self) -> str:
        code = str(self.cleaned_data["unit_code"])
        if Unit.objects.filter(code=code).exists():
            raise ValidationError("Такой код уже занят.")
        return code


class AdministratorForm(_UnitFields):
    """Who will look after the installation, and its region."""

    surname = forms.CharField(label="Фамилия", max_length=80)
    given = forms.CharField(label="Имя", max_length=80)
    patronymic = forms.CharField(label="Отчество", max_length=80, required=False)
    email = forms.EmailField(label="Электронная почта", max_length=254, help_text="С ней вы будете входить.")
    password = forms.CharField(
        label="Пароль",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=PASSWORD_HELP,
    )
    again = forms.CharField(
        label="Пароль ещё раз",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    time_zone = forms.ChoiceField(label="Часовой пояс", choices=ZONES, initial="Europe/Moscow")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_name"].label = "Название региона"
        self.fields["unit_code"].label = "Код региона"
        if Unit.objects.regions().exists():
            for name in ("unit_name", "unit_code", "time_zone"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("password") and cleaned.get("again") and cleaned["password"] != cleaned["again"]:
            self.add_error("again", "Пароли не совпадают.")
        if cleaned.get("password"):
            names = {key: cleaned.get(key, "") for key in ("email", "surname", "given", "patronymic")}
            try:
                validate_password(cleaned["password"], User(**names))
            except ValidationError as weak:
                self.add_error("password", weak)
        return cleaned


class MunicipalityForm(_UnitFields):
    """The first municipality."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_name"].label = "Название муниципалитета"
        self.fields["unit_code"].label = "Код муниципалитета"


@public("пустая установка: войти ещё некому")
def welcome(request: HttpRequest) -> HttpResponse:
    """The administrator and his region. 404 as soon as there is a user."""
    if not is_empty():
        raise Http404
    form = AdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = _found(form.cleaned_data)
        if user is None:
            raise Http404
        login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
        user_logged_in.send(sender=User, request=request, user=user)
        return redirect("welcome-municipality")
    return render(request, "welcome/administrator.html", {"form": form}, status=422 if form.errors else 200)


@requires(Permission.UNITS_ADD)
def municipality(request: ActorRequest) -> HttpResponse:
    """The first municipality; once there is one, the next step."""
    region = Unit.objects.regions().visible_to(request.actor, Permission.UNITS_ADD).first()
    if region is None or Unit.objects.municipalities().under(region.path).exists():
        return redirect("welcome-organisations")
    form = MunicipalityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _add(region, Level.MUNICIPALITY, form.cleaned_data, by=request.actor)
        return redirect("welcome-organisations")
    return render(request, "welcome/municipality.html", {"form": form}, status=422 if form.errors else 200)


@requires(Permission.UNITS_ADD)
def organisations(request: ActorRequest) -> HttpResponse:
    """Where to go next: a file of organisations, people who will work."""
    return render(request, "welcome/organisations.html")


@transaction.atomic
def _found(data: dict[str, Any]) -> User | None:
    """The first user with the administrator's role over every region; None when somebody was faster.

    The key is unique: of two that arrive together the second waits, then finds it taken.
    """
    _, first = FormKey.objects.get_or_create(key=ONCE, defaults={"user_id": 0, "at": clock.now()})
    if not first or not is_empty():
        return None
    names = {key: data[key] for key in ("email", "surname", "given", "patronymic", "password")}
    user = add_user(**names, by=SYSTEM, now=clock.now())
    if "unit_name" in data:
        _add(None, Level.REGION, data, by=SYSTEM, time_zone=data["time_zone"])
    for region in Unit.objects.regions():
        grant(user, Role.ADMIN, region, by=SYSTEM, now=clock.now())
    return user


def _add(parent: Unit | None, level: Level, data: dict[str, Any], *, by: Any, **facts: Any) -> Unit:
    name = data["unit_name"]
    return add_unit(
        parent=parent,
        level=level,
        name=name,
        short_name=name,
        code=data["unit_code"],
        by=by,
        now=clock.now(),
        **facts,
    )
