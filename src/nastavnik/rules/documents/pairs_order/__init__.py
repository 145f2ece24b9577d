"""The order «О формировании наставнических пар (групп)» and the order that amends it."""

from nastavnik.rules.documents.pairs_order.checks import problems
from nastavnik.rules.documents.pairs_order.context import context
from nastavnik.rules.documents.pairs_order.facts import PairLine, PairsOrderFacts
from nastavnik.rules.documents.pairs_order.variables import variables

__all__ = ["PairLine", "PairsOrderFacts", "context", "problems", "variables"]
