"""A small round: mentees and mentors with topics, made by the factories."""

from nastavnik.matching.actions import compute, open_round
from nastavnik.matching.models import Proposal, Round
from nastavnik.orgs.models import Unit
from nastavnik.people.models import MentorProfile, Request, Topic
from tests.factories import NOW, TODAY, make_mentor, make_person, make_request, make_running_form, system


def topic(code: str, title: str = "") -> Topic:
    found, _ = Topic.objects.get_or_create(
        code=f"test-{code}", defaults={"title": title or code, "words": code}
    )
    return found


def mentee(organisation: Unit, surname: str, topics: str = "математика", **facts) -> Request:
    """A pupil of 14 with a request on topics said in words."""
    role = {name: facts.pop(name) for name in ("slots", "asked_on", "form_code") if name in facts}
    person = make_person(organisation, surname=surname, given=facts.pop("given", "Егор"), **facts)
    request = make_request(person, **role)
    request.topics.set([topic(one) for one in topics.split()])
    return request


def mentor(organisation: Unit, surname: str, topics: str = "математика", **facts) -> MentorProfile:
    """A pupil of the upper classes who mentors on topics said in words; one place."""
    names = ("capacity", "slots", "age_min", "age_max", "form_code")
    role = {name: facts.pop(name) for name in names if name in facts}
    person = make_person(
        organisation, surname=surname, given=facts.pop("given", "Ирина"), class_name="11 «а»", **facts
    )
    profile = make_mentor(person, **role)
    profile.topics.set([topic(one) for one in topics.split()])
    return profile


def computed(organisation: Unit, **form_facts) -> Round:
    """A round of «ученик – ученик» opened and computed."""
    running = make_running_form(organisation, **form_facts)
    return again(open_round(running, by=system, now=NOW))


def again(round_: Round) -> Round:
    return compute(round_, today=TODAY, by=system, now=NOW)


def of(round_: Round, request: Request) -> Proposal:
    """The standing proposal of a request."""
    return Proposal.objects.exclude(decision="refused").get(round=round_, request=request)


def plan(round_: Round) -> dict[str, str]:
    """Surname of the mentee → surname of the mentor."""
    return {
        one.request.person.surname: one.mentor.person.surname
        for one in Proposal.objects.filter(round=round_)
        .exclude(decision="refused")
        .select_related("request__person", "mentor__person")
    }
