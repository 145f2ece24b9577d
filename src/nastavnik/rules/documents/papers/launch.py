"""Papers that start the programme in an organisation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import law, samples
from nastavnik.rules.documents.papers.asked import choice, day, flag, lines, people, person, text
from nastavnik.rules.documents.papers.facts import OrderFacts
from nastavnik.rules.documents.papers.paper import Paper, Stage
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImplementationFacts(OrderFacts):
    """The order that brings the model into an organisation (S0-2.1.4, S1-3.1.1a; contents after Р-145)."""

    model: str = choice("Чьё наставничество", law.MODELS)
    form: str = text("Только одна форма", hint="Пусто — целевая модель целиком. Например: учитель – учитель.")
    starts: date | None = day("Внедрить с", required=True)
    curator: PersonInOrder | None = person("Куратор", required=True, source="curator")
    team: tuple[PersonInOrder, ...] = people("Рабочая группа")
    regulation: bool = flag("Утвердить положение о наставничестве приложением", default=True)
    roadmap: bool = flag("Утвердить дорожную карту приложением", default=True)
    results: tuple[str, ...] = lines(
        "Планируемые результаты",
        hint="Каждый с новой строки: доля наставляемых 10–19 лет — не менее 70 %.",
        later="из плановых показателей организации",
    )
    monitoring: tuple[str, ...] = lines(
        "Сроки мониторинга", required=True, later="из кампаний мониторинга",
        hint="Каждый с новой строки: до 25 декабря 2026 г.",
    )  # fmt: skip
    supply: PersonInOrder | None = person("Ответственный за материально-техническое обеспечение")
    site_keeper: PersonInOrder | None = person("Ответственный за сайт")
    site_due: date | None = day("Разместить сведения на сайте до")


def _checks(facts: ImplementationFacts) -> Iterator[Problem]:
    if facts.site_due is not None and facts.dated is not None and facts.site_due < facts.dated:
        text = f"Срок для сайта {short_date(facts.site_due)} раньше даты приказа {short_date(facts.dated)}."
        yield Problem("term-before-order", text, Place(column="site_due"))
    if facts.site_keeper is not None and facts.site_due is None:
        text = "Поручение о сайте осталось без срока. Укажите, до какого дня разместить сведения."
        yield Problem("term-missing", text, Place(column="site_due"), blocks=False)
    if not facts.results:
        text = "Планируемые результаты не указаны, хотя приказ о внедрении должен их называть."
        yield Problem("results-missing", text, Place(column="results"), blocks=False)


def _values(facts: ImplementationFacts) -> Json:
    assert facts.dated is not None
    form = f" в форме «{facts.form}»" if facts.form else ""
    title = f"О внедрении целевой модели наставничества {_of_whom(facts.model)}{form}"
    return {
        "title": title,
        "law": law.preamble_acts(facts.model, facts.dated),
        "of_whom": _of_whom(facts.model),
    }


def _of_whom(model: str) -> str:
    match model:
        case law.PUPILS:
            return "обучающихся"
        case law.TEACHERS:
            return "педагогических работников"
        case law.BOTH:
            return "обучающихся и педагогических работников"
    raise ValueError(model)


IMPLEMENTATION_ORDER = Paper(
    kind=DocumentKind("implementation-order", "Приказ", "О внедрении целевой модели наставничества"),
    facts=ImplementationFacts,
    samples=(
        ImplementationFacts(
            **samples.ORDER,
            model=law.BOTH,
            starts=date(2026, 9, 1),
            curator=samples.CURATOR,
            team=(samples.TEACHER, samples.PSYCHOLOGIST),
            results=("доля обучающихся 10–19 лет, вошедших в программы наставляемыми, — не менее 70 %",),
            monitoring=("до 25 декабря 2026 г.", "до 25 мая 2027 г."),
            supply=samples.MANAGER,
            site_keeper=samples.TEACHER,
            site_due=date(2026, 12, 1),
        ),
        ImplementationFacts(
            **samples.BARE_ORDER,
            form="учитель – учитель",
            model=law.TEACHERS,
            starts=date(2026, 9, 1),
            curator=samples.CURATOR,
            regulation=False,
            roadmap=False,
            monitoring=("ежегодно в мае",),
        ),
    ),
    purpose="Вводит модель в организации: с какого дня, кто куратор, какие документы утверждаются, кто за что отвечает.",
    stage=Stage.START,
    checks=_checks,
    more=_values,
    described={
        "law": "Правовые основания, творительный падеж",
        "of_whom": "Чьё наставничество, родительный падеж",
    },
)
PAPERS: tuple[Paper, ...] = (IMPLEMENTATION_ORDER,)
