"""Pairs formed, members, pauses and ends."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from nastavnik.journal.models import Entry
from nastavnik.pairs.actions import (
    Draft,
    DraftMember,
    add_member,
    choose_role_model,
    create_pairs,
    dissolve,
    finish,
    leave,
    resume,
    suspend,
)
from nastavnik.pairs.models import Pair, PairMember, PairState
from nastavnik.pairs.queries import (
    for_lines,
    lines_of,
    partners_for_export,
    withdrawal_touches,
    without_meeting,
)
from nastavnik.people.models import Person
from nastavnik.programmes.models import Form, RoleModel
from nastavnik.rules.outcome import Conflict, Refused
from tests.apps.pairs.people import BEGAN, make_pair
from tests.factories import NOW, TODAY, YEAR, District, actor, make_mentor, make_person, make_request


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def draft(district: District, **mentee_facts) -> Draft:
    mentor = make_mentor(make_person(district.school, surname="Петрова", given="Ирина"))
    return Draft(mentor, (DraftMember(7, make_request(make_person(district.school, **mentee_facts))),))


def form_pairs(district: District, drafts: list[Draft]) -> list[Pair]:
    return create_pairs(
        drafts, organisation=district.school, form=Form.objects.get(code="pupil-pupil"), year=YEAR,
        starts_on=TODAY, today=TODAY, by=actor(district.alisa), now=NOW,
    )  # fmt: skip


@pytest.mark.fulfils("X-11")
def test_no_pair_is_made_when_one_child_has_no_consent(district: District) -> None:
    good, bad = draft(district), draft(district, surname="Готовцев", given="Егор", consent=False)
    with pytest.raises(Refused) as refused:
        form_pairs(district, [good, bad])
    assert codes(refused) == ["consent.none"]
    assert "№\u00a07 в списке, Готовцев Егор" in refused.value.problems[0].text
    assert not Pair.objects.exists()


def test_mentee_is_not_paired_twice_by_one_request(district: District) -> None:
    once = draft(district)
    form_pairs(district, [once])
    with pytest.raises(Refused) as refused:
        form_pairs(district, [once])
    assert codes(refused) == ["pairs.busy"]
    other = make_pair(district.school)
    with pytest.raises(IntegrityError), transaction.atomic():
        PairMember.objects.create(pair=other, request=once.members[0].request, joined_on=TODAY)


def test_people_of_another_school_enter_no_pair(district: District) -> None:
    mentor = make_mentor(make_person(district.next_school))
    strange = Draft(mentor, (DraftMember(1, make_request(make_person(district.school))),))
    with pytest.raises(Refused) as refused:
        form_pairs(district, [strange])
    assert codes(refused) == ["pairs.foreign"]


def test_lapsed_consent_suspends_at_once_and_no_later(district: District) -> None:
    pair = make_pair(district.school, 2)
    member = pair.members.select_related("request__person").get(pk=pair.members.last().pk)
    Person.objects.filter(pk=member.request.person_id).update(consent_valid_until=TODAY)

    def state(day: date) -> PairState:
        (line,) = lines_of(for_lines(Pair.objects.all(), day), day)
        return line.state

    assert state(TODAY) == PairState.ACTIVE
    assert state(TODAY + timedelta(days=1)) == PairState.SUSPENDED
    assert list(Pair.objects.suspended_on(TODAY)) == []
    assert list(Pair.objects.suspended_on(TODAY + timedelta(days=1))) == [pair]
    assert list(Pair.objects.at_work_on(TODAY)) == [pair]
    assert list(Pair.objects.at_work_on(TODAY + timedelta(days=1))) == []


def test_consent_of_somebody_who_left_the_group_counts_no_more(district: District) -> None:
    pair = make_pair(district.school, 2)
    gone = pair.members.first()
    leave(gone, version=pair.version, left_on=TODAY, by=actor(district.alisa), now=NOW)
    Person.objects.filter(requests=gone.request_id).update(consent_valid_from=None)
    assert list(Pair.objects.at_work_on(TODAY)) == [pair]


def test_mentor_who_never_consented_suspends(district: District) -> None:
    pair = make_pair(district.school)
    Person.objects.filter(pk=pair.mentor.person_id).update(consent_valid_from=None)
    assert list(Pair.objects.suspended_on(TODAY)) == [pair]


def test_resume_needs_consents(district: District) -> None:
    pair = make_pair(district.school)
    by = actor(district.alisa)
    suspend(pair, version=1, by=by, now=NOW)
    Person.objects.filter(pk=pair.mentor.person_id).update(consent_valid_from=None)
    with pytest.raises(Refused) as refused:
        resume(pair, version=2, today=TODAY, by=by, now=NOW)
    assert codes(refused) == ["pair.no_consent"]
    assert "Петрова Ирина" in refused.value.problems[0].text
    Person.objects.filter(pk=pair.mentor.person_id).update(consent_valid_from=BEGAN)
    assert resume(pair, version=2, today=TODAY, by=by, now=NOW).state == PairState.ACTIVE


def test_last_member_does_not_leave(district: District) -> None:
    pair = make_pair(district.school)
    with pytest.raises(Refused) as refused:
        leave(pair.members.get(), version=1, left_on=TODAY, by=actor(district.alisa), now=NOW)
    assert codes(refused) == ["pair.last_member"]


def test_pair_becomes_a_group(district: District) -> None:
    pair = make_pair(district.school)
    add_member(
        pair, make_request(make_person(district.school)), version=1, joined_on=TODAY, today=TODAY,
        by=actor(district.alisa), now=NOW,
    )  # fmt: skip
    (line,) = lines_of(for_lines(Pair.objects.all(), TODAY), TODAY)
    assert line.is_group
    assert line.title == "Петрова Ирина – группа из 2\u00a0человек"


def test_mentor_is_not_his_own_mentee(district: District) -> None:
    pair = make_pair(district.school)
    with pytest.raises(Refused) as refused:
        add_member(
            pair, make_request(pair.mentor.person), version=1, joined_on=TODAY, today=TODAY,
            by=actor(district.alisa), now=NOW,
        )  # fmt: skip
    assert codes(refused) == ["pairs.same_person"]


def test_dissolving_frees_the_mentee_and_keeps_the_reason(district: District) -> None:
    pair = make_pair(district.school)
    by = actor(district.alisa)
    with pytest.raises(Refused):
        dissolve(pair, version=1, ended_on=TODAY, reason=" ", by=by, now=NOW)
    ended = dissolve(pair, version=1, ended_on=TODAY, reason="Не сошлись во времени", by=by, now=NOW)
    assert (ended.state, ended.outcome, ended.ended_on) == (
        PairState.DISSOLVED,
        "Не сошлись во времени",
        TODAY,
    )
    assert pair.members.get().left_on == TODAY
    entry = Entry.objects.get(verb="pairs.pair.dissolved")
    assert "Не сошлись" not in str(entry.facts)


def test_ended_pair_does_not_change(district: District) -> None:
    pair = make_pair(district.school)
    by = actor(district.alisa)
    finish(pair, version=1, ended_on=TODAY, outcome="Цель достигнута", by=by, now=NOW)
    with pytest.raises(Refused) as refused:
        suspend(pair, version=2, by=by, now=NOW)
    assert codes(refused) == ["pair.ended"]


def test_second_curator_sees_what_the_first_did(district: District) -> None:
    pair = make_pair(district.school)
    by = actor(district.alisa)
    suspend(pair, version=1, by=by, now=NOW)
    with pytest.raises(Conflict) as conflict:
        finish(pair, version=1, ended_on=TODAY, outcome="", by=by, now=NOW)
    assert conflict.value.fields == {"Пара": ("завершить", "приостановлена, редакция 2")}


def test_role_model_is_of_the_pair_s_form(district: District) -> None:
    pair = make_pair(district.school)
    by = actor(district.alisa)
    own = RoleModel.objects.filter(form=pair.form).first()
    strange = RoleModel.objects.exclude(form=pair.form).first()
    assert choose_role_model(pair, own, version=1, by=by, now=NOW).role_model == own
    with pytest.raises(Refused):
        choose_role_model(pair, strange, version=2, by=by, now=NOW)


def test_quiet_pairs_are_counted_from_the_last_meeting_or_the_start(district: District) -> None:
    quiet = make_pair(district.school, starts_on=TODAY - timedelta(days=21))
    make_pair(district.school, starts_on=TODAY - timedelta(days=20))
    met = make_pair(district.school, starts_on=TODAY - timedelta(days=60))
    Pair.objects.filter(pk=met.pk).update(last_met_on=TODAY - timedelta(days=20))
    assert list(without_meeting(Pair.objects.all(), TODAY)) == [quiet]
    assert set(without_meeting(Pair.objects.all(), TODAY + timedelta(days=1))) == set(Pair.objects.all())


def test_lines_take_three_queries_for_one_pair_and_for_three(
    district: District, django_assert_num_queries
) -> None:
    make_pair(district.school, 2)
    with django_assert_num_queries(3):
        lines_of(for_lines(Pair.objects.all(), TODAY), TODAY)
    make_pair(district.school, 3)
    make_pair(district.school)
    with django_assert_num_queries(3):
        lines_of(for_lines(Pair.objects.all(), TODAY), TODAY)


def test_partners_for_the_federal_bases(district: District) -> None:
    pair = make_pair(district.school, 2, workplace="Колледж № 2")
    ended = make_pair(district.school)
    dissolve(ended, version=1, ended_on=TODAY, reason="переезд", by=actor(district.alisa), now=NOW)
    partners = partners_for_export(district.school, YEAR)
    names = [member.request.person.full_name for member in pair.members.all()]
    assert partners.of_mentors[pair.mentor_id].names == "; ".join(names)
    assert partners.of_mentors[pair.mentor_id].place == "Школа № 5"
    first = partners.of_requests[pair.members.first().request_id]
    assert (first.names, first.place, first.form) == (
        "Петрова Ирина Семёнович",
        "Колледж № 2",
        "Ученик – ученик",
    )
    assert set(partners.of_mentors) == {pair.mentor_id}


def test_withdrawal_says_what_it_touches(district: District) -> None:
    pair = make_pair(district.school, surname="Захаров", given="Виктор")
    mentee = pair.members.get().request.person
    assert withdrawal_touches(mentee) == [
        "Будет приостановлена пара в форме «Ученик – ученик» (наставник: Захаров Виктор)."
    ]
    assert withdrawal_touches(pair.mentor.person) == [
        f"Будет приостановлена пара в форме «Ученик – ученик» (наставляемые: {mentee.list_name})."
    ]
    assert withdrawal_touches(make_person(district.school)) == []
