"""The roadmap of a school year by the seven stages of Р-145: its rows, and those that a new one begins with."""

from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.papers.asked import choice, day, text

STAGES = (
    ("conditions", "Подготовка условий для запуска программы наставничества"),
    ("mentees", "Формирование базы наставляемых"),
    ("mentors", "Формирование базы наставников"),
    ("training", "Отбор и обучение наставников"),
    ("pairs", "Формирование наставнических пар или групп"),
    ("work", "Организация работы наставнических пар или групп"),
    ("end", "Завершение наставничества"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapLine:
    """An event with its term: a day, or words where it is none («в течение года»); words win in print."""

    stage: str = choice("Этап", STAGES)
    event: str = text("Мероприятие", required=True)
    due: date | None = day("Выполнить до")
    term: str = text("Срок словами", hint="Если это не один день: октябрь – декабрь 2026 г.")
    responsible: str = text("Ответственный")
    partners: str = text("Соисполнители")
    document: str = text("Вид документа")
    result: str = text("Результат")


_HEAD, _CURATOR, _TEACHERS = "руководитель", "куратор", "классные руководители"
_PSYCHOLOGIST, _TEAM = "педагог-психолог", "рабочая группа"


def default_roadmap(year: int) -> tuple[RoadmapLine, ...]:
    """Events of the school year that begins in `year`, to be changed by whoever plans it."""
    return (
        _line("conditions", "Издать приказ о внедрении целевой модели, назначить куратора", date(year, 9, 15), _HEAD,
              "", "Приказ", "Определены ответственные, сроки и планируемые результаты"),
        _line("conditions", "Принять положение о наставничестве, разместить его на сайте", date(year, 9, 20), _HEAD,
              _CURATOR, "Положение, приказ", "Порядок наставничества закреплён и доступен участникам"),
        _line("conditions", "Рассказать о программе педагогам, обучающимся и родителям, собрать предварительные запросы",
              date(year, 9, 30), _CURATOR, _TEACHERS, "Протоколы собраний, новость на сайте",
              "Участники знают цели и порядок программы"),
        _line("conditions", "Выбрать формы наставничества и ролевые модели, оценить ресурсы", date(year, 9, 30), _CURATOR,
              _TEAM, "Форма ролевых моделей, ресурсная карта", "Понятно, какие формы ведутся и на что они опираются"),
        _line("mentees", "Получить согласия на обработку персональных данных наставляемых", date(year, 10, 10), _CURATOR,
              _TEACHERS, "Согласия", "Каждый, кто входит в базу, дал согласие сам или через представителя"),
        _line("mentees", "Выяснить запросы: анкеты, беседы, первый опрос участников", date(year, 10, 15), _CURATOR,
              f"{_PSYCHOLOGIST}, {_TEACHERS}", "Анкеты, результаты опроса", "Известно, кому и в чём нужна помощь"),
        _line("mentees", "Внести наставляемых в базу с их запросами", date(year, 10, 20), _CURATOR, "",
              "База наставляемых", "База готова к подбору"),
        _line("mentors", "Пригласить наставников: педагогов, обучающихся, выпускников, работников предприятий",
              date(year, 10, 15), _CURATOR, _TEAM, "Объявление, письма партнёрам", "Есть желающие стать наставниками"),
        _line("mentors", "Получить согласия, внести в базу компетенции и свободное время наставников",
              date(year, 10, 25), _CURATOR, "", "Согласия, база наставников", "База готова к отбору и подбору"),
        _line("training", "Отобрать наставников по критериям: анкета и собеседование", date(year, 10, 31), _CURATOR,
              _PSYCHOLOGIST, "Протокол отбора", "Отобраны те, кто может ответить на запросы"),
        _line("training", "Обучить наставников", date(year, 11, 10), _CURATOR, _PSYCHOLOGIST,
              "Программа и лист учёта обучения", "Наставники готовы к работе"),
        _line("pairs", "Познакомить наставников и наставляемых, узнать предпочтения", date(year, 11, 15), _CURATOR,
              _PSYCHOLOGIST, "Анкеты предпочтений", "Учтены запросы и взаимный интерес"),
        _line("pairs", "Закрепить пары и группы, заключить соглашения", date(year, 11, 20), _HEAD, _CURATOR,
              "Приказ, соглашения", "Пары и группы готовы к работе"),
        _line("pairs", "Поддержать тех, кто остался без наставника, продолжить подбор", date(year, 12, 10), _CURATOR,
              _PSYCHOLOGIST, "Запись в базе наставляемых", "Никто из заявивших запрос не остался без внимания"),
        _line("work", "Составить индивидуальные планы пар и групп", date(year, 12, 1), "наставники", _CURATOR,
              "Индивидуальные планы", "У каждой пары есть цель и план встреч"),
        _line("work", "Проводить встречи, после каждой собирать обратную связь", f"декабрь {year} г. – апрель {year + 1} г.",
              "наставники", _CURATOR, "Дневники, журнал встреч", "Пары движутся к своей цели"),
        _line("work", "Провести промежуточный мониторинг, поправить работу пар", date(year, 12, 25), _CURATOR, _TEAM,
              "Справка", "Видны успехи и трудности, приняты меры"),
        _line("end", "Провести итоговые встречи и второй опрос участников", date(year + 1, 5, 10), _CURATOR, "наставники",
              "Результаты опроса, отчёты", "Результаты сопоставлены с началом программы"),
        _line("end", "Провести итоговое мероприятие, отметить лучших наставников", date(year + 1, 5, 25), _HEAD, _CURATOR,
              "Приказ, благодарственные письма", "Успехи участников признаны, опыт показан другим"),
        _line("end", "Подвести итоги, описать практики, обновить базу наставников", date(year + 1, 5, 31), _CURATOR, _TEAM,
              "Отчёт, описания практик", "Итоги известны, база готова к следующему году"),
    )  # fmt: skip


def _line(
    stage: str, event: str, when: date | str, responsible: str, partners: str, document: str, result: str
) -> RoadmapLine:
    return RoadmapLine(
        stage=stage,
        event=event,
        due=when if isinstance(when, date) else None,
        term=when if isinstance(when, str) else "",
        responsible=responsible,
        partners=partners,
        document=document,
        result=result,
    )
