"""The facts of the order on pairs, gathered from the pairs that a round made."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch

from nastavnik.orgs.models import Unit
from nastavnik.pairs.consents import holds_on
from nastavnik.pairs.models import GOING, Pair, PairMember
from nastavnik.pairs.orders.people import curator_for, name_of, named_in_order, person_in_order
from nastavnik.people.models import Person
from nastavnik.rules.access import Actor
from nastavnik.rules.documents.kinds import Ground, Letterhead, PersonInOrder, Signer
from nastavnik.rules.documents.pairs_order import PairLine, PairsOrderFacts
from nastavnik.rules.documents.wording.names import FullName
from nastavnik.rules.outcome import Problem


@dataclass(frozen=True, slots=True)
class Details:
    """What an author adds to the pairs. `controller` None: the signer controls."""

    grounds: tuple[Ground, ...] = ()
    curator: PersonInOrder | None = None
    controller: PersonInOrder | None = None
    plans_due: date | None = None
    executor: FullName | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A pair as it is now, and the people in it: the mentor first."""

    pair: Pair
    mentor: Person
    mentees: tuple[Person, ...]
    changed_on: date = field(compare=False)

    @property
    def people(self) -> tuple[Person, ...]:
        return (self.mentor, *self.mentees)


def default_details(organisation: Unit, by: Actor) -> Details:
    """The curator of the organisation looks after the pairs and is the executor."""
    user = curator_for(organisation, by)
    if user is None or not user.given:  # without a full name nobody can be named in an order
        return Details()
    return Details(curator=named_in_order(name_of(user), organisation), executor=name_of(user))


def pairs_order_facts(
    organisation: Unit, round_id: int, *, number: str, date: date | None, details: Details
) -> PairsOrderFacts:
    """The order that forms the pairs of a round, those that have not ended. Three queries."""
    lines = [line for line in lines_of(organisation, round_id) if line.pair.state in GOING]
    return order_facts(
        organisation,
        [pair_line(line, organisation) for line in lines],
        school_year=lines[0].pair.year if lines else (date.year if date else 0),
        number=number,
        dated=date,
        details=details,
    )


def order_facts(
    organisation: Unit,
    pairs: Iterable[PairLine],
    *,
    school_year: int,
    number: str,
    dated: date | None,
    details: Details,
) -> PairsOrderFacts:
    """Facts of an order of an organisation on these lines."""
    return PairsOrderFacts(
        letterhead=letterhead_of(organisation),
        number=number,
        dated=dated,
        school_year=school_year,
        signer=signer_of(organisation),
        pairs=tuple(pairs),
        grounds=details.grounds,
        curator=details.curator,
        controller=details.controller,
        plans_due=details.plans_due,
        executor=details.executor,
        executor_phone=organisation.phone if details.executor else "",
    )


def lines_of(organisation: Unit, round_id: int) -> list[Line]:
    """Every pair of a round with its people, in the order in which the pairs were made. Three queries."""
    pairs = (
        Pair.objects.filter(organisation=organisation, round_id=round_id)
        .select_related("form", "role_model", "mentor__person")
        .prefetch_related(Prefetch("members", PairMember.objects.select_related("request__person")))
        .order_by("pk")
    )
    return [line_of(pair) for pair in pairs]


def line_of(pair: Pair) -> Line:
    """A pair with its people, loaded beforehand; one that has ended shows those who were in it to the end."""
    members = list(pair.members.all())
    present = [one for one in members if one.left_on is None or one.left_on == pair.ended_on]
    moves = [day for one in members for day in (one.joined_on, one.left_on) if day is not None]
    return Line(
        pair=pair,
        mentor=pair.mentor.person,
        mentees=tuple(one.request.person for one in present),
        changed_on=max([pair.starts_on, *moves]),
    )


def pair_line(line: Line, organisation: Unit) -> PairLine:
    """A line of the order and of its annex."""
    pair = line.pair
    return PairLine(
        mentor=person_in_order(line.mentor, organisation),
        mentees=tuple(person_in_order(one, organisation) for one in line.mentees),
        form=_inside_a_sentence(pair.form.title),
        role_model=_inside_a_sentence(pair.role_model.title) if pair.role_model else "",
        starts=pair.starts_on,
        ends=pair.ends_on,
        model=pair.form.model,
    )


def _inside_a_sentence(title: str) -> str:
    """«Ученик – ученик» of the catalogue as orders write it: «ученик – ученик»; abbreviations stay."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def letterhead_of(organisation: Unit) -> Letterhead:
    return Letterhead(
        full_name=organisation.name,
        short_name=organisation.short_name,
        founder=organisation.founder,
        address=organisation.address,
        phone=organisation.phone,
        email=organisation.email,
        site=organisation.site,
        inn=organisation.inn,
        ogrn=organisation.ogrn,
        place=organisation.place,
    )


def signer_of(organisation: Unit) -> Signer | None:
    """The head of the organisation; None while nobody has written down who it is."""
    if not organisation.head_surname:
        return None
    name = FullName(organisation.head_surname, organisation.head_given, organisation.head_patronymic)
    return Signer(
        name,
        organisation.head_post,
        organisation.head_acting,
        organisation.head_since,
        organisation.head_until,
    )


def people_without_consent(lines: Iterable[Line], day: date) -> list[Person]:
    """Those who may not be named in an order on the day, each once."""
    people = {person.pk: person for line in lines for person in line.people if not holds_on(person, day)}
    return list(people.values())


def without_consent(lines: Iterable[Line], day: date) -> list[Problem]:
    """The same as refusals that name them."""
    return [
        Problem(
            "consent-none",
            f"{person.full_name}: на {day:%d.%m.%Y} нет действующего согласия на обработку персональных данных. "
            "Внесите согласие или расформируйте пару, потом издавайте приказ.",
        )
        for person in people_without_consent(lines, day)
    ]
