"""What papers on results take from pairs that have finished and from the tree of organisations."""

from collections.abc import Mapping

from nastavnik.insights.papers.here import Here, Provider
from nastavnik.orgs.models import Level
from nastavnik.orgs.queries import organisations_under
from nastavnik.pairs.models import Pair, PairState
from nastavnik.pairs.orders import line_of, pair_line
from nastavnik.rules.documents.papers.ending import FinishedPair


def completed_pairs(here: Here) -> tuple[FinishedPair, ...]:
    """Pairs and groups of the current school year that finished, with their results. Two or three queries."""
    finished = (
        Pair.objects.of_year(here.school_year)
        .filter(organisation=here.unit, state=PairState.FINISHED)
        .select_related("form", "role_model", "mentor__person")
        .prefetch_related("members__request__person")
        .order_by("mentor__person__sort_key", "pk")
    )
    return tuple(_finished(pair, here) for pair in finished)


def _finished(pair: Pair, here: Here) -> FinishedPair:
    worded = pair_line(line_of(pair), here.unit)
    return FinishedPair(
        mentor=worded.mentor,
        mentees="; ".join(str(one.name) for one in worded.mentees),
        form=worded.form,
        ended=pair.ended_on,
        result=" ".join(pair.outcome.split()).rstrip(". "),
    )


def territory(here: Here) -> tuple[str, ...]:
    """Short names of the teaching organisations of a municipality or a region; empty for an organisation."""
    if here.unit.level == Level.ORGANISATION:
        return ()
    found = organisations_under(here.unit.path).teaching().order_by("sort_key", "path")
    return tuple(found.values_list("short_name", flat=True))


PROVIDERS: Mapping[str, Provider] = {"completed_pairs": completed_pairs, "territory": territory}
