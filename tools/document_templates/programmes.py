"""Templates of the mentoring programme of an organisation and of minutes."""

from docx.document import Document
from docx.shared import Pt
from tools.document_templates.parts import LIST_END, Sheet, letterhead

PUPILS_TOO = "model != 'teachers'"
TEACHERS_TOO = "model != 'pupils'"


def programme() -> Document:
    """«Программа наставничества»: title page, text, plan of events."""
    sheet = Sheet("Программа наставничества образовательной организации")
    _title_page(sheet)
    _why(sheet)
    _aims(sheet)
    _management(sheet)
    _staff(sheet)
    _stages(sheet)
    _forms(sheet)
    _monitoring(sheet)
    _plan(sheet)
    return sheet.document


def _title_page(sheet: Sheet) -> None:
    sheet.approved_by()
    sheet.title("ПРОГРАММА НАСТАВНИЧЕСТВА")
    sheet.document.paragraphs[-1].paragraph_format.space_before = Pt(110)
    sheet.document.add_paragraph("{{ of_whom }}", "Заголовок приложения")
    with sheet.only("term"):
        sheet.document.add_paragraph("{{ term }}", "Бланк")
    sheet.document.add_paragraph("{% if place %}{{ place }}, {% endif %}{{ year }}\u00a0г.", "Бланк")
    sheet.document.paragraphs[-1].paragraph_format.space_before = Pt(260)


def _why(sheet: Sheet) -> None:
    sheet.section("Пояснительная записка")
    sheet.document.paragraphs[-1].paragraph_format.page_break_before = True
    sheet.clause(
        "Программа наставничества {{ of_whom }} (далее\u00a0– Программа) разработана в\u00a0{{ in_organisation }} "
        "(далее\u00a0– Организация) и определяет, кто, в каких формах, в какие сроки и с каким ожидаемым результатом "
        "передаёт и получает опыт."
    )
    sheet.clause("{{ item }}", each="item in why")
    sheet.clause("Срок реализации Программы: {{ term }}.", when="term")
    sheet.clause(
        "Участники Программы: {% if model != 'teachers' %}обучающиеся, их родители (законные представители), {% endif %}"
        "педагогические работники, выпускники, представители организаций-партнёров."
    )
    sheet.section("Нормативные основы")
    sheet.clause("Программа разработана в соответствии со следующими актами:")
    sheet.bullet("{{ item }};", each="item in acts")
    sheet.bullet("{{ item }};", each="item in more_acts")
    sheet.bullet("устав и локальные нормативные акты {{ of_organisation }}.")


def _aims(sheet: Sheet) -> None:
    sheet.section("Цель и задачи")
    sheet.clause(
        "Цель Программы\u00a0– создать условия, в которых наставляемые с помощью наставников раскрывают свой потенциал, "
        "преодолевают затруднения и добиваются личных, учебных и профессиональных результатов."
    )
    sheet.clause("Задачи Программы:")
    sheet.bullet("выявить запросы наставляемых и подобрать наставников, чей опыт им отвечает;")
    sheet.bullet(
        "помочь обучающимся улучшить образовательные результаты, освоиться в коллективе, выбрать профессию;",
        when=PUPILS_TOO,
    )
    sheet.bullet(
        "помочь молодым и начинающим педагогам войти в должность и закрепиться в профессии;",
        when=TEACHERS_TOO,
    )
    sheet.bullet(
        "восполнить профессиональные дефициты педагогов по персонализированным программам;", when=TEACHERS_TOO
    )
    sheet.bullet("подготовить наставников и поддерживать их в работе;")
    sheet.bullet("собрать и распространить лучшие практики наставничества.")
    sheet.section("Планируемые результаты")
    sheet.clause("К окончанию срока Программы ожидаются:")
    sheet.bullet("рост успеваемости, мотивации и занятости наставляемых обучающихся;", when=PUPILS_TOO)
    sheet.bullet("осознанный выбор дальнейшего образования и профессии;", when=PUPILS_TOO)
    sheet.bullet("положительная динамика профессиональных дефицитов педагогов;", when=TEACHERS_TOO)
    sheet.bullet("закрепление молодых специалистов в Организации;", when=TEACHERS_TOO)
    sheet.bullet("благоприятный психологический климат;")
    sheet.bullet("действующая база наставников и копилка практик.")


def _management(sheet: Sheet) -> None:
    sheet.section("Структура управления")
    sheet.table(
        "Структура управления Программой",
        (("Кто", 30, "Руководитель Организации"), ("За что отвечает", 70, MANAGERS[0])),
        more=(
            ("Куратор", MANAGERS[1]),
            ("Рабочая группа, методические объединения", MANAGERS[2]),
            ("Педагог-психолог", MANAGERS[3]),
            ("Наставник", MANAGERS[4]),
        ),
    )


MANAGERS = (
    "Утверждает Программу и план мероприятий, назначает куратора, утверждает состав пар и групп, контролирует результат",
    "Ведёт базы, организует обучение наставников и подбор пар, контролирует встречи, проводит мониторинг",
    "Рассматривают запросы и кандидатуры, помогают методически, обобщают практики",
    "Выявляет запросы, помогает в формировании пар, сопровождает участников",
    "Составляет с наставляемым план, проводит встречи, даёт обратную связь",
)


def _staff(sheet: Sheet) -> None:
    sheet.section("Кадровая система")
    sheet.clause("Куратор Программы: {{ curator.full }}.", when="curator")
    with sheet.only("team"):
        sheet.clause("Рабочая группа:")
        sheet.bullet("{{ item.full }}" + LIST_END, each="item in team")
    sheet.clause(
        "На дату утверждения Программы в базах состоят: {% if mentors %}наставников\u00a0– {{ mentors }}{% endif %}"
        "{% if mentors and mentees %}, {% endif %}{% if mentees %}наставляемых\u00a0– {{ mentees }}{% endif %}.",
        when="mentors or mentees",
    )
    sheet.clause(
        "База наставляемых формируется по запросам. В неё входят{% if model != 'teachers' %} обучающиеся, которым нужна "
        "поддержка в учёбе, общении, выборе профессии или развитии способностей{% endif %}{% if model == 'both' %}, "
        "и{% endif %}{% if model != 'pupils' %} педагоги, которые начинают работу, осваиваются на новом месте или "
        "хотят восполнить профессиональные дефициты{% endif %}."
    )
    sheet.clause(
        "База наставников формируется из{% if model != 'teachers' %} успешных обучающихся, родителей,{% endif %} опытных "
        "педагогов, выпускников и представителей организаций-партнёров, которые прошли отбор и обучение."
    )
    with sheet.only("resources"):
        sheet.clause("Ресурсы Программы:")
        sheet.bullet("{{ item }}" + LIST_END, each="item in resources")


STAGES = (
    (
        "Подготовка условий для запуска",
        "Локальные акты, информирование, выбор форм, назначение куратора",
        "Утверждены приказ, положение, программа, дорожная карта",
    ),
    (
        "Формирование базы наставляемых",
        "Сбор запросов и согласий, диагностика на входе",
        "База наставляемых с перечнем запросов",
    ),
    (
        "Формирование базы наставников",
        "Поиск и приглашение наставников, сбор анкет и согласий",
        "База наставников",
    ),
    (
        "Отбор и обучение наставников",
        "Собеседования, обучение, подготовка материалов",
        "Наставники готовы к работе по запросам",
    ),
    (
        "Формирование пар и групп",
        "Общая встреча, анкеты предпочтений, подбор",
        "Состав пар и групп утверждён приказом",
    ),
    (
        "Организация работы пар и групп",
        "Встреча-знакомство, пробная встреча, планирование, последовательные встречи с обратной связью",
        "Индивидуальные планы выполняются, встречи учтены",
    ),
    (
        "Завершение наставничества",
        "Итоговые встречи, опросы, диагностика на выходе, поощрение, открытое мероприятие",
        "Отчёты, описанные практики, база наставников на будущее",
    ),
)


def _stages(sheet: Sheet) -> None:
    sheet.section("Этапы реализации")
    (first, *others) = ((f"{n}. {stage}", what, result) for n, (stage, what, result) in enumerate(STAGES, 1))
    heads = (("Этап", 30), ("Содержание", 38), ("Результат", 32))
    sheet.table(
        "Этапы реализации Программы",
        [(head, width, text) for (head, width), text in zip(heads, first, strict=True)],
        more=others,
    )


def _forms(sheet: Sheet) -> None:
    sheet.section("Формы наставничества")
    sheet.text("Программа реализуется в следующих формах и ролевых моделях.")
    _keep_with_next(sheet)
    sheet.table(
        "Формы наставничества и ролевые модели",
        (
            ("№", 6, "{{ item.number }}"),
            ("Форма", 40, "{{ item.form }}"),
            ("Ролевые модели", 54, "{% if item.role_models %}{{ item.role_models }}{% else %}по запросам участников{% endif %}"),
        ),
        each="item in forms",
    )  # fmt: skip


def _monitoring(sheet: Sheet) -> None:
    sheet.section("Мониторинг и оценка результатов")
    sheet.clause(
        "Первый этап мониторинга\u00a0– оценка качества реализации Программы: сильные и слабые стороны, возможности и "
        "риски, соответствие условий требованиям целевой модели, удовлетворённость участников."
    )
    sheet.clause(
        "Второй этап\u00a0– оценка влияния Программы на участников: на входе и на выходе сравниваются "
        "{% if model != 'teachers' %}успеваемость, мотивация, занятость и психологическое состояние обучающихся"
        "{% endif %}{% if model == 'both' %}, а также {% endif %}{% if model != 'pupils' %}профессиональные дефициты "
        "педагогов{% endif %}."
    )
    with sheet.only("monitoring"):
        sheet.clause("Мониторинг проводится в сроки:")
        sheet.bullet("{{ item }}" + LIST_END, each="item in monitoring")
    sheet.clause(
        "По результатам мониторинга куратор готовит отчёт, педагогический совет рассматривает его, план мероприятий "
        "корректируется."
    )
    with sheet.only("figures"):
        sheet.clause("Показатели эффективности Программы:")
        _keep_with_next(sheet)
        sheet.table(
            "Показатели эффективности",
            (
                ("№", 6, "{{ item.number }}"),
                ("Показатель", 72, "{{ item.title }}"),
                ("План", 22, "{% if item.plan %}{{ item.plan }}{% else %}—{% endif %}"),
            ),
            each="item in figures",
        )


def _plan(sheet: Sheet) -> None:
    sheet.section("План мероприятий")
    sheet.clause("План мероприятий приведён в приложении к Программе.", when="plan")
    sheet.clause("План мероприятий утверждается дорожной картой Организации.", when="not plan")
    sheet.annex(
        "{% if plan %}План мероприятий{% endif %}",
        landscape=True,
        mark="{% if plan %}Приложение к программе наставничества{% endif %}",
    )
    with sheet.only("plan"):
        sheet.table(
            "План мероприятий",
            (
                ("№", 5, "{{ item.number }}"),
                ("Мероприятие", 35, "{{ item.event }}"),
                ("Срок", 15, "{% if item.term %}{{ item.term }}{% else %}—{% endif %}"),
                (
                    "Ответственный",
                    20,
                    "{% if item.responsible %}{{ item.responsible }}{% else %}—{% endif %}",
                ),
                ("Результат", 25, "{% if item.result %}{{ item.result }}{% else %}—{% endif %}"),
            ),
            each="item in plan",
        )


def _keep_with_next(sheet: Sheet) -> None:
    sheet.document.paragraphs[-1].paragraph_format.keep_with_next = True


def council_minutes() -> Document:
    """«Протокол заседания педагогического совета»."""
    sheet = Sheet("Протокол заседания")
    letterhead(sheet.document)
    sheet.document.add_heading("{{ kind }}", 1)
    sheet.document.add_paragraph("заседания {{ of_body }}", "Заголовок приложения")
    sheet.date_and_number()
    sheet.document.add_paragraph("", "Бланк: сведения")
    _attendance(sheet)
    sheet.heading("ПОВЕСТКА ДНЯ:")
    sheet.text(
        "{{ item.number }}. {{ item.question }}.{% if item.reporter %} Докладчик\u00a0– {{ item.reporter.short }}"
        "{% if item.reporter.post %}, {{ item.reporter.post }}{% endif %}.{% endif %}",
        each="item in agenda",
    )
    with sheet.only(each="item in agenda"):
        _question(sheet)
    repeated = sheet.document.paragraphs[:-3]  # all but the votes and two lines that steer
    kept = [one.paragraph_format.keep_with_next for one in repeated]
    sheet.signatures(("Председатель", "{{ chair_name }}", ""), ("Секретарь", "{{ secretary.signature }}", ""))
    for one, before in zip(repeated, kept, strict=True):
        one.paragraph_format.keep_with_next = before  # questions repeat: kept together they would tear pages
    return sheet.document


def _attendance(sheet: Sheet) -> None:
    style = "Дата и номер"
    for text in (
        "Председатель\u00a0– {{ chair_name }}",
        "Секретарь\u00a0– {{ secretary.signature }}",
        "{% if members %}Всего членов\u00a0– {{ members }}, присутствовали{% else %}Присутствовали{% endif %}\u00a0– "
        "{{ present }}.{% if quorum %} {{ quorum }}{% endif %}",
    ):
        sheet.text(text, style=style)
    for head, people in (("Присутствовали поимённо", "attended"), ("Приглашены", "invited")):
        sheet.text(
            f"{head}: {{% for item in {people} %}}{{{{ item.short }}}}{{% if item.post %}}, {{{{ item.post }}}}{{% endif %}}"
            "{% if not loop.last %}; {% endif %}{% endfor %}.",
            when=people,
            style=style,
        )


def _question(sheet: Sheet) -> None:
    sheet.heading("{{ item.number }}. СЛУШАЛИ:", when="item.reporter or item.report")
    with sheet.only("item.reporter"):
        sheet.text(
            "{{ item.reporter.full_acc }}{% if item.report %}. {{ item.report }}{% else %}.{% endif %}"
        )
    sheet.text("{{ item.report }}", when="item.report and not item.reporter")
    with sheet.only("item.speakers"):
        sheet.heading("ВЫСТУПИЛИ:")
        sheet.text("{{ line }}", each="line in item.speakers")
    sheet.heading(
        "{% if item.reporter or item.report %}РЕШИЛИ:{% else %}{{ item.number }}. РЕШИЛИ:{% endif %}"
    )
    sheet.text("{{ item.number }}.{{ loop.index }}. {{ line }}", each="line in item.decisions")
    sheet.text("Голосовали: {{ item.votes }}. {{ item.outcome }}", when="item.votes")


TEMPLATES = {"programme": programme, "council_minutes": council_minutes}
