"""What the system knows for papers on a pair."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nastavnik.insights.papers import Here, agreements, gathered, pairs
from nastavnik.insights.papers.pairs import representative_of
from nastavnik.pairs.models import Pair, PairMember
from nastavnik.programmes.models import RoleModel, RunningForm
from nastavnik.rules.documents.papers.agreements import PAIR_AGREEMENT, PARTNER_AGREEMENT
from nastavnik.rules.documents.wording.cases import Gender
from tests.apps.documents.orders import make_teacher
from tests.factories import TODAY, District, make_pair, make_person, make_request, make_running_form, system


def here_of(pair: Pair) -> Here:
    return Here(pair.organisation, system, TODAY, Pair.objects.get(pk=pair.pk))


@pytest.fixture
def group(district: District) -> Pair:
    first = make_person(district.school, representative="Готовцева Анна Петровна")
    second = make_person(district.school, born=date(2008, 11, 21), consent=False)
    left = make_person(district.school)
    pair = make_pair(
        make_teacher(district.school),
        make_request(first, "Подготовка к ОГЭ."),
        make_request(second, "Профориентация"),
        make_request(left, "Чужой запрос"),
        form="pupil-pupil",
        ends_on=date(2027, 5, 29),
    )
    PairMember.objects.filter(request__person=left).update(left_on=date(2026, 11, 1))
    return pair


def test_people_and_term_of_a_pair(group: Pair) -> None:
    here = here_of(group)

    assert str(pairs.mentor(here).name) == "Окоёмова Мария Петровна"  # type: ignore[union-attr]  # there is one
    assert len(pairs.mentees(here)) == 2
    assert len(pairs.everybody(here)) == 3
    assert pairs.form(here) == "ученик – ученик"
    assert (pairs.starts(here), pairs.ends(here)) == (date(2026, 10, 5), date(2027, 5, 29))
    assert pairs.requests(here) == ("Подготовка к ОГЭ.", "Профориентация")
    assert pairs.goal(here) == "Подготовка к ОГЭ; Профориентация"


def test_age_and_consent_of_everybody(group: Pair) -> None:
    mentor, first, second = pairs.participants(here_of(group))

    assert not mentor.is_minor(TODAY)
    assert first.is_minor(TODAY)
    assert str(first.representative.name) == "Готовцева Анна Петровна"  # type: ignore[union-attr]  # there is one
    assert second.adult == TODAY
    assert not second.is_minor(TODAY)
    assert [one.has_consent(TODAY) for one in (mentor, first, second)] == [True, True, False]


def test_an_agreement_is_ready_when_everybody_has_a_consent(group: Pair) -> None:
    facts = gathered(PAIR_AGREEMENT, here_of(group))
    told = [one for one in PAIR_AGREEMENT.problems(facts) if one.code == "consent-none"]

    without = PairMember.objects.get(pair=group, request__person__consent_valid_from=None).request.person
    assert len(told) == 1
    assert without.full_name in told[0].text


def test_a_page_of_a_pair_asks_the_base_a_fixed_number_of_times(group: Pair) -> None:
    here = here_of(group)
    with CaptureQueriesContext(
        connection,
    ) as first:
        gathered(PAIR_AGREEMENT, here)
    single = make_pair(
        make_teacher(group.organisation, surname="Рожина"),
        make_request(make_person(group.organisation)),
        form="pupil-pupil",
    )
    here = here_of(single)
    with CaptureQueriesContext(connection) as second:
        gathered(PAIR_AGREEMENT, here)

    assert len(first) == len(second) <= 9


def test_role_model_and_kinds(district: District) -> None:
    running = make_running_form(district.school, "teacher-teacher")
    form = running.form
    RunningForm.objects.filter(pk=running.pk).update(kinds=[form.kinds[0]["code"]] if form.kinds else [])
    pair = make_pair(
        make_teacher(district.school),
        make_request(make_person(district.school, occupation="teacher", post="учитель")),
        form="teacher-teacher",
        role_model=RoleModel.objects.filter(form=form).first(),
    )

    assert pairs.role_model(here_of(pair)) == "опытный учитель – молодой специалист"
    assert pairs.kinds(here_of(pair)) == (form.kinds[0]["title"] if form.kinds else "")


def test_without_a_pair_nothing_is_known(district: District) -> None:
    here = Here(district.school, system, TODAY)

    assert {name: provider(here) for name, provider in pairs.PROVIDERS.items() if provider(here)} == {}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Рожина Анна Олеговна", "Рожина Анна Олеговна"),
        ("Рожина-Жук Анна", "Рожина-Жук Анна"),
        ("мать Анна Петровна", ""),
        ("Мать Анна", ""),
        ("Рожина А. О.", ""),
        ("", ""),
    ],
)
def test_only_a_full_name_is_a_representative(district: District, written: str, name: str) -> None:
    found = representative_of(make_person(district.school, representative=written))

    assert (str(found.name) if found else "") == name


def test_who_acts_for_the_organisation(district: District) -> None:
    head = agreements.head(Here(district.school, system, TODAY))
    assert head is not None
    assert (str(head.name), head.gender, head.post) == ("Рожина Мария Ивановна", Gender.FEMALE, "Директор")
    assert agreements.head(Here(district.next_school, system, TODAY)) is None


def test_a_partner_agreement_knows_its_own_side(district: District) -> None:
    make_running_form(district.school, "employer-pupil")
    facts = gathered(PARTNER_AGREEMENT, Here(district.school, system, TODAY))

    assert facts.forms == ("Работодатель – ученик",)  # type: ignore[attr-defined]
    assert {one.code for one in PARTNER_AGREEMENT.problems(facts) if one.blocks} == {
        "fact-missing",
        "number-missing",
    }
