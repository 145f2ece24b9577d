"""Every view states who may reach it; the middleware refuses to serve a view that does not."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import resolve

from nastavnik.rules.access import Actor, Permission, Policy
from nastavnik.web.once import SAFE, answered_once

P = ParamSpec("P")


class ActorRequest(HttpRequest):
    """A request after the middleware: it knows who acts, and what the `before` of its view found."""

    actor: Actor
    prepared: Any


View = Callable[Concatenate[ActorRequest, P], HttpResponseBase]
Served = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def requires(
    *permissions: Permission, before: Callable[..., Any] | None = None
) -> Callable[[View[P]], Served[P]]:
    """The view is for actors who hold one of the permissions somewhere; rows are checked by loading them.

    `before` does long work that writes nothing, ahead of the transaction in which a changing view runs: SQLite has
    one writer. It is called as the view is; what it gives is the request's `prepared`.
    """
    return _stating(Policy(permissions=permissions), before)


def signed_in(reason: str) -> Callable[[View[P]], Served[P]]:
    """The view is for every signed-in user; the reason says why no permission is needed."""
    return _stating(Policy(reason=reason))


def public(reason: str) -> Callable[[Callable[Concatenate[HttpRequest, P], HttpResponseBase]], Served[P]]:
    """The view is for anyone; the reason says why."""

    def mark(view: Callable[Concatenate[HttpRequest, P], HttpResponseBase]) -> Served[P]:
        view.policy = Policy(public=True, reason=reason)  # type: ignore[attr-defined]  # read by policy_of
        return view

    return mark


def policy_of(view: object) -> Policy | None:
    """The policy a view states, or None."""
    return cast("Policy | None", getattr(view, "policy", None))


def may_open(actor: Actor, address: str) -> bool:
    """Whether the view behind an address of ours lets the actor in; its rows are still checked by loading."""
    policy = policy_of(resolve(urlsplit(address).path).func)
    return policy is not None and (not policy.permissions or any(actor.may(p) for p in policy.permissions))


def _stating(policy: Policy, before: Callable[..., Any] | None = None) -> Callable[[View[P]], Served[P]]:
    def wrap(view: View[P]) -> Served[P]:
        @wraps(view)
        def served(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            known = cast(ActorRequest, request)
            if policy.permissions and not any(known.actor.may(p) for p in policy.permissions):
                raise PermissionDenied
            if before is not None and request.method not in SAFE:
                known.prepared = before(known, *args, **kwargs)
            return answered_once(request, lambda: view(known, *args, **kwargs))

        served.policy = policy  # type: ignore[attr-defined]  # read by policy_of
        return cast("Served[P]", served)

    return wrap


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": "/accounts/login/"})
    target = request.get_full_path() if request.method == "GET" else "/"
    return redirect_to_login(target)
