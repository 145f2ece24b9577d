"""Gathering facts, computing proposals, what a new computation keeps."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from nastavnik.journal.models import Entry
from nastavnik.matching.actions import (
    accept,
    change_rules,
    close_round,
    compute,
    lock,
    open_round,
    refuse,
    set_aside,
)
from nastavnik.matching.gather import gather
from nastavnik.matching.models import Proposal, Round
from nastavnik.matching.queries import mentee_lines
from nastavnik.pairs.models import Pair, PairMember
from nastavnik.people.models import Person
from nastavnik.rules.matching import RoundRules
from nastavnik.rules.outcome import Conflict, Refused
from tests.apps.matching.people import again, computed, mentee, mentor, of, plan
from tests.factories import NOW, TODAY, YEAR, District, actor, make_running_form


def gathered(round_: Round):
    return gather(Round.objects.select_related("organisation", "running_form__form").get(pk=round_.pk), TODAY)


def test_a_second_opening_leads_to_the_same_round(district: District) -> None:
    running = make_running_form(district.school)
    by = actor(district.alisa)
    assert open_round(running, by=by, now=NOW) == open_round(running, by=by, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.create(organisation=district.school, running_form=running, year=YEAR, created_at=NOW)


def test_facts_are_read_from_the_base(district: District) -> None:
    request = mentee(
        district.school, "Готовцев", "математика физика", born=date(2012, 11, 22), slots=["tue"],
        asked_on=date(2026, 11, 1),
    )  # fmt: skip
    busy = mentor(
        district.school, "Петрова", capacity=3, age_min=12, age_max=15, born=None, birth_year=2009,
        certificate="№ 12 от 01.10.2026",
    )  # fmt: skip
    pair = Pair.objects.create(
        organisation=district.school, year=YEAR, form=make_running_form(district.school).form, mentor=busy,
        starts_on=TODAY, decided_at=NOW,
    )  # fmt: skip
    PairMember.objects.create(pair=pair, request=mentee(district.school, "Лукин"), joined_on=TODAY)
    round_ = open_round(district.school.running_forms.get(), by=actor(district.alisa), now=NOW)
    facts = gathered(round_).facts
    (one,) = [fact for fact in facts.mentees if fact.id == request.pk]
    assert (one.age, one.waiting_days, one.slots, one.paired) == (13, 20, frozenset({"tue"}), False)
    assert one.topics == {"test-математика", "test-физика"}
    assert [fact.paired for fact in facts.mentees if fact.id != request.pk] == [True]
    (offer,) = facts.mentors
    assert (offer.age, offer.capacity, offer.taken, offer.free, offer.trained) == (17, 3, 1, 2, True)
    assert str(offer.ages) == "12–15"


def test_earlier_pairs_are_remembered_by_person(district: District) -> None:
    request, profile = mentee(district.school, "Готовцев"), mentor(district.school, "Петрова")
    bad = mentor(district.school, "Захаров")
    running = make_running_form(district.school)
    for one, state in ((profile, "finished"), (bad, "dissolved")):
        pair = Pair.objects.create(
            organisation=district.school, year=YEAR, form=running.form, mentor=one, starts_on=TODAY,
            ended_on=TODAY, state=state, decided_at=NOW,
        )  # fmt: skip
        PairMember.objects.create(pair=pair, request=request, joined_on=TODAY, left_on=TODAY)
    round_ = open_round(running, by=actor(district.alisa), now=NOW)
    (one,) = gathered(round_).facts.mentees
    assert (one.earlier, one.ended_badly) == (frozenset({profile.pk}), frozenset({bad.pk}))


def test_only_people_whom_the_form_concerns_are_gathered(district: District) -> None:
    pupil = mentor(district.school, "Петрова")
    mentor(district.school, "Окоёмов", occupation="teacher")
    asked_by_name = mentor(district.school, "Усов", occupation="graduate", form_code="pupil-pupil")
    mentor(district.next_school, "Чужая")
    round_ = computed(district.school)
    assert set(gathered(round_).mentors) == {pupil.pk, asked_by_name.pk}


def test_gathering_takes_six_queries_for_one_and_for_three(
    district: District, django_assert_num_queries
) -> None:
    mentee(district.school, "Готовцев")
    mentor(district.school, "Петрова")
    round_ = computed(district.school)
    rounds = Round.objects.select_related("organisation", "running_form__form")
    loaded = rounds.get(pk=round_.pk)
    with django_assert_num_queries(6):
        mentee_lines(loaded, gather(loaded, TODAY))
    for surname in ("Лукин", "Усов"):
        mentee(district.school, surname)
        mentor(district.school, f"{surname}-наставник")
    again(round_)
    loaded = rounds.get(pk=round_.pk)
    with django_assert_num_queries(6):
        mentee_lines(loaded, gather(loaded, TODAY))


def test_pairs_come_with_their_reasons(district: District) -> None:
    request = mentee(district.school, "Готовцев")
    mentor(district.school, "Петрова", "математика", age_min=12, age_max=15)
    round_ = computed(district.school)
    proposal = of(round_, request)
    assert "математика" in proposal.why
    labels = [label for label, _mark, _text in proposal.reasons]
    assert labels == ["Запрос и компетенции", "Общее время", "Возраст", "Прежняя пара", "Ожидание"]
    assert RoundRules.from_dict(round_.rules).form == "pupil-pupil"
    assert Entry.objects.get(verb="matching.round.computed").facts["served"] == 1


def test_everybody_left_or_kept_out_has_a_cause(district: District) -> None:
    left = mentee(district.school, "Лишний", "физика")
    unsigned = mentee(district.school, "Безсогласный", consent=False)
    silent = mentor(district.school, "Молчаливый", "")
    idle = mentor(district.school, "Свободный", "химия")
    round_ = computed(district.school)
    summary = round_.summary
    assert list(summary["left_out"]) == [str(left.pk)]
    assert "физика" in summary["left_out"][str(left.pk)]["text"]
    assert "согласия" in " ".join(summary["kept_out"]["mentee"][str(unsigned.pk)])
    assert list(summary["kept_out"]["mentor"]) == [str(silent.pk)]
    assert list(summary["idle"]) == [str(idle.pk)]


def test_training_is_asked_where_the_form_requires_it(district: District) -> None:
    mentee(district.school, "Готовцев")
    untrained = mentor(district.school, "Петрова")
    round_ = computed(district.school, training_required=True)
    assert plan(round_) == {}
    assert "обучение" in " ".join(round_.summary["kept_out"]["mentor"][str(untrained.pk)])


def test_new_computation_keeps_what_is_decided_and_replaces_the_rest(district: District) -> None:
    first, second = mentee(district.school, "Готовцев"), mentee(district.school, "Лукин")
    mentor(district.school, "Петрова")
    mentor(district.school, "Захарова")
    round_ = computed(district.school)
    by = actor(district.alisa)
    kept = lock(round_, of(round_, first).pk, version=1, by=by, now=NOW)
    loose = of(round_, second)
    again(round_)
    assert of(round_, first).pk == kept.pk
    assert of(round_, first).decision == "locked"
    assert not Proposal.objects.filter(pk=loose.pk).exists()
    assert of(round_, second).mentor_id == loose.mentor_id


def test_refused_pair_is_not_proposed_again_even_in_the_next_round(district: District) -> None:
    request = mentee(district.school, "Готовцев")
    mentor(district.school, "Петрова")
    mentor(district.school, "Захарова")
    round_ = computed(district.school)
    by = actor(district.alisa)
    turned_down = of(round_, request)
    refuse(round_, turned_down.pk, reason="не ладят", version=1, by=by, now=NOW)
    again(round_)
    other = of(round_, request)
    assert other.mentor_id != turned_down.mentor_id
    round_.refresh_from_db()
    close_round(round_, version=round_.version, by=by, now=NOW)
    following = again(open_round(round_.running_form, by=by, now=NOW))
    assert following != round_
    assert of(following, request).mentor_id == other.mentor_id


def test_locked_pair_falls_when_a_consent_is_withdrawn_and_the_round_says_so(district: District) -> None:
    request = mentee(district.school, "Готовцев")
    gone, other = mentor(district.school, "Петрова"), mentor(district.school, "Захарова")
    round_ = computed(district.school)
    by = actor(district.alisa)
    chosen = of(round_, request)
    lock(round_, chosen.pk, version=1, by=by, now=NOW)
    Person.objects.filter(pk=chosen.mentor.person_id).update(consent_valid_until=date(2026, 11, 20))
    round_ = again(round_)
    assert of(round_, request).mentor_id == ({gone.pk, other.pk} - {chosen.mentor_id}).pop()
    (lost,) = round_.summary["lost"]
    assert (lost["request"], lost["mentor"]) == (request.pk, chosen.mentor_id)
    assert "согласия" in lost["why"][0]


def test_rule_of_a_round_is_softened(district: District) -> None:
    mentee(district.school, "Готовцев", "физика")
    mentor(district.school, "Петрова", "химия")
    round_ = computed(district.school)
    assert plan(round_) == {}
    by = actor(district.alisa)
    change_rules(round_, topic_required=False, version=round_.version, today=TODAY, by=by, now=NOW)
    assert plan(round_) == {"Готовцев": "Петрова"}
    again(round_)
    assert plan(round_) == {"Готовцев": "Петрова"}, "the change is stored with the round"


def test_somebody_set_aside_takes_no_part(district: District) -> None:
    request = mentee(district.school, "Готовцев")
    mentor(district.school, "Петрова")
    round_ = computed(district.school)
    by = actor(district.alisa)
    changed = set_aside(round_, request, out=True, version=round_.version, by=by, now=NOW)
    assert plan(round_) == {}
    again(round_)
    assert plan(round_) == {}
    changed.refresh_from_db()
    set_aside(round_, request, out=False, version=changed.version, by=by, now=NOW)
    again(round_)
    assert plan(round_) == {"Готовцев": "Петрова"}


def test_stale_recompute_says_what_the_other_curator_did(district: District) -> None:
    request = mentee(district.school, "Готовцев")
    mentor(district.school, "Петрова")
    round_ = computed(district.school)
    accept(round_, of(round_, request).pk, version=1, by=actor(district.alisa), now=NOW)
    with pytest.raises(Conflict) as conflict:
        compute(round_, version=round_.version, today=TODAY, by=actor(district.head), now=NOW)
    assert conflict.value.fields == {"Подбор": ("подобрать заново", "пара принята, Ларионова Алиса")}


def test_closed_round_does_not_change(district: District) -> None:
    round_ = computed(district.school)
    close_round(round_, version=round_.version, by=actor(district.alisa), now=NOW)
    with pytest.raises(Refused) as refused:
        again(round_)
    assert refused.value.problems[0].code == "round.not_open"
