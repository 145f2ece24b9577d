"""Taking a round for a change: one curator at a time, of the version that the user saw, still open."""

from zoneinfo import ZoneInfo

from nastavnik.accounts.models import User
from nastavnik.matching.models import Proposal, Round, RoundState
from nastavnik.rules.outcome import Conflict, Problem, Refused


def locked(round_: Round, *, version: int | None = None, yours: str = "") -> Round:
    """The round as it is now, open. Conflict when somebody changed it since the page was shown."""
    current = taken(round_)
    if current.state != RoundState.OPEN:
        raise Refused(
            Problem(
                "round.not_open",
                f"Этот подбор уже {RoundState(current.state).label}: менять его больше нельзя.",
            )
        )
    same_version(current, version, yours)
    return current


def taken(round_: Round) -> Round:
    """The round locked, in any state."""
    return (
        Round.objects.select_for_update(of=("self",))
        .select_related("organisation", "running_form__form")
        .get(pk=round_.pk)
    )


def same_version(current: Round, version: int | None, yours: str) -> None:
    if version is None or current.version == version:
        return
    last = current.summary.get("last", {})
    done = last.get("what", "подбор изменён")
    raise Conflict({"Подбор": (yours, f"{done}{_who(last.get('by'))}")})


def proposal_of(round_: Round, proposal_id: int, *, version: int, yours: str) -> Proposal:
    """A proposal of the locked round. Conflict, with what the other curator did, when it is not as shown."""
    current = (
        Proposal.objects.filter(round=round_, pk=proposal_id)
        .select_related("request__person", "mentor__person")
        .first()
    )
    if current is None:
        raise Conflict({"Предложение": (yours, "этого предложения больше нет: его заменил новый подбор")})
    if current.version != version:
        raise Conflict({names(current): (yours, standing_words(current, round_))})
    return current


def names(proposal: Proposal) -> str:
    """«Готовцев Егор – Петрова Ирина»."""
    return f"{proposal.request.person.list_name} – {proposal.mentor.person.list_name}"


def standing_words(proposal: Proposal, round_: Round) -> str:
    """What was decided, by whom and when: «отклонена («другое расписание»), Ларионова Алиса, 14:05»."""
    words = [proposal.get_decision_display()]
    if proposal.refusal:
        words[0] += f" («{proposal.refusal}»)"
    words.append(_who(proposal.decided_by_id).removeprefix(", "))
    if proposal.decided_at is not None:
        words.append(
            f"{proposal.decided_at.astimezone(ZoneInfo(round_.organisation.time_zone)):%d.%m.%Y %H:%M}"
        )
    return ", ".join(word for word in words if word)


def _who(user_id: int | None) -> str:
    user = User.objects.filter(pk=user_id).first() if user_id else None
    return "" if user is None else f", {user.surname} {user.given}".rstrip()
