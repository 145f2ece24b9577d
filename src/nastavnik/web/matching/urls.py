"""Addresses of this area."""

from django.urls import path

from nastavnik.web.matching import decisions, rounds

urlpatterns = [
    path("", rounds.running, name="matching"),
    path("open/<int:running_id>/", rounds.open_, name="round-open"),
    path("<int:pk>/", rounds.bench, name="round"),
    path("<int:pk>/list/", rounds.listed, name="round-list"),
    path("<int:pk>/compute/", rounds.compute_, name="round-compute"),
    path("<int:pk>/rules/", rounds.rules, name="round-rules"),
    path("<int:pk>/undo/", rounds.undo_, name="round-undo"),
    path("<int:pk>/close/", rounds.close, name="round-close"),
    path("<int:pk>/approve/", rounds.approve_, name="round-approve"),
    path("<int:pk>/accept/", decisions.accept_chosen, name="round-accept"),
    path("<int:pk>/aside/", decisions.aside, name="round-aside"),
    path("<int:pk>/by-hand/", decisions.by_hand, name="round-by-hand"),
    path("<int:pk>/proposals/<int:proposal_id>/refuse/", decisions.refuse_, name="proposal-refuse"),
    path("<int:pk>/proposals/<int:proposal_id>/swap/", decisions.swap_, name="proposal-swap"),
    path("<int:pk>/proposals/<int:proposal_id>/<slug:deed>/", decisions.decide, name="proposal-decide"),
]
