"""How many each organisation of a territory is to involve in the year."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal, InvalidOperation

from nastavnik.rules.documents.kinds import DocumentKind
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.asked import number, rows, text
from nastavnik.rules.documents.papers.checks import in_rows, rows_where
from nastavnik.rules.documents.papers.paper import Paper, Stage
from nastavnik.rules.documents.papers.table_parts import ApprovedTableFacts, told_twice
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFigures:
    """What an organisation is to reach in the year: shares in per cent as they are set, people counted from them."""

    territory: str = text("Территория")
    organisation: str = text("Организация", required=True)
    pupils: int | None = number("Обучающихся 10–19 лет")
    mentees_share: str = text("План: наставляемые 10–19 лет, %")
    mentees: int | None = number("План: наставляемые 10–19 лет, чел.")
    elders: int | None = number("Обучающихся 15–19 лет")
    mentors_share: str = text("План: наставники 15–19 лет, %")
    mentors: int | None = number("План: наставники 15–19 лет, чел.")
    young: int | None = number("Молодых специалистов")
    young_share: str = text("План: молодые специалисты с наставником, %")
    young_mentees: int | None = number("План: молодые специалисты с наставником, чел.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFiguresFacts(ApprovedTableFacts):
    """How many each organisation of a territory is to involve in the year (S0-2.3.7)."""

    year: int | None = number("На какой год", required=True, source="tables.year")
    figures: tuple[PlannedFigures, ...] = rows(
        "Плановые показатели", required=True, source="tables.figures",
        hint="Посчитаны из годовых цифр организаций и планов в процентах; чего в системе нет, впишите.",
    )  # fmt: skip


def _figures_checks(facts: PlannedFiguresFacts) -> Iterator[Problem]:
    yield from told_twice([one.organisation for one in facts.figures], "figures", "Организация")
    for row, one in enumerate(facts.figures, start=1):
        where = Place(row=row, column="figures")
        for every, share, part, who in (
            (one.pupils, one.mentees_share, one.mentees, "наставляемых"),
            (one.elders, one.mentors_share, one.mentors, "наставников"),
            (one.young, one.young_share, one.young_mentees, "молодых специалистов с наставником"),
        ):
            if every is None or part is None:
                continue
            if part > every:
                words = (
                    f"«{one.organisation}»: запланировано {who} {part}, а всего таких людей {every}. "
                    "Исправьте план или годовую цифру."
                )
                yield Problem("plan-above-all", words, where, blocks=False)
            elif people_of_share(every, share) not in (None, part):
                words = (
                    f"«{one.organisation}»: {share} % от {every} — это {people_of_share(every, share)}, "
                    f"а запланировано {who} {part}."
                )
                yield Problem("plan-not-share", words, where, blocks=False)
    empty = rows_where(
        facts.figures, lambda one: (one.mentees, one.mentors, one.young_mentees) == (None, None, None)
    )
    words = "План в людях не посчитан: {rows}. Внесите годовые цифры этих организаций или впишите план."
    yield from in_rows("plan-missing", words, empty, "figures")


def people_of_share(every: int, share: str) -> int | None:
    """How many people are not less than the share («12,5»); None when it is no share."""
    try:
        value = Decimal(share.strip().removesuffix("%").strip().replace(",", "."))
    except InvalidOperation:
        return None
    return int((every * value / 100).to_integral_value(ROUND_CEILING)) if 0 <= value <= 100 else None


def _figures_values(facts: PlannedFiguresFacts) -> Json:
    names = ("pupils", "mentees", "elders", "mentors", "young", "young_mentees")
    return {
        "title": f"Плановые показатели вовлечения в программы наставничества на {facts.year} год",
        "total": {name: str(sum(getattr(one, name) or 0 for one in facts.figures)) for name in names},
        "by_shares": any(one.mentees_share or one.mentors_share or one.young_share for one in facts.figures),
    }


_FIGURES = PlannedFigures(
    organisation="МБОУ «Школа № 5»", pupils=240, mentees_share="70", mentees=168, elders=60, mentors_share="10",
    mentors=6, young=3, young_share="70", young_mentees=3,
)  # fmt: skip
PLANNED_FIGURES = Paper(
    kind=DocumentKind(
        "planned-figures", "Плановые показатели", "Плановые показатели вовлечения в программы наставничества"
    ),
    facts=PlannedFiguresFacts,
    samples=(
        PlannedFiguresFacts(
            **samples.PAPER,
            annex_to="от 21.11.2026 № 120-од",
            year=2026,
            figures=(
                PlannedFigures(
                    territory="Тихвинский район", organisation="МБОУ «Школа № 5»", pupils=240, mentees_share="70",
                    mentees=168, elders=60, mentors_share="10", mentors=6, young=3, young_share="70", young_mentees=3,
                ),
                PlannedFigures(
                    territory="Липовский район",
                    organisation="МБОУ «Основная общеобразовательная школа имени Героя Советского Союза П. Н. Усова»",
                    pupils=1105, mentees_share="12,5", mentees=139,
                ),
            ),
        ),
        PlannedFiguresFacts(
            **samples.PAPER,
            year=2027,
            figures=tuple(
                PlannedFigures(
                    organisation=f"МБОУ «Школа № {n}»", pupils=100 + n, mentees_share="70", mentees=71 + n, elders=30,
                    mentors_share="10", mentors=3,
                )
                for n in range(1, 41)
            ),
        ),
        PlannedFiguresFacts(**samples.BARE_PAPER, year=2026, figures=(_FIGURES,)),
    ),
    purpose="Сколько обучающихся и молодых педагогов вовлечёт в текущем году каждая организация территории.",
    stage=Stage.TERRITORY,
    register=None,
    checks=_figures_checks,
    more=_figures_values,
    described={
        "total.pupils": "Обучающихся 10–19 лет всего",
        "total.mentees": "План: наставляемых всего",
        "total.elders": "Обучающихся 15–19 лет всего",
        "total.mentors": "План: наставников всего",
        "total.young": "Молодых специалистов всего",
        "total.young_mentees": "План: молодых специалистов с наставником всего",
        "by_shares": "План задан и в процентах (да или нет)",
    },
    table="figures",
    levels=("municipality", "region"),
    counted=frozenset({"total"}),
)  # fmt: skip
PAPERS: tuple[Paper, ...] = (PLANNED_FIGURES,)
