"""Addresses of people."""

from django.urls import path

from nastavnik.web.people import consents, exports, imports, lists, persons, roles

app_name = "people"
urlpatterns = [
    path("", lists.people, name="list"),
    path("views/save/", lists.save, name="view-save"),
    path("views/<int:pk>/forget/", lists.forget, name="view-forget"),
    path("bulk/", exports.bulk, name="bulk"),
    path("export/", exports.export, name="export"),
    path("blanks/", exports.blanks, name="blanks"),
    path("consents/", consents.in_bulk, name="consents"),
    path("consents/<int:pk>/withdraw/", consents.withdraw, name="consent-withdraw"),
    path("consents/<int:pk>/scan/", consents.scan, name="consent-scan"),
    path("add/", persons.add, name="add"),
    path("<int:pk>/", persons.card, name="person"),
    path("<int:pk>/edit/", persons.edit, name="edit"),
    path("<int:pk>/name-forms/", persons.name_forms, name="name-forms"),
    path("<int:pk>/consent/", consents.add, name="consent-add"),
    path("<int:pk>/request/", roles.add_request, name="request-add"),
    path("<int:pk>/mentor/", roles.add_profile, name="profile-add"),
    path("requests/<int:pk>/", roles.edit_request, name="request"),
    path("requests/<int:pk>/topics/", roles.request_topics, name="request-topics"),
    path("profiles/<int:pk>/", roles.edit_profile, name="profile"),
    path("profiles/<int:pk>/topics/", roles.profile_topics, name="profile-topics"),
    path("import/", imports.upload, name="import"),
    path("import/<int:pk>/", imports.batch_page, name="batch"),
    path("import/<int:pk>/columns/", imports.columns, name="columns"),
    path("import/<int:pk>/progress/", imports.progress, name="progress"),
    path("import/<int:pk>/answers/", imports.answer, name="answers"),
    path("import/<int:pk>/confirm/", imports.confirm_batch, name="confirm"),
    path("import/<int:pk>/file/", imports.annotated, name="annotated"),
    path("import/<int:pk>/undo/", imports.undo, name="undo"),
    path("import/<int:pk>/forget/", imports.forget, name="forget"),
]
