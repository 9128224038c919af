"""What people see who open our files in an office: an editor the report, a room its slides, an analyst the sheets."""

import csv
from pathlib import Path
from typing import Any

import pytest
from office.conftest import AS_PDF, EVERY_SHEET, Line, Office, Page
from pptx import Presentation

FRAME = 200
"""Letters of a page's header and footer, and a few more."""
FOOT = "DRAFT"
"""What only the lowest line of a slide says."""


@pytest.fixture(scope="module")
def report(office: Office, files: dict[str, Path]) -> tuple[list[Page], list[tuple[int, str]]]:
    return office.open_printed(files["docx"], AS_PDF)


def test_an_editor_finds_every_chapter_by_its_title_and_no_empty_page(
    report: tuple[list[Page], list[tuple[int, str]]], record: dict[str, Any]
) -> None:
    pages, outline = report
    chapters = [f"{part['number']} {part['title']}".strip() for part in record["report"]["sections"]]

    assert [title for level, title in outline if level == 0][: len(chapters)] == chapters
    contents = f"{pages[0].text} {pages[1].text}"
    assert [title for title in chapters if title not in contents] == []
    assert 15 <= len(pages) <= 30
    assert [number for number, page in enumerate(pages, start=1) if len(page.text) < FRAME] == []
    assert all(f"Page {number} of {len(pages)}" in page.text for number, page in enumerate(pages[1:], start=2))


def test_whoever_looks_up_a_label_finds_its_note_in_annex_b(
    report: tuple[list[Page], list[tuple[int, str]]], record: dict[str, Any]
) -> None:
    pages, _ = report
    first = max(number for number, page in enumerate(pages) if "Annex B Every note" in page.text)
    labels = {line.text.strip() for page in pages[first:] for line in page.lines}

    assert [note["id"] for note in record["notes"] if note["id"] not in labels] == []


def test_a_room_sees_all_words_of_each_slide_within_its_edges_and_above_its_foot(
    office: Office, files: dict[str, Path]
) -> None:
    pages, _ = office.open_printed(files["pptx"])
    slides = list(Presentation(str(files["pptx"])).slides)

    assert len(pages) == len(slides)
    for number, (page, slide) in enumerate(zip(pages, slides, strict=True), start=1):
        said = [each.text_frame.text for each in slide.shapes if each.has_text_frame]
        assert [word for words in said for word in words.split() if word not in page.text] == []
        foot = min(line.top for line in page.lines if FOOT in line.text)
        assert [line for line in page.lines if not is_within(line, page)] == []
        low = [line.text.strip() for line in page.lines if line.bottom < foot and FOOT not in line.text]
        assert low in ([], [str(number)])


def is_within(line: Line, page: Page) -> bool:
    return 0 <= line.left <= line.right <= page.width and 0 <= line.bottom <= line.top <= page.height


def test_an_analyst_sees_a_row_for_every_note_and_no_cell_that_is_wrong(
    office: Office, files: dict[str, Path], record: dict[str, Any]
) -> None:
    sheets = {path.stem.partition("-")[2]: read(path) for path in office.convert(files["xlsx"], EVERY_SHEET).glob("*")}
    cells = [cell for rows in sheets.values() for row in rows for cell in row]

    assert [(row["id"], row["text"]) for row in as_records(sheets["Notes"])] == [
        (note["id"], note["text"]) for note in record["notes"]
    ]
    assert [cell for cell in cells if cell.startswith(("#", "Err:"))] == []


def test_who_prints_the_workbook_reads_yes_or_no_and_gets_no_page_with_a_few_words_that_did_not_fit(
    office: Office, files: dict[str, Path], record: dict[str, Any]
) -> None:
    pages, _ = office.open_printed(files["xlsx"])

    said = [word for page in pages for word in page.text.split() if word in {"TRUE", "FALSE"}]
    assert len(said) >= len(record["notes"]), "each note says whether it came late"
    assert len(pages) <= 30
    assert all(f"Page {number} of {len(pages)}" in page.text for number, page in enumerate(pages, start=1))
    assert [number for number, page in enumerate(pages, start=1) if len(page.text) < FRAME] == []


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def as_records(rows: list[list[str]]) -> list[dict[str, str]]:
    names, *rest = rows
    return [dict(zip(names, row, strict=True)) for row in rest]
