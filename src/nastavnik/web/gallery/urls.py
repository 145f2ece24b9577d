from django.urls import path

from nastavnik.web.gallery import views

app_name = "gallery"
urlpatterns = [
    path("", views.parts, name="parts"),
    path("home/", views.home, name="home"),
    path("table/", views.table, name="table"),
    path("form/", views.form, name="form"),
    path("workbench/", views.workbench, name="workbench"),
    path("confirm/", views.confirm, name="confirm"),
    path("print/", views.printed, name="print"),
    path("error/<slug:name>/", views.error, name="error"),
]
