"""Consents: what was agreed to, by whom for whom, from when till when."""

from typing import ClassVar

from django.db import models

from nastavnik.people.models.persons import Person
from nastavnik.rules.personal import Erasure, Personal
from nastavnik.scope import ScopedQuerySet


class ConsentKind(models.TextChoices):
    """Kinds of consent; each is a separate document (156-ФЗ of 24.06.2025)."""

    PROCESSING = "processing", "на обработку персональных данных"
    DISTRIBUTION = "distribution", "на распространение персональных данных"


class Signer(models.TextChoices):
    """Who signed."""

    SELF = "self", "сам участник"
    REPRESENTATIVE = "representative", "законный представитель"


class Consent(models.Model):
    """One signed consent. It holds from `signed_on` through `valid_until`, unless withdrawn before."""

    scope = "person__organisation"

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    kind = models.CharField("вид", max_length=16, choices=ConsentKind, default=ConsentKind.PROCESSING)
    purpose = models.CharField("цель", max_length=300)
    text_version = models.CharField("редакция текста", max_length=40)
    signer = models.CharField("кто подписал", max_length=16, choices=Signer)
    signer_name = models.CharField("подписавший", max_length=200, blank=True)
    signer_authority = models.CharField("документ о полномочиях", max_length=200, blank=True)
    signed_on = models.DateField("дата подписания")
    valid_until = models.DateField("действует по", null=True, blank=True)
    withdrawn_on = models.DateField("отозвано", null=True, blank=True)
    scan = models.ForeignKey("files.StoredFile", models.SET_NULL, null=True, blank=True, related_name="+")
    entered_at = models.DateTimeField()
    entered_by_id = models.BigIntegerField(null=True)

    objects = ScopedQuerySet["Consent"].as_manager()
    personal_data: ClassVar[dict[str, Personal]] = dict.fromkeys(
        ("signer", "signer_name", "signer_authority", "signed_on", "valid_until", "withdrawn_on"),
        Personal(
            "доказательство согласия (152-ФЗ, ст. 9)",
            term="3 года после прекращения обработки",
            erasure=Erasure.KEEP,
        ),
    )
    impersonal: ClassVar[set[str]] = {"kind", "purpose", "text_version", "entered_at"}

    class Meta:
        ordering = ("-signed_on", "-id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("signed_on")),
                name="consent_term_after_signing",
                violation_error_message="Согласие кончается раньше, чем подписано.",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on=None) | models.Q(withdrawn_on__gte=models.F("signed_on")),
                name="consent_withdrawn_after_signing",
                violation_error_message="Согласие отозвано раньше, чем подписано.",
            ),
        ]
