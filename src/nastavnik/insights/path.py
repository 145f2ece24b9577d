"""The federal path of a year for one organisation: seven stages with what stands behind each."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Count, Q

from nastavnik.matching.models import Round, RoundState
from nastavnik.orgs.models import Unit
from nastavnik.pairs.models import Meeting, Pair, PairState
from nastavnik.people.models import MentorProfile, Request
from nastavnik.programmes.models import RunningForm
from nastavnik.rules.dates import school_year
from nastavnik.rules.documents.wording.numerals import plural

State = Literal["done", "now", "next"]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage with its figure and state."""

    title: str
    note: str
    state: State
    url: str = ""


def stages_of(organisation: Unit, *, today: date) -> list[Stage]:
    """The stages of the school year; the first one that is not done is the present one. Six queries."""
    year = school_year(today)
    forms = RunningForm.objects.filter(organisation=organisation, year=year).count()
    requests = Request.objects.filter(person__organisation=organisation, year=year).aggregate(
        all=Count("pk"),
        paired=Count("pk", distinct=True, filter=Q(memberships__left_on=None, memberships__isnull=False)),
    )
    mentors = MentorProfile.objects.filter(person__organisation=organisation, year=year).aggregate(
        all=Count("pk"),
        trained=Count("pk", filter=Q(person__trained_on__lte=today) | ~Q(person__certificate="")),
    )
    rounds = Round.objects.filter(organisation=organisation, year=year, state=RoundState.APPROVED).count()
    pairs = Pair.objects.filter(organisation=organisation, year=year).aggregate(
        all=Count("pk"), finished=Count("pk", filter=Q(state=PairState.FINISHED))
    )
    meetings = Meeting.objects.filter(pair__organisation=organisation, pair__year=year).count()
    facts = [
        ("Условия", f"{plural(forms, 'форма', 'формы', 'форм')} на год", forms > 0, "/catalogues/"),
        (
            "База наставляемых",
            plural(requests["all"], "запрос", "запроса", "запросов"),
            requests["all"] > 0,
            "/people/?role=mentee",
        ),
        (
            "База наставников",
            plural(mentors["all"], "наставник", "наставника", "наставников"),
            mentors["all"] > 0,
            "/people/?role=mentor",
        ),
        (
            "Отбор и обучение",
            f"{plural(mentors['trained'], 'обучен', 'обучены', 'обучены')} из {mentors['all']}",
            mentors["trained"] > 0 or rounds > 0,
            "/people/?role=mentor",
        ),
        (
            "Пары и группы",
            f"{requests['paired']} из {requests['all']} с наставником",
            rounds > 0,
            "/matching/",
        ),
        (
            "Работа пар",
            plural(meetings, "встреча", "встречи", "встреч"),
            pairs["all"] > 0 and pairs["finished"] == pairs["all"],
            "/pairs/",
        ),
        ("Завершение", f"{pairs['finished']} из {pairs['all']}", False, "/pairs/"),
    ]
    stages: list[Stage] = []
    reached = False
    for title, note, done, url in facts:
        state: State = "done" if done and not reached else ("now" if not reached else "next")
        reached = reached or not done
        stages.append(Stage(title, note, state, url))
    return stages
