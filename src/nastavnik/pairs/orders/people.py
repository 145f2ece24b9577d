"""Who is named in an order, as documents need him: persons of the base, officials, users."""

from nastavnik.access.models import Membership
from nastavnik.accounts.models import User
from nastavnik.documents.models import Official
from nastavnik.orgs.models import Gender as GenderChoice
from nastavnik.orgs.models import Unit
from nastavnik.people.models import Occupation, Person
from nastavnik.rules.access import Actor, Role
from nastavnik.rules.documents.kinds import PersonInOrder
from nastavnik.rules.documents.wording.cases import Gender
from nastavnik.rules.documents.wording.names import FullName, guess_gender
from nastavnik.rules.people.names import fold, search_key
from nastavnik.rules.people.values import class_shown

_GENDERS = {GenderChoice.MALE.value: Gender.MALE, GenderChoice.FEMALE.value: Gender.FEMALE}
_BY_CLASS = frozenset({Occupation.PUPIL, Occupation.STUDENT})


def person_in_order(person: Person, organisation: Unit) -> PersonInOrder:
    """A pupil by class, a student by group, anybody else by post and, if it is another one, the place of work."""
    by_class = person.occupation in _BY_CLASS
    return PersonInOrder(
        name=name_of(person),
        gender=gender_of(person),
        post="" if by_class else person.post,
        class_label=_class(person) if by_class or not person.post else "",
        organisation="" if by_class else _elsewhere(person, organisation),
        overrides=dict(person.forms_of_name),
        key=f"person:{person.pk}",
    )


def official_in_order(official: Official) -> PersonInOrder:
    """An official as he was noted, the gender from the name where nobody said it."""
    name = name_of(official)
    return PersonInOrder(
        name=name,
        gender=_GENDERS.get(official.gender) or guess_gender(name),
        post=official.post,
        overrides=dict(official.forms),
        key=f"official:{official.pk}",
    )


def named_in_order(name: FullName, organisation: Unit) -> PersonInOrder:
    """Somebody by name: an official of the organisation, else a person of its base, else only the name."""
    official = Official.objects.filter(
        organisation=organisation, surname=name.surname, given=name.given, patronymic=name.patronymic
    ).first()
    if official is not None:
        return official_in_order(official)
    key = search_key(name.surname, name.given, name.patronymic)
    alike = Person.objects.filter(organisation=organisation, search_key=key).exclude(
        occupation=Occupation.PUPIL
    )
    found = list(alike[:2])
    if len(found) == 1:
        return person_in_order(found[0], organisation)
    return PersonInOrder(name, guess_gender(name), key=f"name:{str(name).lower()}")


def curators_of(organisation: Unit) -> list[User]:
    """Users with the role of curator in the organisation, the longest in it first."""
    held = Membership.objects.filter(unit=organisation, role=Role.CURATOR.code, user__is_active=True)
    return [one.user for one in held.select_related("user").order_by("granted_at", "pk")]


def curator_for(organisation: Unit, by: Actor) -> User | None:
    """The curator whom an order names: the one who prepares it, else the first of the organisation."""
    curators = curators_of(organisation)
    own = next((user for user in curators if user.pk == by.user_id), None)
    return own or next(iter(curators), None)


def name_of(row: Person | Official | User) -> FullName:
    return FullName(row.surname, row.given, row.patronymic)


def gender_of(person: Person) -> Gender | None:
    return _GENDERS.get(person.gender)


def known_names(organisation: Unit) -> list[str]:
    """Full names of those who work in the organisation, to choose from while typing. Three queries."""
    officials = Official.objects.filter(organisation=organisation)
    staff = Person.objects.filter(organisation=organisation, occupation=Occupation.TEACHER)[:300]
    rows: list[User | Official | Person] = [*curators_of(organisation), *officials, *staff]
    return list(dict.fromkeys(str(name_of(row)) for row in rows))


def _class(person: Person) -> str:
    """«группы ПД-21» of a student, the class of a pupil as it was typed."""
    label = class_shown(person.class_name)
    if person.occupation != Occupation.STUDENT or not label:
        return label
    bare = label.removeprefix("группа").removeprefix("группы").removeprefix("гр.").strip()
    return f"группы {bare}"


def _elsewhere(person: Person, organisation: Unit) -> str:
    place = person.workplace or person.partner
    own = {fold(organisation.name), fold(organisation.short_name)}
    return "" if fold(place) in own else place
