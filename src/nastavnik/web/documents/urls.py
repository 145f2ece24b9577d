"""Addresses of this area."""

from django.urls import path, re_path

from nastavnik.web.documents import composing, issued, names, preparing, settings

app_name = "documents"
urlpatterns = [
    path("", issued.documents, name="list"),
    path("<int:pk>/", issued.document, name="document"),
    path("<int:pk>/docx/", issued.docx_file, name="docx"),
    path("<int:pk>/pdf/", issued.pdf_file, name="pdf"),
    path("<int:pk>/amend/", preparing.amend, name="amend"),
    path("papers/", composing.papers, name="papers"),
    path("papers/<slug:code>/", composing.compose, name="compose"),
    re_path(r"^papers/(?P<code>[-\w]+)/(?P<what>example|blank)\.docx$", composing.example, name="example"),
    re_path(
        r"^papers/(?P<code>[-\w]+)/draft\.(?P<form>docx|pdf|xlsx)$", composing.paper_file, name="paper-file"
    ),
    path("pairs-order/", preparing.pairs_order, name="pairs-order"),
    re_path(r"^pairs-order/draft\.(?P<form>docx|pdf)$", preparing.draft, name="draft"),
    path("names/persons/<int:pk>/", names.person_forms, name="person-forms"),
    path("names/officials/<int:pk>/", names.official_forms, name="official-forms"),
    path("names/officials/of/<int:pk>/", names.note_official, name="note-official"),
    path("registers/", settings.my_register, name="registers"),
    path("registers/<int:pk>/", settings.register, name="register"),
    path("templates/", settings.my_templates, name="templates"),
    path("templates/of/<int:pk>/<slug:code>/", settings.template, name="template"),
    path("templates/of/<int:pk>/<slug:code>/upload/", settings.upload, name="template-upload"),
    path("templates/of/<int:pk>/<slug:code>/withdraw/", settings.withdraw, name="template-withdraw"),
    path("templates/<int:pk>/file/", settings.template_file, name="template-file"),
    path("templates/<int:pk>/take-back/", settings.take_back, name="template-take-back"),
]
