"""Tasks that an order gives to somebody without saying by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nastavnik.rules.documents.findings import Finding, finding
from nastavnik.rules.documents.references.written_dates import WRITTEN_DATE
from nastavnik.rules.documents.wording.dates import MONTHS
from nastavnik.rules.documents.wording.morphology import morphology

_ORDERED = re.compile(
    r"^\W*(?:п\s*р\s*и\s*к\s*а\s*з\s*ы\s*в\s*а\s*ю|обязываю)\W*$|\bприказываю\s*:\s*$", re.IGNORECASE
)
_ITEM = re.compile(r"^\s*(?P<number>\d+(?:\.\d+)*)[.)]?\s+(?=\S)")
_MONTH_NAMES = (
    *MONTHS, "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
    "ноябрь", "декабрь", "январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре",
    "октябре", "ноябре", "декабре",
)  # fmt: skip
_TERM = re.compile(
    rf"{WRITTEN_DATE}|\bсрок\w*|\bне\s+позднее\b|\bдо\s+[\d_«\"]|\b(?:{'|'.join(_MONTH_NAMES)})\b"
    r"|\bеже(?:дневно|недельно|месячно|квартально|годно)|\bежегодн|\bежемесячн|\bежекварталь|\bпостоянно\b|\bраз\s+в\b"
    r"|\b(?:немедленно|незамедлительно|своевременно|систематически|регулярно)\b|\bв\s+течение\b|\bна\s+период\b"
    r"|\bна\s+20\d\d|\bв\s+20\d\d|\b20\d\d(?:\s*[-–—/]\s*\d{2,4})?\s*(?:учебн|г)|\bпо\s+(?:мере|окончании|завершении|итогам)\b"
    r"|\bпосле\b|\bв\s+день\b|\bчетверт[ьи]\b|\bполугоди\w*|\bквартал\w*|\bв\s+соответствии\s+с\s+(?:\w+\s+){0,3}(?:план|график|дорожн)"
    r"|\bсогласно\s+(?:\w+\s+){0,2}(?:план|график|дорожн)|рабоч\w+\s+дн|календарн\w+\s+дн|\bпри\s+(?:приёме|приеме|поступлении)\b",
    re.IGNORECASE,
)
_OF_AN_ACT = re.compile(rf"\bот[\s\u00a0_]{{0,20}}{WRITTEN_DATE}", re.IGNORECASE)
_COMMON_TERM = re.compile(r"срок\w*\s+(?:исполнения|выполнения)|исполнить\s+.{0,40}\bв\s+срок", re.IGNORECASE)
_NO_TASK = frozenset(
    [
        "принять", "возложить", "назначить", "утвердить", "считать", "признать", "оставить", "оставлять", "внедрить",
        "ввести", "отменить", "закрепить", "установить", "объявить", "поручить", "определить", "контролировать",
        "осуществлять", "руководствоваться", "быть", "нести", "продолжить", "мочь", "наградить", "поощрить", "выразить",
        "создать", "включить", "исключить", "зачислить", "взять", "ознакомить",
    ]
)  # fmt: skip
"""What such an item does is done by the order itself, or lasts; it waits for no day."""
_LASTING = re.compile(
    r"\s+(?:\w+\s+){0,4}(?:сопровожден|контрол|соблюден|услови|безопасн|руководств|поддержк|взаимодейств|координац)",
    re.IGNORECASE,
)
"""«обеспечить сопровождение»."""
_WORD = re.compile(r"[А-Яа-яЁё-]+")
_LEAD = 12  # words among which the addressee of a task stands
_BEFORE_VERB = 24  # words among which its verb stands
_ADDRESSEES = frozenset(
    [
        "директор", "руководитель", "заместитель", "куратор", "учитель", "педагог", "наставник", "специалист",
        "методист", "секретарь", "председатель", "классный", "заведующий", "начальник", "психолог", "ответственный",
        "координатор", "воспитатель", "делопроизводитель", "администратор", "бухгалтер", "преподаватель", "мастер",
        "кадры", "центр", "кабинет", "отдел", "школа", "организация", "учреждение", "группа", "совет", "объединение",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Item:
    number: str
    paragraph: int
    start: int
    text: str

    @property
    def parents(self) -> list[str]:
        parts = self.number.split(".")
        return [".".join(parts[:length]) for length in range(1, len(parts))]


def tasks_without_term(paragraphs: Sequence[str]) -> Iterator[Finding]:
    """A warning for each item after «ПРИКАЗЫВАЮ» that tells somebody to do a thing and no day to do it by."""
    items = {item.number: item for item in _items(paragraphs)}
    if any(_COMMON_TERM.search(item.text) for item in items.values()):
        return
    for item in items.values():
        above = [items[number] for number in item.parents if number in items]
        if any(_has_term(one.text) for one in (*above, item)):
            continue
        if any(number.startswith(f"{item.number}.") for number in items):
            continue  # its parts are looked at one by one
        verb = _task(item.text, addressed=any(_addressee(one.text) for one in above))
        if verb is None:
            continue
        span = (item.start + verb.start(), item.start + verb.end())
        text = f"Пункт {item.number}: поручение без срока. Укажите, к какому дню его выполнить."
        suggestion = f"в срок до «___» ____________ 20___ г. {verb[0][0].lower()}{verb[0][1:]}"
        if not item.text[: verb.start()].strip():
            suggestion = f"В{suggestion[1:]}"
        place = (item.paragraph, paragraphs[item.paragraph - 1])
        yield finding(place, span, "sense.term", text, suggestion, certain=False)


def _has_term(text: str) -> bool:
    """The date of an act that is referred to («справки от 02.06.2023») is no term."""
    return _TERM.search(_OF_AN_ACT.sub("", text)) is not None


def _items(paragraphs: Sequence[str]) -> Iterator[_Item]:
    """Numbered items of the order; paragraphs that a list of Word numbers have no number in the text."""
    ordered = False
    unnumbered = 0
    for number, paragraph in enumerate(paragraphs, start=1):
        if not ordered:
            ordered = _ORDERED.search(paragraph) is not None
            continue
        if re.match(r"\W*приложение\b", paragraph, re.IGNORECASE):
            return
        if found := _ITEM.match(paragraph):
            yield _Item(found["number"], number, found.end(), paragraph[found.end() :])
        elif len(paragraph.split()) > 2:
            unnumbered += 1
            yield _Item(f"абзац {unnumbered}", number, 0, paragraph)


def _task(text: str, *, addressed: bool) -> re.Match[str] | None:
    """The verb of a task: an infinitive among the first words, said to somebody."""
    to_somebody = addressed
    for order, word in enumerate(_WORD.finditer(text)):
        if order >= _BEFORE_VERB:
            return None
        forms = _forms(word[0].lower())
        infinitive = next((lemma for kind, lemma, _ in forms if kind == "INFN"), None)
        if infinitive is not None:
            lasts = _LASTING.match(text, word.end()) is not None or _is_imperfective(word[0].lower())
            return word if to_somebody and infinitive not in _NO_TASK and not lasts else None
        to_somebody = to_somebody or any(lemma in _ADDRESSEES and case == "datv" for _, lemma, case in forms)
    return None


def _addressee(text: str) -> bool:
    words = [word[0].lower() for word in _WORD.finditer(text)][:_LEAD]
    return any(lemma in _ADDRESSEES and case == "datv" for word in words for _, lemma, case in _forms(word))


def _is_imperfective(verb: str) -> bool:
    """«вести», «проводить»: what goes on has no day by which it is done."""
    return all(
        str(parse.tag.aspect) == "impf" for parse in morphology().parse(verb) if parse.tag.POS == "INFN"
    )


@lru_cache(maxsize=10_000)
def _forms(word: str) -> tuple[tuple[str, str, str], ...]:
    """(part of speech, base form, case) of every reading of a word."""
    return tuple(
        (str(parse.tag.POS or ""), str(parse.normal_form), str(parse.tag.case or ""))
        for parse in morphology().parse(word)
    )
