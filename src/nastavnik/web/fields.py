"""Fields of forms that several areas share: rows chosen by their titles."""

from typing import Any, TypeVar

from django import forms
from django.db import models

M = TypeVar("M", bound=models.Model)
_LONGEST_ID = 18  # digits that surely fit into a 64-bit column


class TitleChoice(forms.ModelChoiceField[M]):
    """One row, shown by its title. The form sets the queryset."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(None, **facts)

    def label_from_instance(self, obj: M) -> str:
        return str(getattr(obj, "title"))  # noqa: B009 - Model does not say that these rows have titles


class DescribedChoices(forms.ModelMultipleChoiceField[M]):
    """Rows to tick, shown by title and description. The form sets the queryset."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(None, widget=forms.CheckboxSelectMultiple, **facts)

    def clean(self, value: Any) -> Any:
        """A number that no column can hold is no row, on every database the same."""
        for given in value or ():
            if len(str(given)) > _LONGEST_ID:
                raise forms.ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": given}
                )
        return super().clean(value)

    def label_from_instance(self, obj: M) -> str:
        title, description = (str(getattr(obj, name)) for name in ("title", "description"))
        return f"{title}. {description}" if description else title
