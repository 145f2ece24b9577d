"""A paper as a blank to be filled in by hand: the values of an example with lines in place of its facts."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from nastavnik.rules.documents.papers.asked import Asked, Kind, asked_of
from nastavnik.rules.documents.papers.paper import Paper
from nastavnik.rules.documents.papers.words import Json, values_of

LINE = "_" * 20
DAY = "«___» ____________ 20___ г."
_SHORT_DAY = "__.__.20__"
_YEAR = "20__–20__ учебный год"
_ROWS, _LINES = 5, 3
_MONEY = re.compile(
    rf"(?:{LINE}|[\d\u00a0]+) \([а-яё \u00a0-]+\) рубл[а-я]+"
)  # a sum with its words in brackets
_LONG_DAY = re.compile(r"\d{1,2}\s[а-я]+\s\d{4}\sг\.")
_ONE_YEAR = re.compile(r"20\d\d")
_SHORTEST = 4  # a fact of fewer letters is not looked for inside worded values


def blank_context(paper: Paper) -> Json:
    """Values for the template: every fact of the full example is a line, its wording stays."""
    values = paper.context(paper.samples[0])
    facts = _facts(paper, values)
    blank = {name: _without(value, facts) for name, value in values.items()}
    for one in asked_of(paper.facts):
        blank |= _asked_blank(one, values)
    blank |= {name: _blanked(values[name]) for name in paper.counted}
    begun = values_of(paper.facts())
    kept = {name: begun[name] for name in paper.kept_in_blank}
    return {**blank, **_common(paper, values), **paper.in_blank, **kept}


def _common(paper: Paper, values: Json) -> Json:
    organisation = dict.fromkeys(values["organisation"], "") | {"full_name": LINE * 3}
    common = {
        "organisation": organisation, "number": "______", "date": DAY, "date_short": _SHORT_DAY, "place": "",
        "reference": f"от {DAY} № ______", "school_year": "20__/__", "full_school_year": _YEAR,
        "signer": {"post": LINE, "name": LINE}, "acquainted": [], "title": paper.kind.title,
        "of_organisation": LINE, "in_organisation": LINE, "head_post": LINE, "head_post_dat": LINE,
    }  # fmt: skip
    return {name: value for name, value in common.items() if name in values}


# --- fields -------------------------------------------------------------------------------------------------


def _asked_blank(asked: Asked, values: Json) -> Json:
    """The field and, of a day or a choice, its second value. What is chosen stays: the text is worded by it."""
    name = asked.name
    if asked.kind is Kind.CHOICE:
        return {name: values[name], f"{name}_title": values[f"{name}_title"]}
    if asked.kind is Kind.DAY:
        return {name: DAY, f"{name}_short": _SHORT_DAY}
    if asked.kind is Kind.ROWS and asked.row is not None and values[name]:
        own_number = "number" in {one.name for one in asked_of(asked.row)}
        return {name: _rows(values[name][0], numbered=not own_number)}
    return {name: _blanked(values[name])}


def _rows(first: Json, *, numbered: bool = True) -> list[Json]:
    return [_blanked(first) | ({"number": str(n)} if numbered else {}) for n in range(1, _ROWS + 1)]


def _blanked(value: Any) -> Any:
    if isinstance(value, str):
        return DAY if _LONG_DAY.fullmatch(value) else "20__" if _ONE_YEAR.fullmatch(value) else LINE
    if isinstance(value, dict):
        return {key: one if key == "is_woman" else _blanked(one) for key, one in value.items()}
    if isinstance(value, list) and value:
        return _rows(value[0]) if isinstance(value[0], dict) else [LINE] * _LINES
    return value


# --- facts inside worded values -----------------------------------------------------------------------------


def _facts(paper: Paper, values: Json) -> dict[str, str]:
    """Every fact of the example that may stand inside a wording, longest first, and what stands there instead."""
    typed = dict.fromkeys(_typed(paper.facts, values), LINE)
    organisation = (values["organisation"][name] for name in ("full_name", "short_name"))
    typed |= {text: LINE for text in (*organisation, *values["signer"].values()) if len(text) >= _SHORTEST}
    typed |= {values["date"]: DAY, values["date_short"]: _SHORT_DAY}
    if values["full_school_year"]:
        typed[values["full_school_year"]] = _YEAR
    return dict(sorted(typed.items(), key=lambda one: len(one[0]), reverse=True))


def _typed(facts: type, values: Json) -> Iterator[str]:
    """Texts of the fields; titles of choices are wording."""
    for asked in asked_of(facts):
        value = values.get(asked.name)
        if asked.kind is Kind.ROWS and asked.row is not None:
            for row in value or ():
                yield from _typed(asked.row, row)
        elif asked.kind is not Kind.CHOICE:
            yield from _texts(value)
            yield from _texts(values.get(f"{asked.name}_short"))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and len(value) >= _SHORTEST:
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _without(value: Any, facts: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for fact, line in facts.items():
            value = value.replace(fact, line)
        return _MONEY.sub(f"{LINE} руб.", value)
    if isinstance(value, dict) and "rows" in value:  # a group of rows: its title is wording
        rows = [_blanked(row) | {"number": row["number"]} for row in value["rows"]]
        return value | {"rows": rows}
    if isinstance(value, dict):
        return {key: _without(one, facts) for key, one in value.items()}
    if isinstance(value, list):
        return [_without(one, facts) for one in value]
    return value
