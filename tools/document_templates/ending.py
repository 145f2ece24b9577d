"""Papers that end the programme."""

from docx.document import Document
from tools.document_templates.parts import CONTROL, LIST_END, PREAMBLE, Sheet


def final_event_order() -> Document:
    """«О проведении итогового мероприятия»."""
    sheet = Sheet("Приказ о проведении итогового мероприятия")
    sheet.order(preamble=f"{PREAMBLE}, в целях подведения итогов программ наставничества {{{{ of_whom }}}}")
    sheet.item(
        "Провести {{ held }}{% if time %} в {{ time }}{% endif %} итоговое мероприятие программ наставничества "
        "{{ of_whom }}{% if name %} «{{ name }}»{% endif %} (далее — мероприятие). Место проведения: {{ venue }}."
    )
    sheet.item("Утвердить программу мероприятия (приложение).", when="programme")
    sheet.item("Утвердить состав участников мероприятия:", when="participants")
    sheet.part(f"{{{{ item }}}}{LIST_END}", when="participants", each="item in participants")
    sheet.item("Назначить ответственным за подготовку и проведение мероприятия {{ responsible.full_acc }}.")
    sheet.item(
        "Ответственному обеспечить соблюдение требований безопасности и охраны здоровья обучающихся во время мероприятия.",
        when="pupils_come",
    )
    sheet.item("Поручить:", when="charges")
    sheet.part(
        "{{ item.who.full_dat }}{% if item.who.post %},{% endif %} — {{ item.task }}{% if item.due %} в срок до {{ item.due }}{% endif %}"
        + LIST_END,
        when="charges",
        each="item in charges",
    )
    sheet.item(CONTROL)
    sheet.signature()
    sheet.acquaintance()
    sheet.executor()
    sheet.annex("Программа мероприятия{% if name %} «{{ name }}»{% endif %}", when="programme")
    with sheet.only("programme"):
        sheet.table(
            "Программа мероприятия",
            (
                ("Время", 22, "{{ item.time or '—' }}"),
                ("Содержание", 68, "{{ item.what }}"),
                ("Ведёт", 35, "{{ item.leads or '—' }}"),
            ),
            each="item in programme",
        )
        sheet.text(
            "Дата: {{ held }}{% if time %}, начало в {{ time }}{% endif %}. Место проведения: {{ venue }}.",
            style="Итог",
        )
    return sheet.document


def encouragement_order() -> Document:
    """«О поощрении участников программ наставничества»."""
    sheet = Sheet("Приказ о поощрении участников программ наставничества")
    sheet.order(preamble=f"{PREAMBLE}, по итогам реализации программ наставничества {{{{ of_whom }}}}")
    with sheet.only(each="group in groups"):
        sheet.item(
            "{{ group.title }}{% if group.people|length == 1 %} {{ group.people[0] }}.{% else %}:{% endif %}"
        )
        sheet.part(f"{{{{ item }}}}{LIST_END}", when="group.people|length > 1", each="item in group.people")
    sheet.item(
        "{% if accountant %}{{ accountant.full_dat }}{% if accountant.post %},{% endif %} начислить{% else %}Начислить"
        "{% endif %} выплаты, установленные настоящим приказом{% if pay_ground_gen %}, на основании "
        "{{ pay_ground_gen }}{% endif %}.",
        when="paid",
    )
    sheet.item(CONTROL)
    sheet.signature()
    sheet.acquaintance()
    sheet.executor()
    return sheet.document


def completion_order() -> Document:
    """«О завершении программ наставничества»."""
    sheet = Sheet("Приказ о завершении программ наставничества")
    sheet.order(preamble=f"{PREAMBLE}, в связи с выполнением программ наставничества {{{{ of_whom }}}}")
    sheet.item(
        "Считать программы наставничества {{ of_whom }}{% if full_school_year %} на {{ full_school_year }}{% endif %} "
        "завершёнными с {{ ends }}"
    )
    sheet.item(
        "Утвердить перечень наставнических пар (групп), завершивших программу, с результатами их работы (приложение)."
    )
    sheet.item("Считать исполненными поручения наставников, названных в приложении.")
    sheet.item("{{ responsible.full_dat }}{% if responsible.post %},{% endif %} обеспечить:")
    sheet.part(
        "внесение результатов и отметок о прохождении программы в базы наставляемых и наставников"
        "{% if bases_due %} до {{ bases_due }}{% endif %};"
    )
    sheet.part("итоговый опрос участников программ и второй замер показателей;")
    sheet.part(
        "подготовку описаний лучших практик для размещения на сайте организации{% if cases_due %} до {{ cases_due }}"
        "{% endif %};"
    )
    sheet.part("представление итогового отчёта{% if report_due %} до {{ report_due }}{% endif %}.")
    sheet.item(CONTROL)
    sheet.signature()
    sheet.acquaintance()
    sheet.executor()
    sheet.annex("Наставнические пары (группы), завершившие программу, и результаты их работы", landscape=True)
    sheet.table(
        "Наставнические пары и группы, завершившие работу",
        (
            ("№", 7, "{{ item.number }}"),
            ("Наставник", 36, "{{ item.mentor.full }}"),
            ("Наставляемые", 34, "{{ item.mentees }}"),
            ("Форма", 24, "{{ item.form or '—' }}"),
            ("Завершена", 17, "{{ item.ended_short or '—' }}"),
            ("Результат", 42, "{{ item.result or '—' }}"),
        ),
        each="item in pairs",
    )
    return sheet.document


TEMPLATES = {
    "final_event_order": final_event_order,
    "encouragement_order": encouragement_order,
    "completion_order": completion_order,
}
