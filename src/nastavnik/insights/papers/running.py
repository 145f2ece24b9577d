"""What papers on the running programme take from the base of mentors."""

from collections.abc import Mapping

from nastavnik.insights.papers.here import Here, Provider
from nastavnik.pairs.orders import person_in_order
from nastavnik.people.models import MentorProfile, Person
from nastavnik.programmes.models import Form
from nastavnik.rules.documents.papers.running import Mentor


def mentors(here: Here) -> tuple[Mentor, ...]:
    """Mentors of the current school year whose consent holds today: nobody else may be named. Two queries."""
    allowed = Person.objects.filter(organisation=here.unit).with_valid_consent(here.today)
    profiles = list(
        MentorProfile.objects.filter(person__in=allowed, year=here.school_year)
        .select_related("person")
        .order_by("person__sort_key", "person_id")
    )
    titles = dict(
        Form.objects.filter(code__in={one.form_code for one in profiles}).values_list("code", "title")
    )
    return tuple(_mentor(one, titles, here) for one in profiles)


def _mentor(profile: MentorProfile, titles: Mapping[str, str], here: Here) -> Mentor:
    form = titles.get(profile.form_code, "")
    return Mentor(
        who=person_in_order(profile.person, here.unit),
        form=form[:1].lower() + form[1:],
        help_in=" ".join(profile.text.split()).rstrip(". "),
    )


PROVIDERS: Mapping[str, Provider] = {"mentors": mentors}
