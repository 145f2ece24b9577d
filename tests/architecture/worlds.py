"""Two regions that have nothing to do with each other, and makers of every object that has an address.

A new address with an object wants a maker here: say under the beginning of its name how a row of a school is
made and which parts of the address it fills. What belongs to everybody stands in SHARED with the reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from nastavnik.access.models import Membership
from nastavnik.accounts.models import User
from nastavnik.documents.models import (
    DocumentScan,
    IncomingAct,
    IssuedDocument,
    Official,
    OutsideEntry,
    Register,
    TemplateRevision,
)
from nastavnik.files.actions import keep
from nastavnik.files.models import StoredFile
from nastavnik.matching.actions import compute, open_round
from nastavnik.matching.models import Proposal
from nastavnik.orgs.models import Level, Unit
from nastavnik.pairs.models import Meeting, Pair, PairMember
from nastavnik.people.models import Consent, ImportBatch, Request, SavedView, Topic
from nastavnik.programmes.models import Form, RoleModel, RunningForm
from nastavnik.queue.models import Job
from nastavnik.rules.access import ROLES, Role
from tests.conftest import NOW, TODAY
from tests.factories import (
    actor,
    make_mentor,
    make_pair,
    make_person,
    make_request,
    make_running_form,
    make_unit,
    make_user,
    system,
)

PLACE_OF = {
    "curator": "school",
    "head": "school",
    "coordinator": "municipality",
    "region": "region",
    "admin": "region",
}


@dataclass(frozen=True)
class World:
    """A region with one municipality and one school, and a user of each role in it."""

    region: Unit
    municipality: Unit
    school: Unit
    users: dict[str, User]


def make_world() -> World:
    region = make_unit(level=Level.REGION, name="Область", short_name="Область")
    municipality = make_unit(region, Level.MUNICIPALITY, name="Район", short_name="Район")
    school = make_unit(municipality)
    places = {"region": region, "municipality": municipality, "school": school}
    users = {code: make_user(role=Role.of(code), unit=places[PLACE_OF[code]]) for code in ROLES}
    for user in users.values():
        user.set_password("синий чайник на крыше")
        user.save()
    return World(region, municipality, school, users)


Parts = dict[str, Any]
Maker = Callable[[World], Parts]


def a_user(world: World) -> Parts:
    return {"pk": make_user(role=Role.CURATOR, unit=world.school).pk}


def a_membership(world: World) -> Parts:
    return {"pk": Membership.objects.get(user_id=a_user(world)["pk"]).pk}


def a_school(world: World) -> Parts:
    return {"pk": world.school.pk}


def a_person(world: World) -> Parts:
    return {"pk": make_person(world.school).pk}


def a_consent(world: World) -> Parts:
    person = make_person(world.school)
    return {"pk": Consent.objects.get(person=person).pk}


def a_consent_with_a_scan(world: World) -> Parts:
    parts = a_consent(world)
    Consent.objects.filter(pk=parts["pk"]).update(scan=_file(world, "consent"))
    return parts


def a_request(world: World) -> Parts:
    return {"pk": make_request(make_person(world.school)).pk}


def a_profile(world: World) -> Parts:
    return {"pk": make_mentor(make_person(world.school)).pk}


def a_batch(world: World) -> Parts:
    file = keep(b"x", name="x.xlsx", media_type="x", purpose="import", unit=world.school, by=system, now=NOW)
    made = ImportBatch.objects.create(
        organisation=world.school,
        kind="mentees",
        year=2026,
        file=file,
        state="ready",
        created_at=NOW,
        mapping={"columns": [], "sheets": ["Лист1"]},
    )
    return {"pk": made.pk}


def _running(world: World) -> RunningForm:
    return RunningForm.objects.filter(organisation=world.school).first() or make_running_form(world.school)


def a_running_form(world: World) -> Parts:
    return {"pk": _running(world).pk}


def a_round(world: World) -> Parts:
    make_request(make_person(world.school))
    make_mentor(make_person(world.school, class_name="11 «а»"))
    return {
        "pk": compute(open_round(_running(world), by=system, now=NOW), today=TODAY, by=system, now=NOW).pk
    }


def a_proposal(world: World) -> Parts:
    parts = a_round(world)
    request, mentor = make_request(make_person(world.school)), make_mentor(make_person(world.school))
    made = Proposal.objects.create(round_id=parts["pk"], request=request, mentor=mentor, score=1, why="тема")
    return parts | {"proposal_id": made.pk, "deed": "accept"}


def _pair(world: World) -> Pair:
    return make_pair(make_mentor(make_person(world.school)), make_request(make_person(world.school)))


def a_pair(world: World) -> Parts:
    return {"pk": _pair(world).pk}


def a_meeting(world: World) -> Parts:
    made = Meeting.objects.create(
        pair=_pair(world), number=1, kind="acquaintance", held_on=date(2026, 11, 1), recorded_at=NOW
    )
    return {"pk": made.pk}


def a_meeting_of_a_pair(world: World) -> Parts:
    meeting = Meeting.objects.get(pk=a_meeting(world)["pk"])
    return {"pk": meeting.pair_id, "meeting_id": meeting.pk}


def a_member_of_a_pair(world: World) -> Parts:
    member = PairMember.objects.get(pair_id=a_pair(world)["pk"])
    return {"pk": member.pair_id, "member_id": member.pk}


def a_round_with_somebody(world: World) -> Parts:
    parts = a_round(world)
    waiting = Request.objects.filter(person__organisation=world.school).first()
    assert waiting is not None
    return parts | {"post": {"mentee": str(waiting.pk), "version": "1"}}


def a_file_of_organisations(world: World) -> Parts:
    """Only who brought the file may look at it: here the regional centre."""
    file = keep(
        "код,название\n".encode(), name="o.csv", media_type="text/csv", purpose="units",
        unit=world.region, by=actor(world.users["region"]), now=NOW,
    )  # fmt: skip
    return {"pk": file.pk}


def an_archive(world: World) -> Parts:
    stored = keep(
        b"PK",
        name="a.zip",
        media_type="application/zip",
        purpose="papers",
        unit=world.school,
        by=system,
        now=NOW,
    )
    job = Job.objects.create(
        unit=world.school, kind="documents.papers", params={"paper": "pair-agreement"}, state="done",
        result={"file": stored.pk, "made": 1, "left": 0}, asked_at=NOW,
    )  # fmt: skip
    return {"pk": job.pk}


def a_job(world: World) -> Parts:
    return {"pk": Job.objects.create(unit=world.school, kind="people.import", asked_at=NOW).pk}


def an_own_form(world: World) -> Parts:
    made = Form.objects.create(code=f"own-{world.school.pk}", title="Своя", owner=world.school)
    return {"pk": made.pk}


def an_own_role_model(world: World) -> Parts:
    form = Form.objects.get(pk=an_own_form(world)["pk"])
    return {"pk": RoleModel.objects.create(form=form, code="own", title="Своя", owner=world.school).pk}


def an_own_topic(world: World) -> Parts:
    made = Topic.objects.create(code=f"own-{world.school.pk}", title="Своя", words="своё", owner=world.school)
    return {"pk": made.pk}


def a_saved_view(world: World) -> Parts:
    user = world.users["curator"]
    return {"pk": SavedView.objects.create(user_id=user.pk, area="mentees", title="Мой", query="q=1").pk}


def an_official(world: World) -> Parts:
    made = Official.objects.create(organisation=world.school, surname="Рожина", given="Мария")
    return {"pk": made.pk}


def _file(world: World, purpose: str) -> StoredFile:
    return keep(b"x", name="x", media_type="x", purpose=purpose, unit=world.school, by=system, now=NOW)


def _template(world: World) -> TemplateRevision:
    return TemplateRevision.objects.create(
        kind="pairs-order",
        owner=world.school,
        number=1,
        file=_file(world, "template"),
        sha256="0" * 64,
        created_at=NOW,
    )


def an_own_template(world: World) -> Parts:
    return {"pk": _template(world).pk}


def an_issued_order(world: World) -> Parts:
    made = IssuedDocument.objects.create(
        organisation=world.school,
        register=Register.objects.create(organisation=world.school, sequence="orders", year=2026),
        kind="pairs-order",
        title="О формировании пар",
        number="12",
        date=TODAY,
        facts={"facts": {}, "context": {}},
        template=_template(world),
        docx=_file(world, "document"),
        issued_at=NOW,
    )
    return {"pk": made.pk}


def a_scan_of_an_order(world: World) -> Parts:
    order = an_issued_order(world)["pk"]
    file = _file(world, "document")
    return {"pk": DocumentScan.objects.create(document_id=order, file=file, added_at=NOW).pk}


def an_outside_entry(world: World) -> Parts:
    register = Register.objects.create(organisation=world.school, sequence="letters", year=2026)
    made = OutsideEntry.objects.create(
        register=register, number="7", date=TODAY, title="О смотре", scan=_file(world, "document"), entered_at=NOW
    )  # fmt: skip
    return {"pk": made.pk}


def an_incoming_act(world: World) -> Parts:
    made = IncomingAct.objects.create(
        unit=world.school, level="municipal", kind="приказ", dated=TODAY, number="94-13", entered_at=NOW
    )
    return {"pk": made.pk}


MAKERS: dict[str, Maker] = {  # the longest beginning of a name wins
    "choose-unit": a_school,
    "unit": a_school,
    "indicators": a_school,
    "indicators-people": lambda world: a_school(world) | {"measure": "mentees"},
    "unit-participants": lambda world: {"pk": world.municipality.pk},
    "units-import-preview": a_file_of_organisations,
    "user": a_user,
    "membership": a_membership,
    "people:person": a_person,
    "people:edit": a_person,
    "people:name-forms": a_person,
    "people:consent-add": a_person,
    "people:request-add": a_person,
    "people:profile-add": a_person,
    "people:consent": a_consent,
    "people:consent-scan": a_consent_with_a_scan,
    "people:request": a_request,
    "people:profile": a_profile,
    "people:view": a_saved_view,
    **dict.fromkeys(
        (
            "people:batch",
            "people:columns",
            "people:progress",
            "people:answers",
            "people:confirm",
            "people:annotated",
            "people:undo",
            "people:forget",
        ),
        a_batch,
    ),
    **dict.fromkeys(
        ("documents:document", "documents:docx", "documents:pdf", "documents:amend"), an_issued_order
    ),
    "documents:person-forms": a_person,
    "documents:official-forms": an_official,
    "documents:note-official": lambda world: a_school(world) | {"post": {"name": "Рожина Мария Ивановна"}},
    "documents:register": a_school,
    "documents:life-step": lambda world: an_issued_order(world) | {"step": "signed"},
    **dict.fromkeys(("documents:life-back", "documents:scan-add", "documents:acquaintance"), an_issued_order),
    "documents:scan": a_scan_of_an_order,
    "documents:outside": an_outside_entry,
    "documents:outside-new": a_school,
    "documents:incoming-new": a_school,
    "documents:incoming-act": an_incoming_act,
    "documents:template": lambda world: a_school(world) | {"code": "pairs-order"},
    "documents:template-example-file": lambda world: (
        a_school(world) | {"code": "pairs-order", "form": "docx"}
    ),
    "documents:template-file": an_own_template,
    "documents:template-take-back": an_own_template,
    "round": a_round,
    "round-open": lambda world: {"running_id": _running(world).pk},
    "round-aside": a_round_with_somebody,
    "round-by-hand": a_round_with_somebody,
    "proposal": a_proposal,
    "pair": a_pair,
    "pair-member": a_member_of_a_pair,
    "meeting": a_meeting,
    "meeting-new": a_pair,
    "meeting-feedback": a_meeting_of_a_pair,
    "job": a_job,
    "documents:batch": an_archive,
    "form-on": an_own_form,
    "form-off": a_running_form,
    "own-form": an_own_form,
    "role-model": an_own_role_model,
    "role-model-new": an_own_form,
    "running-form": a_running_form,
    "topic": an_own_topic,
}

# Addresses with an object that belongs to nobody: everyone who may open the page sees the same.
SHARED: dict[str, str] = {}

# Addresses that answer a foreign and an absent row alike by leading away, with the reason.
LED_AWAY: dict[str, str] = {
    "people:view-forget": "to remove what is not there is done already: nothing changes, nothing is told",
}

# Parts of addresses that name no row: a page of the handbook, a kind of file.
PLAIN: dict[str, Parts] = {
    "account_reset_password_from_key": {"uidb36": "1", "key": "abc-def"},
    "help-chapter": {"chapter": "start"},
    "help-picture": {"name": "x.png"},
    "documents:draft": {"form": "docx"},
    "documents:compose": {"code": "implementation-order"},
    "documents:for-all": {"code": "pair-agreement"},
    "documents:paper-file": {"code": "implementation-order", "form": "docx"},
    "documents:example": {"code": "implementation-order", "what": "blank"},
    "units-export": {"name": "organisations.xlsx"},
}


def maker_of(name: str) -> Maker | None:
    """The maker under the longest beginning of an address's name. Besides the parts of the address it may
    hand `post`: the fields without which even the owner's form is answered by 404."""
    fits = [start for start in MAKERS if name == start or name.startswith((f"{start}-", f"{start}:"))]
    return MAKERS[max(fits, key=len)] if fits else None
