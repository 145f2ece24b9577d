"""What a list of people is narrowed to by its address: the form of filters, pills, the rows found, a selection."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import F, Q
from django.http import QueryDict

from nastavnik import clock
from nastavnik.insights.attention import with_waiting
from nastavnik.orgs.models import Unit
from nastavnik.people.lists import PeopleFilters, SubBase, filtered
from nastavnik.people.models import Person, PersonQuerySet
from nastavnik.people.queries import class_names, people_page
from nastavnik.people.topics import topics_of
from nastavnik.programmes.queries import forms_for
from nastavnik.rules.access import Permission
from nastavnik.rules.dates import school_year
from nastavnik.web.organisation import organisation_here
from nastavnik.web.parts import Pill
from nastavnik.web.people.forms.filters import FilterForm
from nastavnik.web.policy import ActorRequest

ORDERS = {
    "name": "sort_key",
    "standing": "class_name",
    "waiting": "waits_since",
    "consent": "consent_valid_until",
}
"""Keys of `?sort=` and their column; a minus turns it. No data comes last either way."""


# An annotated word is asked for through this: the types of a queryset do not know annotations.
_WAITS = Q(waits_since__isnull=False)


@dataclass
class Narrowing:
    """The people of one organisation as `request.GET` narrows them."""

    request: ActorRequest
    organisation: Unit
    permission: Permission = Permission.PEOPLE_VIEW

    @classmethod
    def here(cls, request: ActorRequest, permission: Permission = Permission.PEOPLE_VIEW) -> "Narrowing":
        return cls(request, organisation_here(request, permission), permission)

    @cached_property
    def today(self) -> date:
        return clock.today(self.organisation.time_zone)

    @property
    def present_year(self) -> int:
        return school_year(self.today)

    @property
    def year(self) -> int:
        return self._chosen.get("year") or self.present_year

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Code of a form of mentoring → its title."""
        return dict(forms_for(self.organisation).values_list(*["code", "title"]))

    @cached_property
    def everybody(self) -> PersonQuerySet:
        """Everybody of the organisation whom the permission lets out."""
        people = Person.objects.visible_to(self.request.actor, self.permission)
        return people.filter(organisation=self.organisation)

    @cached_property
    def form(self) -> FilterForm:
        path = self.organisation.path
        form = FilterForm(
            self.request.GET,
            classes=class_names(self.everybody),
            topics={pk: topic.title for pk, topic in topics_of(self.organisation).items()},
            forms_of_mentoring=self.titles,
            sensitive=self.request.actor.may(Permission.PEOPLE_SENSITIVE, path),
            present_year=self.present_year,
        )
        form.is_valid()
        return form

    @property
    def _chosen(self) -> dict[str, Any]:
        """Valid filters; what nobody offered is passed over."""
        self.form.errors  # noqa: B018 - cleans the form once
        return dict(self.form.cleaned_data)

    @property
    def text(self) -> str:
        return self.request.GET.get("q", "").strip()[:100]

    @property
    def base(self) -> SubBase | None:
        return SubBase.of(self.request.GET.get("sub", ""))

    @property
    def is_narrowed(self) -> bool:
        return bool(self.text or self.base or any(self._chosen.values()))

    @cached_property
    def filters(self) -> PeopleFilters:
        chosen = self._chosen
        known: dict[str, Any] = {name: bool(chosen.get(name)) for name in ("young", "trained", "regional")}
        texts = ("role", "occupation", "class_name", "consent", "form", "category")
        known |= {name: chosen.get(name) or "" for name in texts}
        base = self.base.code if self.base else ""
        return PeopleFilters(text=self.text, base=base, topic=chosen.get("topic"), **known)

    def found(self) -> PersonQuerySet:
        """Everybody whom the filters find, in no order."""
        people = filtered(self.everybody, self.filters, year=self.year, today=self.today)
        return self._waiting(people)

    def page(self) -> PersonQuerySet:
        """The same for a page: in the order asked for, with the roles of the year."""
        people = people_page(self.everybody, self.filters, year=self.year, today=self.today)
        return self._waiting(people).order_by(*self._order())

    def _waiting(self, people: PersonQuerySet) -> PersonQuerySet:
        annotated: PersonQuerySet = with_waiting(people, year=self.year, today=self.today)
        return annotated.filter(_WAITS) if self._chosen.get("waiting") else annotated

    def _order(self) -> list[Any]:
        asked = self.request.GET.get("sort", "name")
        key, turned = asked.removeprefix("-"), asked.startswith("-")
        column = F(ORDERS.get(key, ORDERS["name"]))
        if (key == "waiting") != turned:  # the earlier the day, the longer the wait
            return [column.desc(nulls_last=True), "sort_key", "pk"]
        return [column.asc(nulls_last=True), "sort_key", "pk"]

    def pills(self) -> list[Pill]:
        """Every filter at work, with the address of the list without it."""
        shown = []
        if self.base:
            shown.append(Pill(self.base.title, self._without("sub")))
        for name, value in self._chosen.items():
            if value:
                shown.append(Pill(self.form.shown(name), self._without(name)))
        return shown

    def _without(self, name: str) -> str:
        query = self.request.GET.copy()
        query.pop(name, None)
        query.pop("page", None)
        return f"?{query.urlencode()}"

    @property
    def query(self) -> str:
        """The filters of this list as a query string, without the page."""
        return _plain(self.request.GET)


def _plain(given: QueryDict) -> str:
    query = given.copy()
    for name in ("page", "kind", "ids", "all_found"):
        query.pop(name, None)
    return query.urlencode()


@dataclass(frozen=True, slots=True)
class Selection:
    """Persons chosen in a list: those ticked, or all that its filters find. `hidden`: carried to the next form."""

    people: PersonQuerySet
    hidden: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, narrowing: Narrowing, given: QueryDict) -> "Selection":
        if given.get("all_found") == "1":
            return cls(narrowing.found(), (("all_found", "1"),))
        ids = [
            text for text in given.getlist("ids") if text.isascii() and text.isdecimal() and len(text) < 18
        ]
        chosen = narrowing.everybody.filter(pk__in=[int(text) for text in ids])
        return cls(chosen, tuple(("ids", text) for text in ids))
