"""Everything that is asked of an uploaded template before it may be used, in sentences with the place."""

from datetime import date

from nastavnik.documents.kinds import IssuableKind, sample_contexts
from nastavnik.documents.rendering.confined import TemplateFailed, fill_confined
from nastavnik.documents.templates.meaning import Meaning
from nastavnik.documents.templates.package import DAMAGED, package_problems
from nastavnik.documents.templates.tags import tags_of
from nastavnik.rules.outcome import Problem

_TRIAL_DAY = date(2026, 11, 21)
_FAILURES = {
    "time": "Шаблон заполняется слишком долго. Упростите его: меньше циклов один в другом.",
    "stopped": "Шаблон занял слишком много памяти или времени и остановлен. Упростите его: меньше таблиц и циклов.",
    "memory": "Шаблон занял слишком много памяти. Упростите его: меньше таблиц и циклов один в другом.",
}


def template_problems(kind: IssuableKind, template: bytes) -> list[Problem]:
    """Empty when documents of this kind can be made by the template. A second or two: it is tried for real."""
    found = package_problems(template)
    if found:
        return found
    try:
        tags = list(tags_of(template))
    except (KeyError, ValueError, AttributeError, SyntaxError):
        return [Problem("template-damaged", DAMAGED)]
    words = [variable.name for variable in kind.variables()]
    found = list(Meaning(sample_contexts(kind)[0], words).problems(tags))
    if not found and not any(tag.kind == "{{" for tag in tags):
        text = (
            "В шаблоне нет ни одной метки: приказ вышел бы без номера, даты и имён. Поставьте метки из списка "
            "значений, например {{ number }}."
        )
        found = [Problem("template-empty", text)]
    return found or _trial(kind, template)


def _trial(kind: IssuableKind, template: bytes) -> list[Problem]:
    """Fills the template with invented facts, full and bare ones, in a process of its own."""
    try:
        fill_confined(template, *sample_contexts(kind), title=kind.kind.title, dated=_TRIAL_DAY)
    except TemplateFailed as failed:
        near = f" Рядом с текстом: «{failed.near}»." if failed.near else ""
        text = _FAILURES.get(failed.why, f"Шаблон не заполняется: {failed.why}.{near}")
        return [Problem("template-trial", text)]
    return []
