"""A pair or a group of invented people, made by the action itself."""

from datetime import date

from nastavnik.orgs.models import Unit
from nastavnik.pairs.actions import Draft, DraftMember, create_pairs
from nastavnik.pairs.models import Pair
from nastavnik.programmes.models import Form
from tests.factories import NOW, TODAY, YEAR, make_mentor, make_person, make_request, system

BEGAN = date(2026, 10, 5)


def make_pair(organisation: Unit, mentees: int = 1, *, starts_on: date = BEGAN, **mentor_facts) -> Pair:
    mentor_facts.setdefault("surname", "Петрова")
    mentor_facts.setdefault("given", "Ирина")
    mentor = make_mentor(make_person(organisation, **mentor_facts), capacity=max(mentees, 1))
    members = tuple(
        DraftMember(number + 1, make_request(make_person(organisation)), "запрос закрыт")
        for number in range(mentees)
    )
    (pair,) = create_pairs(
        [Draft(mentor, members)],
        organisation=organisation,
        form=Form.objects.get(code="pupil-pupil"),
        year=YEAR,
        starts_on=starts_on,
        today=TODAY,
        by=system,
        now=NOW,
    )
    return pair
