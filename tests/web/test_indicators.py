"""Pages of the figures: every number opens its list for those who may see people."""

from io import BytesIO

import openpyxl
import pytest

from nastavnik.insights.kept import forget
from nastavnik.journal.models import Entry
from nastavnik.orgs.actions import set_year_figure
from tests.factories import (
    NOW,
    SYSTEM,
    TODAY,
    YEAR,
    make_mentor,
    make_pair,
    make_person,
    make_request,
    make_unit,
)


@pytest.fixture
def counted(district):
    """One pair in the school, ten pupils 10–19 stated."""
    set_year_figure(
        district.school,
        year=YEAR,
        kind="pupils_10_19",
        value=10,
        source="ОО-1",
        as_of=TODAY,
        by=SYSTEM,
        now=NOW,
    )
    mentor = make_mentor(make_person(district.school, surname="Наставников"))
    make_pair(mentor, make_request(make_person(district.school, surname="Канарейкин")))
    return district


def url(unit, rest: str = "") -> str:
    return f"/indicators/{unit.pk}/{rest}"


@pytest.mark.fulfils("X-10", "S3-1.1")
def test_figures_stand_with_plan_difference_and_method(counted, sign_in) -> None:
    page = sign_in(counted.alisa).get(url(counted.school)).content.decode()

    assert "10,0" in page
    assert "план 70\u00a0%" in page
    assert "−60\u00a0п.\u00a0п." in page or "−60,0\u00a0п.\u00a0п." in page
    assert "Человек считается один раз" in page


@pytest.mark.fulfils("X-1", "X-17")
def test_the_list_behind_a_figure_is_for_those_who_may_see_people(counted, sign_in) -> None:
    path = url(counted.school, "people/mentees_10_19/")

    assert "Канарейкин" in sign_in(counted.alisa).get(path).content.decode()
    for user in (counted.boris, counted.raisa):
        page = sign_in(user).get(path)
        assert page.status_code == 200
        assert "Канарейкин" not in page.content.decode()
        assert "Имена видит только организация" in page.content.decode()


def test_a_stranger_finds_nothing(counted, sign_in) -> None:
    client = sign_in(counted.vera)

    for rest in ("", "export/", "people/mentees/"):
        assert client.get(url(counted.school, rest)).status_code == 404
    assert sign_in(counted.admin).get(url(counted.school)).status_code == 403


def test_an_unknown_measure_is_not_found(counted, sign_in) -> None:
    assert sign_in(counted.alisa).get(url(counted.school, "people/passwords/")).status_code == 404


@pytest.mark.parametrize("on", ["2026-13-45", "завтра", "", "0001-01-01", "9999-12-31"])
def test_an_odd_date_does_no_harm(counted, sign_in, on) -> None:
    assert sign_in(counted.alisa).get(url(counted.school), {"on": on}).status_code == 200


def test_the_workbook_holds_the_same_figures(counted, sign_in) -> None:
    answer = sign_in(counted.boris).get(url(counted.municipality, "export/"))
    book = openpyxl.load_workbook(BytesIO(answer.content))
    rows = {row[0]: row for row in book["Показатели"].iter_rows(min_row=4, values_only=True)}

    assert rows["K1"][2:7] == (1, 10, 10, 70, -60)
    assert rows["K3"][4] == "—"
    assert book["По организациям"]["A4"].value == "Школа № 5"
    assert Entry.objects.filter(verb="monitoring.figures.exported").count() == 1


@pytest.mark.parametrize("schools", [1, 3])
def test_queries_do_not_grow(counted, sign_in, django_assert_num_queries, schools) -> None:
    for _ in range(schools):
        school = make_unit(counted.municipality)
        make_pair(make_mentor(make_person(school)), make_request(make_person(school)))
    client = sign_in(counted.boris)
    client.get(url(counted.municipality))
    with django_assert_num_queries(6):  # kept: session, user, roles, units, the unit, the end of the journal
        client.get(url(counted.municipality))
    forget()

    with django_assert_num_queries(15):
        client.get(url(counted.municipality))
