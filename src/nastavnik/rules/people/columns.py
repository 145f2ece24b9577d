"""Columns of the two bases: the federal ones (annex 1 of МР-42/02 of 23.01.2020) and extra ones."""

from dataclasses import dataclass
from enum import StrEnum


class Base(StrEnum):
    """Which of the two federal bases a table is."""

    MENTEES = "mentees"
    MENTORS = "mentors"


class Field(StrEnum):
    """What a column means. The codes are kept for good: saved mappings and exports use them."""

    NUMBER = "number"
    FULL_NAME = "full_name"
    SURNAME = "surname"
    GIVEN = "given"
    PATRONYMIC = "patronymic"
    GIVEN_PATRONYMIC = "given_patronymic"
    CONTACTS = "contacts"
    PHONE = "phone"
    EMAIL = "email"
    REPRESENTATIVE = "representative"
    REPRESENTATIVE_CONTACTS = "representative_contacts"
    BORN = "born"
    AGE = "age"
    GENDER = "gender"
    CLASS_NAME = "class_name"
    POST = "post"
    CATEGORY = "category"
    ORGANISATION = "organisation"
    MUNICIPALITY = "municipality"
    PARTNER = "partner"
    CONSENT_ON = "consent_on"
    CERTIFICATE = "certificate"
    EXPERIENCE_FROM = "experience_from"
    EXPERIENCE_YEARS = "experience_years"
    REGIONAL_MARK = "regional_mark"
    COMMENT = "comment"
    REQUEST = "request"
    ENTERED_ON = "entered_on"
    FINISHED_ON = "finished_on"
    RESULT = "result"
    LINK = "link"
    COMPLETED = "completed"
    FORM = "form"
    PAIR_NAME = "pair_name"
    PAIR_ORGANISATION = "pair_organisation"
    COMPETENCES = "competences"
    ACHIEVEMENTS = "achievements"
    INTERESTS = "interests"
    PREFERRED_AGE = "preferred_age"
    TIME_RESOURCE = "time_resource"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a base: its meaning, the title to print, and how people write the title in their files."""

    field: Field
    title: str
    synonyms: tuple[str, ...] = ()


def _column(field: Field, title: str, synonyms: str = "") -> Column:
    """`synonyms` are divided by « | »."""
    return Column(field, title, tuple(synonyms.split(" | ")) if synonyms else ())


OFFICIAL_MENTEES: tuple[Column, ...] = (
    _column(
        Field.NUMBER,
        "№",
        "№ п/п | п/п | номер | номер по порядку | N | N п/п",
    ),
    _column(
        Field.FULL_NAME,
        "ФИО наставляемого",
        "ФИО | Ф.И.О. | Ф. И. О. наставляемого | Фамилия, имя, отчество | Фамилия имя отчество "
        "наставляемого | Фамилия, имя | Фамилия и имя | ФИ | ФИ учащегося | ФИО ученика | ФИО "
        "обучающегося | ФИО учащегося | ФИО студента | ФИО ребёнка | ФИО молодого специалиста | ФИО "
        "молодого педагога | ФИО педагога | ФИО участника | Наставляемый | Наставляемый (ФИО)",
    ),
    _column(
        Field.CONTACTS,
        "Контактные данные для связи (данные представителя)",
        "Контактные данные | Контактные данные для связи | Контакты | Контактная информация | Контакты "
        "наставляемого | Телефон, e-mail | Телефон, электронная почта",
    ),
    _column(
        Field.BORN,
        "Год рождения наставляемого",
        "Год рождения | Дата рождения | Дата рождения наставляемого | Дата рожд. | Д.р. | ДР | Г.р. | "
        "Число, месяц, год рождения | День рождения",
    ),
    _column(
        Field.REQUEST,
        "Основной запрос наставляемого",
        "Основной запрос | Запрос | Запрос наставляемого | Запросы | Проблема | Проблема, запрос | "
        "Потребность | Потребности наставляемого | В чём нужна помощь | Цель наставничества | Затруднения "
        "| Дефициты | Профессиональные дефициты",
    ),
    _column(
        Field.ENTERED_ON,
        "Дата вхождения в программу",
        "Дата вхождения | Дата начала | Дата вступления в программу | Дата включения в программу | Начало "
        "программы | Дата начала программы | Дата начала работы",
    ),
    _column(
        Field.PAIR_NAME,
        "ФИО наставника",
        "Наставник | Ф.И.О. наставника | Фамилия, имя, отчество наставника | Наставник (ФИО) | "
        "Закреплённый наставник",
    ),
    _column(
        Field.FORM,
        "Форма наставничества",
        "Форма | Модель наставничества | Форма (модель) наставничества | Форма работы",
    ),
    _column(
        Field.PAIR_ORGANISATION,
        "Место работы/учебы наставника",
        "Место работы наставника | Место учёбы наставника | Место работы (учёбы) наставника | Организация "
        "наставника | Должность и место работы наставника",
    ),
    _column(
        Field.FINISHED_ON,
        "Дата завершения программы",
        "Дата завершения | Дата окончания | Дата окончания программы | Окончание программы | Завершение "
        "программы | Дата выхода из программы",
    ),
    _column(
        Field.RESULT,
        "Результаты программы",
        "Результат | Результаты | Результат программы | Достигнутые результаты | Итоги программы",
    ),
    _column(
        Field.LINK,
        "Ссылка на кейс/отзыв наставляемого, размещенные на сайте организации",
        "Ссылка | Ссылка на кейс | Ссылка на отзыв | Ссылка на кейс/отзыв | Ссылка на кейс/отзыв "
        "наставляемого | Кейс/отзыв | Отзыв наставляемого",
    ),
    _column(
        Field.COMPLETED,
        "Отметка о прохождении программы",
        "Отметка о прохождении | Отметка о завершении | Прошёл программу | Программа пройдена | Отметка о "
        "завершении программы",
    ),
)

OFFICIAL_MENTORS: tuple[Column, ...] = (
    OFFICIAL_MENTEES[0],
    _column(
        Field.FULL_NAME,
        "ФИО наставника",
        "ФИО | Ф.И.О. | Ф. И. О. наставника | Фамилия, имя, отчество | Фамилия имя отчество наставника | "
        "Фамилия, имя | Фамилия и имя | ФИ | ФИО педагога | ФИО учителя | ФИО педагога-наставника | ФИО "
        "участника | ФИО ученика | ФИО обучающегося | Наставник | Наставник (ФИО)",
    ),
    _column(
        Field.CONTACTS,
        "Контактные данные для связи",
        "Контактные данные | Контакты | Контактная информация | Контакты наставника | Телефон, e-mail | "
        "Телефон, электронная почта",
    ),
    _column(
        Field.ORGANISATION,
        "Место работы/учебы наставника",
        "Место работы наставника | Место учёбы наставника | Место работы/учёбы | Место работы (учёбы) | "
        "Место работы | Место учёбы | Организация | Образовательная организация | Школа | ОО | Учреждение "
        "| Организация наставника",
    ),
    _column(
        Field.COMPETENCES,
        "Основные компетенции наставника",
        "Компетенции | Основные компетенции | Компетенции наставника | Профессиональные компетенции | Чем "
        "может помочь | Направления работы | Умения и навыки",
    ),
    _column(
        Field.ACHIEVEMENTS,
        "Важные для программы достижения наставника",
        "Достижения | Достижения наставника | Важные достижения | Важные для программы достижения | "
        "Награды, достижения",
    ),
    _column(
        Field.INTERESTS,
        "Интересы наставника",
        "Интересы | Увлечения | Хобби | Интересы, увлечения",
    ),
    _column(
        Field.PREFERRED_AGE,
        "Желаемый возраст наставляемых",
        "Желаемый возраст | Возраст наставляемых | Желаемый возраст наставляемого | Возраст наставляемого "
        "| Предпочитаемый возраст",
    ),
    _column(
        Field.TIME_RESOURCE,
        "Ресурс времени на программу наставничества",
        "Ресурс времени | Ресурс времени на программу | Ресурс времени на наставничество | Свободное "
        "время | Время на наставничество | Сколько времени готов уделять",
    ),
    OFFICIAL_MENTEES[5],
    _column(
        Field.PAIR_NAME,
        "ФИО наставляемого (наставляемых)",
        "ФИО наставляемого | ФИО наставляемых | Наставляемый | Наставляемые | Ф.И.О. наставляемого | "
        "Фамилия, имя, отчество наставляемого | Закреплённые наставляемые",
    ),
    OFFICIAL_MENTEES[7],
    _column(
        Field.PAIR_ORGANISATION,
        "Место работы/учебы наставляемого",
        "Место работы наставляемого | Место учёбы наставляемого | Место работы (учёбы) наставляемого | "
        "Организация наставляемого",
    ),
    OFFICIAL_MENTEES[9],
    OFFICIAL_MENTEES[10],
    _column(
        Field.LINK,
        "Ссылка на кейс/отзыв наставника, размещенные на сайте организации",
        "Ссылка | Ссылка на кейс | Ссылка на отзыв | Ссылка на кейс/отзыв | Ссылка на кейс/отзыв "
        "наставника | Кейс/отзыв | Отзыв наставника",
    ),
)

EXTRA: tuple[Column, ...] = (
    _column(
        Field.SURNAME,
        "Фамилия",
        "Фамилия наставляемого | Фамилия наставника | Фамилия ученика",
    ),
    _column(
        Field.GIVEN,
        "Имя",
        "Имя ученика | Имя учащегося | Имя обучающегося",
    ),
    _column(
        Field.PATRONYMIC,
        "Отчество",
        "Отчество наставляемого | Отчество наставника | Отчество (при наличии)",
    ),
    _column(
        Field.GIVEN_PATRONYMIC,
        "Имя и отчество",
        "Имя, отчество | Имя отчество | ИО",
    ),
    _column(
        Field.PHONE,
        "Телефон",
        "Тел. | Номер телефона | Контактный телефон | Телефон для связи | Мобильный телефон | Сотовый "
        "телефон | Телефон наставляемого | Телефон наставника | Сот.",
    ),
    _column(
        Field.EMAIL,
        "Электронная почта",
        "E-mail | Email | Эл. почта | Почта | Адрес электронной почты | Электронный адрес | Мейл",
    ),
    _column(
        Field.REPRESENTATIVE,
        "Законный представитель",
        "ФИО законного представителя | ФИО родителя | ФИО родителя (законного представителя) | ФИО "
        "представителя | Родитель | Родитель (законный представитель) | Представитель | Мать, отец",
    ),
    _column(
        Field.REPRESENTATIVE_CONTACTS,
        "Телефон представителя",
        "Телефон родителя | Телефон родителей | Телефон законного представителя | Контакты родителя | "
        "Контакты законного представителя | Контактные данные представителя | Контактные данные родителя "
        "| Телефон родителя (законного представителя)",
    ),
    _column(  # official among mentees only; a mentor's age decides too, whether he counts and who signs for him
        Field.BORN,
        "Дата рождения наставника",
        "Дата рождения | Год рождения | Год рождения наставника | Дата рожд. | Д.р. | ДР | Г.р. | "
        "Число, месяц, год рождения | День рождения",
    ),
    _column(
        Field.AGE,
        "Возраст",
        "Возраст, лет | Полных лет | Кол-во лет",
    ),
    _column(
        Field.GENDER,
        "Пол",
        "Пол (м/ж) | Пол наставляемого | Пол наставника | М/Ж",
    ),
    _column(
        Field.CLASS_NAME,
        "Класс",
        "Класс/группа | Класс, группа | Группа | Класс (группа) | Класс, буква | Класс обучения | Кл.",
    ),
    _column(
        Field.POST,
        "Должность",
        "Должность наставника | Должность наставляемого | Профессия | Должность, предмет | Преподаваемый "
        "предмет | Занимаемая должность",
    ),
    _column(
        Field.CATEGORY,
        "Категория",
        "Категория наставляемого | Категория наставника | Категория участника | Статус участника | Кем "
        "является",
    ),
    _column(
        Field.ORGANISATION,
        "Организация",
        "Место учёбы | Место работы | Место работы/учёбы | Место работы/учебы | Образовательная "
        "организация | Школа | ОО | ОУ | Учреждение | Наименование организации | Место учёбы "
        "наставляемого",
    ),
    _column(
        Field.MUNICIPALITY,
        "Муниципалитет",
        "Муниципальное образование | Муниципальный район | Район | МО",
    ),
    _column(
        Field.PARTNER,
        "Организация-партнёр",
        "Партнёр | Предприятие | Предприятие-партнёр | Предприятие (организация) | Работодатель",
    ),
    _column(
        Field.CONSENT_ON,
        "Дата согласия",
        "Согласие | Согласие (дата) | Дата подписания согласия | Согласие на обработку ПДн | Согласие на "
        "обработку персональных данных | Дата согласия на обработку персональных данных",
    ),
    _column(
        Field.CERTIFICATE,
        "Удостоверение об обучении",
        "Удостоверение | Сертификат | Сертификат об обучении | Прохождение обучения | Обучение наставника "
        "| Курсы повышения квалификации | КПК",
    ),
    _column(
        Field.EXPERIENCE_FROM,
        "Педагогический стаж с",
        "Стаж с | Дата начала стажа | Начало педагогической деятельности | Дата начала педагогической "
        "деятельности | Работает с",
    ),
    _column(
        Field.EXPERIENCE_YEARS,
        "Стаж",
        "Педагогический стаж | Педстаж | Стаж, лет | Стаж работы | Общий стаж | Пед. стаж",
    ),
    _column(
        Field.REGIONAL_MARK,
        "Отметка региональной базы",
        "Региональная база | В региональной базе | Включён в региональную базу | Региональный реестр",
    ),
    _column(
        Field.COMMENT,
        "Примечание",
        "Примечания | Комментарий | Комментарии | Заметки",
    ),
)

_OFFICIAL = {Base.MENTEES: OFFICIAL_MENTEES, Base.MENTORS: OFFICIAL_MENTORS}


def official_columns(base: Base) -> tuple[Column, ...]:
    """The federal form of the base, in its order, with the number column first."""
    return _OFFICIAL[base]


def known_columns(base: Base) -> tuple[Column, ...]:
    """Every column that a file of this base may have: the official ones, then the extra ones."""
    official = _OFFICIAL[base]
    taken = {column.field for column in official}
    return official + tuple(column for column in EXTRA if column.field not in taken)


def field_title(base: Base, field: Field) -> str:
    """How the field is called on the screen and in problems."""
    for column in known_columns(base):
        if column.field is field:
            return column.title
    return field.value
