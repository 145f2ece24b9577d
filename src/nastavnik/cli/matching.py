"""Finding a round that a command names."""

from nastavnik.matching.models import Round
from nastavnik.orgs.models import Unit
from nastavnik.rules.outcome import Problem, Refused


def round_named(organisation: Unit, name: str) -> Round:
    """A round by its number, or «last»: the newest one of the organisation."""
    rounds = Round.objects.filter(organisation=organisation).order_by("-pk")
    found = (
        rounds.first() if name == "last" else rounds.filter(pk=int(name) if name.isdecimal() else 0).first()
    )
    if found is None:
        text = "Подбора в этой организации ещё не было" if name == "last" else f"Нет подбора № {name}"
        raise Refused(Problem("cli.no_round", f"{text}: nastavnik match …"))
    return found
