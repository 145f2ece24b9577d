"""Forms of the indicators."""

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from nastavnik.web.dates import DateInput

FIRST, LAST = date(2015, 1, 1), date(2099, 12, 31)
_RANGE = "Отчётная дата — от 01.01.2015 до 31.12.2099."


class DateForm(forms.Form):
    """The reporting date."""

    on = forms.DateField(
        label="Отчётная дата",
        required=True,
        validators=[MinValueValidator(FIRST, _RANGE), MaxValueValidator(LAST, _RANGE)],
        widget=DateInput(),
    )
