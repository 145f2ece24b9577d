"""Templates of letters, of the analytical note, of thanks and certificates."""

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from tools.document_templates.layout import PORTRAIT_TEXT, element
from tools.document_templates.parts import LIST_END, Sheet, letterhead

DASH = "{{% if item.{0} %}}{{{{ item.{0} }}}}{{% else %}}—{{% endif %}}"
FIGURES = (
    ("№", 6, "{{ item.number }}"),
    ("Показатель", 50, "{{ item.title }}"),
    ("План", 12, DASH.format("plan")),
    ("Факт", 12, DASH.format("fact")),
    ("Оценка", 20, DASH.format("status")),
)
INSTRUCTION = (
    "{{ item.what }}{% if item.due %} до\u00a0{{ item.due }}{% endif %}"
    "{% if item.responsible %} (отв.: {{ item.responsible }}){% endif %}" + LIST_END
)


def _letter(sheet: Sheet) -> None:
    document = sheet.document
    letterhead(document)
    line = document.add_paragraph("{{ date }}\t№\u00a0{{ number }}", "Дата и номер")
    line.paragraph_format.tab_stops.add_tab_stop(PORTRAIT_TEXT, WD_TAB_ALIGNMENT.RIGHT)
    sheet.text("На {{ reply_to }}", when="reply_to", style="Дата и номер")
    document.add_paragraph("", "Бланк: сведения")
    sheet.text("{{ line }}", each="line in to", style="Адресат")
    document.add_heading("{{ title }}", 2)
    greeting = document.add_paragraph("{{ salutation }}")
    greeting.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    greeting.paragraph_format.space_after = Pt(10)
    greeting.paragraph_format.keep_with_next = True


def _executor(sheet: Sheet) -> None:
    sheet.text(
        "{{ executor.name }}{% if executor_phone %}, тел.\u00a0{{ executor_phone }}{% endif %}",
        when="executor",
        style="Исполнитель",
    )


def information_letter() -> Document:
    """The letter that tells organisations how the model is carried out."""
    sheet = Sheet("Информационное письмо о реализации целевой модели наставничества")
    _letter(sheet)
    sheet.text("Информируем о реализации целевой модели наставничества {{ period }}.", when="period")
    sheet.text("{{ item }}", each="item in body")
    with sheet.only("figures"):
        sheet.text("Показатели{% if figures_on %} на {{ figures_on }}{% endif %}:")
        _keep_with_next(sheet)
        sheet.table("Показатели", FIGURES, each="item in figures")
        _room(sheet)
    with sheet.only("events"):
        sheet.text("Ближайшие мероприятия:")
        _keep_with_next(sheet)
        sheet.table(
            "Ближайшие мероприятия",
            (
                ("Мероприятие", 46, "{{ item.event }}"),
                ("Когда", 24, DASH.format("term")),
                ("Где", 30, DASH.format("place")),
            ),
            each="item in events",
        )
        _room(sheet)
    with sheet.only("asks"):
        sheet.text("Просим:")
        sheet.bullet(INSTRUCTION, each="item in asks")
    with sheet.only("links"):
        sheet.text("Материалы размещены по {% if links | length == 1 %}ссылке{% else %}ссылкам{% endif %}:")
        sheet.bullet("{{ item }}", each="item in links")
    with sheet.only("annexes"):
        sheet.text(
            "Приложение: {% for item in annexes %}{% if annexes | length != 1 %}{{ loop.index }}) {% endif %}{{ item }}"
            "{% if not loop.last %}; {% endif %}{% endfor %}."
        )
    sheet.signature()
    _executor(sheet)
    return sheet.document


def recommendations_letter() -> Document:
    """«О направлении адресных рекомендаций» with the recommendations in the annex."""
    sheet = Sheet("Письмо о направлении адресных рекомендаций")
    _letter(sheet)
    sheet.text(
        "В целях реализации целевой модели наставничества {{ of_whom }}{% if period %} {{ period }}{% endif %}"
        "{% if model_acts_ins %}, утверждённой {{ model_acts_ins }},{% endif %} по результатам мониторинга"
        "{% if grounds_gen %}, проведённого на основании {{ grounds_gen }},{% endif %} подготовлены адресные "
        "рекомендации (приложение)."
    )
    sheet.text(
        "Просим рассмотреть рекомендации, организовать их выполнение"
        "{% if report_due %} и сообщить о результатах до\u00a0{{ report_due }}{% endif %}."
    )
    sheet.text("Письмо и рекомендации размещены по ссылке: {{ published }}", when="published")
    sheet.text("Приложение: адресные рекомендации в 1\u00a0экз.")
    sheet.signature()
    _executor(sheet)
    sheet.annex("Адресные рекомендации", mark="Приложение к письму {{ reference }}")
    _recommendations(sheet)
    return sheet.document


def _recommendations(sheet: Sheet) -> None:
    sheet.document.add_paragraph(
        "по результатам мониторинга реализации целевой модели наставничества {{ of_whom }}"
        "{% if period %} {{ period }}{% endif %}",
        "Бланк",
    )
    sheet.section("Основание и цель", when="readers or grounds_gen or note_link or aim or expected")
    sheet.clause("Рекомендации составлены для {{ readers }}.", when="readers")
    sheet.clause("Мониторинг проведён на основании {{ grounds_gen }}.", when="grounds_gen")
    sheet.clause("Аналитическая справка размещена по ссылке: {{ note_link }}", when="note_link")
    sheet.clause("Цель рекомендаций\u00a0– {{ aim }}.", when="aim")
    sheet.clause("Ожидаемый результат: {{ expected }}.", when="expected")
    sheet.section("Выявленные дефициты")
    sheet.clause("По результатам мониторинга выявлено:")
    sheet.bullet("{{ item }}" + LIST_END, each="item in deficits")
    with sheet.only("common"):
        sheet.section("Рекомендации всем организациям")
        sheet.table(
            "Рекомендации всем организациям",
            (
                ("№", 6, "{{ item.number }}"),
                ("Рекомендация", 52, "{{ item.what }}"),
                ("Срок", 18, DASH.format("due_short")),
                ("Ответственный", 24, DASH.format("responsible")),
            ),
            each="item in common",
        )
    with sheet.only("named"):
        sheet.section("Рекомендации отдельным организациям")
        sheet.table(
            "Рекомендации отдельным организациям",
            (
                ("№", 5, "{{ item.number }}"),
                ("Организация", 21, "{{ item.organisation }}"),
                ("Дефицит", 22, DASH.format("deficit")),
                ("Рекомендация", 31, "{{ item.what }}"),
                ("Срок, ответственный", 21, _due_and_who()),
            ),
            each="item in named",
        )
    with sheet.only("algorithm"):
        sheet.section("Алгоритм работы по этапам")
        sheet.table(
            "Алгоритм работы по этапам",
            (
                ("№", 6, "{{ item.number }}"),
                ("Этап, срок", 30, "{{ item.stage }}{% if item.term %} ({{ item.term }}){% endif %}"),
                ("Суть этапа", 34, DASH.format("essence")),
                ("Документы", 30, DASH.format("documents")),
            ),
            each="item in algorithm",
        )
    with sheet.only("links"):
        sheet.section("Шаблоны и образцы документов")
        sheet.clause("Документы для работы по этапам размещены:")
        sheet.bullet("{{ item }}", each="item in links")


def _due_and_who() -> str:
    return (
        "{% if item.due_short %}{{ item.due_short }}{% else %}—{% endif %}"
        "{% if item.responsible %}, {{ item.responsible }}{% endif %}"
    )


def analytical_note() -> Document:
    """«Аналитическая справка по итогам мониторинга»."""
    sheet = Sheet("Аналитическая справка по итогам мониторинга")
    letterhead(sheet.document)
    sheet.document.add_heading("{{ kind }}", 1)
    sheet.document.add_paragraph(
        "по итогам мониторинга реализации целевой модели наставничества {{ of_whom }}", "Заголовок приложения"
    )
    sheet.date_and_number()
    _note_begins(sheet)
    _note_figures(sheet)
    _note_ends(sheet)
    sheet.signature()
    _executor_only(sheet)
    _note_annex(sheet)
    return sheet.document


def _note_begins(sheet: Sheet) -> None:
    sheet.section("Общие сведения")
    sheet.clause(
        "Основание мониторинга: {% for item in grounds %}{{ item.text }}{% if not loop.last %}; {% endif %}{% endfor %}.",
        when="grounds",
    )
    sheet.clause("Мониторинг проведён {{ term }}.")
    sheet.clause("Цель мониторинга\u00a0– {{ aim }}.", when="aim")
    with sheet.only("methods"):
        sheet.clause("Методы сбора сведений:")
        sheet.bullet("{{ item }}" + LIST_END, each="item in methods")
    sheet.clause(
        "Охват: {% if asked %}организаций всего\u00a0– {{ asked }}{% endif %}{% if asked and answered %}, {% endif %}"
        "{% if answered %}представили сведения\u00a0– {{ answered }}{% endif %}.",
        when="asked or answered",
    )


def _note_figures(sheet: Sheet) -> None:
    with sheet.only("figures"):
        sheet.section("Показатели")
        sheet.text("Показатели территории{% if figures_on %} на {{ figures_on }}{% endif %}.")
        _keep_with_next(sheet)
        sheet.table("Показатели территории", FIGURES, each="item in figures")
    sheet.text("Показатели по организациям приведены в приложении.", when="organisations", style="Итог")


def _note_ends(sheet: Sheet) -> None:
    sheet.section("Анализ")
    sheet.clause("{{ item }}", each="item in analysis")
    with sheet.only("deficits"):
        sheet.clause("Выявлены дефициты:")
        sheet.bullet("{{ item }}" + LIST_END, each="item in deficits")
    with sheet.only("causes"):
        sheet.clause("Причины дефицитов:")
        sheet.bullet("{{ item }}" + LIST_END, each="item in causes")
    sheet.section("Выводы и рекомендации")
    sheet.clause("{{ item }}", each="item in conclusions")
    with sheet.only("recommendations"):
        sheet.clause("Рекомендуется:")
        sheet.bullet(INSTRUCTION, each="item in recommendations")
    sheet.clause("Материалы мониторинга: {{ link }}", when="link")


def _note_annex(sheet: Sheet) -> None:
    sheet.annex(
        "{% if organisations %}Показатели по организациям{% if figures_on %} на {{ figures_on }}{% endif %}{% endif %}",
        landscape=True,
        mark="{% if organisations %}Приложение к аналитической справке {{ reference }}{% endif %}",
    )
    with sheet.only("organisations"):
        sheet.table(
            "Показатели по организациям",
            (
                ("№", 5, "{{ item.number }}"),
                ("Организация (муниципалитет)", 33, "{{ item.unit }}"),
                ("Доля наставляемых 10–19 лет", 14, DASH.format("mentees")),
                ("Доля наставников 15–19 лет", 14, DASH.format("mentors")),
                ("Доля молодых специалистов", 14, DASH.format("young")),
                ("Примечание", 20, "{{ item.remark }}"),
            ),
            each="item in organisations",
        )


def _executor_only(sheet: Sheet) -> None:
    sheet.text("Исполнитель: {{ executor.short }}", when="executor", style="Исполнитель")


def _keep_with_next(sheet: Sheet) -> None:
    sheet.document.paragraphs[-1].paragraph_format.keep_with_next = True


def _room(sheet: Sheet) -> None:
    sheet.document.add_paragraph("", "Бланк: черта")


# --- sheets of honour ---------------------------------------------------------------------------------------


def thanks() -> Document:
    """«Благодарность»: one framed sheet."""
    sheet = Sheet("Благодарность")
    _framed(sheet)
    _line(sheet, "{{ organisation.full_name }}", 14, before=40)
    _line(sheet, "БЛАГОДАРНОСТЬ", 34, bold=True, before=110, after=24)
    _line(sheet, "объявляется", 15, after=22)
    _line(sheet, "{{ who.dat }}", 24, bold=True, after=10)
    _whose(sheet, "{{ who.post_dat }}", "who.post")
    _line(sheet, "{{ merits }}", 16, before=24, after=120)
    _honour_ends(sheet)
    return sheet.document


def certificate() -> Document:
    """«Сертификат»: one framed sheet, landscape."""
    sheet = Sheet("Сертификат", landscape=True)
    _framed(sheet)
    _line(sheet, "{{ organisation.full_name }}", 14, before=14)
    _line(sheet, "СЕРТИФИКАТ", 34, bold=True, before=30, after=4)
    with sheet.only("certificate_number"):
        _line(sheet, "№\u00a0{{ certificate_number }}", 13)
    _line(sheet, "подтверждает, что", 14, before=12, after=12)
    _line(sheet, "{{ who.name }}", 26, bold=True, after=6)
    _whose(sheet, "{{ who.post }}", "who.post")
    _line(
        sheet,
        "{{ verb }} участие в программе наставничества{% if form %} в форме «{{ form }}»{% endif %}"
        "{% if in_role %} в качестве {{ in_role }}{% endif %}{% if term %} {{ term }}{% endif %}",
        15, before=12, after=24,
    )  # fmt: skip
    _honour_ends(sheet)
    return sheet.document


def _whose(sheet: Sheet, post: str, when: str) -> None:
    with sheet.only(f"{when} or of_place"):
        _line(
            sheet,
            f"{{% if {when} %}}{post}{{% endif %}}{{% if {when} and of_place %}} {{% endif %}}"
            "{% if of_place %}{{ of_place }}{% endif %}",
            15,
        )


def _honour_ends(sheet: Sheet) -> None:
    sheet.signatures(("{{ signer.post }}", "{{ signer.name }}", ""))
    _in_the_middle(sheet.document.tables[-1])
    with sheet.only("ground"):
        _line(sheet, "{{ ground }}", 11, before=24)
    _line(sheet, "{% if place %}{{ place }}, {% endif %}{{ date }}", 12, before=24)


def _in_the_middle(signature: Table) -> None:
    """A wide sheet has its signature in the middle, not at the left edge."""
    signature.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(signature.columns, (Mm(70), Mm(48), Mm(47)), strict=True):
        for place in (column, *column.cells):
            place.width = width


def _line(sheet: Sheet, text: str, size: int, *, bold: bool = False, before: int = 0, after: int = 0) -> None:
    paragraph = sheet.document.add_paragraph(style="Бланк")
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), bold
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)


def _framed(sheet: Sheet) -> None:
    """Equal margins and a double frame around the page."""
    section = sheet.document.sections[0]
    section.left_margin = section.right_margin = (section.left_margin + section.right_margin) // 2
    borders = element("w:pgBorders", {"w:offsetFrom": "page"})
    for side in ("w:top", "w:left", "w:bottom", "w:right"):
        borders.append(element(side, {"w:val": "double", "w:sz": "12", "w:space": "24", "w:color": "auto"}))
    section._sectPr.find(qn("w:pgMar")).addnext(borders)


TEMPLATES = {
    "information_letter": information_letter,
    "recommendations_letter": recommendations_letter,
    "analytical_note": analytical_note,
    "thanks": thanks,
    "certificate": certificate,
}
