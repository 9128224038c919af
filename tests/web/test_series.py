"""Three roundtables side by side: what they share is confirmed by a person, and told without giving anybody away."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import openpyxl
import pytest
from conftest import Person
from jsonschema import Draft202012Validator
from pptx import Presentation
from series_of_three import BASE, ROOMS, Themes, confirm_shared, read, send

from docs.openapi.files import describe_comparison
from facilitator.cli.words import COMPARED
from facilitator.comparison.exports import FORMATS
from facilitator.domain.people import Role

DESCRIBED = Draft202012Validator(describe_comparison())


def confirm(fay: Person, series: Themes, key: str, *codes: str) -> int:
    """Confirms the theme of this key as shared, and sees that it is told so."""
    number = confirm_shared(fay, series, key, *codes)
    told = compare(fay)["issues"]
    assert any(each["label"] == f"Shared {key}" and each["status"] == "confirmed" for each in told)
    return number


def compare(fay: Person) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(fay.client.get("/programme/1/report/json").data)
    assert not list(DESCRIBED.iter_errors(told))
    return told


def test_nothing_is_shared_until_a_person_says_so(fay: Person, series: Themes) -> None:
    assert "No shared issue is confirmed yet" in read(fay)
    proposed = compare(fay)["issues"]
    assert {each["status"] for each in proposed} == {"proposed"}
    confirm(fay, series, "rates")
    page = read(fay)
    assert "Shared rates" in page
    assert '<b class="word">All</b>' in page
    assert {each["label"] for each in compare(fay)["issues"] if each["status"] == "confirmed"} == {"Shared rates"}


def test_the_notes_stand_behind_each_cell(fay: Person, series: Themes) -> None:
    issue = confirm(fay, series, "rates")
    page = read(fay, f"/{issue}")
    assert all(f"business rates punish every new machine ({cluster})" in page for cluster in ROOMS.values())


def test_what_was_told_apart_is_not_proposed_again_until_that_is_taken_back(fay: Person, series: Themes) -> None:
    themes = [series[code, "rates"] for code in ROOMS]
    send(fay, "/reject", themes=themes)
    told = compare(fay)["issues"]
    rejected = [each for each in told if each["status"] == "rejected"]
    assert len(rejected) == 1
    names = [{name for m in each["members"] for t in m["themes"] for name in [t["name"]]} for each in told]
    assert all("Business rates" not in found for found, each in zip(names, told, strict=True) if each not in rejected)
    assert "1 proposal told apart" in read(fay, "/proposals")


def test_an_issue_is_renamed_merged_split_and_taken_back(fay: Person, series: Themes) -> None:
    one, other = confirm(fay, series, "rates"), confirm(fay, series, "careers")
    send(fay, f"/{one}/rename", name="Rates on plant")
    assert "Rates on plant" in read(fay)
    send(fay, f"/{one}/merge", other=other)
    assert "Shared careers" not in read(fay)
    assert "Careers talks" in read(fay, f"/{one}")
    send(fay, f"/{one}/split", name="Careers again", themes=[series[code, "careers"] for code in ROOMS])
    assert "Careers again" in read(fay)
    assert "Careers talks" not in read(fay, f"/{one}")
    send(fay, f"/{one}/take-back")
    assert "Rates on plant" not in read(fay)


def test_a_theme_can_be_in_one_issue_only(fay: Person, series: Themes) -> None:
    confirm(fay, series, "rates")
    again = send(fay, "/confirm", name="Again", themes=[series[code, "rates"] for code in ROOMS])
    assert again.status_code == 409
    assert "Shared rates" in again.get_data(as_text=True)
    alone = send(fay, "/confirm", name="Alone", themes=[series["KTRBW", "careers"]])
    assert alone.status_code == 400


def test_a_stance_is_a_persons_and_until_then_it_says_raised(fay: Person, series: Themes) -> None:
    issue = confirm(fay, series, "rates")
    assert b"All, raised" in fay.client.get("/programme/1/report/md").data
    send(fay, f"/{issue}/read", code="BCDFG", stance="differs")
    assert "Differs" in read(fay)
    assert b"All, differs" in fay.client.get("/programme/1/report/md").data
    assert send(fay, f"/{issue}/read", code="BCDFG", stance="loves it").status_code == 400


def test_who_denies_it_stands_beside_who_says_it(fay: Person, series: Themes) -> None:
    issue = confirm(fay, series, "rates")
    board = Person(fay.client, "HJKMN").board()
    note = next(each for each in board["notes"] if "rates on new plant" in each["text"])
    send(fay, f"/{issue}/read", code="HJKMN", stance="", denied=note["id"])
    assert "1 note says no" in read(fay)
    text = fay.client.get("/programme/1/report/md").get_data(as_text=True)
    assert "Said by one, denied by another" in text
    elsewhere = send(fay, f"/{issue}/read", code="KTRBW", stance="", denied=note["id"])
    assert elsewhere.status_code == 400


def test_the_same_view_where_every_note_says_no_is_looked_at_once_more(fay: Person, series: Themes) -> None:
    issue = confirm(fay, series, "rates")
    notes = [each["id"] for each in Person(fay.client, "HJKMN").board()["notes"] if "rates" in each["text"]]
    for denied, stance, is_odd in ((notes, "same", True), (notes[:1], "same", False), (notes, "differs", False)):
        send(fay, f"/{issue}/read", code="HJKMN", stance=stance, denied=denied)
        assert ("Check which of the two is right" in read(fay, f"/{issue}")) is is_odd


def test_a_room_that_has_not_raised_it_says_not_looked_at_until_somebody_looks(fay: Person, series: Themes) -> None:
    issue = confirm(fay, series, "rates", "KTRBW", "BCDFG")
    assert "not looked at" in read(fay)
    assert "rates" in read(fay, f"/{issue}").split('id="HJKMN"')[1], "the nearest notes are there to be read"
    send(fay, f"/{issue}/read", code="HJKMN", is_absent="true")
    page = read(fay)
    assert "not raised" in page
    assert "Everywhere but here" in page


def test_no_chart_says_of_a_room_that_it_did_not_raise_what_nobody_has_looked_for(fay: Person, series: Themes) -> None:
    issue = confirm(fay, series, "rates", "KTRBW", "BCDFG")

    def chart() -> str:
        text = str(fay.client.get("/programme/1/report/md").get_data(as_text=True))
        return text.partition("How widely each was raised")[2].partition("Shared issues by roundtable")[0]

    assert "– is where nobody has looked yet" in chart()
    assert "| Shared rates | not looked at | 2 | 2 |" in chart()
    for name in ("pdf", "docx", "xlsx", "pptx"):
        assert fay.client.get(f"/programme/1/report/{name}").status_code == 200
    send(fay, f"/{issue}/read", code="HJKMN", is_absent="true")
    assert "| Shared rates | 0 | 2 | 2 |" in chart()
    assert "nobody has looked" not in chart()


def test_what_one_room_alone_still_raises_is_not_counted_as_shared(fay: Person, series: Themes) -> None:
    """Its issue was confirmed with another room, whose notes are all hidden since, as if the room had been deleted."""
    confirm(fay, series, "rates", "KTRBW", "BCDFG")
    confirm(fay, series, "welders", "KTRBW", "HJKMN")
    crew = Person(fay.client, "HJKMN")
    for note in crew.board()["notes"]:
        crew.do("note.withhold", note=note["id"], reason="a name")
    text = fay.client.get("/programme/1/report/md").get_data(as_text=True)
    assert "1 issue is confirmed as shared by people who read them." in text
    assert "1 issue that was confirmed is raised at one of these roundtables alone" in text
    drawn, _, after = text.partition("Shared issues by roundtable")
    assert "Shared welders" not in drawn.partition("How widely each was raised")[2]
    assert "Shared welders" in after.partition("Confirmed, and raised at one of these roundtables alone")[2]
    slides = Presentation(io.BytesIO(fay.client.get("/programme/1/report/pptx").data)).slides
    titles = ["\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame) for page in slides]
    assert any("Raised at one roundtable" in each and "Shared welders" in each for each in titles)
    book = openpyxl.load_workbook(io.BytesIO(fay.client.get("/programme/1/report/xlsx").data))
    assert "Alone" in book.sheetnames
    assert "Raised at one roundtable" in read(fay)


def test_a_note_of_no_theme_is_taken_in_as_that_of_one_participant_as_the_reports_say(
    fay: Person, series: Themes, join: Callable[..., Person]
) -> None:
    issue = confirm(fay, series, "rates", "KTRBW", "BCDFG")
    note = join("investor", "HJKMN").post("rates again, on my new machine")
    send(fay, f"/{issue}/read", code="HJKMN", voices=note["id"])
    assert "One participant" in read(fay)
    text = fay.client.get("/programme/1/report/md").get_data(as_text=True)
    assert "One participant, raised" in text
    assert "wrote under its headings." in text
    rows = re.findall(r"^- \*\*([^*:]+):\*\*", text.rpartition("Annex A")[2], re.MULTILINE)
    assert len(rows) == len(set(rows)), rows


def test_an_issue_follows_its_notes_when_their_theme_is_merged(fay: Person, series: Themes) -> None:
    issue = confirm(fay, series, "rates")
    crew = Person(fay.client, "BCDFG")
    crew.do("themes.merge", theme=series["BCDFG", "rates"], into=series["BCDFG", "welders"])
    page = read(fay, f"/{issue}")
    assert "most of its notes went to" in page
    assert "business rates punish every new machine (Space)" in page


def test_off_record_and_withheld_words_are_in_no_page_and_no_file(
    fay: Person, series: Themes, join: Callable[..., Person]
) -> None:
    issue = confirm(fay, series, "rates")
    ann = join("industry", "BCDFG")
    ann.post("rates secretword of mine", off_record=True)
    held = ann.post("rates withheldword of mine")
    Person(fay.client, "BCDFG").do("note.withhold", note=held["id"], reason="a name")
    seen = read(fay) + read(fay, f"/{issue}") + read(fay, "/proposals")
    for name in ("md", "json"):
        seen += fay.client.get(f"/programme/1/report/{name}").get_data(as_text=True)
    assert "secretword" not in seen
    assert "withheldword" not in seen


def test_filters_count_only_the_notes_that_are_wanted(fay: Person, series: Themes) -> None:
    confirm(fay, series, "rates")
    assert "Shared rates" in read(fay, "?sector=academia&kind=barrier")
    assert "One participant" in read(fay, "?sector=academia")
    assert "No note of a shared issue matches this" in read(fay, "?kind=strength")
    assert "Shared rates" in read(fay, "?kind=nonsense&sector=%00")


def test_a_room_that_raised_it_in_other_notes_is_not_said_not_to_have(
    fay: Person, join: Callable[..., Person], series: Themes
) -> None:
    note = join("government", "BCDFG").post("rates are set in London")
    Person(fay.client, "BCDFG").do("notes.move", notes=[note["id"]], place="theme", theme=series["BCDFG", "rates"])
    confirm(fay, series, "rates")
    filtered = read(fay, "?sector=government")
    assert "in other notes alone" in filtered
    assert "not raised" not in filtered
    assert "in other notes alone" not in read(fay)


@pytest.mark.parametrize("role", [Role.WRITER, Role.DISPLAY])
def test_only_those_who_lead_the_programme_see_and_decide(
    enter: Callable[[Role], Person], series: Themes, role: Role
) -> None:
    other = enter(role)
    assert other.client.get(BASE).status_code == 403
    assert other.client.get("/programme/1/report/json").status_code == 403
    assert send(other, "/confirm", name="x", themes=list(series.values())[:2]).status_code == 403


def test_the_programme_report_opens_in_every_format_and_is_the_same_twice(fay: Person, series: Themes) -> None:
    assert set(FORMATS) == set(COMPARED)
    confirm(fay, series, "rates")

    def get(name: str) -> bytes:
        answer = fay.client.get(f"/programme/1/report/{name}")
        assert answer.status_code == 200
        return bytes(answer.data)

    assert "Shared rates" in "\n".join(each.text for each in docx.Document(io.BytesIO(get("docx"))).paragraphs)
    book = openpyxl.load_workbook(io.BytesIO(get("xlsx")))
    assert {"Matrix", "Notes", "Roundtables", "About"} <= set(book.sheetnames)
    slides = Presentation(io.BytesIO(get("pptx"))).slides
    assert any(
        "Shared issues" in shape.text_frame.text for page in slides for shape in page.shapes if shape.has_text_frame
    )
    assert get("pdf").startswith(b"%PDF")
    text = get("md").decode()
    assert "Annex A How this file was made" in text, "it has no other annex"
    assert "none, as the roundtables are told of as they stand" in text, "some may be closed"
    assert get("json") == get("json")
    with zipfile.ZipFile(io.BytesIO(get("zip"))) as package:
        assert len(package.namelist()) == len(FORMATS) - 1
    assert fay.client.get("/programme/1/report/exe").status_code == 404


def test_a_rooms_own_report_names_what_others_raised_and_none_of_their_words(fay: Person, series: Themes) -> None:
    confirm(fay, series, "rates")

    def report() -> str:
        return str(fay.client.get("/write-up/KTRBW/download/md").get_data(as_text=True))

    assert "Shared with other roundtables" not in report(), "the others are going on, and may say something else yet"
    crew = Person(fay.client, "BCDFG")
    crew.do("roundtable.close", code="BCDFG")
    text = report()
    assert "Shared with other roundtables" in text
    assert "Shared rates" in text
    assert "Space: All, raised" in text
    assert "(Space)" not in text
    assert "Cyber" not in text
