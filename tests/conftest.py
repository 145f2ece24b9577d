"""What every test may ask for: a small district, people who work in it, a clock that stands."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

from nastavnik.insights.kept import forget
from tests.factories import District, make_district, system

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _settings_for_tests(settings, tmp_path):  # type: ignore[no-untyped-def]  # pytest-django's fixture
    """The clock stands, files go to a temporary folder, static files are plain, jobs run at once."""
    settings.REHEARSAL_DATE = TODAY
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STATIC_ROOT = tmp_path  # WhiteNoise warns of a folder that is not there
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.CACHES = settings.CACHES | {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _nothing_held():  # type: ignore[no-untyped-def]  # a fixture that only cleans
    """Read models are kept by the journal's word; factories write none."""
    forget()


@pytest.fixture
def district(db: None) -> District:
    """Region → two municipalities → three schools, with Alisa, Boris, Vera and the others (see District)."""
    return make_district()


@pytest.fixture
def sign_in() -> Callable[..., Client]:
    """`sign_in(user)` → a signed-in client."""

    def enter(user) -> Client:  # type: ignore[no-untyped-def]  # any user
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return enter


__all__ = ["NOW", "TODAY", "system"]
