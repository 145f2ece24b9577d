"""Addresses of the journal."""

from django.urls import URLPattern, URLResolver, path

from nastavnik.web.journal.views import journal

urlpatterns: list[URLPattern | URLResolver] = [path("", journal, name="journal")]
