"""A whole invented region, district or school, written in bulk, with a progress bar."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import models, transaction

from nastavnik.access.actions import grant
from nastavnik.accounts.models import User
from nastavnik.cli.demo import words
from nastavnik.cli.demo.pairing import Pairing
from nastavnik.cli.demo.population import Maker, People, Plan
from nastavnik.cli.demo.sign_ins import DEMO_DOMAIN, PASSWORD
from nastavnik.cli.demo.topics import link
from nastavnik.cli.progress import Bar
from nastavnik.journal.actions import record
from nastavnik.orgs.actions import add_unit, set_participants, set_year_figure
from nastavnik.orgs.models import FigureKind, Kind, Level, Unit
from nastavnik.people.models import Consent, MentorProfile, Person, Request
from nastavnik.programmes.models import Form, RunningForm
from nastavnik.rules.access import SYSTEM, Role
from nastavnik.rules.dates import school_year
from nastavnik.sqlite import study

CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Size:
    """How large a demonstration is."""

    municipalities: int
    organisations: int  # in each municipality
    plan: Plan


SIZES = {
    "school": Size(1, 1, Plan(pupils=90, mentors=48, teachers=14, young=6, employers=3)),
    "district": Size(2, 8, Plan(pupils=42, mentors=24, teachers=9, young=4, employers=2)),
    "region": Size(40, 20, Plan(pupils=292, mentors=97, teachers=22, young=6, employers=2)),
}


def make_demo(size: str, *, seed: int, now: datetime, today: date) -> None:
    """Fill an empty database. The same size, seed and day give the same data, id for id."""
    Demo(SIZES[size], seed=seed, now=now, today=today).make()


class Demo:
    """One demonstration in the making."""

    def __init__(self, size: Size, *, seed: int, now: datetime, today: date) -> None:
        self.size = size
        self.random = Random(seed)  # noqa: S311 - invented data, not secrets
        self.now = now
        self.today = today
        self.year = school_year(today)
        self.forms = {form.code: form for form in Form.objects.filter(owner=None)}
        self.password = make_password(PASSWORD)

    def make(self) -> None:
        total = self.size.municipalities * self.size.organisations
        with Bar("Демонстрация") as bar:
            region = self._region()
            done = 0
            for number in range(self.size.municipalities):
                with transaction.atomic():
                    municipality = self._municipality(region, number)
                    for index in range(self.size.organisations):
                        self._organisation(municipality, number, index)
                        done += 1
                        bar(done, total)
            with transaction.atomic():
                self._participants(region)
                record(
                    "demo.made", region, by=SYSTEM, now=self.now, unit_path=region.path, organisations=total
                )
        study()

    def _region(self) -> Unit:
        with transaction.atomic():
            region = add_unit(
                parent=None,
                level=Level.REGION,
                name="Заречная область",
                short_name="Заречная область",
                code="zr",
                founder="Министерство образования",
                place="г. Заречный",
                address="644000, г. Заречный, ул. Центральная, 1",
                phone="+7 (381) 500-00-00",
                email="minobr@zr.example",
                site="https://minobr.zr.example",
                head_surname="Захаров",
                head_given="Егор",
                head_patronymic="Ильич",
                head_gender="m",
                head_post="Министр образования",
                time_zone="Asia/Omsk",
                by=SYSTEM,
                now=self.now,
            )
            self._user("region", "Захарова Раиса Егоровна", Role.REGION, region)
            self._user("admin", "Усов Матвей Ильич", Role.ADMIN, region)
        return region

    def _municipality(self, region: Unit, number: int) -> Unit:
        title = f"{words.MUNICIPALITIES[number]} район"
        municipality = add_unit(
            parent=region,
            level=Level.MUNICIPALITY,
            name=title,
            short_name=title,
            code=f"zr-{number + 1:02}",
            founder="Администрация муниципального образования",
            place=f"с. {words.MUNICIPALITIES[number][:-2]}ое",
            address=f"646000, Заречная область, {title}, ул. Советская, 1",
            phone=f"+7 (381) 550-{number:02}-00",
            email=f"uo-{number + 1}@zr.example",
            site=f"https://uo-{number + 1}.zr.example",
            head_surname="Окоёмова",
            head_given="Анна",
            head_patronymic="Лукинична",
            head_gender="f",
            head_post="Начальник управления образования",
            by=SYSTEM,
            now=self.now,
        )
        self._figure(municipality, FigureKind.ENTERPRISES, 40 + self.random.randint(0, 60))
        suffix = "" if number == 0 else f"-{number + 1}"
        self._user(f"coordinator{suffix}", self._full_name(), Role.COORDINATOR, municipality)
        return municipality

    def _organisation(self, municipality: Unit, number: int, index: int) -> None:
        main = number == 0 and index == 0
        unit = self._unit(municipality, number, index)
        code = "" if main else f"-{number + 1}-{index + 1}"
        curator = self._user(
            f"curator{code}",
            "Слепцова Сардаана Николаевна" if main else self._full_name(),
            Role.CURATOR,
            unit,
        )
        if main:
            self._user("head", unit.head_name, Role.HEAD, unit)
        state = index % 8 if not main else -1
        if state == 5:
            return  # an organisation that has not begun: the coordinator's first page shows it
        plan = SIZES["school"].plan if main else self.size.plan
        if state in (6, 7):  # everything goes by plan here
            plan = replace(plan, paired=1.0, without_consent=0.0, waits=(2, 4, 7, 9))
        people = Maker(unit, year=self.year, today=self.today, now=self.now, random=self.random).populate(
            plan
        )
        self._save(unit, people)
        if state != 3:
            self._year_figures(unit, plan)
        running = self._running_forms(unit, chosen=30 if not main else 9)
        share = 0.35 if main else plan.paired
        Pairing(
            unit, people, running, decided_by=curator, now=self.now, today=self.today, random=self.random
        ).form(share, silent=state in (1, 4))

    def _unit(self, municipality: Unit, number: int, index: int) -> Unit:
        main = number == 0 and index == 0
        title, short, kind = _school(number, index)
        name = self._full_name(woman=True)
        surname, given, patronymic = ("Рожина Мария Ивановна" if main else name).split()
        return add_unit(
            parent=municipality,
            level=Level.ORGANISATION,
            name=title,
            short_name=short,
            code=f"zr-{number + 1:02}-{index + 1:02}",
            kind=kind,
            founder=f"Администрация муниципального образования «{municipality.short_name}»",
            place="с. Тихое" if main else f"с. {words.MUNICIPALITIES[number][:-2]}ое",
            address=f"646000, Заречная область, {municipality.short_name}, ул. Школьная, {index + 1}",
            phone=f"+7 (381) 555-{number:02}-{index:02}",
            email=f"school-{number + 1}-{index + 1}@zr.example",
            site=f"https://school-{number + 1}-{index + 1}.zr.example",
            inn=_inn(number * 100 + index),
            head_surname=surname,
            head_given=given,
            head_patronymic=patronymic,
            head_gender="f",
            head_post="Заведующая" if kind == Kind.PRESCHOOL else "Директор",
            by=SYSTEM,
            now=self.now,
        )

    def _user(self, name: str, full_name: str, role: Role, unit: Unit) -> User:
        surname, given, patronymic = full_name.split()
        user = User.objects.create(
            email=f"{name}@{DEMO_DOMAIN}",
            surname=surname,
            given=given,
            patronymic=patronymic,
            password=self.password,
            joined_at=self.now,
        )
        grant(user, role, unit, by=SYSTEM, now=self.now)
        return user

    def _full_name(self, *, woman: bool = True) -> str:
        return " ".join(
            (
                self.random.choice(words.SURNAMES)[int(woman)],
                self.random.choice(words.FEMALE if woman else words.MALE),
                self.random.choice(words.FEMALE_PATRONYMICS if woman else words.MALE_PATRONYMICS),
            )
        )

    def _save(self, unit: Unit, people: People) -> None:
        Person.objects.bulk_create(people.persons, batch_size=CHUNK)
        for rows, model in (
            (people.consents, Consent),
            (people.requests, Request),
            (people.profiles, MentorProfile),
        ):
            _bulk(model, rows)
        link(unit, people.requests, people.profiles)

    def _year_figures(self, unit: Unit, plan: Plan) -> None:
        pupils = (plan.pupils + plan.mentors) * 2 + self.random.randint(0, 30)
        self._figure(unit, FigureKind.PUPILS, pupils + 60)
        self._figure(unit, FigureKind.PUPILS_10_19, pupils)
        self._figure(unit, FigureKind.PUPILS_15_19, max(1, pupils // 3))
        self._figure(unit, FigureKind.TEACHERS, plan.teachers + plan.young + self.random.randint(2, 10))
        self._figure(unit, FigureKind.YOUNG_SPECIALISTS, plan.young + self.random.randint(0, 2))

    def _figure(self, unit: Unit, kind: FigureKind, value: int) -> None:
        set_year_figure(
            unit,
            year=self.year,
            kind=kind,
            value=value,
            source="форма ОО-1",
            as_of=date(self.year, 9, 20),
            by=SYSTEM,
            now=self.now,
        )

    def _running_forms(self, unit: Unit, *, chosen: int) -> dict[str, RunningForm]:
        running = {}
        for code in ("pupil-pupil", "teacher-teacher", "employer-pupil"):
            running[code] = RunningForm.objects.create(
                organisation=unit,
                form=self.forms[code],
                year=self.year,
                chosen_on=self.today - timedelta(days=chosen),
                ends_on=date(self.year + 1, 5, 29),
                title="Точка опоры" if code == "pupil-pupil" else "",
            )
        return running

    def _participants(self, region: Unit) -> None:
        set_participants(
            region,
            year=self.year,
            act_title="О перечне организаций — участников целевой модели наставничества",
            act_body="Министерство образования Заречной области",
            act_number="118",
            act_date=date(self.year, 8, 28),
            organisations=Unit.objects.under(region.path).teaching(),
            by=SYSTEM,
            now=self.now,
        )


def _bulk(model: type[models.Model], rows: Sequence[Any]) -> None:
    model._default_manager.bulk_create(rows, batch_size=CHUNK)


def _school(number: int, index: int) -> tuple[str, str, Kind]:
    label = number * 20 + index + 5 if number == 0 else number * 20 + index + 1
    if index % 8 == 6:
        return (
            f"Муниципальное бюджетное учреждение дополнительного образования «Центр детского творчества № {label}»",
            f"ЦДТ № {label}",
            Kind.EXTRA,
        )
    if index % 8 == 7:
        return (
            f"Муниципальное бюджетное общеобразовательное учреждение «Гимназия № {label}»",
            f"Гимназия № {label}",
            Kind.SCHOOL,
        )
    return (
        f"Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № {label}»",
        f"СШ № {label}",
        Kind.SCHOOL,
    )


def _inn(number: int) -> str:
    """A ten-digit ИНН with a right check digit, from a range that nobody has."""
    digits = [int(d) for d in f"99{number:07}"]
    check = sum(w * d for w, d in zip((2, 4, 10, 3, 5, 9, 4, 6, 8), digits, strict=True)) % 11 % 10
    return "".join(map(str, [*digits, check]))
