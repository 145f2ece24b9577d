"""Pairs and people that a paper can be about."""

from dataclasses import dataclass, replace

from nastavnik.insights.papers.here import Here
from nastavnik.pairs.models import Pair
from nastavnik.people.models import Person
from nastavnik.rules.documents.papers import Paper, Subject

PAIR, PERSON = "pairs.pair", "people.person"
MOST = 500


@dataclass(frozen=True, slots=True)
class Choice:
    """One subject: the words of the address that asks for it («pair=7»), its title, what it is."""

    query: str
    title: str
    note: str = ""


def choices_of(paper: Paper, here: Here) -> list[Choice]:
    """Going pairs, or people of the base by name. Two or three queries."""
    if paper.subject is Subject.PAIR:
        return [Choice(f"pair={one.pk}", pair_title(one), one.form.title) for one in going_pairs(here)]
    people = Person.objects.filter(organisation=here.unit).order_by("sort_key", "pk")[:MOST]
    return [Choice(f"person={one.pk}", one.full_name, one.post or one.class_name) for one in people]


def subjects_of(paper: Paper, here: Here) -> list[Here]:
    """Every place where the paper can be made in the organisation: one a going pair, or one a person of the base."""
    if paper.subject is Subject.PAIR:
        return [replace(here, pair=one) for one in going_pairs(here, most=None)]
    people = Person.objects.filter(organisation=here.unit).select_related("organisation")
    return [replace(here, person=one) for one in people.order_by("sort_key", "pk")]


def going_pairs(here: Here, *, most: int | None = MOST) -> list[Pair]:
    """Pairs of the organisation that have not ended, in the order in which they were made."""
    going = Pair.objects.going().filter(organisation=here.unit)
    return list(
        going.select_related("organisation", "form", "role_model", "mentor__person")
        .prefetch_related("members__request__person")
        .order_by("pk")[:most]
    )


def pair_title(pair: Pair) -> str:
    """«Окоёмова М. П. — Усов М. А., Жук А. О.»."""
    present = [one.request.person for one in pair.members.all() if one.left_on is None]
    return f"{_short(pair.mentor.person)} — {', '.join(map(_short, present))}"


def subject_title(here: Here) -> str:
    """What stands in the heading of the page; empty when the paper is about the unit itself."""
    if here.pair is not None:
        return pair_title(here.pair)
    return here.person.full_name if here.person is not None else ""


def _short(person: Person) -> str:
    initials = "".join(f"\N{NO-BREAK SPACE}{part[0]}." for part in (person.given, person.patronymic) if part)
    return f"{person.surname}{initials}"
