"""Everything that is asked of an uploaded template before it may be used, in sentences with the place."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from nastavnik.documents.kinds import IssuableKind, sample_contexts
from nastavnik.documents.rendering.confined import LIMITS, Limits, TemplateFailed, fill_confined
from nastavnik.documents.templates.meaning import Meaning
from nastavnik.documents.templates.package import DAMAGED, package_problems
from nastavnik.documents.templates.tags import tags_of
from nastavnik.rules.outcome import Problem, Refused

_TRIAL_DAY = date(2026, 11, 21)
_FAILURES = {
    "time": "Шаблон заполняется слишком долго. Упростите его: меньше циклов один в другом.",
    "stopped": "Шаблон занял слишком много памяти или времени и остановлен. Упростите его: меньше таблиц и циклов.",
    "memory": "Шаблон занял слишком много памяти. Упростите его: меньше таблиц и циклов один в другом.",
    "large": "Документ по этому шаблону получается слишком большим. Упростите его: меньше циклов один в другом.",
    "types": (
        "В шаблоне сравниваются текст и число. Значения шаблона – текст: пишите число в кавычках, например "
        "{% if number == '5' %}."
    ),
    "structure": (
        "Шаблон заполняется, но документ выходит повреждённым. Проверьте, что цикл или условие начинается и "
        "кончается в одной таблице, ячейке или в одном абзаце."
    ),
}
_MANY = 40  # rows of a long list: a template that is quick with two pupils may never end with a school


@dataclass(frozen=True, slots=True)
class CheckedTemplate:
    """A file by which documents of a kind can be made; only `checked_template` makes one."""

    kind: IssuableKind
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def checked_template(kind: IssuableKind, content: bytes) -> CheckedTemplate:
    """The file after every check; Refused with its faults. It takes seconds: ask before a transaction, not in it."""
    problems = template_problems(kind, content)
    if problems:
        raise Refused(problems)
    return CheckedTemplate(kind, content)


def template_problems(kind: IssuableKind, template: bytes, limits: Limits = LIMITS) -> list[Problem]:
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
    return found or _trial(kind, template, limits)


def _trial(kind: IssuableKind, template: bytes, limits: Limits) -> list[Problem]:
    """Fills the template with invented facts, full, bare and many, in a process of its own."""
    full, *others = sample_contexts(kind)
    try:
        fill_confined(
            template, full, *others, _with_many(full), title=kind.kind.title, dated=_TRIAL_DAY, limits=limits
        )
    except TemplateFailed as failed:
        near = f" Рядом с текстом: «{failed.near}»." if failed.near else ""
        text = _FAILURES.get(failed.why, f"Шаблон не заполняется: {failed.why}.{near}")
        return [Problem("template-trial", text)]
    return []


def _with_many(context: dict[str, Any]) -> dict[str, Any]:
    """The same facts with long lists."""
    return {
        key: (value * _MANY)[:_MANY] if isinstance(value, list) else value for key, value in context.items()
    }
