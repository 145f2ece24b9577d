"""A form that arrives twice is carried out once: the second arrival is led where the first one was."""

from collections.abc import Callable
from uuid import uuid4

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect

from nastavnik import clock
from nastavnik.web.models import FormKey

KEY = "_key"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def new_key() -> str:
    """A key for one form; templates put it into a hidden field named `_key`."""
    return uuid4().hex


def answered_once(request: HttpRequest, answer: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Run a changing view in one transaction with its key; a refused answer leaves no trace.

    The key is taken inside the transaction, so of two forms that arrive together the second waits for
    the first and then finds its key taken.
    """
    if request.method in SAFE:
        return answer()
    given = request.POST.get(KEY, "")[:36]
    with transaction.atomic():
        if not given:
            return _kept(answer())
        key, fresh = FormKey.objects.get_or_create(
            key=f"{request.user.pk}:{given}", defaults={"user_id": request.user.pk or 0, "at": clock.now()}
        )
        if not fresh:
            return HttpResponseRedirect(key.location or request.get_full_path())
        response = _kept(answer())
        location = response.headers.get("Location") or response.headers.get("HX-Redirect")
        if location:
            key.location = location[:500]
            key.save(update_fields=["location"])
        elif response.status_code < 400:
            key.delete()  # the page came back with fields to mend, or a fragment: the key may be used again
        return response


def _kept(response: HttpResponseBase) -> HttpResponseBase:
    if response.status_code >= 400:
        transaction.set_rollback(True)
    return response
