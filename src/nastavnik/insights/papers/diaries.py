"""What diaries, journals and reports know: meetings of a pair or an organisation, figures of its school year."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, F, Prefetch, Q

from nastavnik.insights.papers import pairs
from nastavnik.insights.papers.here import Here, Provider
from nastavnik.monitoring.queries import NO_DATA, indicators_of
from nastavnik.pairs.models import GOING, Meeting, Pair, PairMember, PairState
from nastavnik.pairs.orders import pair_line, person_in_order
from nastavnik.pairs.orders.facts import line_of
from nastavnik.people.models import Person, Request
from nastavnik.rules.dates import year_bounds
from nastavnik.rules.documents.kinds import PersonInOrder
from nastavnik.rules.documents.papers.curator_report import FormFigures, TargetLine
from nastavnik.rules.documents.papers.diaries import MenteeNote
from nastavnik.rules.documents.papers.journals import JournalLine, OrganisationJournalLine
from nastavnik.rules.documents.papers.pair_papers import MentorNote

# --- a pair -------------------------------------------------------------------------------------------------


def _meetings(here: Here) -> Iterable[Meeting]:
    return here.pair.meetings.order_by("number") if here.pair is not None else ()


def mentor_notes(here: Here) -> tuple[MentorNote, ...]:
    """Every meeting as the mentor saw it."""
    return tuple(
        MentorNote(
            held=one.held_on,
            kind=one.kind,
            way=_way(one),
            topic=one.topic,
            done=one.result,
            mark=one.feedback_mark,
        )
        for one in _meetings(here)
    )


def mentee_notes(here: Here) -> tuple[MenteeNote, ...]:
    """Every meeting with the feedback of the mentee; of a group nobody knows whose it is, so it is left out."""
    alone = only_mentee(here) is not None
    return tuple(
        MenteeNote(
            held=one.held_on,
            topic=one.topic,
            done=one.result,
            liked=one.feedback_text if alone else "",
            mark=one.feedback_mark if alone else None,
        )
        for one in _meetings(here)
    )


def journal(here: Here) -> tuple[JournalLine, ...]:
    """Every meeting with its feedback."""
    return tuple(
        JournalLine(
            held=one.held_on,
            kind=one.kind,
            way=_timed(one),
            topic=one.topic,
            result=one.result,
            feedback=one.feedback_text,
            mark=one.feedback_mark,
        )
        for one in _meetings(here)
    )


def held(here: Here) -> int | None:
    """How many meetings the pair has had."""
    return here.pair.meetings.count() if here.pair is not None else None


def only_mentee(here: Here) -> PersonInOrder | None:
    """The mentee of a pair; None in a group, where nobody said whose the paper is."""
    found = pairs.mentees(here)
    return found[0] if len(found) == 1 else None


def outcome(here: Here) -> str:
    """What was written when the pair ended."""
    return here.pair.outcome if here.pair is not None else ""


def until(here: Here) -> date | None:
    """Today, or the day when the pair ended."""
    return (here.pair.ended_on or here.today) if here.pair is not None else None


def _way(meeting: Meeting) -> str:
    return "дистанционно" if meeting.online else "очно"


def _timed(meeting: Meeting) -> str:
    return f"{_way(meeting)}, {meeting.minutes}\N{NO-BREAK SPACE}мин" if meeting.minutes else _way(meeting)


# --- an organisation ----------------------------------------------------------------------------------------


def organisation_journal(here: Here) -> tuple[OrganisationJournalLine, ...]:
    """Every meeting of the school year up to today, by date. Two queries."""
    found = (
        Meeting.objects.filter(
            pair__organisation=here.unit, pair__year=here.school_year, held_on__lte=here.today
        )
        .select_related("pair__form", "pair__role_model", "pair__mentor__person")
        .prefetch_related(Prefetch("pair__members", PairMember.objects.select_related("request__person")))
        .order_by("held_on", "pair_id", "number")
    )
    return tuple(_journal_line(one, here) for one in found)


def _journal_line(meeting: Meeting, here: Here) -> OrganisationJournalLine:
    line = line_of(meeting.pair)
    return OrganisationJournalLine(
        held=meeting.held_on,
        mentor=person_in_order(line.mentor, here.unit),
        mentees=tuple(person_in_order(one, here.unit) for one in _present(meeting)),
        form=pair_line(line, here.unit).form,
        kind=meeting.kind,
        way=_timed(meeting),
        topic=meeting.topic,
        mark=meeting.feedback_mark,
    )


def _present(meeting: Meeting) -> Iterable[Person]:
    """Those who were in the pair on the day."""
    for one in meeting.pair.members.all():
        if one.joined_on <= meeting.held_on and (one.left_on is None or meeting.held_on <= one.left_on):
            yield one.request.person


def year_starts(here: Here) -> date:
    """1 September of the current school year."""
    return year_bounds(here.school_year)[0]


def today(here: Here) -> date:
    return here.today


def form_figures(here: Here) -> tuple[FormFigures, ...]:
    """Pairs, mentees and meetings of the school year by form, up to today. Three queries.

    A mentee is counted where his pair works or has finished; a pair dissolved has no mentees any more.
    """
    year = {"organisation": here.unit, "year": here.school_year}
    states: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for place, title, state, pairs_of_it in (
        Pair.objects.filter(**year, starts_on__lte=here.today)
        .values_list("form__place", "form__title", "state")
        .annotate(n=Count("pk"))
        .order_by()
    ):
        states[place, title][state] += pairs_of_it
    mentees = _by_form(
        PairMember.objects.filter(
            Q(left_on=None) | Q(left_on=F("pair__ended_on")),
            pair__organisation=here.unit,
            pair__year=here.school_year,
            joined_on__lte=here.today,
        ).exclude(pair__state=PairState.DISSOLVED),
        people=Count("request__person", distinct=True),
    )
    meetings = _by_form(
        Meeting.objects.filter(
            pair__organisation=here.unit, pair__year=here.school_year, held_on__lte=here.today
        ),
        held=Count("pk"),
        closed=Count("pk", filter=Q(closed_at__isnull=False)),
    )
    return tuple(
        _figures(title, states[place, title], mentees.get(title, {}), meetings.get(title, {}))
        for place, title in sorted(states)
    )


def _by_form(rows: Any, **counts: Count) -> dict[str, dict[str, int]]:
    """{title of the form: {name: count}}."""
    found = rows.values(form=F("pair__form__title")).annotate(**counts).order_by()
    return {row["form"]: row for row in found}


def _figures(
    title: str, states: Counter[str], mentees: Mapping[str, int], meetings: Mapping[str, int]
) -> FormFigures:
    return FormFigures(
        form=title,
        pairs=sum(states.values()),
        at_work=sum(states[state] for state in GOING),
        completed=states[PairState.FINISHED],
        ended_early=states[PairState.DISSOLVED],
        mentees=mentees.get("people", 0),
        held=meetings.get("held", 0),
        closed=meetings.get("closed", 0),
    )


def waiting(here: Here) -> int:
    """Mentees of the school year who have no pair: neither one that goes on nor one that has finished."""
    served = PairMember.objects.filter(
        Q(left_on=None) | Q(pair__state=PairState.FINISHED, left_on=F("pair__ended_on")),
        request__person__organisation=here.unit,
        request__year=here.school_year,
    )
    asked = Request.objects.filter(person__organisation=here.unit, year=here.school_year)
    return asked.exclude(pk__in=served.values("request")).count()


def targets(here: Here) -> tuple[TargetLine, ...]:
    """Indicators of the organisation today, with the plan that holds for it; those without a plan are left out."""
    figures = (one for one in indicators_of(here.unit, on=here.today) if one.value.plan is not None)
    return tuple(
        TargetLine(
            indicator=one.title,
            plan=f"{str(one.value.plan).removesuffix('.0').replace('.', ',')} %",
            fact=one.shown,
            state=one.status or NO_DATA,
        )
        for one in figures
    )


PROVIDERS: Mapping[str, Provider] = {
    "pair.mentor_notes": mentor_notes,
    "pair.mentee_notes": mentee_notes,
    "pair.journal": journal,
    "pair.held": held,
    "pair.only_mentee": only_mentee,
    "pair.outcome": outcome,
    "pair.until": until,
    "organisation.journal": organisation_journal,
    "year.starts": year_starts,
    "today": today,
    "year.form_figures": form_figures,
    "year.waiting": waiting,
    "year.targets": targets,
}
