"""Consents to processing and to distribution of personal data, of persons by name and as blanks."""

from collections.abc import Iterable

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt
from tools.document_templates.layout import PORTRAIT_TEXT, fill, never_split, table
from tools.document_templates.parts import Sheet

from nastavnik.rules.people import consent_wording as wording
from nastavnik.rules.people.consent_wording import Section

DOCUMENT = "паспорт: серия, номер, кем и когда выдан"
OPERATOR = (
    "{{ organisation.full_name }}, {% if organisation.address %}{{ organisation.address }}{% else %}адрес: "
    f"{'_' * 40}{{% endif %}}{{% if organisation.inn %}}, ИНН\u00a0{{{{ organisation.inn }}}}{{% endif %}}"
    "{% if organisation.ogrn %}, ОГРН\u00a0{{ organisation.ogrn }}{% endif %}."
)
PROCESSOR = (
    f"{{% if processor %}}{wording.PROCESSOR.format(name='{{ processor }}')}"
    f"{{% else %}}{wording.NO_PROCESSOR}{{% endif %}}"
)
EMAIL = "{% if organisation.email %} или на адрес электронной почты {{ organisation.email }}{% endif %}"
WITHDRAWAL = wording.WITHDRAWAL.format(email=EMAIL)


def consent_adult() -> Document:
    """Of somebody of age."""
    sheet = _head(wording.TITLE, wording.SEPARATE)
    _line(sheet, "Я,", "фамилия, имя, отчество", value="{{ who.name }}", known="who")
    _line(sheet, "Адрес:", "адрес регистрации или места жительства")
    _line(sheet, "Документ:", DOCUMENT, more=True)
    _text(
        sheet,
        f"В соответствии со {wording.LAW} даю согласие на обработку моих персональных данных на следующих условиях.",
    )
    _points(sheet, _of_programme(of_minor=False))
    _text(sheet, wording.SPECIAL)
    _text(sheet, wording.RIGHTS)
    return _signed(sheet)


def consent_minor() -> Document:
    """Of a representative for a minor."""
    sheet = _head(wording.TITLE, wording.SEPARATE)
    _representative(sheet, "адрес регистрации или места жительства представителя")
    _line(sheet, "Его документ:", "свидетельство о рождении или паспорт: серия, номер, кем и когда выдан")
    _text(
        sheet,
        f"В соответствии со {wording.LAW} даю согласие на обработку персональных данных моего ребёнка (подопечного) и "
        "моих на следующих условиях.",
    )
    _points(sheet, _of_programme(of_minor=True))
    _text(sheet, wording.SPECIAL)
    _text(sheet, wording.RIGHTS_OF_MINOR)
    return _signed(sheet)


def consent_distribution() -> Document:
    """To show data to everybody: article 10.1."""
    sheet = _head(
        "Согласие на обработку персональных данных, разрешённых субъектом персональных данных для распространения",
        wording.SEPARATE,
    )
    with sheet.only("of_minor"):
        _representative(sheet, "", contacts=True)
    with sheet.only("not of_minor"):
        _line(sheet, "Я,", "фамилия, имя, отчество", value="{{ who.name }}", known="who")
        _contacts(sheet)
    _text(
        sheet,
        "В соответствии со статьёй 10.1 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных» даю согласие на "
        "распространение {% if of_minor %}персональных данных моего ребёнка (подопечного){% else %}моих персональных "
        "данных{% endif %} на следующих условиях.",
    )
    _points(
        sheet,
        (
            Section("Оператор", OPERATOR),
            Section(
                "Информационные ресурсы",
                "{% for item in resources %}{{ item }}{% if not loop.last %}; {% endif %}{% endfor %}.",
            ),
            Section(
                "Цель",
                "рассказ о программе наставничества и её участниках: новости и отчёты, истории пар и групп, отзывы, сведения "
                "о достижениях и наградах.",
            ),
            Section(
                "Категории и перечень персональных данных, условия и запреты",
                "общие персональные данные; отмечается каждая строка; строка без отметки «да» означает, что распространение этих данных не разрешено.",
            ),
        ),
    )
    sheet.table(
        "Перечень персональных данных",
        [
            ("№", 10, "{{ item.number }}"),
            ("Персональные данные", 70, "{{ item.what }}"),
            ("Разрешаю", 30, "☐\u00a0да\u2003☐\u00a0нет"),
            ("Условия и запреты", 55, "{{ item.conditions }}"),
        ],
        each="item in items",
    )
    _text(
        sheet,
        "Специальные категории персональных данных (в том числе сведения о здоровье) и биометрические персональные данные "
        "этим согласием распространять не разрешается.",
    )
    _points(sheet, _of_publishing())
    _line(sheet, "Запреты и условия:", "какие данные, кому и на каких условиях нельзя передавать", more=True)
    _points(sheet, _ends_of_publishing())
    _text(
        sheet,
        "Согласие дано отдельно от других согласий, свободно, своей волей и "
        "{% if of_minor %}в интересах ребёнка{% else %}в своём интересе{% endif %}. Отказ от него не влияет на участие в "
        "программе наставничества{% if of_minor %} и на обучение ребёнка{% else %}, обучение и работу{% endif %}. "
        "Молчание и бездействие согласием не считаются.",
    )
    return _signed(sheet)


def consent_employee() -> Document:
    """Of an employee."""
    sheet = _head(wording.TITLE, "работника – участника программы наставничества")
    _line(
        sheet,
        "Я,",
        "фамилия, имя, отчество, должность",
        value="{{ who.name }}{% if who.post %}, {{ who.post }}{% endif %}",
        known="who",
    )
    _line(sheet, "Адрес:", "адрес регистрации или места жительства")
    _line(sheet, "Документ:", DOCUMENT, more=True)
    _text(
        sheet,
        f"В соответствии со {wording.LAW} и главой 14 Трудового кодекса Российской Федерации даю согласие на обработку моих "
        "персональных данных на следующих условиях.",
    )
    _points(sheet, _of_employee())
    _text(
        sheet,
        "Право получить сведения об обработке данных, потребовать их уточнения, блокирования или уничтожения (статьи 14 и 20 "
        "Федерального закона № 152-ФЗ) мне разъяснено. Согласие дано свободно, своей волей и в своём интересе; отказ от "
        "него не влечёт неблагоприятных последствий в трудовых отношениях.",
    )
    return _signed(sheet)


# --- points -------------------------------------------------------------------------------------------------


def _of_programme(*, of_minor: bool) -> list[Section]:
    """The points of the wording, with values of the template in place of one organisation."""
    instead = {"Оператор": OPERATOR, "Обработка по поручению": PROCESSOR, "Как отозвать": WITHDRAWAL}
    made = wording.sections(wording.Operator(""), of_minor=of_minor)
    return [Section(one.lead, instead.get(one.lead, one.text)) for one in made]


def _of_publishing() -> list[Section]:
    return [
        Section(
            "Передача полученных данных",
            "разрешаю Оператору передавать их (отмечается одно): ☐\u00a0с использованием информационно-телекоммуникационных "
            "сетей; ☐\u00a0только по внутренней сети, доступной определённым работникам; ☐\u00a0без передачи.",
        ),
        Section("Дополнительные запреты и условия", "☐\u00a0не устанавливаю; ☐\u00a0устанавливаю следующие:"),
    ]


def _ends_of_publishing() -> list[Section]:
    return [
        Section(
            "Срок действия",
            "со дня подписания {% if until %}по {{ until }} включительно{% else %}до завершения участия в программе "
            "наставничества{% endif %}{% if of_minor %}, но не дольше чем до дня, когда ребёнку исполнится 18\u00a0лет,"
            "{% endif %} либо до получения Оператором требования о прекращении.",
        ),
        Section(
            "Как прекратить распространение",
            "в любое время направить Оператору требование, в котором названы фамилия, имя, отчество, контактные данные и "
            f"перечень персональных данных, лично, по почте{EMAIL}. Согласие прекращается с момента получения требования; "
            "Оператор прекращает распространение не позднее трёх рабочих дней.",
        ),
    ]


def _of_employee() -> list[Section]:
    return [
        Section("Оператор (работодатель)", OPERATOR),
        Section(
            "Цель обработки",
            "организация наставничества, в том числе поручение и оплата работы по наставничеству, участие в программе наставником, "
            "наставляемым или куратором, обучение, подбор пар и групп, оформление документов программы, поощрение, подсчёт "
            "показателей.",
        ),
        Section(
            "Перечень персональных данных",
            "фамилия, имя, отчество; пол; дата рождения; место работы, должность; образование, квалификационная категория, "
            "педагогический стаж; сведения об обучении наставника; телефон и адрес электронной почты; компетенции, "
            "достижения, профессиональные запросы и затруднения; сведения о парах, встречах, обратной связи и результатах; "
            "сведения о поощрениях и выплатах за наставничество.",
        ),
        Section(
            "Перечень действий",
            "сбор, запись, систематизация, накопление, хранение, уточнение (обновление, изменение), извлечение, "
            "использование, предоставление доступа участникам пары и работникам Оператора, которые ведут программу, "
            "{% if recipients %}передача получателям, названным ниже, {% endif %}блокирование, удаление, уничтожение – с "
            "использованием средств автоматизации и без них. Распространение этим согласием не разрешается: для него нужно "
            "отдельное согласие.",
        ),
        Section(
            "Передача",
            "{% if recipients %}фамилия, имя, отчество, место работы, должность, сведения об обучении и о работе наставником "
            "передаются получателям: {% for item in recipients %}{{ item }}{% if not loop.last %}; {% endif %}{% endfor %}."
            "{% else %}другим лицам персональные данные не передаются, кроме случаев, указанных в законе.{% endif %}",
        ),
        Section("Обработка по поручению", PROCESSOR),
        Section(
            "Срок действия",
            "со дня подписания до завершения участия в программе, прекращения трудового договора или отзыва согласия. После "
            "этого персональные данные уничтожаются в течение 30 дней, кроме документов, срок хранения которых установлен "
            "законом.",
        ),
        Section("Как отозвать", WITHDRAWAL),
    ]


# --- parts of a consent -------------------------------------------------------------------------------------


def _head(title: str, below: str) -> Sheet:
    """The title; the edition of the text stands below every page."""
    sheet = Sheet(wording.TITLE)
    section = sheet.document.sections[0]
    for footer in (section.footer, section.first_page_footer):
        fill(footer.paragraphs[0], f"Редакция текста {wording.TEXT_VERSION}", "Подстрочная")
    sheet.title(title, below)
    return sheet


def _representative(sheet: Sheet, address: str, *, contacts: bool = False) -> None:
    _line(
        sheet, "Я,", "фамилия, имя, отчество законного представителя",
        value="{{ representative.name }}", known="representative",
    )  # fmt: skip
    if contacts:
        _contacts(sheet)
    else:
        _line(sheet, "Адрес:", address)
        _line(sheet, "Документ:", DOCUMENT, more=True)
    _line(
        sheet,
        "Полномочия:",
        "родитель, усыновитель, опекун, попечитель; документ: название, номер, кем и когда выдан",
    )
    _line(
        sheet,
        "Ребёнок:",
        "фамилия, имя, отчество, дата рождения",
        value="{{ who.name }}{% if born %}, дата рождения {{ born_short }}{% endif %}",
        known="who",
    )


def _contacts(sheet: Sheet) -> None:
    hint = "телефон, адрес электронной почты или почтовый адрес"
    _line(sheet, "Контакты:", hint, value="{{ contacts }}", known="contacts")


def _line(
    sheet: Sheet, label: str, hint: str, *, value: str = "", known: str = "", more: bool = False
) -> None:
    """The value where it is known, else a line to write on, or two, and what belongs there."""
    if known:
        with sheet.only(known):
            _plain(sheet, f"{label} {value}").paragraph_format.space_after = Pt(4)
    with sheet.only(f"not {known}" if known else ""):
        for text in (f"{label} \t", "\t") if more else (f"{label} \t",):
            line = _plain(sheet, text).paragraph_format
            line.tab_stops.add_tab_stop(PORTRAIT_TEXT, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
            line.keep_with_next, line.space_before = True, Pt(3)
        sheet.document.add_paragraph(hint, "Подстрочная").paragraph_format.space_after = Pt(3)


def _plain(sheet: Sheet, text: str):  # type: ignore[no-untyped-def]  # a paragraph of python-docx
    return sheet.document.add_paragraph(text, "Сторона")


def _text(sheet: Sheet, text: str) -> None:
    paragraph = _plain(sheet, _bound(text))
    paragraph.paragraph_format.space_before = Pt(4)


def _points(sheet: Sheet, points: Iterable[Section]) -> None:
    """«1. Оператор: …» with the lead in bold; the office program counts."""
    for point in points:
        paragraph = sheet.document.add_paragraph("", "Пункт")
        paragraph.paragraph_format.first_line_indent, paragraph.paragraph_format.line_spacing = Mm(0), 1.0
        for text, bold in ((f"{point.lead}: ", True), (_bound(point.text), False)):
            run = paragraph.add_run(text)
            run.bold, run.font.size = bold, Pt(12)
        paragraph.paragraph_format.keep_with_next = point.text.endswith(":") or None


def _bound(text: str) -> str:
    return text.replace("№ ", "№\u00a0")


def _signed(sheet: Sheet) -> Document:
    """Date, signature, name."""
    sheet.document.paragraphs[-1].paragraph_format.keep_with_next = True
    sheet.document.add_paragraph("", "Отступ перед подписью")
    grid = table(sheet.document, (Mm(60), Mm(45), Mm(60)), rows=2)
    texts = (
        "«____» ______________ 20___\u00a0г.", "___________________",
        f"{{% if signed_by %}}{{{{ signed_by }}}}{{% else %}}{'_' * 28}{{% endif %}}",
    )  # fmt: skip
    for cell, text in zip(grid.rows[0].cells, texts, strict=True):
        fill(cell, text, "Сторона")
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    for cell, text in zip(grid.rows[1].cells, ("дата", "подпись", "фамилия, имя, отчество"), strict=True):
        fill(cell, text, "Подстрочная")
    never_split(grid)
    return sheet.document


TEMPLATES = {
    "consent_adult": consent_adult,
    "consent_minor": consent_minor,
    "consent_distribution": consent_distribution,
    "consent_employee": consent_employee,
}
