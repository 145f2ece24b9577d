"""What views hand to the parts of a page. Plain values: a dict of the same keys serves a template as well."""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["ok", "warn", "bad", "info", "no"]


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of «что сделать»: what, why with the numbers, till when, and the one button that does it."""

    title: str
    why: str
    tone: Tone = "info"
    tag: str = ""
    tag_tone: Tone | None = None
    action: str = ""
    url: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a path: «done», «now» or «next»."""

    title: str
    note: str = ""
    state: Literal["done", "now", "next"] = "next"
    url: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its plan. `share` and `plan` are per cent for the bar; texts come ready for a reader."""

    label: str
    value: str
    of: str = ""
    share: float | None = None
    plan: float | None = None
    note: str = ""
    tone: Tone = "info"
    url: str = ""
    how_url: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """A cause of a proposal and its weight: «тема: математика» 5 of 5."""

    text: str
    value: float
    of: float = 5


@dataclass(frozen=True, slots=True)
class Pill:
    """A filter at work; `url` is the same page without it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A column that may be shown or hidden, a saved view, a unit to switch to."""

    key: str
    title: str
    chosen: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class ChartSeries:
    name: str
    values: list[float | None]


@dataclass(frozen=True, slots=True)
class Chart:
    """Data of a chart: as many values in every series as there are categories; None is a gap, not a zero."""

    kind: Literal["bar", "stacked", "line", "share"]
    categories: list[str]
    series: list[ChartSeries]
    unit: str = ""

    def as_json(self) -> dict[str, object]:
        return {
            "kind": self.kind,
            "categories": self.categories,
            "series": [{"name": one.name, "values": one.values} for one in self.series],
            "unit": self.unit,
        }
