"""What the pages of matching show of a round: states as tags, deadlines in words, the chosen mentee."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nastavnik.matching.gather import Gathered
from nastavnik.matching.models import Proposal, Round
from nastavnik.matching.queries import (
    Figures,
    MenteeLine,
    MentorLine,
    Stand,
    best_mentors,
    helps_for,
    sizes_of,
    why_left_out,
)
from nastavnik.people.models import MentorProfile
from nastavnik.programmes.queries import Deadline
from nastavnik.rules.matching import Candidate, Help, HelpKind, RoundRules
from nastavnik.rules.outcome import Problem
from nastavnik.web.formats import counted, date_ru, plural
from nastavnik.web.parts import Figure, Reason, Tone

TAGS: dict[Stand, tuple[str, Tone]] = {
    Stand.PROPOSED: ("предложена", "info"),
    Stand.ACCEPTED: ("принята", "ok"),
    Stand.LOCKED: ("закреплена", "ok"),
    Stand.BY_HAND: ("подобрана вручную", "ok"),
    Stand.PAIRED: ("уже в паре", "no"),
    Stand.KEPT_OUT: ("не участвует", "no"),
}
SHOWS: dict[str, tuple[str, frozenset[Stand]]] = {
    "all": ("все в подборе", frozenset(Stand) - {Stand.KEPT_OUT, Stand.PAIRED}),
    "waiting": ("без наставника", frozenset({Stand.WAITING})),
    "proposed": ("ждут решения", frozenset({Stand.PROPOSED})),
    "decided": ("решены", frozenset({Stand.ACCEPTED, Stand.LOCKED, Stand.BY_HAND})),
    "out": ("вне подбора", frozenset({Stand.KEPT_OUT, Stand.PAIRED})),
}
LONG_WAIT = 14
DAYS = "день,дня,дней"
WILL_BE = "Будет создана,Будут созданы,Будет создано"
WILL_BE_BOTH = "Будут созданы,Будут созданы,Будет создано"


@dataclass(frozen=True, slots=True)
class Card:
    """A mentee on the left: the tag says the state, or how long he has been waiting."""

    line: MenteeLine
    tag: str
    tone: Tone
    url: str


@dataclass(frozen=True, slots=True)
class Option:
    """Another mentor for the chosen mentee."""

    profile: MentorProfile
    candidate: Candidate

    @property
    def possible(self) -> bool:
        return not any(problem.blocks for problem in self.candidate.problems)


@dataclass(frozen=True, slots=True)
class Advice:
    """What would help: the sentence, the mentor whom it is about, where the button leads."""

    help: Help
    profile: MentorProfile | None

    @property
    def about_rules(self) -> bool:
        return self.help.kind in {HelpKind.TIME_RULE, HelpKind.AGE_RULE, HelpKind.TOPIC_RULE}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The middle of the table."""

    line: MenteeLine
    proposal: Proposal | None
    tag: str
    tone: Tone
    why_none: str
    bars: tuple[Reason, ...]
    warnings: tuple[Problem, ...]
    advice: tuple[Advice, ...]
    options: tuple[Option, ...]


def tag_of(line: MenteeLine) -> tuple[str, Tone]:
    if line.stand in TAGS:
        return TAGS[line.stand]
    days = line.facts.waiting_days
    return counted(days, DAYS), "bad" if days > LONG_WAIT else "warn"


def cards(lines: Sequence[MenteeLine], show: str) -> list[Card]:
    """Cards of the mentees; a click chooses one and keeps what is shown."""
    return [Card(line, *tag_of(line), url=f"?show={show}&mentee={line.request.pk}") for line in lines]


def chosen(round_: Round, gathered: Gathered, line: MenteeLine, *, editable: bool) -> Chosen:
    """Everything about one mentee. Helps and other mentors are worked out only where they can be used."""
    proposal = line.proposal
    seek = editable and proposal is None and line.stand in {Stand.WAITING, Stand.KEPT_OUT}
    weigh = editable and line.stand not in {Stand.PAIRED, Stand.KEPT_OUT}
    helps = helps_for(gathered, line.request.pk) if seek else ()
    candidates = best_mentors(gathered, line.request.pk) if weigh else ()
    tag, tone = tag_of(line)
    return Chosen(
        line=line,
        proposal=proposal,
        tag=tag if proposal or line.stand != Stand.WAITING else "пока без наставника",
        tone=tone if proposal or line.stand != Stand.WAITING else "warn",
        why_none="" if proposal else why_left_out(round_, line),
        bars=bars_of(proposal),
        warnings=warnings_of(proposal),
        advice=tuple(Advice(one, _mentor(gathered, one.mentor)) for one in helps),
        options=tuple(
            Option(gathered.mentors[int(one.mentor)], one)
            for one in candidates
            if proposal is None or int(one.mentor) != proposal.mentor_id
        ),
    )


def bars_of(proposal: Proposal | None) -> tuple[Reason, ...]:
    if proposal is None:
        return ()
    return tuple(Reason(f"{text[:1].upper()}{text[1:]}", mark) for _label, mark, text in proposal.reasons)


def warnings_of(proposal: Proposal | None) -> tuple[Problem, ...]:
    if proposal is None:
        return ()
    return tuple(Problem(one["code"], one["text"], blocks=one["blocks"]) for one in proposal.warnings)


def mentors_for(lines: Sequence[MentorLine], shown: Chosen | None) -> list[MentorLine]:
    """Mentors with the one of the chosen pair first, then those weighed best, then the rest by name."""
    if shown is None:
        return list(lines)
    order: dict[int, int] = {}
    if shown.proposal is not None:
        order[shown.proposal.mentor_id] = 0
    for place, option in enumerate(shown.options, 1):
        order.setdefault(option.profile.pk, place)
    return sorted(lines, key=lambda one: order.get(one.profile.pk, len(order) + 1))


def head_figures(figures: Figures, deadline: Deadline) -> list[Figure]:
    """The sheet above the table."""
    return [
        Figure("С наставником", str(figures.served), of=f"из {figures.in_round}"),
        Figure(
            "Решено",
            str(figures.decided),
            of=f"из {figures.served}",
            note=f"ждут решения: {figures.undecided}" if figures.undecided else "все предложения рассмотрены",
        ),
        Figure("Без наставника", str(figures.waiting), note=f"не участвуют: {figures.kept_out}"),
        Figure("Свободных мест", str(figures.seats)),
        Figure(
            "Срок по плану",
            date_ru(deadline.day),
            note=deadline_words(deadline),
            tone=deadline_tone(deadline),
        ),
    ]


def deadline_words(deadline: Deadline) -> str:
    if deadline.left < 0:
        return f"просрочено на {counted(-deadline.left, DAYS)}"
    return "сегодня последний день" if deadline.left == 0 else f"осталось {counted(deadline.left, DAYS)}"


def deadline_tone(deadline: Deadline) -> Tone:
    if deadline.left < 0:
        return "bad"
    return "warn" if deadline.left <= 3 else "ok"


def rules_words(rules: RoundRules) -> str:
    """The rules of the round in one line."""
    said = [
        "общая тема обязательна" if rules.topic_required else "общая тема желательна",
        "возраст строго" if rules.age_hard else "возраст желателен",
        "общее время обязательно" if rules.time_hard else "общее время желательно",
    ]
    if rules.training_required:
        said.append("наставник обучен")
    return ", ".join(said)


def pairs_words(proposals: Sequence[Proposal]) -> str:
    """«96 пар и 3 группы» of what would be approved."""
    pairs, groups, _ = sizes_of(proposals)
    return made_words(pairs, groups)


def made_words(pairs: int, groups: int) -> str:
    said = []
    if pairs or not groups:
        said.append(counted(pairs, "пара,пары,пар"))
    if groups:
        said.append(counted(groups, "группа,группы,групп"))
    return " и ".join(said)


def accusative(pairs: int, groups: int) -> str:
    """«Утвердить 1 пару и 3 группы»."""
    said = []
    if pairs or not groups:
        said.append(counted(pairs, "пару,пары,пар"))
    if groups:
        said.append(counted(groups, "группу,группы,групп"))
    return " и ".join(said)


def created(pairs: int, groups: int) -> str:
    """«Будет создана 1 пара», «Будут созданы 1 пара и 2 группы», «Будет создано 96 пар и 3 группы»."""
    verb = plural(pairs, WILL_BE_BOTH) if pairs and groups else plural(pairs or groups, WILL_BE)
    return f"{verb} {made_words(pairs, groups)}"


def lost_words(round_: Round, gathered: Gathered) -> list[str]:
    """Kept pairs that the last computation had to let go."""
    return [
        f"{_request_name(gathered, one['request'])} – {_mentor_name(gathered, one['mentor'])}: "
        f"{' '.join(one['why'])}"
        for one in round_.summary.get("lost", [])
    ]


def _mentor(gathered: Gathered, pk: Any) -> MentorProfile | None:
    return gathered.mentors.get(pk)


def _mentor_name(gathered: Gathered, pk: int) -> str:
    return gathered.mentors[pk].person.list_name if pk in gathered.mentors else "наставник"


def _request_name(gathered: Gathered, pk: int) -> str:
    return gathered.requests[pk].person.list_name if pk in gathered.requests else "наставляемый"
