"""What has changed in the pairs since an order was issued, and the order that says so."""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from nastavnik.documents.freezing import thawed
from nastavnik.documents.models import IssuedDocument
from nastavnik.orgs.models import Unit
from nastavnik.pairs.models import GOING, PairState
from nastavnik.pairs.orders.facts import Details, Line, lines_of, order_facts, pair_line
from nastavnik.rules.documents.kinds import ActRef
from nastavnik.rules.documents.pairs_order import PairLine, PairsOrderFacts


class _Key(NamedTuple):
    """What makes two lines the same pair: who works with whom, in which form."""

    mentor: str
    mentees: frozenset[str]
    form: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Lines of the annex against the pairs of today.

    `kept` stand as they stood; `changed` are the same people by another role model or term; `formed` and `ended`
    came and went, a group of another composition is one of each.
    """

    kept: tuple[PairLine, ...] = ()
    changed: tuple[PairLine, ...] = ()
    formed: tuple[PairLine, ...] = ()
    ended: tuple[PairLine, ...] = ()
    people: tuple[Line, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.formed or self.ended)

    @property
    def sentences(self) -> list[str]:
        """What happened, as a person would say it."""
        said = [
            *(f"Прекращена: {_named(line)}" for line in self.ended),
            *(f"Появилась: {_named(line)}" for line in self.formed),
            *(f"Изменились ролевая модель или срок: {_named(line)}" for line in self.changed),
        ]
        return [one if one.endswith(".") else f"{one}." for one in said]


def order_of(document: IssuedDocument) -> IssuedDocument:
    """The order that formed the pairs, when the document only amends it."""
    return document.amends or document


def in_force(document: IssuedDocument) -> PairsOrderFacts:
    """The facts of the latest edition of the list: of the order itself or of its last amendment."""
    order = order_of(document)
    latest = order.amendments.order_by("-date", "-pk").first() or order
    return thawed(PairsOrderFacts, latest.facts["facts"])


def changes_since(document: IssuedDocument) -> Changes:
    """What an amendment would say now. A pair that has finished its work is no change; a dissolved one is."""
    order = order_of(document)
    if order.about_id is None:
        return Changes()
    stood = {_key(line): line for line in in_force(order).pairs}
    lines = lines_of(order.organisation, order.about_id)
    now = {_key(pair_line(line, order.organisation)): line for line in lines if _counts(line)}
    kept, changed, formed = [], [], []
    for key, line in now.items():
        fresh = pair_line(line, order.organisation)
        before = stood.get(key)
        if before is None:
            formed.append(replace(fresh, starts=line.changed_on))
        elif _terms(before) == _terms(fresh) or line.pair.state == PairState.FINISHED:
            kept.append(replace(before, appointed_before=True))
        else:
            changed.append(fresh)
    ended = [line for key, line in stood.items() if key not in now]
    return Changes(
        tuple(kept),
        tuple(changed),
        tuple(formed),
        tuple(ended),
        tuple(line for line in now.values() if line.pair.state in GOING),
    )


def amendment_facts(
    document: IssuedDocument, changes: Changes, *, number: str, date: date | None, details: Details
) -> PairsOrderFacts:
    """The order «О внесении изменений в приказ…»: the whole list after the change, and what has ended."""
    order = order_of(document)
    organisation: Unit = order.organisation
    facts = order_facts(
        organisation,
        (*changes.kept, *changes.changed, *changes.formed),
        school_year=in_force(order).school_year,
        number=number,
        dated=date,
        details=details,
    )
    return replace(facts, amends=ActRef(order.number, order.date, order.title), ended=tuple(changes.ended))


def _counts(line: Line) -> bool:
    return line.pair.state in (*GOING, PairState.FINISHED) and bool(line.mentees)


def _key(line: PairLine) -> _Key:
    return _Key(line.mentor.key, frozenset(one.key for one in line.mentees), line.form)


def _terms(line: PairLine) -> tuple[str, date | None]:
    return line.role_model, line.ends


def _named(line: PairLine) -> str:
    mentor, mentees = line.mentor.printed_short, ", ".join(one.printed_short for one in line.mentees)
    if line.is_group:
        return f"группа «{line.form}», наставник {mentor}, наставляемые: {mentees}"
    return f"пара «{line.form}», {mentor} – {mentees}"
