"""The built-in catalogue, forms switched on and off, own forms and role models."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from nastavnik.journal.models import Entry
from nastavnik.pairs.models import Pair
from nastavnik.programmes.actions import (
    add_form,
    add_role_model,
    change_form,
    change_role_model,
    change_running,
    switch_off,
    switch_on,
)
from nastavnik.programmes.models import Form, RoleModel, RunningForm
from nastavnik.programmes.queries import catalogue_of, deadline_of, forms_for, realised
from nastavnik.rules.outcome import Conflict, Refused
from tests.factories import NOW, TODAY, YEAR, District, actor, make_mentor, make_person

CHOSEN = date(2026, 11, 10)


def turn_on(district: District, code: str = "pupil-pupil", **facts) -> RunningForm:
    return switch_on(
        district.school,
        Form.objects.get(code=code),
        year=YEAR,
        chosen_on=CHOSEN,
        by=actor(district.alisa),
        now=NOW,
        **facts,
    )


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


@pytest.mark.fulfils("S3-3.2", "S3-3.3", "S3-3.4", "S3-3.5", "S4-2.3")
def test_catalogue_is_there_from_the_first_migration(district: District) -> None:
    federal = Form.objects.filter(model="pupils")
    assert list(federal.values_list("code", flat=True)) == [
        "pupil-pupil", "teacher-teacher", "student-pupil", "employer-pupil", "employer-student",
    ]  # fmt: skip
    for code in ("pupil-pupil", "teacher-teacher", "student-pupil", "employer-pupil"):
        omsk = RoleModel.objects.filter(form__code=code)
        assert omsk.filter(source__contains="Омской").exists()
        assert all(one.description for one in omsk)
    teachers = Form.objects.filter(model="teachers")
    assert teachers.filter(title="Педагог – молодой специалист").exists()
    kinds = {kind["title"] for kind in Form.objects.get(code="educator-educator").kinds}
    assert {"традиционное", "ситуационное", "реверсивное", "виртуальное"} <= kinds


@pytest.mark.fulfils("S3-3.6", "S2-5.3")
def test_switching_on_starts_two_weeks(district: District) -> None:
    running = turn_on(district)
    deadline = deadline_of(running, TODAY)
    assert (deadline.day, deadline.left) == (date(2026, 11, 24), 3)
    assert Entry.objects.get(verb="programmes.form.switched_on").object_id == running.pk


def test_form_is_switched_on_once_a_year(district: District) -> None:
    turn_on(district)
    with pytest.raises(Refused) as refused:
        turn_on(district)
    assert codes(refused) == ["form.already_on"]
    with pytest.raises(IntegrityError), transaction.atomic():
        RunningForm.objects.create(
            organisation=district.school,
            form=Form.objects.get(code="pupil-pupil"),
            year=YEAR,
            chosen_on=CHOSEN,
        )


def test_role_models_of_another_form_are_refused(district: District) -> None:
    strange = RoleModel.objects.filter(form__code="student-pupil")[:1]
    with pytest.raises(Refused) as refused:
        turn_on(district, role_models=strange, ends_on=date(2026, 1, 1), kinds=["reverse"])
    assert codes(refused) == ["form.foreign_role_model", "form.unknown_kind", "form.ends_before"]
    assert not RunningForm.objects.exists()


@pytest.mark.fulfils("S3-3.7")
def test_chosen_variant_without_pairs_is_flagged(district: District) -> None:
    first, second = RoleModel.objects.filter(form__code="pupil-pupil")[:2]
    running = turn_on(district, role_models=[first, second])
    mentor = make_mentor(make_person(district.school))
    Pair.objects.create(
        organisation=district.school, year=YEAR, form=running.form, role_model=first, mentor=mentor,
        starts_on=TODAY, decided_at=NOW,
    )  # fmt: skip
    (line,) = [one for one in catalogue_of(district.school, YEAR) if one.form.code == "pupil-pupil"]
    assert [one.role_model for one in line.empty_variants] == [second]
    assert line.pairs == 1


@pytest.mark.fulfils("S3-3.7", "S3-3.1")
def test_only_chosen_variants_are_printed(district: District) -> None:
    first = RoleModel.objects.filter(form__code="pupil-pupil")[:1]
    turn_on(district, role_models=first)
    printed = realised(catalogue_of(district.school, YEAR))
    assert [(one.form.code, [v.role_model.title for v in one.variants]) for one in printed] == [
        ("pupil-pupil", ["успевающий – неуспевающий"])
    ]


def test_catalogue_takes_the_same_queries_for_one_form_and_for_three(
    district: District, django_assert_num_queries
) -> None:
    turn_on(district)
    with django_assert_num_queries(4):
        catalogue_of(district.school, YEAR)
    turn_on(district, "student-pupil")
    turn_on(district, "educator-educator", kinds=["reverse"])
    with django_assert_num_queries(4):
        catalogue_of(district.school, YEAR)


@pytest.mark.fulfils("S3-3.8")
def test_own_form_is_seen_at_and_below_its_owner(district: District) -> None:
    team = add_form(
        district.municipality, title="Работодатель – команда", team=True, by=actor(district.boris), now=NOW
    )
    assert team in forms_for(district.school)
    assert team in forms_for(district.next_school)
    assert team not in forms_for(district.far_school)
    with pytest.raises(Refused) as refused:
        switch_on(district.far_school, team, year=YEAR, chosen_on=CHOSEN, by=actor(district.raisa), now=NOW)
    assert codes(refused) == ["form.not_offered"]


@pytest.mark.fulfils("S3-3.8")
def test_own_role_model_of_a_school_is_its_own(district: District) -> None:
    form = Form.objects.get(code="pupil-pupil")
    own = add_role_model(
        form, district.school, title="спортсмен – новичок", by=actor(district.alisa), now=NOW
    )

    def shown(unit):
        return [v.role_model for one in catalogue_of(unit, YEAR) for v in one.variants]

    assert own in shown(district.school)
    assert own not in shown(district.next_school)
    with pytest.raises(Refused) as refused:
        add_role_model(form, district.school, title="Спортсмен –  новичок", by=actor(district.alisa), now=NOW)
    assert codes(refused) == ["catalogue.same_title"]


def test_built_in_rows_are_not_edited(district: District) -> None:
    form = Form.objects.get(code="pupil-pupil")
    with pytest.raises(Refused) as refused:
        change_form(form, version=1, title="Иное", by=actor(district.alisa), now=NOW)
    assert codes(refused) == ["catalogue.built_in"]


def test_stale_change_is_a_conflict_with_both_texts(district: District) -> None:
    form = Form.objects.get(code="pupil-pupil")
    own = add_role_model(form, district.school, title="капитан – игрок", by=actor(district.alisa), now=NOW)
    change_role_model(own, version=1, title="капитан – команда", by=actor(district.alisa), now=NOW)
    with pytest.raises(Conflict) as conflict:
        change_role_model(own, version=1, title="тренер – игрок", by=actor(district.alisa), now=NOW)
    assert conflict.value.fields == {"название": ("тренер – игрок", "капитан – команда")}


def test_role_models_of_a_running_form_change(district: District) -> None:
    first, second = RoleModel.objects.filter(form__code="pupil-pupil")[:2]
    running = turn_on(district, role_models=[first])
    change_running(running, version=1, role_models=[second], by=actor(district.alisa), now=NOW)
    running.refresh_from_db()
    assert list(running.role_models.all()) == [second]
    assert running.version == 2
    assert Entry.objects.get(verb="programmes.form.changed").facts["fields"] == ["role_models"]


@pytest.mark.fulfils("S3-3.6")
def test_form_with_pairs_is_not_switched_off(district: District) -> None:
    running = turn_on(district)
    Pair.objects.create(
        organisation=district.school, year=YEAR, form=running.form, starts_on=TODAY, decided_at=NOW,
        mentor=make_mentor(make_person(district.school)),
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        switch_off(running, version=1, by=actor(district.alisa), now=NOW)
    assert codes(refused) == ["form.in_use"]
    Pair.objects.all().delete()
    switch_off(running, version=1, by=actor(district.alisa), now=NOW)
    assert not RunningForm.objects.exists()
