"""Typed facts of a document as plain JSON, and back: what is stored beside an issued document."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def frozen(value: Any) -> Any:
    """Dataclasses and mappings as objects, tuples as lists, dates in ISO form, enums by value."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: frozen(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): frozen(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [frozen(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def thawed(kind: type[T], data: Any) -> T:
    """The facts again, of the type that `frozen` was given. A field that later code added takes its default."""
    hints = get_type_hints(kind)
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # kind is a dataclass
    return kind(**{name: _value(hints[name], one) for name, one in data.items() if name in known})


def _value(hint: Any, data: Any) -> Any:
    if data is None:
        return None
    if get_origin(hint) in (Union, types.UnionType):
        return _value(next(one for one in get_args(hint) if one is not types.NoneType), data)
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], one) for one in data)
    if isinstance(hint, type) and issubclass(hint, date):
        return hint.fromisoformat(data)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(data)
    return thawed(hint, data) if is_dataclass(hint) and isinstance(hint, type) else data
