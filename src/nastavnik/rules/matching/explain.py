"""Why a pair, why nobody: structured causes and one Russian sentence each."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from nastavnik.rules.matching import scoring, wording
from nastavnik.rules.matching.constraints import (
    MENTEES_EXCLUDED,
    MENTORS_EXCLUDED,
    AnyRule,
    PairRule,
    PersonRule,
    counted,
)
from nastavnik.rules.matching.facts import Ages, Id, Mentee, Mentor, Pair, RoundRules
from nastavnik.rules.matching.grid import Flags, Ints
from nastavnik.rules.matching.results import (
    Count,
    Holder,
    IdleKind,
    IdleMentor,
    LeftOut,
    LeftOutKind,
    Part,
    ProposedPair,
    Reason,
)
from nastavnik.rules.matching.rounds import Plan
from nastavnik.rules.outcome import Problem

MOST_HOLDERS = 5
"""So many best suited full mentors are named to a mentee left out; the sentence counts them all."""


def why(mentee: Mentee, mentor: Mentor, rules: RoundRules, warnings: Iterable[Problem] = ()) -> Reason:
    """Score, bars and one sentence about two people, whether a rule forbids them or not."""
    texts = _part_texts(mentee, mentor, rules)
    points, weights = scoring.points(mentee, mentor, rules.weights), rules.weights.as_dict()
    parts = tuple(
        Part(
            code, scoring.LABELS[code], value, weights[code], scoring.mark(value, weights[code]), texts[code]
        )
        for code in scoring.CRITERIA
        for value in (points[code],)
    )
    total = sum(points.values())
    return Reason(
        total,
        scoring.total_mark(total, rules.weights),
        parts,
        _sentence(mentee, mentor, texts),
        tuple(warnings),
    )


class Causes:
    """What stands between people of a round, read from its grid for many people at once."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.round = plan, plan.round
        ready = self.round
        nothing: tuple[PersonRule, ...] = ()
        self.of_mentees = [ready.mentee_obstacles.get(one.id, nothing) for one in ready.mentees]
        self.of_mentors = [ready.mentor_obstacles[one.id] for one in ready.mentors]
        self.seated = plan.mentees_of

    def left_out(self) -> tuple[LeftOut, ...]:
        """Every mentee of the round whom the plan does not serve."""
        ready, served = self.round, self.plan.mentor_of
        rows = [row for row in ready.rows.tolist() if ready.mentees[row].id not in served]
        return tuple(
            self._left_out(row, broken, scores)
            for row, broken, scores in self._rows(np.array(rows, dtype=np.int64))
        )

    def idle(self) -> tuple[IdleMentor, ...]:
        """Every mentor of the round whom the plan gives nobody."""
        ready = self.round
        columns = [
            column
            for column, one in enumerate(ready.mentors)
            if ready.offers(one) and one.id not in self.seated
        ]
        return tuple(self._idle(column, broken) for column, broken in self._columns(columns))

    def only_obstacle(self, broken: Ints, personal: list[tuple[PersonRule, ...]]) -> dict[int, AnyRule]:
        """Place → the one rule that excludes it; places with no obstacle or with several are absent."""
        alone: Flags = (broken > 0) & (broken & (broken - 1) == 0)
        found: dict[int, AnyRule] = {}
        for rule in PairRule:
            places = np.flatnonzero(alone & (broken == rule.bit)).tolist()
            found |= {place: rule for place in places if not personal[place]}
        clear = np.flatnonzero(broken == 0).tolist()
        return found | {place: personal[place][0] for place in clear if len(personal[place]) == 1}

    def row(self, row: int) -> tuple[Ints, Ints]:
        """Hard rules broken and scores of one mentee against all mentors."""
        rows = np.array([row], dtype=np.int64)
        return self.round.grid.broken(rows)[0] & self.round.grid.hard, self.round.grid.scores(rows)[0]

    def _rows(self, rows: Ints) -> Iterator[tuple[int, Ints, Ints]]:
        grid = self.round.grid
        for block in grid.blocks(rows):
            broken, scores = grid.broken(block) & grid.hard, grid.scores(block)
            yield from zip(block.tolist(), broken, scores, strict=True)

    def _columns(self, columns: list[int]) -> Iterator[tuple[int, Ints]]:
        """Each of these columns with the hard rules that every row breaks there."""
        if not columns:
            return
        grid = self.round.grid
        every = [grid.broken(block)[:, columns] & grid.hard for block in grid.blocks()]
        broken = np.concatenate([np.zeros((0, len(columns)), dtype=np.int64), *every])
        yield from zip(columns, broken.T, strict=True)

    def _left_out(self, row: int, broken: Ints, scores: Ints) -> LeftOut:
        ready, mentee = self.round, self.round.mentees[row]
        only_seats = {(), (PersonRule.SEATS,)}
        suited = [
            column for column in np.flatnonzero(broken == 0).tolist() if self.of_mentors[column] in only_seats
        ]
        if suited:
            suited.sort(key=lambda column: (-int(scores[column]), column))
            holders = tuple(self._holder(ready.mentors[column]) for column in suited[:MOST_HOLDERS])
            return LeftOut(mentee.id, LeftOutKind.ALL_FULL, _all_full(len(suited)), holders=holders)
        counts = _counts(self.only_obstacle(broken, self.of_mentors).values(), MENTORS_EXCLUDED)
        text = _nobody_suits_mentee(counts, len(ready.mentors), self._uncovered(mentee))
        return LeftOut(mentee.id, LeftOutKind.NOBODY_SUITS, text, counts)

    def _idle(self, column: int, broken: Ints) -> IdleMentor:
        mentor = self.round.mentors[column]
        suited = [row for row in np.flatnonzero(broken == 0).tolist() if not self.of_mentees[row]]
        if suited:
            text = _all_served(len(suited))
            return IdleMentor(mentor.id, mentor.free, IdleKind.ALL_SERVED, text)
        counts = _counts(self.only_obstacle(broken, self.of_mentees).values(), MENTEES_EXCLUDED)
        text = _nobody_suits_mentor(counts, len(self.round.mentees))
        return IdleMentor(mentor.id, mentor.free, IdleKind.NOBODY_SUITS, text, counts)

    def _holder(self, mentor: Mentor) -> Holder:
        return Holder(mentor.id, tuple(self.seated.get(mentor.id, ())), mentor.taken)

    def _uncovered(self, mentee: Mentee) -> str:
        """A clause about the topics of the request if no mentor of the base has any of them."""
        if not mentee.topics or any(mentee.topics & mentor.topics for mentor in self.round.mentors):
            return ""
        titles = wording.topic_list(mentee.topics, self.round.rules.topic_titles)
        subject = "тема" if len(mentee.topics) == 1 else "темы"
        verb = "не указана" if len(mentee.topics) == 1 else "не указаны"
        return f"{subject} «{titles}» {verb} ни у одного наставника"


def planned_pair(plan: Plan, load: Mapping[Id, int], pair: Pair) -> ProposedPair:
    """A pair of the plan with its reason and warnings. `load`: mentees of each mentor in this plan."""
    ready = plan.round
    mentee, mentor = ready.mentee[pair[0]], ready.mentor[pair[1]]
    seats_left = 1 if load[mentor.id] <= mentor.free else 0
    problems = ready.why_not(mentee, mentor, seats_left=seats_left)
    warnings = [problem for problem in problems if problem.code not in NOT_SHOWN]
    reason = why(mentee, mentor, ready.rules, warnings)
    return ProposedPair(mentee.id, mentor.id, reason, locked=mentee.id in ready.locks)


NOT_SHOWN = frozenset({"mentor_untrained"})
"""Said when a pair is made by hand; in a proposal of hundreds it would stand in every row."""


def _part_texts(mentee: Mentee, mentor: Mentor, rules: RoundRules) -> dict[str, str]:
    met, titles = mentee.topics & mentor.topics, rules.topic_titles
    return {
        "topics": _topics_text(mentee, met, titles),
        "time": _time_text(mentee, mentor, rules.slot_titles),
        "age": _age_text(mentee.age, mentor.ages),
        "interests": _interests_text(mentee, mentor, titles),
        "earlier": _earlier_text(mentee, mentor),
        "waiting": f"ждёт {wording.days(mentee.waiting_days)}" if mentee.waiting_days > 0 else "новый запрос",
    }


def _sentence(mentee: Mentee, mentor: Mentor, texts: Mapping[str, str]) -> str:
    """Topics always; the rest where it says something about these two."""
    said = {
        "topics": True,
        "age": mentee.age is not None and mentor.ages.stated,
        "time": bool(mentee.slots) and bool(mentor.slots),
        "interests": bool(mentee.interests & mentor.interests),
        "earlier": mentor.id in mentee.earlier or mentor.id in mentee.ended_badly,
    }
    return wording.sentence(*(texts[code] for code, worth in said.items() if worth))


def _topics_text(mentee: Mentee, met: frozenset[str], titles: Mapping[str, str]) -> str:
    if not mentee.topics:
        return "темы запроса не указаны"
    request = f"запрос «{wording.topic_list(mentee.topics, titles)}»"
    if not met:
        return f"{request} компетенции наставника не закрывают"
    partly = "" if met == mentee.topics else "отчасти "
    verb, noun = ("закрывает", "компетенция") if len(met) == 1 else ("закрывают", "компетенции")
    return f"{request} {partly}{verb} {noun}: {wording.topic_list(met, titles)}"


def _age_text(age: int | None, wished: Ages) -> str:
    if not wished.stated:
        return "наставник не ограничил возраст"
    if age is None:
        return f"возраст наставляемого не указан, желаемый: {wished}"
    inside = wished.distance(age) == 0
    if wished.least is not None and wished.most is not None:
        return f"возраст {wording.years(age)} {'в' if inside else 'вне'} желаемых {wished}"
    return f"возраст {wording.years(age)} {'подходит' if inside else 'не подходит'}, желаемый: {wished}"


def _time_text(mentee: Mentee, mentor: Mentor, titles: Mapping[str, str]) -> str:
    if not mentee.slots or not mentor.slots:
        return "время указано не у обоих"
    common = mentee.slots & mentor.slots
    return f"общее время: {wording.slot_list(common, titles)}" if common else "общего времени нет"


def _interests_text(mentee: Mentee, mentor: Mentor, titles: Mapping[str, str]) -> str:
    if not mentee.interests or not mentor.interests:
        return "интересы указаны не у обоих"
    common = mentee.interests & mentor.interests
    return f"общие интересы: {wording.topic_list(common, titles)}" if common else "общих интересов нет"


def _earlier_text(mentee: Mentee, mentor: Mentor) -> str:
    if mentor.id in mentee.ended_badly:
        return "прежняя пара не сложилась"
    return "прежняя пара завершилась успешно" if mentor.id in mentee.earlier else "вместе ещё не работали"


def _counts(rules: Iterable[AnyRule], sentences: Mapping[AnyRule, tuple[str, str]]) -> tuple[Count, ...]:
    """How many people each rule alone excludes, the most frequent first."""
    numbers: dict[AnyRule, int] = {}
    for rule in rules:
        numbers[rule] = numbers.get(rule, 0) + 1
    ranked = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Count(str(rule), number, counted(rule, number, sentences)) for rule, number in ranked)


def _listed(counts: tuple[Count, ...], first: str) -> str:
    """«16 наставников — нет нужной темы, 6 — желают другой возраст»."""
    head, *rest = counts
    return ", ".join([f"{first} — {head.text}", *(f"{count.number} — {count.text}" for count in rest)])


def _others(counts: tuple[Count, ...], everybody: int) -> str:
    left = everybody - sum(count.number for count in counts)
    if left == 0:
        return ""
    return "остальным мешают сразу несколько условий" if counts else "каждому мешают сразу несколько условий"


def _nobody_suits_mentee(counts: tuple[Count, ...], everybody: int, uncovered: str) -> str:
    if everybody == 0:
        return "В базе нет ни одного наставника."
    said = _listed(counts, wording.mentors(counts[0].number)) if counts else ""
    return "Подходящего наставника нет. " + wording.sentence(uncovered, said, _others(counts, everybody))


def _nobody_suits_mentor(counts: tuple[Count, ...], everybody: int) -> str:
    if everybody == 0:
        return "В базе нет ни одного наставляемого."
    said = _listed(counts, wording.mentees(counts[0].number)) if counts else ""
    return "Подходящего наставляемого нет. " + wording.sentence(said, _others(counts, everybody))


def _all_full(suited: int) -> str:
    verb = wording.plural(suited, "Подходит", "Подходят", "Подходят")
    holder = "но все его места заняты" if suited == 1 else "но все места у них заняты"
    return f"{verb} {wording.mentors(suited)}, {holder}."


def _all_served(suited: int) -> str:
    verb = wording.plural(suited, "Подходит", "Подходят", "Подходят")
    have = "и у него уже есть наставник" if suited == 1 else "и у каждого из них уже есть наставник"
    return f"{verb} {wording.mentees(suited)}, {have}."
