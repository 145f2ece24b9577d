"""A person of an organisation: one row however many roles and years."""

from datetime import date
from typing import ClassVar

from django.db import models

from nastavnik.orgs.models import Gender
from nastavnik.rules.people.values import class_shown
from nastavnik.rules.personal import DataCategory, Erasure, Personal
from nastavnik.scope import ScopedQuerySet


class Occupation(models.TextChoices):
    """Who the person is; the sub-bases of the federal base are filters on it."""

    PUPIL = "pupil", "обучающийся"
    TEACHER = "teacher", "педагогический работник"
    STUDENT = "student", "студент"
    GRADUATE = "graduate", "выпускник"
    EMPLOYER = "employer", "представитель предприятия или организации"
    OTHER = "other", "иное"


class MenteeCategory(models.TextChoices):
    """Categories of mentees: teachers' eight and the pupils' ones. SENSITIVE ones are shown restricted."""

    BEGINNER = "beginner", "молодой (начинающий) педагог"
    RETURNED = "returned", "приступил к работе после длительного перерыва"
    NEW_PLACE = "new_place", "адаптируется на новом месте работы"
    GROWTH = "growth", "хочет повысить профессиональный уровень в определённом направлении"
    DIGITAL = "digital", "хочет овладеть цифровыми навыками"
    BURNOUT = "burnout", "в состоянии профессионального выгорания"
    DEFICIT = "deficit", "имеет профессиональные дефициты и осознаёт потребность в наставнике"
    TRAINEE = "trainee", "стажёр или студент с договором о приёме на работу"
    GIFTED = "gifted", "с выдающимися способностями"
    LOW_RESULTS = "low_results", "с низкими образовательными результатами"
    HARD_LIFE = "hard_life", "в трудной жизненной ситуации"
    LIMITED_HEALTH = "limited_health", "с ограниченными возможностями здоровья"
    BEHAVIOUR = "behaviour", "с проблемами в поведении"
    PASSIVE = "passive", "не участвует в жизни школы"


SENSITIVE_CATEGORIES = frozenset(
    {
        MenteeCategory.BURNOUT,
        MenteeCategory.HARD_LIFE,
        MenteeCategory.LIMITED_HEALTH,
        MenteeCategory.BEHAVIOUR,
    }
)


def name_has(key: str) -> models.Q:
    """A condition: for every word of a normalised key the name has a word that begins with it."""
    condition = models.Q()
    for word in key.split():
        condition &= models.Q(search_key__startswith=word) | models.Q(search_key__contains=f" {word}")
    return condition


class PersonQuerySet(ScopedQuerySet["Person"]):
    """Words of the base."""

    def mentees_of(self, year: int) -> "PersonQuerySet":
        """Persons with a request in a school year."""
        return self.filter(requests__year=year).distinct()

    def mentors_of(self, year: int) -> "PersonQuerySet":
        """Persons with a mentor profile in a school year."""
        return self.filter(mentor_profiles__year=year).distinct()

    def named(self, key: str) -> "PersonQuerySet":
        """Persons whose name has, for every word of a normalised key, a word that begins with it."""
        return self.filter(name_has(key))

    def without_valid_consent(self, day: date) -> "PersonQuerySet":
        """Drafts: persons who may enter no pair on a day."""
        return self.exclude(pk__in=self.with_valid_consent(day).values("pk"))

    def with_valid_consent(self, day: date) -> "PersonQuerySet":
        """Persons whose processing consent holds on a day (see rules.people.consents for who may sign)."""
        return self.filter(consent_valid_from__lte=day).filter(
            models.Q(consent_valid_until=None) | models.Q(consent_valid_until__gte=day)
        )


class Person(models.Model):
    """A person as an organisation knows him. `consent_valid_*` is derived by the consent actions."""

    scope = "organisation"

    organisation = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="people")
    surname = models.CharField("фамилия", max_length=80)
    given = models.CharField("имя", max_length=80, blank=True)
    patronymic = models.CharField("отчество", max_length=80, blank=True)
    gender = models.CharField("пол", max_length=1, choices=Gender, blank=True)
    born = models.DateField("дата рождения", null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField("год рождения", null=True, blank=True)
    occupation = models.CharField("кто это", max_length=12, choices=Occupation, default=Occupation.PUPIL)
    class_name = models.CharField("класс или группа", max_length=20, blank=True)
    post = models.CharField("должность", max_length=200, blank=True)
    workplace = models.CharField("место работы или учёбы", max_length=300, blank=True)
    partner = models.CharField("организация-партнёр", max_length=300, blank=True)
    experience_from = models.DateField("педагогический стаж с", null=True, blank=True)
    phone = models.CharField("телефон", max_length=80, blank=True)
    email = models.EmailField("электронная почта", blank=True)
    representative = models.CharField("законный представитель", max_length=200, blank=True)
    representative_phone = models.CharField("телефон представителя", max_length=80, blank=True)
    contacts_note = models.CharField("контакты, как в файле", max_length=300, blank=True)
    certificate = models.CharField("удостоверение об обучении наставника", max_length=200, blank=True)
    trained_on = models.DateField("обучен", null=True, blank=True)
    in_regional_base = models.BooleanField("в региональной базе наставников", default=False)
    forms_of_name = models.JSONField(
        default=dict, blank=True
    )  # corrected cases: {"dative": "…", "post.dative": "…"}
    extra = models.JSONField(default=dict, blank=True)  # columns of the file that the form does not know
    consent_valid_from = models.DateField(null=True, editable=False)
    consent_valid_until = models.DateField(null=True, editable=False)
    search_key = models.CharField(max_length=300, editable=False)
    sort_key = models.CharField(max_length=260, editable=False)
    created_at = models.DateTimeField()
    created_by_id = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = PersonQuerySet.as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {
        **dict.fromkeys(
            (
                "surname", "given", "patronymic", "gender", "born", "birth_year", "occupation", "class_name",
                "post", "workplace", "partner", "experience_from", "certificate", "trained_on", "search_key",
                "sort_key", "forms_of_name", "extra",
            ),
            Personal("ведение базы наставляемых и наставников (Р-145, МР-42/02)"),
        ),
        **dict.fromkeys(
            ("phone", "email", "representative", "representative_phone", "contacts_note"),
            Personal("связь с участником и его представителем"),
        ),
        **dict.fromkeys(
            ("consent_valid_from", "consent_valid_until"),
            Personal("проверка согласия", erasure=Erasure.KEEP),
        ),
    }  # fmt: skip
    impersonal: ClassVar[set[str]] = {"created_at"}

    class Meta:
        ordering = ("sort_key", "id")
        indexes: ClassVar = [
            models.Index(fields=["organisation", "sort_key", "id"]),
            models.Index(fields=["organisation", "search_key"]),
            models.Index(fields=["organisation", "occupation", "born"]),
        ]

    @property
    def full_name(self) -> str:
        return " ".join(p for p in (self.surname, self.given, self.patronymic) if p)

    @property
    def list_name(self) -> str:
        """«Фамилия Имя», as lists show a person."""
        return " ".join(p for p in (self.surname, self.given) if p)

    @property
    def standing(self) -> str:
        """Class or post: what stands after the name."""
        label = class_shown(self.class_name)
        return label if self.occupation == Occupation.PUPIL else (self.post or label)


CATEGORY_DATA = Personal("подбор наставника по потребности", category=DataCategory.SPECIAL)
