"""Reading pairs: lists, cards, what a withdrawal touches, partners for the export of the bases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from nastavnik.orgs.models import Unit
from nastavnik.pairs.models import Meeting, MeetingKind, Pair, PairMember, PairQuerySet, PairState
from nastavnik.people.models import MentorProfile, Person
from nastavnik.programmes.models import Form
from nastavnik.rules import meetings
from nastavnik.rules.dates import days_between
from nastavnik.rules.matching.wording import people


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair as a list shows it. `state` counts in a consent that does not hold today."""

    pair: Pair
    state: PairState
    mentor: Person
    mentees: tuple[Person, ...]
    held: int
    waiting: tuple[int, ...]  # numbers of meetings without feedback
    next_kind: MeetingKind | None
    quiet_days: int | None  # since the last meeting, or since the beginning; None when the pair has ended

    @property
    def is_group(self) -> bool:
        return len(self.mentees) > 1

    @property
    def needs_meeting(self) -> bool:
        at_work = self.state == PairState.ACTIVE and self.quiet_days is not None
        return at_work and (self.quiet_days or 0) >= meetings.QUIET_DAYS

    @property
    def title(self) -> str:
        """«Петрова Ирина – Усов Матвей», or with the number of mentees for a group."""
        if self.is_group:
            return f"{self.mentor.list_name} – группа из {people(len(self.mentees))}"
        return " – ".join(person.list_name for person in (self.mentor, *self.mentees))


def for_lines(pairs: PairQuerySet, today: date) -> PairQuerySet:
    """What `lines_of` needs, loaded: three queries whatever the number of pairs."""
    return (
        pairs.with_lapse(today)
        .select_related("form", "role_model", "organisation", "mentor__person")
        .prefetch_related(Prefetch("members", PairMember.objects.select_related("request__person")))
        .prefetch_related(Prefetch("meetings", Meeting.objects.order_by("number")))
    )


def lines_of(pairs: Iterable[Pair], today: date) -> list[PairLine]:
    """Lines of pairs that `for_lines` has loaded."""
    return [line_of(pair, today) for pair in pairs]


def line_of(pair: Pair, today: date) -> PairLine:
    going = pair.ended_on is None
    held = [meeting.kind for meeting in pair.meetings.all()]
    suggested = meetings.next_kind(held) if going else None
    return PairLine(
        pair=pair,
        state=shown_state(pair),
        mentor=pair.mentor.person,
        mentees=tuple(
            member.request.person for member in pair.members.all() if not going or member.left_on is None
        ),
        held=len(held),
        waiting=tuple(one.number for one in pair.meetings.all() if one.closed_at is None),
        next_kind=MeetingKind(suggested) if suggested else None,
        quiet_days=days_between(pair.last_met_on or pair.starts_on, today) if going else None,
    )


def shown_state(pair: Pair) -> PairState:
    """The state with consents counted in; the pair comes from a queryset `with_lapse`."""
    lapsed = bool(getattr(pair, "lapsed"))  # noqa: B009 - an annotation, absent from the model
    if pair.state == PairState.ACTIVE and lapsed:
        return PairState.SUSPENDED
    return PairState(pair.state)


def without_meeting(pairs: PairQuerySet, today: date, days: int = meetings.QUIET_DAYS) -> PairQuerySet:
    """Pairs at work that have not met for so many days."""
    return pairs.quiet_since(today, days)


def forms_met(organisation: Unit) -> "QuerySet[Form]":
    """Forms in which the organisation has ever had a pair."""
    return Form.objects.filter(pk__in=Pair.objects.filter(organisation=organisation).values("form"))


def missing_feedback(pairs: PairQuerySet) -> PairQuerySet:
    """Running pairs with meetings that wait for feedback."""
    return pairs.going().awaiting_feedback()


@dataclass(frozen=True, slots=True)
class Partner:
    """What the federal bases say of the other side: names, where they work or study, the form."""

    names: str
    place: str
    form: str


@dataclass(frozen=True, slots=True)
class Partners:
    """By the id of the request, and by the id of the mentor profile."""

    of_requests: Mapping[int, Partner]
    of_mentors: Mapping[int, Partner]


def partners_for_export(organisation: Unit, year: int) -> Partners:
    """The other side of every pair of the year, dissolved ones left out; two queries."""
    pairs = (
        Pair.objects.filter(organisation=organisation, year=year)
        .exclude(state=PairState.DISSOLVED)
        .select_related("form", "mentor__person")
        .prefetch_related(Prefetch("members", PairMember.objects.select_related("request__person")))
        .order_by("pk")
    )
    of_requests: dict[int, Partner] = {}
    mentees: dict[int, list[Person]] = {}
    forms: dict[int, str] = {}
    for pair in pairs:
        mentor = pair.mentor.person
        for member in pair.members.all():
            if member.left_on is not None and pair.state != PairState.FINISHED:
                continue
            of_requests[member.request_id] = Partner(
                mentor.full_name, _place(mentor, organisation), pair.form.title
            )
            mentees.setdefault(pair.mentor_id, []).append(member.request.person)
            forms[pair.mentor_id] = pair.form.title
    of_mentors = {
        mentor: Partner(
            "; ".join(person.full_name for person in people),
            "; ".join(dict.fromkeys(_place(person, organisation) for person in people)),
            forms[mentor],
        )
        for mentor, people in mentees.items()
    }
    return Partners(of_requests, of_mentors)


def withdrawal_touches(person: Person) -> list[str]:
    """Sentences: which pairs a withdrawal of this person's consent suspends."""
    pairs = (
        Pair.objects.going()
        .filter(pk__in=_pairs_of(person))
        .select_related("form", "mentor__person")
        .prefetch_related(Prefetch("members", PairMember.objects.select_related("request__person")))
        .order_by("pk")
    )
    found = []
    for pair in pairs:
        others = [pair.mentor.person] if pair.mentor.person_id != person.pk else _present(pair)
        names = ", ".join(other.list_name for other in others)
        with_whom = f"наставник: {names}" if pair.mentor.person_id != person.pk else f"наставляемые: {names}"
        found.append(f"Будет приостановлена пара в форме «{pair.form.title}» ({with_whom}).")
    return found


def free_seats(mentor: MentorProfile) -> int:
    """Seats of a mentor that running pairs leave; below zero when the mentor is loaded over the norm."""
    taken = PairMember.objects.filter(pair__mentor=mentor, left_on=None).count()
    return mentor.capacity - taken


def _pairs_of(person: Person) -> list[int]:
    as_mentor = Pair.objects.filter(mentor__person=person).values_list("pk", flat=True)
    as_mentee = PairMember.objects.filter(request__person=person, left_on=None).values_list(
        "pair_id", flat=True
    )
    return [*as_mentor, *as_mentee]


def _present(pair: Pair) -> list[Person]:
    return [member.request.person for member in pair.members.all() if member.left_on is None]


def _place(person: Person, organisation: Unit) -> str:
    return person.workplace or organisation.short_name
