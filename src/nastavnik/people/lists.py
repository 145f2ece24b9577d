"""Filters of the list of people: sub-bases, roles, consent states, and how many each would leave."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum

from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When

from nastavnik.people.models import (
    Consent,
    ConsentKind,
    MentorProfile,
    Occupation,
    PersonQuerySet,
    Request,
)
from nastavnik.people.models.persons import name_has
from nastavnik.rules.people.names import search_key
from nastavnik.rules.people.standing import young_since

EXPIRING_DAYS = 30
_SEARCHED_DIGITS = 4
_WHOLE_NUMBER = 11


class RoleFilter(models.TextChoices):
    """What a person is this year; FORMER: a mentor of earlier years who may be asked again."""

    MENTEE = "mentee", "наставляемые"
    MENTOR = "mentor", "наставники"
    BOTH = "both", "и то, и другое"
    NONE = "none", "без роли в этом году"
    FORMER = "former", "наставники прошлых лет"


class ConsentState(models.TextChoices):
    """How a person's consent to processing stands on a day. EXPIRING is valid, too."""

    VALID = "valid", "действует"
    EXPIRING = "expiring", "кончается в ближайшие 30 дней"
    EXPIRED = "expired", "срок истёк"
    WITHDRAWN = "withdrawn", "отозвано"
    NONE = "none", "нет"


class SubBase(Enum):
    """The sub-bases of the federal base (roadmap 2.7): a filter each, of one base."""

    PUPILS_MENTEES = ("pupils-mentees", "ученики – наставляемые", Occupation.PUPIL, RoleFilter.MENTEE)
    PUPILS_MENTORS = ("pupils-mentors", "ученики – наставники", Occupation.PUPIL, RoleFilter.MENTOR)
    GRADUATES = ("graduates", "выпускники", Occupation.GRADUATE, None)
    ENTERPRISES = ("enterprises", "предприятия и организации", Occupation.EMPLOYER, None)
    TEACHERS = ("teachers", "активные педагоги", Occupation.TEACHER, RoleFilter.MENTOR)

    def __init__(self, code: str, title: str, occupation: Occupation, role: RoleFilter | None) -> None:
        self.code = code
        self.title = title
        self.occupation = occupation
        self.role = role

    @classmethod
    def of(cls, code: str) -> "SubBase | None":
        return next((base for base in cls if base.code == code), None)


class Order(StrEnum):
    """Orders of the list; a minus turns it."""

    NAME = "name"
    WAITING = "waiting"
    CLASS = "class"


@dataclass(frozen=True, slots=True)
class PeopleFilters:
    """What the list is narrowed to. Empty texts and None leave everybody in."""

    text: str = ""
    base: str = ""  # code of a SubBase
    role: str = ""
    occupation: str = ""
    class_name: str = ""
    consent: str = ""
    topic: int | None = None
    form: str = ""
    category: str = ""  # the view asks for PEOPLE_SENSITIVE before it passes a sensitive one
    waiting_days: int | None = None  # the request was made so many days ago or earlier
    young: bool = False
    trained: bool = False
    regional: bool = False


def described(people: PersonQuerySet, *, year: int, today: date) -> PersonQuerySet:
    """Every person with is_mentee, is_mentor, was_mentor, consent_state, asked_on; nothing is left out."""
    return people.annotate(
        is_mentee=Exists(Request.objects.filter(person=OuterRef("pk"), year=year)),
        is_mentor=Exists(MentorProfile.objects.filter(person=OuterRef("pk"), year=year)),
        was_mentor=Exists(MentorProfile.objects.filter(person=OuterRef("pk"), year__lt=year)),
        asked_on=models.Subquery(
            Request.objects.filter(person=OuterRef("pk"), year=year).values("asked_on")[:1]
        ),
        consent_state=_consent_state(today),
    )


def filtered(people: PersonQuerySet, filters: PeopleFilters, *, year: int, today: date) -> PersonQuerySet:
    """Described people, narrowed."""
    return described(people, year=year, today=today).filter(*_conditions(filters, year, today))


def ordered(people: PersonQuerySet, order: str) -> PersonQuerySet:
    """By name; by how long the request waits, longest first; by class, then name. A minus turns the first key."""
    turned = order.startswith("-")
    key = order.removeprefix("-")
    if key == Order.WAITING:
        waiting = models.F("asked_on")
        first = waiting.desc(nulls_last=True) if turned else waiting.asc(nulls_last=True)
        return people.order_by(first, "sort_key", "pk")
    if key == Order.CLASS:
        return people.order_by("-class_name" if turned else "class_name", "sort_key", "pk")
    return people.order_by("-sort_key" if turned else "sort_key", "pk")


def facets(people: PersonQuerySet, *, year: int, today: date) -> dict[str, dict[str, int]]:
    """How many persons each filter would leave: base, role, consent, occupation → code → count; one query."""
    wanted = {f"base:{base.code}": _base_condition(base) for base in SubBase}
    wanted |= {f"role:{role.value}": _role_condition(role) for role in RoleFilter}
    wanted |= {f"consent:{state.value}": _state_condition(state) for state in ConsentState}
    wanted |= {f"occupation:{kind.value}": Q(occupation=kind) for kind in Occupation}
    names = {f"n{number}": name for number, name in enumerate(wanted)}
    counted = described(people, year=year, today=today).aggregate(
        **{short: Count("pk", filter=wanted[name]) for short, name in names.items()}
    )
    result: dict[str, dict[str, int]] = {}
    for short, name in names.items():
        group, _, code = name.partition(":")
        result.setdefault(group, {})[code] = counted[short]
    return result


def _conditions(filters: PeopleFilters, year: int, today: date) -> list[Q]:
    conditions = [
        Q(**{name: value})
        for name, value in (("occupation", filters.occupation), ("class_name", filters.class_name))
        if value
    ]
    if base := SubBase.of(filters.base):
        conditions.append(_base_condition(base))
    if filters.role:
        conditions.append(_role_condition(RoleFilter(filters.role)))
    if filters.consent:
        conditions.append(_state_condition(ConsentState(filters.consent)))
    if filters.text:
        conditions.append(_text_condition(filters.text))
    return conditions + _work_conditions(filters, today) + _year_conditions(filters, year)


def _work_conditions(filters: PeopleFilters, today: date) -> list[Q]:
    conditions = []
    if filters.young:
        first = young_since(today)
        conditions.append(Q(occupation=Occupation.TEACHER, experience_from__range=(first, today)))
    if filters.trained:
        conditions.append(Q(trained_on__isnull=False) | ~Q(certificate=""))
    if filters.regional:
        conditions.append(Q(in_regional_base=True))
    if filters.waiting_days is not None:
        conditions.append(Q(asked_on__lte=today - timedelta(days=filters.waiting_days)))
    return conditions


def _year_conditions(filters: PeopleFilters, year: int) -> list[Q]:
    """Conditions on the request or the profile of the year; either will do."""
    conditions = []
    if filters.topic is not None:
        conditions.append(_either(year, topics=filters.topic))
    if filters.form:
        conditions.append(_either(year, form_code=filters.form))
    if filters.category:
        conditions.append(Q(Exists(_of_year(Request, year, category=filters.category))))
    return conditions


def _either(year: int, **facts: object) -> Q:
    return Q(Exists(_of_year(Request, year, **facts))) | Q(Exists(_of_year(MentorProfile, year, **facts)))


def _of_year(
    model: type[Request] | type[MentorProfile], year: int, **facts: object
) -> models.QuerySet[models.Model]:
    return model._default_manager.filter(person=OuterRef("pk"), year=year, **facts)


def _text_condition(text: str) -> Q:
    """Words of the name, or at least four digits of a phone."""
    digits = "".join(letter for letter in text if letter.isdigit())
    if len(digits) >= _SEARCHED_DIGITS and not any(letter.isalpha() for letter in text):
        tail = digits[1:] if len(digits) == _WHOLE_NUMBER else digits  # 8… and +7… are one number
        return Q(phone__contains=tail)
    key = search_key(text)
    return name_has(key) if key else Q(pk__in=[])


def _consent_state(today: date) -> Case:
    held = Q(consent_valid_from__lte=today)
    withdrawn = Consent.objects.filter(
        person=OuterRef("pk"), kind=ConsentKind.PROCESSING, withdrawn_on__lte=today
    )
    soon = today + timedelta(days=EXPIRING_DAYS)
    return Case(
        When(held & Q(consent_valid_until=None), then=Value(ConsentState.VALID.value)),
        When(held & Q(consent_valid_until__gt=soon), then=Value(ConsentState.VALID.value)),
        When(held & Q(consent_valid_until__gte=today), then=Value(ConsentState.EXPIRING.value)),
        When(Exists(withdrawn), then=Value(ConsentState.WITHDRAWN.value)),
        When(Q(consent_valid_until__lt=today), then=Value(ConsentState.EXPIRED.value)),
        default=Value(ConsentState.NONE.value),
        output_field=models.CharField(),
    )


def _state_condition(state: ConsentState) -> Q:
    if state is ConsentState.VALID:
        return Q(consent_state__in=(ConsentState.VALID.value, ConsentState.EXPIRING.value))
    return Q(consent_state=state.value)


def _role_condition(role: RoleFilter) -> Q:
    return {
        RoleFilter.MENTEE: Q(is_mentee=True),
        RoleFilter.MENTOR: Q(is_mentor=True),
        RoleFilter.BOTH: Q(is_mentee=True, is_mentor=True),
        RoleFilter.NONE: Q(is_mentee=False, is_mentor=False),
        RoleFilter.FORMER: Q(was_mentor=True, is_mentor=False),
    }[role]


def _base_condition(base: SubBase) -> Q:
    condition = Q(occupation=base.occupation)
    return condition & _role_condition(base.role) if base.role else condition
