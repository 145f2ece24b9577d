"""What the system knows for papers on results: pairs that have finished, organisations of a territory."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nastavnik.insights.papers import Here, gathered
from nastavnik.orgs.models import Kind
from nastavnik.pairs.models import Pair, PairState
from nastavnik.rules.documents.papers.ending import COMPLETION_ORDER, CompletionFacts
from nastavnik.rules.documents.papers.monitoring import MONITORING_ORDER, MonitoringFacts
from tests.apps.documents.orders import make_pupil, make_teacher
from tests.factories import TODAY, YEAR, District, make_pair, make_request, make_unit, system

ENDED = date(2026, 11, 20)
pytestmark = pytest.mark.django_db


def finish(pair: Pair, outcome: str = "") -> None:
    Pair.objects.filter(pk=pair.pk).update(state=PairState.FINISHED, ended_on=ENDED, outcome=outcome)


def completion(district: District) -> CompletionFacts:
    facts = gathered(COMPLETION_ORDER, Here(district.school, system, TODAY))
    assert isinstance(facts, CompletionFacts)
    return facts


def test_finished_pairs_stand_with_their_results(district: District) -> None:
    mentees = [make_request(make_pupil(district.school, n)) for n in (0, 1)]
    finish(make_pair(make_teacher(district.school), *mentees), "Средний балл\n вырос. ")

    (pair,) = completion(district).pairs

    assert pair.mentor is not None
    assert pair.mentor.post == "Учитель математики"
    assert pair.mentees == "Усов Матвей Андреевич; Слепцова Сардаана Николаевна"
    assert (pair.form, pair.ended, pair.result) == ("ученик – ученик", ENDED, "Средний балл вырос")


def test_pairs_at_work_of_other_years_and_schools_are_left_out(district: District) -> None:
    make_pair(make_teacher(district.school), make_request(make_pupil(district.school, 0)))
    finish(make_pair(make_teacher(district.school), year=YEAR - 1))
    finish(make_pair(make_teacher(district.next_school)))

    assert completion(district).pairs == ()


def test_many_pairs_cost_as_few_queries_as_one(district: District) -> None:
    finish(make_pair(make_teacher(district.school), make_request(make_pupil(district.school, 0))))
    with CaptureQueriesContext(connection) as one:
        completion(district)
    for n in (1, 2, 3):
        finish(make_pair(make_teacher(district.school), make_request(make_pupil(district.school, n))))
    with CaptureQueriesContext(connection) as four:
        assert len(completion(district).pairs) == 4
    assert len(one) == len(four)


def test_a_municipality_has_its_teaching_organisations(district: District) -> None:
    make_unit(district.municipality, kind=Kind.METHOD_CENTRE, short_name="Методический центр")

    facts = gathered(MONITORING_ORDER, Here(district.municipality, system, TODAY))

    assert isinstance(facts, MonitoringFacts)
    assert facts.organisations == ("Школа № 5", "Школа № 6")
