"""Orders on pairs: the facts from live pairs, issuing, amendment of what has changed since."""

from nastavnik.pairs.orders.changes import Changes, amendment_facts, changes_since, order_of
from nastavnik.pairs.orders.facts import (
    Details,
    default_details,
    letterhead_of,
    line_of,
    lines_of,
    pair_line,
    pairs_order_facts,
    people_without_consent,
    signer_of,
    without_consent,
)
from nastavnik.pairs.orders.issuing import (
    KIND,
    ROUND,
    already_ordered,
    amend_pairs_order,
    issue_pairs_order,
    orders_of,
)
from nastavnik.pairs.orders.people import (
    known_names,
    name_of,
    named_in_order,
    official_in_order,
    person_in_order,
)
from nastavnik.pairs.orders.typed import full_name_of, grounds_of, noted_official

__all__ = [
    "KIND",
    "ROUND",
    "Changes",
    "Details",
    "already_ordered",
    "amend_pairs_order",
    "amendment_facts",
    "changes_since",
    "default_details",
    "full_name_of",
    "grounds_of",
    "issue_pairs_order",
    "known_names",
    "letterhead_of",
    "line_of",
    "lines_of",
    "name_of",
    "named_in_order",
    "noted_official",
    "official_in_order",
    "order_of",
    "orders_of",
    "pair_line",
    "pairs_order_facts",
    "people_without_consent",
    "person_in_order",
    "signer_of",
    "without_consent",
]
