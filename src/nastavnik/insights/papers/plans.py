"""What plans of pairs know: meetings held and ahead, topics of the requests, teachers with their experience."""

from collections.abc import Iterator, Mapping
from datetime import date

from nastavnik.insights.papers import pairs
from nastavnik.insights.papers.here import Here, Provider
from nastavnik.pairs.models import Meeting, MeetingKind
from nastavnik.pairs.orders import person_in_order
from nastavnik.people.models import Person, Topic
from nastavnik.rules.dates import age_on
from nastavnik.rules.documents.papers.plan_parts import PlanRow
from nastavnik.rules.documents.papers.teacher_plans import DeficitRow, TeacherRow
from nastavnik.rules.documents.wording.cases import Case
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.documents.wording.numerals import plural
from nastavnik.rules.meeting_plan import Planned, meetings_ahead

_TITLES = {
    MeetingKind.ACQUAINTANCE: "Встреча-знакомство",
    MeetingKind.TRIAL: "Пробная встреча",
    MeetingKind.PLANNING: "Встреча-планирование",
    MeetingKind.WORK: "Рабочая встреча",
    MeetingKind.FINAL: "Итоговая встреча",
}
_EXPECTED = {
    MeetingKind.ACQUAINTANCE: "Участники познакомились, договорились о правилах и связи",
    MeetingKind.TRIAL: "Принято решение, продолжать ли работу",
    MeetingKind.PLANNING: "Согласованы цель, задачи и этот план",
    MeetingKind.WORK: "Задания встречи выполнены, получена обратная связь",
    MeetingKind.FINAL: "Подведены итоги, оценён результат",
}
_THROUGHOUT = "не реже одного раза в две недели"


def steps(here: Here) -> tuple[PlanRow, ...]:
    """Meetings that were held with what came of them, then those ahead with the days by which to hold them.

    Meetings of work that are ahead take the topics of the requests in turn.
    """
    if here.pair is None:
        return ()
    held = list(here.pair.meetings.order_by("number"))
    since = max([here.pair.starts_on, here.today, *(one.held_on for one in held)])
    ahead = meetings_ahead([one.kind for one in held], since=since, ends=here.pair.ends_on)
    return (*map(_held, held), *_ahead(ahead, topics(here)))


def _held(meeting: Meeting) -> PlanRow:
    kind = MeetingKind(meeting.kind)
    return PlanRow(
        what=_titled(kind, meeting.topic.strip()),
        due=short_date(meeting.held_on),
        expected=_EXPECTED[kind],
        fact=" ".join(meeting.result.split()),
        mark="состоялась",
    )


def _ahead(meetings: list[Planned], about: tuple[str, ...]) -> Iterator[PlanRow]:
    works = 0
    for one in meetings:
        kind, topic = MeetingKind(one.kind), ""
        if kind == MeetingKind.WORK and about:
            topic, works = about[works % len(about)], works + 1
        due = f"до {short_date(one.due)}" if one.due else ""
        if one.due is None and kind == MeetingKind.WORK:
            due, topic = _THROUGHOUT, ""
        yield PlanRow(what=_titled(kind, topic), due=due, expected=_EXPECTED[kind])


def _titled(kind: MeetingKind, topic: str) -> str:
    return f"{_TITLES[kind]} по теме «{topic}»" if topic else _TITLES[kind]


def topics(here: Here) -> tuple[str, ...]:
    """Titles of the topics that the present mentees ask about, each once."""
    line = pairs.line(here)
    if line is None:
        return ()
    found = Topic.objects.filter(
        requests__memberships__pair=line.pair, requests__person__in=[one.pk for one in line.mentees]
    )
    return tuple(found.order_by("title").values_list("title", flat=True).distinct())


def tasks(here: Here) -> tuple[str, ...]:
    """A task for each topic."""
    return tuple(f"продвинуться в теме «{one}»" for one in topics(here))


def problem(here: Here) -> str:
    """What the mentees themselves ask for, as the beginning of the problem."""
    asked = "; ".join(one.rstrip(".;") for one in pairs.requests(here))
    return f"Запрос наставляемого: {asked}." if asked else ""


def difficulties(here: Here) -> tuple[PlanRow, ...]:
    """A line for each topic of the requests."""
    return tuple(PlanRow(what=f"Преодолеть трудности в теме «{one}»") for one in topics(here))


def deficits(here: Here) -> tuple[DeficitRow, ...]:
    """A line for each topic of the requests; the event is for people to choose."""
    return tuple(DeficitRow(deficit=one) for one in topics(here))


def teachers(here: Here) -> tuple[TeacherRow, ...]:
    """The mentor and the mentees with post and experience; nobody has written down categories yet."""
    line = pairs.line(here)
    if line is None:
        return ()
    roles = [("Наставник", line.mentor), *(("Наставляемый", one) for one in line.mentees)]
    return tuple(_teacher(role, person, here) for role, person in roles)


def _teacher(role: str, person: Person, here: Here) -> TeacherRow:
    return TeacherRow(
        role=role,
        name=person.full_name,
        post=person_in_order(person, here.unit).described(Case.NOMINATIVE),
        experience=_years(person.experience_from, here.today),
    )


def _years(since: date | None, today: date) -> str:
    """«21 год», «менее года»; empty when nobody knows."""
    if since is None or since > today:
        return ""
    full = age_on(since, today)
    return plural(full, "год", "года", "лет") if full else "менее года"


PROVIDERS: Mapping[str, Provider] = {
    "plan.steps": steps,
    "plan.tasks": tasks,
    "plan.problem": problem,
    "plan.difficulties": difficulties,
    "plan.deficits": deficits,
    "plan.teachers": teachers,
}
