"""Numbers of orders: own pattern, sequence and year; no number twice, none left out, whoever is killed."""

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.db.utils import IntegrityError

from nastavnik.documents.actions import enter_outside, next_free_number, set_pattern
from nastavnik.documents.actions.registers import problems_of_number
from nastavnik.documents.kinds import ORDERS
from nastavnik.documents.models import IssuedDocument, Register
from nastavnik.rules.outcome import Conflict, Refused
from tests.apps.documents.orders import issued, make_round
from tests.factories import NOW, TODAY, District, make_district, system


@pytest.mark.fulfils("X-7")
def test_numbers_follow_the_pattern_of_the_organisation_and_the_year(district: District) -> None:
    school = district.school
    set_pattern(school, ORDERS, 2026, pattern="{n}-од", was="{n}", by=system, now=NOW)
    round_ = make_round(school)
    assert [issued(round_, None).number for _ in range(2)] == ["1-од", "2-од"]
    assert issued(round_, "14-а").number == "14-а"
    assert issued(round_, " 20-од ").number == "20-од"
    assert next_free_number(school, ORDERS, 2026) == "21-од"
    assert next_free_number(school, ORDERS, 2027) == "1-од"
    assert next_free_number(district.next_school, ORDERS, 2026) == "1"
    assert issued(round_, None, date=date(2027, 1, 11)).number == "1-од"


@pytest.mark.fulfils("X-7")
def test_a_taken_number_is_refused_with_the_next_free_one(district: District) -> None:
    round_ = make_round(district.school)
    issued(round_, "14-од")
    with pytest.raises(Refused) as refused:
        issued(round_, "14-ОД")
    (problem,) = refused.value.problems
    assert problem.code == "number-taken"
    assert "уже занят документом от 21.11.2026" in problem.text
    assert IssuedDocument.objects.count() == 1


def test_another_organisation_has_numbers_of_its_own(district: District) -> None:
    assert issued(make_round(district.school), "5").number == "5"
    district.next_school.head_surname, district.next_school.head_given = "Усова", "Анна"
    district.next_school.save()
    assert issued(make_round(district.next_school), "5").number == "5"


def test_the_database_refuses_a_number_twice(district: District) -> None:
    document = issued(make_round(district.school), "5")
    document.pk = None
    document._state.adding = True
    with pytest.raises(IntegrityError):
        document.save()


def test_a_missing_number_is_told_once(district: District) -> None:
    with pytest.raises(Refused) as refused:
        issued(make_round(district.school), " ")
    assert [problem.code for problem in refused.value.problems] == ["number-missing"]


def test_a_number_out_of_the_order_of_dates_is_only_warned_of(district: District) -> None:
    round_ = make_round(district.school)
    issued(round_, "10")
    (warning,) = problems_of_number(district.school, ORDERS, "11", date(2026, 11, 1))
    assert (warning.code, warning.blocks) == ("number-order", False)
    assert issued(round_, "11", date=date(2026, 11, 1)).number == "11"


def test_a_pattern_without_a_place_for_the_number_is_refused(district: District) -> None:
    with pytest.raises(Refused) as refused:
        set_pattern(district.school, ORDERS, 2026, pattern="од", was="{n}", by=system, now=NOW)
    assert refused.value.problems[0].where.column == "pattern"
    assert not Register.objects.exists()


def test_a_pattern_changed_by_another_is_a_conflict(district: District) -> None:
    set_pattern(district.school, ORDERS, 2026, pattern="{n}-од", was="{n}", by=system, now=NOW)
    with pytest.raises(Conflict):
        set_pattern(district.school, ORDERS, 2026, pattern="{n}-п", was="{n}", by=system, now=NOW)


# --- many at once -------------------------------------------------------------------------------------------

ISSUE = """
import sys
import django
django.setup()
from nastavnik.documents.models import IssuedDocument
from nastavnik.matching.models import Round
from tests.apps.documents.orders import issued
if sys.argv[1] == "numbers":
    print(" ".join(IssuedDocument.objects.order_by("pk").values_list("number", flat=True)))
for _ in range(int(sys.argv[1]) if sys.argv[1].isdigit() else 0):
    print(issued(Round.objects.get(), None).number, flush=True)
"""


def environment(folder: Path) -> dict[str, str]:
    """For a process of its own: a copy of the SQLite of the test, or the very database on PostgreSQL."""
    root = Path(__file__).resolve().parents[3]
    values = os.environ | {
        "NASTAVNIK_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "nastavnik.project.settings",
        "PYTHONPATH": f"{root}:{root / 'src'}",
        "NASTAVNIK_TODAY": TODAY.isoformat(),
    }
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        copy = sqlite3.connect(folder / "nastavnik.sqlite3")
        connection.connection.backup(copy)
        copy.close()
        values.pop("DATABASE_URL", None)
    else:
        address, _, _ = os.environ["DATABASE_URL"].rpartition("/")
        values["DATABASE_URL"] = f"{address}/{connection.settings_dict['NAME']}"
    return values


def begin(work: str, env: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ISSUE, work],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.fulfils("X-7")
def test_many_processes_take_each_number_once_and_a_killed_one_leaves_no_gap(tmp_path: Path) -> None:
    make_round(make_district().school)
    env = environment(tmp_path)
    victim, *others = [begin(work, env) for work in ("50", "4", "4")]
    assert victim.stdout is not None
    first = victim.stdout.readline().strip()
    victim.send_signal(signal.SIGKILL)
    victim.communicate()
    taken = []
    for one in others:
        out, err = one.communicate(timeout=120)
        assert one.returncode == 0, err
        taken += out.split()
    out, err = begin("numbers", env).communicate(timeout=60)
    numbers = [int(number) for number in out.split()]
    assert numbers == list(range(1, len(numbers) + 1)), err
    assert len(set(taken)) == 8
    assert {int(number) for number in [*taken, first]} <= set(numbers)


# --- numbers taken outside the system -----------------------------------------------------------------------

ENTER = """
import sys
from datetime import date
import django
django.setup()
from nastavnik.documents.actions import enter_outside, next_free_number
from nastavnik.documents.models import OutsideEntry
from nastavnik.matching.models import Round
from nastavnik.orgs.models import Unit
from nastavnik.rules.outcome import Refused
from tests.apps.documents.orders import issued
from tests.factories import NOW, TODAY, system
round_ = Round.objects.get()
taken = []
while len(taken) < int(sys.argv[2]):
    if sys.argv[1] == "issue":
        taken.append(issued(round_, None).number)
        continue
    number = next_free_number(round_.organisation, "orders", 2026)
    try:
        enter_outside(
            round_.organisation, "orders", number=number, dated=TODAY, title="О смотре", today=TODAY, by=system, now=NOW
        )
        taken.append(number)
    except Refused as refused:
        assert [one.code for one in refused.problems] in (["number-taken"], ["outside-twice"]), refused
print(" ".join(taken))
"""


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.fulfils("X-7")
def test_two_who_register_at_once_keep_different_numbers_whichever_way(tmp_path: Path) -> None:
    make_round(make_district().school)
    env = environment(tmp_path)
    works = [("issue", "4"), ("enter", "4"), ("enter", "4")]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", ENTER, *work], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for work in works
    ]  # fmt: skip
    taken: list[str] = []
    for one in running:
        out, err = one.communicate(timeout=120)
        assert one.returncode == 0, err
        taken += out.split()
    assert sorted(int(number) for number in taken) == list(range(1, 13))


def test_a_number_entered_by_hand_is_not_given_again(district: District) -> None:
    enter_outside(
        district.school, ORDERS, number="1", dated=TODAY, title="О смотре", today=TODAY, by=system, now=NOW
    )
    assert next_free_number(district.school, ORDERS, 2026) == "2"
    with pytest.raises(Refused) as refused:
        issued(make_round(district.school), "1")
    assert refused.value.problems[0].code == "number-taken"
    assert issued(make_round(district.school), None).number == "2"


def test_the_count_goes_on_when_the_pattern_changes_within_a_year(district: District) -> None:
    round_ = make_round(district.school)
    assert [issued(round_, None).number for _ in range(2)] == ["1", "2"]
    set_pattern(district.school, ORDERS, 2026, pattern="{n}-од", was="{n}", by=system, now=NOW)
    assert issued(round_, None).number == "3-од"
    assert issued(round_, None, date=date(2027, 1, 11)).number == "1-од"
