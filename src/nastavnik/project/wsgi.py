"""The WSGI application that the server runs."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nastavnik.project.settings")
application = get_wsgi_application()

len(get_resolver().url_patterns)  # all pages are loaded now: a broken installation says so at start
