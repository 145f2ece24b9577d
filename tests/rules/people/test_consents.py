"""Which consent is in force: every combination of who signed, when, how long, and how old the person is."""

from datetime import date

import pytest

from nastavnik.rules.people.consents import Consent, ConsentKind, Signer, valid_consent, why_none

DAY = date(2026, 11, 21)
CHILD = date(2016, 1, 1)  # 10
TEEN = date(2010, 1, 1)  # 16
TURNED = date(2008, 11, 21)  # 18 on this very day
ALMOST = date(2008, 11, 22)  # 18 tomorrow
ADULT = date(1985, 5, 5)
OURS, PUBLIC = ConsentKind.PROCESSING, ConsentKind.DISTRIBUTION
SELF, PARENT = Signer.SELF, Signer.REPRESENTATIVE
SIGNED = date(2025, 9, 1)


def paper(signer: Signer, kind: ConsentKind = OURS, **dates: date) -> Consent:
    return Consent(kind, dates.pop("signed", SIGNED), signer, dates.get("until"), dates.get("withdrawn"))


CASES: list[tuple[str, date | None, list[Consent], str | None]] = [
    ("a child, none", CHILD, [], "consent-none"),
    ("a child, by the parent", CHILD, [paper(PARENT)], None),
    ("a child, by himself", CHILD, [paper(SELF)], "consent-minor"),
    ("16, by the parent", TEEN, [paper(PARENT)], None),
    ("16, by himself", TEEN, [paper(SELF)], "consent-minor"),
    ("18 tomorrow, by the parent", ALMOST, [paper(PARENT)], None),
    ("18 tomorrow, by himself", ALMOST, [paper(SELF)], "consent-minor"),
    ("18 today, by the parent", TURNED, [paper(PARENT)], "consent-adult"),
    ("18 today, by himself", TURNED, [paper(SELF)], None),
    ("18 today, both", TURNED, [paper(PARENT), paper(SELF)], None),
    ("an adult, none", ADULT, [], "consent-none"),
    ("an adult, by himself", ADULT, [paper(SELF)], None),
    ("an adult, by somebody else", ADULT, [paper(PARENT)], "consent-adult"),
    ("no birth date, by the parent", None, [paper(PARENT)], None),
    ("no birth date, by himself", None, [paper(SELF)], None),
    ("no birth date, none", None, [], "consent-none"),
    ("expired yesterday", CHILD, [paper(PARENT, until=date(2026, 11, 20))], "consent-expired"),
    ("its last day", CHILD, [paper(PARENT, until=DAY)], None),
    ("withdrawn today", CHILD, [paper(PARENT, withdrawn=DAY)], "consent-withdrawn"),
    ("withdrawn from tomorrow", CHILD, [paper(PARENT, withdrawn=date(2026, 11, 22))], None),
    ("signed tomorrow", CHILD, [paper(PARENT, signed=date(2026, 11, 22))], "consent-future"),
    ("signed today", CHILD, [paper(PARENT, signed=DAY)], None),
    ("withdrawn, then given again", CHILD, [paper(PARENT, withdrawn=DAY), paper(PARENT, signed=DAY)], None),
    ("withdrawn and expired", CHILD, [paper(PARENT, withdrawn=SIGNED, until=SIGNED)], "consent-withdrawn"),
    ("only to distribution", CHILD, [paper(PARENT, PUBLIC)], "consent-none"),
    ("the parent's of an adult, withdrawn", ADULT, [paper(PARENT, withdrawn=DAY)], "consent-withdrawn"),
]


@pytest.mark.fulfils("X-17")
@pytest.mark.parametrize(("name", "born", "consents", "code"), CASES, ids=[case[0] for case in CASES])
@pytest.mark.parametrize("kind", ConsentKind)
def test_every_combination(
    name: str, born: date | None, consents: list[Consent], code: str | None, kind: ConsentKind
) -> None:
    """The two kinds follow one law; one never stands in for the other."""
    if kind is PUBLIC:
        swap = {OURS: PUBLIC, PUBLIC: OURS}
        consents = [
            Consent(swap[c.kind], c.signed_on, c.signer, c.valid_until, c.withdrawn_on) for c in consents
        ]
    problem = why_none(consents, born=born, on=DAY, kind=kind)
    assert (problem and problem.code) == code
    assert (valid_consent(consents, born=born, on=DAY, kind=kind) is None) == (code is not None)
    if problem:
        assert ("распространение" in problem.text) == (kind is PUBLIC)


def test_of_several_in_force_the_latest_is_meant() -> None:
    older, newer = paper(PARENT, signed=date(2024, 9, 1)), paper(PARENT)
    assert valid_consent([newer, older], born=CHILD, on=DAY) is newer
