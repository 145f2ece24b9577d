"""Templates: which one holds, what is refused and where the fault stands, back to a former revision."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.shared import Mm

from nastavnik.documents.actions import bring_back, upload_template, withdraw_templates
from nastavnik.documents.kinds import ISSUABLE
from nastavnik.documents.models import TemplateRevision
from nastavnik.documents.queries import levels_of
from nastavnik.documents.templates.checking import checked_template, template_problems
from nastavnik.documents.templates.choosing import built_in_revision, content_of, template_for
from nastavnik.journal.models import Entry
from nastavnik.orgs.models import Unit
from nastavnik.rules.outcome import Refused
from tests.apps.documents.orders import issued, make_round, read_back, stored
from tests.apps.documents.test_rendering import BUILT_IN, template
from tests.factories import NOW, District, system

KIND = ISSUABLE["pairs-order"]


def upload(unit: Unit, content: bytes, note: str = "") -> TemplateRevision:
    checked = checked_template(KIND, content)
    return upload_template(checked, unit, name="шаблон.docx", note=note, by=system, now=NOW)


def back(revision: TemplateRevision) -> None:
    content = content_of(revision)
    assert content
    bring_back(revision, checked_template(KIND, content), by=system, now=NOW)


def own(text: str) -> bytes:
    """A small template of one's own, told from others by a text."""
    return template(f"{text} № {{{{ number }}}}")


def changed(change: Callable[[Document], object]) -> bytes:
    """The built-in template after an edit in an office program."""
    document = docx.Document(io.BytesIO(BUILT_IN))
    change(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def repacked(content: bytes = BUILT_IN, *, drop: str = "", **parts: bytes) -> bytes:
    """The archive with parts added or replaced; «__» in a name stands for a slash, «_dot_» for a dot."""
    named = {key.replace("__", "/").replace("_dot_", "."): value for key, value in parts.items()}
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in source.infolist():
            if member.filename != drop and member.filename not in named:
                new.writestr(member.filename, source.read(member))
        for name, value in named.items():
            new.writestr(name, value)
    return target.getvalue()


def part(name: str, content: bytes = BUILT_IN) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def codes(content: bytes) -> set[str]:
    return {problem.code for problem in template_problems(KIND, content)}


# --- which one holds ----------------------------------------------------------------------------------------


@pytest.mark.fulfils("S0-1.15")
def test_the_nearest_template_above_holds_and_its_origin_is_kept(district: District) -> None:
    school, district_unit, region = district.school, district.municipality, district.region
    assert template_for(KIND, school) == built_in_revision(KIND)
    regional = upload(region, own("Область"))
    assert template_for(KIND, school) == regional
    municipal = upload(district_unit, own("Район"))
    assert template_for(KIND, school) == municipal
    assert template_for(KIND, district.far_school) == regional
    local = upload(school, own("Школа"))
    assert template_for(KIND, school) == local
    assert template_for(KIND, district.next_school) == municipal
    assert [(one.unit and one.unit.short_name, one.chosen) for one in levels_of(KIND, school)] == [
        (None, False), ("Заречная область", False), ("Тихвинский район", False), ("Школа № 5", True),
    ]  # fmt: skip


def test_an_order_is_made_by_the_template_in_force_and_remembers_its_revision(district: District) -> None:
    revision = upload(district.municipality, own("Приказ района"))
    document = issued(make_round(district.school), "5")
    assert read_back(stored(document)) == ["Приказ района № 5"]
    assert document.template == revision
    upload(district.municipality, own("Новый приказ"))
    assert read_back(stored(document)) == ["Приказ района № 5"]


def test_revisions_follow_each_other_and_a_former_one_comes_back(district: District) -> None:
    first, second = upload(district.school, own("А")), upload(district.school, own("Б"), note="новая шапка")
    assert (first.number, second.number, second.note) == (1, 2, "новая шапка")
    assert template_for(KIND, district.school) == second
    back(first)
    assert template_for(KIND, district.school) == first
    assert upload(district.school, own("В")).number == 3
    assert TemplateRevision.objects.filter(owner=district.school, active=True).count() == 1
    verbs = list(
        Entry.objects.filter(object_type="documents.templaterevision").values_list("verb", flat=True)
    )
    assert verbs.count("documents.template.uploaded") == 3
    assert verbs.count("documents.template.brought_back") == 1


def test_a_unit_goes_back_to_the_level_above_and_keeps_its_own(district: District) -> None:
    revision = upload(district.school, own("А"))
    withdraw_templates(KIND, district.school, by=system, now=NOW)
    assert template_for(KIND, district.school) == built_in_revision(KIND)
    assert content_of(revision) is not None
    back(revision)
    assert template_for(KIND, district.school) == revision


def test_the_same_file_is_not_a_new_revision(district: District) -> None:
    content = own("А")
    upload(district.school, content)
    with pytest.raises(Refused) as refused:
        upload(district.school, content)
    assert refused.value.problems[0].code == "template-same"


@pytest.mark.django_db
def test_a_new_built_in_file_makes_a_new_revision() -> None:
    assert built_in_revision(KIND) == built_in_revision(KIND)
    TemplateRevision.objects.update(sha256="0" * 64)
    newer = built_in_revision(KIND)
    assert newer.number == 2
    assert content_of(TemplateRevision.objects.get(number=1)) is None
    assert content_of(newer) == BUILT_IN


# --- what is accepted ---------------------------------------------------------------------------------------


def test_the_built_in_template_passes_its_own_check() -> None:
    assert template_problems(KIND, BUILT_IN) == []


def test_an_edited_template_passes_and_prints_the_edit(district: District) -> None:
    def edit(document: Document) -> None:
        document.paragraphs[0].insert_paragraph_before("Утверждённый бланк")
        document.sections[0].left_margin = Mm(25)

    upload(district.school, changed(edit))
    assert "Утверждённый бланк" in read_back(stored(issued(make_round(district.school))))


def test_a_tag_that_word_has_torn_into_runs_is_mended(district: District) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("Номер {", "{ num", "ber }", "}"):
        paragraph.add_run(piece).bold = piece == "{ num"
    written = io.BytesIO()
    document.save(written)
    upload(district.school, written.getvalue())
    assert read_back(stored(issued(make_round(district.school), "9"))) == ["Номер 9"]


@pytest.mark.parametrize(
    ("paragraphs", "code", "words"),
    [
        (["№ {{ numbr }} от {{ date }}"], "template-unknown",
         "Абзац «№ {{ numbr }} от {{ date }}»: нет такого значения: «numbr». Похоже на «number»."),
        (["{{ organisation.ful_name }}"], "template-unknown", "Похоже на «organisation.full_name»."),
        (["{{ person.name }}"], "template-unknown", "значение «person.name» есть только внутри своего цикла."),
        (["{% if 0 %}{{ nobody }}{% endif %}{{ number }}"], "template-unknown", "«nobody»"),
        (["Номер {{ number", "}}"], "template-torn", "Абзац «Номер {{ number»: метка разорвана"),
        (["{%p for item in items %}", "{{ item.text }}"], "template-open",
         "Ниже должно стоять {%p endfor %}."),
        (["{% endif %}{{ number }}"], "template-open", "лишнее {% endif %}"),
        (["{% for i in items %}", "{{ i.text }}{% endfor %}"], "template-place", "стоят в разных местах"),
        (["{%tr for row in rows %}", "{%tr endfor %}"], "template-place", "работает только в таблице"),
        (["{%p if number %} есть", "{%p endif %}"], "template-place", "убирает весь свой абзац"),
        (["{% for x in number %}{{ x }}{% endfor %}"], "template-loop", "«number» — не список"),
        (["{{ 7*7 }}"], "template-forbidden", "чего в шаблоне нельзя"),
        (["{{ number.__class__ }}"], "template-unknown", "«number.__class__»"),
        (["{{ ''.__class__ }}"], "template-forbidden", "не название значения"),
        (["{% include 'x' %}{{ number }}"], "template-command", "такой команды в шаблоне нет"),
        (["{{ number|attr('x') }}"], "template-filter", "такого преобразования нет: attr"),
        (["{{ number }"], "template-torn", "разорвана"),
        (["{% if number == «5» %}{{ number }}{% endif %}"], "template-syntax", "фигурные кавычки"),
        (["{{ number date }}"], "template-syntax", "написана с ошибкой"),
        (["Приказ без меток"], "template-empty", "нет ни одной метки"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_paragraph(paragraphs: list[str], code: str, words: str) -> None:
    found = template_problems(KIND, template(*paragraphs))
    assert code in {problem.code for problem in found}
    assert any(words in problem.text for problem in found), [problem.text for problem in found]


def test_a_fault_in_a_header_and_in_a_table_is_found() -> None:
    def spoil(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ nummer }}"
        document.tables[-1].rows[2].cells[1].paragraphs[0].text = "{{ row.mentr }}"

    texts = [problem.text for problem in template_problems(KIND, changed(spoil))]
    assert any(text.startswith("Верхний колонтитул, абзац «{{ nummer }}»") for text in texts)
    assert any("«row.mentr». Похоже на «row.mentor»" in text for text in texts)


def test_a_refused_template_leaves_the_former_one_in_force(district: District) -> None:
    first = upload(district.school, own("А"))
    with pytest.raises(Refused):
        upload(district.school, template("{{ numbr }}"))
    assert template_for(KIND, district.school) == first
    assert TemplateRevision.objects.filter(owner=district.school).count() == 1


# --- evil files ---------------------------------------------------------------------------------------------

RELATIONS = "word/_rels/document.xml.rels"


def with_relation(kind: str, target: str) -> bytes:
    relation = (
        f'<Relationship Id="evil" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )
    changed_part = part(RELATIONS).replace(b"</Relationships>", relation.encode())
    return repacked(word___rels__document_dot_xml_dot_rels=changed_part)


def with_text(before: bytes, after: bytes) -> bytes:
    body = part("word/document.xml")
    assert before in body
    return repacked(word__document_dot_xml=body.replace(before, after, 1))


EVIL: dict[str, tuple[Callable[[], bytes], str]] = {
    "not a zip": (lambda: b"hello", "template-not-docx"),
    "old word": (lambda: b"\xd0\xcf\x11\xe0" + b"0" * 600, "template-not-docx"),
    "truncated": (lambda: BUILT_IN[:20000], "template-damaged"),
    "another archive": (lambda: repacked(drop="word/document.xml"), "template-not-docx"),
    "macro": (lambda: repacked(word__vbaProject_dot_bin=b"x"), "template-macro"),
    "macro type": (
        lambda: repacked(**{
            "[Content_Types]_dot_xml": part("[Content_Types].xml").replace(
                b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml"
            )
        }),
        "template-macro",
    ),
    "embedded object": (lambda: repacked(word__embeddings__oleObject1_dot_bin=b"x"), "template-macro"),
    "remote image": (lambda: with_relation("image", "http://evil.example/x.png"), "template-outside"),
    "remote template": (lambda: with_relation("attachedTemplate", "http://evil.example/x.dotm"), "template-outside"),
    "link": (lambda: with_relation("hyperlink", "https://evil.example"), "template-outside"),
    "file field": (
        lambda: with_text(b"<w:sectPr", b'<w:p><w:r><w:instrText>INCLUDETEXT "/etc/passwd"</w:instrText></w:r></w:p><w:sectPr'),
        "template-outside",
    ),
    "entities": (
        lambda: repacked(word__document_dot_xml=b'<!DOCTYPE x [<!ENTITY e "x">]>' + part("word/document.xml")),
        "template-damaged",
    ),
    "bomb": (lambda: repacked(word__media__a_dot_png=b"\0" * 60_000_000), "template-bomb"),
    "large xml": (lambda: repacked(word__footnotes_dot_xml=b" " * 9_000_000), "template-bomb"),
    "many parts": (lambda: repacked(**{f"word__x{n}": b"" for n in range(600)}), "template-bomb"),
    "large file": (lambda: b"PK\x03\x04" + b"0" * 5_000_001, "template-large"),
    "no picture": (lambda: repacked(word__media__a_dot_png=b"not a picture"), "template-picture"),
    "vector picture": (lambda: repacked(word__media__a_dot_emf=b"x"), "template-picture"),
    "climbing name": (lambda: repacked(**{"word/../../x": b"x"}), "template-damaged"),
    "broken xml": (lambda: with_text(b"<w:body>", b"<w:body><w:p>"), "template-damaged"),
}  # fmt: skip


@pytest.mark.parametrize("name", EVIL)
def test_an_evil_file_is_refused_in_a_sentence(name: str) -> None:
    make, code = EVIL[name]
    found = template_problems(KIND, make())
    assert code in {problem.code for problem in found}
    assert all(problem.text.endswith(".") for problem in found)


def test_a_picture_of_too_many_points_is_refused() -> None:
    header = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (20000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    picture = header + b"\0\0\0\0" + b"\0\0\0\0IEND\xaeB`\x82"
    found = template_problems(KIND, repacked(word__media__a_dot_png=picture))
    assert "20000 × 20000" in found[0].text


def test_an_address_of_mail_may_stand_as_a_link() -> None:
    assert codes(with_relation("hyperlink", "mailto:school@school.example")) == set()
