"""What a person brings to a year: a request as a mentee, a profile as a mentor; their topics."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction

from nastavnik.journal.actions import record
from nastavnik.people.facts import changed, cleaned, only, same_version
from nastavnik.people.models import MentorProfile, Person, Request, Topic
from nastavnik.people.topics import read_topics, topics_of
from nastavnik.rules.access import Actor
from nastavnik.rules.outcome import Problem, Refused

YEAR_FACTS = (
    "text", "form_code", "slots", "entered_on", "finished_on", "result", "link",
    "stated_partners", "stated_place", "stated_form",
)  # fmt: skip
REQUEST_FACTS = (*YEAR_FACTS, "category", "asked_on", "passed")
PROFILE_FACTS = (
    *YEAR_FACTS, "achievements", "interests", "age_text", "age_min", "age_max", "time_text", "capacity",
    "experience_note",
)  # fmt: skip
YearRole = TypeVar("YearRole", Request, MentorProfile)


@transaction.atomic
def set_request(
    person: Person,
    *,
    year: int,
    text: str,
    asked_on: date,
    by: Actor,
    now: datetime,
    topics: Iterable[Topic] | None = None,
    **facts: Any,
) -> Request:
    """Make the person a mentee of a year. Topics are read from the text unless they are given (and confirmed)."""
    request = Request(person=person, year=year)
    _fill(request, {"text": text, "asked_on": asked_on, **facts}, REQUEST_FACTS)
    return _added(request, person, topics, by, now, "people.request.added")


@transaction.atomic
def change_request(request: Request, *, version: int, by: Actor, now: datetime, **facts: Any) -> Request:
    """Change facts of a request. A new text has its topics read again, until a person has confirmed them."""
    current = Request.objects.select_for_update(of=("self",)).select_related("person__organisation")
    return _changed(
        current.get(pk=request.pk), version, only(facts, REQUEST_FACTS), by, now, "people.request.changed"
    )


@transaction.atomic
def set_mentor_profile(
    person: Person,
    *,
    year: int,
    text: str,
    by: Actor,
    now: datetime,
    topics: Iterable[Topic] | None = None,
    **facts: Any,
) -> MentorProfile:
    """Make the person a mentor of a year. Topics are read from the competences unless they are given."""
    profile = MentorProfile(person=person, year=year)
    _fill(profile, {"text": text, **facts}, PROFILE_FACTS)
    return _added(profile, person, topics, by, now, "people.profile.added")


@transaction.atomic
def change_mentor_profile(
    profile: MentorProfile, *, version: int, by: Actor, now: datetime, **facts: Any
) -> MentorProfile:
    """Change facts of a mentor profile; topics as with a request."""
    current = MentorProfile.objects.select_for_update(of=("self",)).select_related("person__organisation")
    return _changed(
        current.get(pk=profile.pk), version, only(facts, PROFILE_FACTS), by, now, "people.profile.changed"
    )


@transaction.atomic
def add_topic(role: Request | MentorProfile, topic: Topic, *, by: Actor, now: datetime) -> None:
    """One click: this topic belongs here too. The topics count as looked at from now on."""
    if topic.pk not in topics_of(role.person.organisation):
        raise Refused(Problem("topic.strange", "Такой темы нет в справочнике вашей организации."))
    role.topics.add(topic)
    _confirmed(role, by, now, added=topic.code)


@transaction.atomic
def remove_topic(role: Request | MentorProfile, topic: Topic, *, by: Actor, now: datetime) -> None:
    """One click: this topic was read wrongly."""
    role.topics.remove(topic)
    _confirmed(role, by, now, removed=topic.code)


@transaction.atomic
def confirm_topics(role: Request | MentorProfile, *, by: Actor, now: datetime) -> None:
    """The topics as they were read are right."""
    _confirmed(role, by, now)


@transaction.atomic
def reread_topics(role: Request | MentorProfile, *, by: Actor, now: datetime) -> None:
    """Read the topics from the text once more, in place of what stands there."""
    role.topics.set(read_topics(role.person.organisation, role.text))
    role.topics_confirmed = False
    role.save(update_fields=["topics_confirmed"])
    _note(role, "reread", by, now)


def _fill(role: Request | MentorProfile, facts: Mapping[str, Any], allowed: tuple[str, ...]) -> None:
    for name, value in only(facts, allowed).items():
        setattr(role, name, value)


def _added(
    role: YearRole, person: Person, topics: Iterable[Topic] | None, by: Actor, now: datetime, verb: str
) -> YearRole:
    _sound(role)
    role.topics_confirmed = topics is not None
    role.save()
    role.topics.set(read_topics(person.organisation, role.text) if topics is None else list(topics))
    record(verb, person, by=by, now=now, unit_path=person.organisation.path, year=role.year)
    return role


def _changed(
    current: YearRole, version: int, facts: Mapping[str, Any], by: Actor, now: datetime, verb: str
) -> YearRole:
    same_version(current, version, facts)
    names = sorted(changed(current, facts))
    if not names:
        return current
    for name in names:
        setattr(current, name, facts[name])
    current.version = version + 1
    _sound(current)
    current.save()
    organisation = current.person.organisation
    if "text" in names and not current.topics_confirmed:
        current.topics.set(read_topics(organisation, current.text))
    record(verb, current.person, by=by, now=now, unit_path=organisation.path, year=current.year, fields=names)
    return current


def _sound(role: Request | MentorProfile) -> None:
    cleaned(role)
    if role.entered_on and role.finished_on and role.finished_on < role.entered_on:
        raise Refused(Problem("role.dates", "Программа завершена раньше, чем начата: проверьте обе даты."))
    if isinstance(role, MentorProfile) and role.capacity < 1:
        raise Refused(Problem("profile.capacity", "Наставник берёт хотя бы одного наставляемого."))


def _confirmed(role: Request | MentorProfile, by: Actor, now: datetime, **facts: str) -> None:
    role.topics_confirmed = True
    role.save(update_fields=["topics_confirmed"])
    _note(role, "confirmed", by, now, **facts)


def _note(role: Request | MentorProfile, deed: str, by: Actor, now: datetime, **facts: str) -> None:
    organisation = role.person.organisation
    record(
        f"people.topics.{deed}", role.person, by=by, now=now, unit_path=organisation.path,
        role=role._meta.model_name, year=role.year, **facts,
    )  # fmt: skip
