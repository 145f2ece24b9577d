"""Papers that are issued while the programme runs."""

from docx.document import Document
from tools.document_templates.parts import CONTROL, LIST_END, PREAMBLE, Sheet


def curator_order() -> Document:
    """«О назначении куратора и наставников»."""
    sheet = Sheet("Приказ о назначении куратора и наставников")
    sheet.order(preamble=f"{PREAMBLE}, в целях реализации программ наставничества {{{{ of_whom }}}}")
    sheet.item(
        "Назначить {{ curator.full_acc }}{% if curator.post %},{% endif %} куратором программ наставничества "
        "{{ of_whom }} с {{ starts }}{% if ends %} по {{ ends }}{% endif %}"
    )
    sheet.item("Установить, что куратор:", when="duties")
    sheet.part(f"{{{{ item }}}}{LIST_END}", when="duties", each="item in duties")
    sheet.item(
        "Назначить {% if ends %}на тот же срок{% else %}с того же дня{% endif %} {% if mentors|length > 1 %}наставников "
        "согласно приложению.{% else %}{% for item in mentors %}наставником "
        "{{ item.who.full_acc }}{% if item.form %}{% if item.who.post %},{% endif %} в форме «{{ item.form }}»{% endif %}"
        "{% if item.consent %} (письменное согласие от {{ item.consent }}){% endif %}.{% endfor %}{% endif %}",
        when="mentors",
    )
    with sheet.only("mentors and mentor_duties"):
        sheet.item("Установить, что наставник:")
        sheet.part(f"{{{{ item }}}}{LIST_END}", each="item in mentor_duties")
    sheet.item(CONTROL)
    sheet.signature()
    sheet.acquaintance()
    sheet.executor()
    sheet.annex("Наставники программ наставничества {{ of_whom }}", when="mentors|length > 1")
    with sheet.only("mentors|length > 1"):
        sheet.table(
            "Наставники",
            (
                ("№", 8, "{{ item.number }}"),
                (
                    "Наставник",
                    56,
                    "{{ item.who.full }}{% if item.consent %}; письменное согласие от {{ item.consent_short }}{% endif %}",
                ),
                ("Форма наставничества", 34, "{{ item.form or '—' }}"),
                ("Направления помощи", 42, "{{ item.help_in or '—' }}"),
            ),
            each="item in mentors",
        )
    return sheet.document


TEMPLATES = {"curator_order": curator_order}
