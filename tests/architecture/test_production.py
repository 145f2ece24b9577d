"""A production installation: its settings pass Django's own check, its answers carry every header."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECRET = "t7Hq2mZ9-xR4vN8cB1kW6yL3pF5sD0gJ_aEoUiTnMrVbCzXq-9wYh"

ASK = """
import json, sys, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
from django.contrib.auth import get_user_model
from django.test import Client
from nastavnik import clock
user = get_user_model().objects.create(email="a@x.ru", surname="А", given="Б", password="!", joined_at=clock.now())
client = Client(secure=True, HTTP_HOST="school.example")
client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
page = client.get("/accounts/roles/", secure=True)
sign_in = Client(HTTP_HOST="school.example").get("/accounts/login/", secure=True)
cookie = {name: {k: str(v) for k, v in m.items()} for name, m in {**client.cookies, **sign_in.cookies}.items()}
plain = Client(HTTP_HOST="school.example")
print(json.dumps({
    "status": page.status_code, "page": dict(page.headers), "sign_in": dict(sign_in.headers), "cookies": cookie,
    "http": [plain.get("/accounts/login/").status_code, plain.get("/accounts/login/")["Location"]],
    "alive": plain.get("/healthz").status_code,
    "wrong_host": Client(HTTP_HOST="evil.example").get("/accounts/login/", secure=True).status_code,
    "fault": Client(HTTP_HOST="school.example").get("/nowhere/", secure=True).content.decode(),
}))
"""


def production(tmp_path, **more):
    (tmp_path / "static").mkdir(exist_ok=True)
    return {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"} | {
        "NASTAVNIK_DATA": str(tmp_path),
        "NASTAVNIK_PRODUCTION": "1",
        "NASTAVNIK_SECRET_KEY": SECRET,
        "NASTAVNIK_HOSTS": "school.example",
        "NASTAVNIK_TODAY": "",
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "nastavnik.project.settings",
        "PYTHONPATH": str(ROOT / "src"),
        **more,
    }


def run(arguments, environment):
    return subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, cwd=ROOT, check=False
    )


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    folder = tmp_path_factory.mktemp("production")
    environment = production(folder)
    static = run(["-m", "django", "collectstatic", "--noinput", "-v0"], environment)
    assert static.returncode == 0, static.stderr
    done = run(["-c", ASK], environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_django_finds_nothing_unsafe(tmp_path):
    done = run(["-m", "django", "check", "--deploy", "--fail-level", "WARNING"], production(tmp_path))
    assert done.returncode == 0, done.stderr


def test_a_rehearsal_date_is_refused_in_production(tmp_path):
    done = run(["-m", "django", "check"], production(tmp_path, NASTAVNIK_TODAY="2026-11-21"))
    assert done.returncode != 0
    assert "NASTAVNIK_TODAY" in done.stderr


def test_a_missing_key_is_refused_in_production(tmp_path):
    done = run(["-m", "django", "check"], production(tmp_path, NASTAVNIK_SECRET_KEY=""))
    assert done.returncode != 0
    assert "NASTAVNIK_SECRET_KEY" in done.stderr


@pytest.mark.parametrize("which", ["page", "sign_in"])
def test_every_page_carries_the_headers(said, which):
    headers = said[which]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert "no-store" in headers["Cache-Control"]
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Permissions-Policy"]
    assert "Server" not in headers
    age, *rest = headers["Strict-Transport-Security"].split("; ")
    assert int(age.removeprefix("max-age=")) >= 365 * 24 * 3600
    assert "includeSubDomains" in rest


@pytest.mark.parametrize("which", ["page", "sign_in"])
def test_the_content_policy_lets_in_nothing_but_our_own(said, which):
    policy = dict(
        part.strip().split(" ", 1) for part in said[which]["Content-Security-Policy"].split(";") if part
    )
    assert policy["default-src"] == policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert "unsafe" not in said[which]["Content-Security-Policy"]
    assert "http" not in said[which]["Content-Security-Policy"]


def test_cookies_are_for_this_host_alone(said):
    assert set(said["cookies"]) == {"__Host-session", "__Host-csrf"}
    for cookie in said["cookies"].values():
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"]) == (
            "True",
            "True",
            "Lax",
            "/",
        )
        assert cookie["domain"] == ""


def test_plain_http_is_led_to_https_and_the_probe_is_not(said):
    assert said["http"] == [301, "https://school.example/accounts/login/"]
    assert said["alive"] == 200


def test_a_foreign_host_name_is_refused(said):
    assert said["wrong_host"] == 400


def test_a_fault_tells_nothing_of_the_machine(said):
    assert "Traceback" not in said["fault"]
    assert str(ROOT) not in said["fault"]
    assert "Django" not in said["fault"]


def test_models_and_migrations_agree(tmp_path):
    done = run(["-m", "django", "makemigrations", "--check", "--dry-run"], production(tmp_path))
    assert done.returncode == 0, done.stdout
