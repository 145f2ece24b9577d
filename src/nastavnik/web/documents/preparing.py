"""Preparing an order on pairs: what it says, how names stand in their cases, what is in the way; then issuing it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from nastavnik import clock
from nastavnik.documents.actions import next_free_number
from nastavnik.documents.actions.registers import problems_of_number
from nastavnik.documents.models import IssuedDocument
from nastavnik.documents.templates.choosing import filled, template_for
from nastavnik.matching.models import Round, RoundState
from nastavnik.pairs.orders import (
    KIND,
    ROUND,
    Details,
    default_details,
    full_name_of,
    grounds_of,
    known_names,
    named_in_order,
    noted_official,
)
from nastavnik.rules.access import Permission
from nastavnik.rules.documents.kinds import PersonInOrder
from nastavnik.rules.documents.pairs_order import PairsOrderFacts
from nastavnik.rules.outcome import Problem, Refused, blocking
from nastavnik.web.documents.forms import OrderForm
from nastavnik.web.documents.grounds import offer_grounds
from nastavnik.web.documents.pdf import pdf_of
from nastavnik.web.documents.shown import NameRow, Obstacle, name_rows, with_fix
from nastavnik.web.documents.sources import FromOrder, FromRound, Source, fingerprint
from nastavnik.web.downloads import DOCX, PDF, PeopleDownload
from nastavnik.web.policy import ActorRequest, requires
from nastavnik.web.refusals import show_at_fields

ISSUE = Permission.DOCUMENTS_ISSUE
_KEPT = ("number", "date", "grounds", "curator", "controller", "plans_due", "executor")


@require_http_methods(["GET", "POST"])
@requires(ISSUE)
def pairs_order(request: ActorRequest) -> HttpResponse:
    """The order on the pairs of a round; without `?round=` a choice of rounds."""
    asked = request.GET.get("round", "")
    if not asked:
        return _choose(request)
    return _serve(request, FromRound(_round(request, asked)))


@require_http_methods(["GET", "POST"])
@requires(ISSUE)
def amend(request: ActorRequest, pk: int) -> HttpResponse:
    """The order on what has changed since another order."""
    source = FromOrder(_order(request, pk))
    if not source.changes:
        messages.info(request, "Пары с приказа не менялись: изменять нечего.")
        return redirect("documents:document", pk)
    return _serve(request, source)


@require_GET
@requires(ISSUE)
def draft(request: ActorRequest, form: str) -> HttpResponse:
    """The order as it would be printed, not registered: DOCX or PDF."""
    amended = request.GET.get("amends", "")
    source: Source = (
        FromOrder(_order(request, amended))
        if amended
        else FromRound(_round(request, request.GET.get("round", "")))
    )
    facts = _Page(request, source).facts
    if blocking(KIND.problems(facts)) or facts.dated is None:
        raise Http404
    content = filled(
        template_for(KIND, source.organisation), KIND.context(facts), title=KIND.kind.title, dated=facts.dated
    )
    if form == "pdf":
        content = pdf_of(content)
    return PeopleDownload(
        content,
        name=f"Проект приказа.{form}",
        media_type=PDF if form == "pdf" else DOCX,
        verb="documents.draft.downloaded",
        by=request.actor,
        unit=source.organisation,
        ids=[],
    )


# --- the page -----------------------------------------------------------------------------------------------


def _serve(request: ActorRequest, source: Source) -> HttpResponse:
    page = _Page(request, source)
    if request.method == "GET":
        return page.answer()
    if not page.form.is_valid():
        return page.answer(status=422)
    page.note_officials()
    if request.POST.get("action") != "issue":
        page.keep_typed()
        return redirect(f"{page.source.address}#text")
    return _issue(request, page)


def _issue(request: ActorRequest, page: "_Page") -> HttpResponse:
    data = page.form.cleaned_data
    if request.POST.get("seen") != fingerprint(page.facts):
        text = (
            "Пока страница была открыта, люди или сведения в приказе изменились. Ничего не издано. Ниже приказ "
            "такой, какой он сейчас: проверьте и издайте ещё раз."
        )
        page.form.add_error(None, text)
        return page.answer(status=422)
    try:
        document = page.source.issue(
            data["number"], data["date"], page.details, by=request.actor, now=clock.now()
        )
    except Refused as refused:
        show_at_fields(page.form, refused)
        return page.answer(status=422)
    request.session.pop(page.kept_under, None)
    messages.success(request, f"Приказ №\N{NO-BREAK SPACE}{document.number} издан и записан в журнал.")
    return redirect("documents:document", document.pk)


class _Page:
    """Everything the page of preparing shows, from what is typed now or was typed before."""

    def __init__(self, request: ActorRequest, source: Source) -> None:
        self.request, self.source, self.organisation = request, source, source.organisation
        self.today = clock.today(self.organisation.time_zone)
        posted = request.method == "POST"
        self.form = OrderForm(
            request.POST if posted else None, initial=self._initial(), names=known_names(self.organisation)
        )
        offer_grounds(self.form, self.organisation, self.today)
        values = self.form.cleaned_data if posted and self.form.is_valid() else self._given()
        self.number, self.dated = str(values.get("number") or ""), values.get("date")
        self.details = self._details(values)

    # --- what is typed --------------------------------------------------------------------------------------

    def _given(self) -> dict[str, Any]:
        """What was typed before, and defaults for what was not."""
        asked = OrderForm(self._initial_text() | self._kept(), names=[])
        asked.is_valid()
        return asked.cleaned_data

    def _initial_text(self) -> dict[str, str]:
        details = default_details(self.organisation, self.request.actor)
        year = self.today.year
        return {
            "number": next_free_number(self.organisation, KIND.register, year),
            "date": self.today.isoformat(),
            "curator": str(details.curator.name) if details.curator else "",
            "executor": str(details.executor or ""),
        }

    def _initial(self) -> dict[str, Any]:
        initial: dict[str, Any] = self._initial_text() | self._kept()
        for role in ("curator", "controller"):
            name = full_name_of(initial.get(role, ""))
            if name.surname:
                known = named_in_order(name, self.organisation)
                initial[f"{role}_post"] = known.post
        return initial

    def _details(self, values: dict[str, Any]) -> Details:
        def official(role: str) -> PersonInOrder | None:
            name = full_name_of(str(values.get(role) or ""))
            return named_in_order(name, self.organisation) if name.surname else None

        executor = full_name_of(str(values.get("executor") or ""))
        return Details(
            grounds=grounds_of(str(values.get("grounds") or ""), self.today),
            curator=official("curator"),
            controller=official("controller"),
            plans_due=values.get("plans_due"),
            executor=executor if executor.surname else None,
        )

    def note_officials(self) -> None:
        """Remember posts and genders typed for the curator and the controller."""
        data = self.form.cleaned_data
        for role in ("curator", "controller"):
            name = full_name_of(data[role])
            if name.surname and name.given:
                noted_official(
                    self.organisation, name, post=data[f"{role}_post"], gender=data[f"{role}_gender"],
                    by=self.request.actor, now=clock.now(),
                )  # fmt: skip
        self.details = self._details(data)

    @property
    def kept_under(self) -> str:
        return f"order {self.source.address}"

    def keep_typed(self) -> None:
        """What is typed stays with the reader till the order is issued: names do not go into addresses."""
        typed = {key: self.request.POST.get(key, "") for key in _KEPT}
        self.request.session[self.kept_under] = typed | {"grounds": self.form.cleaned_data["grounds"]}

    def _kept(self) -> dict[str, str]:
        kept: dict[str, str] = self.request.session.get(self.kept_under, {})
        return kept

    # --- what is shown --------------------------------------------------------------------------------------

    @property
    def facts(self) -> PairsOrderFacts:
        dated: date | None = self.dated
        return self.source.facts(self.number, dated, self.details)

    def answer(self, status: int = 200) -> HttpResponse:
        facts = self.facts
        obstacles = self._obstacles(facts)
        unreadable = blocking(KIND.problems(facts))
        context = {
            "source": self.source,
            "organisation": self.organisation,
            "form": self.form,
            "facts": facts,
            "errors": [one for one in obstacles if one.problem.blocks],
            "warnings": [one for one in obstacles if not one.problem.blocks],
            "names": self._name_rows(facts),
            "text": None if unreadable else KIND.context(facts),
            "seen": fingerprint(facts),
            "here": self.source.address,
            "draft_query": self.source.draft_query,
            "template": template_for(KIND, self.organisation),
        }
        return render(self.request, "documents/prepare.html", context, status=status)

    def _obstacles(self, facts: PairsOrderFacts) -> list[Obstacle]:
        problems = [one for one in KIND.problems(facts) if one.code != "number-missing"]
        if facts.dated is not None:
            problems += problems_of_number(self.organisation, KIND.register, self.number, facts.dated)
        problems += self.source.warnings()
        return [*self._consents(), *(with_fix(one, self.organisation) for one in problems)]

    def _consents(self) -> list[Obstacle]:
        text = "{}: нет действующего согласия на обработку персональных данных."
        return [
            Obstacle(
                Problem("consent-none", text.format(person.full_name)),
                reverse("people:person", args=[person.pk]),
                "Внести согласие",
            )
            for person in self.source.without_consent(self.today)
        ]

    def _name_rows(self, facts: PairsOrderFacts) -> list[NameRow]:
        officials = [one for one in (facts.curator, facts.controller) if one is not None]
        lines = [*facts.pairs, *facts.ended]
        people = [*officials, *(one for line in lines for one in (line.mentor, *line.mentees))]
        return name_rows(people, self.source.address)


# --- rows ---------------------------------------------------------------------------------------------------


def _round(request: ActorRequest, asked: str) -> Round:
    rounds = Round.objects.select_related("organisation", "running_form__form")
    found: Round = rounds.get_for(request.actor, ISSUE, pk=asked)
    return found


def _order(request: ActorRequest, asked: int | str) -> IssuedDocument:
    documents = IssuedDocument.objects.select_related("organisation", "amends")
    found: IssuedDocument = documents.get_for(request.actor, ISSUE, pk=asked, kind=KIND.code)
    return found


def _choose(request: ActorRequest) -> HttpResponse:
    """Approved rounds, those without an order first."""
    rounds = list(
        Round.objects.visible_to(request.actor, ISSUE)
        .filter(state=RoundState.APPROVED)
        .select_related("organisation", "running_form__form")
        .order_by("-approved_at")[:100]
    )
    ordered = set(
        IssuedDocument.objects.visible_to(request.actor, ISSUE)
        .filter(about_type=ROUND, about_id__in=[one.pk for one in rounds])
        .values_list("about_id", flat=True)
    )
    rows = sorted(((one, one.pk in ordered) for one in rounds), key=lambda row: row[1])
    return render(request, "documents/choose_round.html", {"rows": rows})
