"""Orders that start the programme: what is told about days, people and bodies that were asked."""

from datetime import date
from typing import Any

import pytest

from nastavnik.rules.documents.papers import launch, law, samples
from nastavnik.rules.documents.papers.approval import Consideration
from nastavnik.rules.documents.papers.launch import PlanLine, TeamMember
from nastavnik.rules.documents.papers.paper import Paper
from nastavnik.rules.documents.papers.regulation_order import REGULATION_ORDER, FormerOrder
from tests.rules.documents.papers.problems import codes

EARLY, LATE = date(2026, 11, 20), date(2026, 11, 22)
TEAM, PLAN, REGULATION = launch.TEAM_ORDER, launch.PLAN_ORDER, REGULATION_ORDER
TWICE = (TeamMember(who=samples.CURATOR, duties="ведёт протоколы"),)


@pytest.mark.parametrize(
    ("paper", "changes", "code"),
    [
        (launch.IMPLEMENTATION_ORDER, {"site_due": EARLY}, "term-before-document"),
        (launch.IMPLEMENTATION_ORDER, {"site_due": None}, "term-missing"),
        (launch.IMPLEMENTATION_ORDER, {"results": ()}, "results-missing"),
        (TEAM, {"first_meeting": EARLY}, "term-before-document"),
        (TEAM, {"ends": EARLY}, "period-reversed"),
        (TEAM, {"members": TWICE}, "person-twice"),
        (TEAM, {"group": (samples.TEACHER,)}, "person-twice"),
        (TEAM, {"group_leader": None}, "group-leader-missing"),
        (TEAM, {"group": ()}, "group-missing"),
        (PLAN, {"ends": date(2026, 11, 30)}, "period-reversed"),
        (PLAN, {"starts": EARLY}, "term-before-document"),
        (PLAN, {"report_due": EARLY}, "term-before-document"),
        (PLAN, {"site_due": None}, "term-missing"),
        (PLAN, {"plan": ()}, "plan-missing"),
        (PLAN, {"plan": (PlanLine(event="Педсовет", responsible="Соловей П. Л."),)}, "term-missing"),
        (PLAN, {"plan": (PlanLine(event="Педсовет", term="май"),)}, "responsible-missing"),
        (REGULATION, {"effective": EARLY}, "term-before-document"),
        (REGULATION, {"announce_due": None}, "term-missing"),
        (REGULATION, {"repeals": (FormerOrder(number="1", issued=LATE),)}, "fact-later"),
        (REGULATION, {"considered": (Consideration(body="Педсовет", met=LATE),)}, "fact-later"),
        (REGULATION, {"considered": ()}, "opinion-missing"),
    ],
)
def test_a_mistake_is_told(paper: Paper, changes: dict[str, Any], code: str) -> None:
    assert code not in codes(paper)
    assert code in codes(paper, **changes)


def test_whose_opinion_is_asked_depends_on_whose_mentoring_it_is() -> None:
    """Parents about pupils, the union about teachers (273-ФЗ, article 30)."""
    parents = (Consideration(mark="opinion", body="Совет родителей"),)
    union = (Consideration(mark="opinion", body="Профсоюзный комитет"),)
    assert "opinion-missing" not in codes(REGULATION, model=law.PUPILS, considered=parents)
    assert "opinion-missing" in codes(REGULATION, model=law.PUPILS, considered=union)
    assert "opinion-missing" not in codes(REGULATION, model=law.TEACHERS, considered=union)
    assert "opinion-missing" in codes(REGULATION, model=law.BOTH, considered=parents)


def test_preambles_name_the_acts_that_held_on_the_day() -> None:
    before, after = (
        law.preamble_acts(law.TEACHERS, date(2025, 2, 28)),
        law.preamble_acts(law.TEACHERS, date(2025, 3, 1)),
    )
    assert "351.8" not in before
    assert after.startswith("Трудовым кодексом")
    assert "128/08" in before
    assert "Р-145" not in after
    assert "Р-145" in law.preamble_acts(law.BOTH, date(2026, 11, 21))
