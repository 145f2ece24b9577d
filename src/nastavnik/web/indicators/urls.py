"""Addresses of the indicators."""

from django.urls import path

from nastavnik.web.indicators import views

app_name = "indicators"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("<int:pk>/", views.unit_page, name="unit"),
    path("<int:pk>/export/", views.export, name="export"),
    path("<int:pk>/people/<slug:measure>/", views.people, name="people"),
]
