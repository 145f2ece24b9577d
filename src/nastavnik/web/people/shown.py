"""Persons as lists and cards show them: lines of the table, chips of consent, what the actor may do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nastavnik.orgs.models import Unit
from nastavnik.people.lists import ConsentState
from nastavnik.people.models import Consent, MentorProfile, Person, Request, Topic
from nastavnik.people.queries import PersonCard
from nastavnik.rules.access import Actor, Permission
from nastavnik.rules.dates import days_between
from nastavnik.rules.outcome import Problem
from nastavnik.rules.people.slots import slots_shown
from nastavnik.web.formats import date_ru, joined
from nastavnik.web.parts import Tone
from nastavnik.web.people.forms.persons import phones_shown

LONG_WAIT_DAYS = 14  # the two weeks within which pairs are formed


@dataclass(frozen=True, slots=True)
class Chip:
    """A word and its tone."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Rights:
    """What an actor may do with the people of an organisation."""

    edit: bool
    sensitive: bool
    export: bool
    consents: bool
    journal: bool

    @classmethod
    def of(cls, actor: Actor, organisation: Unit) -> "Rights":
        path = organisation.path
        return cls(
            edit=actor.may(Permission.PEOPLE_EDIT, path),
            sensitive=actor.may(Permission.PEOPLE_SENSITIVE, path),
            export=actor.may(Permission.PEOPLE_EXPORT, path),
            consents=actor.may(Permission.CONSENTS_EDIT, path),
            journal=actor.may(Permission.JOURNAL_VIEW, path),
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A person as a line of the list. `waits` is in days, None for who waits for nobody."""

    person: Person
    roles: str
    text: str
    topics: tuple[str, ...]
    form: str
    waits: int | None
    waits_tone: Tone
    consent: Chip
    phone: str


def lines(people: Iterable[Any], *, titles: Mapping[str, str], today: date) -> list[Line]:
    """Lines of a page of `people_page` annotated `with_waiting`. `titles`: code of a form → title. No query."""
    return [_line(person, titles, today) for person in people]


def _line(person: Any, titles: Mapping[str, str], today: date) -> Line:
    roles: list[Request | MentorProfile] = [*person.year_requests, *person.year_profiles]
    words = [
        word for word, held in (("наставляемый", person.is_mentee), ("наставник", person.is_mentor)) if held
    ]
    waits = days_between(person.waits_since, today) if person.waits_since else None
    return Line(
        person=person,
        roles=joined(words) if words else "",
        text=" · ".join(role.text for role in roles if role.text),
        topics=tuple(dict.fromkeys(topic.title for role in roles for topic in role.topics.all())),
        form=", ".join(
            dict.fromkeys(titles.get(role.form_code, role.form_code) for role in roles if role.form_code)
        ),
        waits=waits,
        waits_tone="bad" if waits is not None and waits > LONG_WAIT_DAYS else "no",
        consent=consent_chip(person.consent_state, person.consent_valid_until),
        phone=phones_shown(person.phone),
    )


def consent_chip(state: str, until: date | None) -> Chip:
    """The state of the processing consent in two words."""
    if state == ConsentState.VALID:
        return Chip(f"до {date_ru(until)}" if until else "без срока", "ok")
    if state == ConsentState.EXPIRING:
        return Chip(f"до {date_ru(until)}", "warn")
    if state == ConsentState.EXPIRED:
        return Chip(f"истекло {date_ru(until)}", "bad")
    if state == ConsentState.WITHDRAWN:
        return Chip("отозвано", "bad")
    return Chip("нет согласия", "warn")


def card_chip(card: PersonCard) -> Chip:
    """The state of the person himself: a draft, or till when the consent holds."""
    if card.no_consent is not None:
        return Chip("черновик", "warn")
    until = card.person.consent_valid_until
    return Chip(f"согласие до {date_ru(until)}" if until else "согласие без срока", "ok")


@dataclass(frozen=True, slots=True)
class Role:
    """A request or a profile on the card: what it is called, its facts, what may still be added to its topics."""

    role: Request | MentorProfile
    kind: str  # «requests» or «profiles», as in addresses
    title: str
    facts: tuple[tuple[str, str], ...]
    link: str
    topics_left: tuple[tuple[int, str], ...]
    refused: tuple[Problem, ...] = ()


def role_of(
    role: Request | MentorProfile,
    *,
    titles: Mapping[str, str],
    topics: Mapping[int, Topic],
    show_category: bool = True,
) -> Role:
    """`topics`: all of the organisation's; those held already are left out of what may be added."""
    held = {topic.pk for topic in role.topics.all()}
    is_request = isinstance(role, Request)
    own = _request_facts(role, show_category) if isinstance(role, Request) else _profile_facts(role)
    return Role(
        role=role,
        kind="requests" if is_request else "profiles",
        title="Запрос" if is_request else "Наставник",
        facts=tuple(
            (name, value) for name, value in (*own, *_common_facts(role, titles)) if value not in ("", "—")
        ),
        link=role.link if role.link.startswith(("https://", "http://")) else "",
        topics_left=tuple((pk, topic.title) for pk, topic in topics.items() if pk not in held),
    )


def _request_facts(request: Request, show_category: bool) -> list[tuple[str, str]]:
    return [
        ("Запрос поступил", date_ru(request.asked_on)),
        ("Категория", str(request.get_category_display()) if show_category else "доступ ограничен"),
        ("Отметка о прохождении", request.passed),
    ]


def _profile_facts(profile: MentorProfile) -> list[tuple[str, str]]:
    return [
        ("Мест", str(profile.capacity)),
        ("Возраст наставляемых", _ages(profile)),
        ("Время", profile.time_text),
        ("Достижения", profile.achievements),
        ("Интересы", profile.interests),
        ("Опыт наставничества", profile.experience_note),
    ]


def _common_facts(role: Request | MentorProfile, titles: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        ("Форма", titles.get(role.form_code, role.form_code) or role.stated_form),
        ("Удобные дни", slots_shown(role.slots)),
        ("В программе с", date_ru(role.entered_on)),
        ("Завершение", date_ru(role.finished_on)),
        ("Результаты", role.result),
        ("Пара, как в файле", role.stated_partners),
        ("Место пары, как в файле", role.stated_place),
        ("Кейс или отзыв", "" if role.link.startswith(("https://", "http://")) else role.link),
    ]


def _ages(profile: MentorProfile) -> str:
    if profile.age_text:
        return profile.age_text
    least, most = profile.age_min, profile.age_max
    if least is not None and most is not None:
        return f"{least}–{most} лет"
    if least is not None:
        return f"от {least} лет"
    return f"до {most} лет" if most is not None else ""


def consent_state_of(consent: Consent, in_force: bool, today: date) -> Chip:
    """One consent in the table of a card."""
    if consent.withdrawn_on is not None:
        return Chip(f"отозвано {date_ru(consent.withdrawn_on)}", "bad")
    if in_force:
        return Chip("действует", "ok")
    if consent.signed_on > today:
        return Chip("ещё не началось", "info")
    if consent.valid_until is not None and consent.valid_until < today:
        return Chip("срок истёк", "warn")
    return Chip("не действует", "no")
