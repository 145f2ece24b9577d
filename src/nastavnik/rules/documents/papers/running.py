"""Papers that are issued while the programme runs: the curator and the mentors."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import law, samples
from nastavnik.rules.documents.papers.asked import choice, day, lines, person, rows, text
from nastavnik.rules.documents.papers.checks import (
    each_once,
    in_rows,
    not_ahead,
    not_past,
    period,
    rows_where,
)
from nastavnik.rules.documents.papers.facts import OrderFacts
from nastavnik.rules.documents.papers.paper import Paper, Stage
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.outcome import Place, Problem

CURATOR_DUTIES = (
    "ведёт базы наставляемых и наставников и отвечает за сохранность персональных данных в них",
    "организует отбор и обучение наставников, формирование наставнических пар (групп)",
    "следит за ходом программ наставничества, собирает обратную связь участников",
    "помогает участникам разрешать затруднения, возникающие в работе пар (групп)",
    "проводит мониторинг и готовит отчёты о реализации программ наставничества",
)
MENTOR_DUTIES = (
    "вместе с наставляемым составляет индивидуальный план и помогает его выполнить",
    "проводит встречи по плану и отмечает их итоги",
    "соблюдает договорённости с наставляемым и не разглашает сведения, полученные от него",
    "участвует в обучении наставников и в мониторинге программы",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentor:
    """A mentor who is appointed. `consent`: the day of the written consent of an employee."""

    who: PersonInOrder | None = person("Наставник", required=True)
    form: str = text("Форма наставничества", hint="учитель – учитель")
    help_in: str = text("Направления помощи", hint="подготовка к урокам, работа с классом")
    consent: date | None = day("Письменное согласие работника от")


@dataclass(frozen=True, slots=True, kw_only=True)
class CuratorFacts(OrderFacts):
    """The order that appoints the curator and the mentors (S1-3.1.1d)."""

    model: str = choice("Чьё наставничество", law.MODELS)
    curator: PersonInOrder | None = person("Куратор", required=True, source="curator")
    starts: date | None = day("Назначить с", required=True)
    ends: date | None = day("Назначить по", hint="Пусто — до отмены приказа.")
    duties: tuple[str, ...] = lines(
        "Обязанности куратора", default=CURATOR_DUTIES,
        hint="Каждая с новой строки; продолжение слов «куратор …».",
    )  # fmt: skip
    mentors: tuple[Mentor, ...] = rows(
        "Наставники", source="mentors", hint="Из базы — те, у кого есть действующее согласие."
    )
    mentor_duties: tuple[str, ...] = lines(
        "Обязанности наставников", default=MENTOR_DUTIES,
        hint="Каждая с новой строки; продолжение слов «наставник …».",
    )  # fmt: skip


def _checks(facts: CuratorFacts) -> Iterator[Problem]:
    yield from period(facts.starts, facts.ends, "ends")
    yield from not_past("День назначения", facts.starts, facts.dated, "starts", blocks=False)
    yield from each_once([one.who for one in facts.mentors], "mentors", "назван среди наставников")
    if not facts.mentors:
        text = "Наставники не названы: приказ назначит только куратора."
        yield Problem("mentors-missing", text, Place(column="mentors"), blocks=False)
    for number, one in enumerate(facts.mentors, start=1):
        yield from not_ahead("Согласие работника", one.consent, facts.dated, "mentors", number)
    unsigned = rows_where(facts.mentors, lambda one: _owes_consent(facts, one))
    yield from in_rows(
        "consent-missing",
        "Не указана дата письменного согласия работника: {rows}. Работнику поручают наставничество в сфере труда только с "
        "его письменного согласия (статья\N{NO-BREAK SPACE}351.8 ТК РФ).",
        unsigned,
        "mentors",
    )


def _owes_consent(facts: CuratorFacts, one: Mentor) -> bool:
    """An employee becomes a mentor of another one by his written consent only (ТК, article 351.8)."""
    in_force = facts.dated is not None and facts.dated >= law.PAID_SINCE
    if facts.model == law.PUPILS or not in_force or one.consent is not None or one.who is None:
        return False
    return not (one.who.class_label or one.who.organisation)  # a pupil, or somebody employed elsewhere


def _values(facts: CuratorFacts) -> Json:
    assert facts.dated is not None
    mentors = {0: "", 1: " и наставника"}.get(len(facts.mentors), " и наставников")
    whom = law.of_whom(facts.model)
    return {
        "title": f"О назначении куратора{mentors} для реализации программ наставничества {whom}",
        "law": law.preamble_acts(facts.model, facts.dated),
        "of_whom": whom,
    }


CURATOR_ORDER = Paper(
    kind=DocumentKind("curator-order", "Приказ", "О назначении куратора и наставников"),
    facts=CuratorFacts,
    samples=(
        CuratorFacts(
            **samples.ORDER,
            model=law.BOTH,
            curator=samples.CURATOR,
            starts=date(2026, 12, 1),
            ends=date(2027, 5, 31),
            mentors=(
                Mentor(
                    who=samples.TEACHER,
                    form="учитель – учитель",
                    help_in="методика урока, работа с родителями",
                    consent=date(2026, 11, 18),
                ),
                Mentor(who=samples.PUPIL, form="ученик – ученик", help_in="подготовка к олимпиадам"),
                Mentor(who=samples.ENGINEER, form="работодатель – ученик"),
                Mentor(who=samples.GIRL),
            ),
        ),
        CuratorFacts(
            **samples.ORDER,
            curator=samples.PSYCHOLOGIST,
            starts=date(2026, 12, 1),
            mentors=tuple(Mentor(who=samples.colleague(n), form="учитель – ученик") for n in range(40)),
        ),
        CuratorFacts(
            **samples.BARE_ORDER,
            model=law.TEACHERS,
            curator=samples.CURATOR,
            starts=date(2026, 12, 1),
            mentors=(Mentor(who=samples.TEACHER, form="учитель – учитель", consent=date(2026, 11, 18)),),
            mentor_duties=(),
        ),
        CuratorFacts(
            **samples.BARE_ORDER, curator=samples.CURATOR, starts=date(2026, 12, 1), mentor_duties=()
        ),
    ),
    purpose="Назначает куратора и наставников: с какого дня, на какой срок, какие у них обязанности.",
    stage=Stage.PAIRS,
    checks=_checks,
    more=_values,
    described={
        "law": "Правовые основания, творительный падеж",
        "of_whom": "Чьё наставничество, родительный падеж",
    },
    table="mentors",
)
PAPERS: tuple[Paper, ...] = (CURATOR_ORDER,)
