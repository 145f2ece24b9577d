"""The form of a paper, made from what its facts ask; what is typed is read by insights.papers.typed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from nastavnik.insights.papers.typed import YES
from nastavnik.rules.documents.papers.asked import Asked, Kind, asked_of
from nastavnik.rules.documents.wording.numerals import plural
from nastavnik.rules.outcome import Problem
from nastavnik.web.documents.forms import DATE_FORMATS

_EMPTY_ROWS = 3
MOST_SHOWN = 400  # rows of one table on the page
_NAMES = "known-names"
_LONGEST = {Kind.TEXT: 1000, Kind.PERSON: 500, Kind.LONG: 20_000}
_WIDE = frozenset({Kind.LONG, Kind.LINES, Kind.PEOPLE, Kind.GROUNDS})
_SHORT = frozenset({Kind.TEXT, Kind.DAY, Kind.NUMBER, Kind.CHOICE})
_PERSON_HINT = "Фамилия, имя и отчество, через запятую должность."


def typed_fields(facts: type) -> list[Asked]:
    """What people type for a paper with these facts."""
    return [asked for asked in asked_of(facts) if not asked.given]


class Typed(forms.CharField):
    """Text that is wanted and may be missing for now: what is missing is told by the paper, not by the form."""

    def validate(self, value: Any) -> None:
        """Nothing is refused here but what is too long."""


@dataclass(frozen=True, slots=True)
class RowsTable:
    """Rows of a table to be typed: heads and a field in every cell. `hidden`: rows behind them that are not shown."""

    asked: Asked
    heads: Sequence[Asked]
    rows: Sequence[Sequence[forms.BoundField]]
    hidden: int = 0

    @property
    def limit(self) -> str:
        """What is said where no more rows find room; empty while they do."""
        if len(self.rows) < MOST_SHOWN:
            return ""
        if not self.hidden:
            return f"Больше {MOST_SHOWN} строк на странице не помещается."
        rest = plural(self.hidden, "строка войдёт", "строки войдут", "строк войдут")
        return f"Показаны первые {MOST_SHOWN} строк. Ещё {rest} в документ без изменений."


class PaperForm(forms.Form):
    """A field for everything that is asked; rows of tables as `NAME-0-FIELD`, a few empty ones at the end."""

    date = forms.DateField(
        label="Дата",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=DATE_FORMATS,
    )

    def __init__(
        self,
        asked: Iterable[Asked],
        data: Any = None,
        *,
        initial: Mapping[str, Any],
        names: list[str],
        numbered: bool = False,
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.names = names
        if numbered:
            number = forms.CharField(
                label="Номер", max_length=40, help_text="Предложен следующий по журналу."
            )
            self.fields = {"number": number} | self.fields
        self._asked = list(asked)
        self._sizes: dict[str, int] = {}
        self._hidden: dict[str, Sequence[Mapping[str, Any]]] = {}
        for one in self._asked:
            if one.kind is Kind.ROWS:
                self._add_rows(one, initial.get(one.name) or [])
            else:
                self.fields[one.name] = _field(one)

    def _add_rows(self, asked: Asked, known: Sequence[Mapping[str, Any]]) -> None:
        typed = [int(found[1]) + 1 for key in self.data if (found := _cell_of(asked.name, key))]
        self._sizes[asked.name] = size = min(max([len(known) + _EMPTY_ROWS, *typed]), MOST_SHOWN)
        self._hidden[asked.name] = known[size:]
        assert asked.row is not None
        for index in range(size):
            for cell in asked_of(asked.row):
                name = f"{asked.name}-{index}-{cell.name}"
                self.fields[name] = _field(cell, in_row=True)
                self.fields[name].label = f"{cell.label}, строка {index + 1}"
                self.initial[name] = known[index].get(cell.name, "") if index < len(known) else ""

    @property
    def parts(self) -> list[list[forms.BoundField] | RowsTable]:
        """Tables and fields in the order in which they are asked; short fields stand beside each other."""
        parts: list[list[forms.BoundField] | RowsTable] = []
        beside: list[forms.BoundField] = []
        for asked in self._asked:
            if asked.kind is Kind.ROWS:
                parts.append(self._table(asked))
                beside = []
            elif asked.kind in _SHORT and beside:
                beside.append(self[asked.name])
            else:
                one = [self[asked.name]]
                parts.append(one)
                beside = one if asked.kind in _SHORT else []
        return parts

    def _table(self, asked: Asked) -> RowsTable:
        assert asked.row is not None
        heads = asked_of(asked.row)
        rows = [
            [self[f"{asked.name}-{index}-{cell.name}"] for cell in heads]
            for index in range(self._sizes[asked.name])
        ]
        return RowsTable(asked, heads, rows, len(self._hidden[asked.name]))

    @property
    def typed(self) -> dict[str, Any]:
        """What is typed, as insights.papers.typed reads it, and rows that are not shown; call it when the form is valid."""
        values: dict[str, Any] = {}
        for asked in self._asked:
            if asked.kind is not Kind.ROWS:
                values[asked.name] = self._text(asked.name)
                continue
            assert asked.row is not None
            values[asked.name] = [
                {cell.name: self._text(f"{asked.name}-{index}-{cell.name}") for cell in asked_of(asked.row)}
                for index in range(self._sizes[asked.name])
            ]
            values[asked.name] += self._hidden[asked.name]
        return values

    def _text(self, name: str) -> str:
        value = self.cleaned_data[name]
        return (YES if value else "") if isinstance(value, bool) else str(value)

    def show(self, problems: Sequence[Problem]) -> None:
        """Problems at the fields that their places name, the others above the form."""
        for problem in problems:
            row, column = problem.where.row, problem.where.column
            text = f"Строка {row}. {problem.text}" if row else problem.text
            self.add_error(column if column in self.fields else None, text)


def _cell_of(name: str, key: str) -> re.Match[str] | None:
    return re.fullmatch(rf"{re.escape(name)}-(\d{{1,3}})-\w+", key)


def _field(asked: Asked, *, in_row: bool = False) -> forms.Field:
    help_text = " ".join(part for part in (_hint(asked), _later(asked)) if part) if not in_row else ""
    common: dict[str, Any] = {"label": asked.label, "required": asked.required, "help_text": help_text}
    if asked.kind is Kind.FLAG:
        return forms.BooleanField(**common | {"required": False})
    if asked.kind is Kind.CHOICE:
        return forms.ChoiceField(choices=asked.choices, **common | {"required": not in_row})
    attrs: dict[str, Any] = {"list": _NAMES} if asked.kind is Kind.PERSON else {}
    if asked.kind is Kind.DAY:
        attrs |= {"type": "date"}
    if asked.kind is Kind.NUMBER:
        attrs |= {"inputmode": "numeric"}
    wide = asked.kind in _WIDE
    rows = 2 if in_row else 6 if asked.kind is Kind.LONG else 3
    widget = forms.Textarea(attrs=attrs | {"rows": rows}) if wide else forms.TextInput(attrs=attrs)
    if in_row and asked.kind is Kind.TEXT:
        widget = forms.Textarea(attrs=attrs | {"rows": 2})
    return Typed(widget=widget, max_length=_LONGEST.get(asked.kind, 20_000), **common)


def _hint(asked: Asked) -> str:
    return asked.hint or (_PERSON_HINT if asked.kind is Kind.PERSON else "")


def _later(asked: Asked) -> str:
    return f"Пока вводится здесь; потом возьмётся {asked.later}." if asked.later else ""
