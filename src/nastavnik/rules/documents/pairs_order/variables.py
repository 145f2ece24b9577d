"""What a methodologist may put into the template of the order: names, meaning, an example."""

from nastavnik.rules.documents.papers.paper import Variable

_VARIABLES = (
    Variable(
        "organisation.full_name",
        "Полное наименование организации",
        "Муниципальное бюджетное учреждение «Школа»",
    ),
    Variable("organisation.short_name", "Краткое наименование организации", "МБОУ «Школа № 3»"),
    Variable("organisation.founder", "Учредитель", "Управление образования администрации района"),
    Variable("organisation.address", "Адрес", "646580, с. Речное, ул. Школьная, д. 1"),
    Variable("organisation.phone", "Телефон", "8 (38150) 0-00-00"),
    Variable("organisation.email", "Электронная почта", "school@example.ru"),
    Variable("organisation.site", "Сайт", "school.example.ru"),
    Variable("organisation.inn", "ИНН", "0000000000"),
    Variable("organisation.ogrn", "ОГРН", "0000000000000"),
    Variable("kind", "Вид документа", "ПРИКАЗ"),
    Variable("number", "Номер приказа", "120-од"),
    Variable("date", "Дата приказа словами", "21 ноября 2026 г."),
    Variable("date_short", "Дата приказа цифрами", "21.11.2026"),
    Variable("place", "Место издания", "с. Речное"),
    Variable("title", "Заголовок к тексту", "О формировании наставнических пар (групп)"),
    Variable(
        "preamble", "Преамбула с правовым основанием", "В соответствии с распоряжением… на основании решения…"
    ),
    Variable("command", "Распорядительное слово", "ПРИКАЗЫВАЮ:"),
    Variable("items", "Пункты приказа (цикл): номер, текст и подпункты", "{% for item in items %}"),
    Variable("item.number", "Номер пункта", "2."),
    Variable(
        "item.text", "Текст пункта, имена в нужном падеже", "Назначить наставником Иванову Марию Петровну…"
    ),
    Variable("item.items", "Подпункты пункта (цикл)", "{% for part in item.items %}"),
    Variable("part.number", "Номер подпункта", "2.1."),
    Variable(
        "part.text", "Текст подпункта", "Иванову Марию Петровну, учителя математики, для наставляемого…"
    ),
    Variable("signer.post", "Должность подписавшего", "И. о. директора"),
    Variable("signer.name", "Расшифровка подписи", "М. А. Черкасова"),
    Variable("annex_heading", "Отметка о приложении", "Приложение к приказу от 21 ноября 2026 г. № 120-од"),
    Variable(
        "annex_title", "Заголовок приложения", "Список наставнических пар и групп на 2026–2027 учебный год"
    ),
    Variable("rows", "Строки таблицы приложения (цикл)", "{%tr for row in rows %}"),
    Variable("row.number", "Номер строки", "1"),
    Variable("row.kind", "Пара или группа", "пара"),
    Variable("row.mentor", "Наставник", "Иванова Мария Петровна"),
    Variable("row.mentor_post", "Должность или класс наставника", "учитель математики"),
    Variable("row.mentees", "Наставляемые (цикл)", "{% for mentee in row.mentees %}"),
    Variable("mentee.name", "Наставляемый", "Петров Иван Сергеевич"),
    Variable("mentee.post", "Класс или должность наставляемого", "обучающийся 7 «а» класса"),
    Variable("row.form", "Форма наставничества", "учитель – ученик"),
    Variable("row.role_model", "Ролевая модель", "опытный предметник – неопытный предметник"),
    Variable("row.starts", "Начало работы", "01.12.2026"),
    Variable("row.ends", "Окончание работы", "31.05.2027"),
    Variable("total", "Итог по приложению", "2 пары и 1 группа, 6 наставляемых"),
    Variable("acquaintance_heading", "Заголовок листа ознакомления", "С приказом ознакомлены:"),
    Variable("acquainted", "Лист ознакомления (цикл)", "{%tr for person in acquainted %}"),
    Variable("person.name", "Кто ознакомлен", "Иванова М. П."),
    Variable("person.post", "Должность ознакомленного", "учитель математики"),
    Variable("executor", "Исполнитель", "Смирнова О. Н."),
    Variable("executor_phone", "Телефон исполнителя", "8 (38150) 0-00-00"),
    Variable("school_year", "Учебный год", "2026/27"),
    Variable("is_amendment", "Приказ изменяет прежний (да или нет)", "{% if is_amendment %}"),
)


def variables() -> list[Variable]:
    """Every value of the context, in the order in which the document is read."""
    return list(_VARIABLES)
