"""The order that approves the regulation on mentoring."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.kinds import DocumentKind, Ground, PersonInOrder
from nastavnik.rules.documents.papers import law, samples
from nastavnik.rules.documents.papers.approval import Consideration
from nastavnik.rules.documents.papers.asked import choice, day, person, rows, text
from nastavnik.rules.documents.papers.blanks import LINE
from nastavnik.rules.documents.papers.checks import not_ahead, not_past
from nastavnik.rules.documents.papers.facts import OrderFacts
from nastavnik.rules.documents.papers.paper import Paper, Stage
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.cases import Case
from nastavnik.rules.documents.wording.dates import long_date
from nastavnik.rules.documents.wording.posts import decline_act
from nastavnik.rules.documents.wording.typography import NBSP, typeset
from nastavnik.rules.outcome import Place, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerOrder:
    """An order that loses its force."""

    number: str = text("Номер", required=True)
    issued: date | None = day("Дата", required=True)
    title: str = text("Заголовок", hint="Об утверждении положения о наставничестве")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationFacts(OrderFacts):
    """The order that approves the regulation (S1-3.1.1c): who was asked before, what loses its force."""

    model: str = choice("Чьё наставничество", law.MODELS)
    effective: date | None = day("Ввести в действие с", required=True)
    considered: tuple[Consideration, ...] = rows("Кем рассмотрено и согласовано")
    repeals: tuple[FormerOrder, ...] = rows("Приказы, которые утрачивают силу")
    announcer: PersonInOrder | None = person(
        "Кто знакомит работников, обучающихся и родителей с положением", source="curator"
    )
    announce_due: date | None = day("Ознакомить до")
    site_keeper: PersonInOrder | None = person("Ответственный за сайт")
    site_due: date | None = day("Разместить положение на сайте до")


def _regulation_checks(facts: RegulationFacts) -> Iterator[Problem]:
    yield from not_past("День введения", facts.effective, facts.dated, "effective")
    yield from not_past("Срок ознакомления", facts.announce_due, facts.dated, "announce_due")
    yield from not_past("Срок для сайта", facts.site_due, facts.dated, "site_due")
    for column, keeper, due in (
        ("announce_due", facts.announcer, facts.announce_due),
        ("site_due", facts.site_keeper, facts.site_due),
    ):
        if keeper is not None and due is None:
            text = f"Поручение ({keeper.printed_short}) осталось без срока. Укажите срок."
            yield Problem("term-missing", text, Place(column=column), blocks=False)
    for number, former in enumerate(facts.repeals, start=1):
        yield from not_ahead("Отменяемый приказ", former.issued, facts.dated, "repeals", number)
    for number, one in enumerate(facts.considered, start=1):
        yield from not_ahead(f"Протокол ({one.body})", one.met, facts.dated, "considered", number)
    yield from _opinions(facts)


def _opinions(facts: RegulationFacts) -> Iterator[Problem]:
    """Whose opinion a local act must take into account (273-ФЗ, article 30, part 3)."""
    asked = " ".join(one.body.lower() for one in facts.considered)
    if facts.model != law.TEACHERS and "родител" not in asked:
        text = (
            "Положение касается прав обучающихся: до утверждения учитывают мнение совета родителей и совета "
            f"обучающихся, если они созданы (часть 3 статьи{NBSP}30 закона №{NBSP}273-ФЗ). Добавьте протокол."
        )
        yield Problem("opinion-missing", text, Place(column="considered"), blocks=False)
    if facts.model != law.PUPILS and "проф" not in asked and "работник" not in asked:
        text = (
            "Положение касается прав работников: до утверждения учитывают мнение профсоюзного комитета или другого "
            f"представительного органа работников (часть 3 статьи{NBSP}30 закона №{NBSP}273-ФЗ). Добавьте протокол."
        )
        yield Problem("opinion-missing", text, Place(column="considered"), blocks=False)


_OPINIONS = (
    ("considered", "на основании решения ", Case.GENITIVE),
    ("agreed", "по согласованию с ", Case.INSTRUMENTAL),
    ("opinion", "с учётом мнения ", Case.GENITIVE),
)


def _considered(facts: RegulationFacts) -> str:
    """«, на основании решения педагогического совета (протокол …), с учётом мнения совета родителей (протокол …)»."""
    said = ""
    for mark, words, case in _OPINIONS:
        bodies = [_body(one, case) for one in facts.considered if one.mark == mark]
        if mark == "considered" and facts.grounds:  # «на основании» has been said
            words = "решения "
        said += f", {words}{', '.join(bodies)}" if bodies else ""
    return said


def _body(one: Consideration, case: Case) -> str:
    body = decline_act(one.body[:1].lower() + one.body[1:], case)
    dated = f"от {long_date(one.met)}" if one.met else ""
    number = f"№{NBSP}{one.minutes}" if one.minutes else ""
    minutes = " ".join(part for part in (dated, number) if part)
    return f"{typeset(body)} (протокол {minutes})" if minutes else typeset(body)


def _regulation_values(facts: RegulationFacts) -> Json:
    assert facts.dated is not None
    whom = law.of_whom(facts.model)
    return {
        "title": f"Об утверждении положения о наставничестве {whom}",
        "law": law.preamble_acts(facts.model, facts.dated),
        "of_whom": whom,
        "agreed_with": _considered(facts),
    }


_ACT = Ground("приказ управления образования от 15.09.2026 № 52", date(2026, 9, 15))
REGULATION_ORDER = Paper(
    kind=DocumentKind("regulation-order", "Приказ", "Об утверждении положения о наставничестве"),
    facts=RegulationFacts,
    samples=(
        RegulationFacts(
            **samples.ORDER | {"grounds": (_ACT,)},
            model=law.BOTH,
            effective=date(2026, 12, 1),
            considered=(
                Consideration(body="Педагогический совет", met=date(2026, 11, 12), minutes="3"),
                Consideration(mark="agreed", body="Управляющий совет", met=date(2026, 11, 13), minutes="2"),
                Consideration(mark="opinion", body="Совет родителей", met=date(2026, 11, 10), minutes="1/1"),
                Consideration(mark="opinion", body="Профсоюзный комитет", met=date(2026, 11, 11)),
            ),
            repeals=(
                FormerOrder(
                    number="84", issued=date(2022, 9, 1), title="Об утверждении положения о наставничестве"
                ),
                FormerOrder(number="12-а", issued=date(2023, 1, 16)),
            ),
            announcer=samples.CURATOR,
            announce_due=date(2026, 12, 1),
            site_keeper=samples.ENGINEER,
            site_due=date(2026, 12, 4),
        ),
        RegulationFacts(
            **samples.ORDER | {"grounds": ()},
            effective=date(2026, 12, 1),
            considered=(
                Consideration(body="Педагогический совет", met=date(2026, 11, 12)),
                Consideration(mark="opinion", body="Совет родителей", minutes="1"),
            ),
            repeals=(
                FormerOrder(
                    number="84", issued=date(2022, 9, 1), title="Об утверждении положения о наставничестве"
                ),
            ),
        ),
        RegulationFacts(**samples.BARE_ORDER, model=law.TEACHERS, effective=date(2026, 12, 1)),
    ),
    purpose="Утверждает положение о наставничестве: с какого дня действует, чьё мнение учтено, что отменяется.",
    stage=Stage.START,
    checks=_regulation_checks,
    more=_regulation_values,
    described=law.DESCRIBED | {"agreed_with": "Кем рассмотрено и согласовано, с запятой впереди"},
    in_blank={"agreed_with": f", решения {LINE}"},
)
