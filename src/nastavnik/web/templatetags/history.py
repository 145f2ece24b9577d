"""`{% load history %}{% history_of person %}`: what was done to an object, for those who read the journal."""

from django import template
from django.db import models
from django.template import Context

from nastavnik.journal.queries import journal_of
from nastavnik.rules.access import Permission
from nastavnik.web.journal.shown import lines

register = template.Library()


@register.inclusion_tag("journal/history.html", takes_context=True)
def history_of(context: Context, about: models.Model, title: str = "История") -> dict[str, object]:
    """The newest acts about an object: one query and one for names and one for the unit's clock.

    Shows nothing to those who may not read the journal.
    """
    reader = context["request"].actor
    if not reader.may(Permission.JOURNAL_VIEW):
        return {"lines": [], "title": title}
    return {"lines": lines(journal_of(about, reader=reader), reader=reader), "title": title}
