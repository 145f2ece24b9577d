"""How a column with personal data is declared: why it is kept, for how long, and what erasure does to it."""

from dataclasses import dataclass
from enum import StrEnum


class DataCategory(StrEnum):
    """Category of personal data (152-ФЗ, ст. 10 and 11; ПП 1119)."""

    GENERAL = "общие"
    SPECIAL = "специальные"


class Erasure(StrEnum):
    """What happens to the column when its person is erased."""

    BLANK = "blank"
    DELETE_ROW = "delete row"
    KEEP = "keep: the document is kept by law"


@dataclass(frozen=True, slots=True)
class Personal:
    """Declaration of one personal-data column. `term` is in words, as the policy page prints it."""

    purpose: str
    term: str = "до конца участия в программе и 30 дней после отзыва согласия"
    erasure: Erasure = Erasure.BLANK
    category: DataCategory = DataCategory.GENERAL
