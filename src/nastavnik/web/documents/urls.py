"""Addresses of this area."""

from django.urls import path, re_path

from nastavnik.web.documents import (
    batches,
    checking,
    composing,
    incoming,
    issued,
    life,
    names,
    preparing,
    registers,
    settings,
    starting,
)

app_name = "documents"
urlpatterns = [
    path("", issued.documents, name="list"),
    path("<int:pk>/", issued.document, name="document"),
    path("<int:pk>/docx/", issued.docx_file, name="docx"),
    path("<int:pk>/pdf/", issued.pdf_file, name="pdf"),
    path("<int:pk>/amend/", preparing.amend, name="amend"),
    path("check/", checking.check, name="check"),
    path("papers/", composing.papers, name="papers"),
    path("papers/start/", starting.start, name="start"),
    path("papers/start/archive/", starting.archive, name="start-archive"),
    path("papers/archives/<int:pk>/", batches.batch, name="batch"),
    path("papers/archives/<int:pk>/progress/", batches.batch_progress, name="batch-progress"),
    path("papers/archives/<int:pk>/file/", batches.batch_file, name="batch-file"),
    path("papers/<slug:code>/", composing.compose, name="compose"),
    path("papers/<slug:code>/all/", batches.for_all, name="for-all"),
    re_path(r"^papers/(?P<code>[-\w]+)/(?P<what>example|blank)\.docx$", composing.example, name="example"),
    re_path(
        r"^papers/(?P<code>[-\w]+)/draft\.(?P<form>docx|pdf|xlsx)$", composing.paper_file, name="paper-file"
    ),
    path("pairs-order/", preparing.pairs_order, name="pairs-order"),
    re_path(r"^pairs-order/draft\.(?P<form>docx|pdf)$", preparing.draft, name="draft"),
    path("names/persons/<int:pk>/", names.person_forms, name="person-forms"),
    path("names/officials/<int:pk>/", names.official_forms, name="official-forms"),
    path("names/officials/of/<int:pk>/", names.note_official, name="note-official"),
    path("<int:pk>/life/back/", life.take_back, name="life-back"),
    path("<int:pk>/life/<slug:step>/", life.life_step, name="life-step"),
    path("<int:pk>/scans/", life.scan_add, name="scan-add"),
    path("scans/<int:pk>/", life.scan, name="scan"),
    path("<int:pk>/acquaintance/", life.acquaintance, name="acquaintance"),
    path("registers/", registers.my_registers, name="registers"),
    path("registers/<int:pk>/", registers.register, name="register"),
    path("registers/<int:pk>/outside/", registers.outside_new, name="outside-new"),
    path("registers/outside/<int:pk>/", registers.outside, name="outside"),
    path("registers/outside/<int:pk>/scan/", registers.outside_scan, name="outside-scan"),
    path("incoming/", incoming.acts, name="incoming"),
    path("incoming/of/<int:pk>/", incoming.act_new, name="incoming-new"),
    path("incoming/<int:pk>/", incoming.act, name="incoming-act"),
    path("templates/", settings.my_templates, name="templates"),
    path("templates/of/<int:pk>/<slug:code>/", settings.template, name="template"),
    path("templates/of/<int:pk>/<slug:code>/upload/", settings.upload, name="template-upload"),
    path("templates/of/<int:pk>/<slug:code>/withdraw/", settings.withdraw, name="template-withdraw"),
    path("templates/of/<int:pk>/<slug:code>/file/", settings.template_now, name="template-now"),
    path("templates/<int:pk>/file/", settings.template_file, name="template-file"),
    path("templates/<int:pk>/take-back/", settings.take_back, name="template-take-back"),
]
