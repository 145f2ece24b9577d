"""What the forms of this area share: dates, years, and refusals shown at their fields."""

from typing import Any

from django import forms
from django.db import models

from nastavnik.rules.orgs.figures import year_title
from nastavnik.rules.outcome import Refused

DATE_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"]


class DateInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


def day(label: str, *, required: bool = False, help_text: str = "") -> forms.DateField:
    """A date: chosen in the calendar of the browser, or typed as «20.09.2026»."""
    return forms.DateField(
        label=label, required=required, help_text=help_text, widget=DateInput(), input_formats=DATE_FORMATS
    )


def year_choices(present: int) -> list[tuple[str, str]]:
    """The last three school years, the present and the next one."""
    return [(str(year), year_title(year)) for year in range(present + 1, present - 4, -1)]


def show_refusal(form: forms.BaseForm, refused: Refused, *named_by: type[models.Model]) -> None:
    """Each problem at the field whose label, or whose column of the models, its place names; else above all."""
    titles = {str(field.label).lower(): name for name, field in form.fields.items()}
    for model in named_by:
        titles |= {
            str(field.verbose_name).lower(): field.name
            for field in model._meta.fields
            if field.name in form.fields
        }
    for problem in refused.problems:
        form.add_error(titles.get(problem.where.column.lower()), problem.text)
