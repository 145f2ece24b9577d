"""The views of the sign-in library that are served, each with who may reach it and why. No others are."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path, re_path

from nastavnik.rules.access import Policy

ANYONE = "человек ещё не вошёл"
ONESELF = "каждый управляет своим входом сам"

LibraryView = Callable[..., HttpResponseBase]


def _served(view: LibraryView, *, public: bool) -> LibraryView:
    """The library's view with our policy. It guards and redirects by itself: its own tests prove that."""

    @wraps(view)
    def served(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    served.policy = Policy(public=public, reason=ANYONE if public else ONESELF)  # type: ignore[attr-defined]  # read by policy_of
    return served


def _public(view: LibraryView) -> LibraryView:
    return _served(view, public=True)


def _own(view: LibraryView) -> LibraryView:
    return _served(view, public=False)


urlpatterns: list[URLPattern] = [
    path("login/", _public(account.login), name="account_login"),
    path("logout/", _public(account.logout), name="account_logout"),
    path("inactive/", _public(account.account_inactive), name="account_inactive"),
    path("password/reset/", _public(account.password_reset), name="account_reset_password"),
    path("password/reset/done/", _public(account.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        _public(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        _public(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("second-factor/enter/", _public(mfa.authenticate), name="mfa_authenticate"),
    path("password/change/", _own(account.password_change), name="account_change_password"),
    path("password/again/", _own(account.reauthenticate), name="account_reauthenticate"),
    path("second-factor/", _own(mfa.index), name="mfa_index"),
    path("second-factor/again/", _own(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("second-factor/activate/", _own(totp.activate_totp), name="mfa_activate_totp"),
    path("second-factor/deactivate/", _own(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("second-factor/codes/", _own(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("second-factor/codes/new/", _own(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("sessions/", _own(sessions.list_usersessions), name="usersessions_list"),
]
