"""Writes of matching: rounds, decisions on proposals, the way back, approval."""

from nastavnik.matching.actions.approval import Approval, approve
from nastavnik.matching.actions.decisions import (
    accept,
    accept_many,
    lock,
    pair_by_hand,
    refuse,
    swap,
    unlock,
)
from nastavnik.matching.actions.rounds import (
    change_rules,
    close_round,
    compute,
    open_round,
    set_aside,
)
from nastavnik.matching.actions.steps import undo

__all__ = [
    "Approval",
    "accept",
    "accept_many",
    "approve",
    "change_rules",
    "close_round",
    "compute",
    "lock",
    "open_round",
    "pair_by_hand",
    "refuse",
    "set_aside",
    "swap",
    "undo",
    "unlock",
]
