"""What a paper on a pair knows of it: its people with their ages and consents, form, term, requests, meetings."""

from collections.abc import Mapping
from datetime import date

from django.db.models import prefetch_related_objects

from nastavnik.insights.papers.here import Here, Provider
from nastavnik.pairs.models import Pair
from nastavnik.pairs.orders import full_name_of, line_of, pair_line, person_in_order
from nastavnik.pairs.orders.facts import Line
from nastavnik.people.models import Occupation, Person
from nastavnik.programmes.models import RunningForm
from nastavnik.rules.documents.kinds import PersonInOrder
from nastavnik.rules.documents.pairs_order import PairLine
from nastavnik.rules.documents.papers.agreements import Participant
from nastavnik.rules.documents.wording.names import guess_gender
from nastavnik.rules.people.consent_terms import adult_on
from nastavnik.rules.people.names import whole_name

_LOADED = ("mentor__person", "form", "role_model", "members__request__person")


def line(here: Here) -> Line | None:
    """The pair with its people; loaded once for all providers of a page."""
    if here.pair is None:
        return None
    prefetch_related_objects([here.pair], *_LOADED)
    return line_of(here.pair)


def _worded(here: Here) -> PairLine | None:
    found = line(here)
    return pair_line(found, here.unit) if found else None


def mentor(here: Here) -> PersonInOrder | None:
    found = _worded(here)
    return found.mentor if found else None


def mentees(here: Here) -> tuple[PersonInOrder, ...]:
    """Those who are in the pair now; of one that has ended, those who were in it to the end."""
    found = _worded(here)
    return found.mentees if found else ()


def everybody(here: Here) -> tuple[PersonInOrder, ...]:
    """The mentor and the mentees."""
    found = _worded(here)
    return (found.mentor, *found.mentees) if found else ()


def form(here: Here) -> str:
    """«ученик – ученик»."""
    found = _worded(here)
    return found.form if found else ""


def role_model(here: Here) -> str:
    """«равный – равному», empty when none was chosen."""
    found = _worded(here)
    return found.role_model if found else ""


def kinds(here: Here) -> str:
    """Kinds of teachers' mentoring that the organisation runs in the form of the pair: «традиционное, реверсивное»."""
    pair = here.pair
    if pair is None:
        return ""
    prefetch_related_objects([pair], *_LOADED)
    running = RunningForm.objects.filter(organisation=here.unit, form=pair.form, year=pair.year).first()
    codes = running.kinds if running else []
    return ", ".join(one["title"] for one in pair.form.kinds if one["code"] in codes)


def starts(here: Here) -> date | None:
    return here.pair.starts_on if here.pair else None


def ends(here: Here) -> date | None:
    """The planned end, None when nobody planned it."""
    return here.pair.ends_on if here.pair else None


def participants(here: Here) -> tuple[Participant, ...]:
    """The mentor first, then the mentees: who may sign for himself and from when till when a consent holds."""
    found = line(here)
    return tuple(_participant(one, here) for one in found.people) if found else ()


def _participant(person: Person, here: Here) -> Participant:
    return Participant(
        who=person_in_order(person, here.unit),
        adult=adult_on(person.born) if person.born else None,
        grown=person.occupation != Occupation.PUPIL,
        representative=representative_of(person),
        consent_from=person.consent_valid_from,
        consent_until=person.consent_valid_until,
    )


def representative_of(person: Person) -> PersonInOrder | None:
    """The representative of the card where it is a full name, else None: «мать Анна» cannot be printed."""
    text = whole_name(person.representative)
    if not text:
        return None
    name = full_name_of(text)
    return PersonInOrder(name, guess_gender(name), key=f"representative:{str(name).lower()}")


def requests(here: Here) -> tuple[str, ...]:
    """What the mentees ask for, each wording once."""
    members = [] if here.pair is None else _members(here.pair)
    return tuple(dict.fromkeys(one for one in (" ".join(text.split()) for text in members) if one))


def _members(pair: Pair) -> list[str]:
    prefetch_related_objects([pair], *_LOADED)
    present = {one.pk for one in line_of(pair).mentees}
    return [one.request.text for one in pair.members.all() if one.request.person_id in present]


def goal(here: Here) -> str:
    """The request of the mentee, or the requests of a group one after another."""
    return "; ".join(one.rstrip(".;") for one in requests(here))


PROVIDERS: Mapping[str, Provider] = {
    "pair.mentor": mentor,
    "pair.mentees": mentees,
    "pair.people": everybody,
    "pair.participants": participants,
    "pair.form": form,
    "pair.role_model": role_model,
    "pair.kinds": kinds,
    "pair.starts": starts,
    "pair.ends": ends,
    "pair.requests": requests,
    "pair.goal": goal,
}
