"""Reading rounds: the numbered list of pairs, the curator's table, what would help."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, Q, QuerySet

from nastavnik.matching.gather import Gathered
from nastavnik.matching.models import KEPT, Decision, Proposal, Round
from nastavnik.pairs.models import Pair
from nastavnik.people.models import MentorProfile, Request
from nastavnik.programmes.models import RunningForm
from nastavnik.rules.matching import Candidate, Help, Mentee, Mentor, candidates_for, what_helps


@dataclass(frozen=True, slots=True)
class Numbered:
    """A standing proposal with its place in the list, by which a refusal names it."""

    number: int
    proposal: Proposal


def numbered(round_: Round) -> list[Numbered]:
    """Every standing proposal of a round in the order of the mentees' names; one query."""
    standing = (
        Proposal.objects.filter(round=round_)
        .exclude(decision=Decision.REFUSED)
        .select_related("request__person", "mentor__person")
        .order_by("request__person__sort_key", "request_id")
    )
    return [Numbered(number, one) for number, one in enumerate(standing, 1)]


class Stand(StrEnum):
    """How a mentee stands in a round."""

    WAITING = "waiting"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    LOCKED = "locked"
    BY_HAND = "by_hand"
    PAIRED = "paired"
    KEPT_OUT = "kept_out"


@dataclass(frozen=True, slots=True)
class MenteeLine:
    """A mentee of the round. `kept_out`: the causes, where he cannot enter it."""

    request: Request
    facts: Mentee
    stand: Stand
    proposal: Proposal | None
    refused: tuple[Proposal, ...]
    kept_out: tuple[str, ...]

    @property
    def topics(self) -> str:
        return ", ".join(sorted(topic.title for topic in self.request.topics.all()))


@dataclass(frozen=True, slots=True)
class MentorLine:
    """A mentor of the round with the mentees of the plan. `note`: why idle or kept out."""

    profile: MentorProfile
    facts: Mentor
    mentees: tuple[Request, ...]
    note: str

    @property
    def used(self) -> int:
        return self.facts.taken + len(self.mentees)

    @property
    def free(self) -> int:
        return max(0, self.facts.capacity - self.used)

    @property
    def topics(self) -> str:
        return ", ".join(sorted(topic.title for topic in self.profile.topics.all()))


@dataclass(frozen=True, slots=True)
class Figures:
    """The head of the table. `undecided`: proposals that the curator has not looked at."""

    in_round: int
    served: int
    decided: int
    undecided: int
    waiting: int
    kept_out: int
    seats: int
    pairs: int  # of the decided: with one mentee
    groups: int


def mentee_lines(round_: Round, gathered: Gathered) -> list[MenteeLine]:
    """Mentees, those without a mentor first and among them the longest waiting."""
    causes: dict[str, list[str]] = round_.summary.get("kept_out", {}).get("mentee", {})
    lines = []
    for mentee in gathered.facts.mentees:
        pk = int(mentee.id)
        proposal = gathered.standing.get(pk)
        kept_out = () if proposal else tuple(causes.get(str(pk), ()))
        lines.append(
            MenteeLine(
                request=gathered.requests[pk],
                facts=mentee,
                stand=_stand(mentee, proposal, kept_out),
                proposal=proposal,
                refused=tuple(gathered.refused.get(pk, ())),
                kept_out=kept_out,
            )
        )
    order = list(Stand)
    return sorted(
        lines,
        key=lambda one: (order.index(one.stand), -one.facts.waiting_days, one.request.person.sort_key),
    )


def mentor_lines(round_: Round, gathered: Gathered) -> list[MentorLine]:
    """Mentors by name, those who cannot enter the round last."""
    kept_out: dict[str, list[str]] = round_.summary.get("kept_out", {}).get("mentor", {})
    idle: dict[str, str] = round_.summary.get("idle", {})
    of_mentor: defaultdict[int, list[Request]] = defaultdict(list)
    for request, proposal in gathered.standing.items():
        of_mentor[proposal.mentor_id].append(gathered.requests.get(request) or proposal.request)
    lines = []
    for mentor in gathered.facts.mentors:
        pk = int(mentor.id)
        mentees = tuple(of_mentor[pk])
        note = "" if mentees else " ".join(kept_out.get(str(pk), ())) or idle.get(str(pk), "")
        lines.append(MentorLine(gathered.mentors[pk], mentor, mentees, note))
    return sorted(lines, key=lambda one: (str(one.profile.pk) in kept_out, one.profile.person.sort_key))


def figures(lines: Iterable[MenteeLine], mentors: Iterable[MentorLine]) -> Figures:
    listed, offers = list(lines), list(mentors)
    standing = [one.proposal for one in listed if one.proposal is not None]
    decided = [one for one in standing if one.decision in KEPT]
    sizes = Counter(one.mentor_id for one in decided).values()
    out = {Stand.KEPT_OUT, Stand.PAIRED}
    return Figures(
        in_round=sum(one.stand not in out for one in listed),
        served=len(standing),
        decided=len(decided),
        undecided=len(standing) - len(decided),
        waiting=sum(one.stand == Stand.WAITING for one in listed),
        kept_out=sum(one.stand == Stand.KEPT_OUT for one in listed),
        seats=sum(one.free for one in offers),
        pairs=sum(size == 1 for size in sizes),
        groups=sum(size > 1 for size in sizes),
    )


def sizes_of(proposals: Iterable[Proposal]) -> tuple[int, int, int]:
    """(pairs, groups, mentees) that approving these proposals would make."""
    chosen = list(proposals)
    sizes = Counter(one.mentor_id for one in chosen).values()
    return sum(size == 1 for size in sizes), sum(size > 1 for size in sizes), len(chosen)


def why_left_out(round_: Round, line: MenteeLine) -> str:
    """One sentence: why this mentee has no mentor."""
    if line.kept_out:
        return " ".join(line.kept_out)
    cause = round_.summary.get("left_out", {}).get(str(line.request.pk), {}).get("text", "")
    if cause:
        return str(cause)
    if line.refused:
        return f"Предложенная пара отклонена: {line.refused[-1].refusal}."
    if round_.computed_at is None:
        return "Подбор ещё не проводили."
    return "Запрос появился или освободился после подбора. Подберите заново."


def helps_for(gathered: Gathered, request_id: int) -> tuple[Help, ...]:
    """Actions that would give this mentee a mentor, each proved; seconds on hundreds of people at most."""
    return what_helps(
        gathered.facts,
        gathered.rules,
        request_id,
        locks=gathered.locks,
        vetoes=gathered.vetoes,
        previous=gathered.previous,
    )


def best_mentors(gathered: Gathered, request_id: int, top: int = 6) -> tuple[Candidate, ...]:
    """Mentors weighed for one request, those against whom least speaks first."""
    return candidates_for(gathered.facts, gathered.rules, request_id, vetoes=gathered.vetoes, top=top)


@dataclass(frozen=True, slots=True)
class RunningLine:
    """A running form with its rounds and how many still look for a mentor."""

    running: RunningForm
    rounds: tuple[Round, ...]
    pairs: int

    @property
    def open_round(self) -> Round | None:
        return next((one for one in self.rounds if one.state == "open"), None)


def running_lines(running: "QuerySet[RunningForm]") -> list[RunningLine]:
    """Running forms with rounds and counts of pairs; three queries."""
    forms = list(running.select_related("form", "organisation").prefetch_related("rounds"))
    counts = {
        (row["organisation"], row["form"], row["year"]): row["number"]
        for row in Pair.objects.filter(
            organisation__in={one.organisation_id for one in forms}, year__in={one.year for one in forms}
        )
        .filter(~Q(state="dissolved"))
        .values("organisation", "form", "year")
        .annotate(number=Count("pk"))
        .order_by()
    }
    return [
        RunningLine(one, tuple(one.rounds.all()), counts.get((one.organisation_id, one.form_id, one.year), 0))
        for one in forms
    ]


def waiting_days(line: MenteeLine, today: date) -> int:
    """Days since the request came."""
    return max(0, (today - line.request.asked_on).days)


def _stand(mentee: Mentee, proposal: Proposal | None, kept_out: tuple[str, ...]) -> Stand:
    if proposal is not None:
        return Stand(proposal.decision)
    if mentee.paired:
        return Stand.PAIRED
    return Stand.KEPT_OUT if kept_out else Stand.WAITING
