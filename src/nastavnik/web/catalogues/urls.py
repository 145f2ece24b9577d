"""Addresses of this area."""

from django.urls import path

from nastavnik.web.catalogues import own, topics, views

urlpatterns = [
    path("", views.catalogue, name="catalogues"),
    path("forms/<int:pk>/on/", views.switch_on_, name="form-on"),
    path("running/<int:pk>/", views.change, name="running-form"),
    path("running/<int:pk>/off/", views.switch_off_, name="form-off"),
    path("role-models/print/", views.printed, name="role-models-print"),
    path("role-models/document/", views.document, name="role-models-document"),
    path("topics/", topics.topics, name="topics"),
    path("topics/new/", topics.new, name="topic-new"),
    path("topics/<int:pk>/", topics.change, name="topic"),
    path("forms/new/", own.new_form, name="own-form-new"),
    path("forms/<int:pk>/", own.form, name="own-form"),
    path("forms/<int:pk>/role-models/new/", own.new_role_model, name="role-model-new"),
    path("role-models/<int:pk>/", own.role_model, name="role-model"),
]
