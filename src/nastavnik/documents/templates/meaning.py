"""Whether the tags of a template mean something: known values, conditions and loops that end where they began."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from nastavnik.documents.rendering.language import (
    DEEPEST_LOOP,
    FILTERS,
    LOOP_FACTS,
    strange,
)
from nastavnik.documents.templates.tags import Scope, Tag
from nastavnik.rules.outcome import Problem

_LOOP = dict.fromkeys(LOOP_FACTS, 1)
_MISSING = object()
_ANYTHING_GOES = Environment(autoescape=True)  # only parses: what is forbidden must be named, not run
_IN_TABLES = (Scope.ROW, Scope.CELL)


@dataclass(frozen=True, slots=True)
class _Open:
    """A condition or a loop that has begun: its tag, the word, the name that the loop gives to each element."""

    tag: Tag
    word: str
    name: str = ""
    element: Any = None


class Meaning:
    """Reads tags one after another against sample values; problems come in the order of the document."""

    def __init__(self, sample: Mapping[str, Any], words: Iterable[str]) -> None:
        self._sample = sample
        self._words = sorted(words)
        self._open: list[_Open] = []

    def problems(self, tags: Iterable[Tag]) -> Iterator[Problem]:
        for tag in tags:
            yield from self._placed(tag)
            if tag.kind == "{{":
                yield from self._expression(tag, tag.body)
            elif tag.kind == "{%":
                yield from self._statement(tag)
        for left in self._open:
            end = "endfor" if left.word == "for" else "endif"
            what = "Цикл не закрыт" if left.word == "for" else "Условие не закрыто"
            yield _problem(
                "template-open", f"{what}: {left.tag}. Ниже должно стоять {_like(left.tag, end)}.", left.tag
            )

    def _placed(self, tag: Tag) -> Iterator[Problem]:
        if tag.kind == "broken":
            text = (
                f"Метка разорвана: «{tag.body}» без пары в том же абзаце. Наберите метку заново подряд, "
                "без переносов строки."
            )
            yield _problem("template-torn", text, tag)
        elif tag.scope in _IN_TABLES and tag.container is None:
            yield _problem("template-place", f"Метка {tag} работает только в таблице.", tag)
        elif tag.scope is Scope.PARAGRAPH and not tag.alone:
            text = f"Метка {tag} убирает весь свой абзац. Оставьте её в абзаце одну, текст перенесите в соседний."
            yield _problem("template-place", text, tag)

    # --- conditions and loops -------------------------------------------------------------------------------

    def _statement(self, tag: Tag) -> Iterator[Problem]:
        word, _, rest = tag.body.partition(" ")
        if word in ("for", "if"):
            yield from self._begin(tag, word, rest)
        elif word in ("elif", "else", "endif", "endfor"):
            yield from self._go_on(tag, word, rest)
        else:
            text = f"Такой команды в шаблоне нет: {tag}. Можно for … endfor и if … elif … else … endif."
            yield _problem("template-command", text, tag)

    def _begin(self, tag: Tag, word: str, rest: str) -> Iterator[Problem]:
        if word == "if":
            self._open.append(_Open(tag, word))
            yield from self._expression(tag, rest)
            return
        name, joined, source = rest.partition(" in ")
        name = name.strip()
        element: Any = _MISSING
        if not joined or not name.isidentifier():
            yield _problem("template-syntax", f"Цикл пишется так: for item in items. Сейчас: {tag}.", tag)
        else:
            found = list(self._expression(tag, source))
            yield from found
            element = self._element(source) if not found else _MISSING
            if not found and element is _MISSING:
                yield _problem(
                    "template-loop", f"«{source.strip()}» — не список, повторять нечего: {tag}.", tag
                )
        self._open.append(_Open(tag, word, name, element))
        if sum(one.word == "for" for one in self._open) > DEEPEST_LOOP:
            yield _problem("template-loop", f"Циклы вложены глубже {DEEPEST_LOOP}: {tag}.", tag)

    def _go_on(self, tag: Tag, word: str, rest: str) -> Iterator[Problem]:
        last = self._open[-1] if self._open else None
        wanted = "for" if word == "endfor" else "if"
        if last is None or last.word != wanted:
            what = f", раньше него открыто {last.tag}" if last else ""
            yield _problem("template-open", f"Лишнее {tag}: закрывать нечего{what}.", tag)
            return
        if last.tag.container is not tag.container or last.tag.scope is not tag.scope:
            text = (
                f"{last.tag} и {tag} стоят в разных местах. Начало и конец должны быть одного вида и в одном "
                "абзаце, ячейке или таблице."
            )
            yield _problem("template-place", text, tag)
        if word == "elif":
            yield from self._expression(tag, rest)
        if word.startswith("end"):
            self._open.pop()

    # --- values ---------------------------------------------------------------------------------------------

    def _expression(self, tag: Tag, source: str) -> Iterator[Problem]:
        if any(quote in source for quote in "«»„“”‘’"):
            text = f"В метке {tag} фигурные кавычки. Замените их на прямые: ' или \"."
            yield _problem("template-syntax", text, tag)
            return
        try:
            tree = _ANYTHING_GOES.parse("{{ " + source + " }}")
        except TemplateSyntaxError as error:
            yield _problem("template-syntax", f"Метка написана с ошибкой: {tag} ({error.message}).", tag)
            return
        if not source.strip() or any(strange(tree)):
            text = (
                f"В метке {tag} есть то, чего в шаблоне нельзя: вызов, вычисление или обращение к программе."
            )
            yield _problem("template-forbidden", text, tag)
            return
        for unknown in tree.find_all(nodes.Filter):
            if unknown.name not in FILTERS:
                text = f"Такого преобразования нет: {unknown.name}. Есть: {', '.join(sorted(FILTERS))}."
                yield _problem("template-filter", text, tag)
        yield from self._unknown(tag, tree)

    def _unknown(self, tag: Tag, tree: nodes.Template) -> Iterator[Problem]:
        steps: list[nodes.Getattr | nodes.Getitem] = []
        steps += tree.find_all(nodes.Getattr)
        steps += tree.find_all(nodes.Getitem)
        within = {id(step.node) for step in steps}
        for node in (*tree.find_all(nodes.Name), *steps):
            if id(node) in within:
                continue
            path = _path(node)
            if path is None:
                text = f"В метке {tag} после точки или в скобках стоит не название значения."
                yield _problem("template-forbidden", text, tag)
            elif self._value(path) is _MISSING:
                yield _problem("template-unknown", self._advice(".".join(str(step) for step in path)), tag)

    def _advice(self, written: str) -> str:
        if written in self._words or written.startswith("loop."):
            return f"Значение «{written}» есть только внутри своего цикла."
        near = difflib.get_close_matches(written, self._known_words(), n=1, cutoff=0.6)
        hint = f"Похоже на «{near[0]}»." if near else "Список значений — на странице шаблона."
        return f"Нет такого значения: «{written}». {hint}"

    def _known_words(self) -> list[str]:
        """Words of the kind, and those of the loops that are open here under the names the template gives."""
        own = [
            f"{one.name}.{key}"
            for one in self._open
            if isinstance(one.element, Mapping)
            for key in one.element
        ]
        return self._words + own

    def _value(self, path: list[str | int]) -> Any:
        value: Any = self._scope().get(str(path[0]), _MISSING)
        for step in path[1:]:
            if isinstance(value, Mapping) and step in value:
                value = value[str(step)]
            elif isinstance(value, list) and isinstance(step, int) and value:
                value = value[0]
            else:
                return _MISSING
        return value

    def _scope(self) -> dict[str, Any]:
        loops = [one for one in self._open if one.word == "for"]
        names = {one.name: one.element for one in loops if one.element is not _MISSING}
        # the element of a loop that is itself at fault is not reported again at every use
        faulty = {one.name: _Anything() for one in loops if one.element is _MISSING}
        return {**self._sample, **faulty, **names, **({"loop": _LOOP} if loops else {})}

    def _element(self, source: str) -> Any:
        tree = _ANYTHING_GOES.parse("{{ " + source + " }}")
        node = next(iter(tree.find_all((nodes.Name, nodes.Getattr, nodes.Getitem))), None)
        path = _path(node) if node is not None else None
        value = self._value(path) if path else _MISSING
        return _typical(value) if isinstance(value, list) and value else _MISSING


def _typical(values: list[Any]) -> Any:
    """One element that has whatever any of them has: the first item of an order may have no sub-items."""
    typical: dict[str, Any] = {}
    for one in values:
        if not isinstance(one, Mapping):
            return one
        typical |= {key: value for key, value in one.items() if value or key not in typical}
    return typical


class _Anything(dict[str, Any]):
    """Holds every key."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> "_Anything":
        return self


def _path(node: nodes.Node) -> list[str | int] | None:
    """«organisation.full_name» as steps; None for what is not a plain path."""
    if isinstance(node, nodes.Name):
        return [node.name]
    if isinstance(node, nodes.Getattr):
        before = _path(node.node)
        return None if before is None else [*before, node.attr]
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        before = _path(node.node)
        return None if before is None else [*before, node.arg.value]
    return None


def _like(tag: Tag, body: str) -> Tag:
    return Tag(tag.kind, body, tag.scope, tag.where, tag.container, tag.alone)


def _problem(code: str, text: str, tag: Tag) -> Problem:
    where = tag.where[:1].upper() + tag.where[1:]
    return Problem(code, f"{where}: {text[:1].lower() + text[1:]}")
