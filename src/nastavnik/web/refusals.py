"""Showing what an action refused at the fields of the form that asked for it."""

from django.forms import BaseForm

from nastavnik.rules.outcome import Refused


def show_at_fields(form: BaseForm, refused: Refused) -> None:
    """Each problem at the field that its place names, else above the form."""
    for problem in refused.problems:
        column = problem.where.column
        form.add_error(column if column in form.fields else None, problem.text)
