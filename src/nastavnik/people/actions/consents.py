"""Consents: recorded one by one or in bulk, withdrawn; the terms on the person follow in the same act."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import models, transaction

from nastavnik.files.models import StoredFile
from nastavnik.journal.actions import record
from nastavnik.orgs.models import Unit
from nastavnik.people.facts import cleaned
from nastavnik.people.models import Consent, ConsentKind, Person, Signer
from nastavnik.rules.access import Actor
from nastavnik.rules.outcome import Place, Problem, Refused
from nastavnik.rules.people import consents as rules
from nastavnik.rules.people.consent_terms import covered
from nastavnik.rules.people.consent_wording import TEXT_VERSION

PURPOSES = {
    ConsentKind.PROCESSING: "участие в программе наставничества и её персонифицированный учёт",
    ConsentKind.DISTRIBUTION: "рассказ о программе наставничества на сайте организации",
}
_CHUNK = 500
T = TypeVar("T")


@transaction.atomic
def record_consent(
    person: Person,
    *,
    signed_on: date,
    today: date,
    by: Actor,
    now: datetime,
    kind: str = ConsentKind.PROCESSING,
    signer: str = "",
    signer_name: str = "",
    signer_authority: str = "",
    valid_until: date | None = None,
    purpose: str = "",
    text_version: str = TEXT_VERSION,
    scan: StoredFile | None = None,
) -> Consent:
    """Record one signed consent. Without `signer` the age on the day of signing tells who had to sign.

    Refused when the wrong side signed for this age, or the day of signing has not come yet.
    """
    consent = _made(
        person, kind=kind, signed_on=signed_on, signer=signer, signer_name=signer_name,
        signer_authority=signer_authority, valid_until=valid_until, purpose=purpose,
        text_version=text_version, by=by, now=now,
    )  # fmt: skip
    consent.scan = scan
    problems = _faults(consent, person, today)
    if problems:
        raise Refused(problems)
    cleaned(consent, exclude=["person", "scan"])
    consent.save()
    derive_terms([person.pk], today=today)
    person.refresh_from_db(fields=["consent_valid_from", "consent_valid_until"])
    record(
        "people.consent.recorded", consent, by=by, now=now, unit_path=person.organisation.path,
        person=person.pk, kind=kind, signed_on=signed_on.isoformat(),
    )  # fmt: skip
    return consent


@transaction.atomic
def record_consents(
    organisation: Unit,
    people: Iterable[Person] | None = None,
    *,
    signed_on: date,
    today: date,
    by: Actor,
    now: datetime,
    kind: str = ConsentKind.PROCESSING,
    valid_until: date | None = None,
    purpose: str = "",
    text_version: str = TEXT_VERSION,
) -> int:
    """A pile of paper consents of one date entered at once; how many were new.

    Without `people`: everybody of the organisation. Who signed follows from the age on that day. Left out are
    those who have a consent of this day already, and those who withdrew theirs on this day or later.
    """
    if signed_on > today:
        raise Refused(_not_yet(signed_on))
    if signed_on < rules.FIRST_DAY:
        raise Refused(_too_early(signed_on))
    if valid_until is not None and valid_until < signed_on:
        raise Refused(
            Problem("consent.term", "Согласие кончается раньше, чем подписано.", Place(column="Действует по"))
        )
    chosen = Person.objects.filter(organisation=organisation)
    if people is not None:
        chosen = chosen.filter(pk__in=[person.pk for person in people])
    settled = Consent.objects.filter(kind=kind, person=models.OuterRef("pk")).filter(
        models.Q(signed_on=signed_on) | models.Q(withdrawn_on__gte=signed_on)
    )
    chosen = chosen.exclude(models.Exists(settled))
    entered = 0
    for batch in _in_chunks(list(chosen.order_by("pk").only("pk", "born", "occupation"))):
        made = [
            _made(
                person, kind=kind, signed_on=signed_on, signer="", signer_name="", signer_authority="",
                valid_until=valid_until, purpose=purpose, text_version=text_version, by=by, now=now,
            )
            for person in batch
        ]  # fmt: skip
        Consent.objects.bulk_create(made)
        derive_terms([person.pk for person in batch], today=today)
        entered += len(made)
    record(
        "people.consent.recorded_in_bulk", organisation, by=by, now=now, unit_path=organisation.path,
        count=entered, kind=kind, signed_on=signed_on.isoformat(),
    )  # fmt: skip
    return entered


@transaction.atomic
def withdraw_consent(consent: Consent, *, on: date, today: date, by: Actor, now: datetime) -> Consent:
    """Withdraw a consent from a day on. It has no force from that very day; withdrawn again changes nothing."""
    current = (
        Consent.objects.select_for_update(of=("self",))
        .select_related("person__organisation")
        .get(pk=consent.pk)
    )
    if current.withdrawn_on is not None:
        return current
    if on < current.signed_on or on > today:
        text = "Отозвать можно датой от дня подписания до сегодняшнего дня."
        raise Refused(Problem("consent.withdrawn_on", text, Place(column="Отозвано")))
    current.withdrawn_on = on
    current.save(update_fields=["withdrawn_on"])
    derive_terms([current.person_id], today=today)
    record(
        "people.consent.withdrawn", current, by=by, now=now,
        unit_path=current.person.organisation.path, person=current.person_id, on=on.isoformat(),
    )  # fmt: skip
    return current


def derive_terms(person_ids: Sequence[int], *, today: date) -> None:
    """Write onto the persons from when till when their consents to processing hold (see rules)."""
    for ids in _in_chunks(list(person_ids)):
        held: dict[int, list[rules.Consent]] = defaultdict(list)
        for consent in Consent.objects.filter(person_id__in=ids, kind=ConsentKind.PROCESSING):
            held[consent.person_id].append(as_rule(consent))
        people = list(Person.objects.filter(pk__in=ids).only("pk", "born"))
        for person in people:
            set_terms(person, held[person.pk], today)
        Person.objects.bulk_update(people, ["consent_valid_from", "consent_valid_until"])


def set_terms(person: Person, consents: Iterable[rules.Consent], today: date) -> None:
    """The terms on a person that is about to be saved."""
    span = covered(consents, born=person.born, today=today)
    person.consent_valid_from = span.since if span else None
    person.consent_valid_until = span.until if span else None


def as_rule(consent: Consent) -> rules.Consent:
    """The row as the rules read it."""
    return rules.Consent(
        kind=rules.ConsentKind(consent.kind),
        signed_on=consent.signed_on,
        signer=rules.Signer(consent.signer),
        valid_until=consent.valid_until,
        withdrawn_on=consent.withdrawn_on,
        id=consent.pk,
    )


def signer_of(born: date | None, occupation: str, on: date) -> str:
    """Who had to sign on the day; where the birth is not known, grown-up occupations sign for themselves."""
    wanted = rules.signer_wanted(born, on)
    if wanted is not None:
        return wanted.value
    return Signer.REPRESENTATIVE if occupation == "pupil" else Signer.SELF


def _made(
    person: Person, *, kind: str, signer: str, purpose: str, by: Actor, now: datetime, **facts: Any
) -> Consent:
    return Consent(
        person=person,
        kind=kind,
        signer=signer or signer_of(person.born, person.occupation, facts["signed_on"]),
        purpose=purpose or PURPOSES[ConsentKind(kind)],
        entered_at=now,
        entered_by_id=by.user_id,
        **facts,
    )


def _faults(consent: Consent, person: Person, today: date) -> list[Problem]:
    if consent.signed_on > today:
        return [_not_yet(consent.signed_on)]
    if consent.signed_on < rules.FIRST_DAY or (person.born and consent.signed_on < person.born):
        return [_too_early(consent.signed_on)]
    wanted = rules.signer_wanted(person.born, consent.signed_on)
    if wanted is None or wanted.value == consent.signer:
        return []
    if wanted is rules.Signer.SELF:
        text = "В день подписания человеку было 18 лет или больше: согласие даёт он сам."
    else:
        text = "В день подписания человеку не было 18 лет: согласие даёт законный представитель."
    return [Problem("consent.signer", text, Place(column="Кто подписал"))]


def _not_yet(signed_on: date) -> Problem:
    text = f"Дата подписания {signed_on:%d.%m.%Y} ещё не наступила."
    return Problem("consent.future", text, Place(column="Дата подписания"))


def _too_early(signed_on: date) -> Problem:
    text = f"Дата подписания {signed_on:%d.%m.}{signed_on.year:04} слишком ранняя: проверьте год."
    return Problem("consent.early", text, Place(column="Дата подписания"))


def _in_chunks(rows: list[T]) -> Iterable[list[T]]:
    return (rows[start : start + _CHUNK] for start in range(0, len(rows), _CHUNK))
