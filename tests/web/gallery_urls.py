"""Addresses of the site with the developers' gallery, which a usual installation does not serve."""

from django.urls import include, path

from nastavnik.project import urls

handler400, handler403, handler404, handler500 = (
    urls.handler400,
    urls.handler403,
    urls.handler404,
    urls.handler500,
)
urlpatterns = [path("gallery/", include("nastavnik.web.gallery.urls")), *urls.urlpatterns]
