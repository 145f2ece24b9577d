"""A fixed set for tests from outside: two regions × two municipalities × two organisations.

Every role has a user with a password; every organisation has three children in each state of consent; every
text field of an organisation holds its own canary, so that a leak into another organisation is seen.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from nastavnik.access.actions import grant
from nastavnik.accounts.models import User
from nastavnik.journal.actions import record
from nastavnik.orgs.actions import add_unit, set_year_figure
from nastavnik.orgs.models import FigureKind, Kind, Level, Unit
from nastavnik.people.actions.consents import derive_terms
from nastavnik.people.models import Consent, MentorProfile, Person, Request
from nastavnik.people.topics import read_topics
from nastavnik.programmes.models import Form, RunningForm
from nastavnik.rules.access import SYSTEM, Role
from nastavnik.rules.dates import school_year
from nastavnik.rules.outcome import Problem, Refused
from nastavnik.rules.people.names import search_key, sort_key

STATES = ("valid", "none", "expired", "withdrawn")
CHILDREN = 3
PASSWORD = "acceptance-{code}-2026"  # noqa: S105 - printed by the command itself, for an empty database only


@transaction.atomic
def make_acceptance(*, now: datetime, today: date) -> dict[str, Any]:
    """Fill an empty database and answer with users, units, people, canaries. Refused where there is data."""
    if User.objects.exists() or Unit.objects.under("").exists():
        raise Refused(Problem("acceptance.not_empty", "Набор создаётся только в пустой базе."))
    made: dict[str, Any] = {"users": [], "units": [], "people": [], "canaries": {}}
    maker = _Acceptance(made, now=now, today=today)
    for r in (1, 2):
        region = maker.unit(None, Level.REGION, f"r{r}", f"Область {r}")
        maker.user(Role.REGION, region)
        maker.user(Role.ADMIN, region)
        for m in (1, 2):
            municipality = maker.unit(region, Level.MUNICIPALITY, f"r{r}m{m}", f"Район {r}.{m}")
            maker.user(Role.COORDINATOR, municipality)
            for o in (1, 2):
                maker.organisation(municipality, f"r{r}m{m}o{o}")
    record("acceptance.made", None, by=SYSTEM, now=now)
    return made


class _Acceptance:
    def __init__(self, made: dict[str, Any], *, now: datetime, today: date) -> None:
        self.made = made
        self.now = now
        self.today = today
        self.year = school_year(today)

    def unit(self, parent: Unit | None, level: Level, code: str, title: str, **facts: Any) -> Unit:
        unit = add_unit(
            parent=parent,
            level=level,
            name=title,
            short_name=title,
            code=code,
            by=SYSTEM,
            now=self.now,
            **facts,
        )
        self.made["units"].append(
            {"id": unit.pk, "code": code, "level": str(level), "path": f"/units/{unit.pk}/"}
        )
        return unit

    def user(self, role: Role, unit: Unit) -> None:
        password = PASSWORD.format(code=unit.code)
        user = User.objects.create(
            email=f"{role.code}.{unit.code}@acceptance.example",
            surname=f"{unit.code.upper()}Фамилия",
            given="Имя",
            password=make_password(password),
            joined_at=self.now,
        )
        grant(user, role, unit, by=SYSTEM, now=self.now)
        self.made["users"].append(
            {"id": user.pk, "email": user.email, "password": password, "role": role.code, "unit": unit.code}
        )

    def organisation(self, municipality: Unit, code: str) -> None:
        canary = f"канарейка{code}"
        self.made["canaries"][code] = canary
        unit = self.unit(
            municipality,
            Level.ORGANISATION,
            code,
            f"Школа {canary}",
            kind=Kind.SCHOOL,
            founder=f"Учредитель {canary}",
            place=f"с. {canary}",
            address=f"ул. {canary}, 1",
            head_surname=f"Глава{canary}",
            head_given="Мария",
            head_patronymic="Ивановна",
            head_gender="f",
        )
        self.user(Role.CURATOR, unit)
        self.user(Role.HEAD, unit)
        for kind, value in ((FigureKind.PUPILS_10_19, 100), (FigureKind.PUPILS_15_19, 40)):
            set_year_figure(
                unit,
                year=self.year,
                kind=kind,
                value=value,
                source=canary,
                as_of=date(self.year, 9, 20),
                by=SYSTEM,
                now=self.now,
            )
        RunningForm.objects.create(
            organisation=unit, form=Form.objects.get(code="pupil-pupil"), year=self.year, chosen_on=self.today
        )
        for state in STATES:
            for number in range(1, CHILDREN + 1):
                self._child(unit, canary, state, number)
        self._mentor(unit, canary)

    def _person(self, unit: Unit, canary: str, given: str, age: int) -> Person:
        surname = f"Ребёнок{canary}"
        return Person.objects.create(
            organisation=unit,
            surname=surname,
            given=given,
            patronymic="Иванович",
            gender="m",
            born=date(self.today.year - age, 3, 1),
            class_name="9Б",
            post="",
            phone=f"+7900{canary}"[:80],
            representative=f"Родитель {canary}",
            contacts_note=f"контакт {canary}",
            search_key=search_key(surname, given, "Иванович"),
            sort_key=sort_key(surname, given, "Иванович"),
            created_at=self.now,
        )

    def _child(self, unit: Unit, canary: str, state: str, number: int) -> None:
        person = self._person(unit, canary, f"{state.capitalize()}{number}", 14)
        request = Request.objects.create(
            person=person,
            year=self.year,
            form_code="pupil-pupil",
            text=f"математика {canary}",
            asked_on=self.today,
        )
        request.topics.set(read_topics(unit, request.text))
        self._consent(person, state, canary)
        self.made["people"].append(
            {"id": person.pk, "unit": unit.code, "state": state, "path": f"/people/{person.pk}/"}
        )

    def _consent(self, person: Person, state: str, canary: str) -> None:
        if state == "none":
            return
        signed = self.today - timedelta(days=200)
        until = self.today + timedelta(days=400) if state != "expired" else self.today - timedelta(days=10)
        withdrawn = self.today - timedelta(days=5) if state == "withdrawn" else None
        Consent.objects.create(
            person=person,
            purpose=f"участие {canary}",
            text_version="1",
            signer="representative",
            signer_name=f"Родитель {canary}",
            signed_on=signed,
            valid_until=until,
            withdrawn_on=withdrawn,
            entered_at=self.now,
        )
        derive_terms([person.pk], today=self.today)

    def _mentor(self, unit: Unit, canary: str) -> None:
        person = self._person(unit, canary, "Наставник", 16)
        self._consent(person, "valid", canary)
        profile = MentorProfile.objects.create(
            person=person,
            year=self.year,
            form_code="pupil-pupil",
            text=f"математика {canary}",
            achievements=canary,
            interests=canary,
            capacity=2,
        )
        profile.topics.set(read_topics(unit, profile.text))
        self.made["people"].append(
            {"id": person.pk, "unit": unit.code, "state": "valid", "path": f"/people/{person.pk}/"}
        )
