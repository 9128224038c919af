"""The workbook and the archive: nothing in a cell is a formula, and a page from a disk needs nothing else."""

import hashlib
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from exported import files_of_zip, rows_of_csv, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.notes import Kind
from facilitator.domain.phases import Status
from facilitator.reports.evidence.flags import release
from facilitator.reports.formats.cells import is_risky
from facilitator.reports.formats.characters import spell_unwritable
from facilitator.reports.schema import describe_export

CALM = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of the report."""

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEETS = ["Issues", "Asks", "Claims", "Notes", "Themes", "Contributions", "Votes", "Charts", "About"]
TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "object": dict, "array": list}


class Book:
    """A workbook as a spreadsheet reads it: rows by column name, sheet by sheet."""

    def __init__(self, data):
        self.package = zipfile.ZipFile(io.BytesIO(data))
        self.texts = [
            "".join(part.text or "" for part in item.iter(f"{MAIN}t")) for item in self.tree("xl/sharedStrings.xml")
        ]
        self.names = [sheet.get("name") for sheet in self.tree("xl/workbook.xml").iter(f"{MAIN}sheet")]
        formats = self.tree("xl/styles.xml").find(f"{MAIN}cellXfs")
        self.is_prefixed = [one.get("quotePrefix") == "1" for one in formats]

    def tree(self, path):
        return ElementTree.fromstring(self.package.read(path))  # noqa: S314

    def cells(self, name):
        if name not in self.names:
            return []
        sheet = self.tree(f"xl/worksheets/sheet{self.names.index(name) + 1}.xml")
        return [[cell for cell in row if cell.find(f"{MAIN}v") is not None] for row in sheet.iter(f"{MAIN}row")]

    def value(self, cell):
        text = cell.find(f"{MAIN}v").text
        if cell.get("t") == "s":
            return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), self.texts[int(text)])
        return bool(int(text)) if cell.get("t") == "b" else float(text)

    def rows(self, name):
        head, *rows = self.cells(name) or [[]]
        columns = {re.sub(r"\d", "", cell.get("r")): self.value(cell) for cell in head}
        return [{columns[re.sub(r"\d", "", cell.get("r"))]: self.value(cell) for cell in row} for row in rows]


@CALM
@given(data=st.data())
def test_no_cell_of_the_workbook_is_a_formula_and_every_text_survives(boards, data):
    board = data.draw(boards.any_board())
    book = Book(write(boards, "xlsx", board))
    assert book.names == [name for name in SHEETS if name in book.names]
    for name in book.names:
        assert len(book.cells(name)) > 1
        for cell in (cell for row in book.cells(name) for cell in row):
            assert cell.find(f"{MAIN}f") is None
            if cell.get("t") == "s" and is_risky(book.value(cell)):
                assert book.is_prefixed[int(cell.get("s"))]
    notes = {note.label: spell_unwritable(note.text) for note in release(board).open_notes()}
    assert {row["id"]: row["text"] for row in book.rows("Notes")} == notes
    brought = boards.document(board).contributions()
    assert {row["id"]: (row["text"], row.get("detail", "")) for row in book.rows("Contributions")} == {
        label: (spell_unwritable(row.text), spell_unwritable(row.detail)) for label, row in brought.items()
    }


def test_the_workbook_counts_what_the_report_counts(boards, evening):
    book = Book(write(boards, "xlsx", evening))
    document = boards.document(evening)
    counts = dict(document.manifest.counts)
    assert len(book.rows("Notes")) == counts["notes on the record"]
    assert len(book.rows("Themes")) == counts["themes"]
    assert {row["round"] for row in book.rows("Votes")} == {1, 2, 3}
    (first,) = {row["turnout"] for row in book.rows("Votes") if row["round"] == 1}
    assert first == 29
    assert {row["is"] for row in book.rows("About") if row["what"] == "SHA-256"} == {document.manifest.hash}


def test_who_sorts_asks_has_the_number_that_the_report_gives_each(boards, evening):
    parts = [part for part in boards.document(evening).walk() if part.anchor.startswith("recommendations-")]
    told = [(points.title.partition(".")[0], points) for part in parts for points in part.blocks]

    rows = Book(write(boards, "xlsx", evening)).rows("Asks")

    assert {row["id"]: row["recommendation"] for row in rows if "recommendation" in row} == {
        label: number for number, points in told for label in points.cited
    }


def test_who_sorts_asks_sees_which_notes_say_what_stands_in_their_way(boards):
    words = (
        (Kind.BARRIER, "Nobody grades our oak"),
        (Kind.BARRIER, "We lost £40k on split staves"),
        (Kind.BARRIER, "Ring me about oak on 07700 900123"),
        (Kind.STRENGTH, "Oak grows here"),
        (Kind.ASK, "Grade oak by 2031"),
    )
    notes = [boards.note(n, text, kind=kind, theme_id=1) for n, (kind, text) in enumerate(words, start=1)]
    alone = boards.note(6, "Publish the felling plan", kind=Kind.ASK)
    board = boards.board(*notes, alone, themes=[boards.theme(1, "Oak")])

    rows = Book(write(boards, "xlsx", board)).rows("Asks")

    told = {row["id"]: sorted(row.get("in_the_way", "").split()) for row in rows}
    assert told == {"B5": ["B1", "B2"], "B6": []}


def test_a_draft_and_a_rehearsal_say_so_in_the_workbook(boards):
    for changes, said in (({"status": Status.LIVE}, "Draft report"), ({"is_rehearsal": True}, "REHEARSAL")):
        about = Book(write(boards, "xlsx", boards.board(**changes))).rows("About")
        assert about[0]["is"].startswith(said)


def faults(value, schema, where="export"):
    """Where a value is not what a schema says, by the few words of JSON Schema that ours uses."""
    known = {"type", "enum", "pattern", "minimum", "properties", "required", "additionalProperties", "items", "$schema"}
    assert set(schema) <= known | {"anyOf"}
    if "anyOf" in schema and all(list(faults(value, each, where)) for each in schema["anyOf"]):
        yield f"{where}: {value!r} is none of several"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is none of these"
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(is_of(value, kind) for kind in kinds):
        yield f"{where}: {value!r} is no {kinds}"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{where}: {value!r} has another form"
    if "minimum" in schema and value is not None and value < schema["minimum"]:
        yield f"{where}: {value!r} is too small"
    if isinstance(value, dict):
        yield from faults_within(value, schema, where)
    for index, item in enumerate(value if isinstance(value, list) else ()):
        yield from faults(item, schema.get("items", {}), f"{where}, {index}")


def faults_within(value, schema, where):
    yield from (f"{where}: {name} is missing" for name in schema.get("required", ()) if name not in value)
    for name, part in value.items():
        other = schema.get("additionalProperties", {})
        rule = schema.get("properties", {}).get(name, other)
        if rule is False:
            yield f"{where}: {name} is not known"
        else:
            yield from faults(part, rule, f"{where}, {name}")


def is_of(value, kind):
    if kind == "null":
        return value is None
    return isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


@CALM
@given(data=st.data())
def test_the_schema_in_the_archive_describes_every_export(boards, data):
    exported = json.loads(write(boards, "json", data.draw(boards.any_board())))
    assert list(faults(exported, describe_export())) == []


def test_the_schema_finds_what_is_wrong(boards, evening):
    exported = json.loads(write(boards, "json", evening))
    exported["notes"][0]["kind"] = "rumour"
    exported["contributions"][0]["contact"] = "a@b.example"
    del exported["rounds"][0]["turnout"]
    assert len(list(faults(exported, describe_export()))) == 3


@pytest.mark.parametrize("is_rehearsal", [False, True])
def test_the_archive_has_its_files_and_their_hashes(boards, is_rehearsal):
    board = boards.played(is_rehearsal=is_rehearsal)
    files = files_of_zip(write(boards, "zip", board))
    sums = dict(reversed(line.split("  ")) for line in files.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    assert set(files) == {"README.txt", "report.html", "notes.csv", "roundtable.json", "schema.json"}
    assert files["notes.csv"] == write(boards, "csv", board)
    assert files["roundtable.json"] == write(boards, "json", board)
    assert json.loads(files["schema.json"]) == describe_export()
    assert (b"REHEARSAL" in files["README.txt"]) is is_rehearsal


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.tags, self.words, self.reading = [], [], set(), [], False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.tags.add(tag)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found[name] for name in ("href", "src", "action") if name in found]
        self.reading = found.get("class") == "words"
        if self.reading:
            self.words.append("")

    def handle_endtag(self, _tag):
        self.reading = False

    def handle_data(self, data):
        if self.reading:
            self.words[-1] += data


@CALM
@given(data=st.data())
def test_the_page_in_the_archive_needs_nothing_else_and_has_every_word(boards, data):
    board = data.draw(boards.any_board())
    page = Page(files_of_zip(write(boards, "zip", board))["report.html"].decode())
    assert not page.tags & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert len(page.ids) == len(set(page.ids))
    assert {link[:1] for link in page.links} == {"#"}
    assert {link[1:] for link in page.links} <= set(page.ids)
    texts = {spell_unwritable(note.text) for note in release(board).open_notes()}
    texts |= {spell_unwritable(row.text) for row in boards.document(board).contributions().values()}
    assert set(page.words) == texts


def test_the_csv_in_the_archive_is_safe_too(boards, evening):
    rows = rows_of_csv(files_of_zip(write(boards, "zip", evening))["notes.csv"])
    assert not [row for row in rows if any(is_risky(cell) for cell in row.values() if not cell.startswith("'"))]


def test_each_sheet_of_the_workbook_is_a_table_of_all_its_rows(boards, evening):
    book = Book(write(boards, "xlsx", evening))
    tables = [book.tree(name) for name in book.package.namelist() if name.startswith("xl/tables/")]
    sizes = {table.get("name"): int(re.search(r":[A-Z]+(\d+)$", table.get("ref"))[1]) - 1 for table in tables}
    assert sizes == {f"{name}Table": len(book.rows(name)) for name in SHEETS if name != "Charts"}
    records = json.loads(write(boards, "json", evening))
    assert len(book.rows("Claims")) == len(records["claims"])
    assert len(book.rows("Issues")) == sum(len(slot) for one in records["issues"] for slot in one["slots"].values())


def test_each_sheet_prints_on_landscape_pages_with_its_header_on_each(boards, evening):
    book = Book(write(boards, "xlsx", evening))
    titles = {name.text for name in book.tree("xl/workbook.xml").iter(f"{MAIN}definedName")}
    for place, name in enumerate(book.names, start=1):
        sheet = book.tree(f"xl/worksheets/sheet{place}.xml")
        assert sheet.find(f"{MAIN}pageSetup").get("orientation") == "landscape"
        if name != "Charts":
            assert f"{name}!$1:$1" in titles
            assert sheet.find(f".//{MAIN}pane").get("state") == "frozen"


def test_a_day_in_the_workbook_is_a_date(boards, evening):
    days = [row["due_on"] for row in Book(write(boards, "xlsx", evening)).rows("Contributions") if "due_on" in row]
    assert days == [46266.0]


def test_the_package_has_every_file_as_it_is_alone_and_says_what_each_is(boards, evening):
    files = files_of_zip(write(boards, "package", evening))
    alone = {
        "docx": "report.docx",
        "pdf": "report.pdf",
        "pptx": "slides.pptx",
        "xlsx": "tables.xlsx",
        "md": "report.md",
    }
    for name, file in (alone | {"csv": "notes.csv", "json": "roundtable.json"}).items():
        assert files[file] == write(boards, name, evening)
    told = files["README.txt"].decode()
    assert all(f"\n{name} " in told for name in files if name != "README.txt")
    assert boards.document(evening).manifest.hash in told


def test_the_hash_can_be_taken_again_as_the_readme_says(boards, evening):
    records = json.loads(files_of_zip(write(boards, "package", evening))["roundtable.json"])
    kept = {part: records[part] for part in ("roundtable", "notes", "themes", "contributions", "rounds")}
    del kept["roundtable"]["received"]["sectors"]
    for later in ("status", "intake", "speaker", "topic", "sectors_offered"):
        del kept["roundtable"][later]
    for note in kept["notes"]:
        del note["flags"]
    for theme in kept["themes"]:
        del theme["from_file"]
    plain = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert hashlib.sha256(plain).hexdigest() == records["manifest"]["hash"]
