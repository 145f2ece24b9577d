"""Whose consent does not hold on a day, said so that the reader finds the person in the list before him."""

from collections.abc import Iterable
from datetime import date

from nastavnik.people.models import Person
from nastavnik.rules.outcome import Place, Problem


def holds_on(person: Person, day: date) -> bool:
    """Whether the processing consent of a person holds on a day."""
    begun = person.consent_valid_from is not None and person.consent_valid_from <= day
    return begun and (person.consent_valid_until is None or day <= person.consent_valid_until)


def lapses(people: Iterable[tuple[int, Person]], day: date) -> list[Problem]:
    """One problem a person without a valid consent. The number is the place in the list shown."""
    named: set[int] = set()
    found = []
    for number, person in people:
        if holds_on(person, day) or person.pk in named:
            continue
        named.add(person.pk)
        found.append(
            Problem(
                "consent.none",
                f"№\u00a0{number} в списке, {person.list_name}: на {day:%d.%m.%Y} нет действующего согласия "
                "на обработку персональных данных. Внесите согласие или уберите пару из подбора.",
                Place(row=number),
            )
        )
    return found
