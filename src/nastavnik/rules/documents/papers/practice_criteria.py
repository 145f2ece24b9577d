"""The criteria by which an event is counted as a mentoring practice."""

from collections.abc import Iterator
from dataclasses import dataclass

from nastavnik.rules.documents.kinds import DocumentKind
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.asked import flag, lines, long_text, rows, text
from nastavnik.rules.documents.papers.paper import Paper, Stage
from nastavnik.rules.documents.papers.table_parts import ApprovedTableFacts, told_twice
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What tells a mentoring practice from another event."""

    criterion: str = text("Критерий", required=True)
    sign: str = long_text("Признак")
    proof: str = text("Чем подтверждается")
    obligatory: bool = flag("Обязательный", default=True)


_CRITERIA = (
    Criterion(
        criterion="Роли определены",
        sign="Известно, кто наставник и кто наставляемый; оба участвуют добровольно.",
        proof="Согласия, список участников или приказ о закреплении пар",
    ),
    Criterion(
        criterion="В основе — запрос наставляемого",
        sign="Работа начата не ради мероприятия, а потому, что у человека есть трудность или цель, и она записана.",
        proof="Анкета, запись запроса в базе наставляемых",
    ),
    Criterion(
        criterion="Опыт передаёт тот, у кого он есть",
        sign="Наставник сам достиг того, чему помогает научиться: в учёбе, профессии, творчестве, общественных делах.",
        proof="Сведения о компетенциях и достижениях наставника",
    ),
    Criterion(
        criterion="Взаимодействие длится",
        sign="Это цикл встреч с началом и завершением, а не одно занятие, лекция или экскурсия.",
        proof="Индивидуальный план или график встреч",
    ),
    Criterion(
        criterion="Встречи фиксируются",
        sign="По каждой встрече видно, когда она прошла, о чём договорились и что сделано к следующей.",
        proof="Дневники, журнал встреч",
    ),
    Criterion(
        criterion="Есть обратная связь",
        sign="И наставник, и наставляемый оценивают встречи; по этим оценкам работу меняют.",
        proof="Анкеты, отзывы, отметки в журнале встреч",
    ),
    Criterion(
        criterion="Результат можно увидеть",
        sign="Состояние на входе и на выходе сравнивается, либо есть итог: проект, выступление, работа.",
        proof="Результаты входного и итогового опросов, отчёт",
    ),
    Criterion(
        criterion="Практику можно повторить",
        sign="Она описана так, что другой наставник или другая организация сможет ею воспользоваться.",
        proof="Описание практики, публикация",
        obligatory=False,
    ),
)
_NOT_PRACTICES = (
    "разовые лекции, экскурсии, дни открытых дверей, встречи с интересными людьми",
    "дополнительные занятия и консультации учителя, которые проводятся для всех без запроса участника",
    "контроль выполнения обязанностей, проверка работы без помощи в её улучшении",
    "общие мероприятия класса или организации, в которых у участников нет закреплённого наставника",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaFacts(ApprovedTableFacts):
    """By what an event is counted as a mentoring practice (S0-2.3.6)."""

    criteria: tuple[Criterion, ...] = rows("Критерии", default=_CRITERIA)
    excluded: tuple[str, ...] = lines(
        "Что наставнической практикой не считают", default=_NOT_PRACTICES, hint="Каждое с новой строки."
    )


def _criteria_checks(facts: CriteriaFacts) -> Iterator[Problem]:
    yield from told_twice([one.criterion for one in facts.criteria], "criteria", "Критерий")
    if not facts.criteria:
        words = (
            "Оставьте хотя бы один критерий: без них нельзя сказать, что считать наставнической практикой."
        )
        yield Problem("criteria-missing", words, Place(column="criteria"))
    elif not any(one.obligatory for one in facts.criteria):
        words = "Ни один критерий не обязателен: наставнической практикой придётся считать любое мероприятие."
        yield Problem("criteria-none-obligatory", words, Place(column="criteria"), blocks=False)


PRACTICE_CRITERIA = Paper(
    kind=DocumentKind(
        "practice-criteria", "Критерии", "Критерии отнесения мероприятий к наставническим практикам"
    ),
    facts=CriteriaFacts,
    samples=(
        CriteriaFacts(**samples.PAPER, annex_to="от 21.11.2026 № 120-од"),
        CriteriaFacts(**samples.BARE_PAPER, criteria=_CRITERIA[:1], excluded=()),
    ),
    purpose="По этим критериям решают, какие из действующих мероприятий считать наставничеством; список можно менять.",
    stage=Stage.START,
    register=None,
    checks=_criteria_checks,
    table="criteria",
    levels=("organisation", "municipality", "region"),
    kept_in_blank=frozenset({"criteria", "excluded"}),
)
PAPERS: tuple[Paper, ...] = (PRACTICE_CRITERIA,)
