"""Every address with the roles meant to reach it, for access tests from outside."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from nastavnik.rules.access import Policy


def all_routes() -> list[dict[str, Any]]:
    """`path` as Django writes it, `name`, `roles` («*»: anyone), `methods`, `reason` of an open one."""
    found = []
    for path, pattern in _walk(get_resolver(settings.ROOT_URLCONF).url_patterns):
        policy: Policy | None = getattr(pattern.callback, "policy", None)
        found.append(
            {
                "path": "/" + path,
                "name": pattern.name,
                "roles": policy.roles() if policy else ["*"],
                "permissions": [str(p) for p in policy.permissions] if policy else [],
                "reason": policy.reason if policy else "вид библиотеки входа",
            }
        )
    return sorted(found, key=lambda route: route["path"])


def _walk(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        else:
            yield route, pattern
