"""A date in a form: the browser's own calendar."""

from django import forms


class DateInput(forms.DateInput):
    """The browser's own calendar; shown and sent as the browser wants it, whatever the language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")
