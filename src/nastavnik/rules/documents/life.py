"""The life of an issued document: which step may follow which, on what day, and why a step is refused."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from nastavnik.rules.documents.references.links import expiring_links, misspelt_hosts
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.outcome import Place, Problem

NBSP = "\N{NO-BREAK SPACE}"
BODIES = (
    "Педагогический совет",
    "Совет родителей",
    "Совет обучающихся",
    "Управляющий совет",
    "Профсоюзный комитет",
)
"""Bodies whose opinion local acts of an organisation usually need; another one may be typed."""
_FAR = timedelta(days=2 * 366)
_HOST = re.compile(r"https?://(?:[^/?#@]*@)?(?:www\.)?([^/:?#\s]+)", re.IGNORECASE)


class State(Enum):
    """Where a document stands. The step into a state bears its name."""

    DRAFT = "draft"
    REVIEW = "review"
    SIGNED = "signed"
    PUBLISHED = "published"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    REPEALED = "repealed"

    @property
    def title(self) -> str:
        """«действует»."""
        return _TITLES[self]


_TITLES = {
    State.DRAFT: "черновик",
    State.REVIEW: "на согласовании",
    State.SIGNED: "подписан",
    State.PUBLISHED: "опубликован",
    State.IN_FORCE: "действует",
    State.AMENDED: "действует с изменениями",
    State.REPEALED: "утратил силу",
}
NEXT: Mapping[State, tuple[State, ...]] = {
    State.DRAFT: (State.SIGNED, State.REVIEW),
    State.REVIEW: (State.SIGNED, State.REVIEW, State.DRAFT),
    State.SIGNED: (State.PUBLISHED, State.IN_FORCE, State.AMENDED, State.REPEALED),
    State.PUBLISHED: (State.IN_FORCE, State.PUBLISHED, State.AMENDED, State.REPEALED),
    State.IN_FORCE: (State.PUBLISHED, State.AMENDED, State.REPEALED),
    State.AMENDED: (State.PUBLISHED, State.AMENDED, State.REPEALED),
    State.REPEALED: (),
}
"""What may follow; the likeliest step first."""
_SIGNED_ALREADY = frozenset({State.SIGNED, State.PUBLISHED, State.IN_FORCE, State.AMENDED})
_HOLDS = frozenset({State.IN_FORCE, State.AMENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step into a state on a day.

    `body`, `minutes_number`, `minutes_date`: whose opinion was asked and how it was given; without minutes it is
    still awaited. `act`: the act that amends or repeals. `note`: what is to be mended on the way back.
    """

    state: State
    on: date
    body: str = ""
    minutes_number: str = ""
    minutes_date: date | None = None
    link: str = ""
    act: str = ""
    note: str = ""


def after(state: State, step: State) -> State:
    """Where the step leads. What is published while it is in force goes on being in force."""
    if step not in NEXT[state]:
        return state
    return state if step is State.PUBLISHED and state in _HOLDS else step


def state_of(steps: Sequence[Step]) -> State:
    """Where all steps lead, those of days to come included."""
    state = State.DRAFT
    for step in steps:
        state = after(state, step.state)
    return state


def state_on(steps: Sequence[Step], day: date) -> State:
    """Where the document stands on a day: a step of a later day has not been made yet."""
    return state_of([step for step in steps if step.on <= day])


def allowed(steps: Sequence[Step]) -> tuple[State, ...]:
    """What may follow, the likeliest first; what is published already waits in the second line."""
    state = state_of(steps)
    if state in _HOLDS and any(step.state is State.PUBLISHED for step in steps):
        return tuple(sorted(NEXT[state], key=lambda one: one is State.PUBLISHED))
    return NEXT[state]


def likeliest(steps: Sequence[Step]) -> State | None:
    """The step that is surely still to be made; None when the document lives on by itself or is in the archive."""
    state = state_of(steps)
    if state in _HOLDS:
        published = any(step.state is State.PUBLISHED for step in steps)
        return None if published else State.PUBLISHED
    if state is State.REVIEW and awaited(steps):
        return State.REVIEW
    return next(iter(NEXT[state]), None)


def awaited(steps: Sequence[Step]) -> list[str]:
    """Bodies that were asked since the last return and have not answered by minutes."""
    answers: dict[str, tuple[str, bool]] = {}
    for step in steps:
        if step.state is State.DRAFT:
            answers.clear()
        elif step.state is State.REVIEW:
            key = _key(step.body)
            answers[key] = (step.body, bool(step.minutes_number) or answers.get(key, ("", False))[1])
    return [body for body, answered in answers.values() if not answered]


def archived(steps: Sequence[Step]) -> bool:
    return state_of(steps) is State.REPEALED


# --- why a step is refused ----------------------------------------------------------------------------------


def step_problems(new: Step, steps: Sequence[Step], *, dated: date, today: date) -> list[Problem]:
    """What is against a step. `dated`: the day of the document itself; `today` where it was issued."""
    refusal = _out_of_turn(new.state, steps)
    if refusal:
        return [Problem("life-turn", refusal)]
    checks = {
        State.DRAFT: _return_problems,
        State.REVIEW: _review_problems,
        State.SIGNED: _signing_problems,
        State.PUBLISHED: _publishing_problems,
        State.AMENDED: _change_problems,
        State.REPEALED: _change_problems,
    }
    check = checks.get(new.state)
    found = list(_day_problems(new, steps, dated, today))
    return [*found, *(check(new, steps) if check else ())]


def archive_problem(steps: Sequence[Step]) -> Problem | None:
    """Why nothing more is written about a document of the archive."""
    if not archived(steps):
        return None
    return Problem("life-archive", _in_archive(steps))


def _in_archive(steps: Sequence[Step]) -> str:
    return f"Документ утратил силу с {_day_of(State.REPEALED, steps)} и хранится в архиве: записи о нём не меняются."


def _out_of_turn(wanted: State, steps: Sequence[Step]) -> str:
    state = state_of(steps)
    if wanted in NEXT[state]:
        return ""
    if state is State.REPEALED:
        return _in_archive(steps)
    if state in _SIGNED_ALREADY:
        return _after_signing(wanted, steps)
    if wanted is State.DRAFT:
        return "Документ и так в работе: возвращать его неоткуда."
    return (
        "Сначала отметьте, что документ подписан: до этого он не публикуется, не действует и не отменяется."
    )


def _after_signing(wanted: State, steps: Sequence[Step]) -> str:
    match wanted:
        case State.SIGNED:
            return f"Документ уже подписан {_day_of(State.SIGNED, steps)}."
        case State.REVIEW:
            return "Документ уже подписан: согласование вносят до подписи."
        case State.DRAFT:
            return "Подписанный документ не дорабатывают: издайте документ об изменениях."
        case _:
            return "Документ уже действует."


def _day_of(state: State, steps: Sequence[Step]) -> str:
    return next((short_date(step.on) for step in steps if step.state is state), "")


def _day_problems(new: Step, steps: Sequence[Step], dated: date, today: date) -> Iterator[Problem]:
    where = Place(column="on")
    if new.state in (State.IN_FORCE, State.AMENDED, State.REPEALED):
        if new.on > today + _FAR:
            yield Problem("life-far", f"До {short_date(new.on)} больше двух лет: проверьте год.", where)
    elif new.on > today:
        text = f"{short_date(new.on)} ещё не наступило: отметку ставят, когда дело сделано."
        yield Problem("life-future", text, where)
    if new.state in (State.DRAFT, State.REVIEW):
        return
    if new.on < dated:
        text = f"Дата {short_date(new.on)} раньше даты самого документа, {short_date(dated)}. Проверьте её."
        yield Problem("life-before", text, where)
        return
    signed = next((step for step in steps if step.state is State.SIGNED), None)
    if signed is not None and new.on < signed.on:
        text = (
            f"Документ подписан {short_date(signed.on)}: раньше этого дня он не публикуется и не действует."
        )
        yield Problem("life-before-signing", text, where)


def _return_problems(new: Step, _: Sequence[Step]) -> Iterator[Problem]:
    if not new.note.strip():
        yield Problem("life-note", "Напишите, что доработать.", Place(column="note"))


def _review_problems(new: Step, steps: Sequence[Step]) -> Iterator[Problem]:
    if not new.body.strip():
        yield Problem("life-body", "Укажите, кто согласует.", Place(column="body"))
    if bool(new.minutes_number.strip()) != (new.minutes_date is not None):
        text = "У протокола укажите и номер, и дату; если решения ещё нет, оставьте пустыми оба поля."
        yield Problem("life-minutes", text, Place(column="minutes_number"))
    if new.minutes_date is not None and new.minutes_date != new.on:
        yield Problem(
            "life-minutes-day", "Согласование отмечают днём протокола.", Place(column="minutes_date")
        )
    current = _since_return(steps)
    same = [step for step in current if step.state is State.REVIEW and _key(step.body) == _key(new.body)]
    answered = next((step for step in same if step.minutes_number), None)
    if answered is not None and answered.minutes_date is not None:
        text = (
            f"Решение уже внесено: {answered.body}, протокол от {short_date(answered.minutes_date)} "
            f"№{NBSP}{answered.minutes_number}."
        )
        yield Problem("life-body-twice", text, Place(column="body"))
    elif same and not new.minutes_number.strip():
        text = f"Документ уже отправлен: {new.body}. Когда будет решение, внесите номер и дату протокола."
        yield Problem("life-sent-twice", text, Place(column="body"))


def _signing_problems(new: Step, steps: Sequence[Step]) -> Iterator[Problem]:
    waiting = awaited(steps)
    if waiting:
        text = f"Ещё не согласован: {', '.join(waiting)}. Внесите номер и дату протокола или верните на доработку."
        yield Problem("life-awaited", text)
    late = [s for s in _since_return(steps) if s.minutes_date is not None and s.minutes_date > new.on]
    for step in late:
        text = (
            f"Подпись {short_date(new.on)} раньше согласования: {step.body}, протокол "
            f"№{NBSP}{step.minutes_number} от {short_date(step.on)}. Проверьте даты."
        )
        yield Problem("life-signed-early", text, Place(column="on"))


def _publishing_problems(new: Step, _: Sequence[Step]) -> Iterator[Problem]:
    if not is_address(new.link):
        text = "Вставьте полный адрес страницы: он начинается с https:// и не содержит пробелов."
        yield Problem("link-address", text, Place(column="link"))


def _change_problems(new: Step, _: Sequence[Step]) -> Iterator[Problem]:
    if not new.act.strip():
        what = "отменён" if new.state is State.REPEALED else "изменён"
        text = f"Укажите, каким документом он {what}: выберите его или впишите вид, дату и номер."
        yield Problem("life-act", text, Place(column="act"))


def _since_return(steps: Sequence[Step]) -> list[Step]:
    last = max((n for n, step in enumerate(steps) if step.state is State.DRAFT), default=-1)
    return list(steps[last + 1 :])


def _key(body: str) -> str:
    return " ".join(body.lower().split())


# --- the link of a publication ------------------------------------------------------------------------------


def link_warnings(link: str, site: str) -> list[Problem]:
    """What makes a link doubtful: it expires, its host looks misspelt, or it is not the organisation's own site."""
    expiring = [Problem("link-expires", one.text, blocks=False) for one in expiring_links((1, link))]
    if expiring:
        return expiring
    host, own = host_of(link), host_of(site)
    if not own:
        text = (
            "Сайт организации не указан, поэтому адрес публикации сверить не с чем. Впишите его в сведения."
        )
        return [Problem("link-no-site", text, blocks=False)]
    if host == own or host.endswith(f".{own}"):
        return []
    text = f"Ссылка ведёт на {host}, а сайт организации — {own}."
    if any(misspelt_hosts([f"https://{own}/", f"https://{host}/"])):
        text += " Похоже на опечатку: проверьте адрес."
    else:
        text += " Локальный акт размещают на своём сайте: проверьте адрес."
    return [Problem("link-foreign", text, blocks=False)]


def is_address(text: str) -> bool:
    """A whole address of a page: «https://school.example/acts/»."""
    return re.fullmatch(r"https?://[^\s/]+\.[^\s/]+\S*", text.strip(), re.IGNORECASE) is not None


def host_of(address: str) -> str:
    """«school.example» of «https://www.school.example/acts/»; empty when there is none."""
    found = _HOST.match(address.strip())
    return found[1].lower().rstrip(".") if found else ""
