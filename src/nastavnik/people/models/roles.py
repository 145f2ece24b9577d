"""What a person brings to a school year: a request as a mentee, a profile as a mentor; topics of both."""

from typing import ClassVar

from django.db import models

from nastavnik.people.models.persons import CATEGORY_DATA, MenteeCategory, Person
from nastavnik.rules.personal import Personal
from nastavnik.scope import ScopedQuerySet

ROLE_DATA = Personal("персонифицированный учёт участников программы")


class Topic(models.Model):
    """A topic of requests and competences. `words`: lemma phrases, one a line. No owner: built in."""

    scope = "owner"

    code = models.SlugField("код", max_length=60, unique=True)
    title = models.CharField("тема", max_length=120)
    words = models.TextField("слова и выражения, по одному в строке")
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="children")
    owner = models.ForeignKey("orgs.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    active = models.BooleanField("показывать", default=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedQuerySet["Topic"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {"code", "title", "words"}

    class Meta:
        ordering = ("title",)


class YearRole(models.Model):
    """What a request and a mentor profile share: the year, dates, results, what the file said of the pair."""

    scope = "person__organisation"

    year = models.PositiveSmallIntegerField("учебный год")
    form_code = models.CharField("форма наставничества", max_length=40, blank=True)
    slots = models.JSONField("удобное время", default=list, blank=True)  # codes of rules.people.slots
    entered_on = models.DateField("дата вхождения в программу", null=True, blank=True)
    finished_on = models.DateField("дата завершения программы", null=True, blank=True)
    result = models.TextField("результаты программы", blank=True)
    link = models.CharField("ссылка на кейс или отзыв", max_length=500, blank=True)
    stated_partners = models.CharField("пара, как в файле", max_length=500, blank=True)
    stated_place = models.CharField("место работы или учёбы пары, как в файле", max_length=500, blank=True)
    stated_form = models.CharField("форма, как в файле", max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)

    personal_data: ClassVar[dict[str, Personal]] = dict.fromkeys(
        (
            "slots", "entered_on", "finished_on", "result", "link", "stated_partners", "stated_place",
        ),
        ROLE_DATA,
    )  # fmt: skip
    impersonal: ClassVar[set[str]] = {"form_code", "stated_form"}

    class Meta:
        abstract = True


class Request(YearRole):
    """«Основной запрос» of a mentee for a year. `topics_confirmed`: the curator has looked at the topics."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="requests")
    text = models.TextField("основной запрос", blank=True)
    topics: models.ManyToManyField[Topic, models.Model] = models.ManyToManyField(
        Topic, related_name="requests", blank=True
    )
    topics_confirmed = models.BooleanField(default=False)
    category = models.CharField("категория", max_length=20, choices=MenteeCategory, blank=True)
    asked_on = models.DateField("запрос поступил")
    passed = models.CharField("отметка о прохождении", max_length=120, blank=True)

    objects = ScopedQuerySet["Request"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = YearRole.personal_data | {
        "text": ROLE_DATA,
        "category": CATEGORY_DATA,
        "asked_on": ROLE_DATA,
        "passed": ROLE_DATA,
    }

    class Meta:
        ordering = ("-year", "id")
        indexes: ClassVar = [models.Index(fields=["year", "form_code"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "year"],
                name="request_once_a_year",
                violation_error_message="Запрос этого человека на этот год уже есть.",
            )
        ]


class MentorProfile(YearRole):
    """What a mentor offers in a year. `capacity`: how many mentees at once."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="mentor_profiles")
    text = models.TextField("основные компетенции", blank=True)
    topics: models.ManyToManyField[Topic, models.Model] = models.ManyToManyField(
        Topic, related_name="mentor_profiles", blank=True
    )
    topics_confirmed = models.BooleanField(default=False)
    achievements = models.TextField("важные для программы достижения", blank=True)
    interests = models.TextField("интересы", blank=True)
    age_text = models.CharField("желаемый возраст наставляемых", max_length=120, blank=True)
    age_min = models.PositiveSmallIntegerField(null=True, blank=True)
    age_max = models.PositiveSmallIntegerField(null=True, blank=True)
    time_text = models.CharField("ресурс времени", max_length=200, blank=True)
    capacity = models.PositiveSmallIntegerField("сколько наставляемых сразу", default=1)
    experience_note = models.CharField("опыт наставничества", max_length=200, blank=True)

    objects = ScopedQuerySet["MentorProfile"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = YearRole.personal_data | dict.fromkeys(
        ("text", "achievements", "interests", "age_text", "time_text", "experience_note"), ROLE_DATA
    )

    class Meta:
        ordering = ("-year", "id")
        indexes: ClassVar = [models.Index(fields=["year", "form_code"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "year"],
                name="mentor_profile_once_a_year",
                violation_error_message="Профиль наставника на этот год у человека уже есть.",
            ),
            models.CheckConstraint(
                condition=models.Q(age_min=None)
                | models.Q(age_max=None)
                | models.Q(age_min__lte=models.F("age_max")),
                name="mentor_profile_age_window",
                violation_error_message="Нижний возраст больше верхнего.",
            ),
        ]
