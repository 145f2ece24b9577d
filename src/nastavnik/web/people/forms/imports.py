"""Forms of the import: the file, the meaning of its columns."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from nastavnik.people.models import ImportKind
from nastavnik.rules.people.columns import Base, known_columns
from nastavnik.web.people.forms.inputs import year_choices

EXTRA = "extra"
"""The choice for a column outside the form: its text is kept with the person."""


class UploadForm(forms.Form):
    """A file on its way into a base."""

    kind = forms.ChoiceField(label="Что в файле", choices=ImportKind.choices, widget=forms.RadioSelect)
    year = forms.TypedChoiceField(label="Учебный год", coerce=int)
    file = forms.FileField(
        label="Файл",
        help_text="XLSX, XLS, ODS или CSV до 12 МБ. Шапку и столбцы программа найдёт сама.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.ods,.csv,.txt"}),
    )

    def __init__(self, *args: Any, present_year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = year_choices(present_year)  # type: ignore[attr-defined]  # a ChoiceField
        self.initial.setdefault("year", present_year)


class ColumnsForm(forms.Form):
    """What each column of the file means. `columns` as ImportBatch.mapping keeps them."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(
        self, *args: Any, base: Base, columns: Iterable[Mapping[str, Any]], sheets: list[str], sheet: str,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.columns = list(columns)
        choices = [
            (EXTRA, "вне формы – сохранить отдельно"),
            *((column.field.value, column.title) for column in known_columns(base)),
        ]
        for column in self.columns:
            self.fields[_name(column)] = forms.ChoiceField(
                label=column["title"] or "без названия",
                choices=choices,
                initial=column["field"] or EXTRA,
                required=False,
            )
        if len(sheets) > 1:
            self.fields["sheet"] = forms.ChoiceField(
                label="Лист", choices=[(name, name) for name in sheets], initial=sheet
            )

    def chosen(self) -> dict[int, str | None]:
        """Index of a column → the field it was given; columns that stay as they are read are left out."""
        chosen: dict[int, str | None] = {}
        for column in self.columns:
            given = self.cleaned_data.get(_name(column)) or EXTRA
            if given != (column["field"] or EXTRA):
                chosen[column["index"]] = None if given == EXTRA else given
        return chosen

    def rows(self, samples: Mapping[int, list[str]]) -> list[dict[str, Any]]:
        """Each column: its title, whether it is hidden in the file, its first values, its control."""
        return [
            {
                "column": column,
                "samples": samples.get(column["index"], []),
                "field": self[_name(column)],
                "unsure": bool(column["field"]) and column["sure"] < SURE,
            }
            for column in self.columns
        ]


SURE = 0.9


def _name(column: Mapping[str, Any]) -> str:
    return f"column_{column['index']}"
