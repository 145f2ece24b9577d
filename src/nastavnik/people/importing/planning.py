"""What each row would change: a new person, new facts of a known one, nothing, or a question to be asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nastavnik.orgs.models import Unit
from nastavnik.people.importing import values
from nastavnik.people.importing.reading import Row
from nastavnik.people.importing.values import Values
from nastavnik.people.models import Consent, ConsentKind, MentorProfile, Person, Request
from nastavnik.people.official import NO_PARTNERS, Partners, ReadBack
from nastavnik.rules.people.columns import Base
from nastavnik.rules.people.duplicates import Decision, Doubtful, KnownPeople, KnownPerson, New, Same
from nastavnik.rules.people.names import is_initial, name_key
from nastavnik.rules.people.parsed import Parsed
from nastavnik.rules.people.standing import occupation_of

NEW = "new"
"""The answer that a doubtful row is another person."""
Answers = Mapping[int, int | str]
"""Number of a doubtful row → NEW or the id of the person it is."""


@dataclass(slots=True)
class Planned:
    """What one row does. The dicts hold only what is to be written; `person_id` of a new one comes with writing."""

    number: int
    is_new: bool
    person: Person | None
    role: Request | MentorProfile | None
    person_facts: Values
    role_facts: Values
    topics: tuple[int, ...] | None = None  # None: as they are
    consent_on: date | None = None
    person_id: int = 0
    role_id: int = 0

    def __post_init__(self) -> None:
        self.person_id = self.person.pk if self.person else 0
        self.role_id = self.role.pk if self.role else 0

    @property
    def changes(self) -> bool:
        """Whether anything is to be written; a person or a role that is not there yet always is."""
        return (
            self.is_new
            or self.role is None
            or bool(self.person_facts or self.role_facts)
            or self.consent_on is not None
        )


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that may be about somebody known: whom to ask about, likeliest first, and why."""

    number: int
    name: str
    ids: tuple[int, ...]
    why: str


@dataclass(slots=True)
class _Known:
    """The stored side of one chunk."""

    people: dict[int, Person]
    roles: dict[int, Any]
    consents: set[tuple[int, date]] = field(default_factory=set)


class Planner:
    """Plans rows of one base for one organisation and year. Reads the database, writes nothing."""

    def __init__(
        self,
        organisation: Unit,
        base: Base,
        year: int,
        today: date,
        *,
        answers: Answers | None = None,
        partners: Partners = NO_PARTNERS,
    ) -> None:
        self._organisation = organisation
        self._base = base
        self._year = year
        self._today = today
        self._answers = answers or {}
        self._partners = partners
        self._taken: dict[int, int] = {}  # person → number of the row about him
        self._readback = ReadBack(base, today)
        self.role_model: type[Request] | type[MentorProfile] = (
            Request if base is Base.MENTEES else MentorProfile
        )
        fields = ("pk", "surname", "given", "patronymic", "born", "birth_year")
        people = Person.objects.filter(organisation=organisation).values_list(*fields)
        self._known = KnownPeople(KnownPerson(*row) for row in people.iterator())

    def plan(self, rows: list[Row]) -> Iterator[Planned | Doubt]:
        """Each row of a chunk; four queries a chunk."""
        decided = [(row, parsed, self._decide(row, parsed)) for row in rows if (parsed := row.read.person)]
        known = self._load({pk for _, _, decision in decided for pk in _ids(decision)})
        for row, parsed, decision in decided:
            decision = self._once(row, self._settled(parsed, decision, known))
            if isinstance(decision, Doubtful):
                name = " ".join(part for part in (parsed.surname, parsed.given, parsed.patronymic) if part)
                yield Doubt(row.read.number, name, decision.ids, decision.why)
            elif isinstance(decision, New):
                yield self._of_new(row, parsed)
            else:
                yield self._of_known(row, parsed, known.people[decision.id], known)

    def _decide(self, row: Row, parsed: Parsed) -> Decision:
        decision = self._known.decide(parsed)
        answer = self._answers.get(row.read.number)
        if not isinstance(decision, Doubtful) or answer is None:
            return decision
        if answer == NEW:
            return New()
        return Same(int(answer)) if int(answer) in decision.ids else decision

    def _load(self, ids: set[int]) -> _Known:
        people = Person.objects.in_bulk(ids)
        roles = self.role_model.objects.filter(person_id__in=ids, year=self._year)
        signed = Consent.objects.filter(person_id__in=ids, kind=ConsentKind.PROCESSING)
        return _Known(
            people,
            {role.person_id: role for role in roles},
            set(signed.values_list("person_id", "signed_on")),
        )

    def _settled(self, parsed: Parsed, decision: Decision, known: _Known) -> Decision:
        """A namesake without a birth to compare is the one whose row says exactly this, or who does the same."""
        if not isinstance(decision, Doubtful):
            return decision
        names = name_key(parsed.surname, parsed.given, parsed.patronymic)
        namesakes = [
            person
            for pk in decision.ids
            if (person := known.people.get(pk)) and name_key(*_names(person)) == names
            and _births_agree(parsed, person)
        ]  # fmt: skip
        exact = [person for person in namesakes if not self._differs(parsed, person, known)]
        if len(exact) == 1:
            return Same(exact[0].pk)
        if len(namesakes) != 1 or len(decision.ids) != 1 or parsed.born or parsed.birth_year:
            return decision
        person = namesakes[0]
        alike = person.pk in known.roles or person.occupation == occupation_of(
            parsed, self._base, today=self._today
        )
        return Same(person.pk) if alike and person.patronymic else decision

    def _once(self, row: Row, decision: Decision) -> Decision:
        """A person stands in one row of a file; a second row about him, written otherwise, is a question."""
        if isinstance(decision, New | Doubtful):
            return decision
        first = self._taken.setdefault(decision.id, row.read.number)
        if first == row.read.number:
            return decision
        return Doubtful((decision.id,), f"Об этом же человеке говорит строка {first}. Объедините две строки.")

    def _differs(self, parsed: Parsed, person: Person, known: _Known) -> bool:
        role = known.roles.get(person.pk)
        return role is None or any(self._facts(parsed, person, role))

    def _facts(
        self, parsed: Parsed, person: Person, role: Request | MentorProfile | None
    ) -> tuple[Values, Values]:
        """What the row says otherwise than the base: facts of the person and of the role."""
        of_person = _differing(person, values.person_facts(parsed))
        stated = values.role_facts(parsed)
        of_role = stated if role is None else _differing(role, stated)
        if role is not None and (of_person or of_role):
            written = self._readback.of(person, role, self._partners.get(role.pk))
            if written is not None:
                of_person = _not_in(of_person, values.person_facts(written))
                of_role = _not_in(of_role, values.role_facts(written))
        return of_person, of_role

    def _of_new(self, row: Row, parsed: Parsed) -> Planned:
        facts = values.identity(parsed)
        facts |= values.keys(facts["surname"], facts["given"], facts["patronymic"])
        facts |= values.derived_of_new(parsed, self._base, self._today) | values.person_facts(parsed)
        return Planned(
            row.read.number,
            True,
            None,
            None,
            facts,
            self._new_role(parsed),
            row.topics,
            self._consent(parsed),
        )

    def _of_known(self, row: Row, parsed: Parsed, person: Person, known: _Known) -> Planned:
        role = known.roles.get(person.pk)
        of_person, of_role = self._facts(parsed, person, role)
        of_person |= _identity_changes(person, parsed)
        topics: tuple[int, ...] | None = None
        if role is None:
            of_role, topics = self._new_role(parsed), row.topics
        else:
            of_role |= values.following(parsed, of_role)
            if "text" in of_role and not role.topics_confirmed:
                topics = row.topics
        consent_on = self._consent(parsed)
        if consent_on is not None and (person.pk, consent_on) in known.consents:
            consent_on = None
        return Planned(row.read.number, False, person, role, of_person, of_role, topics, consent_on)

    def _new_role(self, parsed: Parsed) -> Values:
        facts = values.role_facts(parsed)
        facts |= values.following(parsed, facts)
        if self._base is Base.MENTEES:
            entered = parsed.entered_on
            facts["asked_on"] = entered if entered and entered <= self._today else self._today
        else:
            facts.pop("category", None)
        return facts

    def _consent(self, parsed: Parsed) -> date | None:
        return parsed.consent_on if parsed.consent_on and parsed.consent_on <= self._today else None


def _ids(decision: Decision) -> tuple[int, ...]:
    if isinstance(decision, New):
        return ()
    return decision.ids if isinstance(decision, Doubtful) else (decision.id,)


def _names(person: Person) -> tuple[str, str, str]:
    return person.surname, person.given, person.patronymic


def _births_agree(parsed: Parsed, person: Person) -> bool:
    """The same day or year; a side that says nothing agrees with any."""
    if parsed.born and person.born:
        return parsed.born == person.born
    return not (parsed.birth_year and person.birth_year) or parsed.birth_year == person.birth_year


def _differing(stored: Person | Request | MentorProfile, facts: Values) -> Values:
    """Facts that the row says otherwise; further columns are added to those known."""
    differing = {}
    for name, value in facts.items():
        held = getattr(stored, name)
        wanted = {**held, **value} if name == "extra" else value
        if held != wanted:
            differing[name] = wanted
    return differing


def _not_in(facts: Values, written: Values) -> Values:
    """Without what the stored facts themselves would look like in a file."""
    return {name: value for name, value in facts.items() if name not in written or written[name] != value}


def _identity_changes(person: Person, parsed: Parsed) -> Values:
    """A more exact birth; a name put right where a person said that it is the same human being."""
    facts: Values = {}
    stated = values.identity(parsed)
    if stated["born"] and stated["born"] != person.born:
        facts |= {"born": stated["born"], "birth_year": stated["birth_year"]}
    elif stated["birth_year"] and not (person.birth_year or person.born):
        facts["birth_year"] = stated["birth_year"]
    if name_key(*_names(person)) != name_key(parsed.surname, parsed.given, parsed.patronymic):
        better = {
            name: stated[name]
            for name in ("surname", "given", "patronymic")
            if stated[name] and not is_initial(stated[name]) and stated[name] != getattr(person, name)
        }
        if better:
            whole = {
                name: better.get(name, getattr(person, name)) for name in ("surname", "given", "patronymic")
            }
            facts |= better | values.keys(**whole)
    return facts
