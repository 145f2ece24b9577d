"""Units, year figures and the list of participants: what is kept, what is refused, what is answered."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from nastavnik.journal.models import Entry
from nastavnik.orgs import queries
from nastavnik.orgs.actions import (
    add_unit,
    change_unit,
    figures_version,
    participants_version,
    set_participants,
    set_year_figures,
)
from nastavnik.orgs.models import Kind, Level, Unit, YearFigure
from nastavnik.orgs.queries import UnitFilter
from nastavnik.rules.access import SYSTEM
from nastavnik.rules.outcome import Conflict, Refused
from tests.factories import NOW, YEAR, District, actor, make_unit

FULL = {"pupils": 240, "pupils_10_19": 130, "pupils_15_19": 41, "teachers": 28, "young_specialists": 3}
DAY = date(2026, 9, 20)


def state(unit: Unit, values: dict[str, int | None] | None = None, **facts: object) -> int:
    stated = {"year": YEAR, "source": "ОО-1", "as_of": DAY, "by": SYSTEM, "now": NOW} | facts
    return set_year_figures(unit, values=FULL if values is None else values, **stated)  # type: ignore[arg-type]  # facts of the test


def list_of(unit: Unit, *organisations: Unit, **facts: object) -> None:
    act = {"act_title": "Приказ", "act_body": "Министерство", "act_number": "5", "act_date": DAY}
    stated = {"year": YEAR, "by": SYSTEM, "now": NOW} | act | facts
    set_participants(unit, organisations=organisations, **stated)  # type: ignore[arg-type]  # facts of the test


def test_a_code_is_free_and_a_unit_stands_where_it_may(district: District) -> None:
    facts = {"name": "Школа № 9", "short_name": "Школа № 9", "kind": Kind.SCHOOL, "by": SYSTEM, "now": NOW}
    with pytest.raises(Refused) as taken:
        add_unit(parent=district.municipality, level=Level.ORGANISATION, code="zr-t-5", **facts)
    assert taken.value.problems[0].where.column == "код"
    with pytest.raises(Refused) as misplaced:
        add_unit(parent=district.school, level=Level.ORGANISATION, code="t-9", **facts)
    assert misplaced.value.problems[0].code == "unit-place"
    with pytest.raises(Refused) as nameless:
        add_unit(parent=district.municipality, level=Level.ORGANISATION, code="t-9", **facts | {"kind": ""})
    assert nameless.value.problems[0].where.column == "вид"


def test_the_database_itself_refuses_what_no_action_would_write(district: District) -> None:
    with pytest.raises(IntegrityError, match="unit_kind_by_level"), transaction.atomic():
        Unit.objects.filter(pk=district.school.pk).update(kind="")
    with pytest.raises(IntegrityError, match="unit_region_is_top"), transaction.atomic():
        Unit.objects.filter(pk=district.municipality.pk).update(parent=None)
    state(district.school, {"pupils": 5})
    with pytest.raises(IntegrityError), transaction.atomic():
        YearFigure.objects.create(
            unit=district.school, year=YEAR, kind="pupils", value=6, source="", as_of=DAY, recorded_at=NOW
        )


def test_a_stale_change_is_told_with_both_texts(district: District) -> None:
    school = district.school
    change_unit(school, version=1, phone="2-11-11", by=SYSTEM, now=NOW)
    with pytest.raises(Conflict) as conflict:
        change_unit(school, version=1, phone="2-22-22", head_acting=True, by=SYSTEM, now=NOW)
    assert conflict.value.fields == {
        "телефон": ("2-22-22", "2-11-11"),
        "исполняющий обязанности": ("да", "нет"),
    }
    assert Unit.objects.get(pk=school.pk).phone == "2-11-11"


def test_figures_are_stated_together_and_only_changes_are_written(district: District) -> None:
    assert state(district.school) == 5
    entries = Entry.objects.count()
    assert state(district.school) == 0
    assert Entry.objects.count() == entries
    assert state(district.school, FULL | {"pupils": 250, "teachers": None}) == 2
    stated = queries.year_figures([district.school.pk], YEAR)[district.school.pk]
    assert (stated["pupils"].value, "teachers" in stated, stated["pupils"].source) == (250, False, "ОО-1")
    removed = Entry.objects.get(verb="orgs.year_figure.removed")
    assert removed.facts == {"kind": "teachers", "year": YEAR, "before": 28}


def test_figures_that_contradict_or_stand_elsewhere_are_refused(district: District) -> None:
    state(district.school)
    with pytest.raises(Refused):
        state(district.school, {"pupils_15_19": 131})
    with pytest.raises(Refused):
        state(district.school, {"enterprises": 4})
    with pytest.raises(Refused):
        state(district.municipality, {"pupils": 4})
    assert state(district.municipality, {"enterprises": 4}) == 1
    assert YearFigure.objects.count() == 6


def test_stale_figures_are_a_conflict(district: District) -> None:
    shown = figures_version([])
    state(district.school, {"pupils": 240}, version=shown)
    with pytest.raises(Conflict) as conflict:
        state(district.school, {"pupils": 250}, version=shown)
    assert conflict.value.fields == {"обучающихся всего": ("250", "240")}


def test_missing_figures_by_kind(district: District) -> None:
    kindergarten = make_unit(district.municipality, kind=Kind.PRESCHOOL)
    centre = make_unit(district.municipality, kind=Kind.METHOD_CENTRE)
    state(district.school)
    state(district.next_school, {"pupils": 100})
    state(kindergarten, {"teachers": 9})
    assert queries.missing_figures(queries.organisations_under(district.municipality.path), YEAR) == {
        district.next_school.pk: ("pupils_10_19", "pupils_15_19", "teachers", "young_specialists"),
        kindergarten.pk: ("young_specialists",),
    }
    owed = queries.with_figures_missing(queries.organisations_under(district.municipality.path), YEAR)
    assert {u.pk: u.figures_missing for u in owed} == {  # type: ignore[attr-defined]  # an annotation
        district.school.pk: 0,
        district.next_school.pk: 4,
        kindergarten.pk: 1,
        centre.pk: 0,
    }


@pytest.mark.fulfils("S0-2.1.6")
def test_participation_is_named_by_the_region_or_the_municipality(district: District) -> None:
    assert queries.is_participant(district.school, YEAR) is None
    list_of(district.region, district.school)
    list_of(district.other_municipality, district.far_school)
    assert [queries.is_participant(u, YEAR) for u in (district.school, district.next_school, district.far_school)] == [
        True, False, True,
    ]  # fmt: skip
    assert list(queries.participants(YEAR, district.region)) == [district.school, district.far_school]
    assert list(queries.participants(YEAR, district.municipality)) == [district.school]
    assert not queries.participants(YEAR - 1, district.region).exists()


def test_a_list_takes_only_its_own_organisations_and_tells_a_stale_one(district: District) -> None:
    with pytest.raises(Refused):
        list_of(district.municipality, district.far_school)
    with pytest.raises(Refused):
        list_of(district.region, district.municipality)
    shown = participants_version(None)
    list_of(district.municipality, district.school, version=shown)
    with pytest.raises(Conflict):
        list_of(district.municipality, district.next_school, version=shown)
    assert list(queries.participants(YEAR, district.municipality)) == [district.school]


def test_where_a_unit_stands_and_how_a_command_finds_it(district: District) -> None:
    assert queries.municipality_of(district.school) == district.municipality
    assert queries.region_of(district.school) == district.region
    assert queries.municipality_of(district.region) is None
    assert queries.above(district.school) == [district.region, district.municipality]
    assert queries.find_unit("zr-t-5") == district.school
    assert queries.find_unit("тихвинский район") == district.municipality
    assert queries.find_unit("район") is None
    assert queries.find_unit("  ") is None


def test_the_list_is_narrowed_and_ordered(district: District) -> None:
    raisa = actor(district.raisa)
    state(district.school)
    list_of(district.region, district.far_school)

    def names(**facts: object) -> list[str]:
        return [unit.code for unit in queries.units_page(raisa, YEAR, UnitFilter(**facts))]  # type: ignore[arg-type]  # facts of the test

    assert names() == ["zr-t-5", "zr-t-6", "zr-l-7"]
    assert names(order="-name") == ["zr-l-7", "zr-t-6", "zr-t-5"]
    assert names(order="municipality") == ["zr-l-7", "zr-t-5", "zr-t-6"]
    assert names(text="ZR-l") == ["zr-l-7"]
    assert names(territory=district.other_municipality) == ["zr-l-7"]
    assert names(participates=True) == ["zr-l-7"]
    assert names(participates=False) == ["zr-t-5", "zr-t-6"]
    assert names(figures="full") == ["zr-t-5"]
    assert names(figures="missing") == ["zr-t-6", "zr-l-7"]
    assert names(kind="college") == []


def test_numbers_in_names_are_ordered_by_value(district: District) -> None:
    for number in (10, 9, 100):
        make_unit(district.municipality, short_name=f"Школа № {number}")
    page = queries.units_page(actor(district.boris), YEAR, UnitFilter())
    assert [unit.short_name for unit in page] == [f"Школа № {n}" for n in (5, 6, 9, 10, 100)]


@pytest.mark.fulfils("X-1")
def test_municipalities_are_counted_from_their_organisations(
    district: District, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]  # pytest-django's fixture
    state(district.school)
    state(district.municipality, {"enterprises": 41})
    list_of(district.region, district.school, district.far_school)
    raisa = actor(district.raisa)
    with django_assert_num_queries(3):
        rows = queries.territories(raisa, YEAR)
    assert [(r.unit, r.organisations, r.participants, r.owing, r.enterprises) for r in rows] == [
        (district.other_municipality, 1, 1, 1, None),
        (district.municipality, 2, 1, 1, 41),
    ]
    assert queries.territories(actor(district.alisa), YEAR) == []
