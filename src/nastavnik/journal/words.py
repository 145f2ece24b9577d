"""What the journal says in Russian: a sentence for each verb, a name for each kind of object.

A new verb wants a line here: a test reads the code for `record("…")` and asks for it. Facts stand in braces;
a fact that an entry lacks is left out with the brackets or the colon that hold it.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from nastavnik.journal.models import Entry
from nastavnik.rules.access import ROLES

WORDS: dict[str, str] = {
    "documents.acquaintance.noted": "Отмечено ознакомление с документом ({count})",
    "documents.act.changed": "Исправлен акт №\u00a0{number} ({fields})",
    "documents.act.entered": "Внесён акт №\u00a0{number}",
    "documents.document.downloaded": "Скачан документ",
    "documents.document.issued": "Издан документ №\u00a0{number}",
    "documents.draft.downloaded": "Скачан проект документа",
    "documents.official.forms_corrected": "Исправлены падежи должностного лица",
    "documents.official.noted": "Записано должностное лицо",
    "documents.outside.corrected": "Исправлена запись о документе №\u00a0{number}, сделанном вне системы",
    "documents.outside.entered": "Внесён документ №\u00a0{number}, сделанный вне системы",
    "documents.outside.scan_taken": "Открыт скан документа, сделанного вне системы",
    "documents.papers.downloaded": "Скачан архив документов",
    "documents.papers.made": "Собраны документы для всех ({rows})",
    "documents.register.pattern_set": "Задан образец номера: {pattern}",
    "documents.scan.added": "Приложен скан документа",
    "documents.scan.taken": "Открыт скан документа",
    "documents.step.taken": "Документ №\u00a0{number}: {state}",
    "documents.step.taken_back": "Документ №\u00a0{number}: снята отметка «{state}»",
    "documents.template.brought_back": "Введена в действие редакция {number} шаблона",
    "documents.template.kept": "Просмотрены изменения шаблона выше, оставлена своя редакция {number}",
    "documents.template.uploaded": "Загружена редакция {number} шаблона",
    "documents.template.withdrawn": "Снята с действия редакция {number} шаблона",
    "acceptance.made": "Заведён набор для проверки",
    "access.role.granted": "Дана роль «{role}»",
    "access.role.revoked": "Снята роль «{role}»",
    "accounts.password.changed": "Сменён пароль",
    "accounts.password.reset": "Задан новый пароль по ссылке из письма",
    "accounts.second_factor.added": "Включён второй фактор",
    "accounts.second_factor.refused": "Неверный код второго фактора",
    "accounts.second_factor.removed": "Отключён второй фактор",
    "accounts.session.began": "Вход",
    "accounts.session.ended": "Выход",
    "accounts.session.refused": "Неудачная попытка входа",
    "accounts.user.added": "Заведён пользователь",
    "accounts.user.changed": "Исправлено имя пользователя ({fields})",
    "accounts.user.switched_off": "Вход отключён",
    "accounts.user.switched_on": "Вход включён",
    "demo.made": "Заведён учебный район ({organisations} орг.)",
    "matching.proposal.accepted": "Пара принята",
    "matching.proposal.by_hand": "Пара подобрана вручную",
    "matching.proposal.locked": "Пара закреплена",
    "matching.proposal.proposed": "Пара откреплена",
    "matching.proposal.refused": "Пара отклонена",
    "matching.proposals.accepted": "Принято несколько пар",
    "matching.proposals.swapped": "Наставляемые поменялись наставниками",
    "matching.round.approved": "Утверждён подбор",
    "matching.round.aside": "Изменён состав подбора",
    "matching.round.closed": "Подбор закрыт без решения",
    "matching.round.computed": "Подобраны пары",
    "matching.round.opened": "Начат подбор",
    "matching.rules.changed": "Изменены правила подбора",
    "matching.step.undone": "Отменён последний шаг подбора",
    "monitoring.figures.exported": "Выгружены показатели",
    "orgs.participants.set": "Утверждён перечень участников ({count})",
    "orgs.unit.added": "Добавлена организация или территория",
    "orgs.unit.changed": "Изменены сведения ({fields})",
    "orgs.units.exported": "Выгружены организации ({rows})",
    "orgs.units.imported": "Внесены организации из файла",
    "orgs.year_figure.removed": "Убрана цифра года",
    "orgs.year_figure.set": "Внесена цифра за {year} год: {after}",
    "pairs.meeting.closed": "Закрыта встреча",
    "pairs.meeting.recorded": "Записана встреча",
    "pairs.member.joined": "Наставляемый вошёл в группу",
    "pairs.member.left": "Наставляемый вышел из группы",
    "pairs.pair.dissolved": "Пара расформирована",
    "pairs.pair.finished": "Пара завершена",
    "pairs.pair.formed": "Сформирована пара или группа",
    "pairs.pair.resumed": "Пара возобновлена",
    "pairs.pair.role_model": "Сменена ролевая модель пары",
    "pairs.pair.suspended": "Пара приостановлена",
    "people.base.exported": "Выгружена база ({rows})",
    "people.batch.answered": "Решён спорный человек при внесении файла (строка {row})",
    "people.batch.checked": "Проверен файл базы (строк: {rows})",
    "people.batch.confirmed": "Подтверждено внесение файла базы",
    "people.batch.done": "Внесён файл базы (новых людей: {new})",
    "people.batch.forgotten": "Отменена загрузка файла базы",
    "people.batch.undone": "Отменено внесение файла базы",
    "people.blanks.printed": "Напечатаны бланки согласий ({rows})",
    "people.consent.recorded": "Внесено согласие",
    "people.consent.recorded_in_bulk": "Внесены согласия списком ({count})",
    "people.consent.withdrawn": "Отозвано согласие",
    "people.import.taken_back": "Скачан файл базы с замечаниями",
    "people.person.added": "Добавлен человек",
    "people.person.changed": "Изменены сведения о человеке ({fields})",
    "people.person.name_forms_corrected": "Исправлены падежи имени",
    "people.profile.added": "Записан профиль наставника на {year} год",
    "people.profile.changed": "Изменён профиль наставника на {year} год",
    "people.request.added": "Записан запрос на {year} год",
    "people.request.changed": "Изменён запрос на {year} год",
    "people.scan.taken": "Открыт скан согласия",
    "people.topic.changed": "Изменена тема справочника",
    "people.topic.created": "Добавлена тема справочника",
    "people.topics.confirmed": "Подтверждены темы запроса или анкеты",
    "people.topics.reread": "Темы запроса или анкеты прочитаны заново",
    "programmes.form.changed": "Изменена форма организации ({fields})",
    "programmes.form.switched_off": "Выключена форма наставничества",
    "programmes.form.switched_on": "Включена форма наставничества",
    "programmes.own_form.added": "Добавлена своя форма наставничества",
    "programmes.own_form.changed": "Изменена своя форма наставничества ({fields})",
    "programmes.role_model.added": "Добавлена ролевая модель",
    "programmes.role_model.changed": "Изменена ролевая модель ({fields})",
}

AREAS: dict[str, str] = {
    "access": "роли",
    "accounts": "вход и пользователи",
    "orgs": "организации",
    "people": "люди и согласия",
    "programmes": "формы и модели",
    "matching": "подбор",
    "pairs": "пары и встречи",
    "documents": "документы",
    "monitoring": "показатели",
    "files": "файлы",
    "queue": "задания",
    "demo": "учебные данные",
    "acceptance": "набор для проверки",
}

OBJECTS: dict[str, str] = {
    "access.membership": "роль пользователя",
    "accounts.user": "пользователь",
    "documents.acquaintance": "лист ознакомления",
    "documents.documentscan": "скан документа",
    "documents.documentstep": "отметка о документе",
    "documents.incomingact": "акт",
    "documents.issueddocument": "документ",
    "documents.official": "должностное лицо",
    "documents.outsideentry": "документ вне системы",
    "documents.register": "журнал регистрации",
    "documents.templaterevision": "шаблон документа",
    "files.storedfile": "файл",
    "journal.entry": "запись журнала",
    "matching.proposal": "предложение пары",
    "matching.round": "подбор",
    "monitoring.indicator": "показатель",
    "monitoring.target": "плановое значение",
    "orgs.participationlist": "перечень участников",
    "orgs.unit": "организация",
    "orgs.yearfigure": "цифра года",
    "pairs.meeting": "встреча",
    "pairs.pair": "пара или группа",
    "pairs.pairmember": "участник пары",
    "people.consent": "согласие",
    "people.importbatch": "внесение файла",
    "people.importchange": "строка внесённого файла",
    "people.mentorprofile": "анкета наставника",
    "people.person": "человек",
    "people.request": "запрос наставляемого",
    "people.savedview": "сохранённый вид",
    "people.topic": "тема справочника",
    "programmes.form": "форма наставничества",
    "programmes.rolemodel": "ролевая модель",
    "programmes.runningform": "форма организации",
    "queue.job": "задание",
    "web.formkey": "отправленная форма",
}

_HELD = re.compile(r"( \([^()]*\{(\w+)\}[^()]*\)|: \{(\w+)\})")
_FACT = re.compile(r"\{(\w+)\}")


def words(entry: Entry) -> str:
    """The sentence of an entry. A verb without one is a fault of ours: the bare verb is shown, none hidden."""
    pattern = WORDS.get(entry.verb)
    if pattern is None:
        return entry.verb
    facts = _as_read(entry)
    kept = _HELD.sub(lambda held: held[0] if facts.get(held[2] or held[3]) else "", pattern)
    return _FACT.sub(lambda fact: facts.get(fact[1], "—"), kept)


def verbs_of(area: str) -> list[str]:
    """The verbs of one area of the house («people»)."""
    return [verb for verb in WORDS if verb.startswith(f"{area}.")]


def _as_read(entry: Entry) -> Mapping[str, str]:
    facts: dict[str, Any] = entry.facts if isinstance(entry.facts, dict) else {}
    return {name: _READ.get(name, _plain)(entry, value) for name, value in facts.items() if value is not None}


def _plain(_: Entry, value: Any) -> str:
    return f"{value:,}".replace(",", "\u00a0") if isinstance(value, int) else str(value)


def _year(_: Entry, value: Any) -> str:
    return f"{value}/{(int(value) + 1) % 100:02}" if str(value).isdigit() else str(value)


def _role(_: Entry, value: Any) -> str:
    return ROLES[value].title if value in ROLES else str(value)


def _fields(entry: Entry, value: Any) -> str:
    """Names of columns as people call them; those that nobody sees are left out."""
    try:
        model = apps.get_model(entry.object_type)
    except (LookupError, ValueError):
        return ""
    titles = []
    for name in value if isinstance(value, list) else []:
        try:
            title = str(getattr(model._meta.get_field(str(name)), "verbose_name", ""))
        except FieldDoesNotExist:
            continue
        if re.search("[а-яё]", title):
            titles.append(title)
    return ", ".join(titles)


_READ: dict[str, Callable[[Entry, Any], str]] = {"role": _role, "fields": _fields, "year": _year}
