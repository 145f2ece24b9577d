"""Reading people: the list, the card, whom a request may find, what programs ask for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Prefetch, Q

from nastavnik.journal.models import Entry
from nastavnik.orgs.models import Unit
from nastavnik.people.actions.consents import as_rule
from nastavnik.people.importing.batches import from_json, unanswered
from nastavnik.people.lists import PeopleFilters, described, filtered, ordered
from nastavnik.people.models import (
    Consent,
    ConsentKind,
    ImportBatch,
    MentorProfile,
    Person,
    PersonQuerySet,
    Request,
    SavedView,
)
from nastavnik.people.models.persons import SENSITIVE_CATEGORIES
from nastavnik.rules.access import Actor, Permission
from nastavnik.rules.dates import age_on
from nastavnik.rules.outcome import Problem
from nastavnik.rules.people import consents as rules
from nastavnik.rules.people.standing import is_young_specialist

# The list


def people_page(
    people: PersonQuerySet, filters: PeopleFilters, *, year: int, today: date, order: str = "name"
) -> PersonQuerySet:
    """What the list of people shows, for a paginator: described persons with the year's request and profile.

    `people` comes from the door (visible_to). Each has `year_requests` and `year_profiles` of none or one, their
    topics loaded; three queries more whatever the number of rows.
    """
    requests = Request.objects.filter(year=year).prefetch_related("topics")
    profiles = MentorProfile.objects.filter(year=year).prefetch_related("topics")
    found = ordered(filtered(people, filters, year=year, today=today), order)
    found = found.prefetch_related(Prefetch("requests", requests, to_attr="year_requests"))
    return found.prefetch_related(Prefetch("mentor_profiles", profiles, to_attr="year_profiles"))


def drafts(people: PersonQuerySet, *, today: date) -> PersonQuerySet:
    """Persons in the base who may enter no pair yet: no consent in force."""
    return people.without_valid_consent(today).order_by("sort_key", "pk")


def class_names(people: PersonQuerySet) -> list[str]:
    """Classes and groups that occur, 9 before 10."""
    found = people.exclude(class_name="").order_by().values_list("class_name", flat=True).distinct()
    return sorted(found, key=_class_key)


def _class_key(name: str) -> tuple[int, str]:
    digits = ""
    for letter in name:
        if not letter.isdigit():
            break
        digits += letter
    return (int(digits) if digits else 1000, name)


def saved_views(actor: Actor, area: str) -> list[SavedView]:
    """The user's own saved views of a list."""
    return list(SavedView.objects.filter(user_id=actor.user_id, area=area)) if actor.user_id else []


def updated_at(organisation: Unit) -> datetime | None:
    """When the base of an organisation was last changed by anybody."""
    entry = Entry.objects.filter(unit_path=organisation.path, verb__startswith="people.").first()
    return entry.at if entry else None


# One person


@dataclass(frozen=True, slots=True)
class HeldConsent:
    """A consent and whether it is in force today."""

    consent: Consent
    in_force: bool


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person with everything that his page shows. `no_consent`: why none is in force, in a sentence."""

    person: Person
    age: int | None
    young_specialist: bool | None
    requests: list[Request]
    profiles: list[MentorProfile]
    consents: list[HeldConsent]
    no_consent: Problem | None

    @property
    def is_draft(self) -> bool:
        return self.no_consent is not None


def person_card(person: Person, *, today: date) -> PersonCard:
    """The card of a person whom the door let out; five queries."""
    consents = list(person.consents.select_related("scan"))
    as_rules = [as_rule(consent) for consent in consents]
    in_force = {
        held.id
        for kind in rules.ConsentKind
        if (held := rules.valid_consent(as_rules, born=person.born, on=today, kind=kind))
    }
    return PersonCard(
        person=person,
        age=age_on(person.born, today) if person.born else None,
        young_specialist=is_young_specialist(person.experience_from, today),
        requests=list(person.requests.prefetch_related("topics")),
        profiles=list(person.mentor_profiles.prefetch_related("topics")),
        consents=[HeldConsent(consent, consent.pk in in_force) for consent in consents],
        no_consent=rules.why_none(as_rules, born=person.born, on=today),
    )


def may_see_category(request: Request, actor: Actor, organisation: Unit) -> bool:
    """A sensitive category (burnout, health, hard life, behaviour) is shown to those who may see such."""
    return request.category not in SENSITIVE_CATEGORIES or actor.may(
        Permission.PEOPLE_SENSITIVE, organisation.path
    )


def mentors_for(request: Request, *, today: date) -> list[MentorProfile]:
    """Mentors of the same organisation and year whose competences meet the request, most topics in common first."""
    topics = list(request.topics.values_list("pk", flat=True))
    valid = Person.objects.with_valid_consent(today).filter(organisation_id=request.person.organisation_id)
    found = (
        MentorProfile.objects.filter(year=request.year, person__in=valid, topics__in=topics)
        .exclude(person_id=request.person_id)
        .annotate(common=Count("topics", filter=Q(topics__in=topics), distinct=True))
        .select_related("person")
        .prefetch_related("topics")
    )
    return list(found.order_by("-common", "person__sort_key", "pk"))


# Imported files


@dataclass(frozen=True, slots=True)
class DoubtfulRow:
    """A row that may be about somebody known: the curator says who it is."""

    row: int
    name: str
    why: str
    candidates: list[Person]
    answer: str | int | None


def doubtful_rows(batch: ImportBatch) -> list[DoubtfulRow]:
    """Every doubtful row of a batch with the persons it may be, and the answer given so far; one query."""
    items = [item for item in batch.problems if "ids" in item]
    people = Person.objects.filter(organisation_id=batch.organisation_id).in_bulk(
        {pk for item in items for pk in item["ids"]}
    )
    return [
        DoubtfulRow(
            row=item["row"],
            name=item["name"],
            why=item["text"],
            candidates=[people[pk] for pk in item["ids"] if pk in people],
            answer=batch.answers.get(str(item["row"])),
        )
        for item in items
    ]


def batch_problems(batch: ImportBatch) -> tuple[list[Problem], list[Problem]]:
    """Errors and warnings of a batch's file, doubts apart (see doubtful_rows)."""
    problems = [from_json(item) for item in batch.problems if "ids" not in item]
    return [p for p in problems if p.blocks], [p for p in problems if not p.blocks]


def is_settled(batch: ImportBatch) -> bool:
    """Whether every row can be taken as it stands: no errors, every doubt answered."""
    return not batch.counts.get("refused") and not unanswered(batch)


# What programs ask for


def people_with_roles(organisation: Unit) -> list[dict[str, Any]]:
    """Everybody of an organisation: id, surname, given, patronymic, born (ISO or None), roles in any year."""
    mentees = set(
        Request.objects.filter(person__organisation=organisation).values_list("person_id", flat=True)
    )
    mentors = set(
        MentorProfile.objects.filter(person__organisation=organisation).values_list("person_id", flat=True)
    )
    people = Person.objects.filter(organisation=organisation)
    fields = ("pk", "surname", "given", "patronymic", "born")
    return [
        {
            "id": pk,
            "surname": surname,
            "given": given,
            "patronymic": patronymic,
            "born": born.isoformat() if born else None,
            "roles": [role for role, holders in (("mentee", mentees), ("mentor", mentors)) if pk in holders],
        }
        for pk, surname, given, patronymic, born in people.values_list(*fields)
    ]


def consents_of(people: Iterable[Person], kind: str = ConsentKind.PROCESSING) -> dict[int, list[Consent]]:
    """Consents of a kind by person, latest signed first; one query."""
    found: dict[int, list[Consent]] = {person.pk: [] for person in people}
    for consent in Consent.objects.filter(person_id__in=found, kind=kind):
        found[consent.person_id].append(consent)
    return found


def described_by_ids(people: PersonQuerySet, ids: Sequence[int], *, year: int, today: date) -> list[Person]:
    """Chosen persons of a list, as it shows them, in its order."""
    return list(ordered(described(people.filter(pk__in=ids), year=year, today=today), "name"))
