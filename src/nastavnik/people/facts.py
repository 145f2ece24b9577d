"""What the actions of this app share: facts set on a row, checked, compared, shown as people read them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from nastavnik.rules.outcome import Conflict, Place, Problem, Refused
from nastavnik.rules.people.slots import slots_shown


def label(model: type[models.Model], name: str) -> str:
    """The field as people call it, beginning with a capital."""
    words = str(getattr(model._meta.get_field(name), "verbose_name", name))
    return words[:1].upper() + words[1:]


def shown(row: models.Model, name: str, value: Any) -> str:
    """A value as the screen shows it; «—» for no data."""
    if value in (None, "", []):
        return "—"
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, list):
        return slots_shown(value) if name == "slots" else ", ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(map(str, value.values())) or "—"
    field = row._meta.get_field(name)
    choices: Mapping[Any, Any] = dict(getattr(field, "flatchoices", ()))
    return str(choices.get(value, value))


def only(facts: Mapping[str, Any], allowed: Iterable[str]) -> dict[str, Any]:
    """The facts themselves; TypeError when one may not be set from outside (mass assignment)."""
    strange = set(facts) - set(allowed)
    if strange:
        raise TypeError(f"not a fact to set: {', '.join(sorted(strange))}")
    return dict(facts)


def changed(row: models.Model, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Those facts whose value the row does not have yet."""
    return {name: value for name, value in facts.items() if getattr(row, name) != value}


def same_version(current: models.Model, version: int, facts: Mapping[str, Any]) -> None:
    """Conflict with both texts of every fact that differs, when the row is no longer as it was shown."""
    if getattr(current, "version") == version:  # noqa: B009 - the field is declared on each model, not on Model
        return
    model = type(current)
    raise Conflict(
        {
            label(model, name): (shown(current, name, value), shown(current, name, getattr(current, name)))
            for name, value in changed(current, facts).items()
        }
    )


def cleaned(row: models.Model, *, exclude: Iterable[str] = ()) -> None:
    """Full validation of the model; what it finds is refused in sentences beside the fields."""
    unset = [field.attname for field in row._meta.concrete_fields if field.null and not field.blank]
    open_fields = [name for name in unset if getattr(row, name) is None]  # columns that no form asks for
    try:
        row.full_clean(exclude=[*exclude, *open_fields])
    except ValidationError as error:
        raise Refused(list(_problems(row, error))) from error


def _problems(row: models.Model, error: ValidationError) -> Iterable[Problem]:
    for name, texts in error.message_dict.items():
        known = name != NON_FIELD_ERRORS and name in {f.name for f in row._meta.get_fields()}
        column = label(type(row), name) if known else ""
        code = f"{row._meta.label_lower}.{name if known else 'row'}"
        for text in texts:
            yield Problem(code, text, Place(column=column))
