"""The sequence of meetings of a pair: what comes next, what may be recorded now, what a close needs.

Roadmap row 5.4: acquaintance → trial → planning → a series of working meetings → final. Each of the first
three is held once, the final one ends the pair, and no meeting is closed without feedback.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from nastavnik.rules.outcome import Problem

ACQUAINTANCE, TRIAL, PLANNING, WORK, FINAL = "acquaintance", "trial", "planning", "work", "final"
OPENING = (ACQUAINTANCE, TRIAL, PLANNING)
SEQUENCE = (*OPENING, WORK, FINAL)
BEST_MARK = 10
QUIET_DAYS = 21
"""A running pair that has not met for so many days asks for attention."""


def next_kind(held: Sequence[str]) -> str | None:
    """The kind to suggest after these meetings; None after the final one."""
    if FINAL in held:
        return None
    return next((kind for kind in OPENING if kind not in held), WORK)


def allowed_kinds(held: Sequence[str]) -> tuple[str, ...]:
    """Kinds that may be recorded now: the next of the opening three, or after them work and the final one."""
    following = next_kind(held)
    if following is None:
        return ()
    return (WORK, FINAL) if following == WORK else (following,)


def recording_problems(
    kind: str, held_on: date, *, held: Sequence[str], starts_on: date, last_met_on: date | None, today: date
) -> list[Problem]:
    """What keeps a meeting of this kind and date from being recorded."""
    found = []
    if kind not in allowed_kinds(held):
        found.append(Problem("meeting.out_of_turn", _out_of_turn(held)))
    if held_on > today:
        found.append(Problem("meeting.in_future", "Встреча ещё не состоялась: дата позже сегодняшней."))
    if held_on < starts_on:
        found.append(
            Problem(
                "meeting.before_pair", f"Пара работает с {starts_on:%d.%m.%Y}: раньше встречи быть не могло."
            )
        )
    if last_met_on is not None and held_on < last_met_on:
        found.append(
            Problem(
                "meeting.before_last",
                f"Предыдущая встреча записана {last_met_on:%d.%m.%Y}: следующая не может быть раньше.",
            )
        )
    return found


def closing_problems(
    kind: str, *, mark: int | None, go_on: bool | None, others_open: Iterable[int]
) -> list[Problem]:
    """What keeps a meeting from being closed. `others_open`: numbers of other meetings without feedback."""
    found = []
    if mark is None:
        found.append(
            Problem(
                "meeting.no_feedback", "Без обратной связи встреча не закрывается: поставьте оценку 0–10."
            )
        )
    elif not 0 <= mark <= BEST_MARK:
        found.append(Problem("meeting.mark", f"Оценка — целое число от 0 до {BEST_MARK}."))
    if kind == TRIAL and go_on is None:
        found.append(
            Problem(
                "meeting.no_decision", "После пробной встречи решите: пара продолжает или нужен новый подбор."
            )
        )
    waiting = sorted(others_open)
    if kind == FINAL and waiting:
        numbers = ", ".join(str(number) for number in waiting)
        found.append(
            Problem(
                "meeting.others_open",
                f"Итоговая встреча завершает пару. Сначала внесите обратную связь по встречам №\u00a0{numbers}.",
            )
        )
    return found


def _out_of_turn(held: Sequence[str]) -> str:
    following = next_kind(held)
    if following is None:
        return "Итоговая встреча уже была: новых встреч у этой пары нет."
    names = {
        ACQUAINTANCE: "встреча-знакомство",
        TRIAL: "пробная встреча",
        PLANNING: "встреча-планирование",
        WORK: "рабочая или итоговая встреча",
    }
    return f"Сейчас по порядку {names[following]}."
