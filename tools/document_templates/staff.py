"""Papers on the paid work of an employee as a mentor."""

from docx.document import Document
from docx.shared import Mm, Pt
from tools.document_templates.layout import fill, never_split, table
from tools.document_templates.parts import CONTROL, LIST_END, PREAMBLE, Sheet

BY_HAND = "«____» ______________ 20____\u00a0г."
MENTEES_DAT = "{% for item in mentees %}{{ item.full_dat }}{% if not loop.last %}; {% endif %}{% endfor %}"
ARTICLE = "статьёй\u00a0351.8 Трудового кодекса Российской Федерации"


def mentor_consent() -> Document:
    """«Согласие работника на выполнение работы по наставничеству»."""
    sheet = Sheet("Согласие работника на выполнение работы по наставничеству")
    _to_head(sheet)
    sheet.title("СОГЛАСИЕ", "работника на выполнение работы по наставничеству")
    _room(sheet)
    sheet.text(
        "Я, {{ employee.full }}, в порядке, установленном "
        + ARTICLE
        + ", даю согласие на то, чтобы работодатель "
        "поручил мне выполнять наряду с работой, предусмотренной трудовым договором, работу по наставничеству в сфере "
        "труда на следующих условиях."
    )
    sheet.item(f"Помощь оказывается {MENTEES_DAT}.", when="mentees")
    sheet.item("Содержание работы:")
    sheet.part(f"{{{{ item }}}}{LIST_END}", each="item in content")
    sheet.item("Форма наставничества: {{ form }}.")
    sheet.item("Срок: с {{ starts }} по {{ ends }}")
    sheet.item("Выплата за работу по наставничеству: {{ payment }}.", when="payment")
    sheet.text("Мне разъяснено, что:")
    sheet.bullet(
        "содержание, срок и форма работы, размер и условия выплаты закрепляются в дополнительном соглашении к трудовому "
        "договору;"
    )
    sheet.bullet(
        "я вправе досрочно отказаться от этой работы, а работодатель — досрочно отменить поручение, предупредив другую "
        "сторону не позднее чем за три рабочих дня."
    )
    _signed_by_hand(sheet, "{{ employee.signature }}")
    return sheet.document


def mentor_supplement() -> Document:
    """«Дополнительное соглашение к трудовому договору»."""
    sheet = Sheet("Дополнительное соглашение о работе по наставничеству")
    sheet.title(
        "ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ № {{ number }}".replace("№ ", "№\u00a0"),
        "к трудовому договору {{ contract }}",
    )
    sheet.text("{% if place %}{{ place }}, {% endif %}{{ date }}", style="Бланк")
    _room(sheet)
    sheet.text(
        "{{ organisation.full_name }} (далее — Работодатель) в лице {{ head.post_gen }} {{ head.gen }}, "
        "{% if head.is_woman %}действующей{% else %}действующего{% endif %} на основании {{ authority_gen }}, и "
        "{{ employee.full }} (далее — Работник), в соответствии со "
        + ARTICLE
        + " и на основании письменного согласия "
        "Работника от {{ consent }} заключили настоящее соглашение."
    )
    sheet.item(
        "Работодатель поручает, а Работник принимает на себя наряду с работой, предусмотренной трудовым договором, работу "
        "по наставничеству в сфере труда{% if mentees %}, помогая в овладении навыками работы на рабочем месте "
        + MENTEES_DAT
        + "{% endif %}."
    )
    sheet.item("Содержание работы по наставничеству:")
    sheet.part(f"{{{{ item }}}}{LIST_END}", each="item in content")
    sheet.item("Форма выполнения работы: {{ form }}.")
    sheet.item("Срок выполнения работы: с {{ starts }} по {{ ends }}")
    sheet.item("Объём работы: {{ volume }}.", when="volume")
    sheet.item(
        "За работу по наставничеству Работнику устанавливается выплата: {{ payment }}. Размер и условия выплаты определены "
        "с учётом содержания и объёма работы в соответствии с {{ pay_ground_ins }}."
    )
    sheet.item("Выплата производится {{ pay_term }}.", when="pay_term")
    sheet.item(
        "Работник вправе досрочно отказаться от работы по наставничеству, а Работодатель — досрочно отменить поручение о "
        "ней, письменно предупредив другую сторону не позднее чем за три рабочих дня."
    )
    sheet.item(
        "Соглашение вступает в силу с {{ starts }} и является неотъемлемой частью трудового договора. Остальные условия "
        "трудового договора не изменяются."
    )
    sheet.item(
        "Соглашение составлено в двух экземплярах равной юридической силы, по одному для каждой из сторон."
    )
    sheet.sides(
        (
            "Работодатель",
            "{{ organisation.full_name }}",
            "{% if organisation.address %}{{ organisation.address }}{% endif %}",
            "{% if organisation.inn %}ИНН\u00a0{{ organisation.inn }}{% endif %}",
            "{{ head_post }}",
            "____________ {{ head.signature }}",
            BY_HAND,
        ),
        (
            "Работник",
            "{{ employee.full }}",
            "____________ {{ employee.signature }}",
            BY_HAND,
            "Экземпляр соглашения получен: ____________",
        ),
    )
    return sheet.document


def mentor_payment_order() -> Document:
    """«О поручении работы по наставничеству и о выплате за её выполнение»."""
    sheet = Sheet("Приказ о поручении работы по наставничеству и о выплате")
    sheet.order(preamble=PREAMBLE)
    with sheet.only("many"):
        sheet.item(
            "Поручить работникам с их письменного согласия выполнение работы по наставничеству в сфере труда согласно "
            "приложению."
        )
        sheet.item(
            "Установить работникам, названным в приложении, выплату за работу по наставничеству в размерах, указанных в "
            "приложении, в соответствии с {{ pay_ground_ins }}."
        )
    with sheet.only("not many"):
        sheet.item(
            "{% for item in lines %}Поручить {{ item.dat }} с письменного согласия работника выполнение работы по "
            "наставничеству в сфере труда с {{ item.starts }} по {{ item.ends }}{% endfor %}"
        )
        with sheet.only(each="item in lines"):
            sheet.item("Форма наставничества: {{ item.form }}.", when="item.form")
            sheet.item("Наставляемые: {{ item.mentees }}.", when="item.mentees")
            sheet.item(
                "Установить выплату за работу по наставничеству: {{ item.payment }}, в соответствии с {{ pay_ground_ins }}."
            )
    sheet.item(
        "{{ accountant.full_dat }}{% if accountant.post %},{% endif %} начислять выплату за фактически отработанный в "
        "качестве наставника срок.",
        when="accountant",
    )
    sheet.item(
        "{{ personnel.full_dat }}{% if personnel.post %},{% endif %} {% if supplements_due %}в срок до "
        "{{ supplements_due }} {% endif %}оформить дополнительные соглашения к трудовым договорам и ознакомить работников с "
        "приказом под подпись.",
        when="personnel",
    )
    sheet.item(CONTROL)
    sheet.text(
        "Основание: {% for item in lines %}{{ item.grounds }}{% endfor %}.", when="not many", style="Итог"
    )
    sheet.signature()
    sheet.acquaintance()
    sheet.executor()
    sheet.annex(
        "Работники, которым поручена работа по наставничеству, и выплаты за неё", landscape=True, when="many"
    )
    with sheet.only("many"):
        sheet.table(
            "Работники, которым поручена работа по наставничеству",
            (
                ("№", 7, "{{ item.number }}"),
                ("Наставник", 38, "{{ item.who }}"),
                (
                    "Кому помогает, форма",
                    36,
                    "{{ item.mentees or '—' }}{% if item.form %}; {{ item.form }}{% endif %}",
                ),
                ("Срок", 22, "{{ item.term }}"),
                ("Выплата", 32, "{{ item.payment }}"),
                ("Основание", 36, "{{ item.grounds }}"),
            ),
            each="item in lines",
        )
    return sheet.document


def mentor_notice() -> Document:
    """«Уведомление о досрочной отмене поручения»."""
    sheet = Sheet("Уведомление о досрочной отмене поручения о наставничестве")
    sheet.letter("{{ employee.full_dat }}")
    sheet.text("{{ greeting }}", style="Распорядительное слово")
    sheet.text(
        "Уведомляем Вас, что{% if reason %} в связи с {{ reason }}{% endif %} поручение о выполнении работы по "
        "наставничеству, данное приказом {{ order }}, досрочно отменяется с {{ stops }} в порядке, установленном "
        + ARTICLE
        + "."
    )
    sheet.text(
        "Последний день Вашей работы по наставничеству — {{ last_day }}. Выплата за эту работу будет начислена по этот день "
        "включительно."
    )
    sheet.text("Просим передать куратору материалы по работе с наставляемым и сведения о выполнении плана.")
    sheet.signature()
    sheet.text("Уведомление получил(а):", style="Итог")
    _hand_line(sheet, "{{ employee.signature }}")
    return sheet.document


def mentor_refusal() -> Document:
    """«Уведомление об отказе от работы по наставничеству»."""
    sheet = Sheet("Уведомление об отказе от работы по наставничеству")
    _to_head(sheet)
    sheet.title("УВЕДОМЛЕНИЕ", "об отказе от работы по наставничеству")
    _room(sheet)
    sheet.text(
        "Уведомляю, что{% if reason %} в связи с {{ reason }}{% endif %} досрочно отказываюсь от выполнения работы по "
        "наставничеству, порученной мне приказом {{ order }}, с {{ stops }} в порядке, установленном "
        + ARTICLE
        + "."
    )
    sheet.text("Последним днём работы по наставничеству прошу считать {{ last_day }}")
    _signed_by_hand(sheet, "{{ employee.signature }}")
    sheet.text("Уведомление получено работодателем:", style="Итог")
    _hand_line(sheet, "{{ head.signature }}")
    return sheet.document


def _to_head(sheet: Sheet) -> None:
    """To whom and from whom, on the right."""
    sheet.text("{{ head_post_dat }}", style="Адресат")
    sheet.text("{{ organisation.short_name or organisation.full_name }}", style="Адресат")
    sheet.text("{{ head.dat }}", style="Адресат")
    sheet.text("от {{ employee.full_gen }}", style="Адресат")
    _room(sheet)


def _room(sheet: Sheet) -> None:
    """Some room between a head and what follows."""
    sheet.document.paragraphs[-1].paragraph_format.space_after = Pt(12)


def _signed_by_hand(sheet: Sheet, name: str) -> None:
    sheet.text("", style="Отступ перед подписью")
    _hand_line(sheet, name)


def _hand_line(sheet: Sheet, name: str) -> None:
    """Date, signature and its reading in a line."""
    grid = table(sheet.document, (Mm(70), Mm(35), Mm(60)))
    for cell, text, style in zip(
        grid.rows[0].cells,
        (BY_HAND, "____________", name),
        ("Подпись", "Подпись", "Подпись: расшифровка"),
        strict=True,
    ):
        fill(cell, text, style)
    never_split(grid)


TEMPLATES = {
    "mentor_consent": mentor_consent,
    "mentor_supplement": mentor_supplement,
    "mentor_payment_order": mentor_payment_order,
    "mentor_notice": mentor_notice,
    "mentor_refusal": mentor_refusal,
}
