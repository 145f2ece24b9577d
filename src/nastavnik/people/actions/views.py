"""Saved views of the lists."""

from django.db import transaction

from nastavnik.people.facts import cleaned
from nastavnik.people.models import SavedView
from nastavnik.rules.access import Actor
from nastavnik.rules.outcome import Problem, Refused

MOST_VIEWS = 30


@transaction.atomic
def save_view(*, area: str, title: str, query: str, by: Actor) -> SavedView:
    """Keep a list's filters under a name of the user's own; a name used before gets the new filters."""
    if by.user_id is None:
        raise Refused(Problem("view.nobody", "Виды списков сохраняет пользователь, вошедший в систему."))
    view = SavedView.objects.filter(user_id=by.user_id, area=area, title=title.strip()).first()
    if view is None:
        if SavedView.objects.filter(user_id=by.user_id, area=area).count() >= MOST_VIEWS:
            text = f"Сохранено уже {MOST_VIEWS} видов. Удалите ненужные, чтобы сохранить новый."
            raise Refused(Problem("view.many", text))
        view = SavedView(user_id=by.user_id, area=area, title=title.strip())
    view.query = query
    cleaned(view, exclude=["user_id"])
    view.save()
    return view


@transaction.atomic
def forget_view(view_id: int, *, by: Actor) -> None:
    """Remove a saved view of the user's own; another user's stays, an absent one is gone already."""
    if by.user_id is not None:
        SavedView.objects.filter(pk=view_id, user_id=by.user_id).delete()
