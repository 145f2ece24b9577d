"""The language of templates: values, conditions and loops of Jinja, and nothing that could do harm.

No calls, no attributes of Python objects, no arithmetic that could grow, no other files. The values of a context
are plain (str, int, bool, None, list, dict), so a name after a dot is always a key.
"""

from collections.abc import Iterator
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment

FILTERS = frozenset(
    {"upper", "lower", "capitalize", "title", "trim", "default", "join", "length", "first", "last"}
)
LOOP_FACTS = frozenset({"index", "index0", "revindex", "first", "last", "length"})
DEEPEST_LOOP = 3
_EXPRESSIONS = (
    nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Concat, nodes.Tuple, nodes.List, nodes.Keyword,
)  # fmt: skip
_INNER = frozenset({"self", "super", "caller", "varargs", "kwargs"})  # names of Jinja itself
_STATEMENTS = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If)


class TemplateLanguage(SandboxedEnvironment):
    """A Jinja environment that knows only what a template of a document needs."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters = {name: used for name, used in self.filters.items() if name in FILTERS}
        self.tests.clear()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A key of a mapping, or a fact of the loop; never an attribute of an object."""
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP_FACTS:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The same for square brackets; lists by number."""
        if isinstance(obj, list) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.getattr(obj, argument) if isinstance(argument, str) else self.undefined(obj=obj)

    def call(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ARG002 - Jinja's signature
        """Nothing can be called."""
        raise SecurityError("a template calls a function")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        refuse_strange(tree)
        return tree


def strange(tree: nodes.Node) -> Iterator[nodes.Node]:
    """Nodes that the language does not have, and loops nested too deep."""
    for node in tree.find_all(nodes.Node):
        deep = isinstance(node, nodes.For) and (node.recursive or _depth(node) > DEEPEST_LOOP)
        inner = isinstance(node, nodes.Name) and node.name in _INNER
        if deep or inner or not isinstance(node, (*_EXPRESSIONS, *_STATEMENTS)):
            yield node


def refuse_strange(tree: nodes.Node) -> None:
    """SecurityError when a template asks for what the language does not have."""
    for node in strange(tree):
        raise SecurityError(f"a template uses {type(node).__name__}")


def _depth(loop: nodes.For) -> int:
    return 1 + max((_depth(inner) for inner in loop.find_all(nodes.For)), default=0)
