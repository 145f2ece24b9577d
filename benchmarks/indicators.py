"""Indicators of a whole region against the bare SQL counts of the same people, in one run.

    .venv/bin/python -m benchmarks.indicators [--size region|district]

Aim: at most 2 times the bare counts.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import date

from benchmarks.region import prepare

ROUNDS = 7

BARE = (
    """SELECT p.organisation_id, COUNT(DISTINCT r.person_id),
              COUNT(DISTINCT CASE WHEN n.born > %(after10)s AND n.born <= %(until10)s THEN r.person_id END),
              COUNT(DISTINCT CASE WHEN n.occupation = 'teacher' AND n.experience_from >= %(young)s
                                  THEN r.person_id END)
         FROM pairs_pairmember m JOIN pairs_pair p ON p.id = m.pair_id
         JOIN people_request r ON r.id = m.request_id JOIN people_person n ON n.id = r.person_id
        WHERE p.year = %(year)s AND p.starts_on <= %(on)s GROUP BY p.organisation_id""",
    """SELECT p.organisation_id, COUNT(DISTINCT f.person_id),
              COUNT(DISTINCT CASE WHEN n.born > %(after15)s AND n.born <= %(until15)s THEN f.person_id END)
         FROM pairs_pair p JOIN people_mentorprofile f ON f.id = p.mentor_id
         JOIN people_person n ON n.id = f.person_id
        WHERE p.year = %(year)s AND p.starts_on <= %(on)s GROUP BY p.organisation_id""",
    """SELECT p.organisation_id, COUNT(DISTINCT f.person_id)
         FROM pairs_pair p JOIN people_mentorprofile f ON f.id = p.mentor_id
        WHERE p.year = %(year)s AND p.starts_on <= %(on)s AND f.person_id IN
              (SELECT r.person_id FROM pairs_pairmember m JOIN pairs_pair q ON q.id = m.pair_id
                 JOIN people_request r ON r.id = m.request_id WHERE q.year = %(year)s)
        GROUP BY p.organisation_id""",
    "SELECT unit_id, kind, value FROM orgs_yearfigure WHERE year = %(year)s",
)


def median(work: Callable[[], object]) -> float:
    """Median seconds of the processor of a few rounds, after one to warm up; SQLite works in this process."""
    work()
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", default="region")
    prepare(parser.parse_args().size)
    import django

    django.setup()
    from django.db import connection

    from nastavnik.clock import today
    from nastavnik.monitoring.queries import indicators_below
    from nastavnik.orgs.models import Unit
    from nastavnik.people.models import Person
    from nastavnik.rules.dates import school_year
    from nastavnik.rules.indicators import age_bounds
    from nastavnik.rules.indicators.formulas import years_back

    on: date = today()
    after10, until10 = age_bounds(10, 19, on)
    after15, until15 = age_bounds(15, 19, on)
    values = {
        "on": on,
        "year": school_year(on),
        "after10": after10,
        "until10": until10,
        "after15": after15,
        "until15": until15,
        "young": years_back(on, 3),
    }

    def bare() -> None:
        with connection.cursor() as cursor:
            for query in BARE:
                cursor.execute(query, values)
                cursor.fetchall()

    region = Unit.objects.under("").regions().get()
    ours = median(lambda: indicators_below(region, on=on))
    theirs = median(bare)
    print(
        f"people {Person.objects.under('').count():,}; organisations {Unit.objects.under('').teaching().count():,}"
    )
    print(
        f"indicators of the region: {ours:.2f} s; bare counts: {theirs:.2f} s; ratio {ours / theirs:.2f} (aim ≤ 2)"
    )


if __name__ == "__main__":
    main()
