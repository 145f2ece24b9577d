"""What is unsafe for a production installation, each with what to do."""

from collections.abc import Iterator

from django.conf import settings
from django.core import checks

from nastavnik.accounts.models import User
from nastavnik.rules.outcome import Problem

DEMO_DOMAIN = ".example"


def dangers() -> list[Problem]:
    """Every danger found; empty when the installation may go to work."""
    framework = _of_framework() if settings.PRODUCTION else ()
    return [*_of_environment(), *framework, *_of_users()]


def _of_environment() -> Iterator[Problem]:
    if not settings.PRODUCTION:
        yield Problem("check.mode", "Установка не рабочая: задайте NASTAVNIK_PRODUCTION=1.")
    if settings.REHEARSAL_DATE is not None:
        yield Problem("check.rehearsal", "Задана дата репетиции: уберите NASTAVNIK_TODAY.")
    if settings.EMAIL_BACKEND.endswith(("filebased.EmailBackend", "console.EmailBackend")):
        yield Problem("check.mail", "Письма не отправляются: задайте NASTAVNIK_MAIL=smtp://…")
    if not settings.SECOND_FACTOR_REQUIRED:
        yield Problem(
            "check.second_factor",
            "Второй фактор для руководителей и координаторов не обязателен: задайте NASTAVNIK_SECOND_FACTOR=1.",
        )
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        yield Problem(
            "check.sqlite",
            "База SQLite подходит школе или району. Для региона задайте DATABASE_URL с адресом PostgreSQL.",
        )
    if set(settings.ALLOWED_HOSTS) <= {"localhost", "127.0.0.1", "[::1]"}:
        yield Problem("check.hosts", "Сайт отвечает только этой машине: задайте NASTAVNIK_HOSTS.")
    if "*" in settings.ALLOWED_HOSTS:
        yield Problem(
            "check.any_host",
            "Сайт отвечает на любое имя узла, и ссылки в письмах можно подменить: перечислите имена в NASTAVNIK_HOSTS.",
        )


def _of_framework() -> Iterator[Problem]:
    for message in checks.run_checks(include_deployment_checks=True):
        if message.level >= checks.WARNING and message.id not in settings.SILENCED_SYSTEM_CHECKS:
            yield Problem(f"check.{message.id}", f"{message.id}: {message.msg}")


def _of_users() -> Iterator[Problem]:
    if User.objects.filter(email__endswith=DEMO_DOMAIN, is_active=True).exists():
        yield Problem(
            "check.demo_users",
            f"Есть учебные пользователи (адреса на {DEMO_DOMAIN}): выключите их или создайте базу заново.",
        )
