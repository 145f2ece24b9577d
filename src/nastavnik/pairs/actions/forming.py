"""Making pairs and groups from drafts, all or none."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from nastavnik.journal.actions import record
from nastavnik.orgs.models import Unit
from nastavnik.pairs.consents import lapses
from nastavnik.pairs.models import Pair, PairMember
from nastavnik.people.models import MentorProfile, Person, Request
from nastavnik.programmes.models import Form, RoleModel
from nastavnik.rules.access import Actor
from nastavnik.rules.outcome import Place, Problem, Refused


@dataclass(frozen=True, slots=True)
class DraftMember:
    """A mentee of a draft. `number` is his place in the list that the user sees; `why` is shown afterwards."""

    number: int
    request: Request
    why: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A pair to be; with two and more members, a group. Persons must be loaded with their roles."""

    mentor: MentorProfile
    members: tuple[DraftMember, ...]
    role_model: RoleModel | None = None


@transaction.atomic
def create_pairs(
    drafts: Sequence[Draft],
    *,
    organisation: Unit,
    form: Form,
    year: int,
    starts_on: date,
    today: date,
    by: Actor,
    now: datetime,
    ends_on: date | None = None,
    round_id: int | None = None,
) -> list[Pair]:
    """Make all pairs, or refuse naming everybody who stands in the way. Consents are looked at `today`."""
    problems = _problems(drafts, organisation, today, starts_on, ends_on)
    if problems:
        raise Refused(problems)
    made = []
    for draft in drafts:
        pair = Pair.objects.create(
            organisation=organisation,
            year=year,
            form=form,
            role_model=draft.role_model,
            mentor=draft.mentor,
            starts_on=starts_on,
            ends_on=ends_on,
            decided_at=now,
            decided_by_id=by.user_id,
            round_id=round_id,
        )
        PairMember.objects.bulk_create(
            PairMember(pair=pair, request=one.request, joined_on=starts_on, why=one.why)
            for one in draft.members
        )
        record(
            "pairs.pair.formed",
            pair,
            by=by,
            now=now,
            unit_path=organisation.path,
            form=form.code,
            mentees=len(draft.members),
            round=round_id,
        )
        made.append(pair)
    return made


def _problems(
    drafts: Sequence[Draft], organisation: Unit, today: date, starts_on: date, ends_on: date | None
) -> list[Problem]:
    members = [one for draft in drafts for one in draft.members]
    found = [] if members else [Problem("pairs.nobody", "Нет ни одной пары, которую можно создать.")]
    if ends_on is not None and ends_on < starts_on:
        found.append(Problem("pairs.ends_before", "Окончание раньше начала.", Place(column="ends_on")))
    people = [(one.number, one.request.person) for one in members]
    people += [(draft.members[0].number, draft.mentor.person) for draft in drafts if draft.members]
    found += lapses(sorted(people, key=lambda listed: listed[0]), today)
    found += [
        _foreign(number, person) for number, person in people if person.organisation_id != organisation.pk
    ]
    return found + _busy(members)


def _busy(members: Sequence[DraftMember]) -> list[Problem]:
    """Mentees who have a running pair by this request already, or stand in the drafts twice."""
    requests = [one.request.pk for one in members]
    taken = set(
        PairMember.objects.filter(request__in=requests, left_on=None).values_list("request_id", flat=True)
    )
    twice = {request for request, times in Counter(requests).items() if times > 1}
    return [
        Problem(
            "pairs.busy",
            f"№\u00a0{one.number} в списке, {one.request.person.list_name}: по этому запросу у наставляемого "
            "уже есть пара.",
            Place(row=one.number),
        )
        for one in members
        if one.request.pk in taken | twice
    ]


def _foreign(number: int, person: Person) -> Problem:
    return Problem(
        "pairs.foreign",
        f"№\u00a0{number} в списке, {person.list_name}: человек из базы другой организации.",
        Place(row=number),
    )
