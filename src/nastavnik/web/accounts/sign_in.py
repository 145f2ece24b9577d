"""The library's forms of sign-in in our words: labels above, no placeholders, help where it helps."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.forms import BaseForm
from django.http import HttpRequest

from nastavnik.accounts.passwords import HELP as PASSWORD_HELP

LABELS = {
    "login": "Электронная почта",
    "email": "Электронная почта",
    "password": "Пароль",
    "oldpassword": "Нынешний пароль",
    "password1": "Новый пароль",
    "password2": "Новый пароль ещё раз",
    "code": "Код",
}


class InOurWords:
    """Sets our labels on the fields that the library made."""

    fields: ClassVar[dict[str, Any]]
    words: ClassVar[dict[str, str]] = {}
    help: ClassVar[dict[str, str]] = {"code": "Шесть цифр из приложения или запасной код."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.words.get(name, LABELS.get(name, field.label))
            field.help_text = self.help.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if name == "password1":
                field.help_text = PASSWORD_HELP
            if name == "code":
                field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}
        _focus_first(self)


class SignInForm(InOurWords, account.LoginForm):  # type: ignore[misc]  # allauth ships no types
    pass


class ForgottenForm(InOurWords, account.ResetPasswordForm):  # type: ignore[misc]  # allauth ships no types
    """Sends a letter to whatever address was typed, so that neither page nor time tells who has an account.

    More than three letters in ten minutes are not sent: the last link still works, and nobody can be
    flooded or kept from resetting by a stranger.
    """

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        email: str = self.cleaned_data["email"]
        if not ratelimit.consume(request, action="reset_letter", key=email):
            return email
        if not self.users:
            get_adapter().send_mail("account/email/unknown_account", email, {})
            return email
        saved: str = super().save(request, **kwargs)
        return saved


class NewPasswordForm(InOurWords, account.ResetPasswordKeyForm):  # type: ignore[misc]  # allauth ships no types
    pass


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    pass


class PasswordAgainForm(InOurWords, account.ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    pass


class CodeForm(InOurWords, mfa.AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
    pass


class CodeAgainForm(InOurWords, mfa.ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    pass


class FirstCodeForm(InOurWords, ActivateTOTPForm):  # type: ignore[misc]  # allauth ships no types
    words: ClassVar[dict[str, str]] = {"code": "Код из приложения"}
    help: ClassVar[dict[str, str]] = {"code": "Шесть цифр, они меняются каждые 30 секунд."}


def _focus_first(form: Any) -> None:
    assert isinstance(form, BaseForm)
    first = next(iter(form.fields.values()))
    if not form.is_bound:
        first.widget.attrs["autofocus"] = True
