"""The address that a request came from. What a client says of itself is never believed."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address of the client, '' when unknown. A forwarded one is believed only from our own proxy: the
    last hop, which the proxy itself wrote."""
    if settings.TRUSTED_PROXY:
        forwarded = _address(request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1])
        if forwarded:
            return forwarded
    return _address(str(request.META.get("REMOTE_ADDR", "")))


def _address(text: str) -> str:
    try:
        return str(ipaddress.ip_address(text.strip()))
    except ValueError:
        return ""
