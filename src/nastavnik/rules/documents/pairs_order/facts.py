"""Typed facts of the order on pairs: what areas hand over, before any word is put in a case."""

from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.kinds import ActRef, Ground, Letterhead, PersonInOrder, Signer
from nastavnik.rules.documents.papers import law
from nastavnik.rules.documents.wording.names import FullName


@dataclass(frozen=True, slots=True)
class PairLine:
    """A mentor with one mentee (a pair) or several (a group).

    `form` and `role_model` are titles as in the catalogue, «учитель – ученик»; `model` says whose mentoring the form
    is, as in papers.law. `appointed_before` marks, in an
    amending order, a line that an earlier order already formed: it stays in the annex and is not appointed again.
    """

    mentor: PersonInOrder
    mentees: tuple[PersonInOrder, ...]
    form: str
    role_model: str = ""
    starts: date | None = None
    ends: date | None = None
    appointed_before: bool = False
    model: str = law.PUPILS

    @property
    def is_group(self) -> bool:
        """Two mentees or more."""
        return len(self.mentees) > 1


@dataclass(frozen=True, slots=True)
class PairsOrderFacts:
    """Everything the order says. `school_year` is the year it starts in; `controller` None: the signer controls.

    With `amends` the order changes an earlier one: `pairs` is then the whole list in force after the change, and
    `ended` the pairs that stop with this order.
    """

    letterhead: Letterhead
    number: str
    dated: date | None
    school_year: int
    signer: Signer | None
    pairs: tuple[PairLine, ...]
    grounds: tuple[Ground, ...] = ()
    curator: PersonInOrder | None = None
    controller: PersonInOrder | None = None
    acquainted: tuple[PersonInOrder, ...] = ()
    plans_due: date | None = None
    executor: FullName | None = None
    executor_phone: str = ""
    amends: ActRef | None = None
    ended: tuple[PairLine, ...] = ()

    @property
    def model(self) -> str:
        """Whose mentoring the lines are: of pupils, of teachers, of both."""
        models = {line.model for line in (*self.pairs, *self.ended)}
        return models.pop() if len(models) == 1 else law.BOTH if models else law.PUPILS

    @property
    def appointed(self) -> tuple[PairLine, ...]:
        """The lines that this order itself forms."""
        return tuple(line for line in self.pairs if not (self.amends and line.appointed_before))

    @property
    def to_acquaint(self) -> tuple[PersonInOrder, ...]:
        """Who signs as acquainted: as given, else the curator, the controller and the mentors with a post."""
        if self.acquainted:
            return self.acquainted
        people = [person for person in (self.curator, self.controller) if person is not None]
        people += [line.mentor for line in self.appointed if line.mentor.post]
        return tuple({person.identity: person for person in people}.values())
