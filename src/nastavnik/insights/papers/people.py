"""What a paper on a person knows of him: name, birth, who signs for him, how to reach the one who signs."""

from collections.abc import Mapping
from datetime import date

from nastavnik.insights.papers.here import Here, Provider
from nastavnik.insights.papers.pairs import representative_of
from nastavnik.pairs.orders import person_in_order
from nastavnik.people.actions.consents import signer_of
from nastavnik.people.models import Occupation, Person, Signer
from nastavnik.rules.documents.kinds import PersonInOrder


def itself(here: Here) -> PersonInOrder | None:
    return person_in_order(here.person, here.unit) if here.person else None


def born(here: Here) -> date | None:
    return here.person.born if here.person else None


def grown(here: Here) -> bool:
    """What is taken of somebody whose birth is not known: only a pupil is a minor."""
    return here.person is None or here.person.occupation != Occupation.PUPIL


def signs(here: Here) -> str:
    """Who signs for the person today: «self» or «representative»."""
    if here.person is None:
        return Signer.SELF.value
    return str(signer_of(here.person.born, here.person.occupation, here.today))


def representative(here: Here) -> PersonInOrder | None:
    """The representative of a minor, where the card has a full name."""
    if here.person is None or signs(here) != Signer.REPRESENTATIVE:
        return None
    return representative_of(here.person)


def contacts(here: Here) -> str:
    """Phone and e-mail of the person, of a minor the phone of the representative."""
    return ", ".join(one for one in _contacts(here.person, signs(here)) if one) if here.person else ""


def _contacts(person: Person, signer: str) -> tuple[str, ...]:
    if signer == Signer.REPRESENTATIVE:
        return (person.representative_phone,)
    return (person.phone, person.email)


def sites(here: Here) -> tuple[str, ...]:
    """The site of the organisation as an address."""
    return (here.unit.site,) if here.unit.site else ()


PROVIDERS: Mapping[str, Provider] = {
    "person.self": itself,
    "person.born": born,
    "person.grown": grown,
    "person.signs": signs,
    "person.representative": representative,
    "person.contacts": contacts,
    "organisation.sites": sites,
}
