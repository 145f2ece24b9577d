"""Pairs and people that a paper can be about."""

from dataclasses import dataclass, replace

from django.db.models import F, Q

from nastavnik.insights.papers.here import Here
from nastavnik.pairs.models import GOING, Pair
from nastavnik.people.models import Person
from nastavnik.rules.dates import year_bounds
from nastavnik.rules.documents.papers import Paper, Stage, Subject
from nastavnik.rules.documents.wording.dates import short_date

PAIR, PERSON = "pairs.pair", "people.person"
MOST = 500
_OF_ENDED_TOO = (Stage.WORK, Stage.END)


@dataclass(frozen=True, slots=True)
class Choice:
    """One subject: the words of the address that asks for it («pair=7»), its title, what it is."""

    query: str
    title: str
    note: str = ""


def choices_of(paper: Paper, here: Here) -> list[Choice]:
    """Pairs that the paper can be about, or people of the base by name. Two or three queries."""
    if paper.subject is Subject.PAIR:
        pairs = _pairs_of(paper, here, most=MOST)
        return [Choice(f"pair={one.pk}", pair_title(one), _pair_note(one)) for one in pairs]
    people = Person.objects.filter(organisation=here.unit).order_by("sort_key", "pk")[:MOST]
    return [Choice(f"person={one.pk}", one.full_name, one.post or one.class_name) for one in people]


def subjects_of(paper: Paper, here: Here) -> list[Here]:
    """Every place where the paper can be made in the organisation: one a pair, or one a person of the base."""
    if paper.subject is Subject.PAIR:
        return [replace(here, pair=one) for one in _pairs_of(paper, here, most=None)]
    people = Person.objects.filter(organisation=here.unit).select_related("organisation")
    return [replace(here, person=one) for one in people.order_by("sort_key", "pk")]


def going_pairs(here: Here, *, most: int | None = MOST) -> list[Pair]:
    """Pairs of the organisation that have not ended, in the order in which they were made."""
    return _loaded(Q(state__in=GOING), here, most)


def _pairs_of(paper: Paper, here: Here, *, most: int | None) -> list[Pair]:
    """Going pairs; behind them, for reports, diaries and journals, those that have ended in this school year."""
    wanted = Q(state__in=GOING)
    if paper.stage in _OF_ENDED_TOO:
        wanted |= Q(ended_on__range=year_bounds(here.school_year))
    return _loaded(wanted, here, most)


def _loaded(wanted: Q, here: Here, most: int | None) -> list[Pair]:
    pairs = Pair.objects.filter(wanted, organisation=here.unit)
    return list(
        pairs.select_related("organisation", "form", "role_model", "mentor__person")
        .prefetch_related("members__request__person")
        .order_by(F("ended_on").asc(nulls_first=True), "pk")[:most]
    )


def _pair_note(pair: Pair) -> str:
    """«Ученик – ученик»; «Ученик – ученик, завершена 15.05.2027»."""
    if pair.ended_on is None:
        return pair.form.title
    return f"{pair.form.title}, {pair.get_state_display()} {short_date(pair.ended_on)}"


def pair_title(pair: Pair) -> str:
    """«Окоёмова М. П. — Усов М. А., Жук А. О.»; of one that has ended, those who were in it to the end."""
    present = [one.request.person for one in pair.members.all() if one.left_on in (None, pair.ended_on)]
    return f"{_short(pair.mentor.person)} — {', '.join(map(_short, present))}"


def subject_title(here: Here) -> str:
    """What stands in the heading of the page; empty when the paper is about the unit itself."""
    if here.pair is not None:
        return pair_title(here.pair)
    return here.person.full_name if here.person is not None else ""


def _short(person: Person) -> str:
    initials = "".join(f"\N{NO-BREAK SPACE}{part[0]}." for part in (person.given, person.patronymic) if part)
    return f"{person.surname}{initials}"
