"""Papers that start the programme in an organisation."""

from docx.document import Document
from tools.document_templates.parts import CONTROL, LIST_END, PREAMBLE, Sheet


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
    sheet.part("{{ item.full }}" + LIST_END, when="team", each="item in team")
    sheet.item("Утвердить положение о наставничестве (приложение 1).", when="regulation")
    sheet.item(
        "Утвердить дорожную карту внедрения целевой модели наставничества "
        "(приложение {% if regulation %}2{% else %}1{% endif %}).",
        when="roadmap",
    )
    sheet.item("Установить планируемые результаты внедрения:", when="results")
    sheet.part("{{ item }}" + LIST_END, when="results", each="item in results")
    sheet.item("Проводить мониторинг эффективности программ наставничества в сроки:")
    sheet.part("{{ item }}" + LIST_END, each="item in monitoring")
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


SITE = (
    "{{ site_keeper.full_dat }}{% if site_keeper.post %},{% endif %} разместить %s на официальном сайте организации"
    "{% if site_due %} в срок до {{ site_due }}{% endif %}."
)


def team_order() -> Document:
    """«О создании управленческой команды»."""
    sheet = Sheet("Приказ о создании управленческой команды")
    sheet.order(
        preamble=f"{PREAMBLE}, в целях управления внедрением и реализацией целевой модели наставничества {{{{ of_whom }}}}"
    )
    sheet.item(
        "Создать управленческую команду по внедрению и реализации целевой модели наставничества {{ of_whom }} "
        "(далее — управленческая команда) в составе согласно приложению."
    )
    sheet.item("Назначить руководителем управленческой команды {{ leader.full_acc }}.")
    sheet.item("Возложить на управленческую команду следующие задачи:", when="tasks")
    sheet.part(f"{{{{ item }}}}{LIST_END}", when="tasks", each="item in tasks")
    sheet.item("Создать рабочую группу в составе:", when="group_leader")
    with sheet.only("group_leader"):
        sheet.part("{{ group_leader.full }} (руководитель);")
        sheet.part(f"{{{{ item.full }}}}{LIST_END}", each="item in group")
    sheet.item("Поручить рабочей группе исполнение решений управленческой команды.", when="group_leader")
    sheet.item(
        "Заседания управленческой команды проводить {{ meets }}, решения оформлять протоколом.", when="meets"
    )
    sheet.item(
        "{{ leader.dat }} провести первое заседание управленческой команды в срок до {{ first_meeting }}",
        when="first_meeting",
    )
    sheet.item("Установить, что управленческая команда действует до {{ ends }}", when="ends")
    sheet.item(CONTROL)
    sheet.signature()
    sheet.acquaintance()
    sheet.executor()
    sheet.annex("Состав управленческой команды и обязанности её членов")
    sheet.table(
        "Состав управленческой команды",
        (
            ("№", 7, "{{ item.number }}"),
            ("Фамилия, имя, отчество, должность", 36, "{{ item.person }}"),
            ("Роль в команде", 30, "{{ item.role }}"),
            ("Обязанности", 45, "{{ item.duties }}"),
        ),
        each="item in team",
    )
    return sheet.document


def plan_order() -> Document:
    """«Об утверждении плана реализации … и о начале её реализации»."""
    sheet = Sheet("Приказ об утверждении плана реализации целевой модели наставничества")
    sheet.order(
        preamble=f"{PREAMBLE}, в целях планомерной реализации целевой модели наставничества {{{{ of_whom }}}}"
    )
    sheet.item(
        "Утвердить план реализации целевой модели наставничества {{ of_whom }}"
        "{% if year_of_plan %} на {{ year_of_plan }}{% endif %} (приложение)."
    )
    sheet.item(
        "Начать реализацию целевой модели наставничества с {{ starts }}{% if ends %} и завершить мероприятия плана до "
        "{{ ends }}{% endif %}"
    )
    sheet.item("Назначить ответственным за реализацию плана {{ responsible.full_acc }}.")
    sheet.item("Возложить на {{ responsible.acc }}:")
    sheet.part("доведение плана до работников, названных в нём ответственными;")
    sheet.part("контроль сроков и результатов мероприятий плана;")
    sheet.part("подготовку предложений об изменении плана{% if report_due %};{% else %}.{% endif %}")
    sheet.part("доклад о ходе реализации плана в срок до {{ report_due }}", when="report_due")
    sheet.item(SITE.replace("%s", "настоящий приказ и план"), when="site_keeper")
    sheet.item(CONTROL)
    sheet.signature()
    sheet.acquaintance()
    sheet.executor()
    sheet.annex(
        "План реализации целевой модели наставничества {{ of_whom }}"
        "{% if year_of_plan %} на {{ year_of_plan }}{% endif %}",
        landscape=True,
        when="plan",
    )
    with sheet.only("plan"):
        sheet.table(
            "План реализации целевой модели наставничества",
            (
                ("№", 6, "{{ item.number }}"),
                ("Мероприятие", 42, "{{ item.event }}"),
                ("Срок", 20, "{{ item.term or '—' }}"),
                ("Ответственный", 26, "{{ item.responsible or '—' }}"),
                ("Результат", 36, "{{ item.result or '—' }}"),
            ),
            each="item in plan",
        )
    return sheet.document


def regulation_order() -> Document:
    """«Об утверждении положения о наставничестве»."""
    sheet = Sheet("Приказ об утверждении положения о наставничестве")
    sheet.order(
        preamble=(
            "В соответствии с пунктом\u00a01 части\u00a03 статьи\u00a028 Федерального закона от "
            "29\u00a0декабря\u00a02012\u00a0г. №\u00a0273-ФЗ «Об образовании в Российской Федерации», {{ law }}"
            "{% if grounds %}, на основании {% for item in grounds %}{{ item.gen }}{% if not loop.last %}, {% endif %}"
            "{% endfor %}{% endif %}{{ agreed_with }}, в целях упорядочения наставничества {{ of_whom }}"
        )
    )
    sheet.item(
        "Утвердить положение о наставничестве {{ of_whom }} (приложение) и ввести его в действие с {{ effective }}"
    )
    with sheet.only("repeals"):
        sheet.item(
            "Признать утратившим{% if repeals|length > 1 %}и{% endif %} силу"
            "{% if repeals|length > 1 %} приказы:{% else %}{% for item in repeals %} приказ от {{ item.issued }} "
            "№\u00a0{{ item.number }}{% if item.title %} «{{ item.title }}»{% endif %}{% endfor %}.{% endif %}"
        )
    with sheet.only("repeals|length > 1"):
        sheet.part(
            "от {{ item.issued }} №\u00a0{{ item.number }}{% if item.title %} «{{ item.title }}»{% endif %}"
            f"{LIST_END}",
            each="item in repeals",
        )
    sheet.item(
        "{{ announcer.full_dat }}{% if announcer.post %},{% endif %} ознакомить с положением работников, обучающихся и "
        "их родителей (законных представителей){% if announce_due %} в срок до {{ announce_due }}{% endif %}.",
        when="announcer",
    )
    sheet.item(SITE.replace("%s", "настоящий приказ и положение"), when="site_keeper")
    sheet.item(CONTROL)
    sheet.signature()
    sheet.acquaintance()
    sheet.executor()
    return sheet.document


TEMPLATES = {
    "implementation_order": implementation_order,
    "team_order": team_order,
    "plan_order": plan_order,
    "regulation_order": regulation_order,
}
