"""A round from the command line: find or open it, compute, answer for a program."""

from datetime import date, datetime
from typing import Any

from nastavnik.matching.actions import compute, open_round
from nastavnik.matching.gather import gather
from nastavnik.matching.models import Decision, Round
from nastavnik.matching.queries import mentee_lines, why_left_out
from nastavnik.orgs.models import Unit
from nastavnik.people.models import Person
from nastavnik.programmes.actions import switch_on
from nastavnik.programmes.models import RunningForm
from nastavnik.programmes.queries import forms_for
from nastavnik.rules.access import SYSTEM
from nastavnik.rules.dates import school_year
from nastavnik.rules.outcome import Problem, Refused


def computed_round(organisation: Unit, form_code: str, *, today: date, now: datetime) -> Round:
    """The open round of a form, computed anew. A form that is not on yet is switched on from today."""
    year = school_year(today)
    running = RunningForm.objects.filter(organisation=organisation, form__code=form_code, year=year).first()
    if running is None:
        form = forms_for(organisation).filter(code=form_code).first()
        if form is None:
            raise Refused(Problem("cli.no_form", f"Нет формы наставничества с кодом «{form_code}»."))
        running = switch_on(organisation, form, year=year, chosen_on=today, by=SYSTEM, now=now)
    return compute(open_round(running, by=SYSTEM, now=now), today=today, by=SYSTEM, now=now)


def round_named(organisation: Unit, name: str) -> Round:
    """A round by its number, or «last»: the newest one of the organisation."""
    rounds = Round.objects.filter(organisation=organisation).order_by("-pk")
    found = rounds.first() if name == "last" else rounds.filter(pk=int(name) if name.isdigit() else 0).first()
    if found is None:
        raise Refused(Problem("cli.no_round", "Подбора в этой организации ещё не было: nastavnik match …"))
    return found


def as_answer(round_: Round, *, today: date) -> dict[str, Any]:
    """`pairs` with score and reasons, `left_out` with causes; persons as {id, name}."""
    gathered = gather(round_, today)
    lines = mentee_lines(round_, gathered)
    proposals = (
        round_.proposals.exclude(decision=Decision.REFUSED)
        .select_related("request__person", "mentor__person")
        .order_by("pk")
    )
    return {
        "round": round_.pk,
        "form": round_.running_form.form.code,
        "pairs": [
            {
                "id": one.pk,
                "mentee": _person(one.request.person),
                "mentor": _person(one.mentor.person),
                "score": one.score,
                "why": one.why,
                "reasons": one.reasons,
                "decision": one.decision,
            }
            for one in proposals
        ],
        "left_out": [
            {"person": _person(line.request.person), "causes": [why_left_out(round_, line)]}
            for line in lines
            if line.proposal is None and not line.facts.paired
        ],
    }


def _person(person: Person) -> dict[str, Any]:
    return {"id": person.pk, "name": person.full_name}
