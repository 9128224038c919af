"""Files of notes and exports read in: strictly, whole or not at all, and without what may not be kept."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import dispose, make_settings
from flask import Flask
from witness import read_board, roundtable_id, stored

from facilitator.actions import imports
from facilitator.app import create_app, serve
from facilitator.cli import Doors, run
from facilitator.config import Settings
from facilitator.database.access import db
from facilitator.domain.notes import Place
from facilitator.domain.phases import Phase, Status
from facilitator.reports.documents import build
from facilitator.reports.exports import FORMATS
from facilitator.store.checks import find_faults

Run = Callable[..., tuple[int, str, str]]
NOTE: dict[str, Any] = {"id": "N1", "text": "Coded welders are leaving", "ecosystem": "talent", "kind": "barrier"}
EXAMPLES = Path(__file__).parents[2] / "facilitator" / "examples"


@pytest.fixture
def words(app: Flask, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Gives the command line some words, and what it answered: status, output, complaint."""
    address = app.config["SQLALCHEMY_DATABASE_URI"]
    made: list[Flask] = []

    def make_app(settings: Settings) -> Flask:
        made.append(create_app(settings))
        return made[-1]

    def give(*words: str) -> tuple[int, str, str]:
        try:
            status = run(words, Doors(lambda _url: make_settings(tmp_path, address), make_app, serve))
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        # The command itself leaves this to the end of its process.
        for one in made:
            dispose(one)
        made.clear()
        said = capsys.readouterr()
        return status, said.out, said.err

    return give


def write_lines(folder: Path, *rows: dict[str, Any] | str, name: str = "notes.jsonl") -> str:
    path = folder / name
    text = "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text(text, encoding="utf-8")
    return str(path)


def import_one(words: Run, path: str, *more: str) -> str:
    status, out, err = words("import", path, "--title", "Read in", *more)
    assert (status, err) == (0, "")
    return out.strip()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (json.dumps({**NOTE, "id": "N2", "off_record": "false"}), "line 3, off_record: "),
        (json.dumps({**NOTE, "id": "N2", "ecosystem": "skills"}), "line 3, ecosystem: "),
        ('{"id": ', "line 3: This is not JSON."),
        (json.dumps(NOTE), "line 3, id: 'N1'"),
    ],
    ids=["field", "heading", "broken", "repeated"],
)
def test_a_mistake_names_file_line_and_field_and_nothing_is_read_in(
    app: Flask, words: Run, tmp_path: Path, line: str, said: str
) -> None:
    path = write_lines(tmp_path, NOTE, "", line)
    before = stored(app)

    status, out, err = words("import", path, "--title", "Wrong", "--with-themes")

    assert (status, out) == (2, "")
    assert said in err
    assert path in err
    assert err.count("\n") == 1
    assert stored(app) == before


def test_a_file_without_notes_is_refused(app: Flask, words: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    before = stored(app)

    for content in (b"", b"\n\n", b"\xff\xfe\x00", b"\xef\xbb\xbf"):
        path.write_bytes(content)
        assert words("import", str(path), "--title", "Empty")[0] == 2
    assert stored(app) == before


def test_a_file_that_is_not_there_is_named(words: Run, tmp_path: Path) -> None:
    status, _, err = words("import", str(tmp_path / "nowhere.jsonl"), "--title", "Lost")

    assert status == 2
    assert "nowhere.jsonl" in err
    assert err.count("\n") == 1


def test_a_title_that_cannot_be_shown_is_refused(app: Flask, words: Run, tmp_path: Path) -> None:
    before, path = stored(app), write_lines(tmp_path, NOTE)

    for name in ("--title", "--cluster"):
        for typed in ("", "  ", "x" * 121, "\u200b", "\u0007", "\udcff"):
            status, _, err = words("import", path, "--title", "fine", name, typed)
            assert status == 2, typed
            assert name in err

    assert stored(app) == before


def test_unknown_fields_are_ignored_and_order_and_ids_kept(app: Flask, words: Run, tmp_path: Path) -> None:
    rows = [{**NOTE, "id": f"S{index}", "text": f"note {index}", "mood": {"a": [1]}} for index in (3, 1, 2)]

    board = read_board(app, import_one(words, write_lines(tmp_path, *rows)))

    assert [(note.source_id, note.text, note.label) for note in board.notes] == [
        ("S3", "note 3", "T1"),
        ("S1", "note 1", "T2"),
        ("S2", "note 2", "T3"),
    ]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x0b", "\x85", "\n"])
def test_a_note_may_hold_what_is_the_end_of_a_line_somewhere(
    app: Flask, words: Run, tmp_path: Path, separator: str
) -> None:
    text = f"first{separator}second"

    board = read_board(app, import_one(words, write_lines(tmp_path, {**NOTE, "text": text}, {**NOTE, "id": "N2"})))

    assert [note.text for note in board.notes] == ["first\nsecond", NOTE["text"]]


def test_a_file_from_windows_is_read(app: Flask, words: Run, tmp_path: Path) -> None:
    path = tmp_path / "windows.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(NOTE).encode() + b"\r\n" + json.dumps({**NOTE, "id": "2"}).encode())

    assert len(read_board(app, import_one(words, str(path))).notes) == 2


class TestThemes:
    """`--with-themes` makes a theme of each label under each heading."""

    ROWS = (
        {**NOTE, "id": "1", "theme_label": "Skills", "author": "p1"},
        {**NOTE, "id": "2", "theme_label": "Skills", "author": "p2"},
        {**NOTE, "id": "3", "theme_label": "Skills", "ecosystem": "business"},
        {**NOTE, "id": "4", "theme_label": "business/Skills"},
        {**NOTE, "id": "5", "theme_label": "A joke", "noise": True},
        {**NOTE, "id": "6", "theme_label": "Secret", "off_record": True},
        {**NOTE, "id": "7"},
    )

    def test_the_same_label_under_two_headings_is_two_themes(self, app: Flask, words: Run, tmp_path: Path) -> None:
        board = read_board(app, import_one(words, write_lines(tmp_path, *self.ROWS), "--with-themes"))

        members = {
            (theme.heading.value, theme.name): [note.source_id for note in board.notes_of(theme)]
            for theme in board.themes
        }
        assert members == {
            ("talent", "Skills"): ["1", "2"],
            ("business", "Skills"): ["3"],
            ("talent", "business/Skills"): ["4"],
        }

    def test_noise_stays_alone_and_the_rest_is_to_be_grouped(self, app: Flask, words: Run, tmp_path: Path) -> None:
        board = read_board(app, import_one(words, write_lines(tmp_path, *self.ROWS), "--with-themes"))

        places = {note.source_id: note.place for note in board.notes if note.place is not Place.THEME}
        assert places == {"5": Place.ALONE, "6": Place.UNGROUPED, "7": Place.UNGROUPED}

    def test_without_it_labels_and_noise_are_not_looked_at(self, app: Flask, words: Run, tmp_path: Path) -> None:
        board = read_board(app, import_one(words, write_lines(tmp_path, *self.ROWS)))

        assert board.themes == ()
        assert {note.place for note in board.notes} == {Place.UNGROUPED}

    def test_no_theme_tells_of_a_note_off_the_record(self, app: Flask, words: Run, tmp_path: Path) -> None:
        import_one(words, write_lines(tmp_path, *self.ROWS), "--with-themes")

        assert "Secret" not in repr(stored(app))


class TestPeople:
    """A pseudonym is one person; what is known of them is what their notes say."""

    def test_two_notes_of_one_author_are_one_person(self, app: Flask, words: Run, tmp_path: Path) -> None:
        rows: list[dict[str, Any]] = [
            {**NOTE, "id": "1", "author": "p1", "sector": "academia", "table": 2},
            {**NOTE, "id": "2", "author": "p1", "sector": "academia", "organisation": "The College"},
            {**NOTE, "id": "3", "author": "p2"},
        ]

        board = read_board(app, import_one(words, write_lines(tmp_path, *rows)))

        assert sorted(
            (str(person.sector), person.organisation, person.table) for person in board.participants.values()
        ) == [
            ("None", None, None),
            ("academia", "The College", 2),
        ]

    def test_notes_without_an_author_are_by_different_people(self, app: Flask, words: Run, tmp_path: Path) -> None:
        rows = [
            {**NOTE, "id": "5", "sector": "industry"},
            {**NOTE, "id": "6", "sector": "industry"},
            {**NOTE, "id": "7", "author": "note 5"},
        ]

        board = read_board(app, import_one(words, write_lines(tmp_path, *rows)))

        assert len({note.participant_id for note in board.notes}) == 3


class TestOffRecord:
    """Words off the record are kept only where they can still be taken back, and then for nobody but their author."""

    ROWS = (NOTE, {**NOTE, "id": "N2", "text": "zqfoghorn in confidence", "off_record": True, "author": "p9"})

    def test_a_closed_roundtable_never_stores_them(self, app: Flask, words: Run, tmp_path: Path) -> None:
        path = write_lines(tmp_path, *self.ROWS, name="outside.jsonl")
        code = import_one(words, path)

        board = read_board(app, code)
        assert board.accounting().n_off_record == board.roundtable.off_record_shown == 1
        assert board.roundtable.status is Status.CLOSED
        assert "zqfoghorn" not in repr(stored(app))
        for file in tmp_path.iterdir():
            assert file.name == "outside.jsonl" or b"zqfoghorn" not in file.read_bytes(), file.name

    def test_a_live_one_keeps_them_and_shows_them_to_nobody(self, app: Flask, words: Run, tmp_path: Path) -> None:
        code = import_one(words, write_lines(tmp_path, *self.ROWS), "--status", "live")

        board = read_board(app, code)
        assert [note.text for note in board.notes] == [NOTE["text"], "zqfoghorn in confidence"]
        assert board.roundtable.phase is Phase.POST
        for name, format_ in FORMATS.items():
            document = build(board, now=board.notes[0].posted_at, software="Test")
            assert b"zqfoghorn" not in format_.write(document, board), name
        elsewhere = {name: rows for name, rows in stored(app).items() if name != "note_text"}
        assert "zqfoghorn" not in repr(elsewhere)


def test_what_was_read_in_agrees_with_its_journal(app: Flask, words: Run) -> None:
    for name, more in (("space", ["--with-themes"]), ("nuclear", ["--status", "live"])):
        code = import_one(words, str(EXAMPLES / f"{name}.jsonl"), *more)
        with app.app_context():
            assert find_faults(db.session(), roundtable_id(app, code)) == []
    status, out, _ = words("check")
    assert status == 0
    assert "OFF" not in out


def test_two_files_read_in_are_two_roundtables_with_codes_of_their_own(words: Run, tmp_path: Path) -> None:
    path = write_lines(tmp_path, NOTE)

    assert import_one(words, path) != import_one(words, path)


class TestExports:
    """An exported roundtable can be read in again, by whoever takes the archive over."""

    @pytest.fixture
    def exported(self, words: Run, tmp_path: Path) -> Path:
        code = import_one(words, str(EXAMPLES / "nuclear.jsonl"), "--with-themes")
        path = tmp_path / "exported.json"
        assert words("export", code, "--format", "json", "--output", str(path))[0] == 0
        return path

    def test_read_in_and_exported_again_it_says_the_same(self, words: Run, tmp_path: Path, exported: Path) -> None:
        code = import_one(words, str(exported))
        again = tmp_path / "again.json"
        assert words("export", code, "--format", "json", "--output", str(again))[0] == 0

        first, second = (json.loads(path.read_text(encoding="utf-8")) for path in (exported, again))
        assert without_numbers(second["notes"], "theme") == without_numbers(first["notes"], "theme")
        assert without_numbers(second["themes"], "id") == without_numbers(first["themes"], "id")
        assert second["roundtable"]["received"] == first["roundtable"]["received"]
        assert second["roundtable"]["headings"] == first["roundtable"]["headings"]
        assert second["manifest"]["counts"] == first["manifest"]["counts"]
        assert second["report"]["sections"] == first["report"]["sections"]

    def test_an_export_that_was_tampered_with_is_refused_whole(self, app: Flask, words: Run, exported: Path) -> None:
        export = json.loads(exported.read_text(encoding="utf-8"))
        export["notes"][-1]["theme"] = 999_999
        exported.write_text(json.dumps(export), encoding="utf-8")
        before = stored(app)

        status, out, err = words("import", str(exported), "--title", "Tampered")

        assert (status, out) == (2, "")
        assert f"notes {len(export['notes']) - 1}, theme: " in err
        assert err.count("\n") == 1
        assert stored(app) == before


def without_numbers(rows: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Rows without a number that each database gives out by itself."""
    return [{key: value for key, value in row.items() if key != name} for row in rows]


def test_a_failure_in_the_middle_leaves_nothing(
    app: Flask, words: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored_notes: list[object] = []
    original = imports.store_note

    def fail_at_the_third(importing: Any, note: Any) -> None:
        stored_notes.append(note)
        if len(stored_notes) == 3:
            raise OSError("the disk is full")
        original(importing, note)

    monkeypatch.setattr(imports, "store_note", fail_at_the_third)
    before = stored(app)

    status, out, _ = words(
        "import", write_lines(tmp_path, *({**NOTE, "id": str(n)} for n in range(5))), "--title", "Half"
    )

    assert (status, out, len(stored_notes)) == (2, "", 3)
    assert stored(app) == before
