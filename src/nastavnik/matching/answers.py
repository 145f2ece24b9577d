"""Matching in one call, for the command line: compute and answer in plain values, approve the last round."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from nastavnik.matching.actions import Approval, approve, compute, open_round
from nastavnik.matching.gather import Gathered, gather
from nastavnik.matching.models import Round, RoundState
from nastavnik.matching.queries import Numbered, helps_for, numbered
from nastavnik.orgs.models import Unit
from nastavnik.people.models import Person
from nastavnik.programmes.actions import switch_on
from nastavnik.programmes.models import RunningForm
from nastavnik.programmes.queries import forms_for, running_in
from nastavnik.rules.access import Actor
from nastavnik.rules.outcome import Problem, Refused

MOST_HELPED = 25
"""For so many people left out the helps are worked out; each takes several solutions of the round."""


def match_for_cli(
    organisation: Unit, form_code: str, year: int, *, by: Actor, now: datetime, today: date | None = None
) -> dict[str, Any]:
    """Compute the open round of a form (switched on and opened when it was not) and say what came out."""
    day = today or now.astimezone(ZoneInfo(organisation.time_zone)).date()
    running = _running(organisation, form_code, year, day, by=by, now=now)
    round_ = compute(open_round(running, by=by, now=now), today=day, by=by, now=now)
    gathered = gather(round_, day)
    return {
        "round": round_.pk,
        "organisation": organisation.code,
        "form": form_code,
        "year": year,
        "pairs": [_pair(one) for one in numbered(round_)],
        "left_out": _left_out(round_, gathered),
        "idle_mentors": _idle(round_, gathered),
    }


def approve_last(organisation: Unit, *, by: Actor, now: datetime, today: date | None = None) -> Approval:
    """Approve everything that the last round of an organisation holds; a second time changes nothing."""
    day = today or now.astimezone(ZoneInfo(organisation.time_zone)).date()
    last = (
        Round.objects.filter(organisation=organisation)
        .exclude(state=RoundState.CLOSED)
        .select_related("running_form__form")
        .first()
    )
    if last is None:
        raise Refused(
            Problem("round.none", "В этой организации подбора ещё не было. Сначала подберите пары.")
        )
    return approve(last, with_proposed=True, today=day, by=by, now=now)


def _running(
    organisation: Unit, form_code: str, year: int, day: date, *, by: Actor, now: datetime
) -> RunningForm:
    found = running_in(organisation, year).filter(form__code=form_code).first()
    if found is not None:
        return found
    form = forms_for(organisation).filter(code=form_code).first()
    if form is None:
        raise Refused(
            Problem("form.unknown", f"Формы с кодом {form_code} в справочнике этой организации нет.")
        )
    return switch_on(organisation, form, year=year, chosen_on=day, by=by, now=now)


def _person(person: Person, **more: Any) -> dict[str, Any]:
    return {"id": person.pk, "name": person.full_name, **more}


def _pair(one: Numbered) -> dict[str, Any]:
    proposal = one.proposal
    return {
        "number": one.number,
        "mentee": _person(proposal.request.person, request=proposal.request_id),
        "mentor": _person(proposal.mentor.person, profile=proposal.mentor_id),
        "score": proposal.score,
        "decision": proposal.decision,
        "why": proposal.why,
        "reasons": [{"label": label, "mark": mark, "text": text} for label, mark, text in proposal.reasons],
        "warnings": [warning["text"] for warning in proposal.warnings],
    }


def _left_out(round_: Round, gathered: Gathered) -> list[dict[str, Any]]:
    """Those of the round without a mentor, then those who could not enter it: why, and what would help.

    Who already has a pair of this form is not left out.
    """
    causes = {int(pk): [cause["text"]] for pk, cause in round_.summary["left_out"].items()}
    kept_out = round_.summary["kept_out"]["mentee"]
    paired = {int(mentee.id) for mentee in gathered.facts.mentees if mentee.paired}
    causes |= {int(pk): texts for pk, texts in kept_out.items() if int(pk) not in paired}
    found = []
    for place, (pk, texts) in enumerate(causes.items()):
        helps = helps_for(gathered, pk) if place < MOST_HELPED else ()
        found.append(
            {
                "person": _person(gathered.requests[pk].person, request=pk),
                "causes": texts,
                "helps": [_worded(help_.text, gathered, help_.mentor) for help_ in helps],
            }
        )
    return found


def _worded(text: str, gathered: Gathered, mentor: object) -> str:
    """The help with the name of the mentor whom it is about."""
    if not isinstance(mentor, int):
        return text
    return f"{gathered.mentors[mentor].person.full_name}: {text[:1].lower()}{text[1:]}"


def _idle(round_: Round, gathered: Gathered) -> list[dict[str, Any]]:
    found = [
        {"person": _person(gathered.mentors[int(pk)].person, profile=int(pk)), "causes": [text]}
        for pk, text in round_.summary["idle"].items()
    ]
    for pk, causes in round_.summary["kept_out"]["mentor"].items():
        found.append({"person": _person(gathered.mentors[int(pk)].person, profile=int(pk)), "causes": causes})
    return found
