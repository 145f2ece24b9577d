"""The list and the card of pairs; a meeting in two taps; feedback closes it."""

from datetime import timedelta

import pytest

from nastavnik.insights.kept import forget
from nastavnik.pairs.models import Meeting, Pair
from nastavnik.people.models import Person
from tests.apps.pairs.people import make_pair
from tests.factories import TODAY, District


@pytest.fixture
def curator(district: District, sign_in):
    return sign_in(district.alisa)


def test_list_takes_the_same_queries_for_one_pair_and_for_three(
    district: District, curator, django_assert_num_queries
) -> None:
    make_pair(district.school, 2)
    curator.get("/pairs/")
    with django_assert_num_queries(5):  # kept: session, user, roles, units, the end of the journal
        curator.get("/pairs/")
    forget()
    with django_assert_num_queries(10):
        curator.get("/pairs/")
    make_pair(district.school)
    make_pair(district.school, 3)
    forget()
    with django_assert_num_queries(10):
        assert curator.get("/pairs/").content.decode().count('<th scope="row">') == 3


def addresses(pair: Pair, meeting: Meeting) -> list[tuple[str, str]]:
    base = f"/pairs/{pair.pk}/"
    both = [f"{base}meetings/new/", f"{base}meetings/{meeting.pk}/feedback/", f"{base}finish/"]
    both += [f"{base}dissolve/", f"{base}role-model/", f"{base}members/{pair.members.first().pk}/leave/"]
    found = [(method, one) for one in both for method in ("get", "post")]
    return [("get", base), *found, ("post", f"{base}suspend/"), ("post", f"{base}resume/")]


def record(client, pair: Pair, kind: str = "acquaintance", **facts):
    form = {"kind": kind, "held_on": TODAY.isoformat(), "minutes": 40} | facts
    return client.post(f"/pairs/{pair.pk}/meetings/new/", form)


def test_stranger_with_pairs_of_her_own_finds_nothing(district: District, curator, sign_in) -> None:
    pair = make_pair(district.school, 2)
    make_pair(district.next_school)
    record(curator, pair)
    vera = sign_in(district.vera)
    for method, address in addresses(pair, Meeting.objects.get()):
        assert getattr(vera, method)(address, {"version": 1}).status_code == 404, address
    assert "Петрова" in vera.get("/pairs/").content.decode()
    assert vera.get(f"/pairs/?organisation={district.school.pk}").status_code == 404


def test_coordinator_and_region_see_no_pairs(district: District, sign_in) -> None:
    pair = make_pair(district.school)
    for user in (district.boris, district.raisa, district.admin):
        assert sign_in(user).get(f"/pairs/{pair.pk}/").status_code == 403


def test_head_looks_and_does_not_record(district: District, sign_in) -> None:
    pair = make_pair(district.school)
    head = sign_in(district.head)
    page = head.get(f"/pairs/{pair.pk}/").content.decode()
    assert "Путь пары" in page
    assert "Отметить встречу" not in page
    assert record(head, pair).status_code == 403


@pytest.mark.fulfils("S2-5.4a")
def test_two_taps_record_a_meeting(district: District, curator) -> None:
    pair = make_pair(district.school)
    page = curator.get(f"/pairs/{pair.pk}/meetings/new/").content.decode()
    assert '<option value="acquaintance" selected>' in page
    assert 'value="2026-11-21"' in page
    assert record(curator, pair).status_code == 302
    meeting = pair.meetings.get()
    assert (meeting.kind, meeting.held_on, meeting.minutes, meeting.closed_at) == (
        "acquaintance",
        TODAY,
        40,
        None,
    )
    assert "ждёт обратной связи" in curator.get(f"/pairs/{pair.pk}/").content.decode()


def test_double_click_records_one_meeting(district: District, curator) -> None:
    pair = make_pair(district.school)
    first, second = record(curator, pair, _key="meeting-1"), record(curator, pair, _key="meeting-1")
    assert first.url == second.url
    assert pair.meetings.count() == 1


@pytest.mark.fulfils("S2-5.4d")
def test_meeting_is_not_closed_without_a_mark(district: District, curator) -> None:
    pair = make_pair(district.school)
    record(curator, pair)
    meeting = pair.meetings.get()
    address = f"/pairs/{pair.pk}/meetings/{meeting.pk}/feedback/"
    assert curator.post(address, {"version": 1, "text": "хорошо"}).status_code == 422
    assert Meeting.objects.get().closed_at is None
    assert curator.post(address, {"version": 1, "mark": "9", "text": "хорошо"}).status_code == 302
    assert (Meeting.objects.get().feedback_mark, Meeting.objects.get().feedback_text) == (9, "хорошо")


@pytest.mark.fulfils("S2-5.4b")
def test_trial_decides_whether_the_pair_goes_on(district: District, curator) -> None:
    pair = make_pair(district.school)
    for kind in ("acquaintance", "trial"):
        record(curator, pair, kind)
        meeting = pair.meetings.get(kind=kind)
        address = f"/pairs/{pair.pk}/meetings/{meeting.pk}/feedback/"
        form = {"version": 1, "mark": "4", "text": "не сошлись"}
        if kind == "trial":
            undecided = curator.post(address, form)
            assert undecided.status_code == 422
            assert "пара продолжает или нужен новый подбор" in undecided.content.decode()
            form["go_on"] = "no"
        curator.post(address, form)
    pair.refresh_from_db()
    assert (pair.state, pair.outcome) == ("dissolved", "не сошлись")


def test_stale_feedback_is_a_conflict(district: District, curator) -> None:
    pair = make_pair(district.school)
    record(curator, pair)
    address = f"/pairs/{pair.pk}/meetings/{pair.meetings.get().pk}/feedback/"
    curator.post(address, {"version": 1, "mark": "9", "text": "хорошо"})
    answer = curator.post(address, {"version": 1, "mark": "2", "text": "скучно"})
    assert answer.status_code == 409
    assert "хорошо" in answer.content.decode()
    assert "скучно" in answer.content.decode()


def test_meeting_out_of_turn_comes_back(district: District, curator) -> None:
    pair = make_pair(district.school)
    assert record(curator, pair, "final").status_code == 422
    assert record(curator, pair, held_on="2026-12-01").status_code == 422
    assert not Meeting.objects.exists()


def test_filters_of_the_list(district: District, curator) -> None:
    quiet = make_pair(district.school, starts_on=TODAY - timedelta(days=30), surname="Тихая")
    fresh = make_pair(district.school, starts_on=TODAY, surname="Свежая")
    record(curator, fresh)
    lapsed = make_pair(district.school, starts_on=TODAY, surname="Спорная")
    Person.objects.filter(pk=lapsed.mentor.person_id).update(consent_valid_until=TODAY - timedelta(days=1))

    def shown(query: str) -> set[str]:
        page = curator.get(f"/pairs/?{query}").content.decode()
        return {name for name in ("Тихая", "Свежая", "Спорная") if f"{name} Ирина</a>" in page}

    assert shown("") == {"Тихая", "Свежая", "Спорная"}
    assert shown("silent=1") == {"Тихая"}
    assert shown("feedback=1") == {"Свежая"}
    assert shown("state=suspended") == {"Спорная"}
    assert shown("state=active") == {"Тихая", "Свежая"}
    assert shown(f"form={quiet.form_id}") == {"Тихая", "Свежая", "Спорная"}
    assert shown("q=тих") == {"Тихая"}
    assert shown("q=нет+такой") == set()


def test_lapsed_consent_stands_on_the_card_at_once(district: District, curator) -> None:
    pair = make_pair(district.school)
    Person.objects.filter(pk=pair.mentor.person_id).update(consent_valid_until=TODAY - timedelta(days=1))
    page = curator.get(f"/pairs/{pair.pk}/").content.decode()
    assert "приостановлена" in page
    assert "нет действующего согласия" in page
    assert "Отметить встречу" not in page
    assert record(curator, pair).status_code == 422


def test_pair_is_paused_resumed_and_dissolved(district: District, curator) -> None:
    pair = make_pair(district.school)
    base = f"/pairs/{pair.pk}/"
    curator.post(f"{base}suspend/", {"version": 1})
    curator.post(f"{base}resume/", {"version": 2})
    assert (
        curator.post(f"{base}dissolve/", {"version": 2, "ended_on": "2026-11-21", "reason": "х"}).status_code
        == 409
    )
    form = {"version": 3, "ended_on": "2026-11-21", "reason": "переезд"}
    assert curator.post(f"{base}dissolve/", form).status_code == 302
    pair.refresh_from_db()
    assert (pair.state, pair.outcome) == ("dissolved", "переезд")


def test_mentee_leaves_a_group(district: District, curator) -> None:
    pair = make_pair(district.school, 2)
    member = pair.members.first()
    form = {"version": 1, "left_on": "2026-11-20"}
    curator.post(f"/pairs/{pair.pk}/members/{member.pk}/leave/", form)
    member.refresh_from_db()
    assert member.left_on.isoformat() == "2026-11-20"


def test_card_tells_its_history(district: District, curator) -> None:
    pair = make_pair(district.school)
    curator.post(f"/pairs/{pair.pk}/suspend/", {"version": 1})
    page = curator.get(f"/pairs/{pair.pk}/").content.decode()
    assert "Пара приостановлена" in page
