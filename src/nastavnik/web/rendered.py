"""Parts of a page that are the same for everybody who may see them, rendered once and kept by the journal."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

Parts = dict[str, SafeString]


def rendered(
    template: str, names: Iterable[str], context: Mapping[str, Any], request: HttpRequest | None = None
) -> Parts:
    """The named partials of a template. Nothing of a user or a one-time key may stand in them.

    `request` only lends its address to the heads of columns and to the filters.
    """
    lent = {**context, "request": request}
    return {name: SafeString(render_to_string(f"{template}#{name}", lent).strip()) for name in names}
