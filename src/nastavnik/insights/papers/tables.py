"""What the tables know: the catalogue of forms, plans of a territory, mentors by competences, the year's stages."""

from collections.abc import Iterable, Mapping

from django.db.models import Count

from nastavnik.insights.papers.here import Here, Provider
from nastavnik.monitoring.queries import Catalogue
from nastavnik.orgs.models import FigureKind, Level, ParticipationList, Unit
from nastavnik.orgs.queries import with_participation, year_figures
from nastavnik.people.models import MentorProfile, Occupation, Topic
from nastavnik.programmes.models import Form
from nastavnik.programmes.queries import CatalogueForm, catalogue_of, realised
from nastavnik.rules.documents.papers.planned_figures import PlannedFigures, people_of_share
from nastavnik.rules.documents.papers.resource_map import PARTNERS, STAFF, Resource
from nastavnik.rules.documents.papers.roadmap import RoadmapLine, default_roadmap
from nastavnik.rules.documents.papers.role_models import FormDescription, FormModels
from nastavnik.rules.documents.wording.numerals import plural

_ALL_YEAR = "в течение учебного года"
_PLANNED = (  # figures of a year, the indicator that sets their share: pupils as mentees, elders as mentors, young
    (FigureKind.PUPILS_10_19, "K1"),
    (FigureKind.PUPILS_15_19, "K2"),
    (FigureKind.YOUNG_SPECIALISTS, "K3"),
)


# --- forms --------------------------------------------------------------------------------------------------


def role_models(here: Here) -> tuple[FormModels, ...]:
    """Forms that run in the school year with the chosen role models, as the printed form has them."""
    return tuple(_form_models(one) for one in realised(catalogue_of(here.unit, here.school_year)))


def _form_models(one: CatalogueForm) -> FormModels:
    return FormModels(
        form=one.form.title,
        kinds=", ".join(title for title, chosen in one.kinds if chosen),
        models=tuple(
            _model(variant.role_model.title, variant.role_model.description) for variant in one.variants
        ),
    )


def _model(title: str, description: str) -> str:
    inside = f" — {description[:1].lower()}{description[1:].rstrip('.')}" if description else ""
    return f"«{title}»{inside}"


def forms(here: Here) -> tuple[FormDescription, ...]:
    """Forms that run in the school year; while none does, everything that the catalogue offers."""
    catalogue = catalogue_of(here.unit, here.school_year)
    running = [one for one in catalogue if one.running is not None]
    return tuple(_description(one) for one in running or catalogue)


def _description(one: CatalogueForm) -> FormDescription:
    return FormDescription(
        form=one.form.title,
        whose=Form(model=one.form.model).get_model_display(),
        essence=one.form.description,
        mentors=_occupations(one.form.mentor_occupations),
        mentees=_occupations(one.form.mentee_occupations),
        models=tuple(variant.role_model.title for variant in one.variants),
    )


def _occupations(codes: Iterable[str]) -> str:
    return ", ".join(Occupation(code).label for code in codes)


# --- plans of a territory -----------------------------------------------------------------------------------


def year(here: Here) -> int:
    """«в текущем году»: the calendar year."""
    return here.today.year


def figures(here: Here) -> tuple[PlannedFigures, ...]:
    """Plans of the organisations of the territory that take part in the year. Five queries whatever their number.

    Where nobody has made a list of participants, every teaching organisation is taken.
    """
    listed = ParticipationList.objects.filter(year=here.school_year).values_list("unit__path", flat=True)
    paths = tuple(listed)
    every = with_participation(Unit.objects.under(here.unit.path).teaching(), here.school_year)
    organisations = [
        one
        for one in every.select_related("parent").order_by("parent__sort_key", "sort_key", "path")
        if getattr(one, "participates") or not one.path.startswith(paths)  # noqa: B009 - an annotation
    ]
    stated = year_figures([one.pk for one in organisations], here.school_year)
    catalogue = Catalogue(here.unit, here.today)
    return tuple(_planned(one, stated.get(one.pk, {}), catalogue, here) for one in organisations)


def _planned(unit: Unit, stated: Mapping[str, object], catalogue: Catalogue, here: Here) -> PlannedFigures:
    counted = []
    for kind, code in _PLANNED:
        figure, target = stated.get(kind), catalogue.plan(code, unit.path)
        every = getattr(figure, "value", None)
        share = str(target.value).removesuffix(".0").replace(".", ",") if target else ""
        counted.append((every, share, people_of_share(every, share) if every is not None else None))
    (pupils, mentees_share, mentees), (elders, mentors_share, mentors), (young, young_share, with_mentor) = (
        counted
    )
    return PlannedFigures(
        territory=unit.parent.short_name if here.unit.level == Level.REGION and unit.parent else "",
        organisation=unit.short_name,
        pupils=pupils,
        mentees_share=mentees_share,
        mentees=mentees,
        elders=elders,
        mentors_share=mentors_share,
        mentors=mentors,
        young=young,
        young_share=young_share,
        young_mentees=with_mentor,
    )


# --- resources ----------------------------------------------------------------------------------------------


def resources(here: Here) -> tuple[Resource, ...]:
    """Mentors of the school year counted by competences, then the partners who sent them. Three queries."""
    mentors = MentorProfile.objects.filter(person__organisation=here.unit, year=here.school_year)
    by_topic = (
        Topic.objects.filter(mentor_profiles__in=mentors)
        .annotate(n=Count("mentor_profiles", distinct=True))
        .order_by("-n", "title")
    )
    without = mentors.filter(topics=None).count()
    partners = (
        mentors.exclude(person__partner="")
        .values_list("person__partner")
        .annotate(n=Count("pk"))
        .order_by("person__partner")
    )
    staff = [f"Наставники по теме «{topic.title}»: {_people(topic.n)}" for topic in by_topic]
    staff += [f"Наставники, у которых тема не указана: {_people(without)}"] if without else []
    return (
        *(Resource(kind=STAFF, name=one, where=here.unit.short_name, who="куратор", term=_ALL_YEAR) for one in staff),
        *(
            Resource(kind=PARTNERS, name=f"{name}: {_mentors(n)}", who="куратор", term=_ALL_YEAR)
            for name, n in partners
        ),
    )  # fmt: skip


def _people(n: int) -> str:
    return plural(n, "человек", "человека", "человек")


def _mentors(n: int) -> str:
    return plural(n, "наставник", "наставника", "наставников")


def roadmap(here: Here) -> tuple[RoadmapLine, ...]:
    """Events of the school year to begin a plan with."""
    return default_roadmap(here.school_year)


PROVIDERS: Mapping[str, Provider] = {
    "tables.role_models": role_models,
    "tables.forms": forms,
    "tables.year": year,
    "tables.figures": figures,
    "tables.resources": resources,
    "tables.roadmap": roadmap,
}
