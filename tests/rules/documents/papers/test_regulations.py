"""What regulations warn of, and which acts they rest on."""

from dataclasses import replace
from datetime import date

import pytest

from nastavnik.rules.documents.papers import Paper, law
from nastavnik.rules.documents.papers.approval import ApprovedFacts, Consideration, federal_acts, values
from nastavnik.rules.documents.papers.regulations import (
    PUPILS_REGULATION,
    TEACHER_CATEGORIES,
    TEACHERS_REGULATION,
)
from nastavnik.rules.outcome import blocking

PUPILS, TEACHERS = PUPILS_REGULATION.samples[0], TEACHERS_REGULATION.samples[0]


@pytest.mark.parametrize(
    ("paper", "changes", "code", "blocks"),
    [
        (PUPILS_REGULATION, {"site_page": ""}, "site-page-missing", False),
        (PUPILS_REGULATION, {"site_page": "school.example"}, "address-incomplete", False),
        (
            PUPILS_REGULATION,
            {"site_page": "https://docs.yandex.ru/docs/view?url=x"},
            "address-expires",
            False,
        ),
        (PUPILS_REGULATION, {"months": 13}, "term-strange", True),
        (PUPILS_REGULATION, {"load": 0}, "load-zero", True),
        (PUPILS_REGULATION, {"categories": ()}, "categories-missing", True),
        (
            PUPILS_REGULATION,
            {"considered": (Consideration(body="Педагогический совет", met=date(2026, 11, 22)),)},
            "considered-later",
            False,
        ),
        (TEACHERS_REGULATION, {"partners": ()}, "partners-missing", False),
        (TEACHERS_REGULATION, {"trained": None}, "training-missing", False),
        (TEACHERS_REGULATION, {"in_region_base": None}, "base-missing", False),
        (TEACHERS_REGULATION, {"dated": date(2025, 2, 28)}, "article-not-yet", True),
    ],
)
def test_each_fault_is_told(paper: Paper, changes: dict[str, object], code: str, blocks: bool) -> None:
    full = paper.samples[0]
    assert code not in {one.code for one in paper.problems(full)}
    found = {one.code: one.blocks for one in paper.problems(replace(full, **changes))}  # type: ignore[arg-type]
    assert found[code] is blocks


def test_the_full_examples_have_nothing_to_warn_of() -> None:
    assert PUPILS_REGULATION.problems(PUPILS) == []
    assert TEACHERS_REGULATION.problems(TEACHERS) == []


def test_none_trained_is_a_fact_and_is_printed() -> None:
    nobody = replace(TEACHERS, trained=0)  # type: ignore[call-arg]
    assert blocking(TEACHERS_REGULATION.problems(nobody)) == []
    assert TEACHERS_REGULATION.context(nobody)["trained"] == "0"


def test_acts_are_those_in_force_on_the_date() -> None:
    before, after = (" ".join(federal_acts(law.BOTH, day)) for day in (date(2022, 9, 1), date(2026, 9, 1)))
    assert "351.8" not in before
    assert "1264-р" not in before
    assert "№\N{NO-BREAK SPACE}196" not in before
    for number in ("351.8", "1264-р", "№\N{NO-BREAK SPACE}196", "Р-145", "МР-42/02", "1128/08"):
        assert number in after
    assert "Р-145" not in " ".join(federal_acts(law.TEACHERS, date(2026, 9, 1)))
    assert "1128/08" not in " ".join(federal_acts(law.PUPILS, date(2026, 9, 1)))


def test_a_long_name_is_declined_where_there_is_no_short_one() -> None:
    facts = replace(PUPILS, letterhead=replace(PUPILS.letterhead, short_name=""))
    assert isinstance(facts, ApprovedFacts)
    words = values(facts, law.PUPILS)
    assert words["of_organisation"].startswith("Муниципального бюджетного общеобразовательного учреждения «")
    assert words["in_organisation"].startswith("Муниципальном бюджетном общеобразовательном учреждении «")


def test_the_eight_categories_of_the_checklist_are_offered() -> None:
    assert len(TEACHER_CATEGORIES) == 8
    assert TEACHERS_REGULATION.facts().categories == TEACHER_CATEGORIES  # type: ignore[attr-defined]
