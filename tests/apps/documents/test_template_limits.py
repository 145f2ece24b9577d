"""A template that would take all time or memory is ended in its own process, and uploads do not wait for each other."""

import io
import threading
import time
from typing import Any

import docx
import pytest
from django.db import connection

from nastavnik.documents.actions import upload_template
from nastavnik.documents.kinds import ISSUABLE, sample_contexts
from nastavnik.documents.models import TemplateRevision
from nastavnik.documents.rendering.confined import Limits, TemplateFailed, fill_confined
from nastavnik.documents.templates.checking import checked_template, template_problems
from nastavnik.orgs.models import Unit
from nastavnik.rules.outcome import Refused
from tests.apps.documents.test_rendering import DAY, template
from tests.factories import NOW, District, make_district, system

KIND = ISSUABLE["pairs-order"]
FULL = sample_contexts(KIND)[0]
SMALL = Limits(seconds=4, memory=400 << 20, made=300_000)


def table(rows: tuple[str, ...]) -> bytes:
    """A template with a table of one column."""
    document = docx.Document()
    document.add_paragraph("№ {{ number }}")
    grid = document.add_table(rows=0, cols=1)
    for text in rows:
        grid.add_row().cells[0].text = text
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def loops(deep: int, text: str = "{{ a.mentor }}") -> bytes:
    """A table whose rows are repeated for every row of every row."""
    begin = tuple(f"{{%tr for {name} in rows %}}" for name in "abc"[:deep])
    return table((*begin, text, *(["{%tr endfor %}"] * deep)))


# --- limits -------------------------------------------------------------------------------------------------


def test_loops_over_loops_are_ended_before_the_template_is_in_force() -> None:
    began = time.monotonic()
    (problem,) = template_problems(KIND, loops(3, "{{ a.mentor }} " * 40), SMALL)
    assert problem.code == "template-trial"
    assert "Упростите его" in problem.text
    assert time.monotonic() - began < SMALL.waited + 5


def test_a_loop_in_a_loop_over_a_school_passes() -> None:
    assert template_problems(KIND, loops(2)) == []


def giant(rows: int) -> dict[str, Any]:
    return FULL | {"rows": FULL["rows"][:1] * rows}


def test_a_giant_table_is_ended_for_its_time() -> None:
    with pytest.raises(TemplateFailed) as failed:
        fill_confined(loops(1), giant(60_000), title="x", dated=DAY, limits=Limits(seconds=1))
    assert failed.value.why in ("stopped", "time")


def test_a_giant_table_is_ended_for_its_memory() -> None:
    with pytest.raises(TemplateFailed) as failed:
        fill_confined(
            loops(1, "{{ a.mentor }} " * 60), giant(40_000), title="x", dated=DAY,
            limits=Limits(seconds=60, memory=350 << 20),
        )  # fmt: skip
    assert failed.value.why in ("memory", "stopped")


def test_what_is_made_may_not_be_too_large() -> None:
    with pytest.raises(TemplateFailed) as failed:
        fill_confined(loops(1), FULL, title="x", dated=DAY, limits=Limits(made=10_000))
    assert failed.value.why == "large"


def test_a_number_compared_with_a_text_is_named_as_that() -> None:
    (problem,) = template_problems(KIND, template("{% if number > 5 %}№ {{ number }}{% endif %}"))
    assert "сравниваются текст и число" in problem.text


# --- two at once --------------------------------------------------------------------------------------------


def upload(unit: Unit, text: str) -> TemplateRevision:
    checked = checked_template(KIND, template(f"{text} № {{{{ number }}}}"))
    return upload_template(checked, unit, name="шаблон.docx", note="", by=system, now=NOW)


def test_two_files_checked_at_the_same_time_get_two_numbers(district: District) -> None:
    """The check holds no lock, so both may have passed it before the first is written."""
    first, second = (checked_template(KIND, template(f"{x} {{{{ number }}}}")) for x in "АБ")
    made = [
        upload_template(one, district.school, name="ш.docx", note="", by=system, now=NOW)
        for one in (first, second)
    ]
    assert [one.number for one in made] == [1, 2]
    assert TemplateRevision.objects.get(owner=district.school, active=True) == made[1]


def test_one_file_checked_twice_is_in_force_once(district: District) -> None:
    checked = checked_template(KIND, template("№ {{ number }}"))
    upload_template(checked, district.school, name="ш.docx", note="", by=system, now=NOW)
    with pytest.raises(Refused) as refused:
        upload_template(checked, district.school, name="ш.docx", note="", by=system, now=NOW)
    assert refused.value.problems[0].code == "template-same"


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite in memory cannot serve two threads that write"
)
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_upload_at_once_get_two_numbers() -> None:
    school = make_district().school
    start, numbers = threading.Barrier(2), []

    def come(text: str) -> None:
        start.wait()
        numbers.append(upload(school, text).number)
        connection.close()

    both = [threading.Thread(target=come, args=(text,)) for text in "АБ"]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(numbers) == [1, 2]
    assert TemplateRevision.objects.filter(owner=school, active=True).count() == 1
