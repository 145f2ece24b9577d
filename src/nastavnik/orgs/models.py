"""The tree region → municipality → organisation with letterhead facts, year figures and participation."""

from typing import ClassVar

from django.db import models

from nastavnik.rules.personal import Personal
from nastavnik.scope import ScopedQuerySet

PATH_STEP = 5  # digits a level; 99,999 children of one parent


class Level(models.TextChoices):
    """Where a unit stands in the tree."""

    REGION = "region", "регион"
    MUNICIPALITY = "municipality", "муниципалитет"
    ORGANISATION = "organisation", "организация"


class Kind(models.TextChoices):
    """Kind of an organisation; regions and municipalities have none."""

    SCHOOL = "school", "общеобразовательная"
    PRESCHOOL = "preschool", "дошкольная"
    EXTRA = "extra", "дополнительного образования"
    COLLEGE = "college", "среднего профессионального образования"
    MENTORING_CENTRE = "centre", "региональный наставнический центр"
    METHOD_CENTRE = "method", "методический центр"
    AUTHORITY = "authority", "орган управления образованием"


TEACHING_KINDS = (Kind.SCHOOL, Kind.PRESCHOOL, Kind.EXTRA, Kind.COLLEGE)


class Gender(models.TextChoices):
    """Grammatical gender of a name in documents; empty means nobody has said it yet."""

    MALE = "m", "мужской"
    FEMALE = "f", "женский"


class UnitQuerySet(ScopedQuerySet["Unit"]):
    """Words of units."""

    def organisations(self) -> "UnitQuerySet":
        return self.filter(level=Level.ORGANISATION)

    def municipalities(self) -> "UnitQuerySet":
        return self.filter(level=Level.MUNICIPALITY)

    def regions(self) -> "UnitQuerySet":
        return self.filter(level=Level.REGION)

    def teaching(self) -> "UnitQuerySet":
        """Organisations that run mentoring themselves, not the service ones."""
        return self.filter(level=Level.ORGANISATION, kind__in=TEACHING_KINDS)


class Unit(models.Model):
    """A region, a municipality or an organisation. `path` is the tree: fixed-width digits, parent first."""

    scope = ""

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=3 * PATH_STEP, unique=True, editable=False)
    level = models.CharField("уровень", max_length=16, choices=Level)
    kind = models.CharField("вид", max_length=16, choices=Kind, blank=True)
    code = models.CharField("код", max_length=32, unique=True)
    name = models.CharField("полное название", max_length=500)
    short_name = models.CharField("краткое название", max_length=160)
    founder = models.CharField("учредитель", max_length=300, blank=True)
    place = models.CharField("населённый пункт", max_length=120, blank=True)
    address = models.CharField("адрес", max_length=300, blank=True)
    phone = models.CharField("телефон", max_length=80, blank=True)
    email = models.EmailField("электронная почта", blank=True)
    site = models.URLField("сайт", blank=True)
    inn = models.CharField("ИНН", max_length=12, blank=True)
    ogrn = models.CharField("ОГРН", max_length=15, blank=True)
    head_surname = models.CharField("фамилия руководителя", max_length=80, blank=True)
    head_given = models.CharField("имя руководителя", max_length=80, blank=True)
    head_patronymic = models.CharField("отчество руководителя", max_length=80, blank=True)
    head_gender = models.CharField("пол руководителя", max_length=1, choices=Gender, blank=True)
    head_post = models.CharField("должность руководителя", max_length=200, blank=True, default="Директор")
    head_acting = models.BooleanField("исполняющий обязанности", default=False)
    head_since = models.DateField("в должности с", null=True, blank=True)
    head_until = models.DateField("в должности по", null=True, blank=True)
    time_zone = models.CharField("часовой пояс", max_length=40, default="Europe/Moscow")
    search_key = models.CharField(max_length=700, editable=False, default="")
    sort_key = models.CharField(max_length=200, editable=False, default="", db_index=True)
    version = models.PositiveIntegerField(default=1)

    objects = UnitQuerySet.as_manager()
    _post = "пока лицо занимает должность, в выпущенных документах — по номенклатуре дел"
    personal_data: ClassVar[dict[str, Personal]] = {
        "head_surname": Personal("подпись документов", term=_post),
        "head_given": Personal("подпись документов", term=_post),
        "head_patronymic": Personal("подпись документов", term=_post),
        "head_gender": Personal("согласование в документах", term=_post),
    }
    impersonal: ClassVar[set[str]] = {
        "path", "level", "kind", "code", "name", "short_name", "founder", "place", "address", "phone",
        "email", "site", "inn", "ogrn", "head_post", "head_since", "head_until", "time_zone", "search_key", "sort_key",
    }  # fmt: skip

    class Meta:
        ordering = ("path",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(models.Q(level=Level.ORGANISATION) & ~models.Q(kind=""))
                | (~models.Q(level=Level.ORGANISATION) & models.Q(kind="")),
                name="unit_kind_by_level",
                violation_error_message="Вид указывают у организации и только у неё.",
            ),
            models.CheckConstraint(
                condition=models.Q(parent=None, level=Level.REGION)
                | (models.Q(parent__isnull=False) & ~models.Q(level=Level.REGION)),
                name="unit_region_is_top",
                violation_error_message="Регион стоит на верхнем уровне, остальное — внутри него.",
            ),
            models.CheckConstraint(
                condition=models.Q(head_since=None)
                | models.Q(head_until=None)
                | models.Q(head_until__gte=models.F("head_since")),
                name="unit_head_term",
                violation_error_message="Руководитель не может уйти раньше, чем вступил в должность.",
            ),
        ]

    @property
    def head_name(self) -> str:
        """«Фамилия Имя Отчество» of the head, or an empty string."""
        return " ".join(p for p in (self.head_surname, self.head_given, self.head_patronymic) if p)


class FigureKind(models.TextChoices):
    """What a year figure counts."""

    PUPILS = "pupils", "обучающихся всего"
    PUPILS_10_19 = "pupils_10_19", "обучающихся 10–19 лет"
    PUPILS_15_19 = "pupils_15_19", "обучающихся 15–19 лет"
    TEACHERS = "teachers", "педагогических работников"
    YOUNG_SPECIALISTS = "young_specialists", "молодых специалистов (стаж 0–3 года)"
    ENTERPRISES = "enterprises", "предприятий и организаций на территории"


class YearFigure(models.Model):
    """One denominator of a unit for a school year, with where it came from. Enterprises: municipalities."""

    scope = "unit"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="year_figures")
    year = models.PositiveSmallIntegerField("учебный год")
    kind = models.CharField("показатель", max_length=24, choices=FigureKind)
    value = models.PositiveIntegerField("значение")
    source = models.CharField("источник", max_length=200)
    as_of = models.DateField("на дату")
    author_id = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()

    objects = ScopedQuerySet["YearFigure"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {"kind", "source", "as_of", "recorded_at"}

    class Meta:
        ordering = ("unit_id", "year", "kind")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "year", "kind"],
                name="year_figure_once",
                violation_error_message="Такая цифра за этот год уже внесена.",
            )
        ]


class ParticipationList(models.Model):
    """The yearly list of organisations that take part, approved by an act of a region or municipality."""

    scope = "unit"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="participation_lists")
    year = models.PositiveSmallIntegerField("учебный год")
    act_title = models.CharField("акт", max_length=300)
    act_body = models.CharField("кем утверждён", max_length=300)
    act_number = models.CharField("номер", max_length=60)
    act_date = models.DateField("дата")
    organisations: models.ManyToManyField[Unit, models.Model] = models.ManyToManyField(
        Unit, related_name="participates_in"
    )

    objects = ScopedQuerySet["ParticipationList"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {"act_title", "act_body", "act_number", "act_date"}

    class Meta:
        ordering = ("-year", "unit_id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="participation_list_once",
                violation_error_message="Перечень участников на этот год уже есть: измените его.",
            )
        ]
