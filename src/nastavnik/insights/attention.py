"""Organisations by what needs attention: a fixed number of queries for any territory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, FilteredRelation, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from nastavnik.orgs.models import FigureKind, ParticipationList, Unit, YearFigure
from nastavnik.pairs.models import Pair, PairMember, PairState
from nastavnik.people.models import MentorProfile, Request
from nastavnik.rules.dates import school_year
from nastavnik.scope import below

SILENT_DAYS = 21  # a pair without a meeting for so long wants a call
WAIT_DAYS = 14  # a request without a pair for so long is overdue

ASKED_FIGURES = (FigureKind.PUPILS_10_19, FigureKind.PUPILS_15_19, FigureKind.YOUNG_SPECIALISTS)


@dataclass(slots=True)
class Standing:
    """How an organisation stands today. Counts only: no name is read here."""

    unit: Unit
    participates: bool = True
    requests: int = 0
    mentors: int = 0
    without_consent: int = 0
    waiting: int = 0
    waiting_since: date | None = None
    pairs: int = 0
    silent: int = 0
    figures: set[str] = field(default_factory=set)
    today: date = date.min

    @property
    def longest_wait(self) -> int:
        """Days that the longest waiting request has waited; 0 when nobody waits."""
        return (self.today - self.waiting_since).days if self.waiting_since else 0

    @property
    def no_base(self) -> bool:
        return not self.requests or not self.mentors

    @property
    def missing_figures(self) -> list[str]:
        """Titles of year figures that nobody has stated."""
        return [str(kind.label) for kind in ASKED_FIGURES if kind not in self.figures]

    @property
    def weight(self) -> int:
        """How much needs attention; the list is sorted by it."""
        return (
            1000 * self.no_base
            + 20 * max(0, self.longest_wait - WAIT_DAYS)
            + 10 * self.waiting
            + 10 * self.silent
            + 5 * self.without_consent
            + 3 * len(self.missing_figures)
        )


def standings(path: str, *, today: date) -> list[Standing]:
    """Every teaching organisation at or below a path, the neediest first. Six queries.

    Where a list of participants for the year stands above, others are marked as not participating and
    come last: nobody asks them.
    """
    year = school_year(today)
    units = Unit.objects.under(path).teaching().select_related("parent")
    found = {unit.pk: Standing(unit=unit, today=today) for unit in units}
    listed = _participants(path, year)
    for pk, standing in found.items():
        standing.participates = listed is None or pk in listed
    for standing, row in _matched(found, _requests(path, year, today)):
        standing.requests = row["all"]
        standing.without_consent += row["drafts"]
        standing.waiting = row["waiting"]
        standing.waiting_since = row["since"]
    for standing, row in _matched(found, _mentors(path, year, today)):
        standing.mentors = row["all"]
        standing.without_consent += row["drafts"]
    for standing, row in _matched(found, _pairs(path, today)):
        standing.pairs, standing.silent = row["all"], row["silent"]
    figures = YearFigure.objects.filter(below(path, "unit__path"), year=year).values_list("unit_id", "kind")
    for pk, kind in figures:
        if pk in found:
            found[pk].figures.add(kind)
    return sorted(found.values(), key=lambda s: (not s.participates, -s.weight, s.unit.sort_key))


def _matched(found: dict[int, Standing], rows: Any) -> Iterator[tuple[Standing, Any]]:
    return ((found[row["unit"]], row) for row in rows if row["unit"] in found)


def by_municipality(rows: Iterable[Standing]) -> list[Standing]:
    """The same sums by municipality, for a region's first page."""
    sums: dict[int, Standing] = {}
    figures: dict[int, list[set[str]]] = defaultdict(list)
    for row in rows:
        parent = row.unit.parent
        if parent is None or not row.participates:
            continue
        total = sums.setdefault(parent.pk, Standing(unit=parent, today=row.today))
        total.requests += row.requests
        total.mentors += row.mentors
        total.without_consent += row.without_consent
        total.waiting += row.waiting
        total.pairs += row.pairs
        total.silent += row.silent
        if row.waiting_since:
            total.waiting_since = min(total.waiting_since or row.waiting_since, row.waiting_since)
        figures[parent.pk].append(row.figures)
    for pk, total in sums.items():
        total.figures = set.intersection(*figures[pk])
    return sorted(sums.values(), key=lambda s: (-s.weight, s.unit.sort_key))


def _participants(path: str, year: int) -> set[int] | None:
    above = [path[:length] for length in range(5, len(path) + 1, 5)]
    listed = ParticipationList.objects.filter(
        Q(unit__path__in=above) | below(path, "unit__path"), year=year
    ).values_list("organisations__pk", flat=True)
    return set(listed) or None


def _no_consent(person: str, today: date) -> Q:
    """A condition: the person's consent does not hold today."""
    return ~(
        Q(**{f"{person}__consent_valid_from__lte": today})
        & (
            Q(**{f"{person}__consent_valid_until__isnull": True})
            | Q(**{f"{person}__consent_valid_until__gte": today})
        )
    )


def waiting_requests(today: date) -> Q:
    """A condition on requests annotated with `paired`: a valid consent and no pair."""
    return Q(paired=False) & ~_no_consent("person", today)


def with_paired(requests: Any) -> Any:
    """Requests annotated with `paired`: whether a pair holds them now."""
    now_in = PairMember.objects.filter(request=OuterRef("pk"), left_on=None)
    return requests.annotate(paired=Exists(now_in))


def _requests(path: str, year: int, today: date) -> Any:
    """A request stands in one running pair at most, so a join counts no request twice."""
    running = FilteredRelation("memberships", condition=Q(memberships__left_on=None))
    waiting = Q(running=None) & ~_no_consent("person", today)
    return (
        Request.objects.filter(below(path, "person__organisation__path"), year=year)
        .annotate(running=running)
        .values(unit=F("person__organisation_id"))
        .annotate(
            all=Count("pk"),
            drafts=Count("pk", filter=_no_consent("person", today)),
            waiting=Count("pk", filter=waiting),
            since=Min("asked_on", filter=waiting),
        )
        .order_by()
    )


def _mentors(path: str, year: int, today: date) -> Any:
    return (
        MentorProfile.objects.filter(below(path, "person__organisation__path"), year=year)
        .values(unit=F("person__organisation_id"))
        .annotate(all=Count("pk"), drafts=Count("pk", filter=_no_consent("person", today)))
        .order_by()
    )


def silent_since(today: date) -> Q:
    """A condition on pairs annotated with `last_seen`: no meeting for SILENT_DAYS."""
    return Q(last_seen__lte=today - timedelta(days=SILENT_DAYS))


def _pairs(path: str, today: date) -> Any:
    return (
        Pair.objects.filter(below(path, "organisation__path"), state=PairState.ACTIVE)
        .running_on(today)
        .annotate(last_seen=Coalesce("last_met_on", "starts_on"))
        .values(unit=F("organisation_id"))
        .annotate(all=Count("pk"), silent=Count("pk", filter=silent_since(today)))
        .order_by()
    )


def with_waiting(people: Any, *, year: int, today: date) -> Any:
    """Persons annotated with `waits_since`: the day of this year's request while nobody is paired with it."""
    waiting = with_paired(Request.objects.filter(person=OuterRef("pk"), year=year)).filter(
        waiting_requests(today)
    )
    return people.annotate(waits_since=Subquery(waiting.values("asked_on")[:1]))
