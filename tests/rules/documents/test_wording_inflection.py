"""The seam for other programs: plain strings in, plain strings out."""

import pytest

from nastavnik.rules.documents.wording import inflect_name, inflect_post


def test_a_name_in_every_case() -> None:
    forms = {
        case: inflect_name("Соловей", "Пётр", "Ильич", gender="m", case=case)
        for case in ("nom", "gen", "dat", "acc", "ins", "pre")
    }
    assert forms == {
        "nom": ("Соловей", "Пётр", "Ильич"),
        "gen": ("Соловья", "Петра", "Ильича"),
        "dat": ("Соловью", "Петру", "Ильичу"),
        "acc": ("Соловья", "Петра", "Ильича"),
        "ins": ("Соловьем", "Петром", "Ильичом"),
        "pre": ("Соловье", "Петре", "Ильиче"),
    }


def test_gender_decides() -> None:
    assert inflect_name("Жук", "Нинель", "Саввична", gender="f", case="ins") == (
        "Жук",
        "Нинелью",
        "Саввичной",
    )
    assert inflect_name("Жук", "Данила", "Саввич", gender="m", case="ins") == ("Жуком", "Данилой", "Саввичем")


def test_parts_that_are_empty_stay_empty() -> None:
    assert inflect_name("Мельник", "", "", gender="m", case="dat") == ("Мельнику", "", "")
    assert inflect_name("", "Ольга", "", gender="f", case="dat") == ("", "Ольге", "")


def test_a_post_in_every_case() -> None:
    cases = ("nom", "gen", "dat", "acc", "ins", "pre")
    assert [inflect_post("старшая медицинская сестра", case=case) for case in cases] == [
        "старшая медицинская сестра",
        "старшей медицинской сестры",
        "старшей медицинской сестре",
        "старшую медицинскую сестру",
        "старшей медицинской сестрой",
        "старшей медицинской сестре",
    ]


@pytest.mark.parametrize("case", ["", "DAT", "dative", "voc"])
def test_an_unknown_case_is_refused(case: str) -> None:
    with pytest.raises(ValueError, match="case must be one of nom, gen, dat, acc, ins, pre"):
        inflect_name("Жук", "Пётр", "", gender="m", case=case)
    with pytest.raises(ValueError, match="case must be one of"):
        inflect_post("директор", case=case)


@pytest.mark.parametrize("gender", ["", "M", "male", "ж"])
def test_an_unknown_gender_is_refused(gender: str) -> None:
    with pytest.raises(ValueError, match="gender must be one of m, f"):
        inflect_name("Жук", "Пётр", "", gender=gender, case="dat")
