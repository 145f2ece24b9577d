"""Agreements: what keeps them from being signed, and the wording that follows from who signs."""

from dataclasses import replace
from datetime import date

import pytest

from nastavnik.rules.documents.kinds import PersonInOrder
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.agreements import PAIR_AGREEMENT, PARTNER_AGREEMENT, Participant
from nastavnik.rules.documents.papers.blanks import blank_context
from nastavnik.rules.documents.wording.cases import Gender
from nastavnik.rules.documents.wording.names import FullName
from nastavnik.rules.outcome import Problem

FULL, GROUP, BARE = PAIR_AGREEMENT.samples
PARTNER, LONG_LIST, ENTREPRENEUR = PARTNER_AGREEMENT.samples
BIRTHDAY = date(2026, 11, 21)  # the day of the samples


def codes(paper, facts) -> set[str]:  # type: ignore[no-untyped-def]  # any paper and its facts
    return {one.code for one in paper.problems(facts)}


def found(paper, facts, code: str) -> Problem:  # type: ignore[no-untyped-def]  # any paper and its facts
    return next(one for one in paper.problems(facts) if one.code == code)


def with_pupil(**facts: object):  # type: ignore[no-untyped-def]  # facts of the full sample
    mentor, pupil = FULL.participants  # type: ignore[attr-defined]
    return replace(FULL, participants=(mentor, replace(pupil, **facts)))


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (replace(FULL, ends=date(2026, 11, 30)), "period-reversed"),
        (replace(FULL, frequency=""), "frequency-missing"),
        (replace(FULL, starts=date(2026, 9, 1), ends=date(2026, 10, 1)), "agreement-late"),
        (with_pupil(consent_from=None), "consent-none"),
        (with_pupil(consent_from=date(2026, 11, 22)), "consent-none"),
        (with_pupil(consent_until=date(2026, 11, 20)), "consent-none"),
        (replace(FULL, participants=()), "consent-none"),
        (with_pupil(representative=None), "representative-missing"),
        (with_pupil(representative=None, adult=None), "representative-missing"),
    ],
)
def test_what_keeps_a_pair_agreement_from_being_signed(facts, code: str) -> None:  # type: ignore[no-untyped-def]
    assert code in codes(PAIR_AGREEMENT, facts)
    assert all(code not in codes(PAIR_AGREEMENT, sample) for sample in PAIR_AGREEMENT.samples)


def test_who_has_no_consent_is_named() -> None:
    told = found(PAIR_AGREEMENT, with_pupil(consent_from=None), "consent-none")

    assert "Рожина-Жук Анна" in told.text
    assert "21.11.2026" in told.text
    assert told.blocks


def test_on_the_day_of_majority_nobody_signs_for_one() -> None:
    of_age = with_pupil(adult=BIRTHDAY, representative=samples.PARENT)
    day_before = with_pupil(adult=date(2026, 11, 22), representative=samples.PARENT)

    sides = [one["side"] for one in PAIR_AGREEMENT.context(of_age)["signatures"]]
    assert sides == ["Наставник", "Наставляемый", "Куратор"]
    assert len(PAIR_AGREEMENT.context(day_before)["signatures"]) == 4
    assert PAIR_AGREEMENT.context(day_before)["with_representatives"]


def test_a_minor_mentor_has_a_representative_too() -> None:
    pupil = Participant(who=samples.PUPIL, consent_from=date(2026, 9, 1))
    facts = replace(FULL, mentor=samples.PUPIL, participants=(pupil, FULL.participants[1]))  # type: ignore[attr-defined]

    assert samples.PUPIL.name.surname in found(PAIR_AGREEMENT, facts, "representative-missing").text


def test_everybody_of_a_group_signs_and_stands_in_the_list() -> None:
    values = PAIR_AGREEMENT.context(GROUP)

    assert values["title"].endswith("наставляемых")
    assert len(values["members"]) == 40
    assert len(values["signatures"]) == 1 + 40 * 2 + 1
    assert {one["representative"] for one in values["members"]} == {"Рожин Олег Павлович"}


def test_between_workers_the_labour_contract_is_named() -> None:
    outsider = replace(BARE, mentor=samples.ENGINEER)
    before = replace(BARE, dated=date(2025, 2, 28))

    told = [PAIR_AGREEMENT.context(one)["between_workers"] for one in (BARE, outsider, before, FULL)]
    assert told == [True, False, False, False]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (replace(PARTNER, ends=date(2026, 11, 1)), "period-reversed"),
        (replace(PARTNER, starts=None, ends=date(2026, 11, 20)), "period-reversed"),
        (replace(PARTNER, ends=None), "prolonged-endless"),
        (replace(PARTNER, notice=0), "notice-missing"),
        (replace(PARTNER, notice=None), "notice-missing"),
        (replace(PARTNER, authority=""), "authority-missing"),
        (replace(PARTNER, partner_authority=" "), "authority-missing"),
        (replace(PARTNER, head=replace(PARTNER.head, post="")), "post-missing"),  # type: ignore[attr-defined]
        (replace(ENTREPRENEUR, entrepreneur=False), "post-missing"),
        (replace(PARTNER, partner_inn="123"), "inn-wrong"),
        (replace(PARTNER, partner_ogrn="12345678901234"), "ogrn-wrong"),
    ],
)
def test_what_is_wrong_with_a_partner_agreement(facts, code: str) -> None:  # type: ignore[no-untyped-def]
    assert code in codes(PARTNER_AGREEMENT, facts)
    assert all(code not in codes(PARTNER_AGREEMENT, sample) for sample in PARTNER_AGREEMENT.samples)


def test_what_is_left_out_of_a_partner_agreement_is_told_and_does_not_stop_it() -> None:
    told = [one for one in PARTNER_AGREEMENT.problems(ENTREPRENEUR) if not one.blocks]

    assert {one.code for one in told} == {"mentors-missing", "inn-missing"}


def test_signers_of_both_sides_stand_in_the_genitive_with_their_ground() -> None:
    woman = PersonInOrder(
        FullName("Соловей", "Анна", "Лукинична"), Gender.FEMALE, post="председатель", key="1"
    )
    values = PARTNER_AGREEMENT.context(
        replace(PARTNER, partner_signer=woman, partner_authority="протокол общего собрания от 12.01.2026 № 3")
    )

    assert values["head"]["post_gen"].replace("\u00a0", " ") == "и. о. директора"
    assert values["authority"] == "Устава"
    assert values["partner_signer"]["acting"] == "действующей"
    assert values["partner_authority"].startswith("протокола общего собрания")
    assert PARTNER_AGREEMENT.context(ENTREPRENEUR)["partner_signer"]["acting"] == "действующий"


@pytest.mark.parametrize(("days", "words"), [(1, "1 календарный день"), (3, "3 календарных дня")])
def test_days_of_notice_agree_with_their_number(days: int, words: str) -> None:
    values = PARTNER_AGREEMENT.context(replace(PARTNER, notice=days))

    assert values["notice_days"].replace("\u00a0", " ") == words


def test_a_blank_of_an_agreement_holds_nothing_of_its_example() -> None:
    values = blank_context(PARTNER_AGREEMENT)

    assert set(values["authority"] + values["partner_authority"] + values["head"]["post_line"]) == {"_"}
