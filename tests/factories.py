"""Plain functions that make rows with sensible values; say only what your test is about. Invented people."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from nastavnik.access.actions import grant
from nastavnik.access.queries import actor_for
from nastavnik.accounts.models import User
from nastavnik.orgs.actions import add_unit
from nastavnik.orgs.models import Kind, Level, Unit
from nastavnik.pairs.models import Pair, PairMember
from nastavnik.people.models import Consent, MentorProfile, Person, Request
from nastavnik.programmes.models import Form, RunningForm
from nastavnik.rules.access import SYSTEM, Actor, Role
from nastavnik.rules.people.names import search_key, sort_key

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
YEAR = 2026
system = SYSTEM
_numbers = count(1)


def make_unit(parent: Unit | None = None, level: Level = Level.ORGANISATION, **facts: Any) -> Unit:
    """A unit; an organisation is a school unless `kind` says otherwise."""
    n = next(_numbers)
    if level == Level.ORGANISATION:
        facts.setdefault("kind", Kind.SCHOOL)
    name = facts.pop("name", f"Муниципальное бюджетное общеобразовательное учреждение «Школа № {n}»")
    return add_unit(
        parent=parent,
        level=level,
        name=name,
        short_name=facts.pop("short_name", f"Школа № {n}"),
        code=facts.pop("code", f"u{n}"),
        by=SYSTEM,
        now=NOW,
        **facts,
    )


def make_user(email: str = "", role: Role | None = None, unit: Unit | None = None, **facts: Any) -> User:
    """A user with one role, or none."""
    n = next(_numbers)
    user = User.objects.create(
        email=email or f"user{n}@school.example",
        surname=facts.get("surname", "Ларионова"),
        given=facts.get("given", "Алиса"),
        patronymic=facts.get("patronymic", "Петровна"),
        password="!",
        joined_at=NOW,
    )
    if role is not None and unit is not None:
        grant(user, role, unit, by=SYSTEM, now=NOW)
    return user


def actor(user: User) -> Actor:
    """The actor of a user on the day of the tests."""
    return actor_for(user.pk, today=TODAY)


@dataclass(frozen=True)
class District:
    """The named people of access tests: Alisa works here, Boris stands above, Vera in the next school."""

    region: Unit
    municipality: Unit
    other_municipality: Unit
    school: Unit
    next_school: Unit
    far_school: Unit
    alisa: User
    head: User
    boris: User
    vera: User
    raisa: User
    admin: User


def make_district() -> District:
    region = make_unit(level=Level.REGION, name="Заречная область", short_name="Заречная область", code="zr")
    here = make_unit(
        region, Level.MUNICIPALITY, name="Тихвинский район", short_name="Тихвинский район", code="zr-t"
    )
    there = make_unit(
        region, Level.MUNICIPALITY, name="Липовский район", short_name="Липовский район", code="zr-l"
    )
    school = make_unit(
        here,
        short_name="Школа № 5",
        code="zr-t-5",
        head_surname="Рожина",
        head_given="Мария",
        head_patronymic="Ивановна",
        head_gender="f",
        head_post="Директор",
        place="с. Тихое",
    )
    next_school = make_unit(here, short_name="Школа № 6", code="zr-t-6")
    far_school = make_unit(there, short_name="Школа № 7", code="zr-l-7")
    return District(
        region=region,
        municipality=here,
        other_municipality=there,
        school=school,
        next_school=next_school,
        far_school=far_school,
        alisa=make_user("alisa@school.example", Role.CURATOR, school),
        head=make_user("head@school.example", Role.HEAD, school, surname="Рожина", given="Мария"),
        boris=make_user("boris@district.example", Role.COORDINATOR, here, surname="Окоёмов", given="Борис"),
        vera=make_user("vera@next.example", Role.CURATOR, next_school, surname="Дьячковская", given="Вера"),
        raisa=make_user("raisa@region.example", Role.REGION, region, surname="Захарова", given="Раиса"),
        admin=make_user("admin@region.example", Role.ADMIN, region, surname="Усов", given="Матвей"),
    )


def make_person(organisation: Unit, *, consent: bool = True, **facts: Any) -> Person:
    """A pupil of 14 with a valid consent unless said otherwise."""
    n = next(_numbers)
    surname = facts.pop("surname", f"Готовцев{'абвгдежзик'[n % 10]}")
    given = facts.pop("given", "Егор")
    patronymic = facts.pop("patronymic", "Семёнович")
    person = Person.objects.create(
        organisation=organisation,
        surname=surname,
        given=given,
        patronymic=patronymic,
        gender=facts.pop("gender", "m"),
        born=facts.pop("born", date(2012, 3, 5)),
        occupation=facts.pop("occupation", "pupil"),
        class_name=facts.pop("class_name", "9Б"),
        search_key=search_key(surname, given, patronymic),
        sort_key=sort_key(surname, given, patronymic),
        created_at=NOW,
        consent_valid_from=date(2026, 9, 1) if consent else None,
        **facts,
    )
    if consent:
        Consent.objects.create(
            person=person,
            purpose="участие в программе наставничества",
            text_version="1",
            signer="representative",
            signed_on=date(2026, 9, 1),
            entered_at=NOW,
        )
    return person


def make_request(person: Person, text: str = "Подготовка к ОГЭ по математике", **facts: Any) -> Request:
    """A request of this year."""
    facts.setdefault("asked_on", date(2026, 10, 1))
    return Request.objects.create(person=person, year=facts.pop("year", YEAR), text=text, **facts)


def make_mentor(person: Person, text: str = "Математика, олимпиады", **facts: Any) -> MentorProfile:
    """A mentor profile of this year with one place."""
    return MentorProfile.objects.create(person=person, year=facts.pop("year", YEAR), text=text, **facts)


def make_running_form(organisation: Unit, code: str = "pupil-pupil", **facts: Any) -> RunningForm:
    """A form switched on for this year; the form itself comes from the catalogue."""
    facts.setdefault("chosen_on", date(2026, 11, 10))
    return RunningForm.objects.create(
        organisation=organisation, form=Form.objects.get(code=code), year=facts.pop("year", YEAR), **facts
    )


def make_pair(mentor: MentorProfile, *requests: Request, form: str = "pupil-pupil", **facts: Any) -> Pair:
    """A running pair, or a group when there are several requests."""
    organisation = mentor.person.organisation
    pair = Pair.objects.create(
        organisation=organisation,
        year=facts.pop("year", mentor.year),
        form=Form.objects.get(code=form),
        mentor=mentor,
        starts_on=facts.pop("starts_on", date(2026, 10, 5)),
        decided_at=NOW,
        **facts,
    )
    for request in requests:
        PairMember.objects.create(pair=pair, request=request, joined_on=pair.starts_on)
    return pair
