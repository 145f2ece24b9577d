"""Addresses at the root: first pages, search, the handbook."""

from django.urls import path

from nastavnik.web.help import views as help_views
from nastavnik.web.home import health, homes, privacy, search, welcome

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("privacy/", privacy.privacy, name="privacy"),
    path("welcome/", welcome.welcome, name="welcome"),
    path("welcome/municipality/", welcome.municipality, name="welcome-municipality"),
    path("welcome/organisations/", welcome.organisations, name="welcome-organisations"),
    path("", homes.home, name="home"),
    path("unit/<int:pk>/", homes.choose_unit, name="choose-unit"),
    path("search/", search.search, name="search"),
    path("help/", help_views.handbook, name="help"),
    path("help/images/<str:name>", help_views.picture, name="help-picture"),
    path("help/<slug:chapter>/", help_views.handbook, name="help-chapter"),
]
