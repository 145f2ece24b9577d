"""All addresses. Each area of the web brings its own list."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("nastavnik.web.home.urls")),
    path("accounts/", include("nastavnik.web.accounts.urls")),
    path("units/", include("nastavnik.web.units.urls")),
    path("people/", include("nastavnik.web.people.urls")),
    path("matching/", include("nastavnik.web.matching.urls")),
    path("pairs/", include("nastavnik.web.pairs.urls")),
    path("documents/", include("nastavnik.web.documents.urls")),
    path("indicators/", include("nastavnik.web.indicators.urls")),
    path("catalogues/", include("nastavnik.web.catalogues.urls")),
    path("journal/", include("nastavnik.web.journal.urls")),
]
if settings.GALLERY:
    urlpatterns.append(path("gallery/", include("nastavnik.web.gallery.urls")))

handler400 = "nastavnik.web.errors.bad_request"
handler403 = "nastavnik.web.errors.forbidden"
handler404 = "nastavnik.web.errors.not_found"
handler500 = "nastavnik.web.errors.server_error"
