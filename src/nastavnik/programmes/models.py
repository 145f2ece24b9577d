"""Forms of mentoring and role models as a versioned catalogue, and which of them an organisation runs."""

from typing import ClassVar

from django.db import models

from nastavnik.rules.personal import Personal
from nastavnik.scope import ScopedQuerySet


class Model(models.TextChoices):
    """Which target model a form belongs to."""

    PUPILS = "pupils", "наставничество обучающихся"
    TEACHERS = "teachers", "наставничество педагогических работников"


class Form(models.Model):
    """A form of mentoring. Without an owner it is built in; an owner's form is seen at and below it."""

    scope = "owner"

    code = models.SlugField("код", max_length=40, unique=True)
    title = models.CharField("название", max_length=120)
    description = models.TextField("описание", blank=True)
    model = models.CharField("модель", max_length=8, choices=Model, default=Model.PUPILS)
    mentor_occupations = models.JSONField(default=list)  # occupations a mentor may have
    mentee_occupations = models.JSONField(default=list)
    team = models.BooleanField("командная: наставляемый — команда", default=False)
    kinds = models.JSONField(default=list, blank=True)  # of teachers: [{"code", "title", "description"}, …]
    owner = models.ForeignKey("orgs.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField("источник", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    active = models.BooleanField("действует", default=True)
    place = models.PositiveSmallIntegerField("порядок", default=100)

    objects = ScopedQuerySet["Form"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {
        "code", "title", "description", "model", "mentor_occupations", "mentee_occupations",
        "kinds", "source",
    }  # fmt: skip

    class Meta:
        ordering = ("place", "title")


class RoleModel(models.Model):
    """A role model within a form: «успевающий – неуспевающий»."""

    scope = "owner"

    form = models.ForeignKey(Form, models.CASCADE, related_name="role_models")
    code = models.SlugField("код", max_length=60)
    title = models.CharField("название", max_length=160)
    description = models.TextField("описание", blank=True)
    owner = models.ForeignKey("orgs.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField("источник", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    active = models.BooleanField("действует", default=True)

    objects = ScopedQuerySet["RoleModel"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {"code", "title", "description", "source"}

    class Meta:
        ordering = ("form", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["form", "code"], name="role_model_code_once",
                violation_error_message="Ролевая модель с таким кодом у формы уже есть.",
            )
        ]  # fmt: skip


class RunningForm(models.Model):
    """A form that an organisation runs in a year. `chosen_on` starts the two weeks for forming pairs."""

    scope = "organisation"

    organisation = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="running_forms")
    form = models.ForeignKey(Form, models.PROTECT, related_name="running")
    year = models.PositiveSmallIntegerField("учебный год")
    title = models.CharField("название программы", max_length=200, blank=True)
    role_models: models.ManyToManyField[RoleModel, models.Model] = models.ManyToManyField(
        RoleModel, related_name="running", blank=True
    )
    chosen_on = models.DateField("модель выбрана")
    ends_on = models.DateField("завершение программы", null=True, blank=True)
    kinds = models.JSONField("виды наставничества", default=list, blank=True)  # codes of Form.kinds
    training_required = models.BooleanField("наставник должен быть обучен", default=False)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedQuerySet["RunningForm"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {"title", "chosen_on", "ends_on", "kinds"}

    class Meta:
        ordering = ("-year", "form__place")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "form", "year"], name="running_form_once",
                violation_error_message="Эта форма на этот год уже включена.",
            )
        ]  # fmt: skip
