"""Where the installation asks for a second factor, roles above curator set it up before any other page."""

from typing import Final

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import resolve, reverse

from nastavnik.rules.access import Actor, above_curator
from nastavnik.web.middleware import GetResponse

REACHED_WITHOUT: Final = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_index",
        "healthz",
        "readyz",
        "privacy",
    }
)


class demanded:  # noqa: N801 - reads as a word in the middleware list
    """Leads to setting up the second factor whoever must have one and has none."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponseBase | None:
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
            return None
        actor: Actor = request.actor  # type: ignore[attr-defined]  # see ActorRequest
        if not above_curator(actor) or _name_of(request) in REACHED_WITHOUT or is_mfa_enabled(request.user):
            return None
        messages.info(
            request, "Ваша роль требует второго фактора: настройте его, и откроются остальные страницы."
        )
        address = reverse("mfa_activate_totp")
        if request.headers.get("HX-Request"):
            return HttpResponse(status=403, headers={"HX-Redirect": address})
        return redirect(address)


def _name_of(request: HttpRequest) -> str:
    return (request.resolver_match or resolve(request.path_info)).url_name or ""
