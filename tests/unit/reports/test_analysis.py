"""What analysts open: a project that the standard's schema and another reader agree with, and Taguette's two files."""

import csv
import io
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from exported import write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pyrefiqda import RefiProject

from facilitator.domain.notes import Kind
from facilitator.domain.people import Sector
from facilitator.domain.roundtables import SharingMode
from facilitator.reports.evidence.flags import release
from facilitator.reports.exports import FORMATS
from facilitator.reports.formats.characters import spell_countable

NAMESPACE = {"q": "urn:QDA-XML:project:1.0"}
FEW = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
HARD = (
    "\ufeffrates 🚀 and\nplant",
    "\r\na rocket 🚀🚀 and\r𠀀 lines\t",
    "👩‍🔬 e\u0301 \x07 \U000e0041 \U0001fbff \uffff",
    "  plain words\n\n",
)


@pytest.fixture(scope="module")
def schema():
    """The standard's schema of 18 March 2019, as its publisher gives it out."""
    return etree.XMLSchema(etree.parse(Path(__file__).with_name("Project.xsd")))


class Project:
    """A project as its parts: the tree, and what stands in its files."""

    def __init__(self, data):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.files = {name: package.read(name) for name in package.namelist()}
        self.tree = etree.fromstring(self.files["project.qde"])

    def all(self, name):
        return self.tree.findall(f".//q:{name}", NAMESPACE)

    def sources(self):
        return {source.get("name"): source for source in self.all("TextSource")}

    def file_of(self, source):
        return self.files["sources/" + source.get("plainTextPath").removeprefix("internal://")]

    def passages(self):
        """Each selection with what stands at its place, counted in UTF-16 units as Java, .NET and browsers do."""
        for source in self.all("TextSource"):
            units = self.file_of(source).decode().encode("utf-16-le")
            for each in source.findall("q:PlainTextSelection", NAMESPACE):
                start, end = int(each.get("startPosition")), int(each.get("endPosition"))
                yield each, units[2 * start : 2 * end].decode("utf-16-le")

    def codes_of(self, label):
        names = {code.get("guid"): code.get("name") for code in self.all("Code")}
        references = self.sources()[label].iterfind(".//q:CodeRef", NAMESPACE)
        return {names[each.get("targetGUID")] for each in references}

    def facts_of(self, label):
        names = {each.get("guid"): each.get("name") for each in self.all("Variable")}
        values = self.sources()[label].iterfind("q:VariableValue", NAMESPACE)
        return {names[each[0].get("targetGUID")]: each[1].text for each in values}


def project_of(boards, board):
    """Under the title of a document that is built once: whatever a project holds of notes, the board gives."""
    return Project(FORMATS["qdpx"].write(replace(boards.document(boards.example()), title="An evening"), board))


@FEW
@given(data=st.data())
def test_any_board_is_a_project_by_the_standards_schema(boards, schema, data):
    board = data.draw(boards.any_board())
    project = project_of(boards, board)

    schema.assertValid(project.tree)
    guids = project.tree.xpath("//@guid")
    assert len(guids) == len(set(guids))
    assert set(project.tree.xpath("//@targetGUID")) <= set(guids)
    assert set(project.sources()) == {note.label for note in release(board).open_notes() if note.text}


def test_every_passage_is_found_to_the_letter_by_readers_that_count_in_either_way(boards):
    board = boards.board(*(boards.note(place, text) for place, text in enumerate(HARD, start=1)))
    project = project_of(boards, board)
    found = list(project.passages())

    assert len(found) == len(HARD)
    for selection, words in found:
        text = project.file_of(selection.getparent()).decode()
        assert words == selection.get("name") == text == text[: int(selection.get("endPosition"))]
        assert max(text) <= "\uffff"
    for name, content in project.files.items():
        assert b"\r" not in content, name
        assert not content.startswith(b"\xef\xbb\xbf"), name
        assert name == "project.qde" or name.startswith("sources/")


def test_a_rocket_stands_by_its_name_and_as_itself_in_the_description(boards):
    note = boards.note(1, "To the moon 🚀", theme_id=1)
    project = project_of(boards, boards.board(note, themes=[boards.theme(1)]))
    descriptions = [each.text for each in project.sources()["B1"].iterfind(".//q:Description", NAMESPACE)]

    assert [words for _, words in project.passages()] == ["To the moon [rocket]"] * 2
    assert set(descriptions) == {"To the moon 🚀"}


@FEW
@given(st.text())
def test_what_stands_in_is_counted_alike_in_code_points_and_in_utf_16(text):
    plain = spell_countable(text)

    assert len(plain.encode("utf-16-le")) == 2 * len(plain)
    assert spell_countable(plain) == plain
    if all(each not in "\r\ufeff" and " " <= each <= "\ud7ff" for each in text):
        assert plain == text


def test_another_reader_finds_all_notes_under_their_codes_and_attributes(boards, nuclear, tmp_path):
    path = tmp_path / "nuclear.qdpx"
    path.write_bytes(write(boards, "qdpx", nuclear))

    project = RefiProject.load(path, extract_dir=tmp_path / "out")

    names = {}
    folders = list(project.code_book.codes.code)
    while folders:
        code = folders.pop()
        names[code.guid] = code.name
        folders += code.code
    variables = {each.guid: each.name for each in project.variables.variable}
    themes = {theme.id: theme.name for theme in nuclear.themes}
    sources = {each.name: each for each in project.sources.text_source}
    notes = release(nuclear).open_notes()
    assert len(sources) == len(notes)
    for note in notes:
        source = sources[note.label]
        with RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "out").open(newline="") as file:
            text = file.read()
        marked = {names[each.coding[0].code_ref.target_guid] for each in source.plain_text_selection}
        facts = {variables[each.variable_ref.target_guid]: each.text_value for each in source.variable_value}
        assert {text[each.start_position : each.end_position] for each in source.plain_text_selection} == {text}
        assert text == spell_countable(note.text)
        assert note.theme_id is None or any(each.startswith(themes[note.theme_id]) for each in marked)
        assert note.kind.value.capitalize() in marked
        assert facts["Heading"] == nuclear.heading(note.heading).name


def test_things_keep_their_guids_when_notes_come_and_themes_are_renamed(boards):
    before = boards.board(boards.note(1, theme_id=1), themes=[boards.theme(1)])
    notes = boards.note(1, "Other words", theme_id=1), boards.note(2, theme_id=2)
    after = boards.board(*notes, themes=[boards.theme(2, "Another"), boards.theme(1, "Taxes on plant")])

    old, new = ({*project_of(boards, board).tree.xpath("//@guid")} for board in (before, after))

    assert old < new


def test_another_roundtable_has_guids_of_its_own(boards):
    evenings = [boards.board(boards.note(1), code=code) for code in ("NCK47", "NCK48")]
    one, other = ({*Project(write(boards, "qdpx", each)).tree.xpath("//@guid")} for each in evenings)

    assert not one & other


@pytest.mark.parametrize(
    ("mode", "told"),
    [
        (SharingMode.OPEN, {"Sector", "Organisation", "Table"}),
        (SharingMode.SECTOR_ONLY, {"Sector"}),
        (SharingMode.CHATHAM_HOUSE, set()),
    ],
)
def test_attributes_tell_what_the_sharing_mode_lets_be_told_and_no_case_stands_for_a_person(boards, mode, told):
    person = boards.person(1, Sector.INDUSTRY, "Bandicoot Forge", 3)
    project = project_of(boards, boards.board(boards.note(1), participants=[person], sharing_mode=mode))

    assert set(project.facts_of("B1")) == {"Heading", "Came by", "Place"} | told
    assert {each.get("name") for each in project.all("Variable")} == set(project.facts_of("B1"))
    assert not project.all("Case")
    assert [each.get("name") for each in project.all("User")] == ["Facilitator"]


def test_a_kind_that_nobody_said_is_told_as_such(boards):
    project = project_of(boards, boards.board(boards.note(1, kind=None), boards.note(2, kind=Kind.ASK)))

    assert project.codes_of("B1") == {"Kind not said"}
    assert project.codes_of("B2") == {"Ask"}


def test_no_two_codes_have_one_name(boards):
    names = ["Ask", "Rates", "rates", "Rates", "Rates (Business)"]
    themes = [boards.theme(place, name) for place, name in enumerate(names, start=1)]
    notes = [boards.note(place, kind=Kind.ASK, theme_id=place) for place in range(1, len(names) + 1)]
    project = project_of(boards, boards.board(*notes, themes=themes))
    found = Counter(each.get("name").casefold() for each in project.all("Code"))

    assert set(found.values()) == {1}
    assert all(len(project.codes_of(f"B{place}")) == 2 for place in range(1, len(names) + 1))


def test_a_note_whose_words_were_erased_is_no_source(boards):
    project = project_of(boards, boards.board(boards.note(1, None), boards.note(2)))

    assert set(project.sources()) == {"B2"}
    assert len(project.files) == 2


def test_an_evening_without_a_note_is_a_project_without_sources(boards, schema):
    project = project_of(boards, boards.board())

    schema.assertValid(project.tree)
    assert set(project.files) == {"project.qde"}


def test_taguette_gets_a_page_of_notes_and_a_list_of_the_same_codes(boards, nuclear):
    with zipfile.ZipFile(io.BytesIO(write(boards, "taguette", nuclear))) as package:
        page, tags = package.read("notes.html").decode(), package.read("tags.csv")
    rows = list(csv.DictReader(io.StringIO(tags.decode("utf-8-sig"), newline="")))
    leaves = [each for each in project_of(boards, nuclear).all("Code") if each.get("isCodable") == "true"]

    assert tags.startswith(b"\xef\xbb\xbftag,description\r\n")
    assert [row["tag"] for row in rows] == [each.get("name") for each in leaves]
    assert all(f"<strong>{note.label}</strong>" in page for note in nuclear.open_notes())


def test_what_was_typed_is_text_on_taguettes_page(boards):
    board = boards.board(boards.note(1, "<script>alert(1)</script>\n=1+1"), title="<b>Evening</b>")
    with zipfile.ZipFile(io.BytesIO(write(boards, "taguette", board))) as package:
        page = package.read("notes.html").decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>=1+1" in page
    assert "<script" not in page
    assert "<b>" not in page
