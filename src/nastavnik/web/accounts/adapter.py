"""How allauth behaves here: closed sign-up, throttling that locks out nobody but the guesser, Russian words."""

import logging
from datetime import timedelta
from smtplib import SMTPException
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse

from nastavnik import clock
from nastavnik.access.queries import actor_for
from nastavnik.accounts.models import User
from nastavnik.journal.models import Entry
from nastavnik.rules.access import above_curator
from nastavnik.web.accounts.journalling import BEGAN, note_refused_sign_in
from nastavnik.web.addresses import client_address

log = logging.getLogger(__name__)
APP = "allauth.account"
ADDRESS_REMEMBERED = timedelta(days=90)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Nobody signs up by himself; users are made by those who may."""

    error_messages: ClassVar[dict[str, str]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Почта или пароль не подходят. Проверьте раскладку и регистр букв.",
        "enter_current_password": "Нынешний пароль не подходит.",
        "incorrect_password": "Пароль не подходит.",
        "incorrect_code": "Код не подходит. Возьмите новый в приложении: он меняется каждые 30 секунд.",
        "invalid_password_reset": "Ссылка больше не действует.",
        "too_many_login_attempts": "Слишком много попыток подряд. Подождите пять минут.",
        "rate_limited": "Слишком много попыток подряд. Подождите пять минут.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the library's signature
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request) or "0.0.0.0"  # noqa: S104 - a mark of «unknown», nothing is bound to it

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - the library's
        return reverse("profile")

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt before the password is looked at; answer 429 when there were too many.

        One bound is for an account at one address, one for an address. A third bounds the guessing of one
        account from many addresses, and does not touch an address where its owner has signed in lately.
        """
        usages = [
            ratelimit.consume(request, app=APP, action="login_failed", key=self._at(request, credentials))
        ]
        if usages[0]:
            account = ratelimit.consume(
                request, app=APP, action="login_failed_account", key=_login(credentials)
            )
            if account or not self._used_here_before(request, _login(credentials)):
                usages.append(account)
        self._usages = [usage for usage in usages if usage]
        if not all(usages):
            raise ImmediateHttpResponse(ratelimit.respond_429(request))

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        note_refused_sign_in(request, _login(credentials))

    def reauthenticate(self, user: User, password: str) -> bool:
        """The password of one who is signed in, by the e-mail in the user's own row."""
        again: AbstractBaseUser | None = self.authenticate(
            context.request, email=user.email, password=password
        )
        return again is not None and again.pk == user.pk

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter. A dead mail server is told to the operator; whoever asked sees the same page."""
        letter = self.render_mail(template_prefix, email, {"request": self.request, "email": email} | context)
        try:
            letter.send()
        except (SMTPException, OSError):
            log.exception("letter %s was not sent", template_prefix)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return self._at(request, credentials)

    def _rollback_login_failed_rl_usage(self) -> None:
        for usage in self._usages:
            usage.rollback()

    def _at(self, request: HttpRequest, credentials: dict[str, Any]) -> str:
        return f"{_login(credentials)}|{self.get_client_ip(request)}"

    def _used_here_before(self, request: HttpRequest, email: str) -> bool:
        user = User.objects.filter(email=email).first()
        since = clock.now() - ADDRESS_REMEMBERED
        return (
            user is not None
            and Entry.objects.filter(
                actor_id=user.pk, verb=BEGAN, address=client_address(request) or None, at__gte=since
            ).exists()
        )


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """The second factor in Russian; where it is demanded, it cannot be taken off."""

    error_messages: ClassVar[dict[str, str]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": "Для вашей роли второй фактор обязателен: отключить его нельзя.",
        "cannot_generate_recovery_codes": "Сначала включите второй фактор, потом получите запасные коды.",
    }

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        if not settings.SECOND_FACTOR_REQUIRED:
            return True
        return not above_curator(actor_for(authenticator.user_id, today=clock.today()))


def _login(credentials: dict[str, Any]) -> str:
    return str(credentials.get("email", "")).strip().lower()
