"""What letters, notes and sheets of honour warn of; how they address people."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nastavnik.rules.documents.kinds import Ground, PersonInOrder
from nastavnik.rules.documents.papers import Paper, samples
from nastavnik.rules.documents.papers.analytical_note import ANALYTICAL_NOTE
from nastavnik.rules.documents.papers.approval import list_item, sentence
from nastavnik.rules.documents.papers.honours import CERTIFICATE, THANKS
from nastavnik.rules.documents.papers.letter_parts import Instruction
from nastavnik.rules.documents.papers.letters import INFORMATION_LETTER, EventLine
from nastavnik.rules.documents.papers.recommendations import RECOMMENDATIONS_LETTER, NamedRecommendation
from nastavnik.rules.documents.wording.cases import Gender
from nastavnik.rules.documents.wording.names import FullName

NBSP = "\N{NO-BREAK SPACE}"
OVER = date(2026, 11, 1)
AHEAD = date(2026, 12, 1)
LATER = Ground("приказ от 01.12.2026 № 5", AHEAD)
VIEWER = "https://docs.google.com/viewer?url=x"


@pytest.mark.parametrize(
    ("paper", "changes", "code", "blocks"),
    [
        (INFORMATION_LETTER, {"addressee": None, "addressees": " "}, "addressee-missing", True),
        (INFORMATION_LETTER, {"executor": None}, "executor-missing", False),
        (INFORMATION_LETTER, {"subject": ""}, "subject-missing", True),
        (INFORMATION_LETTER, {"figures_on": AHEAD}, "fact-later", True),
        (INFORMATION_LETTER, {"asks": (Instruction(what="назначить куратора"),)}, "term-missing", False),
        (INFORMATION_LETTER, {"asks": (Instruction(what="сдать", due=OVER),)}, "term-before-document", True),
        (INFORMATION_LETTER, {"links": (VIEWER,)}, "address-expires", False),
        (
            INFORMATION_LETTER,
            {"links": ("http://ustobrazovanie.ru/a", "http://ustbrazovanie.ru/b")},
            "address-spelt-twice",
            False,
        ),
        (RECOMMENDATIONS_LETTER, {"model_acts": (LATER,)}, "ground-later", False),
        (RECOMMENDATIONS_LETTER, {"grounds": (LATER,)}, "ground-later", False),
        (RECOMMENDATIONS_LETTER, {"grounds": ()}, "grounds-missing", False),
        (RECOMMENDATIONS_LETTER, {"common": (), "named": ()}, "recommendations-missing", True),
        (RECOMMENDATIONS_LETTER, {"published": ""}, "link-missing", False),
        (RECOMMENDATIONS_LETTER, {"report_due": OVER}, "term-before-document", True),
        (
            RECOMMENDATIONS_LETTER,
            {"named": (NamedRecommendation(organisation="Школа № 5", what="утвердить положение"),)},
            "term-missing",
            False,
        ),
        (ANALYTICAL_NOTE, {"until": date(2026, 11, 6)}, "period-reversed", True),
        (ANALYTICAL_NOTE, {"until": AHEAD}, "fact-later", True),
        (ANALYTICAL_NOTE, {"answered": 15}, "answered-too-many", True),
        (ANALYTICAL_NOTE, {"recommendations": ()}, "recommendations-missing", False),
        (ANALYTICAL_NOTE, {"grounds": ()}, "grounds-missing", False),
        (THANKS, {"merits": ""}, "merits-missing", True),
        (THANKS, {"merits": "большой вклад"}, "merits-wording", False),
        (CERTIFICATE, {"ends": date(2026, 8, 1)}, "period-reversed", True),
        (CERTIFICATE, {"starts": None}, "term-missing", False),
    ],
)
def test_each_fault_is_told(paper: Paper, changes: dict[str, Any], code: str, blocks: bool) -> None:
    full = paper.samples[0]
    assert code not in {one.code for one in paper.problems(full)}
    found = {one.code: one.blocks for one in paper.problems(replace(full, **changes))}
    assert found[code] is blocks


def _addressed(person: PersonInOrder | None, **more: Any) -> dict[str, Any]:
    return INFORMATION_LETTER.context(replace(INFORMATION_LETTER.samples[0], addressee=person, **more))


@pytest.mark.parametrize(
    ("name", "gender", "post", "to", "salutation"),
    [
        (
            FullName("Иванова", "Мария", "Петровна"), Gender.FEMALE, "директор МБОУ «Школа № 6»",
            ["Директору МБОУ «Школа № 6»", "Ивановой М. П."], "Уважаемая Мария Петровна!",
        ),
        (
            FullName("Мамедов", "Рашид", "Гасан-оглы"), Gender.MALE, "председатель комитета образования",
            ["Председателю комитета образования", "Мамедову Р. Г."], "Уважаемый Рашид Гасан-оглы!",
        ),
        (
            FullName("Шевченко", "Анна"), Gender.FEMALE, "", ["Шевченко А."], "Уважаемая госпожа Шевченко!",
        ),
    ],
)  # fmt: skip
def test_a_person_is_addressed_in_the_dative_and_by_the_right_gender(
    name: FullName, gender: Gender, post: str, to: list[str], salutation: str
) -> None:
    words = _addressed(PersonInOrder(name, gender, post=post))
    assert [one.replace(NBSP, " ") for one in words["to"]] == to
    assert words["salutation"] == salutation


@pytest.mark.parametrize(
    ("group", "salutation"),
    [
        ("Руководителям образовательных организаций", "Уважаемые руководители!"),
        ("Кураторам наставничества", "Уважаемые коллеги!"),
    ],
)
def test_a_group_is_addressed(group: str, salutation: str) -> None:
    words = _addressed(None, addressees=group)
    assert (words["to"], words["salutation"]) == ([group], salutation)


def test_acts_stand_in_the_case_of_their_sentence() -> None:
    words = RECOMMENDATIONS_LETTER.context(RECOMMENDATIONS_LETTER.samples[0])
    assert words["model_acts_ins"].startswith("приказом управления образования")
    assert words["grounds_gen"].startswith("приказа управления образования")


@pytest.mark.parametrize(
    ("gender", "role", "words"),
    [
        (Gender.FEMALE, "mentor", ("приняла", "наставника")),
        (Gender.MALE, "mentee", ("принял", "наставляемого")),
        (Gender.MALE, "participant", ("принял", "")),
    ],
)
def test_a_certificate_agrees_with_its_person(gender: Gender, role: str, words: tuple[str, str]) -> None:
    who = replace(samples.TEACHER, gender=gender)
    said = CERTIFICATE.context(replace(CERTIFICATE.samples[0], who=who, role=role))  # type: ignore[call-arg]
    assert (said["verb"], said["in_role"]) == words


def test_thanks_name_the_place_in_the_genitive() -> None:
    said = THANKS.context(replace(THANKS.samples[0], workplace="Гимназия № 1"))  # type: ignore[call-arg]
    assert said["of_place"].replace(NBSP, " ") == "Гимназии № 1 Тихвинского района"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("базы не обновляются;", "базы не обновляются"),
        ("утвердить положения.", "утвердить положения"),
        ("до 25 мая 2027 г.", "до 25 мая 2027 г."),
        ("план на 2 л. в 1 экз.;", "план на 2 л. в 1 экз."),
    ],
)
def test_a_list_puts_its_own_marks(typed: str, printed: str) -> None:
    assert list_item(typed) == printed


def test_a_paragraph_ends_with_one_stop() -> None:
    assert [sentence(one) for one in ("Готово", "Готово.", "Готово!", "")] == [
        "Готово.",
        "Готово.",
        "Готово!",
        "",
    ]


def test_an_event_without_a_day_is_a_row_all_the_same() -> None:
    words = _addressed(None, events=(EventLine(event="День наставника"),))
    assert words["events"][0]["event"] == "День наставника"
