"""The work of an employee as a mentor ends before its term: notice of the employer, refusal of the employee."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nastavnik.rules.dates import TRANSFERS_KNOWN_TO, after_working_days, last_notice, working_days_between
from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.asked import day, person, text
from nastavnik.rules.documents.papers.blanks import LINE
from nastavnik.rules.documents.papers.checks import not_ahead, not_past
from nastavnik.rules.documents.papers.employee import DIRECTOR, HEAD_POST, head_words, in_force, own
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.paper import Paper, Register, Stage, Subject
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.cases import Gender
from nastavnik.rules.documents.wording.dates import long_date, short_date
from nastavnik.rules.documents.wording.numerals import plural
from nastavnik.rules.documents.wording.typography import NBSP
from nastavnik.rules.outcome import Place, Problem

NOTICE_DAYS = 3  # working days, article 351.8


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyEndFacts(PaperFacts):
    """The work ends before its term; the other side is told at least three working days before."""

    employee: PersonInOrder | None = person("Работник-наставник", required=True, source="person.self")
    order_number: str = text("Номер приказа о поручении", later="из журнала приказов")
    order_dated: date | None = day("Дата приказа о поручении", required=True)
    handed: date | None = day("Вручено", hint="Пусто — в день, которым датирован документ.")
    stops: date | None = day("Первый день без наставничества", required=True)
    reason: str = text("Причина", hint="Продолжение слов «в связи с»: переходом на другую должность.")


def _early_checks(facts: EarlyEndFacts) -> Iterator[Problem]:
    yield from in_force(facts.dated)
    yield from own(facts.employee, "employee")
    yield from not_ahead("Приказ о поручении", facts.order_dated, facts.dated, "order_dated")
    yield from not_past("Вручение", facts.handed, facts.dated, "handed")
    told = facts.handed or facts.dated
    if told is None or facts.stops is None:
        return
    passed = working_days_between(told, facts.stops)
    if passed < NOTICE_DAYS:
        words = (
            f"От вручения {short_date(told)} до {short_date(facts.stops)} проходит "
            f"{plural(passed, 'рабочий день', 'рабочих дня', 'рабочих дней')}, а нужно не меньше трёх. Поставьте "
            f"{short_date(after_working_days(told, NOTICE_DAYS))} или более поздний день; чтобы оставить этот, вручить "
            f"надо было не позднее {short_date(last_notice(facts.stops, NOTICE_DAYS))}."
        )
        yield Problem("notice-too-late", words, Place(column="stops"))
    if facts.stops.year > TRANSFERS_KNOWN_TO:
        words = f"Перенос выходных дней на {facts.stops.year}{NBSP}год ещё не учтён: сверьте срок с производственным календарём."
        yield Problem("transfers-unknown", words, Place(column="stops"), blocks=False)


def _early_values(facts: EarlyEndFacts) -> Json:
    assert facts.order_dated is not None
    assert facts.stops is not None
    assert facts.employee is not None
    name = facts.employee.name
    dear = "Уважаемая" if facts.employee.gender is Gender.FEMALE else "Уважаемый"
    numbered = f" №{NBSP}{facts.order_number}" if facts.order_number else ""
    return {
        "order": f"от {long_date(facts.order_dated)}{numbered}",
        "last_day": long_date(facts.stops - timedelta(days=1)),
        "greeting": f"{dear} {' '.join(part for part in (name.given, name.patronymic) if part)}!",
    }


_EARLY = {
    "order": "Дата и номер приказа о поручении",
    "last_day": "Последний день работы по наставничеству",
    "greeting": "Обращение к работнику",
}
MENTOR_NOTICE = Paper(
    kind=DocumentKind("mentor-notice", "Уведомление", "О досрочной отмене поручения о наставничестве"),
    facts=EarlyEndFacts,
    samples=(
        EarlyEndFacts(
            **samples.PAPER,
            employee=samples.YOUNG_TEACHER,
            order_number="98-од",
            order_dated=date(2026, 9, 14),
            handed=date(2026, 11, 23),
            stops=date(2026, 11, 27),
            reason="переводом наставляемого в другую организацию",
        ),
        EarlyEndFacts(
            **samples.BARE_PAPER,
            employee=samples.PSYCHOLOGIST,
            order_dated=date(2026, 9, 14),
            stops=date(2026, 12, 1),
        ),
    ),
    purpose="Работодатель досрочно отменяет поручение и предупреждает работника не позднее чем за три рабочих дня.",
    stage=Stage.TEACHERS,
    register=Register.LETTERS,
    subject=Subject.PERSON,
    checks=_early_checks,
    more=_early_values,
    described=_EARLY,
    counted=frozenset({"last_day"}),
    in_blank={"greeting": f"Уважаемый(ая) {LINE}!"},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalFacts(EarlyEndFacts):
    """The refusal of an employee. `head`: to whom it is written."""

    head: PersonInOrder | None = person("Кому: руководитель", required=True, source="organisation.head")


def _refusal_values(facts: RefusalFacts) -> Json:
    return _early_values(facts) | head_words(facts.head)


MENTOR_REFUSAL = Paper(
    kind=DocumentKind("mentor-refusal", "Уведомление", "Об отказе от работы по наставничеству"),
    facts=RefusalFacts,
    samples=(
        RefusalFacts(
            **samples.PAPER,
            employee=samples.YOUNG_TEACHER,
            order_number="98-од",
            order_dated=date(2026, 9, 14),
            handed=date(2026, 11, 23),
            stops=date(2026, 11, 27),
            reason="увеличением учебной нагрузки",
            head=DIRECTOR,
        ),
        RefusalFacts(
            **samples.BARE_PAPER,
            employee=samples.PSYCHOLOGIST,
            order_dated=date(2026, 9, 14),
            stops=date(2026, 12, 1),
            head=DIRECTOR,
        ),
    ),
    purpose="Работник досрочно отказывается от наставничества и предупреждает работодателя не позднее чем за три рабочих дня.",
    stage=Stage.TEACHERS,
    register=None,
    subject=Subject.PERSON,
    checks=_early_checks,
    more=_refusal_values,
    described=_EARLY | HEAD_POST,
    counted=frozenset({"last_day"}),
    in_blank={"greeting": f"Уважаемый(ая) {LINE}!"},
)
