"""Pages of templates: the list of kinds, the page of one, what changed above, an example by a revision."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from nastavnik.documents.kinds import IssuableKind
from nastavnik.documents.models import TemplateRevision
from nastavnik.documents.templates.checking import CheckedTemplate, checked_template
from nastavnik.orgs.models import Unit
from nastavnik.web.documents import settings
from tests.apps.documents.test_rendering import template
from tests.factories import District

SignIn = Callable[..., Client]
CODE = "pairs-order"


def address(unit: Unit, code: str = CODE, end: str = "") -> str:
    return f"/documents/templates/of/{unit.pk}/{code}/{end}"


def upload(client: Client, unit: Unit, *paragraphs: str, code: str = CODE, **facts: str) -> Any:
    file = SimpleUploadedFile("Шаблон.docx", template(*paragraphs))
    return client.post(address(unit, code, "upload/"), {"file": file, "note": ""} | facts)


# --- the check and the database -----------------------------------------------------------------------------


def test_the_check_of_a_file_holds_no_transaction(
    district: District, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []

    def noted(kind: IssuableKind, content: bytes) -> CheckedTemplate:
        held.append(
            len(connection.savepoint_ids)
        )  # the test itself is a transaction: a view's is a savepoint
        return checked_template(kind, content)

    monkeypatch.setattr(settings, "checked_template", noted)
    client = sign_in(district.alisa)
    upload(client, district.school, "А {{ number }}")
    upload(client, district.school, "Б {{ number }}")
    first = TemplateRevision.objects.get(owner=district.school, number=1)
    client.post(f"/documents/templates/{first.pk}/take-back/")
    assert TemplateRevision.objects.get(owner=district.school, active=True) == first
    assert held == [0, 0, 0]


def test_a_file_for_the_next_school_is_not_even_checked(
    district: District, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "checked_template", lambda *_: pytest.fail("was checked"))
    assert upload(sign_in(district.alisa), district.next_school, "А {{ number }}").status_code == 404
