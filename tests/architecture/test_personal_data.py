"""Every column that could hold something about a person says what it holds, why, and for how long."""

import re

import pytest
from django.apps import apps
from django.db import models

from nastavnik.journal.words import OBJECTS

COULD_HOLD = (
    models.CharField,
    models.TextField,
    models.DateField,
    models.EmailField,
    models.JSONField,
    models.FileField,
    models.BinaryField,
    models.GenericIPAddressField,
)
OURS = [m for m in apps.get_models() if m.__module__.startswith("nastavnik.") and not m._meta.auto_created]


@pytest.mark.parametrize("model", OURS, ids=lambda m: m._meta.label_lower)
def test_every_column_is_declared(model):
    columns = {f.name for f in model._meta.concrete_fields if isinstance(f, COULD_HOLD) and not f.is_relation}
    said = set(model.personal_data) | set(model.impersonal)
    assert columns - said == set()


@pytest.mark.parametrize("model", OURS, ids=lambda m: m._meta.label_lower)
def test_nothing_is_declared_that_is_not_there_or_twice(model):
    columns = {f.name for f in model._meta.concrete_fields}
    assert (set(model.personal_data) | set(model.impersonal)) - columns == set()
    assert set(model.personal_data) & set(model.impersonal) == set()


@pytest.mark.parametrize("model", OURS, ids=lambda m: m._meta.label_lower)
def test_each_declaration_tells_purpose_and_term_in_russian(model):
    for name, personal in model.personal_data.items():
        assert re.search("[а-яё]", personal.purpose), name
        assert re.search("[а-яё]", personal.term), name


@pytest.mark.parametrize("model", OURS, ids=lambda m: m._meta.label_lower)
def test_each_kind_of_record_has_a_name_for_people(model):
    assert model._meta.label_lower in OBJECTS
