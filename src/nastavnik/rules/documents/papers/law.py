"""The acts that papers of the programme rest on: which of them hold for a model on a day, worded for a preamble."""

from collections.abc import Iterator, Sequence
from datetime import date

from nastavnik.rules.documents.legal import r145_in_instrumental
from nastavnik.rules.documents.wording.dates import long_date

NBSP = "\N{NO-BREAK SPACE}"
PUPILS, TEACHERS, BOTH = "pupils", "teachers", "both"
MODELS = ((PUPILS, "обучающихся"), (TEACHERS, "педагогических работников"), (BOTH, "обеих моделей"))
PAID_SINCE = date(2025, 3, 1)  # article 351.8 of the Labour Code, by 381-ФЗ of 09.11.2024


def preamble_acts(model: str, dated: date, *, labour: Sequence[str] = ()) -> str:
    """«Трудовым кодексом … (статья 351.8), распоряжением … № Р-145 «…»»: in the instrumental, by legal force.

    `labour`: articles of the Labour Code that the paper rests on beside the one on mentors. None of the acts begins
    with a word that would turn «в соответствии с» into «со».
    """
    return ", ".join(_acts(model, dated, labour))


def _acts(model: str, dated: date, labour: Sequence[str]) -> Iterator[str]:
    articles = [*labour, *(["351.8"] if model in (TEACHERS, BOTH) and dated >= PAID_SINCE else [])]
    if articles:
        noun = "статья" if len(articles) == 1 else "статьи"
        yield f"Трудовым кодексом Российской Федерации ({noun}{NBSP}{', '.join(articles)})"
    if model in (PUPILS, BOTH):
        yield r145_in_instrumental()
    if model in (TEACHERS, BOTH):
        yield (
            "письмом Министерства просвещения Российской Федерации и Профессионального союза работников народного "
            "образования и науки Российской Федерации от "
            f"{long_date(date(2021, 12, 21))} №{NBSP}АЗ\N{NON-BREAKING HYPHEN}1128/08 «О направлении методических рекомендаций»"
        )


def of_whom(model: str) -> str:
    """Whose mentoring, in the genitive: «обучающихся», «педагогических работников» or both."""
    return {
        PUPILS: "обучающихся",
        TEACHERS: "педагогических работников",
        BOTH: "обучающихся и педагогических работников",
    }[model]


DESCRIBED = {
    "law": "Правовые основания, творительный падеж",
    "of_whom": "Чьё наставничество, родительный падеж",
}
"""What `preamble_acts` and `of_whom` give to a template, for those who edit it."""
