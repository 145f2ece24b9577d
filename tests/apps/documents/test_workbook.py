"""The table of a paper as a workbook: real days and numbers, no live cell, a sheet that prints well."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from nastavnik.documents.rendering.workbook import HEADER_ROW, workbook
from nastavnik.rules.documents.kinds import Letterhead
from nastavnik.rules.documents.papers import (
    Paper,
    diaries,
    journals,
    planned_figures,
    roadmap,
    role_models,
    samples,
)
from nastavnik.rules.documents.papers.asked import asked_of
from nastavnik.rules.documents.papers.catalogue import PAPERS
from nastavnik.rules.documents.papers.journals import OrganisationJournalLine
from nastavnik.rules.documents.papers.pair_papers import MentorNote
from nastavnik.rules.documents.papers.planned_figures import PlannedFigures
from nastavnik.rules.documents.papers.role_models import FormModels

WITH_TABLE = [paper for paper in PAPERS.values() if paper.table]
HEADER = HEADER_ROW + 1  # as the office program counts


def opened(paper: Paper, facts) -> Worksheet:
    book = openpyxl.load_workbook(BytesIO(workbook(paper, facts)))
    (sheet,) = book.worksheets
    return sheet


def cells(sheet: Worksheet, row: int) -> list:
    return [cell.value for cell in sheet[row]]


@pytest.mark.parametrize("paper", WITH_TABLE, ids=lambda paper: paper.code)
def test_every_table_has_its_heads_and_a_row_for_each_row(paper: Paper) -> None:
    (asked,) = [one for one in asked_of(paper.facts) if one.name == paper.table]
    assert asked.row is not None
    for sample in paper.samples:
        sheet = opened(paper, sample)
        heads = [value for value in cells(sheet, HEADER) if value is not None]
        assert heads == ["№", *(one.label for one in asked_of(asked.row))]
        assert sheet.max_row == HEADER + len(getattr(sample, paper.table))


@pytest.mark.fulfils("S0-2.3.7")
def test_numbers_stay_numbers_and_nothing_is_an_empty_cell() -> None:
    (figures, *_) = planned_figures.PLANNED_FIGURES.samples
    sheet = opened(planned_figures.PLANNED_FIGURES, figures)
    assert cells(sheet, HEADER + 1) == [
        1, "Тихвинский район", "МБОУ «Школа № 5»", 240, "70", 168, 60, "10", 6, 3, "70", 3,
    ]  # fmt: skip
    assert cells(sheet, HEADER + 2)[-1] is None


def test_days_are_days_and_choices_are_their_titles() -> None:
    facts = replace(
        diaries.MENTOR_DIARY.samples[0], meetings=(MentorNote(held=date(2026, 10, 7), kind="final", mark=0),)
    )
    sheet = opened(diaries.MENTOR_DIARY, facts)
    _, held, kind, *_, mark = cells(sheet, HEADER + 1)
    assert held == datetime(2026, 10, 7)
    assert sheet.cell(HEADER + 1, 2).number_format == "dd.mm.yyyy"
    assert (kind, mark) == ("итоговая", 0)


def test_people_stand_with_their_posts_and_lists_on_lines() -> None:
    line = OrganisationJournalLine(
        mentor=samples.ENGINEER, mentees=(samples.PUPIL, samples.GIRL), kind="work"
    )
    facts = replace(journals.ORGANISATION_JOURNAL.samples[0], meetings=(line,))
    _, _, mentor, mentees, *_ = cells(opened(journals.ORGANISATION_JOURNAL, facts), HEADER + 1)
    assert mentor == "Мамедов Рашид Гасан-оглы, инженер ООО «Ромашка»"
    assert mentees.replace("\N{NO-BREAK SPACE}", " ").splitlines() == [
        "Готовцев Егор Семёнович, обучающийся 7 «а» класса",
        "Рожина-Жук Анна, обучающаяся 8 «б» класса",
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", "+7 900", "-1", "@SUM(A1)", "\tтекст", "＝1", "https://school.example"]
)
def test_no_text_is_ever_a_formula_or_a_link(text: str) -> None:
    facts = replace(
        role_models.ROLE_MODELS.samples[0],
        letterhead=Letterhead(text),
        forms=(FormModels(form=text, models=(text, text)),),
    )
    content = workbook(role_models.ROLE_MODELS, facts)
    with ZipFile(BytesIO(content)) as archive:
        assert "<f>" not in archive.read("xl/worksheets/sheet1.xml").decode()
        assert not [name for name in archive.namelist() if "rels" in name and "sheet" in name]
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    for value in (sheet["A2"].value, *cells(sheet, HEADER + 1)[1:]):
        assert value is None or not value.startswith(("=", "+", "-", "@", "\t", "＝"))


def test_the_sheet_prints_on_a4_across_with_its_header_on_every_page() -> None:
    sheet = opened(roadmap.ROADMAP, roadmap.ROADMAP.samples[0])
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A4)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == f"${HEADER}:${HEADER}"
    assert sheet.freeze_panes == f"A{HEADER + 1}"


def test_title_organisation_and_date_stand_above() -> None:
    sheet = opened(roadmap.ROADMAP, roadmap.ROADMAP.samples[1])
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == [
        "Дорожная карта внедрения целевой модели наставничества",
        samples.LETTERHEAD.full_name,
        "на 01.09.2026",
    ]


def test_columns_are_as_wide_as_they_need_and_no_wider() -> None:
    long = PlannedFigures(organisation="Очень длинное название организации " * 5, pupils=1)
    sheet = opened(
        planned_figures.PLANNED_FIGURES, replace(planned_figures.PLANNED_FIGURES.samples[0], figures=(long,))
    )
    widths = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[HEADER]}
    assert widths["Организация"] == pytest.approx(48, abs=1)
    assert widths["№"] < 7
    assert widths["Обучающихся 10–19 лет"] >= len("Обучающихся")
    assert sheet.cell(HEADER + 1, 3).alignment.wrap_text
