"""What the system knows for plans: meetings held and ahead, topics, teachers with their experience."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tools.document_templates.__main__ import FOLDER

from nastavnik.documents.kinds import ISSUABLE
from nastavnik.documents.rendering.blocks import plain_text
from nastavnik.documents.rendering.filling import fill
from nastavnik.insights.papers import Here, gathered, plans
from nastavnik.pairs.models import Meeting, Pair
from nastavnik.people.models import Topic
from nastavnik.rules.documents.papers.catalogue import PAPERS
from nastavnik.rules.documents.papers.plans import PAIR_PLAN
from nastavnik.rules.documents.papers.teacher_plans import TEACHER_PROGRAMME
from nastavnik.rules.outcome import blocking
from tests.apps.documents.orders import make_teacher
from tests.factories import NOW, TODAY, District, make_pair, make_person, make_request, system


def here_of(pair: Pair) -> Here:
    return Here(pair.organisation, system, TODAY, Pair.objects.get(pk=pair.pk))


@pytest.fixture
def pair(district: District) -> Pair:
    request = make_request(make_person(district.school), "Подготовка к ОГЭ")
    request.topics.set(Topic.objects.order_by("title")[:2])
    return make_pair(make_teacher(district.school), request, ends_on=date(2027, 1, 29))


def held(pair: Pair, number: int, kind: str, on: date, **facts: object) -> None:
    Meeting.objects.create(pair=pair, number=number, kind=kind, held_on=on, recorded_at=NOW, **facts)


def test_meetings_held_stand_with_their_results_and_the_rest_with_days(pair: Pair) -> None:
    held(pair, 1, "acquaintance", date(2026, 10, 7), result="Договорились\nо встречах по средам")
    held(pair, 2, "trial", date(2026, 10, 14))
    first, second, planning, *works, final = plans.steps(here_of(pair))

    assert (first.what, first.due, first.mark) == ("Встреча-знакомство", "07.10.2026", "состоялась")
    assert first.fact == "Договорились о встречах по средам"
    assert second.what == "Пробная встреча"
    assert (planning.what, planning.due, planning.fact) == ("Встреча-планирование", "до 28.11.2026", "")
    topics = plans.topics(here_of(pair))
    assert [one.what for one in works] == [
        f"Рабочая встреча по теме «{topics[n % 2]}»" for n in range(len(works))
    ]
    assert [one.due for one in works] == ["до 12.12.2026", "до 26.12.2026", "до 09.01.2027"]
    assert (final.what, final.due) == ("Итоговая встреча", "до 29.01.2027")


def test_without_a_planned_end_work_has_its_rhythm(pair: Pair) -> None:
    Pair.objects.filter(pk=pair.pk).update(ends_on=None)
    *_, work, final = plans.steps(here_of(pair))

    assert (work.what, work.due) == ("Рабочая встреча", "не реже одного раза в две недели")
    assert final.due == ""


def test_a_plan_of_a_pair_needs_nothing_typed(pair: Pair) -> None:
    facts = gathered(PAIR_PLAN, here_of(pair))

    assert [one.text for one in blocking(PAIR_PLAN.problems(facts))] == []
    assert facts.goal == "Подготовка к ОГЭ"  # type: ignore[attr-defined]
    assert len(facts.tasks) == 2  # type: ignore[attr-defined]


@pytest.mark.fulfils("S0-2.4.5")
@pytest.mark.fulfils("S2-5.4f")
@pytest.mark.parametrize(("code", "mentees"), [("pair-plan", 1), ("group-plan", 3)])
def test_a_printed_plan_sets_what_was_done_against_what_was_planned(
    district: District, code: str, mentees: int
) -> None:
    pupils = [make_person(district.school, surname=f"Жук{'-Жук' * n}") for n in range(mentees)]
    requests = [make_request(one, "Подготовка к ОГЭ") for one in pupils]
    pair = make_pair(make_teacher(district.school), *requests, ends_on=date(2027, 1, 29))
    held(pair, 1, "acquaintance", date(2026, 10, 7), result="Договорились о встречах по средам")

    kind, facts = ISSUABLE[code], gathered(PAPERS[code], here_of(pair))
    assert [one.text for one in blocking(kind.problems(facts))] == []
    made = fill((FOLDER / kind.built_in).read_bytes(), kind.context(facts), title="", dated=TODAY)
    text = plain_text(made).replace("\u00a0", " ")

    wanted = (
        "УТВЕРЖДАЮ", "М. И. Рожина", "Окоёмова Мария Петровна", "Запрос | Подготовка к ОГЭ", "Планируемый результат",
        "1 | Встреча-знакомство | 07.10.2026", "Договорились о встречах по средам | состоялась",
        "Итоговая встреча | до 29.01.2027", *(f"Наставляемый | {one.full_name}" for one in pupils),
    )  # fmt: skip
    assert [one for one in wanted if one not in text] == []


def test_topics_of_those_who_left_are_left_out(pair: Pair) -> None:
    pair.members.update(left_on=date(2026, 11, 1))

    assert plans.topics(here_of(pair)) == ()
    assert plans.deficits(here_of(pair)) == ()


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (date(2005, 9, 1), "21\u00a0год"),
        (date(2015, 11, 22), "10\u00a0лет"),
        (date(2026, 9, 1), "менее года"),
        (date(2027, 1, 1), ""),
        (None, ""),
    ],
)
def test_experience_is_counted_in_full_years(district: District, since: date | None, said: str) -> None:
    young = make_person(district.school, occupation="teacher", post="Учитель физики", experience_from=since)
    pair = make_pair(make_teacher(district.school), make_request(young), form="teacher-teacher")
    mentor, mentee = plans.teachers(here_of(pair))

    assert (mentor.role, mentor.post) == ("Наставник", "учитель математики")
    assert (mentee.role, mentee.post, mentee.experience) == ("Наставляемый", "учитель физики", said)


def test_a_programme_of_a_teacher_says_what_is_left_to_type(district: District) -> None:
    young = make_person(district.school, occupation="teacher", post="учитель", class_name="")
    pair = make_pair(
        make_teacher(district.school), make_request(young, "Планирование урока"), form="teacher-teacher",
        ends_on=date(2027, 5, 29),
    )  # fmt: skip
    facts = gathered(TEACHER_PROGRAMME, here_of(pair))

    told = {one.where.column for one in TEACHER_PROGRAMME.problems(facts) if one.blocks}
    assert told <= {"tasks", "results"}
    assert facts.problem == "Запрос наставляемого: Планирование урока."  # type: ignore[attr-defined]


def test_the_number_of_queries_does_not_grow_with_the_group(district: District, pair: Pair) -> None:
    group = make_pair(
        make_teacher(district.school, surname="Рожина"),
        *(make_request(make_person(district.school)) for _ in range(3)),
    )
    counted = []
    for one in (pair, group):
        here = here_of(one)
        with CaptureQueriesContext(connection) as queries:
            gathered(PAIR_PLAN, here)
        counted.append(len(queries))

    assert counted[0] == counted[1] <= 12


def test_without_a_pair_nothing_is_known(district: District) -> None:
    here = Here(district.school, system, TODAY)

    assert [name for name, provider in plans.PROVIDERS.items() if provider(here)] == []
