"""The analytical note on the results of monitoring."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.kinds import DocumentKind, Ground, PersonInOrder
from nastavnik.rules.documents.papers import law, samples
from nastavnik.rules.documents.papers.approval import organisation_in_cases
from nastavnik.rules.documents.papers.asked import (
    choice,
    day,
    grounds,
    lines,
    long_text,
    number,
    person,
    rows,
    text,
)
from nastavnik.rules.documents.papers.checks import not_ahead, period
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.letter_parts import (
    OF_WHOM,
    TERRITORY,
    FigureLine,
    Instruction,
    acts_genitive,
    asked_of_readers,
    instruction_checks,
    link_checks,
    list_items,
    sentences,
)
from nastavnik.rules.documents.papers.letter_samples import FIGURES, ORDER, REPORT, TERRITORY_PAPER
from nastavnik.rules.documents.papers.paper import Paper, Register, Stage
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.dates import long_date
from nastavnik.rules.documents.wording.typography import NBSP, typeset
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """Figures of one organisation (of one municipality in a region)."""

    unit: str = text("Организация или муниципалитет", required=True)
    mentees: str = text("Доля наставляемых 10–19 лет")
    mentors: str = text("Доля наставников 15–19 лет")
    young: str = text("Доля молодых специалистов")
    remark: str = text("Примечание")


_METHODS = (
    "изучение баз наставников и наставляемых",
    "анализ локальных актов и вкладок «Наставничество» на сайтах организаций",
    "опрос участников программ наставничества",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyticalNoteFacts(PaperFacts):
    """The note on the results of monitoring: figures by organisations, deficits, causes, conclusions."""

    model: str = choice("Чьё наставничество", law.MODELS)
    grounds: tuple[Ground, ...] = grounds("Основание мониторинга")
    since: date | None = day("Мониторинг проведён с", required=True)
    until: date | None = day("Мониторинг проведён по", required=True)
    figures_on: date | None = day("Показатели на дату", source="territory.today")
    aim: str = long_text(
        "Цель мониторинга", default="оценка хода и результатов реализации целевой модели наставничества"
    )
    methods: tuple[str, ...] = lines("Методы сбора сведений", default=_METHODS, hint="Каждый с новой строки.")
    asked: int | None = number("Организаций всего", source="territory.organisations")
    answered: int | None = number("Из них представили сведения", source="territory.answered")
    figures: tuple[FigureLine, ...] = rows("Показатели территории", source="territory.figures")
    organisations: tuple[UnitLine, ...] = rows(
        "Показатели по организациям (в регионе — по муниципалитетам)", source="territory.units"
    )
    analysis: tuple[str, ...] = lines("Анализ", required=True, hint="Абзац на строку.")
    deficits: tuple[str, ...] = lines("Выявленные дефициты", hint="Каждый с новой строки.")
    causes: tuple[str, ...] = lines("Причины", hint="Каждая с новой строки.")
    conclusions: tuple[str, ...] = lines("Выводы", required=True, hint="Каждый с новой строки.")
    recommendations: tuple[Instruction, ...] = rows("Рекомендации")
    link: str = text("Ссылка на материалы")
    executor: PersonInOrder | None = person("Исполнитель", plain=True, source="author")


def _note_checks(facts: AnalyticalNoteFacts) -> Iterator[Problem]:
    yield from period(facts.since, facts.until, "until")
    yield from not_ahead("Мониторинг завершён", facts.until, facts.dated, "until")
    yield from not_ahead("Дата показателей", facts.figures_on, facts.dated, "figures_on")
    yield from instruction_checks(facts.recommendations, facts.dated, "recommendations")
    yield from link_checks((facts.link,), "link")
    if facts.asked is not None and facts.answered is not None and facts.answered > facts.asked:
        words = f"Сведения представили {facts.answered}, а всего организаций {facts.asked}. Проверьте числа."
        yield Problem("answered-too-many", words, Place(column="answered"))
    if facts.deficits and not facts.recommendations:
        words = "Дефициты названы, а рекомендаций нет. Добавьте, что сделать, кому и к какому сроку."
        yield Problem("recommendations-missing", words, Place(column="recommendations"), blocks=False)
    if not facts.grounds:
        words = "Не указано, на основании чего проведён мониторинг."
        yield Problem("grounds-missing", words, Place(column="grounds"), blocks=False)


def _note_values(facts: AnalyticalNoteFacts) -> Json:
    assert facts.since is not None
    assert facts.until is not None
    return {
        "title": f"По итогам мониторинга реализации целевой модели наставничества {OF_WHOM[facts.model]}",
        "of_whom": OF_WHOM[facts.model],
        "grounds_gen": acts_genitive(facts.grounds),
        "deficits": list_items(facts.deficits),
        "causes": list_items(facts.causes),
        "methods": list_items(facts.methods),
        "analysis": sentences(facts.analysis),
        "conclusions": sentences(facts.conclusions),
        "recommendations": asked_of_readers(facts, "recommendations"),
        "term": f"с{NBSP}{long_date(facts.since)} по{NBSP}{long_date(facts.until)}",
        "aim": typeset(facts.aim.strip().rstrip(".")),
    } | organisation_in_cases(facts.letterhead)


_NOTE = TERRITORY_PAPER | {
    "number": "12",
    "model": law.PUPILS,
    "grounds": (ORDER,),
    "since": date(2026, 11, 7),
    "until": date(2026, 11, 16),
    "figures_on": date(2026, 11, 16),
    "asked": 14,
    "answered": 13,
    "figures": FIGURES,
    "analysis": (
        "Вовлечённость обучающихся выросла по сравнению с прошлым годом, но остаётся ниже плана.",
        "Наиболее востребована форма «ученик – ученик».",
    ),
    "deficits": ("не все молодые специалисты имеют наставников",),
    "causes": ("в малых школах не хватает опытных предметников",),
    "conclusions": (
        "Целевая модель реализуется во всех организациях района.",
        "Базы нуждаются в обновлении.",
    ),
    "recommendations": (REPORT,),
    "link": "https://district.example/nastavnichestvo/monitoring",
    "executor": samples.PSYCHOLOGIST,
}
ANALYTICAL_NOTE = Paper(
    kind=DocumentKind(
        "analytical-note", "Аналитическая справка", "По итогам мониторинга реализации целевой модели наставничества"
    ),
    facts=AnalyticalNoteFacts,
    samples=(
        AnalyticalNoteFacts(
            **_NOTE,
            organisations=(
                UnitLine(unit="МБОУ «Школа № 5»", mentees="41,2 %", mentors="8,0 %", young="100,0 %"),
                UnitLine(unit="МБОУ «Школа № 6»", mentees="—", mentors="—", young="—", remark="нет данных о числе обучающихся"),
            ),
        ),
        AnalyticalNoteFacts(
            **_NOTE,
            organisations=tuple(
                UnitLine(unit=f"МБОУ «Средняя общеобразовательная школа № {n}»", mentees="41,2 %", mentors="8,0 %", young="—")
                for n in range(1, 41)
            ),
        ),
        AnalyticalNoteFacts(
            **samples.BARE_PAPER,
            since=date(2026, 11, 7),
            until=date(2026, 11, 16),
            aim="",
            methods=(),
            analysis=("Программы наставничества реализуются.",),
            conclusions=("Работу продолжить.",),
        ),
    ),
    purpose="Справка по итогам мониторинга: охват, показатели по организациям, дефициты, причины, выводы, рекомендации.",
    stage=Stage.TERRITORY,
    register=Register.NOTES,
    checks=_note_checks,
    more=_note_values,
    described={
        "of_whom": "Чьё наставничество, родительный падеж",
        "grounds_gen": "Основание мониторинга, родительный падеж",
        "term": "Сроки мониторинга словами",
    },
    table="organisations",
    levels=TERRITORY,
)  # fmt: skip
PAPERS: tuple[Paper, ...] = (ANALYTICAL_NOTE,)
