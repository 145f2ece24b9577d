"""Which consent to processing or distribution of personal data is in force on a day (152-ФЗ)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nastavnik.rules.outcome import Problem
from nastavnik.rules.people.dates import age_on

ADULT = 18
"""From this age a person signs for himself, and what a representative signed ends."""
FIRST_DAY = date(2006, 7, 27)
"""The day of 152-ФЗ: no consent to processing was signed before it."""


class ConsentKind(StrEnum):
    PROCESSING = "processing"
    DISTRIBUTION = "distribution"


class Signer(StrEnum):
    SELF = "self"
    REPRESENTATIVE = "representative"


@dataclass(frozen=True, slots=True)
class Consent:
    """A signed consent. `valid_until` is its last day; from `withdrawn_on` on it is not in force."""

    kind: ConsentKind
    signed_on: date
    signer: Signer
    valid_until: date | None = None
    withdrawn_on: date | None = None
    id: int | None = None  # of the stored row, for the caller; rules do not read it


NAMES = {
    ConsentKind.PROCESSING: "согласия на обработку персональных данных",
    ConsentKind.DISTRIBUTION: "согласия на распространение персональных данных",
}


def signer_wanted(born: date | None, on: date) -> Signer | None:
    """Who has to have signed for a person of this birth date; None where it is not known: either will do.

    A minor's consent is given by the representative, from 14 to 17 too (ст. 9 ч. 6 of 152-ФЗ, ст. 64 СК РФ).
    """
    if born is None:
        return None
    return Signer.SELF if age_on(born, on) >= ADULT else Signer.REPRESENTATIVE


def valid_consent(
    consents: Iterable[Consent], *, born: date | None, on: date, kind: ConsentKind = ConsentKind.PROCESSING
) -> Consent | None:
    """The consent in force on the day, the latest signed of several; None where there is none."""
    wanted = signer_wanted(born, on)
    in_force = [
        consent
        for consent in consents
        if consent.kind is kind and _runs(consent, on) and wanted in (None, consent.signer)
    ]
    return max(in_force, key=lambda consent: consent.signed_on, default=None)


def why_none(
    consents: Iterable[Consent], *, born: date | None, on: date, kind: ConsentKind = ConsentKind.PROCESSING
) -> Problem | None:
    """Why no consent is in force on the day, by the nearest one to being so; None where one is."""
    of_kind = [consent for consent in consents if consent.kind is kind]
    if valid_consent(of_kind, born=born, on=on, kind=kind):
        return None
    running = [consent for consent in of_kind if _runs(consent, on)]
    if running:
        return _wrong_signer(kind, signer_wanted(born, on))
    if not of_kind:
        return Problem("consent-none", f"Нет {NAMES[kind]}. Внесите дату подписанного согласия.")
    return _ended(kind, of_kind, on)


def _runs(consent: Consent, on: date) -> bool:
    if consent.signed_on > on:
        return False
    if consent.withdrawn_on is not None and consent.withdrawn_on <= on:
        return False
    return consent.valid_until is None or on <= consent.valid_until


def _wrong_signer(kind: ConsentKind, wanted: Signer | None) -> Problem:
    if wanted is Signer.SELF:
        return Problem(
            "consent-adult",
            f"Нет собственного {NAMES[kind]}: человеку исполнилось 18 лет, "
            "согласие законного представителя больше не действует.",
        )
    return Problem(
        "consent-minor",
        f"Нет {NAMES[kind]} от законного представителя: "
        "за несовершеннолетнего подписывает родитель (законный представитель).",
    )


def _ended(kind: ConsentKind, consents: list[Consent], on: date) -> Problem:
    last = max(consents, key=lambda consent: consent.signed_on)
    if last.withdrawn_on is not None and last.withdrawn_on <= on:
        return Problem(
            "consent-withdrawn", f"Нет действующего {NAMES[kind]}: оно отозвано {last.withdrawn_on:%d.%m.%Y}."
        )
    if last.signed_on > on:
        return Problem(
            "consent-future",
            f"Нет действующего {NAMES[kind]}: дата подписания {last.signed_on:%d.%m.%Y} ещё не наступила.",
        )
    return Problem(
        "consent-expired", f"Нет действующего {NAMES[kind]}: срок истёк {last.valid_until:%d.%m.%Y}."
    )
