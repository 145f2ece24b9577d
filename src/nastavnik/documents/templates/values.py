"""What may stand in a template, folded by field: a person has some twenty forms, a table a row of values."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from nastavnik.documents.kinds import IssuableKind, sample_contexts
from nastavnik.rules.documents.papers import Variable

_LOOP = " (цикл)"
_GENERAL = "О документе и отдельные значения"
_TITLES = {"organisation": "Организация", "signer": "Подпись"}
_ENDS = {
    "{% for": "{% endfor %}",
    "{%p for": "{%p endfor %}",
    "{%tr for": "{%tr endfor %}",
    "{% if": "{% endif %}",
}


@dataclass(frozen=True, slots=True)
class Value:
    """`tag`: what is put into the template, as it stands there; `end`: what closes it below, of loops and conditions."""

    tag: str
    meaning: str
    example: str
    end: str = ""

    def has(self, words: Iterable[str]) -> bool:
        """Whether every word stands somewhere in it."""
        text = f"{self.tag} {self.meaning} {self.example}".lower()
        return all(word in text for word in words)


@dataclass(slots=True)
class Folder:
    """Values of one field: a person, the rows of a table, or everything that stands alone."""

    title: str
    name: str
    values: list[Value] = field(default_factory=list)


def folders_of(kind: IssuableKind) -> list[Folder]:
    """Every value of the kind, those that stand alone first, then field by field in the order of the document."""
    sample = sample_contexts(kind)[0]
    general = Folder(_GENERAL, "")
    by_name = {"": general}
    loop = general
    for variable in _told_apart(kind.variables()):
        root, _, inner = variable.name.partition(".")
        if root not in sample:
            loop.values.append(_value(variable, sample))
        elif isinstance(sample[root], list) and not inner:
            loop = by_name.setdefault(root, Folder(variable.description.split(_LOOP)[0], root))
            loop.values.append(_value(variable, sample))
        elif inner:
            folder = by_name.setdefault(root, Folder(_title(root, variable), root))
            folder.values.append(_value(variable, sample))
        else:
            general.values.append(_value(variable, sample))
    return [_without_title(folder) for folder in by_name.values() if folder.values]


def _told_apart(variables: Iterable[Variable]) -> Iterator[Variable]:
    """A loop within a loop calls its element `part`: two called `item` could not be told from each other in a list."""
    inside = ""
    for one in variables:
        if one.example.startswith("{% for item in item."):
            inside = f"{one.description.removesuffix(_LOOP)}: "
            yield Variable(one.name, one.description, one.example.replace("for item in", "for part in", 1))
        elif inside and one.description.startswith(inside):
            yield Variable(re.sub(r"^item\b", "part", one.name), one.description, one.example)
        else:
            inside = ""
            yield one


def found(folders: list[Folder], words: list[str]) -> list[Folder]:
    """The same with those values alone that have the words; a folder whose title has them stays whole."""
    kept = []
    for folder in folders:
        whole = all(word in f"{folder.title} {folder.name}".lower() for word in words)
        values = folder.values if whole else [one for one in folder.values if one.has(words)]
        if values:
            kept.append(Folder(folder.title, folder.name, values))
    return kept


def _value(variable: Variable, sample: Mapping[str, Any]) -> Value:
    meaning = variable.description.removesuffix(_LOOP)
    if variable.example.startswith("{%"):
        end = next((end for begin, end in _ENDS.items() if variable.example.startswith(begin)), "")
        return Value(variable.example, meaning, "", end)
    known = _known(sample, variable.name)
    if isinstance(known, list):
        return Value(f"{{% for item in {variable.name} %}}", meaning, "", _ENDS["{% for"])
    if isinstance(known, bool):
        return Value(f"{{% if {variable.name} %}}", meaning, "да" if known else "нет", _ENDS["{% if"])
    return Value(f"{{{{ {variable.name} }}}}", meaning, variable.example)


def _known(sample: Mapping[str, Any], name: str) -> Any:
    value: Any = sample
    for step in name.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _title(root: str, variable: Variable) -> str:
    label, colon, _ = variable.description.partition(": ")
    return _TITLES.get(root) or (label if colon else variable.description)


def _without_title(folder: Folder) -> Folder:
    """«Куратор: имя, родительный падеж» under «Куратор» is «имя, родительный падеж»."""
    prefix = f"{folder.title}: "
    folder.values = [replace(one, meaning=one.meaning.removeprefix(prefix)) for one in folder.values]
    return folder
