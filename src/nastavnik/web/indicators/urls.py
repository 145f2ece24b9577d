"""Addresses of the indicators."""

from django.urls import path

from nastavnik.web.indicators import views

urlpatterns = [
    path("", views.mine, name="indicators"),
    path("<int:pk>/", views.unit_page, name="indicators-unit"),
    path("<int:pk>/export/", views.export, name="indicators-export"),
    path("<int:pk>/people/<slug:measure>/", views.people, name="indicators-people"),
]
