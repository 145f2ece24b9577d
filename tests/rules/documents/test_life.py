"""The life of a document: the order of steps, their days, bodies and minutes, the link of a publication."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.rules.documents.life import (
    NEXT,
    State,
    Step,
    allowed,
    archive_problem,
    awaited,
    likeliest,
    link_warnings,
    state_of,
    state_on,
    step_problems,
)

DATED, TODAY = date(2026, 9, 1), date(2026, 11, 21)
MINUTES = {"minutes_number": "1", "minutes_date": date(2026, 8, 28), "on": date(2026, 8, 28)}
COUNCIL = Step(state=State.REVIEW, body="Педагогический совет", **MINUTES)
SIGNED = Step(state=State.SIGNED, on=DATED)
PUBLISHED = Step(state=State.PUBLISHED, on=date(2026, 9, 3), link="https://school.example/acts/1")
IN_FORCE = Step(state=State.IN_FORCE, on=date(2026, 9, 1))
REPEALED = Step(state=State.REPEALED, on=date(2026, 11, 1), act="Приказ от 01.11.2026 № 7")


def codes(new: Step, *steps: Step) -> list[str]:
    return [one.code for one in step_problems(new, steps, dated=DATED, today=TODAY)]


def text(new: Step, *steps: Step) -> str:
    (problem,) = step_problems(new, steps, dated=DATED, today=TODAY)
    return problem.text


def test_the_usual_life_passes_every_state() -> None:
    life = [COUNCIL, SIGNED, PUBLISHED, IN_FORCE, REPEALED]
    passed = [state_of(life[:n]) for n in range(len(life) + 1)]
    assert [state.title for state in passed] == [
        "черновик", "на согласовании", "подписан", "опубликован", "действует", "утратил силу",
    ]  # fmt: skip
    for n, step in enumerate(life):
        assert codes(step, *life[:n]) == []


@given(st.lists(st.sampled_from(list(State)), max_size=8))
def test_no_row_of_steps_leaves_the_archive_or_unsigns_a_document(states: list[State]) -> None:
    steps: list[Step] = []
    for state in states:
        before = state_of(steps)
        steps.append(Step(state=state, on=TODAY))
        if before is State.REPEALED:
            assert state_of(steps) is State.REPEALED
        if before not in (State.DRAFT, State.REVIEW):
            assert state_of(steps) not in (State.DRAFT, State.REVIEW)


@given(st.lists(st.sampled_from(list(State)), max_size=6), st.sampled_from(list(State)))
def test_what_is_not_allowed_is_refused_with_a_sentence(states: list[State], wanted: State) -> None:
    steps = [Step(state=one, on=TODAY) for one in states]
    refused = "life-turn" in codes(Step(state=wanted, on=TODAY), *steps)
    assert refused == (wanted not in allowed(steps))


@pytest.mark.parametrize(
    ("wanted", "steps", "says"),
    [
        (PUBLISHED, [], "Сначала отметьте, что документ подписан"),
        (SIGNED, [SIGNED], "Документ уже подписан 01.09.2026."),
        (COUNCIL, [SIGNED], "согласование вносят до подписи"),
        (Step(state=State.DRAFT, on=TODAY, note="таблица"), [SIGNED], "издайте документ об изменениях"),
        (Step(state=State.DRAFT, on=TODAY, note="таблица"), [], "и так в работе"),
        (IN_FORCE, [SIGNED, IN_FORCE], "Документ уже действует."),
        (PUBLISHED, [SIGNED, REPEALED], "утратил силу с 01.11.2026 и хранится в архиве"),
    ],
)
def test_a_step_out_of_turn_says_why(wanted: Step, steps: list[Step], says: str) -> None:
    assert says in text(wanted, *steps)


def test_a_document_is_signed_after_all_bodies_have_answered() -> None:
    parents = Step(state=State.REVIEW, on=date(2026, 8, 25), body="Совет родителей")
    assert awaited([COUNCIL, parents]) == ["Совет родителей"]
    assert likeliest([COUNCIL, parents]) is State.REVIEW
    assert "Ещё не согласован: Совет родителей." in text(SIGNED, COUNCIL, parents)
    answer = Step(state=State.REVIEW, body="совет  родителей", **MINUTES)
    assert codes(answer, COUNCIL, parents) == []
    assert codes(SIGNED, COUNCIL, parents, answer) == []
    back = Step(state=State.DRAFT, on=TODAY, note="уточнить сроки")
    assert awaited([parents, back]) == []


def test_minutes_have_a_number_and_a_date_and_come_once_and_before_the_signature() -> None:
    half = Step(state=State.REVIEW, on=TODAY, body="Управляющий совет", minutes_number="4")
    assert codes(half) == ["life-minutes"]
    assert codes(Step(state=State.REVIEW, on=TODAY)) == ["life-body"]
    again = Step(state=State.REVIEW, body="ПЕДАГОГИЧЕСКИЙ СОВЕТ", **MINUTES)
    assert "протокол от 28.08.2026 №\N{NO-BREAK SPACE}1" in text(again, COUNCIL)
    late = {"minutes_number": "2", "minutes_date": date(2026, 9, 5), "on": date(2026, 9, 5)}
    assert codes(SIGNED, Step(state=State.REVIEW, body="Профсоюзный комитет", **late)) == [
        "life-signed-early"
    ]


@pytest.mark.parametrize(
    ("step", "steps", "code"),
    [
        (Step(state=State.SIGNED, on=TODAY + timedelta(1)), [], "life-future"),
        (Step(state=State.SIGNED, on=DATED - timedelta(1)), [], "life-before"),
        (
            Step(state=State.IN_FORCE, on=DATED + timedelta(1)),
            [Step(state=State.SIGNED, on=DATED + timedelta(2))],
            "life-before-signing",
        ),
        (Step(state=State.IN_FORCE, on=date(2206, 9, 1)), [SIGNED], "life-far"),
        (Step(state=State.REPEALED, on=TODAY), [SIGNED], "life-act"),
        (Step(state=State.PUBLISHED, on=TODAY, link="сайт школы"), [SIGNED], "link-address"),
        (Step(state=State.DRAFT, on=TODAY), [COUNCIL], "life-note"),
    ],
)
def test_a_wrong_day_or_a_missing_fact_is_refused(step: Step, steps: list[Step], code: str) -> None:
    assert codes(step, *steps) == [code]


def test_a_step_of_a_day_to_come_holds_from_that_day() -> None:
    later = Step(state=State.IN_FORCE, on=date(2026, 12, 1))
    assert codes(later, SIGNED) == []
    steps = [SIGNED, later, PUBLISHED]
    assert state_on(steps, TODAY) is State.PUBLISHED
    assert state_on(steps, date(2026, 12, 1)) is State.IN_FORCE


def test_publishing_a_document_in_force_keeps_it_in_force() -> None:
    assert state_of([SIGNED, IN_FORCE, PUBLISHED]) is State.IN_FORCE
    assert likeliest([SIGNED, IN_FORCE]) is State.PUBLISHED
    assert likeliest([SIGNED, IN_FORCE, PUBLISHED]) is None
    assert allowed([SIGNED, IN_FORCE, PUBLISHED])[-1] is State.PUBLISHED


def test_the_archive_is_only_read() -> None:
    assert allowed([SIGNED, REPEALED]) == ()
    assert archive_problem([SIGNED, REPEALED]) is not None
    assert archive_problem([SIGNED]) is None


def test_every_state_but_the_last_leads_on() -> None:
    assert [state for state in State if not NEXT[state]] == [State.REPEALED]


@pytest.mark.parametrize(
    ("link", "site", "codes"),
    [
        ("https://shkola5.example.ru/acts/1", "https://shkola5.example.ru", []),
        ("http://www.shkola5.ru/a.pdf", "shkola5.ru", ["link-no-site"]),
        ("http://www.shkola5.ru/a.pdf", "http://shkola5.ru/", []),
        ("https://docs.shkola5.ru/a.pdf", "https://www.shkola5.ru/", []),
        ("https://obrazovnie5.ru/a", "https://obrazovanie5.ru", ["link-foreign"]),
        ("https://disk.example.com/a", "https://shkola5.ru", ["link-foreign"]),
        ("https://shkola5.ru/a", "", ["link-no-site"]),
        ("https://docs.yandex.ru/docs/view?url=ya-disk&name=prikaz.pdf", "https://shkola5.ru", ["link-expires"]),
        ("https://shkola5.ru/a.pdf?sign=1f2e&expires=17000", "https://shkola5.ru", ["link-expires"]),
    ],
)  # fmt: skip
def test_a_doubtful_link_is_only_warned_of(link: str, site: str, codes: list[str]) -> None:
    found = link_warnings(link, site)
    assert [one.code for one in found] == codes
    assert not any(one.blocks for one in found)


def test_a_misspelt_host_is_told_from_a_foreign_one() -> None:
    (slip,) = link_warnings("https://obrazovnie5.ru/a", "https://obrazovanie5.ru")
    assert "Похоже на опечатку" in slip.text
    (foreign,) = link_warnings("https://disk.example.com/a", "https://obrazovanie5.ru")
    assert "на своём сайте" in foreign.text
