"""Sign-ins, refused sign-ins, sign-outs and changes of passwords and second factors stand in the journal."""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from nastavnik import clock
from nastavnik.access.queries import home_path
from nastavnik.accounts.models import User
from nastavnik.journal.actions import record
from nastavnik.rules.access import Actor
from nastavnik.web.addresses import client_address

BEGAN = "accounts.session.began"
ENDED = "accounts.session.ended"
REFUSED = "accounts.session.refused"


def mark_of(email: str) -> str:
    """A keyed mark of an e-mail: the same address gives the same mark, nobody reads the address from it."""
    return salted_hmac("nastavnik.sign-in", email.strip().lower(), algorithm="sha256").hexdigest()[:24]


def note_refused_sign_in(request: HttpRequest, email: str) -> None:
    """A wrong password or an unknown e-mail; what was typed is not kept."""
    user = User.objects.filter(email=email.strip().lower()).first()
    nobody = Actor(user_id=None, address=client_address(request))
    path = home_path(user.pk) if user else ""
    record(REFUSED, user, by=nobody, now=clock.now(), unit_path=path, mark=mark_of(email))


def _note(verb: str, user: AbstractBaseUser | None, request: HttpRequest | None, **facts: Any) -> None:
    if user is None or user.pk is None:
        return
    address = client_address(request) if request is not None else ""
    by = Actor(user_id=user.pk, address=address)
    record(verb, user, by=by, now=clock.now(), unit_path=home_path(user.pk), **facts)


def _on_began(request: HttpRequest, user: AbstractBaseUser, **_: Any) -> None:
    _note(BEGAN, user, request)


def _on_ended(request: HttpRequest, user: AbstractBaseUser | None, **_: Any) -> None:
    _note(ENDED, user, request)


def _on_password_changed(request: HttpRequest, user: AbstractBaseUser, **_: Any) -> None:
    _note("accounts.password.changed", user, request)


def _on_password_reset(request: HttpRequest, user: AbstractBaseUser, **_: Any) -> None:
    _note("accounts.password.reset", user, request)


def _on_factor_added(request: HttpRequest, user: AbstractBaseUser, authenticator: Any, **_: Any) -> None:
    _note("accounts.second_factor.added", user, request, type=str(authenticator.type))


def _on_factor_removed(request: HttpRequest, user: AbstractBaseUser, authenticator: Any, **_: Any) -> None:
    _note("accounts.second_factor.removed", user, request, type=str(authenticator.type))


def _on_factor_failed(request: HttpRequest, user: AbstractBaseUser, **_: Any) -> None:
    nobody = Actor(user_id=None, address=client_address(request))
    path = home_path(user.pk)
    record("accounts.second_factor.refused", user, by=nobody, now=clock.now(), unit_path=path)


def connect() -> None:
    """Listen to Django and the library; called once, when the app is ready."""
    account.user_logged_in.connect(_on_began, dispatch_uid=BEGAN)
    user_logged_out.connect(_on_ended, dispatch_uid=ENDED)
    account.password_changed.connect(_on_password_changed, dispatch_uid="password.changed")
    account.password_reset.connect(_on_password_reset, dispatch_uid="password.reset")
    mfa.authenticator_added.connect(_on_factor_added, dispatch_uid="factor.added")
    mfa.authenticator_removed.connect(_on_factor_removed, dispatch_uid="factor.removed")
    mfa.authentication_failed.connect(_on_factor_failed, dispatch_uid="factor.failed")
