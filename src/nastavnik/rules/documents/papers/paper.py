"""A paper: a kind of document made of asked facts and an office template. Its problems, values and variables."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import chain
from typing import Any, NamedTuple

from nastavnik.rules.documents.kinds import ActRef, DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers.asked import Asked, Kind, asked_of
from nastavnik.rules.documents.papers.facts import OrderFacts, PaperFacts
from nastavnik.rules.documents.papers.words import (
    CASE_NAMES,
    Json,
    organisation_words,
    person_words,
    values_of,
)
from nastavnik.rules.documents.wording.dates import full_school_year, long_date, school_year, short_date
from nastavnik.rules.outcome import Place, Problem


class Variable(NamedTuple):
    """A value of a template by its path («row.mentor» inside a loop over rows), its meaning, an example."""

    name: str
    description: str
    example: str


class Stage(Enum):
    """When a paper is needed; pages group papers by it."""

    START = "Запуск программы"
    BASES = "Базы и согласия"
    PAIRS = "Пары и группы"
    WORK = "Работа пар"
    END = "Итоги и завершение"
    TEACHERS = "Наставничество педагогов"
    TERRITORY = "Муниципалитет и регион"


class Subject(Enum):
    """What a paper is about: the unit itself, or one of its pairs, people, partners."""

    UNIT = "unit"
    PAIR = "pair"
    PERSON = "person"


class Register(Enum):
    """The sequence of numbers that a paper takes its number from."""

    ORDERS = "orders"
    MINUTES = "minutes"
    AGREEMENTS = "agreements"
    LETTERS = "letters"
    NOTES = "notes"


Checks = Callable[[Any], Iterable[Problem]]
More = Callable[[Any], Json]


def _nothing(_: Any) -> Iterator[Problem]:
    return iter(())


def _no_values(_: Any) -> Json:
    return {}


@dataclass(frozen=True, slots=True)
class Paper:
    """`samples`: invented facts, a full one first, the last one with everything optional left out.

    `register` None: the paper is printed and signed without a number («дневник наставника»). `more`: values beside
    those of the asked fields, described in `described` (name → meaning); it may replace `title`. `table`: the ROWS
    field that can also be had as a workbook. `levels`: of which units it is («organisation», «municipality», «region»).

    For a blank to be filled in by hand: `counted` names values of `more` that are facts and become lines («3 встречи»,
    a declined name); `in_blank` has the wording of values that agree with a fact («принял(а)»); `kept_in_blank` names
    fields whose usual content stays.
    """

    kind: DocumentKind
    facts: type[PaperFacts]
    samples: tuple[PaperFacts, ...]
    purpose: str
    stage: Stage
    register: Register | None = Register.ORDERS
    subject: Subject = Subject.UNIT
    checks: Checks = _nothing
    more: More = _no_values
    described: Mapping[str, str] = field(default_factory=dict)
    table: str = ""
    levels: tuple[str, ...] = ("organisation",)
    counted: frozenset[str] = frozenset()
    in_blank: Mapping[str, str] = field(default_factory=dict)
    kept_in_blank: frozenset[str] = frozenset()

    @property
    def code(self) -> str:
        return self.kind.code

    @property
    def file_name(self) -> str:
        """The built-in template's name in document_templates/."""
        return f"{self.code.replace('-', '_')}.docx"

    def problems(self, facts: PaperFacts) -> list[Problem]:
        """Everything that is wrong with the facts: what every paper asks for, then what this one does."""
        return [*_common(self, facts), *self.checks(facts)]

    def context(self, facts: PaperFacts) -> Json:
        """Values for the template; call it only when `problems` has none that blocks."""
        values = _common_values(self, facts) | values_of(facts)
        if isinstance(facts, OrderFacts) and not facts.acquainted:
            charged = [one for asked, one in _named(facts) if asked.name != "executor"]
            values["acquainted"] = [
                {"number": str(n)} | person_words(one)
                for n, one in enumerate({one.identity: one for one in charged}.values(), start=1)
            ]
        return values | self.more(facts)

    def variables(self) -> list[Variable]:
        """What a template may name, with examples from the first sample."""
        return list(_variables(self))


# --- problems -----------------------------------------------------------------------------------------------


def _common(paper: Paper, facts: PaperFacts) -> Iterator[Problem]:
    if not facts.letterhead.full_name.strip():
        yield Problem(
            "letterhead-missing", "Заполните полное наименование организации: оно стоит в документе."
        )
    if paper.register is not None and not facts.number.strip():
        yield Problem("number-missing", "Укажите номер документа.", Place(column="number"))
    if facts.dated is None:
        yield Problem("date-missing", "Укажите дату документа.", Place(column="date"))
    if facts.signer is None or not facts.signer.name.surname or not facts.signer.post.strip():
        text = "Укажите, кто подписывает: должность, фамилию, имя и отчество руководителя."
        yield Problem("signer-missing", text)
    if facts.signer is not None and facts.dated is not None:
        yield from facts.signer.problems(facts.dated)
    yield from _missing(type(facts), facts)
    yield from _people_problems(facts)
    if facts.dated is None:
        return
    for ground in getattr(facts, "grounds", ()):
        if ground.dated is not None and ground.dated > facts.dated:
            text = (
                f"Документ от {short_date(facts.dated)} ссылается на более поздний, от {short_date(ground.dated)}: "
                f"«{ground.text}». Проверьте даты."
            )
            yield Problem("ground-later", text, Place(column="grounds"), blocks=False)


def _missing(kind: type, facts: Any, row: int | None = None) -> Iterator[Problem]:
    for asked in asked_of(kind):
        value = getattr(facts, asked.name)
        where = Place(row=row, column=asked.name)
        if asked.required and (value is None or value in ("", ())):
            yield Problem("fact-missing", f"Не заполнено: «{asked.label}».", where)
        if asked.kind is Kind.ROWS and asked.row is not None:
            for number, one in enumerate(value, start=1):
                yield from _missing(asked.row, one, number)


def _people_problems(facts: PaperFacts) -> Iterator[Problem]:
    for asked in asked_of(type(facts)):
        if asked.kind is Kind.PEOPLE:
            yield from _twice(asked, getattr(facts, asked.name))
    plain = {one.identity for asked, one in _named(facts) if asked.plain}
    declined = {one.identity: one for asked, one in _named(facts) if not asked.plain}
    for person in declined.values():
        if person.gender is None:
            text = f"Укажите пол: {person.name}. Без него нельзя поставить фамилию и имя в нужный падеж."
            yield Problem("gender-unknown", text)
    for person in {one.identity: one for _, one in _named(facts)}.values():
        if not person.name.given or person.name.given.endswith("."):
            text = f"Укажите полное имя, а не инициалы: {person.name}."
            yield Problem("name-incomplete", text, blocks=person.identity not in plain)


def _twice(asked: Asked, people: tuple[PersonInOrder, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for person in people:
        if person.identity in seen:
            text = f"{person.printed_short} указан дважды: «{asked.label}»."
            yield Problem("person-twice", text, Place(column=asked.name))
        seen.add(person.identity)


def _named(facts: Any) -> Iterator[tuple[Asked, PersonInOrder]]:
    for asked in asked_of(type(facts)):
        value = getattr(facts, asked.name)
        if asked.kind is Kind.PERSON and value is not None:
            yield asked, value
        elif asked.kind is Kind.PEOPLE:
            yield from ((asked, one) for one in value)
        elif asked.kind is Kind.ROWS:
            yield from chain.from_iterable(_named(one) for one in value)


def people_of(facts: PaperFacts) -> list[PersonInOrder]:
    """Everybody whom the paper puts in a case, each once, in the order of the fields."""
    declined = [one for asked, one in _named(facts) if not asked.plain]
    return list({one.identity: one for one in declined}.values())


# --- values -------------------------------------------------------------------------------------------------


def _common_values(paper: Paper, facts: PaperFacts) -> Json:
    if facts.dated is None or facts.signer is None:
        raise ValueError("a paper without a date or a signer cannot be worded: ask problems() first")
    return {
        "organisation": organisation_words(facts.letterhead),
        "kind": paper.kind.name.upper(),
        "title": paper.kind.title,
        "number": facts.number,
        "date": long_date(facts.dated),
        "date_short": short_date(facts.dated),
        "place": facts.letterhead.place,
        "signer": {"post": facts.signer.printed_post, "name": facts.signer.printed_name},
        "reference": str(ActRef(facts.number, facts.dated)),
        "school_year": school_year(facts.school_year) if facts.school_year else "",
        "full_school_year": full_school_year(facts.school_year) if facts.school_year else "",
    }


_COMMON = {
    "organisation.full_name": "Полное наименование организации",
    "organisation.short_name": "Краткое наименование",
    "organisation.founder": "Учредитель",
    "organisation.address": "Адрес",
    "organisation.phone": "Телефон",
    "organisation.email": "Электронная почта",
    "organisation.site": "Сайт",
    "organisation.inn": "ИНН",
    "organisation.ogrn": "ОГРН",
    "kind": "Вид документа",
    "title": "Заголовок",
    "number": "Номер",
    "date": "Дата словами",
    "date_short": "Дата цифрами",
    "place": "Место издания",
    "signer.post": "Должность подписывающего",
    "signer.name": "Расшифровка подписи",
    "reference": "Ссылка на сам документ: от … № …",
    "school_year": "Учебный год коротко",
    "full_school_year": "Учебный год полностью",
}
_PERSON = {
    "name": "фамилия, имя, отчество",
    "short": "фамилия и инициалы",
    "signature": "инициалы и фамилия",
    "post": "должность или класс",
    "full": "имя и должность",
    "is_woman": "женщина (да или нет)",
} | {
    f"{prefix}{key}": f"{what}, {case} падеж"
    for prefix, what in (("", "имя"), ("post_", "должность"), ("full_", "имя и должность"))
    for key, case in CASE_NAMES.items()
}  # fmt: skip


def _variables(paper: Paper) -> Iterator[Variable]:
    sample = paper.context(paper.samples[0])
    for name, description in _COMMON.items():
        yield Variable(name, description, _example(sample, name))
    yield from _asked_variables(paper.facts, sample, "")
    for name, description in paper.described.items():
        yield Variable(name, description, _example(sample, name))


def _asked_variables(facts: type, sample: Json, prefix: str) -> Iterator[Variable]:
    for asked in asked_of(facts):
        name = f"{prefix}{asked.name}"
        value = sample.get(asked.name)
        if asked.kind is Kind.PERSON:
            yield from _person_variables(name, asked.label, value or {})
        elif asked.kind in (Kind.PEOPLE, Kind.GROUNDS, Kind.LINES, Kind.ROWS):
            yield from _loop_variables(asked, name, value or [])
        else:
            yield Variable(name, asked.label, _shown(value))
            if asked.kind is Kind.DAY:
                yield Variable(
                    f"{name}_short", f"{asked.label}, цифрами", _shown(sample.get(f"{asked.name}_short"))
                )
            if asked.kind is Kind.CHOICE:
                yield Variable(
                    f"{name}_title", f"{asked.label}, название", _shown(sample.get(f"{asked.name}_title"))
                )


def _loop_variables(asked: Asked, name: str, values: list[Any]) -> Iterator[Variable]:
    yield Variable(name, f"{asked.label} (цикл)", f"{{% for item in {name} %}}")
    first = values[0] if values else {}
    if asked.kind is Kind.LINES:
        yield Variable("item", f"{asked.label}: строка", _shown(first))
        return
    if asked.kind is Kind.GROUNDS:
        yield Variable("item.text", "Основание", _shown(first.get("text")))
        yield Variable("item.gen", "Основание, родительный падеж", _shown(first.get("gen")))
        return
    yield Variable("item.number", f"{asked.label}: номер по порядку", "1")
    if asked.kind is Kind.PEOPLE:
        yield from _person_variables("item", asked.label, first)
    elif asked.row is not None:
        yield from _asked_variables(asked.row, first, "item.")


def _person_variables(name: str, label: str, sample: Json) -> Iterator[Variable]:
    for key, what in _PERSON.items():
        yield Variable(f"{name}.{key}", f"{label}: {what}", _shown(sample.get(key)))


def _example(sample: Json, path: str) -> str:
    value: Any = sample
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return _shown(value)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "да" if value else "нет"
    return value if isinstance(value, str) else ""
