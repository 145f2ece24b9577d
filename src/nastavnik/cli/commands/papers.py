"""Documents: the order on pairs of a round, and every paper, from what the system knows and what is given here."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from nastavnik import clock
from nastavnik.cli.commands.data import day
from nastavnik.cli.parser import OK, Words, add_word, complain, complain_of, say
from nastavnik.rules.access import SYSTEM
from nastavnik.rules.outcome import Problem, Refused, blocking

LIST, PAIRS_ORDER = "list", "pairs-order"
_ENDINGS = (".docx", ".pdf", ".xlsx")


def register(words: Words) -> None:
    document = add_word(
        words, "document", _document, "выпустить документ: приказ, положение, соглашение, план"
    )
    document.add_argument("kind", metavar="ВИД", help="вид документа; list покажет все виды")
    document.add_argument(
        "--organisation", metavar="КОД", help="код организации или территории, чей это документ"
    )
    document.add_argument(
        "--round", default="last", metavar="ПОДБОР", help="для приказа о парах: номер подбора или last"
    )
    document.add_argument("--pair", type=int, metavar="N", help="о какой паре документ")
    document.add_argument("--person", type=int, metavar="N", help="о каком человеке документ")
    document.add_argument("--number", metavar="N", help="номер; без него — следующий по журналу")
    document.add_argument("--date", type=day, metavar="ГГГГ-ММ-ДД", help="дата документа; без неё — сегодня")
    document.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="ПОЛЕ=ЗНАЧЕНИЕ",
        help="сведение документа; можно повторять",
    )
    document.add_argument(
        "--facts", type=Path, metavar="ФАЙЛ", help="сведения документа в JSON: поле и значение"
    )
    document.add_argument(
        "--fields", action="store_true", help="показать поля документа и ничего не выпускать"
    )
    document.add_argument("--draft", action="store_true", help="только напечатать, в журнал не записывать")
    document.add_argument("--out", type=Path, metavar="ФАЙЛ", help="куда записать: .docx, .pdf или .xlsx")


def _document(arguments: argparse.Namespace) -> int:
    from nastavnik.rules.documents.papers.catalogue import PAPERS

    if arguments.kind == LIST:
        say(f"{PAIRS_ORDER:28}Приказ. О формировании наставнических пар (групп)")
        for paper in PAPERS.values():
            say(f"{paper.code:28}{paper.kind.whole}")
        return OK
    if arguments.kind != PAIRS_ORDER and arguments.kind not in PAPERS:
        text = f"Нет такого вида документа: {arguments.kind}. Все виды покажет: nastavnik document list."
        raise Refused(Problem("cli.no_kind", text))
    if arguments.fields:
        return _show_fields(arguments.kind)
    _needed(arguments)
    _made_sure(arguments.out)
    return _pairs_order(arguments) if arguments.kind == PAIRS_ORDER else _paper(arguments)


def _needed(arguments: argparse.Namespace) -> None:
    missing = [f"--{name}" for name in ("organisation", "out") if getattr(arguments, name) is None]
    if missing:
        raise Refused(Problem("cli.missing", f"Не хватает: {', '.join(missing)}."))
    if arguments.out.suffix.lower() not in _ENDINGS:
        text = f"Имя файла {arguments.out.name} должно кончаться на .docx, .pdf или .xlsx."
        raise Refused(Problem("cli.ending", text))


def _made_sure(out: Path) -> None:
    """The file can be written: a number is not spent on a document that would be lost. OSError when it cannot."""
    is_new = not out.exists()
    out.open("ab").close()
    if is_new:
        out.unlink()


def _show_fields(kind: str) -> int:
    from nastavnik.rules.documents.papers.asked import Kind, asked_of
    from nastavnik.rules.documents.papers.catalogue import PAPERS

    if kind == PAIRS_ORDER:
        say("Приказ о парах собирается из подбора: --round, --number, --date.")
        return OK
    for asked in asked_of(PAPERS[kind].facts):
        if asked.given:
            continue
        of_row = asked_of(asked.row) if asked.kind is Kind.ROWS and asked.row else ()
        inside = f" [{', '.join(one.name for one in of_row)}]" if of_row else ""
        needed = ", обязательно" if asked.required else ""
        say(f"{asked.name:20}{asked.kind.value:10}{asked.label}{needed}{inside}")
    return OK


def _pairs_order(arguments: argparse.Namespace) -> int:
    from nastavnik.cli.lookups import organisation_by_code
    from nastavnik.cli.matching import round_named
    from nastavnik.pairs.orders import issue_pairs_order

    organisation = organisation_by_code(arguments.organisation)
    document = issue_pairs_order(
        organisation,
        round_id=round_named(organisation, arguments.round).pk,
        number=arguments.number,
        date=arguments.date or clock.today(organisation.time_zone),
        by=SYSTEM,
        now=clock.now(),
    )
    _write_issued(document, arguments.out)
    return OK


def _paper(arguments: argparse.Namespace) -> int:
    from nastavnik.documents.actions import About, issue, next_free_number
    from nastavnik.documents.kinds import ISSUABLE
    from nastavnik.insights.papers import gathered
    from nastavnik.insights.papers.subjects import PAIR, PERSON
    from nastavnik.insights.papers.typed import read_typed

    kind = ISSUABLE[arguments.kind]
    assert kind.paper is not None
    here = _here(arguments, kind.paper)
    facts, problems = read_typed(gathered(kind.paper, here), _typed(arguments, kind.paper), here)
    dated: date = arguments.date or here.today
    wanted = arguments.number or (
        next_free_number(here.unit, kind.register, dated.year) if kind.register else ""
    )
    facts = replace(facts, dated=dated, number=wanted)
    problems += kind.problems(facts)
    if blocking(problems):
        raise Refused(blocking(problems))
    complain_of(problems)
    if arguments.draft or not kind.register:
        arguments.out.write_bytes(_printed(kind, facts, here.unit, arguments.out.suffix.lower()))
        complain(f"Записано: {arguments.out}")
        return OK
    about = (
        About(PAIR, here.pair.pk) if here.pair else About(PERSON, here.person.pk) if here.person else About()
    )
    document = issue(
        kind, facts, organisation=here.unit, number=arguments.number, date=dated, about=about, by=SYSTEM,
        now=clock.now(),
    )  # fmt: skip
    _write_issued(document, arguments.out)
    return OK


def _here(arguments: argparse.Namespace, paper: Any) -> Any:
    from nastavnik.cli.lookups import unit_by_code
    from nastavnik.insights.papers import Here
    from nastavnik.pairs.models import Pair
    from nastavnik.people.models import Person
    from nastavnik.rules.documents.papers import Subject

    unit = unit_by_code(arguments.organisation)
    if unit.level not in paper.levels:
        text = f"Документ «{paper.kind.title}» издаёт не {unit.get_level_display()}."
        raise Refused(Problem("cli.level", text))
    pair = Pair.objects.filter(organisation=unit, pk=arguments.pair).first() if arguments.pair else None
    person = (
        Person.objects.filter(organisation=unit, pk=arguments.person).first() if arguments.person else None
    )
    if paper.subject is Subject.PAIR and pair is None:
        raise Refused(Problem("cli.pair", "Укажите --pair: номер пары этой организации, о которой документ."))
    if paper.subject is Subject.PERSON and person is None:
        text = "Укажите --person: номер человека этой организации, о котором документ (nastavnik people)."
        raise Refused(Problem("cli.person", text))
    return Here(unit, SYSTEM, clock.today(unit.time_zone), pair, person)


def _typed(arguments: argparse.Namespace, paper: Any) -> dict[str, Any]:
    from nastavnik.rules.documents.papers.asked import asked_of

    given = dict(_pairs(arguments))
    known = {asked.name for asked in asked_of(paper.facts) if not asked.given}
    strange = sorted(set(given) - known)
    if strange:
        text = (
            f"Нет такого поля: {', '.join(strange)}. Поля покажет: nastavnik document {paper.code} --fields."
        )
        raise Refused(Problem("cli.field", text))
    return given


def _pairs(arguments: argparse.Namespace) -> Iterator[tuple[str, Any]]:
    """From the file of facts, then from the words of the line; several words of one field are several lines."""
    if arguments.facts is not None:
        try:
            facts = json.loads(arguments.facts.read_text(encoding="utf-8"))
        except (OSError, ValueError) as unreadable:
            raise Refused(
                Problem("cli.facts", f"Файл {arguments.facts} не прочитан как JSON: {unreadable}.")
            ) from unreadable
        if not isinstance(facts, dict):
            raise Refused(
                Problem("cli.facts", f"В файле {arguments.facts} должен быть объект: поле и значение.")
            )
        for name, value in facts.items():
            plain = isinstance(value, list) and all(isinstance(one, str) for one in value)
            yield name, "\n".join(value) if plain else value
    several: dict[str, list[str]] = {}
    for word in arguments.set:
        name, equals, value = word.partition("=")
        if not equals:
            raise Refused(Problem("cli.set", f"Ключ --set пишется так: --set поле=значение. Сейчас: {word}."))
        several.setdefault(name, []).append(value)
    yield from ((name, "\n".join(values)) for name, values in several.items())


def _printed(kind: Any, facts: Any, unit: Any, ending: str) -> bytes:
    from nastavnik.documents.rendering.workbook import workbook
    from nastavnik.documents.templates.choosing import filled, template_for

    if ending == ".xlsx":
        if not kind.paper.table:
            raise Refused(
                Problem("cli.xlsx", "У этого документа нет таблицы для XLSX: возьмите .docx или .pdf.")
            )
        return workbook(kind.paper, facts)
    content = filled(template_for(kind, unit), kind.context(facts), title=kind.kind.title, dated=facts.dated)
    return content if ending == ".docx" else _pdf(content)


def _pdf(content: bytes) -> bytes:
    from nastavnik.documents.rendering.pdf import HOW_TO_INSTALL, PdfFailed, to_pdf

    try:
        made = to_pdf(content)
    except PdfFailed as failed:
        raise Refused(Problem("pdf", str(failed))) from failed
    if made is None:
        raise Refused(Problem("pdf", HOW_TO_INSTALL))
    return made


def _write_issued(document: Any, out: Path) -> None:
    with document.docx.body.open("rb") as stored:
        content = stored.read()
    out.write_bytes(_pdf(content) if out.suffix.lower() == ".pdf" else content)
    complain(f"Записано: {out}")
