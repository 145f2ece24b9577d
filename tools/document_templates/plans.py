"""Plans of pairs and groups, programmes and routes of teachers who are mentored."""

from docx.document import Document
from docx.shared import Mm, Pt
from tools.document_templates.parts import LIST_END, Column, Sheet

FORM = "«{{ form }}»{% if role_model %}, ролевая модель «{{ role_model }}»{% endif %}"
TERM = "с {{ starts }} {% if ends %}по {{ ends }}{% else %}до завершения программы наставничества{% endif %}"
MENTOR = "{{ mentor.full }}"


def _steps(mark: str = "Отметка наставника", what: str = "Мероприятие, задание") -> list[Column]:
    return [
        ("№", 10, "{{ item.number }}"),
        (what, 74, "{{ item.what }}"),
        ("Срок", 32, "{{ item.due }}"),
        ("Планируемый результат", 55, "{{ item.expected }}"),
        ("Фактический результат", 50, "{{ item.fact }}"),
        (mark, 36, "{{ item.mark }}"),
    ]


def _lying(name: str, title: str, below: str) -> Sheet:
    """A page that lies, «УТВЕРЖДАЮ» in its corner, the title."""
    sheet = Sheet(name, landscape=True)
    sheet.approved()
    for paragraph in sheet.document.paragraphs:
        paragraph.paragraph_format.left_indent = Mm(172)
    sheet.title(title, below)
    sheet.document.paragraphs[-1].paragraph_format.space_after = Pt(8)
    return sheet


def pair_plan() -> Document:
    """Of a mentor and one mentee."""
    return _plan("Индивидуальный план пары", "работы наставнической пары")


def group_plan() -> Document:
    """Of a mentor and a group, with its list."""
    return _plan("Индивидуальный план группы", "работы наставнической группы")


def _plan(name: str, whose: str) -> Document:
    sheet = _lying(name, "ИНДИВИДУАЛЬНЫЙ ПЛАН", whose)
    mentees = "{% if group %}список ниже{% else %}{% for item in mentees %}{% if loop.first %}{{ item.full }}{% endif %}{% endfor %}{% endif %}"
    sheet.fields(
        [
            ("Наставник", MENTOR),
            ("{% if group %}Наставляемые{% else %}Наставляемый{% endif %}", mentees),
            ("Форма наставничества", FORM),
            ("Период работы", TERM),
            ("Запрос", "{% for item in requests %}{{ item }}{% if not loop.last %}; {% endif %}{% endfor %}"),
            ("Цель", "{{ goal }}"),
        ]
    )
    with sheet.only("group"):
        sheet.heading("Состав группы")
        sheet.table(
            "Состав группы",
            [
                ("№", 10, "{{ item.number }}"),
                ("Фамилия, имя, отчество", 85, "{{ item.name }}"),
                ("Класс, должность", 70, "{{ item.post }}"),
            ],
            each="item in mentees",
        )
    sheet.heading("Задачи", when="tasks")
    sheet.bullet("{{ item }}" + LIST_END, when="tasks", each="item in tasks")
    sheet.heading("Мероприятия")
    sheet.table("Мероприятия", _steps(), each="item in steps")
    _signatures(sheet)
    return sheet.document


def teacher_programme() -> Document:
    """«Персонализированная программа наставничества» of a teacher."""
    sheet = Sheet("Персонализированная программа наставничества")
    _title_page(sheet)
    sheet.section("Пояснительная записка")
    sheet.document.paragraphs[-1].paragraph_format.page_break_before = True
    sheet.clause("Программа составлена в соответствии с {{ law }}.")
    sheet.clause("Проблема. {{ problem }}.")
    sheet.clause("Цель. {{ goal }}.")
    sheet.clause("Задачи:")
    sheet.subclause("{{ item }}" + LIST_END, each="item in tasks")
    sheet.clause(f"Срок реализации: {TERM}.")
    sheet.clause(
        f"Форма наставничества – {FORM}.{{% if mentoring_kind %}} Вид наставничества: {{{{ mentoring_kind }}}}."
        "{% endif %} Режим работы: {{ mode_title }}."
    )
    sheet.clause("Участники программы:")
    sheet.table(
        "Участники программы",
        [
            ("Роль", 32, "{{ item.role }}"),
            ("Фамилия, имя, отчество", 43, "{{ item.name }}"),
            ("Должность", 36, "{{ item.post }}"),
            ("Стаж", 22, "{{ item.experience }}"),
            ("Категория", 32, "{{ item.category }}"),
        ],
        each="item in participants",
    )
    sheet.clause("Ожидаемые результаты:")
    sheet.subclause("{{ item }}" + LIST_END, each="item in results")
    sheet.section("План мероприятий, оценка результатов и завершение")
    sheet.clause("Программа выполняется по плану мероприятий (приложение).")
    sheet.clause(
        "Наставник оценивает выполнение каждого мероприятия и вместе с наставляемым подводит итоги программы; куратор "
        "включает их в мониторинг."
    )
    sheet.clause("Критерии оценки:", when="criteria")
    sheet.subclause("{{ item }}" + LIST_END, when="criteria", each="item in criteria")
    sheet.clause(
        "Программа завершается по истечении срока и выполнении плана. По согласию участников она продлевается; досрочно "
        "прекращается по обоюдному решению, по инициативе куратора при невыполнении обязанностей или по не зависящим от "
        "участников обстоятельствам."
    )
    sheet.document.paragraphs[-1].paragraph_format.keep_with_next = True
    _signatures(sheet)
    sheet.annex(
        "План мероприятий", landscape=True, mark="Приложение к персонализированной программе наставничества"
    )
    sheet.table("План мероприятий", _steps("Оценка наставника"), each="item in steps")
    return sheet.document


def _title_page(sheet: Sheet) -> None:
    document = sheet.document
    document.add_paragraph(
        "{{ organisation.full_name }}", "Бланк: организация"
    ).paragraph_format.space_after = Pt(24)
    sheet.approved()
    sheet.text("Рассмотрена {{ considered }}", when="considered", style="Сторона")
    sheet.title("ПЕРСОНАЛИЗИРОВАННАЯ ПРОГРАММА НАСТАВНИЧЕСТВА")
    document.paragraphs[-1].paragraph_format.space_before = Pt(130)
    for text in ("в форме «{{ form }}»", TERM):
        document.add_paragraph(text, "Бланк: организация").runs[0].bold = False
    people = document.add_paragraph(f"Наставник: {MENTOR}", "Сторона")
    people.paragraph_format.space_before = Pt(48)
    with sheet.only("", "item in mentees"):
        document.add_paragraph("Наставляемый: {{ item.full }}", "Сторона")
    place = document.add_paragraph(
        "{{ place }}{% if place and full_school_year %}, {% endif %}{{ full_school_year }}", "Бланк"
    )
    place.paragraph_format.space_before = Pt(150)


def development_plan() -> Document:
    """«Индивидуальный план развития под руководством наставника»."""
    name = "Индивидуальный план развития под руководством наставника"
    sheet = _lying(name, "ИНДИВИДУАЛЬНЫЙ ПЛАН РАЗВИТИЯ", "под руководством наставника")
    sheet.fields(
        [
            ("Наставляемый", "{{ whose.full }}"),
            ("Наставник", MENTOR),
            ("Форма наставничества", FORM),
            ("Период", TERM),
        ]
    )
    for heading, rows in (
        ("Анализ профессиональных трудностей и способы их преодоления", "difficulties"),
        ("Вхождение в должность", "entering"),
        ("Направления профессионального развития", "growth"),
    ):
        with sheet.only(rows):
            sheet.section(heading)
            sheet.table(heading, _steps("Оценка наставника", "Проект, задание"), each=f"item in {rows}")
    _signatures(sheet)
    return sheet.document


def learning_route() -> Document:
    """«Индивидуальный образовательный маршрут» on the ground of diagnostics."""
    name = "Индивидуальный образовательный маршрут"
    sheet = _lying(name, name.upper(), "педагогического работника")
    sheet.fields(
        [
            ("Педагог", "{{ whose.full }}"),
            ("Наставник", MENTOR),
            ("Форма наставничества", FORM),
            ("Период", TERM),
            ("Основание", "{{ diagnostics }}, {{ diagnosed }}"),
            ("Итог диагностики", "{{ level }}"),
            ("Цель", "{{ goal }}"),
        ]
    )
    sheet.heading("Профессиональные дефициты и образовательные события")
    sheet.table(
        "Профессиональные дефициты и образовательные события",
        [
            ("№", 10, "{{ item.number }}"),
            ("Профессиональный дефицит", 60, "{{ item.deficit }}"),
            ("Образовательное событие", 65, "{{ item.event }}"),
            ("Срок", 32, "{{ item.due }}"),
            ("Форма участия", 38, "{{ item.form }}"),
            ("Результат", 52, "{{ item.result }}"),
        ],
        each="item in deficits",
    )
    with sheet.only("rechecked"):
        again = sheet.document.add_paragraph(
            "Повторная диагностика – {{ rechecked }}; по её итогам маршрут завершается или уточняется.",
            "Текст приказа",
        )
        again.paragraph_format.space_before = Pt(8)
    _signatures(sheet)
    return sheet.document


def _signatures(sheet: Sheet) -> None:
    sheet.heading("Подписи")
    sheet.table(
        "Подписи",
        [
            ("Роль", 40, "{{ item.side }}"),
            ("Фамилия, имя, отчество", 70, "{{ item.name }}"),
            ("Подпись", 30, ""),
            ("Дата", 25, ""),
        ],
        each="item in signatures",
    )


TEMPLATES = {
    "pair_plan": pair_plan,
    "group_plan": group_plan,
    "teacher_programme": teacher_programme,
    "development_plan": development_plan,
    "learning_route": learning_route,
}
