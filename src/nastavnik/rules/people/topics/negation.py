"""Which words of a text are refused: «физика не нужна», «кроме химии», «проблем с математикой нет»."""

from nastavnik.rules.people.topics.lemmas import Word

_NEEDS = frozenset(
    [
        "нужный",
        "нужно",
        "нужен",
        "нужна",
        "надо",
        "требоваться",
        "требовать",
        "необходимый",
        "необходимо",
        "хотеть",
        "интересовать",
        "интересоваться",
        "интересно",
        "планировать",
        "сдавать",
        "актуальный",
        "вести",
        "преподавать",
        "работать",
        "заниматься",
        "рассматривать",
        "запрос",
        "понадобиться",
    ]
)  # «не умеет», «не понимает», «не хватает» are requests, not refusals
_TROUBLES = frozenset(
    ["проблема", "трудность", "затруднение", "вопрос", "сложность", "потребность", "запрос", "необходимость"]
)
_FINE = frozenset({"хорошо", "порядок", "нормально", "отлично"})  # «с физикой всё хорошо»
_EXCEPT = frozenset({"кроме", "исключая", "исключение"})
_LEARN = frozenset({"учиться", "учить", "учеба", "обучение"})


def refused_words(words: list[Word]) -> set[int]:
    """Positions of the words inside a refusal."""
    refused: set[int] = set()
    for clause in {word.clause for word in words}:
        places = [place for place, word in enumerate(words) if word.clause == clause]
        refused |= _in_clause(words, places)
    return refused


def _in_clause(words: list[Word], places: list[int]) -> set[int]:
    for order, place in enumerate(places):
        word = words[place]
        rest = places[order + 1 :]
        if word.lemmas & _EXCEPT and not (rest and words[rest[0]].text == "того"):
            return set(rest)
        if word.text == "не" and rest and words[rest[0]].lemmas & _NEEDS:
            if any(words[other].lemmas & _LEARN for other in places):
                return set()  # «не хочет учиться» is a request for motivation
            return set(places)
        if word.text == "все" and rest and words[rest[0]].lemmas & _FINE:
            return set(places)
        if word.text == "нет" and any(words[other].lemmas & _TROUBLES for other in places):
            return set(places)
    return set()
