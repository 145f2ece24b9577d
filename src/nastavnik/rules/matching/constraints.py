"""The rules of a round, each with a name: what keeps a person out of it, and what keeps two people apart."""

from collections.abc import Mapping
from enum import StrEnum

from nastavnik.rules.matching.facts import Ages, Mentee, Mentor, RoundRules
from nastavnik.rules.matching.wording import NBSP, plural, singular, years
from nastavnik.rules.outcome import Problem


class PairRule(StrEnum):
    """What two people may break. The order is the order of bits in a mask and of sentences for the user."""

    SAME_PERSON = "same_person"
    VETO = "veto"
    ENDED_BADLY = "ended_badly"
    TOPIC = "topic"
    AGE = "age"
    TIME = "time"

    @property
    def bit(self) -> int:
        return 1 << list(PairRule).index(self)


class PersonRule(StrEnum):
    """What keeps one person out of the round."""

    CONSENT = "consent"
    PAIRED = "paired"
    TRAINING = "training"
    TAKES_PART = "takes_part"
    FORM = "form"
    AGE_LIMITS = "age_limits"
    NO_TOPICS = "no_topics"
    SEATS = "seats"
    DOUBLE = "double"


AnyRule = PairRule | PersonRule
ALWAYS_HARD = (PairRule.SAME_PERSON, PairRule.VETO, PairRule.ENDED_BADLY)
WALLS = frozenset({PersonRule.CONSENT, PersonRule.PAIRED, PersonRule.TRAINING, PairRule.SAME_PERSON})
"""Not even the curator's own hand gets past these."""

MENTEE_CAUSES: Mapping[PersonRule, str] = {
    PersonRule.CONSENT: "Нет действующего согласия на обработку персональных данных наставляемого.",
    PersonRule.PAIRED: "У наставляемого уже есть действующая пара этой формы.",
    PersonRule.TAKES_PART: "Наставляемый не участвует в этом подборе.",
    PersonRule.FORM: "Наставляемый не записан на эту форму наставничества.",
    PersonRule.AGE_LIMITS: "Возраст наставляемого ({age}) не подходит для этой формы ({ages}).",
    PersonRule.NO_TOPICS: "В запросе наставляемого не указано ни одной темы.",
    PersonRule.DOUBLE: "Этот человек записан в базу наставляемых дважды: подбор идёт по другой записи.",
}
MENTOR_CAUSES: Mapping[PersonRule, str] = {
    PersonRule.CONSENT: "Нет действующего согласия на обработку персональных данных наставника.",
    PersonRule.TRAINING: "Наставник не прошёл обучение, обязательное для этой формы.",
    PersonRule.TAKES_PART: "Наставник не участвует в этом подборе.",
    PersonRule.FORM: "Наставник не записан на эту форму наставничества.",
    PersonRule.AGE_LIMITS: "Возраст наставника ({age}) не подходит для этой формы ({ages}).",
    PersonRule.NO_TOPICS: "У наставника не указано ни одной компетенции.",
    PersonRule.SEATS: "У наставника нет свободных мест: занято {taken} из {capacity}.",
    PersonRule.DOUBLE: "Этот человек записан в базу наставников дважды: подбор идёт по другой записи.",
}
NO_CAPACITY = "Не указано, сколько наставляемых готов взять наставник."
PAIR_CAUSES: Mapping[PairRule, str] = {
    PairRule.SAME_PERSON: "Наставник и наставляемый – один и тот же человек.",
    PairRule.VETO: "Эта пара исключена: одна из сторон или куратор от неё отказались.",
    PairRule.ENDED_BADLY: "Прежняя пара этих людей не сложилась.",
    PairRule.TOPIC: "Компетенции наставника не закрывают ни одной темы запроса.",
    PairRule.AGE: "Наставляемому {age}, а желаемый возраст наставляемых – {ages}.",
    PairRule.TIME: "У наставника и наставляемого нет общего времени.",
}

# After the number of people: «1 наставник — не прошёл обучение», «5 наставников — не прошли обучение».
MENTORS_EXCLUDED: Mapping[AnyRule, tuple[str, str]] = {
    PairRule.SAME_PERSON: ("тот же человек", "тот же человек"),
    PairRule.VETO: ("пара исключена отказом", "пары исключены отказом"),
    PairRule.ENDED_BADLY: ("прежняя пара не сложилась", "прежние пары не сложились"),
    PairRule.TOPIC: ("нет нужной темы", "нет нужной темы"),
    PairRule.AGE: ("желает другой возраст", "желают другой возраст"),
    PairRule.TIME: ("нет общего времени", "нет общего времени"),
    PersonRule.CONSENT: ("нет согласия", "нет согласий"),
    PersonRule.TRAINING: ("не прошёл обучение", "не прошли обучение"),
    PersonRule.TAKES_PART: ("не участвует в подборе", "не участвуют в подборе"),
    PersonRule.FORM: ("не записан на эту форму", "не записаны на эту форму"),
    PersonRule.AGE_LIMITS: ("возраст не подходит для формы", "возраст не подходит для формы"),
    PersonRule.NO_TOPICS: ("не указаны компетенции", "не указаны компетенции"),
    PersonRule.SEATS: ("нет свободных мест", "нет свободных мест"),
    PersonRule.DOUBLE: ("повторная запись в базе", "повторные записи в базе"),
}
MENTEES_EXCLUDED: Mapping[AnyRule, tuple[str, str]] = {
    **MENTORS_EXCLUDED,
    PairRule.TOPIC: ("нужна другая тема", "нужны другие темы"),
    PairRule.AGE: ("возраст вне желаемого", "возраст вне желаемого"),
    PersonRule.NO_TOPICS: ("не указаны темы запроса", "не указаны темы запроса"),
    PersonRule.PAIRED: ("уже в паре этой формы", "уже в парах этой формы"),
}


def hard_rules(rules: RoundRules) -> tuple[PairRule, ...]:
    """The pair rules that no proposal may break."""
    switched = ((PairRule.TOPIC, rules.topic_required), (PairRule.AGE, rules.age_hard))
    chosen = [rule for rule, hard in (*switched, (PairRule.TIME, rules.time_hard)) if hard]
    return (*ALWAYS_HARD, *chosen)


def hard_mask(rules: RoundRules) -> int:
    return sum(rule.bit for rule in hard_rules(rules))


def broken(mentee: Mentee, mentor: Mentor, *, vetoed: bool = False) -> tuple[PairRule, ...]:
    """Every pair rule that these two break, hard in this round or not. What is unknown breaks nothing,
    except the topic: a request that nothing answers is not met."""
    age_off = mentee.age is not None and mentor.ages.distance(mentee.age) > 0
    time_off = bool(mentee.slots) and bool(mentor.slots) and not mentee.slots & mentor.slots
    found = {
        PairRule.SAME_PERSON: mentee.person_id == mentor.person_id,
        PairRule.VETO: vetoed or mentor.id in mentee.veto or mentee.id in mentor.veto,
        PairRule.ENDED_BADLY: mentor.id in mentee.ended_badly,
        PairRule.TOPIC: not mentee.topics & mentor.topics,
        PairRule.AGE: age_off,
        PairRule.TIME: time_off,
    }
    return tuple(rule for rule in PairRule if found[rule])


def mentee_obstacles(mentee: Mentee, rules: RoundRules) -> tuple[PersonRule, ...]:
    """What keeps this mentee out of the round, whoever the mentors are."""
    found = {
        PersonRule.CONSENT: not mentee.consent,
        PersonRule.PAIRED: mentee.paired,
        PersonRule.TAKES_PART: not mentee.takes_part,
        PersonRule.FORM: bool(mentee.forms) and rules.form not in mentee.forms,
        PersonRule.AGE_LIMITS: mentee.age is not None and rules.mentee_ages.distance(mentee.age) > 0,
        PersonRule.NO_TOPICS: rules.topic_required and not mentee.topics,
    }
    return tuple(rule for rule in PersonRule if found.get(rule))


def mentor_obstacles(mentor: Mentor, rules: RoundRules) -> tuple[PersonRule, ...]:
    """What keeps this mentor out of the round, whoever the mentees are."""
    found = {
        PersonRule.CONSENT: not mentor.consent,
        PersonRule.TRAINING: rules.training_required and not mentor.trained,
        PersonRule.TAKES_PART: not mentor.takes_part,
        PersonRule.FORM: bool(mentor.forms) and rules.form not in mentor.forms,
        PersonRule.AGE_LIMITS: mentor.age is not None and rules.mentor_ages.distance(mentor.age) > 0,
        PersonRule.NO_TOPICS: rules.topic_required and not mentor.topics,
        PersonRule.SEATS: mentor.free == 0,
    }
    return tuple(rule for rule in PersonRule if found.get(rule))


def mentee_problem(rule: PersonRule, mentee: Mentee, rules: RoundRules) -> Problem:
    text = MENTEE_CAUSES[rule].format(age=_age(mentee.age), ages=_window(rules.mentee_ages))
    return Problem(f"mentee_{rule}", text, blocks=rule in WALLS)


def mentor_problem(rule: PersonRule, mentor: Mentor, rules: RoundRules) -> Problem:
    seatless = rule is PersonRule.SEATS and mentor.capacity <= 0
    text = (NO_CAPACITY if seatless else MENTOR_CAUSES[rule]).format(
        age=_age(mentor.age),
        ages=_window(rules.mentor_ages),
        taken=mentor.taken,
        capacity=mentor.capacity,
    )
    return Problem(f"mentor_{rule}", text, blocks=rule in WALLS)


def pair_problem(rule: PairRule, mentee: Mentee, mentor: Mentor) -> Problem:
    text = PAIR_CAUSES[rule].format(age=_age(mentee.age), ages=_window(mentor.ages))
    return Problem(f"pair_{rule}", text, blocks=rule in WALLS)


def why_not(
    mentee: Mentee,
    mentor: Mentor,
    rules: RoundRules,
    *,
    vetoed: bool = False,
    seats_left: int | None = None,
) -> list[Problem]:
    """What speaks against a pair made by hand: walls block, the rest warns and leaves it to the curator.

    `seats_left`: free seats of the mentor beside this pair, when the plan already uses some; by default those
    that the running pairs leave. No seat left is a warning: the curator may load a mentor beyond the norm.
    """
    seats = mentor.free if seats_left is None else seats_left
    personal = [rule for rule in mentor_obstacles(mentor, rules) if rule is not PersonRule.SEATS]
    problems = [mentee_problem(rule, mentee, rules) for rule in mentee_obstacles(mentee, rules)]
    problems += [mentor_problem(rule, mentor, rules) for rule in personal]
    problems += [pair_problem(rule, mentee, mentor) for rule in broken(mentee, mentor, vetoed=vetoed)]
    if seats <= 0:
        problems.append(_over_capacity(mentor))
    if not mentor.trained and not rules.training_required:
        problems.append(Problem("mentor_untrained", "Наставник ещё не прошёл обучение.", blocks=False))
    return sorted(problems, key=lambda problem: not problem.blocks)


def counted(rule: AnyRule, number: int, sentences: Mapping[AnyRule, tuple[str, str]]) -> str:
    """The reason in the number that agrees with so many people."""
    one, more = sentences[rule]
    return one if singular(number) else more


def _over_capacity(mentor: Mentor) -> Problem:
    text = f"Нагрузка наставника будет выше заявленной: мест всего {mentor.capacity}."
    return Problem("mentor_seats", text, blocks=False)


def _age(age: int | None) -> str:
    return "—" if age is None else years(age)


def _window(ages: Ages) -> str:
    """With the noun in the case that the window asks for: 12–14 лет, от 21 года."""
    if ages.least is not None and ages.most is not None:
        return f"{ages}{NBSP}{plural(ages.most, 'год', 'года', 'лет')}"
    edge = ages.most if ages.least is None else ages.least
    return "любой" if edge is None else f"{ages}{NBSP}{'года' if singular(edge) else 'лет'}"
