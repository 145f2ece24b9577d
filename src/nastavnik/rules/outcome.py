"""What a rule answers when a user got something wrong: problems as values, and the refusal of an action."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem stands: a cell of a file or a field of a form. Rows count from 1."""

    sheet: str = ""
    row: int | None = None
    column: str = ""

    def __str__(self) -> str:
        parts = []
        if self.sheet:
            parts.append(f"лист «{self.sheet}»")
        if self.row is not None:
            parts.append(f"строка {self.row}")
        if self.column:
            parts.append(f"столбец «{self.column}»")
        return ", ".join(parts)


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a user can act on: a stable code, a Russian sentence, a place, and whether it blocks."""

    code: str
    text: str
    where: Place = field(default=NOWHERE)
    blocks: bool = True

    def __str__(self) -> str:
        return f"{self.where}: {self.text}" if str(self.where) else self.text


class Refused(Exception):
    """An action that a rule refused; carries every problem, blocking ones first."""

    def __init__(self, problems: Iterable[Problem] | Problem) -> None:
        given: Sequence[Problem] = [problems] if isinstance(problems, Problem) else list(problems)
        self.problems = sorted(given, key=lambda problem: not problem.blocks)
        super().__init__("; ".join(problem.code for problem in self.problems))


class Conflict(Exception):
    """Somebody else changed the same thing first. `fields`: label → (yours, theirs), both as shown."""

    def __init__(self, fields: dict[str, tuple[str, str]]) -> None:
        self.fields = fields
        super().__init__("version conflict")


def blocking(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that stop an action."""
    return [problem for problem in problems if problem.blocks]
