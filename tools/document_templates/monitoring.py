"""The order on the results of monitoring."""

from docx.document import Document
from tools.document_templates.parts import CONTROL, LIST_END, Sheet

DUE = "{% if item.due %} в срок до {{ item.due }}{% endif %}"


def monitoring_order() -> Document:
    """«Об итогах мониторинга нормативных документов»."""
    sheet = Sheet("Приказ об итогах мониторинга")
    sheet.order(
        nature="nature",
        preamble=(
            "Проведён мониторинг {{ subject }}: {% for item in stages %}{{ item.level_title }} этап "
            "{% if item.starts == item.ends %}{{ item.starts }}{% else %}с {{ item.starts }} по {{ item.ends }}{% endif %} "
            "({{ item.body }}){% if not loop.last %}, {% endif %}{% endfor %}. На основании аналитической справки {{ note }}"
            "{% for item in grounds %}, {{ item.gen }}{% endfor %}"
        ),
    )
    sheet.item(
        "Руководителям организаций внести изменения в документы и устранить недочёты, отмеченные в аналитической "
        "справке {{ note }} (приложение{% if findings_annex %} {{ findings_annex }}{% endif %}):",
        when="findings",
    )
    sheet.part(f"{{{{ item }}}}{LIST_END}", when="findings", each="item in named")
    sheet.item("Руководителям {{ heads }}:", when="instructions")
    sheet.part(f"{{{{ item.task }}}}{DUE}{LIST_END}", when="instructions", each="item in instructions")
    sheet.item(
        "Утвердить чек-лист самоаудита положения о системе наставничества (приложение{% if checklist_annex %} "
        "{{ checklist_annex }}{% endif %}).",
        when="checklist",
    )
    sheet.item("Ответственность за исполнение приказа возложить на {{ responsible.full_acc }}.")
    sheet.item(CONTROL)
    sheet.signature()
    sheet.acquaintance()
    sheet.executor()
    sheet.annex(
        "Недочёты, которые необходимо устранить",
        landscape=True,
        mark="Приложение{% if findings_annex %} {{ findings_annex }}{% endif %} к приказу {{ reference }}",
        when="findings",
    )
    with sheet.only("findings"):
        sheet.table(
            "Недочёты, которые необходимо устранить",
            (
                ("№", 6, "{{ item.number }}"),
                ("Организация", 36, "{{ item.organisation }}"),
                ("Документ", 36, "{{ item.document or '—' }}"),
                ("Недочёт", 44, "{{ item.shortcoming }}"),
                ("Устранить до", 18, "{{ item.due_short or '—' }}"),
            ),
            each="item in findings",
        )
    sheet.further_annex(
        "Чек-лист самоаудита положения о системе наставничества",
        mark="Приложение{% if checklist_annex %} {{ checklist_annex }}{% endif %} к приказу {{ reference }}",
        when="checklist",
        after="findings",
    )
    with sheet.only("checklist"):
        sheet.table(
            "Чек-лист самоаудита",
            (
                ("№", 6, "{{ item.number }}"),
                ("Показатель", 42, "{{ item.title }}"),
                ("Достигнуто (да, нет)", 20, ""),
                ("На что обратить внимание", 50, "{{ item.parts }}"),
                ("Что исправить", 26, ""),
            ),
            each="item in points",
        )
    return sheet.document


TEMPLATES = {"monitoring_order": monitoring_order}
