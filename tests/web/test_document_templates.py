"""Pages of templates: the list of kinds, the page of one, what changed above, an example by a revision."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nastavnik.documents.kinds import ISSUABLE, IssuableKind
from nastavnik.documents.models import TemplateRevision
from nastavnik.documents.templates.checking import CheckedTemplate, checked_template
from nastavnik.orgs.models import Unit
from nastavnik.web.documents import settings
from tests.apps.documents.test_rendering import template
from tests.factories import District
from tests.web.test_documents import page

SignIn = Callable[..., Client]
CODE = "pairs-order"
SCHOOLS = ("organisation",)
FOLDER = Path(__file__).resolve().parents[2] / "document_templates"


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


# --- the list -----------------------------------------------------------------------------------------------


def of_level(level: str) -> set[str]:
    return {one.code for one in ISSUABLE.values() if level in (one.paper.levels if one.paper else SCHOOLS)}


@pytest.mark.fulfils("S0-1.14")
def test_every_kind_stands_under_its_stage_with_its_file(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    text = page(client, "/documents/templates/")
    for code in of_level("organisation"):
        paper = ISSUABLE[code].paper
        stage = paper.stage.value if paper else "Пары и группы"
        sheet = text.partition(f"{stage}: документы и чьи шаблоны действуют")[2].partition("</table>")[0]
        assert f'href="{address(district.school, code)}"' in sheet, code
        assert f'href="{address(district.school, code, "file/")}"' in sheet, code
        file = client.get(address(district.school, code, "file/"))
        assert file.content == (FOLDER / ISSUABLE[code].built_in).read_bytes()


def test_a_school_has_only_its_kinds_and_a_territory_all(district: District, sign_in: SignIn) -> None:
    school = page(sign_in(district.alisa), "/documents/templates/")
    territory = page(sign_in(district.boris), "/documents/templates/")
    for code in ISSUABLE:
        assert (address(district.school, code) in school) == (code in of_level("organisation"))
        assert address(district.municipality, code) in territory


def test_the_list_is_searched(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    found = page(client, "/documents/templates/?q=ДНЕВНИК наставника")
    assert address(district.school, "mentor-diary") in found
    assert address(district.school, "pair-agreement") not in found
    assert "Такого документа нет" in page(client, "/documents/templates/?q=трактор")


def test_the_list_asks_as_much_for_one_own_template_as_for_three(
    district: District, sign_in: SignIn, django_assert_num_queries: Callable[..., Any]
) -> None:
    client = sign_in(district.alisa)
    upload(client, district.school, "{{ number }}")
    client.get("/documents/templates/")
    with CaptureQueriesContext(connection) as one:
        client.get("/documents/templates/")
    asked = len(one)
    for code in ("team-order", "plan-order"):
        upload(client, district.school, "{{ number }}", code=code)
        upload(sign_in(district.boris), district.municipality, "{{ number }}", code=code)
    client.get("/documents/templates/")
    with django_assert_num_queries(asked):
        text = page(client, "/documents/templates/")
    assert text.count(">свой") == 3


@pytest.mark.fulfils("S0-1.15")
def test_the_list_marks_what_has_changed_above(district: District, sign_in: SignIn) -> None:
    alisa, boris = sign_in(district.alisa), sign_in(district.boris)
    upload(alisa, district.school, "Школа {{ number }}")
    assert "выше изменено" not in page(alisa, "/documents/templates/")
    upload(boris, district.municipality, "Район {{ number }}")
    text = page(alisa, "/documents/templates/")
    assert "1 свой шаблон сделан с редакции, которая уже не действует" in text
    row = text.partition(f'href="{address(district.school)}"')[2].partition("</tr>")[0]
    assert "свой" in row
    assert "выше изменено" in row
