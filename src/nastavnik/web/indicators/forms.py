"""Forms of the indicators."""

from django import forms


class DateForm(forms.Form):
    """The reporting date."""

    on = forms.DateField(
        label="Отчётная дата",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
