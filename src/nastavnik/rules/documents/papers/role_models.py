"""Tables of the forms of mentoring: role models that are run, and what each form is."""

from collections.abc import Iterator
from dataclasses import dataclass

from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.approval import organisation_in_cases
from nastavnik.rules.documents.papers.asked import lines, long_text, person, rows, text
from nastavnik.rules.documents.papers.checks import in_rows, rows_where
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.paper import Paper, Stage
from nastavnik.rules.documents.papers.table_parts import told_twice
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.outcome import Problem

__all__ = ["PAPERS"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormModels:
    """A form that the organisation runs, with the role models chosen in it."""

    form: str = text("Форма наставничества", required=True)
    kinds: str = text("Виды", hint="Для наставничества педагогов: традиционное, реверсивное.")
    models: tuple[str, ...] = lines("Вариации ролевых моделей", hint="Каждая с новой строки.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDescription:
    """A form as the catalogue describes it."""

    form: str = text("Форма наставничества", required=True)
    whose: str = text("Модель")
    essence: str = long_text("В чём состоит")
    mentors: str = text("Кто может быть наставником")
    mentees: str = text("Кто наставляемый")
    models: tuple[str, ...] = lines("Ролевые модели", hint="Каждая с новой строки.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleModelsFacts(PaperFacts):
    """«Ролевые модели в рамках форм наставничества, реализуемые в …» (S3-3.1)."""

    forms: tuple[FormModels, ...] = rows("Формы и ролевые модели", required=True, source="tables.role_models")
    curator: PersonInOrder | None = person("Куратор", plain=True, source="curator")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsDescriptionFacts(PaperFacts):
    """What each form of mentoring is (S0-2.3.5)."""

    forms: tuple[FormDescription, ...] = rows(
        "Формы наставничества", required=True, source="tables.forms",
        hint="Формы, которые ведёт организация; пока не выбрана ни одна — весь справочник.",
    )  # fmt: skip


def _role_models_checks(facts: RoleModelsFacts) -> Iterator[Problem]:
    yield from told_twice([one.form for one in facts.forms], "forms", "Форма")
    bare = rows_where(facts.forms, lambda one: not one.models)
    words = "Не выбрана ни одна ролевая модель: {rows}. Отметьте модели в справочнике форм или впишите их."
    yield from in_rows("models-missing", words, bare, "forms")


def _forms_checks(facts: FormsDescriptionFacts) -> Iterator[Problem]:
    yield from told_twice([one.form for one in facts.forms], "forms", "Форма")


def _role_models_values(facts: RoleModelsFacts) -> Json:
    where = organisation_in_cases(facts.letterhead)
    title = f"Ролевые модели в рамках форм наставничества, реализуемые в {where['in_organisation']}"
    return where | {"title": title}


_MODELS = (
    FormModels(
        form="Ученик – ученик",
        models=(
            "«успевающий – неуспевающий» — помощь с предметами, по которым трудно успевать",
            "«равный – равному» — обмен умениями",
        ),
    ),
    FormModels(
        form="Учитель – учитель",
        kinds="традиционное, реверсивное",
        models=("«опытный учитель – молодой специалист» — поддержка в первые годы работы",),
    ),
    FormModels(form="Работодатель – ученик"),
)
ROLE_MODELS = Paper(
    kind=DocumentKind("role-models", "Форма", "Ролевые модели в рамках форм наставничества"),
    facts=RoleModelsFacts,
    samples=(
        RoleModelsFacts(**samples.PAPER, forms=_MODELS, curator=samples.CURATOR),
        RoleModelsFacts(**samples.BARE_PAPER, forms=_MODELS[:1]),
    ),
    purpose="Показывает, какие формы наставничества и ролевые модели организация ведёт в этом учебном году.",
    stage=Stage.START,
    register=None,
    checks=_role_models_checks,
    more=_role_models_values,
    described={
        "of_organisation": "Организация кратко, родительный падеж",
        "in_organisation": "Организация кратко, предложный падеж",
    },
    table="forms",
)
FORMS_DESCRIPTION = Paper(
    kind=DocumentKind("forms-description", "Характеристика", "Характеристика форм наставничества"),
    facts=FormsDescriptionFacts,
    samples=(
        FormsDescriptionFacts(
            **samples.PAPER,
            forms=(
                FormDescription(
                    form="Ученик – ученик",
                    whose="наставничество обучающихся",
                    essence="Ученик помогает сверстнику или младшему: с учёбой, с уверенностью в себе, с общением.",
                    mentors="обучающийся",
                    mentees="обучающийся",
                    models=("успевающий – неуспевающий", "лидер – пассивный", "равный – равному"),
                ),
                FormDescription(form="Семья – школа"),
            ),
        ),
        FormsDescriptionFacts(**samples.BARE_PAPER, forms=(FormDescription(form="Учитель – учитель"),)),
    ),
    purpose="Справка о формах: в чём каждая состоит, кто наставник и наставляемый, какие ролевые модели возможны.",
    stage=Stage.START,
    register=None,
    checks=_forms_checks,
    table="forms",
    levels=("organisation", "municipality", "region"),
)
PAPERS: tuple[Paper, ...] = (
    ROLE_MODELS,
    FORMS_DESCRIPTION,
)
