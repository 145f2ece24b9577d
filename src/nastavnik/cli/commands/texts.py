"""Checking a document that is not ours: references, sense, the checklist of a regulation. Needs no database."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from nastavnik.cli.commands.data import day
from nastavnik.cli.parser import OK, REFUSED, Words, add_word, as_json, say, say_json
from nastavnik.rules.documents.findings import Finding
from nastavnik.rules.documents.regulation import PointFinding
from nastavnik.rules.outcome import Refused

CHECKLIST = "regulation-checklist"


def register(words: Words) -> None:
    check = add_word(
        words,
        "check-text",
        _check_text,
        "проверить документ: ссылки на акты, сроки, даты, адреса, чек-лист положения",
    )
    check.add_argument("file", type=Path, metavar="ФАЙЛ", help="DOCX, ODT, PDF с текстом или TXT")
    check.add_argument(
        "--against",
        choices=[CHECKLIST],
        metavar="ЧЕК-ЛИСТ",
        help=f"сверить с чек-листом: {CHECKLIST} — положение о наставничестве педагогов",
    )
    check.add_argument(
        "--date",
        type=day,
        metavar="ГГГГ-ММ-ДД",
        help="дата документа; если не указана, берётся из его шапки",
    )
    check.add_argument("--json", action="store_true", help="ответ для программы")


def _check_text(arguments: argparse.Namespace) -> int:
    from nastavnik.documents.reading import LARGEST_FILE, read_paragraphs
    from nastavnik.rules.documents.references import check_references, document_date
    from nastavnik.rules.documents.regulation import check_regulation
    from nastavnik.rules.documents.sense import check_sense

    try:
        with arguments.file.open("rb") as file:
            paragraphs = read_paragraphs(file.read(LARGEST_FILE + 1))
    except Refused as refusal:
        if arguments.json:
            say_json({"findings": [], "refused": [as_json(problem) for problem in refusal.problems]})
            return REFUSED
        raise
    dated = arguments.date or document_date(paragraphs)
    findings = sorted([*check_references(paragraphs, dated=dated), *check_sense(paragraphs)])
    points = check_regulation(paragraphs) if arguments.against else None
    if arguments.json:
        say_json(_answer(dated, findings, points))
    else:
        _say(dated, findings, points)
    faultless = not findings and not any(point.advice for point in points or ())
    return OK if faultless else REFUSED


def _answer(dated: date | None, findings: list[Finding], points: list[PointFinding] | None) -> dict[str, Any]:
    answer: dict[str, Any] = {"dated": dated, "findings": [_of_finding(found) for found in findings]}
    if points is not None:
        answer["checklist"] = [_of_point(point) for point in points]
    return answer


def _of_finding(found: Finding) -> dict[str, Any]:
    return {
        "where": found.where,
        "paragraph": found.paragraph,
        "start": found.start,
        "end": found.end,
        "quote": found.quote,
        "code": found.code,
        "text": found.text,
        "suggestion": found.suggestion,
        "certain": found.certain,
    }


def _of_point(point: PointFinding) -> dict[str, Any]:
    return {
        "point": point.number,
        "title": point.title,
        "verdict": point.verdict.name.lower(),
        "text": point.text,
        "evidence": [
            {"where": one.where, "paragraph": one.paragraph, "quote": one.quote} for one in point.evidence
        ],
        "missing": list(point.missing),
        "suggestion": point.advice,
    }


def _say(dated: date | None, findings: list[Finding], points: list[PointFinding] | None) -> None:
    if dated is None:
        say("Дата документа не найдена: ссылки по времени не проверены. Укажите её ключом --date.")
    for found in findings:
        say(f"{found.where[0].upper()}{found.where[1:]}: {found.text}")
        say(f"    «{found.quote}» → «{found.suggestion}»")
    for point in points or ():
        say(f"{point.number}. {point.title}: {point.text}")
        for where, quote in dict.fromkeys((one.where, one.quote) for one in point.evidence):
            say(f"    {where}: {quote}")
        if point.advice:
            say(f"    Можно написать: {point.advice}")
    if not findings:
        say("В тексте замечаний нет.")
