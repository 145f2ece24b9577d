"""Forming pairs and groups: facts → constraints → scores → solve → explain.

A mentor with several mentees is a group. Guarantees of a proposal, in this order: hard rules, locks and
vetoes are kept; as many mentees as possible are served; the worst pair is as good as it can be; the total fit
is the largest among such plans. The order in which people are given does not matter.
"""

from nastavnik.rules.matching.constraints import why_not
from nastavnik.rules.matching.explain import why
from nastavnik.rules.matching.facts import (
    RULES_VERSION,
    Ages,
    Facts,
    Id,
    Mentee,
    Mentor,
    Pair,
    RoundRules,
    Weights,
)
from nastavnik.rules.matching.propose import candidates_for, propose, what_helps
from nastavnik.rules.matching.results import (
    Candidate,
    Count,
    Help,
    HelpKind,
    Holder,
    IdleKind,
    IdleMentor,
    KeptOut,
    LeftOut,
    LeftOutKind,
    Metrics,
    Part,
    ProposedPair,
    Reason,
    RefusedLock,
    Result,
    Side,
)

__all__ = [
    "RULES_VERSION",
    "Ages",
    "Candidate",
    "Count",
    "Facts",
    "Help",
    "HelpKind",
    "Holder",
    "Id",
    "IdleKind",
    "IdleMentor",
    "KeptOut",
    "LeftOut",
    "LeftOutKind",
    "Mentee",
    "Mentor",
    "Metrics",
    "Pair",
    "Part",
    "ProposedPair",
    "Reason",
    "RefusedLock",
    "Result",
    "RoundRules",
    "Side",
    "Weights",
    "candidates_for",
    "propose",
    "what_helps",
    "why",
    "why_not",
]
