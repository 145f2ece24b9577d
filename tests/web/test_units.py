"""Pages of units: who sees and changes what, conflicts, forms that arrive twice, lists in and out."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from nastavnik.files.models import StoredFile
from nastavnik.insights.kept import forget
from nastavnik.journal.models import Entry
from nastavnik.orgs.actions import change_unit, set_participants, set_year_figure
from nastavnik.orgs.models import Level, ParticipationList, Unit, YearFigure
from nastavnik.orgs.queries import participants
from nastavnik.rules.access import SYSTEM
from nastavnik.tables.writing import Table, write_csv
from tests.factories import NOW, YEAR, District, make_unit
from tests.web.reading import pills, row_heads

SignIn = Callable[..., Client]
LIST_QUERIES = 9
KEPT_QUERIES = 6  # session, user, roles, units, those above, the end of the journal
CARD_QUERIES = 10
DAY = date(2026, 9, 20)


def letterhead_of(unit: Unit, **changed: object) -> dict[str, object]:
    """The edit form as the page sends it."""
    names = (
        "name", "short_name", "founder", "place", "address", "phone", "email", "site", "inn", "ogrn",
        "head_surname", "head_given", "head_patronymic", "head_gender", "head_post", "version",
    )  # fmt: skip
    return {name: getattr(unit, name) for name in names} | changed


def text_of(response: HttpResponse) -> str:
    return response.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ")


# --- the list ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    district: District, sign_in: SignIn, rows: int, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]  # pytest-django's fixture
    client = sign_in(district.boris)
    client.get("/units/")
    Unit.objects.filter(pk=district.next_school.pk).update(
        parent=district.other_municipality, path="000010000200009"
    )
    for _ in range(rows - 1):
        unit = make_unit(district.municipality)
        set_year_figure(unit, year=YEAR, kind="pupils", value=5, source="", as_of=DAY, by=SYSTEM, now=NOW)
    forget()
    with django_assert_num_queries(LIST_QUERIES):
        response = client.get("/units/")
    assert len(row_heads(response)) == rows
    with django_assert_num_queries(KEPT_QUERIES):
        assert row_heads(client.get("/units/")) == row_heads(response)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_region_card_costs_the_same_for_one_and_for_three(
    district: District, sign_in: SignIn, rows: int, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]  # pytest-django's fixture
    region = make_unit(level=Level.REGION)
    district.raisa.memberships.update(unit=region)
    for _ in range(rows):
        make_unit(make_unit(region, Level.MUNICIPALITY))
    client = sign_in(district.raisa)
    client.get("/units/")
    with django_assert_num_queries(CARD_QUERIES):
        response = client.get(f"/units/{region.pk}/")
    assert len(response.context["territories"]) == rows


def test_each_sees_only_her_own_units(district: District, sign_in: SignIn) -> None:
    assert row_heads(sign_in(district.boris).get("/units/")) == [
        district.school.short_name,
        district.next_school.short_name,
    ]
    assert len(row_heads(sign_in(district.raisa).get("/units/"))) == 3
    assert sign_in(district.vera).get("/units/").headers["Location"] == f"/units/{district.next_school.pk}/"


@pytest.mark.parametrize("page", ["", "edit/", "figures/"])
def test_a_stranger_gets_no_page_of_a_unit(district: District, sign_in: SignIn, page: str) -> None:
    assert sign_in(district.vera).get(f"/units/{district.next_school.pk}/{page}").status_code == 200
    for user, unit in ((district.vera, district.school), (district.boris, district.far_school)):
        assert sign_in(user).get(f"/units/{unit.pk}/{page}").status_code == 404
        assert sign_in(user).post(f"/units/{unit.pk}/{page}", {"name": "x"}).status_code in (404, 405)


def test_filters_become_pills_and_bad_ones_narrow_nothing(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.raisa)
    response = client.get("/units/", {"territory": district.other_municipality.pk, "figures": "missing"})
    assert row_heads(response) == [district.far_school.short_name]
    assert [words for words, _ in pills(response)] == [
        "Муниципалитет: Липовский район",
        "Цифры года: чего-то не хватает",
    ]
    wild = {
        "territory": "9' or 1=1",
        "kind": "x",
        "page": "z",
        "sort": "password",
        "year": "99999",
    }
    assert len(row_heads(client.get("/units/", wild))) == 3
    nothing = client.get("/units/", {"q": "такой нет"})
    assert "Таких организаций нет" in text_of(nothing)


@pytest.mark.fulfils("X-1")
def test_a_coordinator_sees_figures_of_all_her_schools(district: District, sign_in: SignIn) -> None:
    set_year_figure(
        district.school,
        year=YEAR,
        kind="pupils_10_19",
        value=1954,
        source="ОО-1",
        as_of=DAY,
        by=SYSTEM,
        now=NOW,
    )
    client = sign_in(district.boris)
    assert "1 954" in text_of(client.get("/units/"))
    card = text_of(client.get(f"/units/{district.school.pk}/"))
    assert "1 954" in card
    assert "ОО-1" in card
    assert "20.09.2026" in card


# --- the card and the letterhead ------------------------------------------------------------------------------


@pytest.mark.fulfils("S0-0.1", "S0-0.2", "S4-1.13")
def test_a_curator_edits_the_letterhead_and_sees_it_as_it_will_be_printed(
    district: District, sign_in: SignIn
) -> None:
    client = sign_in(district.alisa)
    address = f"/units/{district.school.pk}/"
    sent = letterhead_of(
        district.school,
        name="Муниципальное учреждение «Школа № 5»",
        founder="Администрация Тихвинского района",
        address="187550, с. Тихое, ул. Лесная, 1",
        phone="(81367) 2-19-77",
        email="school5@tihoe.example",
        inn="77 0708 3893",
        head_acting="on",
    )
    assert client.post(address + "edit/", sent).headers["Location"] == address
    head = client.get(address).context["head"]
    assert head.founder == ("Администрация Тихвинского района",)
    assert head.name == ("Муниципальное учреждение", "«Школа № 5»")
    assert head.contacts == (
        "187550, с. Тихое, ул. Лесная, 1",
        "Телефон: (81367) 2-19-77",
        "e-mail: school5@tihoe.example",
        "ИНН\u00a07707083893",
    )
    page = text_of(client.get(address))
    assert "И. о. директора" in page
    assert "М. И. Рожина" in page
    assert Entry.objects.get(verb="orgs.unit.changed").actor_id == district.alisa.pk


def test_a_curator_cannot_change_what_the_municipality_answers_for(
    district: District, sign_in: SignIn
) -> None:
    sent = letterhead_of(
        district.school, phone="2-19-77", code="stolen", kind="college", time_zone="Asia/Omsk"
    )
    sign_in(district.alisa).post(f"/units/{district.school.pk}/edit/", sent)
    school = Unit.objects.get(pk=district.school.pk)
    assert (school.phone, school.code, school.kind, school.time_zone) == (
        "2-19-77",
        "zr-t-5",
        "school",
        "Europe/Moscow",
    )
    sign_in(district.boris).post(f"/units/{school.pk}/edit/", letterhead_of(school) | sent | {"version": 2})
    assert Unit.objects.get(pk=school.pk).code == "stolen"


def test_what_is_wrong_stands_at_its_field(district: District, sign_in: SignIn) -> None:
    sent = letterhead_of(district.school, inn="7707083894", ogrn="1", email="почта", name="")
    response = sign_in(district.alisa).post(f"/units/{district.school.pk}/edit/", sent)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"inn", "ogrn", "email", "name"}
    assert Unit.objects.get(pk=district.school.pk).version == 1


def test_two_who_edit_at_once_see_both_texts(district: District, sign_in: SignIn) -> None:
    change_unit(district.school, version=1, phone="2-11-11", by=SYSTEM, now=NOW)
    response = sign_in(district.alisa).post(
        f"/units/{district.school.pk}/edit/", letterhead_of(district.school, phone="2-22-22", version=1)
    )
    assert response.status_code == 409
    assert "2-22-22" in text_of(response)
    assert "2-11-11" in text_of(response)
    assert Unit.objects.get(pk=district.school.pk).phone == "2-11-11"


def test_a_unit_is_added_once_however_often_the_form_arrives(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.boris)
    sent = {
        "level": "organisation", "parent": district.municipality.pk, "kind": "preschool", "code": "t-ds",
        "name": "Детский сад «Ёлочка»", "short_name": "Ёлочка", "_key": "one",
    }  # fmt: skip
    first, second = client.post("/units/add/", sent), client.post("/units/add/", sent)
    added = Unit.objects.get(code="t-ds")
    assert first.headers["Location"] == second.headers["Location"] == f"/units/{added.pk}/edit/"
    taken = client.post("/units/add/", sent | {"_key": "two"})
    assert (taken.status_code, set(taken.context["form"].errors)) == (422, {"code"})


def test_only_a_region_is_offered_a_new_municipality(district: District, sign_in: SignIn) -> None:
    offered = [
        [code for code, _ in sign_in(user).get("/units/add/").context["form"].fields["level"].choices]
        for user in (district.raisa, district.boris)
    ]
    assert offered == [["organisation", "municipality"], ["organisation"]]


def test_a_unit_is_added_only_where_one_may(district: District, sign_in: SignIn) -> None:
    sent = {
        "level": "organisation", "parent": district.other_municipality.pk, "kind": "school", "code": "x-1",
        "name": "Школа", "short_name": "Школа",
    }  # fmt: skip
    assert sign_in(district.boris).post("/units/add/", sent).status_code == 422
    assert sign_in(district.alisa).post("/units/add/", sent).status_code == 403
    inside = sent | {"level": "municipality", "kind": ""}
    refused = sign_in(district.raisa).post("/units/add/", inside)
    assert refused.status_code == 422
    assert not Unit.objects.filter(code="x-1").exists()
    sign_in(district.raisa).post("/units/add/", inside | {"parent": district.region.pk})
    assert Unit.objects.get(code="x-1").level == Level.MUNICIPALITY


# --- figures --------------------------------------------------------------------------------------------------


def figures_form(client: Client, address: str, **values: object) -> dict[str, object]:
    version = client.get(address).context["form"].initial["version"]
    return {"version": version, "source": "ОО-1", "as_of": "2026-09-20"} | values


def test_figures_are_stated_all_at_once_with_last_year_beside(district: District, sign_in: SignIn) -> None:
    set_year_figure(
        district.school, year=YEAR - 1, kind="pupils", value=221, source="", as_of=DAY, by=SYSTEM, now=NOW
    )
    client = sign_in(district.alisa)
    address = f"/units/{district.school.pk}/figures/"
    assert "За 2025/26: 221" in text_of(client.get(address))
    sent = figures_form(client, address, pupils="240", pupils_10_19="130", teachers="0", _key="one")
    for _ in range(2):
        assert client.post(address, sent).headers["Location"] == f"/units/{district.school.pk}/?year=2026"
    stated = YearFigure.objects.filter(unit=district.school, year=YEAR)
    assert {f.kind: (f.value, f.source, f.as_of, f.author_id) for f in stated} == {
        kind: (value, "ОО-1", DAY, district.alisa.pk)
        for kind, value in {"pupils": 240, "pupils_10_19": 130, "teachers": 0}.items()
    }
    assert Entry.objects.filter(verb="orgs.year_figure.set", actor_id=district.alisa.pk).count() == 3
    assert "Ларионова" in text_of(client.get(f"/units/{district.school.pk}/"))


def test_figures_that_cannot_be_stand_at_their_fields(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    address = f"/units/{district.school.pk}/figures/"
    sent = figures_form(client, address, pupils="100", pupils_10_19="101")
    response = client.post(address, sent)
    assert (response.status_code, set(response.context["form"].errors)) == (422, {"pupils_10_19"})
    response = client.post(address, sent | {"pupils_10_19": "-1", "as_of": "2026-11-22", "source": ""})
    assert set(response.context["form"].errors) == {"pupils_10_19", "as_of", "source"}
    assert not YearFigure.objects.exists()


def test_stale_figures_are_a_conflict(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    address = f"/units/{district.school.pk}/figures/"
    sent = figures_form(client, address, pupils="240")
    set_year_figure(
        district.school, year=YEAR, kind="pupils", value=250, source="", as_of=DAY, by=SYSTEM, now=NOW
    )
    assert client.post(address, sent).status_code == 409
    assert YearFigure.objects.get().value == 250


def test_a_municipality_states_its_enterprises_and_a_region_nothing(
    district: District, sign_in: SignIn
) -> None:
    client = sign_in(district.boris)
    address = f"/units/{district.municipality.pk}/figures/"
    client.post(address, figures_form(client, address, enterprises="41"))
    assert YearFigure.objects.get().value == 41
    assert sign_in(district.raisa).get(f"/units/{district.region.pk}/figures/").status_code == 404
    assert "41" in text_of(sign_in(district.raisa).get("/units/municipalities/"))


# --- participants ---------------------------------------------------------------------------------------------

ACT = {
    "act_title": "Приказ «Об утверждении перечня»", "act_body": "Министерство образования",
    "act_number": "28", "act_date": "2026-09-10",
}  # fmt: skip


@pytest.mark.fulfils("S0-2.1.6", "S0-2.1.7")
def test_all_are_marked_at_once_and_then_some_are_picked(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.raisa)
    address = f"/units/{district.region.pk}/participants/"
    make_unit(district.region, kind="centre")
    client.post(address, ACT | {"version": "new", "scope": "all"})
    assert set(participants(YEAR, district.region)) == {
        district.school,
        district.next_school,
        district.far_school,
    }
    card = text_of(client.get(f"/units/{district.school.pk}/"))
    assert "участвует" in card
    assert "от 10.09.2026 № 28" in card

    version = client.get(address).context["form"].initial["version"]
    sent = ACT | {"version": version, "scope": "picked", "organisations": [district.school.pk]}
    assert client.post(address, sent).status_code == 302
    assert list(participants(YEAR, district.region)) == [district.school]
    assert client.post(address, sent | {"organisations": []}).status_code == 409
    listed = ParticipationList.objects.get()
    assert (listed.year, listed.act_number, listed.act_date) == (YEAR, "28", date(2026, 9, 10))


def test_a_list_is_made_by_those_who_answer_for_it_and_begins_with_the_last_one(
    district: District, sign_in: SignIn
) -> None:
    set_participants(
        district.municipality, year=YEAR - 1, act_title="Приказ", act_body="УО", act_number="1", act_date=DAY,
        organisations=[district.next_school], by=SYSTEM, now=NOW,
    )  # fmt: skip
    address = f"/units/{district.municipality.pk}/participants/"
    page = sign_in(district.boris).get(address)
    assert page.context["form"].ticked == {district.next_school.pk}
    foreign = ACT | {"version": "new", "scope": "picked", "organisations": [district.far_school.pk]}
    assert sign_in(district.boris).post(address, foreign).status_code == 422
    assert sign_in(district.boris).get(f"/units/{district.region.pk}/participants/").status_code == 404
    assert sign_in(district.boris).get(f"/units/{district.school.pk}/participants/").status_code == 404
    assert sign_in(district.alisa).get(address).status_code == 403
    assert not participants(YEAR, district.region).exists()


# --- files ----------------------------------------------------------------------------------------------------

HEAD = ("код", "название", "краткое название", "вид", "муниципалитет")


def csv_file(*rows: tuple[str, ...], name: str = "список.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, write_csv(Table("Лист", HEAD, rows)))


def test_a_list_is_looked_at_before_it_is_taken(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.boris)
    row = ("t-8", "Школа № 8", "Школа № 8", "СОШ", "Тихвинский район")
    preview = client.post("/units/import/", {"file": csv_file(row)}).headers["Location"]
    page = client.get(preview)
    assert "Файл можно вносить" in text_of(page)
    assert [line.state for line in page.context["lines"]] == ["added"]
    assert not Unit.objects.filter(code="t-8").exists()

    assert client.post(preview, {"_key": "one"}).headers["Location"] == "/units/"
    assert client.post(preview, {"_key": "one"}).headers["Location"] == "/units/"
    assert Unit.objects.get(code="t-8").parent == district.municipality
    assert not StoredFile.objects.exists()
    assert client.get(preview).status_code == 404

    again = client.post("/units/import/", {"file": csv_file(row)}).headers["Location"]
    assert "Всё уже внесено" in text_of(client.get(again))


def test_a_file_with_a_fault_is_taken_neither_whole_nor_in_part(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.boris)
    rows = (
        ("t-8", "Школа № 8", "", "школа", "Тихвинский район"),
        ("x-1", "Школа № 1", "", "школа", "Липовский район"),
    )
    preview = client.post("/units/import/", {"file": csv_file(*rows)}).headers["Location"]
    page = text_of(client.get(preview))
    assert "лист «список», строка 3, столбец «муниципалитет»" in page
    assert client.post(preview).status_code == 422
    assert not Unit.objects.filter(code="t-8").exists()


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"", "a.xlsx"), (b"PK\x03\x04", "a.xlsx"), (b"MZ\x90", "a.exe"), ("имя\r\nИван\r\n".encode(), "a.csv")],
)
def test_what_is_no_list_leaves_no_trace(district: District, sign_in: SignIn, data: bytes, name: str) -> None:
    response = sign_in(district.boris).post("/units/import/", {"file": SimpleUploadedFile(name, data)})
    assert (response.status_code, set(response.context["form"].errors)) == (422, {"file"})
    assert not StoredFile.objects.exists()


def test_a_list_on_its_way_in_is_seen_by_its_owner_only(district: District, sign_in: SignIn) -> None:
    row = ("t-8", "Школа № 8", "", "школа", "Тихвинский район")
    preview = sign_in(district.boris).post("/units/import/", {"file": csv_file(row)}).headers["Location"]
    assert sign_in(district.raisa).get(preview).status_code == 404
    assert sign_in(district.raisa).post(preview).status_code == 404
    assert sign_in(district.alisa).get("/units/import/").status_code == 403
    assert sign_in(district.boris).get(preview).status_code == 200


def test_downloads_hold_what_one_may_see_and_are_journalled(district: District, sign_in: SignIn) -> None:
    response = sign_in(district.boris).get("/units/export/organisations.csv")
    text = response.content.decode("utf-8-sig")
    assert [line.split(";")[0] for line in text.splitlines()] == ["код", "zr-t", "zr-t-5", "zr-t-6"]
    entry = Entry.objects.get(verb="orgs.units.exported")
    assert (entry.actor_id, entry.facts["rows"]) == (district.boris.pk, 3)
    assert sign_in(district.boris).get("/units/export/organisations.xlsx").content.startswith(b"PK")
    assert sign_in(district.boris).get("/units/export/figures.csv").status_code == 200
    assert sign_in(district.boris).get("/units/export/passwords.csv").status_code == 404
    assert sign_in(district.boris).get("/units/import/sample.xlsx").content.startswith(b"PK")
