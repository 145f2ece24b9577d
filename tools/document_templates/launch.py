"""Papers that start the programme in an organisation."""

from docx.document import Document
from tools.document_templates.parts import CONTROL, PREAMBLE, Sheet


def implementation_order() -> Document:
    """«О внедрении целевой модели наставничества»."""
    sheet = Sheet("Приказ о внедрении целевой модели наставничества")
    sheet.order(preamble=f"{PREAMBLE}, в целях организации наставничества {{{{ of_whom }}}}")
    sheet.item(
        "Внедрить с {{ starts }} целевую модель наставничества {{ of_whom }}"
        "{% if form %} в форме «{{ form }}»{% endif %}."
    )
    sheet.item("Назначить куратором внедрения целевой модели наставничества {{ curator.full_acc }}.")
    sheet.item("Возложить на куратора {{ curator.acc }}:")
    sheet.part("формирование и ведение баз наставляемых и наставников;")
    sheet.part("организацию обучения наставников и подбора наставнических пар (групп);")
    sheet.part("контроль проведения программ наставничества и сбор обратной связи;")
    sheet.part("мониторинг реализации программ и подготовку отчётности.")
    sheet.item("Создать рабочую группу в составе:", when="team")
    sheet.part("{{ item.full }}{% if loop.last %}.{% else %};{% endif %}", when="team", each="item in team")
    sheet.item("Утвердить положение о наставничестве (приложение 1).", when="regulation")
    sheet.item(
        "Утвердить дорожную карту внедрения целевой модели наставничества "
        "(приложение {% if regulation %}2{% else %}1{% endif %}).",
        when="roadmap",
    )
    sheet.item("Установить планируемые результаты внедрения:", when="results")
    sheet.part("{{ item }}{% if loop.last %}.{% else %};{% endif %}", when="results", each="item in results")
    sheet.item("Проводить мониторинг эффективности программ наставничества в сроки:")
    sheet.part("{{ item }}{% if loop.last %}.{% else %};{% endif %}", each="item in monitoring")
    sheet.item(
        "Материально-техническое обеспечение программ наставничества поручить {{ supply.full_dat }}.",
        when="supply",
    )
    sheet.item(
        "{{ site_keeper.full_dat }}{% if site_keeper.post %},{% endif %} разместить на официальном сайте организации "
        "настоящий приказ и сведения о наставничестве{% if site_due %} в срок до {{ site_due }}{% endif %}.",
        when="site_keeper",
    )
    sheet.item(CONTROL)
    sheet.signature()
    sheet.acquaintance()
    sheet.executor()
    return sheet.document


TEMPLATES = {"implementation_order": implementation_order}
