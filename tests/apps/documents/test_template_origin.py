"""What a unit's own template was made from, what has changed above since, and how two templates differ in words."""

import io

import docx
import pytest

from nastavnik.documents.actions import bring_back, keep_own, upload_template, withdraw_templates
from nastavnik.documents.kinds import ISSUABLE
from nastavnik.documents.models import TemplateRevision
from nastavnik.documents.queries import KindHere, kinds_here
from nastavnik.documents.templates.checking import checked_template
from nastavnik.documents.templates.choosing import (
    built_in_revision,
    content_of,
    template_above,
    template_for,
)
from nastavnik.documents.templates.comparing import State, TooLong, differences
from nastavnik.documents.templates.standing import compared, standing_of
from nastavnik.journal.models import Entry
from nastavnik.orgs.models import Unit
from nastavnik.rules.outcome import Refused
from tests.apps.documents.test_rendering import BUILT_IN, template
from tests.apps.documents.test_template_limits import table
from tests.factories import NOW, District, system

KIND = ISSUABLE["pairs-order"]


def upload(unit: Unit, *paragraphs: str, in_force: bool = True) -> TemplateRevision:
    checked = checked_template(KIND, template(*paragraphs, "№ {{ number }}"))
    return upload_template(
        checked, unit, name="ш.docx", note="", by=system, now=NOW, in_force=in_force
    )  # fmt: skip


def here(unit: Unit) -> KindHere:
    return next(one for one in kinds_here(unit) if one.kind is KIND)


# --- origin -------------------------------------------------------------------------------------------------


@pytest.mark.fulfils("S0-1.15")
def test_a_revision_keeps_what_was_in_force_above_when_it_was_made(district: District) -> None:
    regional = upload(district.region, "Область")
    assert regional.based_on == built_in_revision(KIND)
    own = upload(district.school, "Школа")
    assert own.based_on == regional
    municipal = upload(district.municipality, "Район")
    own.refresh_from_db()
    assert (own.based_on, template_above(KIND, district.school)) == (regional, municipal)


def test_a_built_in_template_that_was_built_on_is_kept_for_the_next_version_of_the_program(
    district: District,
) -> None:
    own = upload(district.school, "Школа")
    upload(district.next_school, "Другая школа")
    built_in = own.based_on
    assert built_in is not None
    TemplateRevision.objects.filter(pk=built_in.pk).update(sha256="0" * 64)  # as a newer program sees it
    standing = standing_of(KIND, district.school)
    assert standing.behind
    assert standing.known is not None
    assert standing.above.number == standing.known.number + 1
    assert content_of(standing.known) == BUILT_IN
    assert compared(standing.known, standing.above) == []


def test_the_unit_sees_that_the_template_above_has_changed_since(district: District) -> None:
    upload(district.municipality, "Район, 1")
    own = upload(district.school, "Школа")
    assert here(district.school) == KindHere(KIND, own, own=True, behind=False)
    newer = upload(district.municipality, "Район, 2")
    assert here(district.school).behind
    assert standing_of(KIND, district.school).above == newer
    assert not here(district.next_school).behind
    assert here(district.next_school).revision == newer


def test_the_same_words_above_again_are_no_change(district: District) -> None:
    first = upload(district.municipality, "Район, 1")
    upload(district.school, "Школа")
    upload(district.municipality, "Район, 2")
    content = content_of(first)
    assert content
    bring_back(first, checked_template(KIND, content), by=system, now=NOW)
    assert not here(district.school).behind


def test_a_template_withdrawn_above_is_a_change_too(district: District) -> None:
    upload(district.municipality, "Район")
    upload(district.school, "Школа")
    withdraw_templates(KIND, district.municipality, by=system, now=NOW)
    assert here(district.school).behind
    assert standing_of(KIND, district.school).above == built_in_revision(KIND)


def test_a_unit_keeps_its_own_after_it_looked_and_the_origin_stays(district: District) -> None:
    first = upload(district.municipality, "Район, 1")
    upload(district.school, "Школа")
    second = upload(district.municipality, "Район, 2")
    kept = keep_own(KIND, district.school, second.pk, by=system, now=NOW)
    assert kept is not None
    assert (kept.based_on, kept.reconciled_with) == (first, second)
    assert not here(district.school).behind
    assert Entry.objects.filter(verb="documents.template.kept").count() == 1
    upload(district.municipality, "Район, 3")
    assert here(district.school).behind


def test_what_was_looked_at_must_still_be_above(district: District) -> None:
    upload(district.municipality, "Район, 1")
    own = upload(district.school, "Школа")
    second = upload(district.municipality, "Район, 2")
    upload(district.municipality, "Район, 3")
    with pytest.raises(Refused) as refused:
        keep_own(KIND, district.school, second.pk, by=system, now=NOW)
    assert refused.value.problems[0].code == "template-above-changed"
    own.refresh_from_db()
    assert own.reconciled_with is None


def test_without_an_own_template_there_is_nothing_to_keep(district: District) -> None:
    above = template_for(KIND, district.school)
    assert keep_own(KIND, district.school, above.pk, by=system, now=NOW) is None


def test_a_revision_made_before_origins_were_kept_tells_nothing_of_them(district: District) -> None:
    own = upload(district.school, "Школа")
    TemplateRevision.objects.filter(pk=own.pk).update(based_on=None)
    upload(district.municipality, "Район")
    standing = standing_of(KIND, district.school)
    assert (standing.known, standing.behind, here(district.school).behind) == (None, False, False)


def test_a_revision_that_is_only_kept_is_not_in_force(district: District) -> None:
    first = upload(district.school, "А")
    draft = upload(district.school, "Б", in_force=False)
    assert (draft.number, draft.active) == (2, False)
    assert template_for(KIND, district.school) == first
    content = content_of(draft)
    assert content
    bring_back(draft, checked_template(KIND, content), by=system, now=NOW)
    assert template_for(KIND, district.school) == draft


def test_a_file_that_was_not_checked_does_not_come_into_force(district: District) -> None:
    draft = upload(district.school, "Б", in_force=False)
    with pytest.raises(ValueError, match="another file"):
        bring_back(draft, checked_template(KIND, BUILT_IN), by=system, now=NOW)


# --- words --------------------------------------------------------------------------------------------------


def told(before: bytes, after: bytes) -> list[str]:
    """«+» added, «-» removed, «~» changed: «[-было-]{+стало+}»."""
    signs = {State.ADDED: "+", State.REMOVED: "-", State.CHANGED: "~"}
    marks = {State.SAME: "{}", State.REMOVED: "[-{}-]", State.ADDED: "{{+{}+}}"}
    lines = []
    for one in differences(before, after):
        whole = one.state is not State.CHANGED
        text = "".join(p.text if whole else marks[p.state].format(p.text) for p in one.pieces)
        lines.append(f"{signs[one.state]} {text}")
    return lines


def test_added_removed_and_changed_lines_are_told() -> None:
    before = template("Приказ", "Назначить куратором {{ curator.acc }}.", "Лишний абзац", "Конец")
    after = template("Приказ", "Назначить ответственным {{ curator.acc }}.", "Конец", "Приложение")
    assert told(before, after) == [
        "~ Назначить [-куратором-]{+ответственным+} {{ curator.acc }}.",
        "- Лишний абзац",
        "+ Приложение",
    ]


def test_a_line_is_found_after_what_both_have() -> None:
    (one,) = differences(template("Приказ", "Конец"), template("Приказ", "Новое слово", "Конец"))
    assert (one.state, one.after, one.place) == (State.ADDED, "Приказ", "")


def test_a_tag_is_one_word() -> None:
    found = told(template("Дата {{ date }} года, с. Тихое"), template("Дата {{ date_short }} года, с. Тихое"))
    assert found == ["~ Дата [-{{ date }}-]{+{{ date_short }}+} года, с. Тихое"]


def test_places_are_named_table_and_footer() -> None:
    before, after = table(("Строка",)), table(("Строка", "Новая строка"))
    document = docx.Document(io.BytesIO(after))
    document.sections[0].footer.paragraphs[0].text = "Внизу листа"
    written = io.BytesIO()
    document.save(written)
    found = {one.pieces[0].text: one.place for one in differences(before, written.getvalue())}
    assert found == {"Новая строка": "таблица", "Внизу листа": "нижний колонтитул"}


def test_another_look_is_no_other_text() -> None:
    document = docx.Document(io.BytesIO(BUILT_IN))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.bold = True
    written = io.BytesIO()
    document.save(written)
    assert differences(BUILT_IN, written.getvalue()) == []


def test_what_nobody_would_read_is_not_compared() -> None:
    with pytest.raises(TooLong):
        differences(template(*["Абзац"] * 1001), template("Абзац"))


@pytest.mark.parametrize("code", ISSUABLE)
def test_every_built_in_template_is_short_enough_to_be_compared(code: str, settings) -> None:  # type: ignore[no-untyped-def]  # pytest-django's fixture
    content = (settings.DOCUMENT_TEMPLATES / ISSUABLE[code].built_in).read_bytes()
    assert differences(content, content) == []
