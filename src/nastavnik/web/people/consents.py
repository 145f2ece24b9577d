"""Consents: recorded one by one and in bulk, withdrawn, their scans and printable blanks."""

from datetime import date

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from nastavnik import clock
from nastavnik.files.actions import keep
from nastavnik.files.models import StoredFile
from nastavnik.pairs.queries import withdrawal_touches
from nastavnik.people.actions.consents import record_consent, record_consents, signer_of, withdraw_consent
from nastavnik.people.models import Consent, ConsentKind, Person, PersonQuerySet, Signer
from nastavnik.rules.access import Permission
from nastavnik.rules.outcome import Refused
from nastavnik.scope import ScopedQuerySet
from nastavnik.web.downloads import PeopleDownload
from nastavnik.web.formats import counted
from nastavnik.web.people.forms.consents import BulkConsentForm, ConsentForm, WithdrawForm
from nastavnik.web.people.forms.inputs import show_refusal
from nastavnik.web.people.narrowing import Narrowing, Selection
from nastavnik.web.people.persons import person_for
from nastavnik.web.policy import ActorRequest, requires

PEOPLE = "человек,человека,человек"
CONSENTS = "согласие,согласия,согласий"
PURPOSE = "consent"  # of a stored file


@requires(Permission.CONSENTS_EDIT)
def add(request: ActorRequest, pk: int) -> HttpResponse:
    """Record one signed consent, with its scan."""
    person = person_for(request, pk, Permission.CONSENTS_EDIT)
    today = clock.today(person.organisation.time_zone)
    form = ConsentForm(request.POST or None, request.FILES or None, initial=_usual(person, today))
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        stored = _kept(request, person, facts.pop("scan"))
        try:
            record_consent(person, today=today, by=request.actor, now=clock.now(), scan=stored, **facts)
        except Refused as refused:
            if stored is not None:
                stored.body.storage.delete(stored.body.name or "")
            show_refusal(form, refused, Consent)
        else:
            messages.success(request, "Согласие внесено.")
            return redirect(f"{reverse('people:person', args=[person.pk])}#consents")
    context = {"person": person, "form": form}
    return render(request, "people/consent.html", context, status=422 if form.errors else 200)


def _usual(person: Person, today: date) -> dict[str, object]:
    """What is likeliest: signed today, by whom the age says, a representative by the name on the card."""
    by_self = signer_of(person.born, person.occupation, today) == Signer.SELF
    name = person.full_name if by_self else person.representative
    return {"kind": ConsentKind.PROCESSING, "signed_on": today, "signer_name": name}


def _kept(request: ActorRequest, person: Person, scan: tuple[bytes, str, str] | None) -> StoredFile | None:
    if scan is None:
        return None
    content, name, media_type = scan
    return keep(
        content,
        name=name,
        media_type=media_type,
        purpose=PURPOSE,
        unit=person.organisation,
        by=request.actor,
        now=clock.now(),
    )


@requires(Permission.CONSENTS_EDIT)
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask first: the page says what the withdrawal will touch."""
    consent = Consent.objects.select_related("person__organisation").get_for(
        request.actor, Permission.CONSENTS_EDIT, pk=pk
    )
    person = consent.person
    today = clock.today(person.organisation.time_zone)
    form = WithdrawForm(request.POST or None, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_consent(
                consent, on=form.cleaned_data["on"], today=today, by=request.actor, now=clock.now()
            )
        except Refused as refused:
            show_refusal(form, refused, Consent)
        else:
            messages.success(request, "Согласие отозвано.")
            return redirect(f"{reverse('people:person', args=[person.pk])}#consents")
    context = {"consent": consent, "person": person, "form": form, "effects": _effects(consent)}
    return render(request, "people/withdraw.html", context, status=422 if form.errors else 200)


def _effects(consent: Consent) -> list[str]:
    kept = "Запись о согласии останется: кто, когда и на что соглашался, нужно хранить."
    if consent.kind == ConsentKind.DISTRIBUTION:
        return ["Рассказывать о человеке на сайте и в публикациях больше нельзя.", kept]
    others = consent.person.consents.filter(kind=ConsentKind.PROCESSING, withdrawn_on=None).exclude(
        pk=consent.pk
    )
    if others.exists():
        return [
            "Другое неотозванное согласие этого человека остаётся: действует ли оно, видно в его карточке.",
            kept,
        ]
    return [
        "Человек останется в базе как черновик и не войдёт ни в одну новую пару.",
        *withdrawal_touches(consent.person),
        kept,
    ]


@require_GET
@requires(Permission.CONSENTS_EDIT)
def scan(request: ActorRequest, pk: int) -> HttpResponse:
    """The scan of a consent, as a download that is journalled."""
    consent = Consent.objects.select_related("person__organisation", "scan").get_for(
        request.actor, Permission.CONSENTS_EDIT, pk=pk
    )
    stored: StoredFile | None = consent.scan
    if stored is None:
        raise Http404
    try:
        with stored.body.open("rb") as body:
            content = body.read()
    except FileNotFoundError as gone:
        raise Http404 from gone
    return PeopleDownload(
        content,
        name=stored.name,
        media_type=stored.media_type,
        verb="people.scan.taken",
        by=request.actor,
        unit=consent.person.organisation,
        ids=[consent.person_id],
    )


@requires(Permission.CONSENTS_EDIT)
def in_bulk(request: ActorRequest) -> HttpResponse:
    """A pile of paper of one date: for those chosen in the list, else for everybody without a consent."""
    narrowing = Narrowing.here(request, Permission.CONSENTS_EDIT)
    chosen = Selection.of(narrowing, request.POST)
    people = chosen.people if chosen.hidden else narrowing.everybody
    recorded = request.POST.get("step") == "record"
    initial = {"kind": ConsentKind.PROCESSING, "signed_on": narrowing.today, "only_missing": True}
    form = BulkConsentForm(request.POST if recorded else None, initial=initial)
    if recorded and form.is_valid():
        facts = dict(form.cleaned_data)
        if facts.pop("only_missing"):
            held = Consent.objects.visible_to(request.actor, Permission.CONSENTS_EDIT)
            people = _without(people, held, facts["kind"], facts["signed_on"])
        try:
            entered = record_consents(
                narrowing.organisation,
                people.only("pk"),
                today=narrowing.today,
                by=request.actor,
                now=clock.now(),
                **facts,
            )
        except Refused as refused:
            show_refusal(form, refused, Consent)
        else:
            messages.success(request, _said(entered))
            return redirect(f"{reverse('people:list')}?{narrowing.query}")
    context = {
        "organisation": narrowing.organisation,
        "form": form,
        "hidden": chosen.hidden,
        "query": narrowing.query,
        "count": people.count(),
        "drafts": people.without_valid_consent(narrowing.today).count(),
        "signers": _signers(people, narrowing.today),
    }
    return render(request, "people/consents.html", context, status=422 if form.errors else 200)


def _without(
    people: PersonQuerySet, consents: ScopedQuerySet[Consent], kind: str, day: date
) -> PersonQuerySet:
    """Those who have no consent of the kind that holds on the day."""
    held = consents.filter(
        models.Q(valid_until=None) | models.Q(valid_until__gte=day),
        kind=kind,
        person=models.OuterRef("pk"),
        signed_on__lte=day,
        withdrawn_on=None,
    )
    return people.exclude(models.Exists(held))


def _signers(people: PersonQuerySet, today: date) -> list[str]:
    """How many will be recorded as signed by whom, by their age today."""
    found = {Signer.SELF.value: 0, Signer.REPRESENTATIVE.value: 0}
    for born, occupation in people.values_list(*["born", "occupation"]):
        found[signer_of(born, occupation, today)] += 1
    words = {
        Signer.REPRESENTATIVE.value: "за несовершеннолетних – законный представитель",
        Signer.SELF.value: "за себя – сам человек",
    }
    return [f"{words[who]}: {counted(found[who], PEOPLE)}" for who in words if found[who]]


def _said(entered: int) -> str:
    if not entered:
        return "Новых согласий нет: у всех отмеченных они уже внесены."
    return f"Внесено {counted(entered, CONSENTS)}. Кто подписал, определено по возрасту."
