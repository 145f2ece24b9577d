"""How well two people suit each other: points of each criterion, out of 1000 in all.

Integers only, so that the same pair scores the same here and in the arrays of `grid`.
"""

from nastavnik.rules.matching.facts import FULL_SCORE, Mentee, Mentor, Weights

CRITERIA = ("topics", "time", "age", "interests", "earlier", "waiting")
LABELS = {
    "topics": "Запрос и компетенции",
    "time": "Общее время",
    "age": "Возраст",
    "interests": "Интересы",
    "earlier": "Прежняя пара",
    "waiting": "Ожидание",
}

# Shares in per cent of the criterion's weight.
TIME_BY_COMMON = (0, 70, 90, 100)
"""By the number of common slots; more than three count as three."""
TIME_UNKNOWN = 50
AGE_BY_DISTANCE = (100, 50, 25, 0)
"""By years outside the window that the mentor wishes."""
AGE_UNKNOWN = 50
INTERESTS_BY_COMMON = (0, 60, 100)
LONGEST_WAIT = 60
"""Days after which waiting weighs no more."""
MARKS = 5


def shares(mentee: Mentee, mentor: Mentor) -> dict[str, tuple[int, int]]:
    """Each criterion as a fraction: (numerator, denominator)."""
    asked = len(mentee.topics)
    return {
        "topics": (len(mentee.topics & mentor.topics), asked) if asked else (0, 1),
        "time": (_time(mentee, mentor), 100),
        "age": (_age(mentee, mentor), 100),
        "interests": (_step(INTERESTS_BY_COMMON, len(mentee.interests & mentor.interests)), 100),
        "earlier": (int(mentor.id in mentee.earlier), 1),
        "waiting": (waited(mentee), LONGEST_WAIT),
    }


def points(mentee: Mentee, mentor: Mentor, weights: Weights) -> dict[str, int]:
    """Points of each criterion, 0 to its weight."""
    of = weights.as_dict()
    return {code: of[code] * part // whole for code, (part, whole) in shares(mentee, mentor).items()}


def score(mentee: Mentee, mentor: Mentor, weights: Weights) -> int:
    """0 to 1000."""
    return sum(points(mentee, mentor, weights).values())


def mark(value: int, of: int) -> int:
    """0–5 for a bar. Only nothing is 0, and only everything is 5."""
    if of <= 0 or value <= 0:
        return 0
    if value >= of:
        return MARKS
    return min(MARKS - 1, max(1, (MARKS * value + of // 2) // of))


def total_mark(value: int, weights: Weights) -> int:
    """Mark of a whole score. An earlier pair and a long wait add to it, but full marks do not need them."""
    usual = FULL_SCORE - weights.earlier - weights.waiting
    return mark(min(value, usual), usual) if usual else mark(value, FULL_SCORE)


def waited(mentee: Mentee) -> int:
    return min(max(mentee.waiting_days, 0), LONGEST_WAIT)


def _time(mentee: Mentee, mentor: Mentor) -> int:
    if not mentee.slots or not mentor.slots:
        return TIME_UNKNOWN
    return _step(TIME_BY_COMMON, len(mentee.slots & mentor.slots))


def _age(mentee: Mentee, mentor: Mentor) -> int:
    if mentee.age is None:
        return AGE_UNKNOWN if mentor.ages.stated else AGE_BY_DISTANCE[0]
    return _step(AGE_BY_DISTANCE, mentor.ages.distance(mentee.age))


def _step(table: tuple[int, ...], place: int) -> int:
    return table[min(place, len(table) - 1)]
