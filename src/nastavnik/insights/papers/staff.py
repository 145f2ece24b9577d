"""What papers on the paid work of a mentor take from his pairs: whom he helps, in which form, how long."""

from collections.abc import Mapping
from itertools import groupby

from django.db.models import Q, QuerySet

from nastavnik.insights.papers.here import Here, Provider
from nastavnik.pairs.models import Pair
from nastavnik.pairs.orders import line_of, pair_line, person_in_order
from nastavnik.people.models import Occupation
from nastavnik.programmes.models import Model
from nastavnik.rules.documents.kinds import PersonInOrder
from nastavnik.rules.documents.papers.staff import Assigned
from nastavnik.rules.people.forms import TEACHER_TEACHER


def _pairs(here: Here) -> QuerySet[Pair]:
    """Pairs that have not ended in which employees of the organisation mentor employees."""
    of_employees = Q(form__model=Model.TEACHERS) | Q(form__code=TEACHER_TEACHER)
    return (
        Pair.objects.going()
        .filter(of_employees, organisation=here.unit, mentor__person__occupation=Occupation.TEACHER)
        .select_related("form", "role_model", "mentor__person")
        .prefetch_related("members__request__person")
        .order_by("mentor__person__sort_key", "mentor__person_id", "pk")
    )


def _own(here: Here) -> list[Pair]:
    return list(_pairs(here).filter(mentor__person=here.person)) if here.person else []


def mentees(here: Here) -> tuple[PersonInOrder, ...]:
    """Those whom the person mentors now, each once. Two queries."""
    people = {one.pk: one for pair in _own(here) for one in line_of(pair).mentees}
    return tuple(person_in_order(one, here.unit) for one in people.values())


def form(here: Here) -> str:
    """The forms of the person's pairs: «учитель – учитель». Two queries."""
    return ", ".join(dict.fromkeys(pair_line(line_of(pair), here.unit).form for pair in _own(here)))


def assigned(here: Here) -> tuple[Assigned, ...]:
    """Employees who mentor employees, each with all his pairs; consent and pay are typed. Two queries."""
    every = groupby(_pairs(here), key=lambda pair: pair.mentor.person_id)
    return tuple(_assigned(list(pairs), here) for _, pairs in every)


def _assigned(pairs: list[Pair], here: Here) -> Assigned:
    lines = [pair_line(line_of(pair), here.unit) for pair in pairs]
    ends = [line.ends for line in lines if line.ends is not None]
    return Assigned(
        who=lines[0].mentor,
        mentees="; ".join(dict.fromkeys(str(one.name) for line in lines for one in line.mentees)),
        form=", ".join(dict.fromkeys(line.form for line in lines)),
        starts=min(line.starts for line in lines if line.starts is not None),
        ends=max(ends) if ends else None,
    )


PROVIDERS: Mapping[str, Provider] = {
    "employee.mentees": mentees,
    "employee.form": form,
    "employees.assigned": assigned,
}
