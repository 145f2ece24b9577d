"""Kinds of documents that can be issued: what words each, what may stand in its template, sample facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from nastavnik.rules.documents import pairs_order
from nastavnik.rules.documents.kinds import (
    PAIRS_ORDER,
    ActRef,
    DocumentKind,
    Ground,
    Letterhead,
    PersonInOrder,
    Signer,
)
from nastavnik.rules.documents.pairs_order import PairLine, PairsOrderFacts
from nastavnik.rules.documents.papers import Paper, Variable
from nastavnik.rules.documents.papers.catalogue import PAPERS
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.wording.cases import Gender
from nastavnik.rules.documents.wording.names import FullName
from nastavnik.rules.outcome import Problem

ORDERS = "orders"  # the register of orders on the main activity


Facts = PairsOrderFacts | PaperFacts  # every kind's facts are a dataclass with `number` and `dated`


@dataclass(frozen=True, slots=True)
class IssuableKind:
    """A kind with the rules that stand behind it. `built_in`: the file in document_templates.

    `register` empty: the document is printed and signed without a number. `paper`: what it asks for, None for the
    order on pairs, which is made from a round.
    """

    kind: DocumentKind
    facts: type[Any]
    problems: Callable[[Any], list[Problem]]
    context: Callable[[Any], dict[str, Any]]
    variables: Callable[[], list[Variable]]
    samples: tuple[Facts, ...]
    built_in: str
    register: str = ORDERS
    paper: Paper | None = None

    @property
    def code(self) -> str:
        return self.kind.code


def _issuable(paper: Paper) -> IssuableKind:
    return IssuableKind(
        kind=paper.kind,
        facts=paper.facts,
        problems=paper.problems,
        context=paper.context,
        variables=paper.variables,
        samples=paper.samples,
        built_in=paper.file_name,
        register=paper.register.value if paper.register else "",
        paper=paper,
    )


_TEACHER = PersonInOrder(
    FullName("Окоёмова", "Мария", "Петровна"), Gender.FEMALE, post="учитель математики", key="1"
)
_PUPIL = PersonInOrder(FullName("Готовцев", "Егор", "Семёнович"), Gender.MALE, class_label="7 «а»", key="2")
_GIRL = PersonInOrder(FullName("Рожина", "Анна", "Олеговна"), Gender.FEMALE, class_label="8 «б»", key="3")
_CURATOR = PersonInOrder(
    FullName("Ларионова", "Алиса", "Петровна"), Gender.FEMALE, post="заместитель директора", key="4"
)
_PAIR = PairLine(
    _TEACHER, (_PUPIL,), "учитель – ученик", "опытный – начинающий", date(2026, 12, 1), date(2027, 5, 31)
)
_GROUP = PairLine(_TEACHER, (_PUPIL, _GIRL), "учитель – ученик", "", date(2026, 12, 1))
_SAMPLE = PairsOrderFacts(
    letterhead=Letterhead(
        "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 5»",
        "МБОУ «Школа № 5»",
        "Управление образования администрации района",
        "646580, с. Тихое, ул. Школьная, д. 1",
        "8 (38150) 0-00-00",
        "school@school.example",
        "school.example",
        "0000000000",
        "0000000000000",
        "с. Тихое",
    ),
    number="120-од",
    dated=date(2026, 11, 21),
    school_year=2026,
    signer=Signer(FullName("Черкасова", "Мария", "Андреевна"), "Директор", acting=True),
    pairs=(_PAIR, _GROUP),
    grounds=(Ground("решение педагогического совета (протокол от 28.08.2026 № 1)", date(2026, 8, 28)),),
    curator=_CURATOR,
    executor=_CURATOR.name,
    executor_phone="8 (38150) 0-00-00",
)
_BARE = replace(
    _SAMPLE,
    letterhead=Letterhead("Школа"),
    pairs=(),
    ended=(_GROUP,),
    curator=None,
    grounds=(),
    executor=None,
    executor_phone="",
    amends=ActRef("77", date(2026, 9, 15)),
)
ISSUABLE: Mapping[str, IssuableKind] = {
    PAIRS_ORDER.code: IssuableKind(
        kind=PAIRS_ORDER,
        facts=PairsOrderFacts,
        problems=pairs_order.problems,
        context=pairs_order.context,
        variables=pairs_order.variables,
        samples=(_SAMPLE, _BARE),
        built_in="pairs_order.docx",
    )
} | {paper.code: _issuable(paper) for paper in PAPERS.values()}


def sample_contexts(kind: IssuableKind) -> list[dict[str, Any]]:
    """Values of invented documents: a full one first, then one where everything optional is missing."""
    return [kind.context(sample) for sample in kind.samples]
