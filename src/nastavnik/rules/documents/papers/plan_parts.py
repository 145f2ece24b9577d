"""What papers on the work of a pair have in common: its facts, lines of a plan, terms, who signs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from nastavnik.rules.documents.kinds import PersonInOrder
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.asked import day, people, person, text
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.paper import Subject
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.documents.wording.typography import typeset
from nastavnik.rules.outcome import Place, Problem

_DAY = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A line of a plan: what is done, by when, what comes of it, planned and in fact."""

    what: str = text("Мероприятие, задание", required=True)
    due: str = text("Срок", hint="до 15.12.2026; еженедельно")
    expected: str = text("Планируемый результат")
    fact: str = text("Фактический результат")
    mark: str = text("Отметка наставника")


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFacts(PaperFacts):
    """The pair that a plan is of, as the system knows it."""

    mentor: PersonInOrder | None = person("Наставник", required=True, given=True, source="pair.mentor")
    mentees: tuple[PersonInOrder, ...] = people(
        "Наставляемые", required=True, given=True, source="pair.mentees"
    )
    form: str = text("Форма наставничества", required=True, given=True, source="pair.form")
    role_model: str = text("Ролевая модель", given=True, source="pair.role_model")
    starts: date | None = day("Начало работы", required=True, given=True, source="pair.starts")
    ends: date | None = day("Окончание по плану", given=True, source="pair.ends")
    curator: PersonInOrder | None = person("Куратор", source="curator", plain=True)


# --- problems -----------------------------------------------------------------------------------------------


def period_problems(facts: PairFacts) -> Iterator[Problem]:
    if facts.starts and facts.ends and facts.ends < facts.starts:
        text = f"Окончание {short_date(facts.ends)} раньше начала {short_date(facts.starts)}. Исправьте сроки пары."
        yield Problem("period-reversed", text, Place(column="ends"))


def term_problems(facts: PairFacts, column: str, label: str) -> Iterator[Problem]:
    """Days outside of the term of the pair, lines without a day at all."""
    empty = []
    for number, row in enumerate(getattr(facts, column), start=1):
        if not row.due.strip():
            empty.append(str(number))
        for due in _days(row.due):
            outside = (facts.starts and due < facts.starts) or (facts.ends and due > facts.ends)
            if outside:
                text = f"«{label}», строка {number}: срок {short_date(due)} вне периода работы пары."
                yield Problem("term-outside", text, Place(column=column), blocks=False)
    if empty:
        text = f"«{label}»: нет срока в строках {', '.join(empty)}. Их можно вписать от руки."
        yield Problem("term-missing", text, Place(column=column), blocks=False)


def _days(text: str) -> Iterator[date]:
    for found in _DAY.finditer(text):
        try:
            yield datetime.strptime(found[0], "%d.%m.%Y").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue


# --- values -------------------------------------------------------------------------------------------------


def bare(items: Sequence[str]) -> list[str]:
    """Items of a list without the stops that the template puts itself."""
    return [typeset(one.strip().rstrip(".; ")) for one in items]


def begun(text: str) -> str:
    """A sentence of its own, without its stop: the template puts one."""
    text = typeset(text.strip().rstrip(".; "))
    return text[:1].upper() + text[1:]


def signatures(facts: PairFacts, mentees: Sequence[PersonInOrder]) -> Iterator[Json]:
    if facts.mentor:
        yield {"side": "Наставник", "name": str(facts.mentor.name)}
    for one in mentees:
        yield {"side": "Наставляемый", "name": str(one.name)}
    if facts.curator:
        yield {"side": "Куратор", "name": str(facts.curator.name)}


# --- parts of samples ---------------------------------------------------------------------------------------

PAPER: dict[str, Any] = samples.PAPER | {"number": ""}
BARE: dict[str, Any] = samples.BARE_PAPER | {"number": ""}
STEPS = (
    PlanRow(
        what="Встреча-знакомство", due="03.12.2026", expected="Стороны познакомились и договорились о правилах",
        fact="Договорились встречаться по средам после шестого урока", mark="состоялась",
    ),
    PlanRow(what="Пробная встреча", due="до 10.12.2026", expected="Решено, продолжать ли работу"),
    PlanRow(what="Встреча-планирование", due="до 17.12.2026", expected="Согласован индивидуальный план"),
    PlanRow(
        what="Рабочая встреча по теме «Решение нестандартных задач»", due="до 31.12.2026",
        expected="Выполнены задания встречи, получена обратная связь",
    ),
    PlanRow(what="Итоговая встреча", due="до 29.05.2027", expected="Оценён результат, подведены итоги"),
)  # fmt: skip
MANY = tuple(replace(STEPS[3], what=f"Рабочая встреча № {n}") for n in range(1, 41))
TERM: dict[str, Any] = {"starts": date(2026, 12, 1), "ends": date(2027, 5, 29)}
PAIR: dict[str, Any] = TERM | {
    "mentor": samples.TEACHER, "mentees": (samples.GIRL,), "form": "учитель – ученик",
    "role_model": "опытный – начинающий", "curator": samples.CURATOR,
}  # fmt: skip
TEACHERS: dict[str, Any] = TERM | {
    "mentor": samples.TEACHER, "mentees": (samples.YOUNG_TEACHER,), "form": "учитель – учитель",
    "role_model": "опытный учитель – молодой специалист", "curator": samples.CURATOR,
}  # fmt: skip
BARE_TEACHERS: dict[str, Any] = {
    "mentor": samples.TEACHER, "mentees": (samples.YOUNG_TEACHER,), "form": "учитель – учитель",
    "starts": date(2026, 12, 1),
}  # fmt: skip
HERE: dict[str, Any] = {"register": None, "subject": Subject.PAIR}
SIGNED = {"signatures": "Кто подписывает (цикл): item.side, item.name"}
