"""Invented people of one organisation: persons, consents, requests, profiles, pairs, meetings."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from nastavnik.cli.demo import words
from nastavnik.orgs.models import Unit
from nastavnik.people.models import Consent, MentorProfile, Occupation, Person, Request
from nastavnik.rules.people.names import search_key, sort_key

LETTERS = "абвг"
CONSENT_TERM = timedelta(days=365 * 2)


@dataclass(frozen=True, slots=True)
class Plan:
    """How many people an organisation has. `paired`: the share of requests that already have a pair."""

    pupils: int
    mentors: int
    teachers: int
    young: int
    employers: int = 0
    paired: float = 0.6
    without_consent: float = 0.06
    waits: tuple[int, ...] = (3, 5, 8, 10, 12, 17, 23)  # days since a request came


@dataclass(slots=True)
class People:
    """Rows of one organisation, not yet in the database."""

    persons: list[Person] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    profiles: list[MentorProfile] = field(default_factory=list)


class Maker:
    """Makes people of one organisation. The same random source in the same order gives the same people."""

    def __init__(self, organisation: Unit, *, year: int, today: date, now: datetime, random: Random) -> None:
        self.organisation = organisation
        self.year = year
        self.today = today
        self.now = now
        self.random = random
        self.made = People()
        self.waits: tuple[int, ...] = (3,)

    def populate(self, plan: Plan) -> People:
        """Everybody of the plan."""
        self.waits = plan.waits
        for _ in range(plan.pupils):
            person = self._pupil(self.random.randint(10, 16), plan.without_consent)
            self._request(person, self.random.choice(words.PUPIL_REQUESTS), "pupil-pupil")
        for _ in range(plan.mentors):
            person = self._pupil(self.random.randint(14, 17), plan.without_consent)
            self._profile(
                person,
                self.random.choice(words.PUPIL_SKILLS),
                "pupil-pupil",
                self.random.choice((1, 1, 2, 3)),
            )
        for _ in range(plan.young):
            person = self._adult(Occupation.TEACHER, self.random.choice(words.POSTS), age=(22, 27))
            person.experience_from = date(self.year - self.random.randint(0, 2), 9, 1)
            self._request(person, self.random.choice(words.TEACHER_REQUESTS), "teacher-teacher")
        for _ in range(plan.teachers):
            person = self._adult(Occupation.TEACHER, self.random.choice(words.POSTS), age=(35, 62))
            person.experience_from = date(self.year - self.random.randint(8, 30), 9, 1)
            self._train(person)
            self._profile(
                person,
                self.random.choice(words.TEACHER_SKILLS),
                "teacher-teacher",
                self.random.choice((1, 1, 2)),
            )
        for number in range(plan.employers):
            index = number % len(words.EMPLOYER_POSTS)
            person = self._adult(Occupation.EMPLOYER, words.EMPLOYER_POSTS[index], age=(28, 58))
            person.partner = person.workplace = words.ENTERPRISES[index]
            self._profile(person, words.EMPLOYER_SKILLS[index], "employer-pupil", 3)
        return self.made

    def _name(self) -> dict[str, str]:
        woman = self.random.random() < 0.52
        surname = self.random.choice(words.SURNAMES)[int(woman)]
        given = self.random.choice(words.FEMALE if woman else words.MALE)
        patronymic = self.random.choice(words.FEMALE_PATRONYMICS if woman else words.MALE_PATRONYMICS)
        return {"surname": surname, "given": given, "patronymic": patronymic, "gender": "f" if woman else "m"}

    def _person(self, *, age: int, consent: bool, **facts: object) -> Person:
        name = self._name()
        born = date(self.today.year - age, 1, 1) + timedelta(days=self.random.randint(0, 364))
        person = Person(
            organisation=self.organisation,
            **name,
            born=born,
            birth_year=born.year,
            phone=f"+7900{self.random.randint(0, 9999999):07}",
            search_key=search_key(name["surname"], name["given"], name["patronymic"]),
            sort_key=sort_key(name["surname"], name["given"], name["patronymic"]),
            created_at=self.now,
            **facts,
        )
        self.made.persons.append(person)
        if consent:
            self._consent(person)
        return person

    def _pupil(self, age: int, without_consent: float) -> Person:
        grade = max(5, min(11, age - 6))
        parent = self._name()
        return self._person(
            age=age,
            consent=self.random.random() >= without_consent,
            occupation=Occupation.PUPIL,
            class_name=f"{grade}{self.random.choice(LETTERS).upper()}",
            representative=" ".join(parent[part] for part in ("surname", "given", "patronymic")),
            representative_phone=f"+7901{self.random.randint(0, 9999999):07}",
        )

    def _adult(self, occupation: Occupation, post: str, *, age: tuple[int, int]) -> Person:
        return self._person(age=self.random.randint(*age), consent=True, occupation=occupation, post=post)

    def _train(self, person: Person) -> None:
        if self.random.random() < 0.7:
            person.trained_on = date(self.year - 1, 11, self.random.randint(1, 28))
            person.certificate = f"удостоверение № {self.random.randint(1000, 9999)}, 36 ч"

    def _consent(self, person: Person) -> None:
        signed = date(self.year, 9, self.random.randint(1, 28))
        eighteen = (
            date(person.born.year + 18, person.born.month, min(person.born.day, 28)) if person.born else None
        )
        minor = eighteen is not None and signed < eighteen
        until = signed + CONSENT_TERM
        last = min(until, eighteen - timedelta(days=1)) if minor and eighteen else until
        if last < signed:
            return
        person.consent_valid_from, person.consent_valid_until = signed, last
        self.made.consents.append(
            Consent(
                person=person,
                purpose="участие в программе наставничества",
                text_version="1",
                signer="representative" if minor else "self",
                signer_name=person.representative if minor else person.full_name,
                signed_on=signed,
                valid_until=until,
                entered_at=self.now,
            )
        )

    def _request(self, person: Person, text: str, form: str) -> None:
        asked = self.today - timedelta(days=self.random.choice(self.waits))
        self.made.requests.append(
            Request(
                person=person,
                year=self.year,
                form_code=form,
                text=text,
                asked_on=asked,
                entered_on=asked,
                slots=self._slots(),
            )
        )

    def _profile(self, person: Person, text: str, form: str, capacity: int) -> None:
        ages = self.random.choice(words.AGES)
        least, most = {
            "10–13 лет": (10, 13),
            "12–16 лет": (12, 16),
            "5–8 класс": (11, 15),
            "13–17 лет": (13, 17),
        }.get(ages, (None, None))
        self.made.profiles.append(
            MentorProfile(
                person=person,
                year=self.year,
                form_code=form,
                text=text,
                interests=self.random.choice(words.INTERESTS),
                age_text=ages,
                age_min=least if form == "pupil-pupil" else None,
                age_max=most if form == "pupil-pupil" else None,
                time_text=self.random.choice(words.TIMES),
                capacity=capacity,
                entered_on=date(self.year, 9, 15),
                slots=self._slots(),
            )
        )

    def _slots(self) -> list[str]:
        return sorted(self.random.sample(words.SUBJECT_OF_TIME, self.random.randint(1, 3)))
