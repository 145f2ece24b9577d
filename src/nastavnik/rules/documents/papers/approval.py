"""What local acts share that another act approves: marks of approval and of consent, acts they rest on, forms."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.kinds import Letterhead
from nastavnik.rules.documents.legal import act, cited
from nastavnik.rules.documents.papers import law
from nastavnik.rules.documents.papers.asked import choice, day, lines, rows, text
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.references.links import expiring_links
from nastavnik.rules.documents.wording.cases import Case
from nastavnik.rules.documents.wording.dates import long_date, short_date
from nastavnik.rules.documents.wording.posts import decline_act
from nastavnik.rules.documents.wording.typography import NBSP, typeset
from nastavnik.rules.outcome import Place, Problem

_MARKS = (("considered", "Рассмотрено"), ("agreed", "Согласовано"), ("opinion", "Мнение учтено"))
_UNION_LETTER = (
    "письмо Министерства просвещения Российской Федерации и Профессионального союза работников народного образования "
    f"и науки Российской Федерации от {long_date(date(2021, 12, 21))} №{NBSP}АЗ\N{NON-BREAKING HYPHEN}1128/08 "
    "«О направлении методических рекомендаций»"
)

_ABBREVIATED = re.compile(r"\b(?:г|гг|др|пр|экз|л|руб|чел|[А-ЯЁ])\.$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Consideration:
    """A body that saw the act before it was approved, with its minutes."""

    mark: str = choice("Отметка", _MARKS)
    body: str = text("Орган", hint="В именительном падеже: Педагогический совет.", required=True)
    met: date | None = day("Дата протокола")
    minutes: str = text("Номер протокола")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """A form of mentoring that runs in the organisation, with the role models chosen in it."""

    form: str = text("Форма", hint="Ученик – ученик.", required=True)
    role_models: str = text("Ролевые модели", hint="Через точку с запятой.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedFacts(PaperFacts):
    """An act approved by an order of the organisation: the date of the paper is the date of that order."""

    act_number: str = text(
        "Номер утверждающего приказа", later="из журнала приказов",
        hint="Пусто — в отметке об утверждении останется место, чтобы вписать дату и номер.",
    )  # fmt: skip
    considered: tuple[Consideration, ...] = rows("Кем рассмотрено и согласовано")
    more_acts: tuple[str, ...] = lines(
        "Региональные и муниципальные акты",
        hint="Каждый с новой строки, в именительном падеже: приказ управления образования от 15.09.2026 № 52.",
    )


def checks(facts: ApprovedFacts) -> Iterator[Problem]:
    """A body cannot have agreed after the approval."""
    for number, one in enumerate(facts.considered, start=1):
        if one.met is not None and facts.dated is not None and one.met > facts.dated:
            words = (
                f"«{one.body}»: протокол от {short_date(one.met)} позже утверждения {short_date(facts.dated)}. "
                "Сначала документ рассматривают, потом утверждают."
            )
            yield Problem("considered-later", words, Place(row=number, column="met"), blocks=False)


def page_checks(address: str, column: str) -> Iterator[Problem]:
    """The address of a page must be one that everybody can open, and go on opening."""
    if not address.strip():
        return
    if not address.strip().lower().startswith(("http://", "https://")):
        words = (
            f"«{address}» — не полный адрес страницы. Скопируйте его из браузера целиком, начиная с https://."
        )
        yield Problem("address-incomplete", words, Place(column=column), blocks=False)
    for found in expiring_links((1, address)):
        yield Problem("address-expires", found.text, Place(column=column), blocks=False)


def sentence(words: str) -> str:
    """What was typed, ending with one stop; nothing stays nothing."""
    return words if not words or words.endswith((".", "!", "?", "…")) else f"{words.rstrip(';, ')}."


def list_item(words: str) -> str:
    """What was typed without the mark at its end, which the list puts itself; «г.» and «экз.» keep their stop."""
    bare = words.strip().rstrip(";, ")
    return bare if _ABBREVIATED.search(bare) else bare.rstrip(".")


def organisation_in_cases(head: Letterhead) -> Json:
    """`of_organisation` and `in_organisation`: the short name, else the full one, in the genitive and prepositional."""
    name = head.short_name.strip() or head.full_name
    return {
        "of_organisation": typeset(decline_act(name, Case.GENITIVE)),
        "in_organisation": typeset(decline_act(name, Case.PREPOSITIONAL)),
    }


DESCRIBED = {
    "of_organisation": "Организация кратко, родительный падеж",
    "in_organisation": "Организация кратко, предложный падеж",
    "acts": "Федеральные акты, которые действуют на дату документа (цикл)",
}


def values(facts: ApprovedFacts, model: str) -> Json:
    """The organisation in cases and the federal acts of the model in force on the date, in the nominative."""
    assert facts.dated is not None
    return {"acts": list(federal_acts(model, facts.dated)), **organisation_in_cases(facts.letterhead)}


def federal_acts(model: str, dated: date) -> Iterator[str]:
    """Acts that a local act of the model names, by legal force."""
    teachers, pupils = model in (law.TEACHERS, law.BOTH), model in (law.PUPILS, law.BOTH)
    if teachers and dated >= law.PAID_SINCE:
        yield f"Трудовой кодекс Российской Федерации (статья{NBSP}351.8)"
    codes = ["education", "personal-data", "concept"]
    if pupils:
        codes += ["r145", "mr42"]
    yield from _in_force(codes, dated)
    if teachers:
        yield _UNION_LETTER
        yield from _in_force(["attestation"], dated)


def _in_force(codes: Iterable[str], dated: date) -> Iterator[str]:
    acts = [act(code) for code in codes]
    for one in acts:
        if not one.not_yet(dated) and not one.no_longer(dated):
            yield cited(one, Case.NOMINATIVE, titled=True)
