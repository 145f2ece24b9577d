"""Taking a pair for a change: locked, of the version that the user saw, and not ended."""

from nastavnik.pairs.models import GOING, Pair, PairState
from nastavnik.rules.outcome import Conflict, Problem, Refused


def locked(pair: Pair, *, version: int | None, yours: str) -> Pair:
    """The pair as it is now. Conflict when somebody changed it since; `yours` says what the user wanted."""
    current = (
        Pair.objects.select_for_update(of=("self",))
        .select_related("organisation", "form", "mentor__person")
        .get(pk=pair.pk)
    )
    if version is not None and current.version != version:
        raise Conflict({"Пара": (yours, f"{current.get_state_display()}, редакция {current.version}")})
    if current.state not in GOING:
        raise Refused(
            Problem("pair.ended", f"Пара уже {PairState(current.state).label}: менять её больше нельзя.")
        )
    return current
