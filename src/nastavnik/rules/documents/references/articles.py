"""Articles of codes and laws: a wrong number, or an article that is younger than the document."""

import re
from collections.abc import Iterator
from datetime import date

from nastavnik.rules.documents.findings import BLANK, Finding, finding
from nastavnik.rules.documents.legal import ARTICLES, Article
from nastavnik.rules.documents.references.acts import Place
from nastavnik.rules.documents.wording.dates import short_date

_ACTS = {
    "labour-code": re.compile(r"\bТК\b|трудов\w+\s+кодекс", re.IGNORECASE),
    "personal-data": re.compile(r"152[-–—‑]?\s?ФЗ|о персональных данных", re.IGNORECASE),
}
_OTHERS = re.compile(r"\b(?:ГК|НК|УК|СК|КоАП)\b|гражданск\w+\s+кодекс|налогов\w+\s+кодекс", re.IGNORECASE)
_MENTORS = re.compile(r"наставни", re.IGNORECASE)
_ARTICLE = re.compile(r"\bст(?:\.|ст\.|ать\w+|атей)", re.IGNORECASE)
_NEAR = 60  # letters before a number in which «статьи» has to stand


def article_faults(place: Place, day: date | None) -> Iterator[Finding]:
    """Wrong and untimely articles of a paragraph."""
    for article in ARTICLES:
        yield from _misspelt(place, article)
        if day is not None and day < article.since:
            yield from _not_yet(place, article, day)


def _misspelt(place: Place, article: Article) -> Iterator[Finding]:
    paragraph = place[1]
    named = _ACTS[article.act].search(paragraph)
    if not named and (not _MENTORS.search(paragraph) or _OTHERS.search(paragraph)):
        return
    for wrong in article.misspelt:
        for span in _places(paragraph, wrong):
            text = f"Такой статьи о наставничестве нет. Верно: статья {article.number} Трудового кодекса («{article.title}»)."
            yield finding(place, span, "reference.article", text, article.number)


def _not_yet(place: Place, article: Article, day: date) -> Iterator[Finding]:
    if not _ACTS[article.act].search(place[1]):
        return
    for span in _places(place[1], article.number):
        text = (
            f"Статья {article.number} действует с {short_date(article.since)}, а документ от {short_date(day)}. "
            "Проверьте, на какую статью нужно сослаться."
        )
        yield finding(place, span, "reference.not-yet", text, article.instead or BLANK, certain=False)


def _places(paragraph: str, number: str) -> Iterator[tuple[int, int]]:
    """Where a number stands as that of an article: «статьями 60.2 и 351.8»."""
    for found in re.finditer(rf"(?<![\d,])(?<!\d\.){re.escape(number)}(?![\d]|[.,]\d)", paragraph):
        if _ARTICLE.search(paragraph[max(0, found.start() - _NEAR) : found.start()]):
            yield found.span()
