"""What is wrong with the facts of the order, in sentences that its author can act on."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from nastavnik.rules.documents.kinds import PersonInOrder
from nastavnik.rules.documents.pairs_order.facts import PairLine, PairsOrderFacts
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.outcome import Place, Problem


def problems(facts: PairsOrderFacts) -> list[Problem]:
    """Blocking and warning problems, in the order in which the document is read; empty when it can be issued."""
    return list(
        chain(
            _head(facts),
            _dates_of_acts(facts),
            chain.from_iterable(_line(facts, row, line) for row, line in enumerate(facts.pairs, start=1)),
            _repeated(facts),
            _people(facts),
        )
    )


def _head(facts: PairsOrderFacts) -> Iterator[Problem]:
    if not facts.letterhead.full_name.strip():
        yield Problem(
            "letterhead-missing", "Заполните полное наименование организации: оно стоит на бланке приказа."
        )
    if not facts.number.strip():
        yield Problem("number-missing", "Укажите номер приказа.")
    if facts.dated is None:
        yield Problem("date-missing", "Укажите дату приказа.")
    if facts.signer is None or not facts.signer.name.surname or not facts.signer.post.strip():
        yield Problem(
            "signer-missing", "Укажите, кто подписывает приказ: должность, фамилию, имя и отчество."
        )
    if facts.signer is not None and facts.dated is not None:
        yield from facts.signer.problems(facts.dated)
    if not facts.pairs and not facts.ended:
        yield Problem("pairs-missing", "В приказе нет ни одной пары или группы. Утвердите пары и повторите.")
    if facts.curator is None:
        text = "Куратор не указан: в приказе не будет поручения о сопровождении пар."
        yield Problem("curator-missing", text, blocks=False)
    if not facts.grounds:
        text = (
            "Не указано основание (протокол, решение, приказ): останутся только ссылки на федеральные акты."
        )
        yield Problem("grounds-missing", text, blocks=False)


def _dates_of_acts(facts: PairsOrderFacts) -> Iterator[Problem]:
    if facts.dated is None:
        return
    for ground in facts.grounds:
        if ground.dated is not None and ground.dated > facts.dated:
            text = (
                f"Приказ от {short_date(facts.dated)} ссылается на более поздний документ от "
                f"{short_date(ground.dated)}: «{ground.text}». Проверьте даты."
            )
            yield Problem("ground-later", text, blocks=False)
    if facts.amends is None:
        return
    if facts.amends.dated > facts.dated:
        text = (
            f"Приказ от {short_date(facts.dated)} изменяет более поздний приказ от "
            f"{short_date(facts.amends.dated)}. Исправьте дату."
        )
        yield Problem("amends-later", text)
    if not facts.appointed and not facts.ended:
        yield Problem(
            "amends-nothing", "В изменяющем приказе нет ни новых, ни прекращённых пар. Издавать его незачем."
        )


def _line(facts: PairsOrderFacts, row: int, line: PairLine) -> Iterator[Problem]:
    where = Place(row=row)
    if not line.mentees:
        yield Problem("mentees-missing", f"У наставника {line.mentor.printed_short} нет наставляемых.", where)
    if not line.form.strip():
        yield Problem("form-missing", "Не указана форма наставничества.", where)
    if line.starts is None:
        yield Problem("start-missing", "Не указана дата начала работы.", where)
    elif line.ends is not None and line.ends < line.starts:
        text = f"Окончание {short_date(line.ends)} раньше начала {short_date(line.starts)}."
        yield Problem("ends-before-start", text, where)
    if not line.appointed_before and facts.dated and line.starts and line.starts < facts.dated:
        text = f"Работа начинается {short_date(line.starts)}, раньше даты приказа {short_date(facts.dated)}."
        yield Problem("starts-before-order", text, where, blocks=False)
    if line.mentor.identity in {mentee.identity for mentee in line.mentees}:
        text = f"{line.mentor.printed_short} указан(а) и наставником, и наставляемым в одной строке."
        yield Problem("own-mentor", text, where)


def _repeated(facts: PairsOrderFacts) -> Iterator[Problem]:
    seen: dict[tuple[str, str], tuple[int, str]] = {}
    for row, line in enumerate(facts.pairs, start=1):
        for identity, times in Counter(mentee.identity for mentee in line.mentees).items():
            mentee = next(person for person in line.mentees if person.identity == identity)
            if times > 1:
                text = f"{mentee.printed_short} повторяется среди наставляемых этой группы."
                yield Problem("mentee-repeated", text, Place(row=row))
            key = (identity, line.form.strip().lower())
            if key not in seen:
                seen[key] = (row, line.mentor.identity)
                continue
            before, mentor = seen[key]
            same = mentor == line.mentor.identity
            text = f"{mentee.printed_short} уже есть среди наставляемых по этой форме: строка {before}."
            yield Problem("mentee-twice", text, Place(row=row), blocks=same)


def _people(facts: PairsOrderFacts) -> Iterator[Problem]:
    declined = list(_declined(facts))
    for person in {person.identity: person for person in declined}.values():
        if person.gender is None:
            text = f"Укажите пол: {person.name}. Без него нельзя поставить фамилию и имя в нужный падеж."
            yield Problem("gender-unknown", text)
        if not person.name.given or person.name.given.endswith("."):
            text = f"Укажите полное имя, а не инициалы: {person.name}."
            yield Problem("name-incomplete", text)
        if not person.described_by:
            text = f"У человека нет ни должности, ни класса: {person.name}. В приказе будет только имя."
            yield Problem("post-missing", text, blocks=False)


def _declined(facts: PairsOrderFacts) -> Iterator[PersonInOrder]:
    """Everybody whose name the order puts in a case or describes by class."""
    for line in (*facts.pairs, *facts.ended):
        yield line.mentor
        yield from line.mentees
    for person in (facts.curator, facts.controller):
        if person is not None:
            yield person
