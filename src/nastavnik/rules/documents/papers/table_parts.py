"""What tables share: their approval, rows that stand twice, rows in numbered groups."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from nastavnik.rules.documents.papers.asked import text
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.words import Json, values_of
from nastavnik.rules.outcome import Place, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedTableFacts(PaperFacts):
    """A table that the head approves, or an order to which it is annexed."""

    annex_to: str = text(
        "Реквизиты приказа, если это приложение", later="из журнала приказов",
        hint="Например: от 21.11.2026 № 120-од. Пусто — вместо отметки о приложении будет гриф «Утверждаю».",
    )  # fmt: skip


def told_twice(names: Sequence[str], column: str, what: str) -> Iterator[Problem]:
    """Warn of a name that two rows have; `what`: «Форма», «Организация»."""
    for name, times in Counter(name.strip() for name in names).items():
        if name and times > 1:
            words = f"{what} «{name}» стоит в таблице {times} раза. Оставьте одну строку."
            yield Problem("row-twice", words, Place(column=column), blocks=False)


def grouped(found: Sequence[Any], groups: Sequence[tuple[str, str]], name: str) -> list[Json]:
    """Groups that have rows, numbered, each with its rows numbered «1.1», «1.2» …"""
    made: list[Json] = []
    for code, title in groups:
        inside = [one for one in found if getattr(one, name) == code]
        if inside:
            place = len(made) + 1
            numbered = [{"number": f"{place}.{n}"} | values_of(one) for n, one in enumerate(inside, start=1)]
            made.append({"number": str(place), "title": title, "rows": numbered})
    return made


GROUPS_DESCRIBED = {"groups": "Разделы таблицы: group.number, group.title, group.rows (цикл)"}
