"""What regulations and programmes take from the forms that an organisation runs."""

from collections.abc import Iterator, Mapping

from nastavnik.insights.papers.here import Here, Provider
from nastavnik.programmes.models import Model, RunningForm
from nastavnik.programmes.queries import running_in
from nastavnik.rules.documents.papers.approval import FormLine
from nastavnik.rules.people.forms import TEACHER_TEACHER


def every_form(here: Here) -> tuple[FormLine, ...]:
    """Forms that run in the current school year, each with its chosen role models. Two queries."""
    return tuple(_line(one) for one in _running(here))


def pupils_forms(here: Here) -> tuple[FormLine, ...]:
    """The same, of the mentoring of pupils only."""
    return tuple(_line(one) for one in _running(here) if one.form.model == Model.PUPILS)


def teachers_forms(here: Here) -> tuple[FormLine, ...]:
    """The same, of the mentoring of teachers only. «Учитель – учитель» of the pupils' model is one of them."""
    return tuple(_line(one) for one in _running(here) if _is_of_teachers(one))


def teachers_kinds(here: Here) -> tuple[str, ...]:
    """Kinds chosen in the forms of teachers: «традиционное – опытный педагог длительно сопровождает …»."""
    found = (kind for one in _running(here) if _is_of_teachers(one) for kind in _kinds(one))
    return tuple(dict.fromkeys(found))


def _running(here: Here) -> list[RunningForm]:
    return list(running_in(here.unit, here.school_year).prefetch_related("role_models"))


def _is_of_teachers(running: RunningForm) -> bool:
    return running.form.model == Model.TEACHERS or running.form.code == TEACHER_TEACHER


def _line(running: RunningForm) -> FormLine:
    titles = (one.title for one in running.role_models.all())
    return FormLine(form=running.form.title, role_models="; ".join(titles))


def _kinds(running: RunningForm) -> Iterator[str]:
    for kind in running.form.kinds:
        if kind["code"] in running.kinds:
            meaning = str(kind.get("description", "")).strip().rstrip(".")
            explained = f" \N{EN DASH} {meaning[:1].lower()}{meaning[1:]}" if meaning else ""
            yield f"{kind['title']}{explained}"


PROVIDERS: Mapping[str, Provider] = {
    "forms_with_role_models": every_form,
    "pupils_forms": pupils_forms,
    "teachers_forms": teachers_forms,
    "teachers_kinds": teachers_kinds,
}
