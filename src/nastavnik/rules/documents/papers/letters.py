"""The information letter of a territory to its organisations."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.asked import day, lines, rows, text
from nastavnik.rules.documents.papers.checks import not_ahead
from nastavnik.rules.documents.papers.letter_parts import (
    LETTER_DESCRIBED,
    LETTER_IN_BLANK,
    TERRITORY,
    FigureLine,
    Instruction,
    LetterFacts,
    asked_of_readers,
    instruction_checks,
    letter_checks,
    letter_values,
    link_checks,
    list_items,
    sentences,
)
from nastavnik.rules.documents.papers.letter_samples import FIGURES, HEAD, LETTER, REPORT
from nastavnik.rules.documents.papers.paper import Paper, Register, Stage
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.cases import Gender
from nastavnik.rules.documents.wording.names import FullName
from nastavnik.rules.documents.wording.typography import typeset
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event that organisations are told of."""

    event: str = text("Мероприятие", required=True)
    term: str = text("Когда", hint="25.11.2026, 15:00")
    place: str = text("Где", hint="МБОУ «Школа № 5», дистанционно")


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationLetterFacts(LetterFacts):
    """The quarterly letter on how the model is carried out (S2-2.1)."""

    subject: str = text("О чём письмо", default="О реализации целевой модели наставничества")
    period: str = text("Период", hint="в IV квартале 2026 г.", source="territory.quarter")
    body: tuple[str, ...] = lines("Текст письма", required=True, hint="Абзац на строку.")
    figures_on: date | None = day("Показатели на дату", source="territory.today")
    figures: tuple[FigureLine, ...] = rows("Показатели территории", source="territory.figures")
    events: tuple[EventLine, ...] = rows("Ближайшие мероприятия")
    asks: tuple[Instruction, ...] = rows("Что просим сделать")
    links: tuple[str, ...] = lines("Ссылки на материалы", hint="Каждая с новой строки, полным адресом.")
    annexes: tuple[str, ...] = lines(
        "Приложения", hint="Каждое с новой строки: план семинаров на 2 л. в 1 экз."
    )


def _information_checks(facts: InformationLetterFacts) -> Iterator[Problem]:
    yield from letter_checks(facts)
    yield from instruction_checks(facts.asks, facts.dated, "asks")
    yield from link_checks(facts.links, "links")
    yield from not_ahead("Дата показателей", facts.figures_on, facts.dated, "figures_on")
    if not facts.subject.strip():
        words = "Напишите, о чём письмо: заголовок стоит над текстом."
        yield Problem("subject-missing", words, Place(column="subject"))


def _information_values(facts: InformationLetterFacts) -> Json:
    return letter_values(facts) | {
        "title": typeset(facts.subject.strip().rstrip(".")),
        "body": sentences(facts.body),
        "annexes": list_items(facts.annexes),
        "asks": asked_of_readers(facts, "asks"),
    }


_NAMELESS = PersonInOrder(
    FullName("Шевченко", "Анна"),
    Gender.FEMALE,
    post="директор",
    organisation="МКОУ «Липовская школа»",
    key="21",
)
INFORMATION_LETTER = Paper(
    kind=DocumentKind("information-letter", "Письмо", "О реализации целевой модели наставничества"),
    facts=InformationLetterFacts,
    samples=(
        InformationLetterFacts(
            **LETTER,
            addressee=HEAD,
            reply_to="№ 15 от 01.11.2026",
            period="в IV квартале 2026 г.",
            body=(
                "В районе продолжается внедрение целевой модели наставничества: программы реализуют четырнадцать организаций.",
                "С 1 сентября действует региональная база наставников; включение в неё проводится по заявке организации.",
            ),
            figures_on=date(2026, 11, 20),
            figures=FIGURES,
            events=(
                EventLine(event="Семинар кураторов", term="25.11.2026, 15:00", place="МБОУ «Школа № 5»"),
                EventLine(event="День наставника"),
            ),
            asks=(REPORT, Instruction(what="назначить ответственного за базу", due=date(2026, 12, 1))),
            links=("https://district.example/nastavnichestvo",),
            annexes=("план семинаров на 2 л. в 1 экз.", "форма сведений на 1 л. в 1 экз."),
        ),
        InformationLetterFacts(
            **LETTER | {"executor_phone": ""},
            addressee=_NAMELESS,
            body=("Приглашаем Вас на районный слёт наставников.",),
            annexes=("программа слёта на 1 л. в 1 экз.",),
        ),
        InformationLetterFacts(**samples.BARE_PAPER, body=("Сообщаем о начале мониторинга.",)),
    ),
    purpose="Ежеквартальное письмо организациям: как идёт внедрение, какие мероприятия впереди, что сделать и к какому дню.",
    stage=Stage.TERRITORY,
    register=Register.LETTERS,
    checks=_information_checks,
    more=_information_values,
    described=LETTER_DESCRIBED,
    levels=TERRITORY,
    counted=frozenset({"to"}),
    in_blank=LETTER_IN_BLANK,
)
PAPERS: tuple[Paper, ...] = (INFORMATION_LETTER,)
