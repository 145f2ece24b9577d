"""Indicators as data: the catalogue with methods, and targets by unit and year."""

from typing import ClassVar

from django.db import models

from nastavnik.rules.personal import Personal
from nastavnik.scope import ScopedQuerySet


class Indicator(models.Model):
    """An indicator with its named calculation method; `method` names a formula of rules.indicators."""

    code = models.CharField("код", max_length=16)
    version = models.PositiveSmallIntegerField("редакция", default=1)
    title = models.CharField("показатель", max_length=300)
    method = models.CharField(max_length=40)
    method_note = models.TextField("как считали")
    unit_of_measure = models.CharField("единица", max_length=8, default="%")
    source = models.CharField("источник", max_length=300, blank=True)
    active = models.BooleanField("действует", default=True)
    place = models.PositiveSmallIntegerField(default=100)

    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {"code", "title", "method", "method_note", "unit_of_measure", "source"}

    class Meta:
        ordering = ("place", "code", "-version")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code", "version"],
                name="indicator_version_once",
                violation_error_message="Такая редакция показателя уже есть.",
            )
        ]


class Target(models.Model):
    """The plan of an indicator for a year. Without a unit it is the federal one; the nearest unit wins."""

    scope = "unit"

    unit = models.ForeignKey("orgs.Unit", models.PROTECT, null=True, blank=True, related_name="targets")
    indicator_code = models.CharField("показатель", max_length=16)
    year = models.PositiveSmallIntegerField("год")
    value = models.DecimalField("план", max_digits=6, decimal_places=1)
    source = models.CharField("источник", max_length=300)

    objects = ScopedQuerySet["Target"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = {}
    impersonal: ClassVar[set[str]] = {"indicator_code", "source"}

    class Meta:
        ordering = ("indicator_code", "year")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "indicator_code", "year"], name="target_once",
                violation_error_message="План на этот год уже задан.",
            ),
            models.UniqueConstraint(  # SQLite knows no NULLS NOT DISTINCT
                fields=["indicator_code", "year"], condition=models.Q(unit=None), name="target_federal_once",
                violation_error_message="Федеральный план на этот год уже задан.",
            ),
        ]  # fmt: skip
