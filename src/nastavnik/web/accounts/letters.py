"""Letters to users: an invitation with a one-time link, word of one more role. They go out on commit."""

from datetime import date
from functools import partial

from allauth.account.adapter import get_adapter
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from nastavnik.accounts.models import User
from nastavnik.orgs.models import Unit
from nastavnik.rules.access import Role


def send_invitation(
    request: HttpRequest, user: User, *, role: Role, unit: Unit, ends_on: date | None
) -> None:
    """A letter with the role and a one-time link to set a password; the link lives as settings say."""
    link = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)},
    )
    _send_on_commit(
        request, "account/email/invitation", user, role, unit, ends_on, request.build_absolute_uri(link)
    )


def send_role_given(
    request: HttpRequest, user: User, *, role: Role, unit: Unit, ends_on: date | None
) -> None:
    """A letter to one who signs in already: there is one role more."""
    _send_on_commit(request, "account/email/role_given", user, role, unit, ends_on, "")


def _send_on_commit(
    request: HttpRequest, letter: str, user: User, role: Role, unit: Unit, ends_on: date | None, link: str
) -> None:
    words = {
        "user": user,
        "role": role,
        "unit": unit,
        "ends_on": ends_on,
        "password_reset_url": link,
        "login_url": request.build_absolute_uri(reverse("account_login")),
    }
    transaction.on_commit(partial(get_adapter(request).send_mail, letter, user.email, words))
