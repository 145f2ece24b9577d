"""The field of grounds: typed one a line, or ticked in the catalogue of acts that hold on the day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString, mark_safe

from nastavnik.documents.queries import grounds_offered
from nastavnik.orgs.models import Unit


class GroundsInput(forms.Textarea):
    """Text with a grounds a line; ticked acts are added to it as lines when the form is sent."""

    def __init__(self, offered: Sequence[str], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.offered = offered

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        typed = str(super().value_from_datadict(data, files, name) or "")
        ticked = data.getlist(f"{name}-offered") if isinstance(data, MultiValueDict) else []
        new = [one for one in self.offered if one in set(ticked) and one not in typed.splitlines()]
        return "\n".join([*typed.splitlines(), *new])

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: BaseRenderer | None = None
    ) -> SafeString:
        text = super().render(name, value, attrs, renderer)
        lines = set(str(value or "").splitlines())
        rest = [one for one in self.offered if one not in lines]
        offered = render_to_string(
            "documents/incoming_offered.html", {"name": f"{name}-offered", "acts": rest}
        )
        return mark_safe(text + offered)  # noqa: S308 - both parts were escaped by their templates


def offer_grounds(form: forms.Form, unit: Unit, day: date) -> None:
    """Let the field of grounds, where the form has one, offer what holds on the day. One query."""
    field = form.fields.get("grounds")
    if field is not None:
        offered = [one.text for one in grounds_offered(unit, day)]
        field.widget = GroundsInput(offered, field.widget.attrs)
