"""What every page of preparing shows beside its form: names in their cases, what is in the way and where to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from nastavnik.orgs.models import Unit
from nastavnik.rules.documents.kinds import PersonInOrder
from nastavnik.rules.documents.wording.cases import Case
from nastavnik.rules.outcome import Problem

_SHOWN_CASES = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL)
_UNIT_FACTS = frozenset({"letterhead-missing", "signer-missing", "signer-not-in-office"})
_IN_NAMES = frozenset({"gender-unknown", "name-incomplete", "post-missing"})


@dataclass(frozen=True, slots=True)
class NameRow:
    """A person of a document: in the nominative and in the cases that documents use; where to correct them."""

    person: PersonInOrder
    cases: tuple[str, ...]
    url: str
    unnoted: bool

    @property
    def corrected(self) -> bool:
        return bool(self.person.overrides)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A problem and where it is put right."""

    problem: Problem
    url: str = ""
    label: str = ""


def with_fix(problem: Problem, unit: Unit) -> Obstacle:
    """The problem with a link to where it is mended, when that is not the form itself."""
    if problem.code in _UNIT_FACTS:
        return Obstacle(problem, reverse("unit-edit", args=[unit.pk]), "Заполнить сведения")
    if problem.code in _IN_NAMES:
        return Obstacle(problem, "#names", "Открыть имена")
    return Obstacle(problem)


def name_rows(people: Iterable[PersonInOrder], address: str) -> list[NameRow]:
    """Everybody once; `address`: the page to come back to."""
    return [_name_row(one, address) for one in {one.identity: one for one in people}.values()]


def _name_row(person: PersonInOrder, back: str) -> NameRow:
    kind, _, number = person.key.partition(":")
    address = {"person": "documents:person-forms", "official": "documents:official-forms"}.get(kind)
    return NameRow(
        person,
        tuple(person.in_full(case) for case in _SHOWN_CASES) if person.gender else (),
        f"{reverse(address, args=[number])}?{urlencode({'next': back})}" if address else "",
        unnoted=address is None,
    )
