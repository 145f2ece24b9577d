"""Addresses of this area."""

from django.urls import URLPattern, URLResolver, path

from nastavnik.web.units.views import cards, figures, files, listing, participants

urlpatterns: list[URLPattern | URLResolver] = [
    path("", listing.units, name="units"),
    path("municipalities/", listing.municipalities, name="units-municipalities"),
    path("add/", cards.add, name="unit-add"),
    path("import/", files.upload, name="units-import"),
    path("import/sample.xlsx", files.sample, name="units-import-sample"),
    path("import/<int:pk>/", files.preview, name="units-import-preview"),
    path("export/<str:name>", files.export, name="units-export"),
    path("<int:pk>/", cards.card, name="unit"),
    path("<int:pk>/edit/", cards.edit, name="unit-edit"),
    path("<int:pk>/figures/", figures.edit, name="unit-figures"),
    path("<int:pk>/participants/", participants.edit, name="unit-participants"),
]
