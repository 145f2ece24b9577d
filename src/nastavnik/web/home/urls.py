"""Addresses at the root: first pages, search, the handbook."""

from django.urls import path

from nastavnik.web.help import views as help_views
from nastavnik.web.home import homes, search

urlpatterns = [
    path("", homes.home, name="home"),
    path("unit/<int:pk>/", homes.choose_unit, name="choose-unit"),
    path("search/", search.search, name="search"),
    path("help/", help_views.handbook, name="help"),
    path("help/images/<str:name>", help_views.picture, name="help-picture"),
    path("help/<slug:chapter>/", help_views.handbook, name="help-chapter"),
]
