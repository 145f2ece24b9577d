"""Articles that local documents on mentoring lean on and that came into force later than their act."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """An article of an act. `instead`: the article that regulated the same before `since`; empty if none did."""

    act: str
    number: str
    title: str
    since: date
    instead: str = ""
    misspelt: tuple[str, ...] = ()


ARTICLES: tuple[Article, ...] = (
    Article(
        act="labour-code",
        number="351.8",
        title="Особенности регулирования труда работников, выполняющих работу по наставничеству в сфере труда",
        since=date(2025, 3, 1),  # 381-ФЗ of 09.11.2024
        instead="60.2",
        misspelt=("358.1", "351,8", "3518", "351-8", "315.8"),
    ),
    Article(
        act="personal-data",
        number="10.1",
        title=(
            "Особенности обработки персональных данных, разрешенных субъектом персональных данных для "
            "распространения"
        ),
        since=date(2021, 3, 1),  # 519-ФЗ of 30.12.2020
        instead="9",
    ),
)
SEPARATE_CONSENT_SINCE = date(2025, 9, 1)
"""From this day a consent to process personal data is a document of its own (152-ФЗ, ст. 9)."""
