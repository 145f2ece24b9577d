"""Surnames in cases: our rules where pytrovich errs or has none, pytrovich for the regular classes.

Women's surnames on a consonant, -й or -ь do not change; nor do surnames on -о, -е, -и, -у, -ю, -ых, -их for
anybody. What the spelling cannot tell (Костер, Ремень, Кобец) follows the commoner custom; a person's own form
is an override, see `names`.
"""

import re

from nastavnik.rules.documents.wording.cases import Case, Gender
from nastavnik.rules.documents.wording.endings import (
    ADJECTIVE_FEMALE,
    ADJECTIVE_FEMALE_SOFT,
    ADJECTIVE_MALE,
    ADJECTIVE_MALE_K,
    FEMALE_IY,
    FIXED,
    HARD,
    HARD_UNSTRESSED,
    NOUN_A,
    NOUN_KA,
    NOUN_SHA,
    NOUN_TSA,
    NOUN_YA,
    POSSESSIVE_FEMALE,
    SOFT,
    SOFT_IY,
    VOWELS,
    Rule,
    first_match,
    paradigm,
    recased,
    rule,
    word_set,
    words,
)
from nastavnik.rules.documents.wording.morphology import common_noun, given_name_genders, regular_surname

MALE, FEMALE = Gender.MALE, Gender.FEMALE

# First parts that stay as they are: Тер-Петросян, Кара-Мурза, фон Визин.
FROZEN_FIRST_PARTS = word_set(
    "абдул абдуль абу ага ак али аль бадма бар бек бембя бен бин бонч ван вар гасан грум да де дель дер джан ди дос дю ибн "
    "кара книппер корвин кул кызыл ла ле ля мак мелик мир мирза сан сант сен сент тер фон хаджи хан цаган чаш "
    "шах шейх шолом эль"
)
# Last parts that freeze everything before them: Чаш-оол, Керим-заде.
FREEZING_LAST_PARTS = word_set("оол заде оглы оглу уулу улы угли кызы гызы кизи")

# Men's surnames that may be common nouns losing their vowel (Песок, Певец, Улей) or stressing the ending (Плющ),
# or possessive adjectives (Волчий): the dictionary of common nouns tells.
_LIKE_COMMON_NOUNS = re.compile(
    r"V.*(?:[еёо](?!в$)Cь?|ей)$|[жчшщц]$|[дзлпстчжшщ]ий$".replace("V", f"[{VOWELS}]").replace(
        "C", f"[^{VOWELS}]"
    )
)
# Surnames that part ways with the noun they look like.
_UNLIKE_COMMON_NOUNS: tuple[Rule, ...] = (
    words("лев", paradigm("2 ьва ьву ьва ьвом ьве"), MALE),
    words("павел", paradigm("2 ла лу ла лом ле"), MALE),
    words("пень день", paradigm("3 ня ню ня нем не"), MALE),
    words("ковач", HARD_UNSTRESSED, MALE),
    words("бульбаш гармаш", HARD, MALE),
    words("топчий корний", SOFT_IY, MALE),
)

_FLEETING: tuple[Rule, ...] = (
    # Денисёнок, Щенок
    rule("C(?:ён|ен|он)ок$", paradigm("2 ка ку ка ком ке"), MALE),
    # Сверчок, Горшок
    rule("V.*[жчш]ок$", paradigm("2 ка ку ка ком ке"), MALE),
    rule("Vёк$", paradigm("2 йка йку йка йком йке"), MALE),
    rule("V.*Cёк$", paradigm("2 ька ьку ька ьком ьке"), MALE),
    # Швец: one syllable keeps its vowel; so does a cluster before it: Кузнец, Чернец
    words("швец", HARD, MALE),
    rule("^C*ец$", HARD_UNSTRESSED, MALE),
    rule("Vец$", paradigm("2 йца йцу йца йцем йце"), MALE),
    rule("лец$", paradigm("2 ьца ьцу ьца ьцем ьце"), MALE),
    rule("йCец$", HARD_UNSTRESSED, MALE),  # Хейфец
    rule("CCец$", HARD, MALE),
    words("кравец горобец", paradigm("2 ца цу ца цом це"), MALE),
    rule("ец$", paradigm("2 ца цу ца цем це"), MALE),
)

_INDECLINABLE: tuple[Rule, ...] = (
    words("дюма петипа дега люка золя ферма труайя", FIXED),
    rule("[аеиоуыэю]а$", FIXED),
    rule("[оеёэиыуюәөүұі]$", FIXED),
    words("миних", HARD, MALE),
    rule("^C*[иы]х$", HARD, MALE),
    rule("[^гжкнхчшщы]их$", HARD, MALE),  # Эрлих, Дитрих; Долгих and Нижних go on
    rule("[иы]х$", FIXED),
    rule("[^аеёиоуыэюя]$", FIXED, FEMALE),
)

# Common nouns as surnames end like Иванова, Ильина yet are no possessives (Калина – Калины). Only those whose
# masculine twin is rare: Долина, Машина, Королева stay possessives of Долин, Машин, Королев.
_COMMON_NOUNS = (
    "калина рябина смородина малина детина скотина половина паутина щербина дружина "
    "сова корова подкова полова дуброва основа обнова голова дева рёва"
)
_STRESSED_SIBILANTS = (
    "гаджа ходжа лапша каланча свеча парча душа левша саранча епанча ханжа баржа вожжа межа паша алыча"
)

_ON_A: tuple[Rule, ...] = (
    words(_COMMON_NOUNS, NOUN_A),
    rule("^C*[иы]на$", NOUN_A, FEMALE),
    rule("(?:ов|ев|ёв|ин|ын)а$", POSSESSIVE_FEMALE, FEMALE),
    rule("(?:гелая|цулая|[иу]ая)$", NOUN_YA),  # Шенгелая
    words("чужая большая", ADJECTIVE_FEMALE, FEMALE),
    rule("яя$", paradigm("2 ей ей юю ей ей"), FEMALE),
    rule("[жчшщц]ая$", ADJECTIVE_FEMALE_SOFT, FEMALE),
    rule("ая$", ADJECTIVE_FEMALE, FEMALE),
    rule("(?:[вдлнр]ьск|[внр]ск|ицк)а$", paradigm("1 ой ой ую ой ой"), FEMALE),  # Брыльска
    words(_STRESSED_SIBILANTS, NOUN_KA),
    rule("[жчшщ]а$", NOUN_SHA),
    words("овца пыльца", paradigm("1 ы е у ой е")),
    rule("ца$", NOUN_TSA),
    rule("[гкх]а$", NOUN_KA),
    rule("а$", NOUN_A),
    rule("ия$", FEMALE_IY),
    rule("я$", NOUN_YA),
)

_ON_Y: tuple[Rule, ...] = (
    words("злой", ADJECTIVE_MALE, MALE),
    rule("^C*ой$", SOFT, MALE),  # Цой, Рой
    words("покой непокой постой застой устой герой ковбой убой прибой разбой отбой зной левкой маккой", SOFT),
    rule("(?:прибой|разбой|обой)$", SOFT, MALE),
    rule("[гкхжшчщ]ой$", ADJECTIVE_MALE_K, MALE),
    rule("ой$", ADJECTIVE_MALE, MALE),
    rule("^C*ий$", SOFT, MALE),  # Вий, Кий
    rule("гий$", ADJECTIVE_MALE_K, MALE),
    rule("[бвдзлмпрстфц]ий$", SOFT_IY, MALE),  # Палий, Бабий; the rest are adjectives, left to pytrovich
    rule("цый$", paradigm("2 его ему его ым ем"), MALE),
    rule("[аеёуэюя]й$", SOFT, MALE),
)

_FOREIGN_ON_IN = (
    "дарвин чаплин франклин кронин гершвин мартин кельвин колвин регин августин валентин константин мартын "
    "павлин дельфин пингвин кувшин аршин алтын бенджамин саладин"
)
_NOUNS_ON_OV = "ров зов кров плов улов остов хлев гнев сев лов клёв тетерев остров покров бюлов флотов вирхов гутцков посев"

_ON_CONSONANT: tuple[Rule, ...] = (
    words(_FOREIGN_ON_IN, HARD, MALE),
    rule("(?:[уаэеиюя]т|д)дин$", HARD, MALE),  # Гайнутдин, Насреддин
    rule("^C*[иы]н$", HARD, MALE),  # Цин, Мин
    rule("[^ц]ын$", HARD, MALE),
    rule("[^иы]н$", HARD, MALE),  # Коэн, Горюн
    words(_NOUNS_ON_OV, HARD, MALE),
    rule("[^оеё]в$", HARD, MALE),
    rule("ач$", HARD, MALE),  # Ткачом, Грачом
    rule("ж$", HARD_UNSTRESSED, MALE),
    words("гусь", SOFT, MALE),
    words("онук нечипас", HARD, MALE),
)

RULES = _UNLIKE_COMMON_NOUNS + _FLEETING + _INDECLINABLE + _ON_A + _ON_Y + _ON_CONSONANT

_SEPARATORS = re.compile(r"([-\s]+)")


def _part(word: str, case: Case, gender: Gender) -> str:
    lowered = word.lower()
    form = _as_common_noun(lowered, case) if gender is MALE else None
    if form is None and gender is MALE and lowered.endswith("ий") and given_name_genders(lowered):
        form = SOFT_IY.form(lowered, case)  # Корний, Георгий
    if form is None:
        shape = first_match(RULES, lowered, gender)
        form = regular_surname(lowered, case, gender) if shape is None else shape.form(lowered, case)
    return recased(word, form)


def _as_common_noun(word: str, case: Case) -> str | None:
    if not _LIKE_COMMON_NOUNS.search(word) or first_match(_UNLIKE_COMMON_NOUNS, word, MALE) is not None:
        return None
    form = common_noun(word, case)
    return form if form is None or "ё" in word else form.replace("ё", "е")


def decline_surname(surname: str, case: Case, gender: Gender) -> str:
    """A surname, simple or compound, in the asked case; capitals as given."""
    if case is Case.NOMINATIVE:
        return surname
    pieces = _SEPARATORS.split(surname)
    last = len(pieces) - 1
    all_frozen = pieces[last].lower() in FREEZING_LAST_PARTS
    for index in range(0, len(pieces), 2):
        frozen = index < last and (all_frozen or pieces[index].lower() in FROZEN_FIRST_PARTS)
        if pieces[index] and not frozen:
            pieces[index] = _part(pieces[index], case, gender)
    return "".join(pieces)


def gender_of_surname(surname: str) -> Gender | None:
    """Only what the ending proves: Иванов, Иванова, Донской's kind in -ский; None for all others."""
    key = re.split(r"[-\s]", surname.lower())[-1]
    if first_match(_UNLIKE_COMMON_NOUNS + _FLEETING + _INDECLINABLE, key, MALE) is not None:
        return None
    if re.search(r"(?:[оеё]в|[сц]к(?:ий|ой)|ый)$", key):
        known = first_match((words(_NOUNS_ON_OV, FIXED),), key, MALE)
        return MALE if known is None and _vowels(key) > 1 else None
    if re.search(r"[иы]н$", key):
        return None if first_match(_ON_CONSONANT, key, MALE) is not None else MALE
    if re.search(r"(?:[сц]кая|[^аиоуэя]ная)$", key):
        return FEMALE
    if first_match(_ON_A, key, FEMALE) is POSSESSIVE_FEMALE:
        return FEMALE
    return None


def _vowels(word: str) -> int:
    return sum(letter in VOWELS for letter in word)
