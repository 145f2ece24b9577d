"""The letter with recommendations to all organisations of a territory and to each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.kinds import DocumentKind, Ground
from nastavnik.rules.documents.papers import law, samples
from nastavnik.rules.documents.papers.asked import choice, day, grounds, lines, long_text, rows, text
from nastavnik.rules.documents.papers.checks import not_past
from nastavnik.rules.documents.papers.letter_parts import (
    LETTER_DESCRIBED,
    LETTER_IN_BLANK,
    OF_WHOM,
    TERRITORY,
    Instruction,
    LetterFacts,
    acts_genitive,
    instruction_checks,
    letter_checks,
    letter_values,
    link_checks,
    list_items,
)
from nastavnik.rules.documents.papers.letter_samples import HEAD, LETTER, ORDER
from nastavnik.rules.documents.papers.paper import Paper, Register, Stage
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.cases import Case
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.documents.wording.posts import decline_act
from nastavnik.rules.documents.wording.typography import typeset
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS"]


def _later_acts(acts: Iterable[Ground], dated: date | None, column: str) -> Iterator[Problem]:
    for one in acts:
        if one.dated is not None and dated is not None and one.dated > dated:
            words = (
                f"Письмо от {short_date(dated)} ссылается на более поздний документ от {short_date(one.dated)}: "
                f"«{one.text}». Проверьте даты."
            )
            yield Problem("ground-later", words, Place(column=column), blocks=False)


def _acts_instrumental(acts: Iterable[Ground]) -> str:
    """«приказом управления образования от … № …», for «утверждённой»."""
    return ", ".join(typeset(decline_act(one.text.rstrip(". "), Case.INSTRUMENTAL)) for one in acts)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRecommendation(Instruction):
    """A recommendation to one organisation, with the deficit it mends."""

    organisation: str = text("Организация", required=True)
    deficit: str = text("Дефицит")


@dataclass(frozen=True, slots=True, kw_only=True)
class AlgorithmStage:
    """A stage of the algorithm of introduction."""

    stage: str = text("Этап", required=True)
    term: str = text("Срок", hint="май текущего года")
    essence: str = text("Суть этапа")
    documents: str = text("Документы")


_READERS = "руководителей образовательных организаций, их заместителей и педагогических работников"
_AIM = "разработка комплекса мер по устранению дефицитов, выявленных мониторингом"
_EXPECTED = (
    "разработаны и утверждены локальные акты о наставничестве; административные команды и педагогические коллективы ведут "
    "работу по этапам целевой модели"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationsFacts(LetterFacts):
    """The letter that sends address recommendations, with the recommendations in the annex (S0-0, S0-1)."""

    model: str = choice("Чьё наставничество", law.MODELS)
    period: str = text("Период действия модели", hint="на 2026–2028 годы")
    model_acts: tuple[Ground, ...] = grounds(
        "Чем утверждена модель",
        hint="В именительном падеже: приказ управления образования от 25.08.2026 № 225.",
    )
    grounds: tuple[Ground, ...] = grounds("На основании чего проведён мониторинг")
    note_link: str = text("Ссылка на аналитическую справку")
    readers: str = text("Для кого рекомендации", default=_READERS, hint="В родительном падеже.")
    deficits: tuple[str, ...] = lines("Выявленные дефициты", required=True, hint="Каждый с новой строки.")
    aim: str = long_text("Цель рекомендаций", default=_AIM)
    expected: str = long_text("Ожидаемый результат", default=_EXPECTED)
    common: tuple[Instruction, ...] = rows("Рекомендации всем организациям")
    named: tuple[NamedRecommendation, ...] = rows("Рекомендации отдельным организациям")
    algorithm: tuple[AlgorithmStage, ...] = rows("Алгоритм работы по этапам")
    links: tuple[str, ...] = lines(
        "Ссылки на шаблоны и образцы", hint="Каждая с новой строки, полным адресом."
    )
    report_due: date | None = day("Сообщить о выполнении до")
    published: str = text("Где размещено письмо", hint="Полный адрес страницы с этим письмом.")


def _recommendations_checks(facts: RecommendationsFacts) -> Iterator[Problem]:
    yield from letter_checks(facts)
    yield from _later_acts(facts.model_acts, facts.dated, "model_acts")
    yield from instruction_checks(facts.common, facts.dated, "common")
    yield from instruction_checks(facts.named, facts.dated, "named")
    yield from not_past("Срок отчёта", facts.report_due, facts.dated, "report_due")
    yield from link_checks((facts.note_link, facts.published, *facts.links), "links")
    if not facts.common and not facts.named:
        words = "Нет ни одной рекомендации: добавьте хотя бы одну — всем или отдельной организации."
        yield Problem("recommendations-missing", words, Place(column="common"))
    if not facts.grounds:
        words = "Не указано, на основании чего проведён мониторинг, по которому даны рекомендации."
        yield Problem("grounds-missing", words, Place(column="grounds"), blocks=False)
    if not facts.published.strip():
        words = "Не указано, где размещено письмо: рекомендации должны быть доступны по ссылке."
        yield Problem("link-missing", words, Place(column="published"), blocks=False)


def _recommendations_values(facts: RecommendationsFacts) -> Json:
    return letter_values(facts) | {
        "of_whom": OF_WHOM[facts.model],
        "model_acts_ins": _acts_instrumental(facts.model_acts),
        "grounds_gen": acts_genitive(facts.grounds),
        "deficits": list_items(facts.deficits),
        "aim": typeset(facts.aim.strip().rstrip(".")),
        "expected": typeset(facts.expected.strip().rstrip(".")),
    }


_MODEL_ACT = Ground(
    "приказ управления образования администрации Тихвинского района от 25.08.2026 № 225", date(2026, 8, 25)
)
_NAMED = (
    NamedRecommendation(
        organisation="МБОУ «Школа № 5»",
        deficit="нет положения о системе наставничества педагогов",
        what="разработать и утвердить положение",
        due=date(2027, 2, 1),
        responsible="директор",
    ),
    NamedRecommendation(
        organisation="МБОУ «Школа № 6»", what="обновить базу наставников", due=date(2026, 12, 25)
    ),
)
_RECOMMENDATIONS = LETTER | {
    "model": law.BOTH,
    "period": "на 2026–2028 годы",
    "model_acts": (_MODEL_ACT,),
    "grounds": (ORDER,),
    "note_link": "https://district.example/nastavnichestvo/spravka.pdf",
    "deficits": (
        "не во всех организациях утверждены положения",
        "базы наставников не обновляются в течение года",
    ),
    "published": "https://district.example/nastavnichestvo/rekomendacii.pdf",
    "report_due": date(2027, 3, 1),
}
RECOMMENDATIONS_LETTER = Paper(
    kind=DocumentKind("recommendations-letter", "Письмо", "О направлении адресных рекомендаций"),
    facts=RecommendationsFacts,
    samples=(
        RecommendationsFacts(
            **_RECOMMENDATIONS,
            addressee=HEAD,
            reply_to="№ 15 от 01.11.2026",
            common=(
                Instruction(
                    what="внести изменения в локальные акты о наставничестве с учётом статьи 351.8 Трудового кодекса",
                    due=date(2027, 1, 15),
                    responsible="руководители организаций",
                ),
            ),
            named=_NAMED,
            algorithm=(
                AlgorithmStage(
                    stage="Планирование и подготовка",
                    term="май текущего года",
                    essence="Формирование управленческой команды и рабочей группы",
                    documents="Приказ о внедрении, положение, вкладка на сайте",
                ),
                AlgorithmStage(stage="Анализ исходного состояния"),
            ),
            links=("https://district.example/nastavnichestvo/shablony",),
        ),
        RecommendationsFacts(
            **_RECOMMENDATIONS,
            named=tuple(
                NamedRecommendation(
                    organisation=f"МБОУ «Школа № {n}»",
                    deficit="вкладка на сайте не обновляется",
                    what="разместить сведения о парах и мероприятиях без персональных данных",
                    due=date(2026, 12, 25),
                    responsible="куратор",
                )
                for n in range(1, 41)
            ),
        ),
        RecommendationsFacts(
            **samples.BARE_PAPER,
            deficits=("не утверждены положения",),
            common=(Instruction(what="утвердить положения"),),
            aim="",
            expected="",
            readers="",
        ),
    ),
    purpose="Письмо с приложением: что показал мониторинг и что рекомендовано всем и каждой организации, с сроками.",
    stage=Stage.TERRITORY,
    register=Register.LETTERS,
    checks=_recommendations_checks,
    more=_recommendations_values,
    described=LETTER_DESCRIBED
    | {
        "of_whom": "Чьё наставничество, родительный падеж",
        "model_acts_ins": "Чем утверждена модель, творительный падеж",
        "grounds_gen": "Основания мониторинга, родительный падеж",
    },
    table="named",
    levels=TERRITORY,
    counted=frozenset({"to", "model_acts_ins"}),
    in_blank=LETTER_IN_BLANK,
)
PAPERS: tuple[Paper, ...] = (RECOMMENDATIONS_LETTER,)
