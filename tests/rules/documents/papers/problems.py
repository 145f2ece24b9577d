"""Asking a paper what is wrong with an example that was changed in one place."""

from dataclasses import replace
from typing import Any

from nastavnik.rules.documents.papers import Paper


def codes(paper: Paper, sample: int = 0, **changes: Any) -> set[str]:
    """Codes of the problems of an example with these facts instead."""
    return {one.code for one in paper.problems(replace(paper.samples[sample], **changes))}
