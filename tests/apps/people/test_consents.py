"""Consents: who signs, from when till when they hold, what bulk entry and withdrawal do."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.journal.models import Entry
from nastavnik.people.actions.consents import record_consent, record_consents, withdraw_consent
from nastavnik.people.actions.persons import change_person
from nastavnik.people.models import Consent, ConsentKind, Person, Signer
from nastavnik.people.queries import drafts, person_card
from nastavnik.rules.access import SYSTEM
from nastavnik.rules.outcome import Refused
from nastavnik.rules.people import consents as rules
from nastavnik.rules.people.consent_terms import covered
from tests.conftest import NOW, TODAY
from tests.factories import District, make_person

WHEN: dict[str, Any] = {"by": SYSTEM, "now": NOW, "today": TODAY}
SIGNED = date(2026, 9, 1)


def terms(person: Person) -> tuple[date | None, date | None]:
    person.refresh_from_db()
    return person.consent_valid_from, person.consent_valid_until


def valid_on(day: date) -> bool:
    return Person.objects.with_valid_consent(day).exists()


@pytest.mark.fulfils("S0-2.4.3", "X-17")
def test_a_representatives_consent_ends_with_the_eighteenth_birthday(district: District) -> None:
    person = make_person(district.school, consent=False, born=date(2009, 1, 10))
    assert list(drafts(Person.objects.all(), today=TODAY)) == [person]

    consent = record_consent(person, signed_on=SIGNED, signer_name="Готовцева Анна", **WHEN)

    assert consent.signer == Signer.REPRESENTATIVE
    assert terms(person) == (SIGNED, date(2027, 1, 9))
    assert valid_on(date(2027, 1, 9))
    assert not valid_on(date(2027, 1, 10))
    assert list(drafts(Person.objects.all(), today=TODAY)) == []


def test_ones_own_consent_takes_over_at_eighteen(district: District) -> None:
    person = make_person(district.school, consent=False, born=date(2008, 11, 1))
    record_consent(person, signed_on=SIGNED, **WHEN)
    record_consent(person, signed_on=date(2026, 11, 5), **WHEN)

    assert terms(person) == (date(2026, 11, 5), None)
    assert not valid_on(date(2026, 11, 3))
    assert Consent.objects.get(signed_on=date(2026, 11, 5)).signer == Signer.SELF


def test_the_wrong_side_may_not_sign(district: District) -> None:
    pupil = make_person(district.school, consent=False)

    with pytest.raises(Refused) as refused:
        record_consent(pupil, signed_on=SIGNED, signer=Signer.SELF, **WHEN)

    assert [problem.code for problem in refused.value.problems] == ["consent.signer"]
    assert not Consent.objects.exists()


def test_a_consent_is_not_signed_tomorrow(district: District) -> None:
    with pytest.raises(Refused) as refused:
        record_consent(make_person(district.school), signed_on=TODAY + timedelta(1), **WHEN)

    assert [problem.code for problem in refused.value.problems] == ["consent.future"]


def test_withdrawal_takes_effect_at_once(district: District) -> None:
    person = make_person(district.school, consent=False)
    consent = record_consent(person, signed_on=SIGNED, **WHEN)

    withdraw_consent(consent, on=TODAY, **WHEN)

    assert terms(person) == (SIGNED, TODAY - timedelta(1))
    assert valid_on(TODAY - timedelta(1))
    assert not valid_on(TODAY)
    entry = Entry.objects.get(verb="people.consent.withdrawn")
    assert entry.facts == {"person": person.pk, "on": "2026-11-21"}


def test_withdrawn_on_the_day_of_signing_it_never_held(district: District) -> None:
    person = make_person(district.school, consent=False)
    withdraw_consent(record_consent(person, signed_on=TODAY, **WHEN), on=TODAY, **WHEN)

    assert terms(person) == (None, None)


def test_a_consent_is_not_withdrawn_before_it_was_signed(district: District) -> None:
    consent = record_consent(make_person(district.school, consent=False), signed_on=SIGNED, **WHEN)

    with pytest.raises(Refused):
        withdraw_consent(consent, on=SIGNED - timedelta(1), **WHEN)


def test_distribution_is_another_consent(district: District) -> None:
    person = make_person(district.school, consent=False)

    record_consent(person, signed_on=SIGNED, kind=ConsentKind.DISTRIBUTION, **WHEN)

    assert terms(person) == (None, None)


def test_a_corrected_birth_date_moves_the_term(district: District) -> None:
    person = make_person(district.school, consent=False)
    record_consent(person, signed_on=SIGNED, **WHEN)

    change_person(person, version=1, born=date(2010, 3, 5), **WHEN)

    assert terms(person) == (SIGNED, date(2028, 3, 4))


@pytest.mark.fulfils("S0-2.4.3")
def test_a_pile_of_paper_consents_is_entered_at_once(district: District) -> None:
    pupil = make_person(district.school, consent=False, surname="Рожин")
    teacher = make_person(
        district.school, consent=False, surname="Усова", born=date(1980, 1, 1), occupation="teacher"
    )
    stranger = make_person(district.next_school, consent=False)

    assert record_consents(district.school, signed_on=SIGNED, **WHEN) == 2

    assert (pupil.consents.get().signer, teacher.consents.get().signer) == ("representative", "self")
    assert terms(teacher) == (SIGNED, None)
    assert terms(stranger) == (None, None)
    assert record_consents(district.school, signed_on=SIGNED, **WHEN) == 0
    assert Entry.objects.filter(verb="people.consent.recorded_in_bulk").count() == 2


def test_bulk_entry_revives_no_withdrawn_consent(district: District) -> None:
    person = make_person(district.school, consent=False)
    withdraw_consent(record_consent(person, signed_on=SIGNED, **WHEN), on=date(2026, 10, 1), **WHEN)

    assert record_consents(district.school, signed_on=date(2026, 9, 15), **WHEN) == 0
    assert not valid_on(TODAY)
    assert record_consents(district.school, signed_on=date(2026, 11, 1), **WHEN) == 1
    assert valid_on(TODAY)


def test_bulk_entry_may_name_the_people(district: District) -> None:
    chosen = make_person(district.school, consent=False)
    make_person(district.school, consent=False)

    assert record_consents(district.school, [chosen], signed_on=SIGNED, **WHEN) == 1


def test_the_card_says_why_a_person_is_a_draft(district: District) -> None:
    person = make_person(district.school, consent=False)
    withdraw_consent(record_consent(person, signed_on=SIGNED, **WHEN), on=TODAY, **WHEN)

    card = person_card(person, today=TODAY)

    assert card.is_draft
    assert card.no_consent is not None
    assert card.no_consent.code == "consent-withdrawn"
    assert [held.in_force for held in card.consents] == [False]
    assert card.age == 14


days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
consents = st.lists(
    st.builds(
        rules.Consent,
        kind=st.just(rules.ConsentKind.PROCESSING),
        signed_on=days,
        signer=st.sampled_from(rules.Signer),
        valid_until=st.none() | days,
        withdrawn_on=st.none() | days,
    ),
    max_size=4,
)


@given(consents, st.none() | st.dates(date(2006, 1, 1), date(2012, 12, 31)), days, st.integers(-900, 900))
def test_the_term_agrees_with_the_rule_of_each_day(
    held: list[rules.Consent], born: date | None, today: date, shift: int
) -> None:
    span = covered(held, born=born, today=today)
    valid_today = rules.valid_consent(held, born=born, on=today) is not None

    assert valid_today == (span is not None and span.covers(today))
    day = today + timedelta(shift)
    if span is not None and span.covers(day):
        assert rules.valid_consent(held, born=born, on=day) is not None
