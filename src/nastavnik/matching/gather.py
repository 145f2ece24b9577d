"""From the base to the facts of a round, in a fixed number of queries whatever its size."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from nastavnik.matching.models import KEPT, Decision, Proposal, Round
from nastavnik.orgs.models import Unit
from nastavnik.pairs.consents import holds_on
from nastavnik.pairs.models import PairMember, PairState
from nastavnik.people.models import MentorProfile, Person, Request, Topic
from nastavnik.programmes.models import Form, RunningForm
from nastavnik.rules.dates import age_on, days_between
from nastavnik.rules.matching import Ages, Facts, Mentee, Mentor, Pair, RoundRules, Weights
from nastavnik.rules.people.slots import SHORT

WEIGHTS = Weights.scaled({"topics": 500, "time": 150, "age": 100, "earlier": 100, "waiting": 50})
"""Interests are free text in the base and are not weighed; their points go to the other criteria."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Facts of a round with the rows behind them, by id of the request and of the mentor profile.

    `standing`: the proposal of each request that has one; `refused`: proposals refused in this round.
    """

    facts: Facts
    rules: RoundRules
    requests: Mapping[int, Request]
    mentors: Mapping[int, MentorProfile]
    standing: Mapping[int, Proposal]
    refused: Mapping[int, list[Proposal]] = field(default_factory=dict)
    vetoes: frozenset[Pair] = frozenset()

    @property
    def locks(self) -> list[Pair]:
        """Pairs that a new computation keeps."""
        return [(one.request_id, one.mentor_id) for one in self.standing.values() if one.decision in KEPT]

    @property
    def previous(self) -> list[Pair]:
        """Pairs that the curator sees now."""
        return [(one.request_id, one.mentor_id) for one in self.standing.values()]

    @property
    def load(self) -> Counter[int]:
        """Mentees of each mentor in this round."""
        return Counter(one.mentor_id for one in self.standing.values())


def gather(round_: Round, today: date) -> Gathered:
    """Everybody of the organisation whom the form concerns, as they are today; six queries."""
    running = round_.running_form
    organisation, form = round_.organisation, running.form
    requests = list(_requests(organisation, form, round_.year))
    mentors = list(_mentors(organisation, form, round_.year))
    history = _History(organisation, {one.person_id: one.pk for one in mentors})
    proposals = list(
        Proposal.objects.filter(round__running_form=running).select_related(
            "request__person", "mentor__person"
        )
    )
    mine = [one for one in proposals if one.round_id == round_.pk]
    refused = [one for one in proposals if one.decision == Decision.REFUSED]
    aside = Aside.of(round_)
    mentees = (_mentee(one, history, today, takes_part=one.pk not in aside.mentees) for one in requests)
    offers = (_mentor(one, history, today, takes_part=one.pk not in aside.mentors) for one in mentors)
    by_request: defaultdict[int, list[Proposal]] = defaultdict(list)
    for one in refused:
        if one.round_id == round_.pk:
            by_request[one.request_id].append(one)
    return Gathered(
        facts=Facts.of(mentees, offers),
        rules=rules_of(round_, running, _topic_titles([*requests, *mentors])),
        requests={one.pk: one for one in requests},
        mentors={one.pk: one for one in mentors},
        standing={one.request_id: one for one in mine if one.decision != Decision.REFUSED},
        refused=by_request,
        vetoes=frozenset((one.request_id, one.mentor_id) for one in refused),
    )


@dataclass(frozen=True, slots=True)
class Aside:
    """Requests and mentors whom the curator left out of this round."""

    mentees: frozenset[int]
    mentors: frozenset[int]

    @classmethod
    def of(cls, round_: Round) -> "Aside":
        kept = round_.summary.get("aside", {})
        return cls(frozenset(kept.get("mentees", [])), frozenset(kept.get("mentors", [])))


def rules_of(round_: Round, running: RunningForm, topic_titles: Mapping[str, str]) -> RoundRules:
    """The rules stored with the round, or those it begins with; training is as the form says today."""
    if round_.rules:
        rules = RoundRules.from_dict(round_.rules, topic_titles=topic_titles, slot_titles=SHORT)
    else:
        rules = RoundRules(
            form=running.form.code, weights=WEIGHTS, topic_titles=topic_titles, slot_titles=SHORT
        )
    return replace(rules, training_required=running.training_required)


def _requests(organisation: Unit, form: Form, year: int) -> "QuerySet[Request]":
    return (
        Request.objects.filter(person__organisation=organisation, year=year)
        .filter(_concerned(form.code, form.mentee_occupations))
        .select_related("person")
        .prefetch_related(Prefetch("topics", Topic.objects.only("code", "title")))
        .order_by("person__sort_key", "pk")
    )


def _mentors(organisation: Unit, form: Form, year: int) -> "QuerySet[MentorProfile]":
    return (
        MentorProfile.objects.filter(person__organisation=organisation, year=year)
        .filter(_concerned(form.code, form.mentor_occupations))
        .select_related("person")
        .prefetch_related(Prefetch("topics", Topic.objects.only("code", "title")))
        .order_by("person__sort_key", "pk")
    )


def _concerned(code: str, occupations: list[str]) -> Q:
    """Whom a form is for: people of its occupations, and those written down for it by name."""
    return Q(person__occupation__in=occupations) | Q(form_code=code) if occupations else Q()


class _History:
    """What the pairs of the organisation say: who is busy, how many seats are taken, how earlier pairs ended."""

    def __init__(self, organisation: Unit, mentor_of_person: Mapping[int, int]) -> None:
        self.busy: set[int] = set()
        self.taken: Counter[int] = Counter()
        self.earlier: defaultdict[int, set[int]] = defaultdict(set)
        self.ended_badly: defaultdict[int, set[int]] = defaultdict(set)
        members = PairMember.objects.filter(pair__organisation=organisation).values_list(
            "request_id",
            "request__person_id",
            "pair__mentor_id",
            "pair__mentor__person_id",
            "pair__state",
            "left_on",
        )
        for request, mentee, profile, mentor, state, left_on in members:
            if left_on is None:
                self.busy.add(request)
                self.taken[profile] += 1
            elif mentor in mentor_of_person:
                ended_well = state == PairState.FINISHED
                (self.earlier if ended_well else self.ended_badly)[mentee].add(mentor_of_person[mentor])


def _mentee(request: Request, history: _History, today: date, *, takes_part: bool) -> Mentee:
    person = request.person
    return Mentee(
        id=request.pk,
        person_id=person.pk,
        consent=holds_on(person, today),
        topics=frozenset(topic.code for topic in request.topics.all()),
        age=_age(person, today),
        slots=frozenset(request.slots),
        forms=frozenset({request.form_code} - {""}),
        takes_part=takes_part and not _over(request, today),
        paired=request.pk in history.busy,
        waiting_days=max(0, days_between(request.asked_on, today)),
        earlier=frozenset(history.earlier[person.pk] - history.ended_badly[person.pk]),
        ended_badly=frozenset(history.ended_badly[person.pk]),
    )


def _mentor(profile: MentorProfile, history: _History, today: date, *, takes_part: bool) -> Mentor:
    person = profile.person
    return Mentor(
        id=profile.pk,
        person_id=person.pk,
        consent=holds_on(person, today),
        capacity=profile.capacity,
        taken=history.taken[profile.pk],
        trained=bool(person.certificate) or (person.trained_on is not None and person.trained_on <= today),
        topics=frozenset(topic.code for topic in profile.topics.all()),
        ages=Ages(profile.age_min, profile.age_max),
        age=_age(person, today),
        slots=frozenset(profile.slots),
        forms=frozenset({profile.form_code} - {""}),
        takes_part=takes_part and not _over(profile, today),
    )


def _age(person: Person, today: date) -> int | None:
    """Full years; of a person known by the year of birth alone, the age reached in this year."""
    if person.born is not None:
        return age_on(person.born, today)
    return None if person.birth_year is None else today.year - person.birth_year


def _over(role: Request | MentorProfile, today: date) -> bool:
    """Whether the person has left the programme of the year."""
    return role.finished_on is not None and role.finished_on <= today


def _topic_titles(roles: Iterable[Request | MentorProfile]) -> dict[str, str]:
    return {topic.code: topic.title for role in roles for topic in role.topics.all()}
