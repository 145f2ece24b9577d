"""Given names and patronymics in cases: our rules before pytrovich's."""

import re

from nastavnik.rules.documents.wording.cases import Case, Gender
from nastavnik.rules.documents.wording.endings import (
    FEMALE_IY,
    FIXED,
    HARD,
    HARD_UNSTRESSED,
    NOUN_A,
    NOUN_KA,
    NOUN_SHA,
    NOUN_TSA,
    NOUN_YA,
    SOFT,
    SOFT_IY,
    VOWELS,
    first_match,
    paradigm,
    recased,
    rule,
    word_set,
    words,
)
from nastavnik.rules.documents.wording.morphology import regular_given_name

MALE, FEMALE = Gender.MALE, Gender.FEMALE

# First parts of double men's names that stay as they are: Абдул-Керим, Жан-Пьер, Магомед-Эмин.
FROZEN_FIRST_PARTS = word_set(
    "абд абдул абдуль абу ага ал али аль ахмад ахмед гаджи жан ибн магомед мир мирза мухаммад мухаммед нур "
    "саид сайд хаджи хан хас хож шах шейх эль эр"
)
# Last parts that are titles or mean «son», «daughter»; the name before them does not change: Юнус-Бек, Кан-оол.
TITLE_LAST_PARTS = word_set("ага ата бай баши бек бей кыс мурза оол паша хан хаджи")

# Stress on the ending: Алие, Зульфие (unlike Марии).
_STRESSED_IYA = (
    "алия альфия гульфия зульфия асия галия гульсия рамзия раушания рашидия магфия нурия назия салия сания "
    "сария суфия фания фаузия хания хадия шамсия разия наджия халия рания"
)

RULES = (
    words("лев", paradigm("2 ьва ьву ьва ьвом ьве"), MALE),
    words("шота люка тома николя", FIXED, MALE),
    rule("[оеёэиыуюәөүұі]$", FIXED),
    rule("[аеиоуыэ]а$", FIXED),
    words(_STRESSED_IYA, NOUN_YA, FEMALE),
    rule("ия$", FEMALE_IY),
    words("ходжа гаджа", NOUN_KA),
    rule("[жчшщ]а$", NOUN_SHA),
    rule("ца$", NOUN_TSA),
    rule("[гкх]а$", NOUN_KA),
    rule("а$", NOUN_A),
    words("ассоль нинель рахиль рашель жизель агидель", paradigm("1 и и ь ью и"), FEMALE),
    rule("V.*ий$", SOFT_IY, MALE),
    rule("[й]$", SOFT, MALE),
    rule("[жшчщц]$", HARD_UNSTRESSED, MALE),
    rule("[ео]к$", HARD, MALE),  # Джек, Марек
)

_PATRONYMIC_RULES = (
    words("ильич кузьмич козьмич лукич фомич", HARD, MALE),
    rule("[иы]ч$", HARD_UNSTRESSED, MALE),
    rule("[вчш]на$", NOUN_A, FEMALE),
)

MALE_PATRONYMIC = re.compile(r"(?:[иы]ч|оглы|оглу|о[гғ]лу|уулу|улы|ұлы|угли|ўғли)$")
FEMALE_PATRONYMIC = re.compile(r"(?:[вчш]на|кызы|гызы|қызы|кизи|қизи)$")

_SEPARATORS = re.compile(r"([-\s]+)")


def _part(word: str, case: Case, gender: Gender) -> str:
    lowered = word.lower()
    shape = first_match(RULES, lowered, gender)
    form = regular_given_name(lowered, case, gender) if shape is None else shape.form(lowered, case)
    return recased(word, form)


def is_eastern(given: str) -> bool:
    """Several words of one syllable each («Чен Ын»): only the last of them changes, and no surname before it."""
    parts = given.lower().split()
    return len(parts) > 1 and all(sum(letter in VOWELS for letter in part) == 1 for part in parts)


def decline_given(given: str, case: Case, gender: Gender) -> str:
    """A given name, simple or compound, in the asked case; capitals as given."""
    if case is Case.NOMINATIVE:
        return given
    pieces = _SEPARATORS.split(given)
    last = len(pieces) - 1
    only_last = is_eastern(given) or pieces[last].lower() in TITLE_LAST_PARTS
    for index in range(0, len(pieces), 2):
        frozen = index < last and (
            only_last or (gender is MALE and pieces[index].lower() in FROZEN_FIRST_PARTS)
        )
        if pieces[index] and not frozen:
            pieces[index] = _part(pieces[index], case, gender)
    return "".join(pieces)


def decline_patronymic(patronymic: str, case: Case, gender: Gender) -> str:
    """A patronymic in the asked case; those in оглы, кызы, уулу and unknown middle names do not change."""
    lowered = patronymic.lower()
    shape = first_match(_PATRONYMIC_RULES, lowered, gender) or FIXED
    return recased(patronymic, shape.form(lowered, case))


def gender_of_patronymic(patronymic: str) -> Gender | None:
    """What the ending of the patronymic says; None for a middle name that is no patronymic."""
    lowered = patronymic.lower()
    if MALE_PATRONYMIC.search(lowered):
        return MALE
    if FEMALE_PATRONYMIC.search(lowered):
        return FEMALE
    return None
