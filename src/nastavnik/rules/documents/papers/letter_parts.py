"""What letters of a territory, its notes and recommendations share: addressee, instructions, figures, links."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nastavnik.rules.documents.kinds import Ground, PersonInOrder
from nastavnik.rules.documents.papers import law
from nastavnik.rules.documents.papers.approval import list_item, organisation_in_cases, sentence
from nastavnik.rules.documents.papers.asked import day, person, text
from nastavnik.rules.documents.papers.blanks import LINE
from nastavnik.rules.documents.papers.checks import not_past
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.words import Json, values_of
from nastavnik.rules.documents.references.links import expiring_links, misspelt_hosts
from nastavnik.rules.documents.wording.cases import Case, Gender
from nastavnik.rules.documents.wording.names import short_in_case
from nastavnik.rules.documents.wording.posts import decline_act
from nastavnik.rules.documents.wording.typography import typeset
from nastavnik.rules.outcome import Place, Problem

TERRITORY = ("municipality", "region")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """An indicator of the territory: plan, fact and whether the plan is met."""

    title: str = text("Показатель", required=True)
    plan: str = text("План")
    fact: str = text("Факт")
    status: str = text("Оценка")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """What is asked of those who get the letter."""

    what: str = text("Что сделать", required=True, hint="С глагола: направить отчёт в методический центр.")
    due: date | None = day("Срок")
    responsible: str = text("Ответственный")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts(PaperFacts):
    """Whom a letter is for, and who prepared it. A person is named before a group."""

    addressee: PersonInOrder | None = person(
        "Кому лично", hint="Иванова Мария Петровна, директор МБОУ «Школа № 6». Пусто — письмо группе."
    )
    addressees: str = text(
        "Кому группой", default="Руководителям образовательных организаций", hint="В дательном падеже."
    )
    reply_to: str = text("В ответ на письмо", hint="№ 15 от 01.09.2026. Пусто — письмо не ответное.")
    executor: PersonInOrder | None = person("Исполнитель", plain=True, source="author")
    executor_phone: str = text("Телефон исполнителя")


def letter_checks(facts: LetterFacts) -> Iterator[Problem]:
    if facts.addressee is None and not facts.addressees.strip():
        words = "Укажите, кому письмо: лицо с должностью или группу организаций."
        yield Problem("addressee-missing", words, Place(column="addressee"))
    if facts.executor is None:
        words = "Не указан исполнитель: в письме ставят его имя и телефон, чтобы было у кого спросить."
        yield Problem("executor-missing", words, Place(column="executor"), blocks=False)


def letter_values(facts: LetterFacts) -> Json:
    return {"to": _to(facts), "salutation": _salutation(facts)} | organisation_in_cases(facts.letterhead)


LETTER_IN_BLANK = {"salutation": f"Уважаемый(ая) {LINE}!"}
LETTER_DESCRIBED = {
    "to": "Адресат в дательном падеже, по строкам (цикл)",
    "salutation": "Обращение",
    "of_organisation": "Отправитель кратко, родительный падеж",
    "in_organisation": "Отправитель кратко, предложный падеж",
}


def _to(facts: LetterFacts) -> list[str]:
    """«Директору МБОУ «Школа № 6»», «Ивановой М. П.»."""
    person = facts.addressee
    if person is None:
        return [typeset(facts.addressees)]
    post = typeset(person.described(Case.DATIVE))
    name = short_in_case(person.name, Case.DATIVE, person.known_gender, person.overrides)
    return [one for one in (f"{post[:1].upper()}{post[1:]}", name) if one]


def _salutation(facts: LetterFacts) -> str:
    """«Уважаемая Мария Петровна!»; without a patronymic «Уважаемая госпожа Рожина-Жук!»."""
    person = facts.addressee
    if person is None:
        heads = facts.addressees.strip().lower().startswith("руководител")
        return f"Уважаемые {'руководители' if heads else 'коллеги'}!"
    woman = person.known_gender is Gender.FEMALE
    name = person.name
    if name.patronymic:
        who = f"{name.given} {name.patronymic}"
    else:
        who = f"{'госпожа' if woman else 'господин'} {name.surname}"
    return f"Уважаем{'ая' if woman else 'ый'} {who}!"


def instruction_checks(
    instructions: Iterable[Instruction], dated: date | None, column: str
) -> Iterator[Problem]:
    for row, one in enumerate(instructions, start=1):
        if one.due is None:
            words = f"У поручения нет срока: «{one.what}». Укажите, к какому дню его выполнить."
            yield Problem("term-missing", words, Place(row=row, column=column), blocks=False)
        yield from not_past("Срок поручения", one.due, dated, column, row=row)


def link_checks(links: Sequence[str], column: str) -> Iterator[Problem]:
    for row, link in enumerate(links, start=1):
        for found in expiring_links((row, link)):
            yield Problem("address-expires", found.text, Place(row=row, column=column), blocks=False)
    for found in misspelt_hosts(links):
        yield Problem(
            "address-spelt-twice", found.text, Place(row=found.paragraph, column=column), blocks=False
        )


def acts_genitive(acts: Iterable[Ground]) -> str:
    """«приказа управления образования от … № …», for «на основании»."""
    return ", ".join(typeset(decline_act(one.text.rstrip(". "), Case.GENITIVE)) for one in acts)


def sentences(paragraphs: Iterable[str]) -> list[str]:
    return [sentence(typeset(one)) for one in paragraphs]


def list_items(typed: Iterable[str]) -> list[str]:
    return [list_item(typeset(one)) for one in typed]


def asked_of_readers(facts: Any, field: str) -> list[Json]:
    """Instructions of a field worded, without marks at the end of what is asked."""
    worded: list[Json] = values_of(facts)[field]
    return [one | {"what": list_item(one["what"])} for one in worded]


OF_WHOM = {
    law.PUPILS: "обучающихся",
    law.TEACHERS: "педагогических работников",
    law.BOTH: "обучающихся и педагогических работников",
}
