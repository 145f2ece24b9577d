"""Agreements: of a mentor with those mentored, of the organisation with a partner."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.asked import (
    choice,
    day,
    flag,
    lines,
    number,
    people,
    person,
    rows,
    text,
)
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.law import PAID_SINCE
from nastavnik.rules.documents.papers.paper import Paper, Register, Stage, Subject
from nastavnik.rules.documents.papers.words import Json, person_words
from nastavnik.rules.documents.wording.cases import Case, Gender
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.documents.wording.names import FullName
from nastavnik.rules.documents.wording.numerals import plural
from nastavnik.rules.documents.wording.posts import decline_act
from nastavnik.rules.documents.wording.typography import typeset
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS", "Participant"]

# --- mentor and mentee --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody of a pair on any day: whether he signs for himself then, whether his consent holds.

    `adult`: the 18th birthday, None where the birth is not known; then `grown` tells. `consent_from` None: no consent.
    """

    who: PersonInOrder | None = person("Участник")
    adult: date | None = day("Исполняется 18 лет")
    grown: bool = flag("Взрослый, если дата рождения неизвестна")
    representative: PersonInOrder | None = person("Законный представитель", plain=True)
    consent_from: date | None = day("Согласие действует с")
    consent_until: date | None = day("Согласие действует по")

    def is_minor(self, on: date) -> bool:
        return on < self.adult if self.adult else not self.grown

    def has_consent(self, on: date) -> bool:
        begun = self.consent_from is not None and self.consent_from <= on
        return begun and (self.consent_until is None or on <= self.consent_until)


@dataclass(frozen=True, slots=True, kw_only=True)
class PairAgreementFacts(PaperFacts):
    """The agreement of a mentor with one mentee or with a group (S0-2.4.4)."""

    mentor: PersonInOrder | None = person("Наставник", required=True, given=True, source="pair.mentor")
    mentees: tuple[PersonInOrder, ...] = people(
        "Наставляемые", required=True, given=True, source="pair.mentees"
    )
    participants: tuple[Participant, ...] = rows(
        "Возраст и согласия участников", given=True, source="pair.participants"
    )
    form: str = text("Форма наставничества", required=True, given=True, source="pair.form")
    role_model: str = text("Ролевая модель", given=True, source="pair.role_model")
    starts: date | None = day("Начало работы", required=True, given=True, source="pair.starts")
    ends: date | None = day("Окончание по плану", given=True, source="pair.ends")
    goal: str = text(
        "Цель совместной работы",
        hint="Подставлен запрос наставляемого. Сформулируйте результат: подготовка к ОГЭ по математике.",
        required=True,
        source="pair.goal",
    )
    frequency: str = text(
        "Как часто встречаются", default="не реже одного раза в две недели",
        later="из настроек программы",
    )  # fmt: skip
    minutes: int | None = number("Продолжительность встречи, минут", hint="Можно не указывать.", default=40)
    meeting_place: str = text("Где встречаются", hint="Кабинет 214; библиотека школы; дистанционно.")
    channel: str = text(
        "Как связываются между встречами",
        hint="Только вид связи, без номеров и адресов: учебный профиль в «Сферуме».",
    )
    further: tuple[str, ...] = lines(
        "Другие договорённости", hint="Каждая с новой строки, со строчной буквы."
    )
    curator: PersonInOrder | None = person("Куратор", source="curator")


def _pair_problems(facts: PairAgreementFacts) -> Iterator[Problem]:
    if facts.starts and facts.ends and facts.ends < facts.starts:
        text = f"Окончание {short_date(facts.ends)} раньше начала {short_date(facts.starts)}. Исправьте сроки пары."
        yield Problem("period-reversed", text, Place(column="ends"))
    if not facts.frequency.strip():
        text = "Укажите, как часто встречаются: без этого соглашение ни к чему не обязывает."
        yield Problem("frequency-missing", text, Place(column="frequency"))
    if facts.dated is None:
        return
    if facts.ends and facts.ends < facts.dated:
        text = f"Соглашение от {short_date(facts.dated)} подписывают после окончания работы пары {short_date(facts.ends)}."
        yield Problem("agreement-late", text, Place(column="date"), blocks=False)
    known = {one.who.identity: one for one in facts.participants if one.who}
    for one in _sides(facts):
        yield from _ready(one, known.get(one.identity, Participant(grown=True)), facts.dated)


def _sides(facts: PairAgreementFacts) -> list[PersonInOrder]:
    return [*([facts.mentor] if facts.mentor else []), *facts.mentees]


def _ready(one: PersonInOrder, known: Participant, on: date) -> Iterator[Problem]:
    if not known.has_consent(on):
        text = (
            f"{one.name}: на {short_date(on)} нет действующего согласия на обработку персональных данных. "
            "Внесите подписанное согласие, потом оформляйте соглашение."
        )
        yield Problem("consent-none", text)
    if known.is_minor(on) and known.representative is None:
        text = (
            f"{one.name}: на {short_date(on)} нет 18 лет, а законный представитель не указан. "
            "Впишите в карточку его фамилию, имя и отчество полностью."
        )
        yield Problem("representative-missing", text)


def _pair_values(facts: PairAgreementFacts) -> Json:
    assert facts.dated is not None
    group = len(facts.mentees) > 1
    whom = "наставляемых" if group else "наставляемого"
    minors = [one for one in facts.participants if one.is_minor(facts.dated) and one.representative]
    of = {one.who.identity: str(one.representative.name) for one in minors if one.who and one.representative}
    return {
        "title": f"О сотрудничестве наставника и {whom}",
        "group": group,
        "goal": typeset(_inside(facts.goal.rstrip(".; "))),
        "further": [typeset(one.rstrip(".; ")) for one in facts.further],
        "between_workers": facts.dated >= PAID_SINCE and all(map(_works_here, _sides(facts))),
        "with_representatives": bool(minors),
        "members": [
            {"number": str(n), "representative": of.get(one.identity, "")} | person_words(one)
            for n, one in enumerate(facts.mentees, 1)
        ],
        "signatures": list(_signatures(facts, of)),
    }


def _works_here(one: PersonInOrder) -> bool:
    return bool(one.post) and not one.organisation


def _inside(text: str) -> str:
    """A sentence as it goes on behind a colon; abbreviations keep their capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def _signatures(facts: PairAgreementFacts, representatives: dict[str, str]) -> Iterator[Json]:
    """Who signs, in order: each minor with his representative behind him."""
    for one in _sides(facts):
        yield {"side": "Наставник" if one is facts.mentor else "Наставляемый", "name": str(one.name)}
        if one.identity in representatives:
            side = f"Законный представитель ({one.printed_short})"
            yield {"side": side, "name": representatives[one.identity]}
    if facts.curator:
        yield {"side": "Куратор", "name": str(facts.curator.name)}


_CONSENT: dict[str, Any] = {"consent_from": date(2026, 9, 1)}
_REPRESENTATIVE = samples.PARENT
_BOY = Participant(
    who=samples.PUPIL,
    adult=date(2031, 3, 5),
    representative=replace(_REPRESENTATIVE, key="p2"),
    **_CONSENT,
)
_GIRL = Participant(who=samples.GIRL, adult=date(2030, 3, 5), representative=_REPRESENTATIVE, **_CONSENT)
_MENTOR = Participant(who=samples.TEACHER, grown=True, **_CONSENT)
_GROUP = tuple(
    replace(samples.PUPIL, key=f"pupil {n}", name=FullName("Готовцев", "Егор", f"Семёнович-{n}"))
    for n in range(1, 41)
)  # fmt: skip
_PAIR_AGREEMENT = PairAgreementFacts(
    **(samples.PAPER | {"number": "7-н"}),
    mentor=samples.TEACHER,
    mentees=(samples.GIRL,),
    participants=(_MENTOR, _GIRL),
    form="учитель – ученик",
    role_model="опытный – начинающий",
    starts=date(2026, 12, 1),
    ends=date(2027, 5, 29),
    goal="Подготовка к олимпиаде по математике и уверенность в решении нестандартных задач.",
    meeting_place="кабинет 214, в период каникул - дистанционно",
    channel="учебный профиль в «Сферуме»",
    further=("первые три встречи проходят в присутствии педагога-психолога",),
    curator=samples.CURATOR,
)
PAIR_AGREEMENT = Paper(
    kind=DocumentKind("pair-agreement", "Соглашение", "О сотрудничестве наставника и наставляемого"),
    facts=PairAgreementFacts,
    samples=(
        _PAIR_AGREEMENT,
        replace(
            _PAIR_AGREEMENT,
            mentees=_GROUP,
            participants=(_MENTOR, *(replace(_BOY, who=one) for one in _GROUP)),
        ),
        PairAgreementFacts(
            **samples.BARE_PAPER,
            mentor=samples.TEACHER,
            mentees=(samples.YOUNG_TEACHER,),
            participants=(_MENTOR, Participant(who=samples.YOUNG_TEACHER, grown=True, **_CONSENT)),
            form="учитель – учитель",
            starts=date(2026, 12, 1),
            goal="ОГЭ: методика подготовки",
            minutes=None,
        ),
    ),
    purpose="Закрепляет договорённости пары или группы: цель, встречи, права и обязанности, конфиденциальность.",
    stage=Stage.PAIRS,
    register=Register.AGREEMENTS,
    subject=Subject.PAIR,
    checks=_pair_problems,
    more=_pair_values,
    described={
        "group": "Наставляемых несколько (да или нет)",
        "with_representatives": "Среди участников есть несовершеннолетние (да или нет)",
        "between_workers": "Все участники — работники организации (да или нет)",
        "members": "Состав группы (цикл): item.number, item.name, item.post, item.representative",
        "signatures": "Кто подписывает (цикл): item.side, item.name",
    },
)

# --- the organisation and a partner -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerMentor:
    """An employee of the partner who will be a mentor."""

    name: str = text("Фамилия, имя, отчество", required=True)
    post: str = text("Должность, профессия")
    form: str = text("Форма наставничества", hint="работодатель – ученик")
    term: str = text("Период работы")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerAgreementFacts(PaperFacts):
    """The agreement with an organisation that gives mentors (S2-1.6)."""

    partner: str = text("Партнёр: полное наименование", required=True, later="из карточки партнёра")
    partner_short: str = text("Партнёр: краткое наименование", later="из карточки партнёра")
    partner_signer: PersonInOrder | None = person(
        "Кто подписывает со стороны партнёра",
        hint="Фамилия, имя, отчество и должность: Мамедов Рашид Гасан-оглы, генеральный директор.",
        required=True,
        later="из карточки партнёра",
    )
    entrepreneur: bool = flag("Партнёр — предприниматель и действует от своего имени")
    partner_authority: str = text(
        "На каком основании действует подписант партнёра",
        hint="В именительном падеже: устав; доверенность от 12.01.2026 № 3.",
        default="Устав",
    )
    partner_address: str = text("Партнёр: адрес", later="из карточки партнёра")
    partner_inn: str = text("Партнёр: ИНН", later="из карточки партнёра")
    partner_ogrn: str = text(
        "Партнёр: ОГРН", hint="У предпринимателя — ОГРНИП.", later="из карточки партнёра"
    )
    partner_phone: str = text("Партнёр: телефон", later="из карточки партнёра")
    partner_email: str = text("Партнёр: электронная почта", later="из карточки партнёра")
    head: PersonInOrder | None = person(
        "Кто подписывает со стороны организации", hint="С должностью: Черкасова Мария Андреевна, директор.",
        required=True, source="organisation.head",
    )  # fmt: skip
    authority: str = text(
        "На каком основании действует руководитель",
        hint="В именительном падеже: устав; приказ от 01.09.2026 № 5.",
        default="Устав",
    )
    forms: tuple[str, ...] = lines("Формы наставничества", source="forms", hint="Каждая с новой строки.")
    mentors: tuple[PartnerMentor, ...] = rows(
        "Наставники партнёра", hint="Если список ещё не известен, оставьте пустым."
    )
    own_duties: tuple[str, ...] = lines(
        "Ещё обязательства организации", hint="Каждое с новой строки, с глаголом: предоставляет помещения."
    )
    partner_duties: tuple[str, ...] = lines(
        "Ещё обязательства партнёра", hint="Каждое с новой строки, с глаголом: проводит экскурсии."
    )
    premises: str = choice(
        "Где проходят встречи",
        (("both", "в организации и у партнёра"), ("own", "только в организации"), ("online", "дистанционно")),
    )
    curator: PersonInOrder | None = person(
        "Кто отвечает за связь от организации", source="curator", plain=True
    )
    partner_contact: PersonInOrder | None = person("Кто отвечает за связь от партнёра", plain=True)
    starts: date | None = day("Действует с", hint="Пусто — со дня подписания.")
    ends: date | None = day("Действует по", hint="Пусто — бессрочно.")
    prolonged: bool = flag("Продлевается на следующий год, если никто не возражает")
    notice: int | None = number("За сколько календарных дней предупреждают о расторжении", default=30)


def _partner_problems(facts: PartnerAgreementFacts) -> Iterator[Problem]:
    begins = facts.starts or facts.dated
    if facts.ends and begins and facts.ends < begins:
        text = f"Соглашение кончается {short_date(facts.ends)}, раньше, чем начинает действовать ({short_date(begins)})."
        yield Problem("period-reversed", text, Place(column="ends"))
    if facts.prolonged and facts.ends is None:
        text = (
            "Бессрочное соглашение продлевать нечего. Укажите дату окончания или снимите отметку о продлении."
        )
        yield Problem("prolonged-endless", text, Place(column="prolonged"))
    if not facts.notice:
        text = "О расторжении предупреждают заранее: укажите хотя бы один день."
        yield Problem("notice-missing", text, Place(column="notice"))
    for who, label in ((facts.partner_signer, "партнёра"), (facts.head, "организации")):
        alone = facts.entrepreneur and who is facts.partner_signer
        if who is not None and not who.post.strip() and not alone:
            yield Problem(
                "post-missing", f"Укажите должность того, кто подписывает со стороны {label}: {who.name}."
            )
    for column, label in (("partner_authority", "партнёра"), ("authority", "организации")):
        if not getattr(facts, column).strip():
            text = f"Укажите, на каком основании действует подписант со стороны {label}: устав, доверенность."
            yield Problem("authority-missing", text, Place(column=column))
    if not facts.mentors:
        text = "Наставники партнёра не названы: в соглашении будет сказано, что их список направят отдельно."
        yield Problem("mentors-missing", text, Place(column="mentors"), blocks=False)
    yield from _requisites(facts)


def _requisites(facts: PartnerAgreementFacts) -> Iterator[Problem]:
    inn, ogrn = facts.partner_inn.strip(), facts.partner_ogrn.strip()
    if inn and not (inn.isdigit() and len(inn) in (10, 12)):
        yield Problem(
            "inn-wrong", f"ИНН партнёра «{inn}»: должно быть 10 или 12 цифр.", Place(column="partner_inn")
        )
    if ogrn and not (ogrn.isdigit() and len(ogrn) in (13, 15)):
        text = f"ОГРН партнёра «{ogrn}»: должно быть 13 цифр, у предпринимателя 15."
        yield Problem("ogrn-wrong", text, Place(column="partner_ogrn"))
    if not inn:
        text = "У партнёра не указан ИНН: реквизиты сторон будут неполными."
        yield Problem("inn-missing", text, Place(column="partner_inn"), blocks=False)


def _partner_values(facts: PartnerAgreementFacts) -> Json:
    name = facts.partner_short or facts.partner
    return {
        "title": f"О сотрудничестве в сфере наставничества с организацией-партнёром {typeset(name)}",
        "forms": [typeset(_inside(one)) for one in facts.forms],
        "head": _signing(facts.head),
        "authority": typeset(decline_act(facts.authority, Case.GENITIVE)),
        "partner_signer": _signing(facts.partner_signer, alone=facts.entrepreneur),
        "partner_authority": typeset(decline_act(facts.partner_authority, Case.GENITIVE)),
        "notice_days": plural(facts.notice or 0, "календарный день", "календарных дня", "календарных дней"),
    }


def _acting(one: PersonInOrder | None, *, alone: bool = False) -> str:
    """«в лице …, действующей на основании»; of one who acts `alone`: «…, действующая на основании»."""
    woman = one is not None and one.gender is Gender.FEMALE
    if alone:
        return "действующая" if woman else "действующий"
    return "действующей" if woman else "действующего"


def _signing(one: PersonInOrder | None, *, alone: bool = False) -> Json:
    """The words of a person, «действующего», and the post as a line of its own: «Генеральный директор»."""
    words = person_words(one) if one else {}
    post = words.get("post", "")
    return words | {"acting": _acting(one, alone=alone), "post_line": post[:1].upper() + post[1:]}


_HEAD = PersonInOrder(
    samples.SIGNER.name, Gender.FEMALE, post=samples.SIGNER.printed_post, key="head"
)  # fmt: skip
_PARTNER_SIGNER = PersonInOrder(
    FullName("Кара-Мурза", "Тимур", "Гасан-оглы"), Gender.MALE, post="генеральный директор", key="10"
)
_PARTNER_MENTORS = (
    PartnerMentor(
        name="Мамедов Рашид Гасан-оглы", post="инженер-технолог", form="работодатель – ученик",
        term="декабрь 2026 г. – май 2027 г.",
    ),
    PartnerMentor(name="Рожина-Жук Анна"),
)  # fmt: skip
_PARTNER_AGREEMENT = PartnerAgreementFacts(
    **(samples.PAPER | {"number": "3"}),
    partner="Общество с ограниченной ответственностью «Ромашка и сыновья»",
    partner_short="ООО «Ромашка и сыновья»",
    partner_signer=_PARTNER_SIGNER,
    partner_authority="доверенность от 12.01.2026 № 3",
    partner_address="646580, с. Тихое, ул. Заводская, д. 12, оф. 3",
    partner_inn="0000000001",
    partner_ogrn="0000000000001",
    partner_phone="8 (38150) 0-00-01",
    partner_email="office@romashka.example",
    head=_HEAD,
    forms=("Работодатель – ученик", "Работодатель – студент"),
    mentors=_PARTNER_MENTORS,
    own_duties=("знакомит наставников партнёра с правилами внутреннего распорядка",),
    partner_duties=("проводит для обучающихся экскурсии на производство",),
    curator=samples.CURATOR,
    partner_contact=samples.ENGINEER,
    starts=date(2026, 12, 1),
    ends=date(2027, 5, 31),
    prolonged=True,
)
PARTNER_AGREEMENT = Paper(
    kind=DocumentKind("partner-agreement", "Соглашение", "О сотрудничестве с организацией-партнёром"),
    facts=PartnerAgreementFacts,
    samples=(
        _PARTNER_AGREEMENT,
        replace(
            _PARTNER_AGREEMENT,
            premises="online",
            mentors=tuple(replace(_PARTNER_MENTORS[0], term=f"{n} месяцев") for n in range(5, 45)),
        ),
        PartnerAgreementFacts(
            **samples.BARE_PAPER,
            partner="Индивидуальный предприниматель Соловей Пётр Лукич",
            entrepreneur=True,
            partner_signer=PersonInOrder(FullName("Соловей", "Пётр", "Лукич"), Gender.MALE, key="11"),
            partner_authority="лист записи ЕГРИП от 12.01.2026",
            head=replace(_HEAD, post="директор"),
            premises="own",
        ),
    ),
    purpose="Соглашение с предприятием, вузом или НКО, чьи работники станут наставниками: кто за что отвечает.",
    stage=Stage.START,
    register=Register.AGREEMENTS,
    checks=_partner_problems,
    more=_partner_values,
    described={
        "head.acting": "«действующего» или «действующей» о руководителе",
        "head.post_line": "Должность руководителя с большой буквы",
        "partner_signer.acting": "То же о подписанте партнёра; о предпринимателе «действующий»",
        "partner_signer.post_line": "Должность подписанта партнёра с большой буквы",
        "notice_days": "За сколько дней предупреждают о расторжении, винительный падеж",
    },
    table="mentors",
    levels=("organisation", "municipality"),
    counted=frozenset({"notice_days"}),
)
PAPERS: tuple[Paper, ...] = (PAIR_AGREEMENT, PARTNER_AGREEMENT)
