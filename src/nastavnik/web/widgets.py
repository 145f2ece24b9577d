"""Lists of choices of forms written by Python: the same text that Django's templates make.

A list of a hundred choices costs Django two hundred renderings of a template, most of the time of many a page.
"""

from collections.abc import Mapping
from html import escape
from typing import Any, Final

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.formats import localize
from django.utils.safestring import SafeString

SELECT: Final = "django/forms/widgets/select.html"

_Widget = Mapping[str, Any]


def escaped(text: str) -> str:
    """As django.utils.html.conditional_escape, without its care for texts not yet translated."""
    return text.__html__() if hasattr(text, "__html__") else escape(text)


def _attributes(attributes: Mapping[str, object]) -> str:
    return "".join(
        f" {escaped(name)}" if value is True else f' {escaped(name)}="{escaped(str(value))}"'
        for name, value in attributes.items()
        if value is not False
    )


def _shown(value: object) -> str:
    return escaped(str(localize(value)))


def _option(option: _Widget) -> str:
    value = escaped(str(option["value"]))
    return f'\n  <option value="{value}"{_attributes(option["attrs"])}>{_shown(option["label"])}</option>\n'


def _group(title: str | None, options: list[_Widget]) -> str:
    inside = "".join(_option(option) for option in options)
    return f'\n  <optgroup label="{_shown(title)}">{inside}\n  </optgroup>' if title else inside


def _select(widget: _Widget) -> str:
    groups = "".join(_group(title, options) for title, options, _ in widget["optgroups"])
    return f'<select name="{_shown(widget["name"])}"{_attributes(widget["attrs"])}>{groups}\n</select>'


class Renderer(DjangoTemplates):
    """Django's own renderer but for lists of choices."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        if template_name == SELECT:
            return SafeString(_select(context["widget"]))
        return str(super().render(template_name, context, request))
