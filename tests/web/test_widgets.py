"""Lists of choices are written as Django's own templates write them."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from nastavnik.web.widgets import Renderer

PLAIN = [("", "—"), ("a<b>", 'x & "y"'), (1, 2), ("da'sh", "ученик – ученик")]
GROUPED = [("", "—"), ("Группа «1»", [("q", "первая"), ("e", 3.5)]), ("<2>", [("z", "я")])]


@pytest.mark.parametrize("choices", [[], PLAIN, GROUPED])
@pytest.mark.parametrize("value", [None, "", "q", 1, "a<b>", "чужое"])
@pytest.mark.parametrize("attrs", [{}, {"id": "i'd", "data-x": True, "hidden": False, "size": 1000}])
def test_a_list_is_written_as_django_writes_it(choices, value, attrs) -> None:
    widget = forms.Select(choices=choices)

    written = widget.render("поле", value, attrs=attrs, renderer=Renderer())

    assert written == widget.render("поле", value, attrs=attrs, renderer=DjangoTemplates())


def test_several_may_be_chosen() -> None:
    widget = forms.SelectMultiple(choices=PLAIN, attrs={"required": True})

    written = widget.render("x", ["1", "a<b>"], renderer=Renderer())

    assert written.count(" selected") == 2
    assert written == widget.render("x", ["1", "a<b>"], renderer=DjangoTemplates())


def test_forms_use_it(settings) -> None:
    assert settings.FORM_RENDERER == "nastavnik.web.widgets.Renderer"
    assert isinstance(forms.Form().renderer, Renderer)
