"""What the database refuses by itself: a case for each constraint, and a sentence for people at each.

A new constraint wants its case here: what stands before, and the row that must not come in.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from nastavnik.access.models import Membership
from nastavnik.accounts.models import User
from nastavnik.documents.models import (
    Acquaintance,
    DocumentStep,
    IncomingAct,
    IssuedDocument,
    Official,
    OutsideEntry,
    Register,
    TemplateRevision,
)
from nastavnik.files.actions import keep
from nastavnik.matching.models import Proposal, Round
from nastavnik.monitoring.models import Indicator, Target
from nastavnik.orgs.models import ParticipationList, Unit, YearFigure
from nastavnik.pairs.models import Meeting, PairMember
from nastavnik.people.models import Consent, MentorProfile, Request, SavedView
from nastavnik.programmes.models import Form, RoleModel, RunningForm
from tests.conftest import NOW, TODAY
from tests.factories import (
    District,
    make_mentor,
    make_pair,
    make_person,
    make_request,
    make_running_form,
    system,
)

CONSTRAINTS = {
    constraint.name: (model, constraint)
    for model in apps.get_models()
    if model.__module__.startswith("nastavnik.")
    for constraint in model._meta.constraints
}
Case = Callable[[District], Any]
CASES: dict[str, Case] = {}


def case(name: str) -> Callable[[Case], Case]:
    """Register the case of a constraint: it makes what is legal, then what must be refused."""

    def keep_it(made: Case) -> Case:
        assert name not in CASES, name
        CASES[name] = made
        return made

    return keep_it


def twice(model: type[models.Model], **facts: Any) -> None:
    for _ in range(2):
        model._default_manager.create(**facts)


def test_every_constraint_has_a_case_and_no_case_is_left_over():
    assert set(CASES) == set(CONSTRAINTS)


@pytest.mark.parametrize("name", sorted(CONSTRAINTS))
def test_the_database_refuses(name, district):
    model, constraint = CONSTRAINTS[name]
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        CASES[name](district)
    text = str(refused.value)
    by_columns = connection.vendor == "sqlite" and isinstance(constraint, models.UniqueConstraint)
    if by_columns and not constraint.condition:
        assert all(f"{model._meta.db_table}.{_column(model, one)}" in text for one in constraint.fields), text
    else:
        assert name in text or (by_columns and model._meta.db_table in text), text


def _column(model: type[models.Model], name: str) -> str:
    return str(model._meta.get_field(name).column)  # type: ignore[union-attr]  # a constraint stands on columns


@pytest.mark.parametrize("name", sorted(CONSTRAINTS))
def test_a_refusal_is_told_in_russian(name):
    _, constraint = CONSTRAINTS[name]
    assert any("а" <= letter <= "я" for letter in str(constraint.violation_error_message).lower()), name


@case("membership_once")
def _(d: District) -> None:
    Membership.objects.create(user=d.alisa, unit=d.school, role="curator", granted_at=NOW)


@case("membership_role_known")
def _(d: District) -> None:
    Membership.objects.create(user=d.alisa, unit=d.school, role="director", granted_at=NOW)


@case("user_email_lower")
def _(d: District) -> None:
    User.objects.create(email="Ivan@School.example", surname="А", given="Б", joined_at=NOW)


def unit(**facts: Any) -> Unit:
    return Unit.objects.create(path="00077", code="new", name="Н", short_name="Н", **facts)


@case("unit_kind_by_level")
def _(d: District) -> None:
    unit(level="organisation", kind="", parent=d.municipality)


@case("unit_region_is_top")
def _(d: District) -> None:
    unit(level="region", parent=d.municipality)


@case("unit_head_term")
def _(d: District) -> None:
    unit(
        level="organisation", kind="school", parent=d.municipality, head_since=date(2026, 9, 1),
        head_until=date(2026, 8, 31),
    )  # fmt: skip


@case("year_figure_once")
def _(d: District) -> None:
    twice(
        YearFigure,
        unit=d.school,
        year=2026,
        kind="pupils",
        value=1,
        source="ФСН",
        as_of=TODAY,
        recorded_at=NOW,
    )


@case("participation_list_once")
def _(d: District) -> None:
    twice(
        ParticipationList,
        unit=d.region,
        year=2026,
        act_title="О",
        act_body="Минобр",
        act_number="1",
        act_date=TODAY,
    )


@case("template_revision_once")
def _(d: District) -> None:
    twice(TemplateRevision, kind="pairs-order", owner=d.school, number=77, sha256="0" * 64, created_at=NOW)


@case("template_built_in_once")
def _(d: District) -> None:
    twice(TemplateRevision, kind="pairs-order", owner=None, number=77, sha256="0" * 64, created_at=NOW)


def register(d: District) -> Register:
    return Register.objects.create(organisation=d.school, sequence="orders", year=2026)


@case("register_once")
def _(d: District) -> None:
    register(d)
    register(d)


@case("official_once")
def _(d: District) -> None:
    twice(Official, organisation=d.school, surname="Рожина", given="Мария", patronymic="")


def document(d: District, **facts: Any) -> IssuedDocument:
    file = keep(b"x", name="x", media_type="x", purpose="document", unit=d.school, by=system, now=NOW)
    template, _ = TemplateRevision.objects.get_or_create(
        kind="x", number=1, sha256="0" * 64, defaults={"created_at": NOW}
    )
    given = {
        "organisation": d.school,
        "kind": "pairs-order",
        "title": "Приказ",
        "number": "12",
        "date": TODAY,
    }
    return IssuedDocument.objects.create(
        **given | facts, facts={}, template=template, docx=file, issued_at=NOW
    )  # fmt: skip


@case("document_number_once")
def _(d: District) -> None:
    same = register(d)
    document(d, register=same)
    document(d, register=same)


@case("outside_entry_once")
def _(d: District) -> None:
    twice(OutsideEntry, register=register(d), number="14", date=TODAY, title="О смотре", entered_at=NOW)


@case("document_step_once")
def _(d: District) -> None:
    twice(DocumentStep, document=document(d, register=register(d)), state="signed", on=TODAY, at=NOW)


@case("document_step_minutes_whole")
def _(d: District) -> None:
    made = document(d, register=register(d))
    DocumentStep.objects.create(document=made, state="review", on=TODAY, minutes_number="4", at=NOW)


@case("acquaintance_once")
def _(d: District) -> None:
    twice(Acquaintance, document=document(d, register=register(d)), name="Рожина М. И.", noted_at=NOW)


def act(d: District, **facts: Any) -> None:
    IncomingAct.objects.create(
        unit=d.municipality, level="municipal", kind="приказ", dated=TODAY, number="94-13", entered_at=NOW, **facts
    )  # fmt: skip


@case("incoming_act_once")
def _(d: District) -> None:
    act(d)
    act(d)


@case("incoming_act_ends_later")
def _(d: District) -> None:
    act(d, ends_on=TODAY)


def consent(d: District, **facts: Any) -> Consent:
    person = make_person(d.school, consent=False)
    return Consent.objects.create(
        person=person,
        purpose="участие",
        text_version="1",
        signer="self",
        signed_on=TODAY,
        entered_at=NOW,
        **facts,
    )


@case("consent_term_after_signing")
def _(d: District) -> None:
    consent(d, valid_until=TODAY - timedelta(days=1))


@case("consent_withdrawn_after_signing")
def _(d: District) -> None:
    consent(d, withdrawn_on=TODAY - timedelta(days=1))


@case("request_once_a_year")
def _(d: District) -> None:
    twice(Request, person=make_person(d.school), year=2026, text="ОГЭ", asked_on=TODAY)


@case("mentor_profile_once_a_year")
def _(d: District) -> None:
    twice(MentorProfile, person=make_person(d.school), year=2026)


@case("mentor_profile_age_window")
def _(d: District) -> None:
    make_mentor(make_person(d.school), age_min=15, age_max=14)


@case("saved_view_once")
def _(d: District) -> None:
    twice(SavedView, user_id=d.alisa.pk, area="mentees", title="Мой", query="")


@case("role_model_code_once")
def _(d: District) -> None:
    twice(RoleModel, form=Form.objects.get(code="pupil-pupil"), code="mine", title="Своя")


@case("running_form_once")
def _(d: District) -> None:
    twice(
        RunningForm,
        organisation=d.school,
        form=Form.objects.get(code="pupil-pupil"),
        year=2026,
        chosen_on=TODAY,
    )


def pair(d: District, **facts: Any) -> Any:
    return make_pair(make_mentor(make_person(d.school)), make_request(make_person(d.school)), **facts)


@case("pair_ends_after_start")
def _(d: District) -> None:
    pair(d, starts_on=date(2026, 10, 5), ends_on=date(2026, 10, 4))


@case("pair_member_once")
def _(d: District) -> None:
    member = PairMember.objects.get(pair=pair(d))
    PairMember.objects.create(pair=member.pair, request=member.request, joined_on=TODAY, left_on=TODAY)


@case("request_in_one_running_pair")
def _(d: District) -> None:
    member = PairMember.objects.get(pair=pair(d))
    PairMember.objects.create(pair=pair(d), request=member.request, joined_on=TODAY)


def meeting(d: District, **facts: Any) -> None:
    Meeting.objects.create(
        pair=facts.pop("pair", None) or pair(d),
        number=1,
        kind="trial",
        held_on=TODAY,
        recorded_at=NOW,
        **facts,
    )


@case("meeting_number_once")
def _(d: District) -> None:
    same = pair(d)
    meeting(d, pair=same)
    meeting(d, pair=same)


@case("meeting_mark_to_ten")
def _(d: District) -> None:
    meeting(d, feedback_mark=11)


@case("meeting_closed_with_feedback")
def _(d: District) -> None:
    meeting(d, closed_at=NOW)


def make_round(d: District) -> Round:
    running = RunningForm.objects.filter(organisation=d.school).first() or make_running_form(d.school)
    return Round.objects.create(organisation=d.school, running_form=running, year=2026, created_at=NOW)


@case("round_one_open")
def _(d: District) -> None:
    make_round(d)
    make_round(d)


@case("proposal_once")
def _(d: District) -> None:
    facts = {"round": make_round(d), "mentor": make_mentor(make_person(d.school)), "score": 1, "why": "тема"}
    facts["request"] = make_request(make_person(d.school))
    Proposal.objects.create(**facts, decision="refused")
    Proposal.objects.create(**facts)


@case("proposal_one_standing")
def _(d: District) -> None:
    facts = {
        "round": make_round(d),
        "score": 1,
        "why": "тема",
        "request": make_request(make_person(d.school)),
    }
    for _ in range(2):
        Proposal.objects.create(**facts, mentor=make_mentor(make_person(d.school)))


@case("indicator_version_once")
def _(d: District) -> None:
    twice(Indicator, code="Х1", version=1, title="Доля", method="share", method_note="делят")


@case("target_once")
def _(d: District) -> None:
    twice(Target, unit=d.school, indicator_code="Х1", year=2026, value=10, source="приказ")


@case("target_federal_once")
def _(d: District) -> None:
    twice(Target, unit=None, indicator_code="Х1", year=2026, value=10, source="приказ")
