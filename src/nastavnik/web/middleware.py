"""What every request passes: the actor, the policy check, session limits, answers that are not cached."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode

from nastavnik import clock
from nastavnik.access.queries import actor_for
from nastavnik.rules.access import Actor
from nastavnik.rules.outcome import Conflict, Refused
from nastavnik.web.addresses import client_address
from nastavnik.web.policy import policy_of

GetResponse = Callable[[HttpRequest], HttpResponseBase]
NOBODY = Actor(user_id=None)


class actor:  # noqa: N801 - reads as a word in the middleware list
    """Gives the request its actor and refuses to serve a view without a policy."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        address = client_address(request)
        if request.user.is_authenticated:
            request.actor = actor_for(request.user.pk, today=clock.today(), address=address)  # type: ignore[attr-defined]  # see ActorRequest
        else:
            request.actor = NOBODY  # type: ignore[attr-defined]  # see ActorRequest
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:  # noqa: ARG002 - Django's signature
        if policy_of(view) is None and not _static_file(view):
            raise ImproperlyConfigured(f"{view!r} states no policy: use @requires, @signed_in or @public")

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Refused):
            return render(request, "refused.html", {"problems": error.problems}, status=422)
        if isinstance(error, Conflict):
            return render(request, "conflict.html", {"fields": error.fields}, status=409)
        return None


def _static_file(view: object) -> bool:
    """The development server serves static files by a view of Django."""
    return getattr(view, "__module__", "") == "django.contrib.staticfiles.views"


class bounded_body:  # noqa: N801 - reads as a word in the middleware list
    """Refuses a request that says it is larger than any file of ours, before it is read to the disk.

    Somewhat larger files are read and refused by the form, which says by how much, with all else kept.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        said = request.META.get("CONTENT_LENGTH") or "0"
        if said.isdecimal() and int(said) > settings.LARGEST_BODY:
            return HttpResponse(render_to_string("413.html"), status=413)
        return self.get_response(request)


class whole_text:  # noqa: N801 - reads as a word in the middleware list
    """Refuses a request with a NUL in its address or fields: no keyboard types it, PostgreSQL cannot keep it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        if "\x00" in request.path or _has_nul(request.GET) or _has_nul(request.POST):
            return render(request, "400.html", status=400)
        return None


def _has_nul(given: QueryDict) -> bool:
    return any("\x00" in text for name, texts in given.lists() for text in (name, *texts))


class session_limits:  # noqa: N801 - reads as a word in the middleware list
    """Ends a session that was idle or is too old; notes activity once a minute, not at every click."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return self.get_response(request)
        now = int(clock.now().timestamp())
        began = request.session.setdefault("began", now)
        seen = request.session.get("seen", now)
        if now - seen > settings.SESSION_IDLE_SECONDS or now - began > settings.SESSION_ABSOLUTE_SECONDS:
            logout(request)
            return _to_sign_in_again(request)
        if now - seen > 60 or "seen" not in request.session:
            request.session["seen"] = now
        return self.get_response(request)


def _to_sign_in_again(request: HttpRequest) -> HttpResponseBase:
    """To the sign-in page, which says that the session ended; a page that was read is opened again after."""
    query = {"ended": "1"}
    if request.method == "GET" and not request.headers.get("HX-Request"):
        query[REDIRECT_FIELD_NAME] = request.get_full_path()
    address = f"{reverse(settings.LOGIN_URL)}?{urlencode(query)}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": address})
    return redirect(address)


class answers:  # noqa: N801 - reads as a word in the middleware list
    """Pages with people's data are not kept by browsers or proxies; static files are served before this."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response
