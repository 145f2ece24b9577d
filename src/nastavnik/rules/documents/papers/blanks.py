"""A paper as a blank to be filled in by hand: the values of an example with lines in place of its facts."""

import re
from collections.abc import Iterator
from typing import Any

from nastavnik.rules.documents.papers.asked import Kind, asked_of
from nastavnik.rules.documents.papers.paper import Paper
from nastavnik.rules.documents.papers.words import Json

LINE = "_" * 20
DAY = "«___» ____________ 20___ г."
_ROWS, _LINES = 5, 3
_MONEY = re.compile(
    rf"(?:{LINE}|[\d\u00a0]+) \([а-яё \u00a0-]+\) рубл[а-я]+"
)  # a sum with its words in brackets
_SHORTEST = 4  # a fact of fewer letters is not looked for inside worded values


def blank_context(paper: Paper) -> Json:
    """Values for the template: every fact of the full example is a line, its wording stays."""
    values = paper.context(paper.samples[0])
    asked = {one.name: one for one in asked_of(paper.facts)}
    facts = sorted({text for name in asked for text in _texts(values.get(name))}, key=len, reverse=True)
    blank = {name: _without(value, facts) for name, value in values.items()}
    for name, one in asked.items():
        blank[name] = _blanked(values[name], day=one.kind is Kind.DAY)
        if one.kind is Kind.DAY:
            blank[f"{name}_short"] = "__.__.20__"
        if one.kind is Kind.CHOICE:
            blank[name], blank[f"{name}_title"] = values[name], values[f"{name}_title"]
    organisation = dict.fromkeys(values["organisation"], "") | {"full_name": LINE * 3}
    common = {
        "organisation": organisation, "number": "______", "date": DAY, "date_short": "__.__.20__", "place": "",
        "reference": f"от {DAY} № ______", "school_year": "20__/__", "full_school_year": "20__–20__ учебный год",
        "signer": {"post": LINE, "name": LINE}, "acquainted": [], "title": paper.kind.title,
    }  # fmt: skip
    return blank | {name: value for name, value in common.items() if name in values}


def _blanked(value: Any, *, day: bool = False) -> Any:
    if isinstance(value, str):
        return DAY if day else LINE
    if isinstance(value, dict):
        return {key: one if key == "is_woman" else _blanked(one) for key, one in value.items()}
    if isinstance(value, list) and value:
        rows = isinstance(value[0], dict)
        return [
            _blanked(value[0]) | {"number": str(n)} if rows else LINE
            for n in range(1, (_ROWS if rows else _LINES) + 1)
        ]
    return value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and len(value) >= _SHORTEST:
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _without(value: Any, facts: list[str]) -> Any:
    if isinstance(value, str):
        for fact in facts:
            value = value.replace(fact, LINE)
        return _MONEY.sub(f"{LINE} руб.", value)
    if isinstance(value, dict):
        return {key: _without(one, facts) for key, one in value.items()}
    if isinstance(value, list):
        return [_without(one, facts) for one in value]
    return value
