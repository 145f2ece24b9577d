"""Posts in cases: the head phrase changes, the rest stays; no wrong form on the hard list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.rules.documents.wording.cases import Case
from nastavnik.rules.documents.wording.posts import decline_act, decline_post, is_acting
from tests.rules.documents.lists import PostForms, hard_posts, unseen_posts


@pytest.mark.fulfils("S1-3.1.1e")
@pytest.mark.parametrize(
    ("lines", "least"), [(hard_posts(), 120), (unseen_posts(), 1000)], ids=["hard", "unseen"]
)
def test_no_form_is_wrong_on_the_lists(lines: list[PostForms], least: int) -> None:
    wrong = [
        (line.post, case.value, form)
        for line in lines
        for case, accepted in line.forms.items()
        if (form := decline_post(line.post, case)) not in accepted
    ]
    assert len(lines) >= least
    assert wrong == []


@pytest.mark.parametrize(
    "post", ["и. о. директора", "И.о. заведующей", "врио начальника отдела", "вр. и. о. ректора"]
)
@pytest.mark.fulfils("S4-1.13")
def test_an_acting_post_never_changes(post: str) -> None:
    assert {decline_post(post, case) for case in Case} == {post}
    assert is_acting(post)


def test_a_plain_post_is_not_acting() -> None:
    assert not is_acting("иона директор")
    assert not is_acting("директор")
    assert is_acting("исполняющая обязанности директора")


def test_spaces_and_a_last_full_stop_go() -> None:
    assert decline_post("  учитель   математики. ", Case.DATIVE) == "учителю математики"
    assert decline_post("учитель матем.", Case.DATIVE) == "учителю матем."


def test_unknown_words_stay() -> None:
    assert decline_post("МБОУ", Case.DATIVE) == "МБОУ"
    assert decline_post("по договору", Case.DATIVE) == "по договору"
    assert decline_post("", Case.DATIVE) == ""


@pytest.mark.parametrize(
    ("act", "case", "expected"),
    [
        (
            "приказ отдела от 01.09.2026 № 5 «О модели»",
            Case.GENITIVE,
            "приказа отдела от 01.09.2026 № 5 «О модели»",
        ),
        ("решение совета (протокол № 1)", Case.GENITIVE, "решения совета (протокол № 1)"),
        ("письменные согласия участников", Case.GENITIVE, "письменных согласий участников"),
        ("письменные согласия участников", Case.ACCUSATIVE, "письменные согласия участников"),
        ("служебная записка куратора", Case.ACCUSATIVE, "служебную записку куратора"),
        ("протокол заседания", Case.ACCUSATIVE, "протокол заседания"),
    ],
)
def test_acts_are_things(act: str, case: Case, expected: str) -> None:
    assert decline_act(act, case) == expected


@given(st.text(alphabet='учительдректоанжб ,/()«»"-–.иОВРABC19', max_size=30), st.sampled_from(Case))
def test_any_typed_post_is_worded_without_an_error(post: str, case: Case) -> None:
    assert isinstance(decline_post(post, case), str)
    assert isinstance(decline_act(post, case), str)
