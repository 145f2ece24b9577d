"""The curator's table over HTTP: strangers, double clicks, two curators, approval once and whole."""

from datetime import timedelta

import pytest

from nastavnik.matching.actions import accept
from nastavnik.matching.models import Proposal, Round
from nastavnik.pairs.models import Pair
from nastavnik.people.models import Person
from tests.apps.matching.people import computed, mentee, mentor, of, plan
from tests.factories import NOW, TODAY, District, actor, make_running_form


@pytest.fixture
def curator(district: District, sign_in):
    return sign_in(district.alisa)


def version(round_: Round) -> int:
    return Round.objects.get(pk=round_.pk).version


def one_pair(district: District) -> tuple[Round, Proposal]:
    request = mentee(district.school, "Готовцев")
    mentor(district.school, "Петрова")
    round_ = computed(district.school)
    return round_, of(round_, request)


def make_rows(district: District, numbers) -> None:
    for number in numbers:
        mentee(district.school, f"Наставляемый{number}")
        mentor(district.school, f"Наставник{number}")


@pytest.mark.fulfils("S2-5.3")
def test_running_forms_say_how_many_days_are_left(district: District, curator) -> None:
    make_running_form(district.school)
    page = curator.get("/matching/").content.decode()
    assert "пары нужны до 24.11.2026" in page
    assert "осталось 3\u00a0дня" in page


@pytest.mark.parametrize("address", ["", "list/"])
def test_pages_of_a_round_take_the_same_queries_for_one_and_for_three(
    district: District, curator, address: str, django_assert_num_queries
) -> None:
    make_rows(district, [1])
    round_ = computed(district.school)
    curator.get("/matching/")
    number = {"": 11, "list/": 6}[address]
    with django_assert_num_queries(number):
        assert curator.get(f"/matching/{round_.pk}/{address}").status_code == 200
    make_rows(district, [2, 3])
    curator.post(f"/matching/{round_.pk}/compute/", {"version": version(round_)})
    assert len(plan(round_)) == 3
    curator.get("/matching/")  # takes the message of the toast
    with django_assert_num_queries(number):
        assert curator.get(f"/matching/{round_.pk}/{address}").status_code == 200


def test_list_of_running_forms_takes_the_same_queries_for_one_and_for_three(
    district: District, curator, django_assert_num_queries
) -> None:
    make_running_form(district.school)
    curator.get("/matching/")
    with django_assert_num_queries(7):
        curator.get("/matching/")
    make_running_form(district.school, "student-pupil")
    make_running_form(district.school, "teacher-teacher")
    with django_assert_num_queries(7):
        curator.get("/matching/")


def test_table_says_why_and_what_would_help(district: District, curator) -> None:
    mentee(district.school, "Готовцев")
    left = mentee(district.school, "Лишний")
    mentor(district.school, "Петрова")
    round_ = computed(district.school)
    waiting = left if "Лишний" not in plan(round_) else None
    chosen = left.pk if waiting else mentee_of(round_)
    page = curator.get(f"/matching/{round_.pk}/?mentee={chosen}").content.decode()
    assert "Почему нет пары." in page
    assert "Что поможет" in page
    assert "Добавить наставнику одно место" in page


def mentee_of(round_: Round) -> int:
    """The mentee of the round who has no proposal."""
    return int(next(iter(round_.summary["left_out"])))


def test_htmx_gets_the_table_alone(district: District, curator) -> None:
    round_, _ = one_pair(district)
    page = curator.get(f"/matching/{round_.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert page.lstrip().startswith('<div id="bench"')
    assert "<html" not in page


def addresses(round_: Round, proposal: Proposal) -> list[tuple[str, str]]:
    base = f"/matching/{round_.pk}/"
    at = f"{base}proposals/{proposal.pk}/"
    mentee_id = proposal.request_id
    return [
        ("get", base), ("get", f"{base}list/"), ("post", f"{base}compute/"), ("get", f"{base}rules/"),
        ("post", f"{base}rules/"), ("post", f"{base}undo/"), ("get", f"{base}close/"), ("post", f"{base}close/"),
        ("get", f"{base}approve/"), ("post", f"{base}approve/"), ("post", f"{base}accept/"),
        ("post", f"{base}aside/"), ("get", f"{base}by-hand/?mentee={mentee_id}"), ("post", f"{base}by-hand/"),
        ("get", f"{at}refuse/"), ("post", f"{at}refuse/"), ("get", f"{at}swap/"), ("post", f"{at}swap/"),
        ("post", f"{at}accept/"), ("post", f"{at}lock/"), ("post", f"{at}unlock/"),
        ("post", f"/matching/open/{round_.running_form_id}/"),
    ]  # fmt: skip


def test_stranger_with_a_round_of_her_own_finds_nothing(district: District, sign_in) -> None:
    round_, proposal = one_pair(district)
    mentee(district.next_school, "Своя")
    mentor(district.next_school, "Свой")
    computed(district.next_school)
    vera = sign_in(district.vera)
    for method, address in addresses(round_, proposal):
        assert getattr(vera, method)(address, {"version": 1}).status_code == 404, address
    assert Round.objects.get(pk=round_.pk).version == round_.version


def test_those_without_the_permission_are_refused(district: District, sign_in) -> None:
    round_, proposal = one_pair(district)
    for user in (district.boris, district.raisa, district.admin):
        client = sign_in(user)
        for method, address in addresses(round_, proposal):
            assert getattr(client, method)(address, {"version": 1}).status_code == 403, address


def test_head_sees_and_approves_but_does_not_match(district: District, sign_in) -> None:
    round_, _ = one_pair(district)
    head = sign_in(district.head)
    page = head.get(f"/matching/{round_.pk}/").content.decode()
    assert "Подобрать заново" not in page
    assert head.post(f"/matching/{round_.pk}/compute/").status_code == 403
    form = {"version": version(round_), "starts_on": "2026-11-21", "with_proposed": "on"}
    assert head.post(f"/matching/{round_.pk}/approve/", form).status_code == 302
    assert Pair.objects.get().decided_by_id == district.head.pk


def test_opening_twice_is_one_round_with_proposals(district: District, curator) -> None:
    mentee(district.school, "Готовцев")
    mentor(district.school, "Петрова")
    running = make_running_form(district.school)
    first = curator.post(f"/matching/open/{running.pk}/")
    second = curator.post(f"/matching/open/{running.pk}/")
    round_ = Round.objects.get()
    assert first.url == second.url == f"/matching/{round_.pk}/"
    assert plan(round_) == {"Готовцев": "Петрова"}


def test_double_click_accepts_once(district: District, curator) -> None:
    round_, proposal = one_pair(district)
    form = {"version": proposal.version, "_key": "accept-1", "go": proposal.request_id}
    address = f"/matching/{round_.pk}/proposals/{proposal.pk}/accept/"
    first, second = curator.post(address, form), curator.post(address, form)
    assert first.url == second.url == f"/matching/{round_.pk}/?mentee={proposal.request_id}"
    assert of(round_, proposal.request).version == proposal.version + 1


def test_second_curator_is_shown_both_texts(district: District, curator) -> None:
    round_, proposal = one_pair(district)
    at = f"/matching/{round_.pk}/proposals/{proposal.pk}/"
    curator.post(f"{at}refuse/", {"version": 1, "reason": "разное время"})
    answer = curator.post(f"{at}accept/", {"version": 1})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Готовцев Егор – Петрова Ирина" in page
    assert "отклонена («разное время»), Ларионова Алиса" in page


def test_conflict_leads_back_to_the_page_it_came_from(district: District, curator) -> None:
    round_, proposal = one_pair(district)
    came = f"http://testserver/matching/{round_.pk}/?mentee={proposal.request_id}"
    at = f"/matching/{round_.pk}/proposals/{proposal.pk}/accept/"
    page = curator.post(at, {"version": 7}, headers={"Referer": came}).content.decode()
    assert f'<a class="btn" href="{came}">' in page


def test_refusal_without_a_reason_comes_back_with_the_field(district: District, curator) -> None:
    round_, proposal = one_pair(district)
    answer = curator.post(
        f"/matching/{round_.pk}/proposals/{proposal.pk}/refuse/", {"version": 1, "reason": ""}
    )
    assert answer.status_code == 422
    assert of(round_, proposal.request).decision == "proposed"


def test_replaced_proposal_leads_back_to_the_table_or_conflicts(district: District, curator) -> None:
    round_, proposal = one_pair(district)
    curator.post(f"/matching/{round_.pk}/compute/", {"version": version(round_)})
    at = f"/matching/{round_.pk}/proposals/{proposal.pk}/"
    assert curator.get(f"{at}refuse/").status_code == 302
    assert curator.post(f"{at}accept/", {"version": 1}).status_code == 409


def test_ticked_pairs_are_accepted_and_the_step_is_undone(district: District, curator) -> None:
    make_rows(district, [1, 2])
    round_ = computed(district.school)
    ids = [f"{one.pk}:{one.version}" for one in round_.proposals.all()]
    answer = curator.post(f"/matching/{round_.pk}/accept/", {"ids": ids}, follow=True)
    assert "Принято: 2\u00a0пары." in answer.content.decode()
    assert set(round_.proposals.values_list("decision", flat=True)) == {"accepted"}
    undo_at = f"/matching/{round_.pk}/undo/?version={version(round_)}"
    assert f'action="{undo_at}"' in answer.content.decode()
    curator.post(undo_at)
    assert set(round_.proposals.values_list("decision", flat=True)) == {"proposed"}
    assert curator.post(undo_at).status_code == 409


def test_everything_found_is_accepted_only_as_it_was_shown(district: District, curator) -> None:
    make_rows(district, [1, 2])
    round_ = computed(district.school)
    seen = version(round_)
    accept(round_, round_.proposals.first().pk, version=1, by=actor(district.alisa), now=NOW)
    curator.post(f"/matching/{round_.pk}/accept/", {"all_found": "1", "version": seen})
    assert round_.proposals.filter(decision="proposed").count() == 1
    curator.post(f"/matching/{round_.pk}/accept/", {"all_found": "1", "version": version(round_)})
    assert round_.proposals.filter(decision="proposed").count() == 0


def test_pair_by_hand_warns_first_and_is_made_when_the_curator_insists(district: District, curator) -> None:
    request = mentee(district.school, "Готовцев", "физика")
    profile = mentor(district.school, "Петрова", "химия")
    round_ = computed(district.school)
    address = f"/matching/{round_.pk}/by-hand/"
    asked = curator.get(f"{address}?mentee={request.pk}&mentor={profile.pk}").content.decode()
    assert "не закрывают ни одной темы" in asked
    form = {"mentee": request.pk, "mentor": profile.pk, "version": version(round_)}
    refused = curator.post(address, form)
    assert refused.status_code == 422
    assert plan(round_) == {}
    assert curator.post(address, form | {"despite": "1"}).status_code == 302
    assert plan(round_) == {"Готовцев": "Петрова"}


def test_wall_leaves_no_button(district: District, curator) -> None:
    request = mentee(district.school, "Готовцев", consent=False)
    profile = mentor(district.school, "Петрова")
    round_ = computed(district.school)
    page = curator.get(
        f"/matching/{round_.pk}/by-hand/?mentee={request.pk}&mentor={profile.pk}"
    ).content.decode()
    assert "Эту пару создать нельзя" in page
    assert "несмотря на предупреждения" not in page


def test_two_swap_through_the_page(district: District, curator) -> None:
    make_rows(district, [1, 2])
    round_ = computed(district.school)
    first, second = round_.proposals.order_by("pk")
    before = plan(round_)
    address = f"/matching/{round_.pk}/proposals/{first.pk}/swap/"
    form = {"version": first.version, "other": f"{second.pk}:{second.version}"}
    warned = curator.post(address, form)
    assert warned.status_code == 422
    assert "ещё не прошёл обучение" in warned.content.decode()
    assert curator.post(address, form | {"despite": "1"}).status_code == 302
    after = plan(round_)
    assert set(after) == set(before)
    assert all(after[name] != before[name] for name in before)


def test_rules_are_softened_on_the_page(district: District, curator) -> None:
    mentee(district.school, "Готовцев", "физика")
    mentor(district.school, "Петрова", "химия")
    round_ = computed(district.school)
    curator.post(f"/matching/{round_.pk}/rules/", {"version": version(round_), "age_hard": "on"})
    assert plan(round_) == {"Готовцев": "Петрова"}


def test_approval_says_what_will_happen_and_does_it_once(district: District, curator) -> None:
    for name in ("Готовцев", "Лукин"):
        mentee(district.school, name)
    mentee(district.school, "Усов", "физика")
    mentor(district.school, "Петрова", capacity=2)
    mentor(district.school, "Захарова", "физика")
    round_ = computed(district.school)
    for one in round_.proposals.all():
        accept(round_, one.pk, version=1, by=actor(district.alisa), now=NOW)
    address = f"/matching/{round_.pk}/approve/"
    assert (
        "Будут созданы 1\u00a0пара и 1\u00a0группа, в них 3\u00a0наставляемых."
        in curator.get(address).content.decode()
    )
    form = {
        "version": version(round_),
        "starts_on": "2026-11-23",
        "ends_on": "2027-05-25",
        "_key": "approve-1",
    }
    assert [curator.post(address, form).status_code for _ in range(2)] == [302, 302]
    assert curator.post(address, form | {"_key": "approve-2"}).status_code == 302
    assert Pair.objects.count() == 2
    page = curator.get(f"/matching/{round_.pk}/").content.decode()
    assert f"/documents/pairs-order/?round={round_.pk}" in page
    assert "1\u00a0пара и 1\u00a0группа" in page


@pytest.mark.fulfils("X-11")
def test_child_whose_consent_was_withdrawn_is_named_and_nothing_is_made(district: District, curator) -> None:
    round_, proposal = one_pair(district)
    accept(round_, proposal.pk, version=1, by=actor(district.alisa), now=NOW)
    Person.objects.filter(surname="Готовцев").update(consent_valid_until=TODAY - timedelta(days=1))
    form = {"version": version(round_), "starts_on": "2026-11-21"}
    answer = curator.post(f"/matching/{round_.pk}/approve/", form)
    assert answer.status_code == 422
    assert "№\u00a01 в списке, Готовцев Егор" in answer.content.decode()
    assert not Pair.objects.exists()
    assert Round.objects.get(pk=round_.pk).state == "open"


def test_approving_what_a_colleague_has_changed_is_a_conflict(district: District, curator) -> None:
    round_, proposal = one_pair(district)
    seen = version(round_)
    accept(round_, proposal.pk, version=1, by=actor(district.head), now=NOW)
    answer = curator.post(f"/matching/{round_.pk}/approve/", {"version": seen, "starts_on": "2026-11-21"})
    assert answer.status_code == 409
    assert "пара принята, Рожина Мария" in answer.content.decode()
    assert not Pair.objects.exists()


def test_somebody_is_left_out_of_the_round(district: District, curator) -> None:
    round_, proposal = one_pair(district)
    form = {"version": version(round_), "mentee": proposal.request_id, "out": "1"}
    curator.post(f"/matching/{round_.pk}/aside/", form)
    assert plan(round_) == {}
    strange = mentee(district.next_school, "Чужой")
    form = {"version": version(round_), "mentee": strange.pk, "out": "1"}
    assert curator.post(f"/matching/{round_.pk}/aside/", form).status_code == 404


def test_round_closed_without_a_decision(district: District, curator) -> None:
    round_, _ = one_pair(district)
    curator.post(f"/matching/{round_.pk}/close/", {"version": version(round_)})
    assert Round.objects.get(pk=round_.pk).state == "closed"
    assert "Подбор закрыт без решения" in curator.get(f"/matching/{round_.pk}/").content.decode()
