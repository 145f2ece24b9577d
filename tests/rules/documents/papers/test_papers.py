"""Every paper: its examples are right, the values it promises are there, its problems are told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from nastavnik.rules.documents.kinds import Letterhead
from nastavnik.rules.documents.papers import Paper
from nastavnik.rules.documents.papers.asked import Kind, asked_of
from nastavnik.rules.documents.papers.catalogue import PAPERS
from nastavnik.rules.outcome import blocking

every_paper = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())


@every_paper
def test_the_examples_can_be_printed(paper: Paper) -> None:
    assert len(paper.samples) >= 2, "a full example and a bare one"
    for sample in paper.samples:
        assert [one.text for one in blocking(paper.problems(sample))] == []


@every_paper
def test_the_examples_fill_every_field(paper: Paper) -> None:
    def is_filled(name: str) -> bool:
        return any(getattr(sample, name) not in ("", (), None) for sample in paper.samples)

    typed = [asked.name for asked in asked_of(paper.facts) if asked.kind is not Kind.FLAG]
    assert [name for name in typed if not is_filled(name)] in ([], ["acquainted"])


@every_paper
def test_every_variable_has_an_example_or_is_empty_for_a_reason(paper: Paper) -> None:
    names = [one.name for one in paper.variables()]
    assert len(paper.context(paper.samples[0])) > 10
    assert {"title", "signer.name", "organisation.full_name"} <= set(names)
    assert set(paper.described) <= set(names)


@every_paper
def test_no_field_hides_a_value_that_every_paper_has(paper: Paper) -> None:
    common = {"organisation", "kind", "title", "number", "date", "date_short", "place", "signer", "reference"}
    assert common & {asked.name for asked in asked_of(paper.facts)} == set()


@every_paper
def test_what_is_required_is_asked_for(paper: Paper) -> None:
    bare = paper.facts(letterhead=Letterhead("Школа"))
    told = {problem.where.column for problem in blocking(paper.problems(bare))}
    required = {asked.name for asked in asked_of(paper.facts) if asked.required}
    assert required <= told


@every_paper
def test_who_was_not_in_office_on_the_day_is_told(paper: Paper) -> None:
    sample = paper.samples[0]
    assert sample.signer is not None
    assert sample.dated is not None
    for term in ({"since": sample.dated + timedelta(days=1)}, {"until": sample.dated - timedelta(days=1)}):
        told = paper.problems(replace(sample, signer=replace(sample.signer, **term)))
        assert "signer-not-in-office" in {one.code for one in told}
    in_office = replace(sample.signer, since=sample.dated, until=sample.dated)
    assert "signer-not-in-office" not in {
        one.code for one in paper.problems(replace(sample, signer=in_office))
    }


@every_paper
def test_without_an_organisation_or_a_signer_nothing_is_printed(paper: Paper) -> None:
    nobody = replace(paper.samples[0], letterhead=Letterhead(""), signer=None)
    assert {"letterhead-missing", "signer-missing"} <= {one.code for one in blocking(paper.problems(nobody))}
