"""Pages of templates: the list of kinds, the page of one, what changed above, an example by a revision."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from nastavnik.documents.kinds import ISSUABLE, IssuableKind
from nastavnik.documents.models import TemplateRevision
from nastavnik.documents.templates.checking import CheckedTemplate, checked_template
from nastavnik.documents.templates.values import folders_of
from nastavnik.journal.models import Entry
from nastavnik.orgs.models import Unit
from nastavnik.web.documents import settings
from tests.apps.documents.orders import make_round, read_back
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


# --- the page of one ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ISSUABLE)
def test_the_page_of_every_kind_lists_its_values_folded(
    district: District, sign_in: SignIn, code: str
) -> None:
    text = page(sign_in(district.raisa), address(district.region, code))
    for folder in folders_of(ISSUABLE[code]):
        assert f"<b>{escape(folder.title)}</b>".replace("\N{NO-BREAK SPACE}", " ") in text
    assert "{{ organisation.full_name }}" in text


def test_values_are_searched_by_their_meaning(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    text = page(client, f"{address(district.school, 'pair-agreement')}?q=дательный должность")
    assert "_dat }}" in text
    assert "_gen }}" not in text
    assert "organisation.inn" not in text
    assert "Такого значения нет" in page(client, f"{address(district.school)}?q=трактор")


def test_the_page_asks_the_same_for_one_revision_and_for_three(
    district: District, sign_in: SignIn, django_assert_num_queries: Callable[..., Any]
) -> None:
    client = sign_in(district.alisa)
    upload(client, district.school, "А {{ number }}")
    page(client, address(district.school))
    with CaptureQueriesContext(connection) as one:
        client.get(address(district.school))
    asked = len(one)
    upload(client, district.school, "Б {{ number }}")
    upload(client, district.school, "В {{ number }}")
    page(client, address(district.school))
    with django_assert_num_queries(asked):
        client.get(address(district.school))


# --- what changed above -------------------------------------------------------------------------------------


def changes(unit: Unit) -> str:
    return address(unit, end="changes/")


@pytest.mark.fulfils("S0-1.15")
def test_a_school_sees_what_changed_above_and_what_its_own_says_otherwise(
    district: District, sign_in: SignIn
) -> None:
    alisa, boris = sign_in(district.alisa), sign_in(district.boris)
    upload(boris, district.municipality, "Приказываю {{ number }}", "Контроль за собой")
    upload(alisa, district.school, "Приказываю {{ number }}", "Контроль за завучем")
    assert "Шаблон выше изменён" not in page(alisa, address(district.school))
    assert "выше ничего не изменилось" in page(alisa, changes(district.school))
    upload(boris, district.municipality, "Распоряжаюсь {{ number }}", "Контроль за собой", "Срок – май")
    assert "Шаблон выше изменён" in page(alisa, address(district.school))
    since, _, against = page(alisa, changes(district.school)).partition('id="against"')
    assert "<del>Приказываю</del><ins>Распоряжаюсь</ins> {{ number }}" in since
    assert "<ins>Срок – май</ins>" in since
    assert "завучем" not in since
    assert "Контроль за <del>собой</del><ins>завучем</ins>" in against
    assert "<del>Срок – май</del>" in against


def test_the_template_above_is_accepted_with_one_button(district: District, sign_in: SignIn) -> None:
    alisa = sign_in(district.alisa)
    upload(alisa, district.school, "Школа {{ number }}")
    upload(sign_in(district.boris), district.municipality, "Район {{ number }}")
    assert "Принять шаблон выше" in page(alisa, changes(district.school))
    alisa.post(address(district.school, end="withdraw/"))
    assert "Своего шаблона нет" in page(alisa, changes(district.school))
    row = page(alisa, "/documents/templates/").partition(f'href="{address(district.school)}"')[2]
    assert "Тихвинский район" in row.partition("</tr>")[0]


def test_the_own_template_is_kept_with_one_button(district: District, sign_in: SignIn) -> None:
    alisa, boris = sign_in(district.alisa), sign_in(district.boris)
    upload(alisa, district.school, "Школа {{ number }}")
    upload(boris, district.municipality, "Район {{ number }}")
    above = TemplateRevision.objects.get(owner=district.municipality)
    alisa.post(address(district.school, end="keep/"), {"above": above.pk})
    assert "Шаблон выше изменён" not in page(alisa, address(district.school))
    assert "выше изменено" not in page(alisa, "/documents/templates/")
    upload(boris, district.municipality, "Район снова {{ number }}")
    stale = alisa.post(address(district.school, end="keep/"), {"above": above.pk}, follow=True)
    assert "шаблон выше снова изменился" in stale.content.decode()
    assert "Шаблон выше изменён" in page(alisa, address(district.school))


# --- an example ---------------------------------------------------------------------------------------------


def example(unit: Unit, code: str = CODE, end: str = "", **asked: Any) -> str:
    return f"{address(unit, code, 'example/')}{end}?{urlencode(asked)}"


def test_a_file_is_looked_at_before_it_is_in_force(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    upload(client, district.school, "Действует № {{ number }}")
    answer = upload(client, district.school, "Проба № {{ number }}", action="look")
    draft = TemplateRevision.objects.get(owner=district.school, number=2)
    assert answer["Location"] == example(district.school, revision=draft.pk)
    assert not draft.active
    text = page(client, answer["Location"])
    assert "Проба № 120-од" in text
    assert "Ввести редакцию 2 в действие" in text
    assert "Действует № 120-од" in page(client, example(district.school))
    client.post(f"/documents/templates/{draft.pk}/take-back/")
    assert "Проба № 120-од" in page(client, example(district.school))


def test_an_older_revision_can_still_be_looked_at(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    upload(client, district.school, "Первая {{ number }}")
    upload(client, district.school, "Вторая {{ number }}")
    first = TemplateRevision.objects.get(owner=district.school, number=1)
    assert "Первая 120-од" in page(client, example(district.school, revision=first.pk))
    file = client.get(example(district.school, end="docx/", revision=first.pk))
    assert read_back(file.content) == ["Первая 120-од"]


@pytest.mark.parametrize("code", ISSUABLE)
def test_every_kind_has_an_example(district: District, sign_in: SignIn, code: str) -> None:
    text = page(sign_in(district.raisa), example(district.region, code))
    assert "Как это будет напечатано" in text
    assert "order-paper" in text


def test_the_example_has_real_facts_where_they_are_enough(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    assert "Ни один подбор ещё не утверждён" in page(client, example(district.school, facts="real"))
    make_round(district.school)
    missing = page(client, example(district.school, facts="real"))
    if "пока не собрать" in missing:
        Unit.objects.filter(pk=district.school.pk).update(head="Зимина Ольга Ильинична", head_post="директор")
    text = page(client, example(district.school, facts="real"))
    assert "Усов Матвей Андреевич" in text
    assert "Готовцев" not in text
    before = Entry.objects.filter(verb="documents.draft.downloaded").count()
    file = client.get(example(district.school, end="docx/", facts="real"))
    assert "Усов Матвей Андреевич" in "\n".join(read_back(file.content))
    assert Entry.objects.filter(verb="documents.draft.downloaded").count() == before + 1


@pytest.mark.parametrize("code", sorted(set(ISSUABLE) - {CODE}))
def test_real_facts_are_shown_or_what_is_missing_is_told(
    district: District, sign_in: SignIn, code: str
) -> None:
    make_round(district.school)
    kind, boris = ISSUABLE[code], sign_in(district.boris)
    at_school = kind.paper is not None and "organisation" in kind.paper.levels
    unit, client = (district.school, sign_in(district.alisa)) if at_school else (district.municipality, boris)
    text = page(client, example(unit, code, facts="real"))
    assert "order-paper" in text
    assert ("Готовцев" in text) <= ("пока не собрать" in text)


def test_a_coordinator_sees_no_real_people_of_a_school(district: District, sign_in: SignIn) -> None:
    make_round(district.school)
    boris = sign_in(district.boris)
    text = page(boris, example(district.school, facts="real"))
    assert "Усов" not in text
    assert "Сведения из системы" not in text
    file = boris.get(example(district.school, end="docx/", facts="real"))
    assert "Усов" not in "\n".join(read_back(file.content))


def test_a_revision_of_the_next_school_is_no_example(district: District, sign_in: SignIn) -> None:
    upload(sign_in(district.vera), district.next_school, "Чужая {{ number }}")
    foreign = TemplateRevision.objects.get(owner=district.next_school)
    client = sign_in(district.alisa)
    for asked in (foreign.pk, 10**9, "x"):
        assert client.get(example(district.school, revision=asked)).status_code == 404
    own = upload(client, district.school, "{{ number }}", code="team-order")
    assert own.status_code == 302
    other_kind = TemplateRevision.objects.get(kind="team-order", owner=district.school)
    assert client.get(example(district.school, revision=other_kind.pk)).status_code == 404


def test_a_revision_that_can_no_longer_be_filled_says_so(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    upload(client, district.school, "№ {{ number }}")
    revision = TemplateRevision.objects.get(owner=district.school)
    assert revision.file is not None
    with revision.file.body.open("wb") as file:
        file.write(template("{{ value_that_is_no_more }}"))
    assert "По этой редакции документ не собрать" in page(client, example(district.school))


def test_a_revision_that_no_longer_passes_the_check_does_not_come_back(
    district: District, sign_in: SignIn
) -> None:
    client = sign_in(district.alisa)
    upload(client, district.school, "А {{ number }}")
    upload(client, district.school, "Б {{ number }}")
    first, second = TemplateRevision.objects.filter(owner=district.school).order_by("number")
    assert first.file is not None
    with first.file.body.open("wb") as file:
        file.write(template("{{ value_that_is_no_more }}"))
    answer = client.post(f"/documents/templates/{first.pk}/take-back/")
    assert answer.status_code == 422
    assert "нет такого значения: «value_that_is_no_more»" in answer.content.decode()
    assert TemplateRevision.objects.get(owner=district.school, active=True) == second
