"""Approving: pairs and groups, consents looked at anew, once whatever is clicked; the command line's words."""

from datetime import timedelta

import pytest

from nastavnik.journal.models import Entry
from nastavnik.matching.actions import accept, approve, lock
from nastavnik.matching.answers import approve_last, match_for_cli
from nastavnik.matching.models import Round
from nastavnik.pairs.models import Pair
from nastavnik.people.models import Person
from nastavnik.programmes.models import RoleModel
from nastavnik.rules.outcome import Conflict, Refused
from tests.apps.matching.people import computed, mentee, mentor, of
from tests.factories import NOW, TODAY, YEAR, District, actor


@pytest.fixture
def by(district: District):
    return actor(district.alisa)


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def make_round(district: District) -> Round:
    """Gotovtsev and Lukin with Petrova (a group), Usov with Zakharova, nobody for the fourth."""
    for name in ("Готовцев", "Лукин"):
        mentee(district.school, name, "математика")
    mentee(district.school, "Усов", "физика")
    mentee(district.school, "Ждущий", "пение")
    mentor(district.school, "Петрова", "математика", capacity=2)
    mentor(district.school, "Захарова", "физика")
    return computed(district.school)


@pytest.mark.fulfils("X-11", "S2-5.3")
def test_accepted_become_pairs_and_groups(district: District, by) -> None:
    round_ = make_round(district)
    approval = approve(round_, with_proposed=True, today=TODAY, by=by, now=NOW)
    assert (len(approval.pairs), approval.groups, approval.mentees, approval.fresh) == (2, 1, 3, True)
    sizes = {
        pair.mentor.person.surname: sorted(m.request.person.surname for m in pair.members.all())
        for pair in Pair.objects.all()
    }
    assert sizes == {"Петрова": ["Готовцев", "Лукин"], "Захарова": ["Усов"]}
    pair = Pair.objects.get(mentor__person__surname="Захарова")
    assert (pair.starts_on, pair.decided_by_id, pair.round_id, pair.state) == (
        TODAY, district.alisa.pk, round_.pk, "active",
    )  # fmt: skip
    assert "физика" in pair.members.get().why
    facts = Entry.objects.get(verb="matching.round.approved").facts
    assert facts == {"pairs": 1, "groups": 1, "mentees": 3}


def test_undecided_proposals_stay_out(district: District, by) -> None:
    round_ = make_round(district)
    usov = of(round_, district.school.people.get(surname="Усов").requests.get())
    lock(round_, usov.pk, version=1, by=by, now=NOW)
    approval = approve(round_, today=TODAY, by=by, now=NOW)
    assert [pair.mentor.person.surname for pair in approval.pairs] == ["Захарова"]


def test_nothing_accepted_is_nothing_to_approve(district: District, by) -> None:
    with pytest.raises(Refused) as refused:
        approve(make_round(district), today=TODAY, by=by, now=NOW)
    assert codes(refused) == ["round.nothing"]


def test_approving_twice_makes_pairs_once(district: District, by) -> None:
    round_ = make_round(district)
    first = approve(round_, with_proposed=True, today=TODAY, by=by, now=NOW)
    second = approve(round_, with_proposed=True, version=round_.version, today=TODAY, by=by, now=NOW)
    assert second.pairs == first.pairs
    assert not second.fresh
    assert Pair.objects.count() == 2
    assert Entry.objects.filter(verb="matching.round.approved").count() == 1


@pytest.mark.fulfils("X-11")
def test_consent_withdrawn_after_the_computation_refuses_the_whole_and_names_the_child(
    district: District, by
) -> None:
    round_ = make_round(district)
    person = Person.objects.get(surname="Лукин")
    Person.objects.filter(pk=person.pk).update(consent_valid_until=TODAY - timedelta(days=1))
    with pytest.raises(Refused) as refused:
        approve(round_, with_proposed=True, today=TODAY, by=by, now=NOW)
    assert codes(refused) == ["consent.none"]
    assert refused.value.problems[0].text.startswith("№\u00a02 в списке, Лукин Егор")
    assert not Pair.objects.exists()
    round_.refresh_from_db()
    assert round_.state == "open"
    assert not round_.proposals.filter(decision="accepted").exists()


def test_approving_a_stale_page_is_a_conflict(district: District, by) -> None:
    round_ = make_round(district)
    seen = Round.objects.get(pk=round_.pk).version
    accept(round_, round_.proposals.first().pk, version=1, by=by, now=NOW)
    with pytest.raises(Conflict):
        approve(round_, version=seen, with_proposed=True, today=TODAY, by=by, now=NOW)
    assert not Pair.objects.exists()


def test_approval_is_for_those_who_may(district: District) -> None:
    round_ = make_round(district)
    for stranger in (district.vera, district.boris):
        with pytest.raises(Refused) as refused:
            approve(round_, with_proposed=True, today=TODAY, by=actor(stranger), now=NOW)
        assert codes(refused) == ["round.not_yours"]


def test_only_role_model_of_the_form_is_that_of_the_pairs(district: District, by) -> None:
    round_ = make_round(district)
    chosen = RoleModel.objects.filter(form__code="pupil-pupil").first()
    round_.running_form.role_models.set([chosen])
    approval = approve(round_, with_proposed=True, today=TODAY, by=by, now=NOW)
    assert {pair.role_model for pair in approval.pairs} == {chosen}


def test_untrained_mentor_is_named_at_approval(district: District, by) -> None:
    round_ = make_round(district)
    round_.running_form.training_required = True
    round_.running_form.save()
    with pytest.raises(Refused) as refused:
        approve(Round.objects.get(pk=round_.pk), with_proposed=True, today=TODAY, by=by, now=NOW)
    assert set(codes(refused)) == {"mentor_training"}
    assert "№\u00a01 в списке, Готовцев Егор" in refused.value.problems[0].text


@pytest.mark.fulfils("S2-5.3")
def test_command_line_matches_and_approves(district: District, by) -> None:
    mentee(district.school, "Готовцев", "математика")
    left = mentee(district.school, "Ждущий", "математика")
    mentor(district.school, "Петрова", "математика")
    answer = match_for_cli(district.school, "pupil-pupil", YEAR, by=by, now=NOW, today=TODAY)
    (pair,) = answer["pairs"]
    assert pair["mentor"]["name"].startswith("Петрова Ирина")
    assert "математика" in pair["why"]
    (out,) = answer["left_out"]
    assert {pair["mentee"]["request"], out["person"]["request"]} == {
        left.pk, district.school.people.get(surname="Готовцев").requests.get().pk,
    }  # fmt: skip
    assert "заняты" in out["causes"][0]
    assert any("одно место" in help_ and help_.startswith("Петрова Ирина") for help_ in out["helps"])
    assert answer["idle_mentors"] == []
    running = district.school.running_forms.get()
    assert (running.form.code, running.chosen_on) == ("pupil-pupil", TODAY)
    repeated = match_for_cli(district.school, "pupil-pupil", YEAR, by=by, now=NOW, today=TODAY)
    assert repeated["round"] == answer["round"]
    assert approve_last(district.school, by=by, now=NOW, today=TODAY).mentees == 1
    assert not approve_last(district.school, by=by, now=NOW, today=TODAY).fresh
    assert Pair.objects.count() == 1


def test_command_line_says_what_it_does_not_know(district: District, by) -> None:
    with pytest.raises(Refused) as refused:
        match_for_cli(district.school, "martian-pupil", YEAR, by=by, now=NOW, today=TODAY)
    assert codes(refused) == ["form.unknown"]
    with pytest.raises(Refused) as refused:
        approve_last(district.school, by=by, now=NOW, today=TODAY)
    assert codes(refused) == ["round.none"]
