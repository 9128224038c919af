"""The `facilitator` command on both databases, as whoever looks after a server uses it."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commands import run_command
from conftest import make_settings
from databases import Databases, dispose
from entries import come_in
from witness import roundtable_id

from facilitator.app import create_app
from facilitator.cli.links import make_link
from facilitator.domain.people import Role

EXAMPLE = Path(__file__).parents[2] / "facilitator" / "examples" / "space.jsonl"

Command = Callable[..., str]

ON_ONE = pytest.mark.parametrize("databases", ["sqlite"], indirect=True, scope="session")
"""What these bring in is stored as the first test's is, on both; they are about files and about the model."""


@pytest.fixture
def address(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """Where a database is with nothing in it."""
    address = databases.copy(databases.empty, tmp_path)
    yield address
    databases.drop(address)


@pytest.fixture
def command(address: str, tmp_path: Path) -> Command:
    """Runs a command that must succeed, on the new database; gives what it printed."""
    environment = {"FACILITATOR_INSTANCE": str(tmp_path), "FACILITATOR_DATABASE_URL": address}

    def run(*words: str) -> str:
        done = run_command(environment, words)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


def test_what_is_imported_is_whole_and_comes_out_again(command: Command, tmp_path: Path) -> None:
    code = command("import", str(EXAMPLE), "--title", "Space", "--with-themes")
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    command("export", code, "--format", "json", "--output", str(first))

    again = command("import", str(first), "--title", "Space")
    command("export", again, "--format", "json", "--output", str(second))

    assert "OFF" not in command("check")
    assert list(tmp_path.glob("*-wal")) == []  # each command hung up, so no words are left beside the database
    one, other = (json.loads(path.read_text()) for path in (first, second))
    assert len(one["notes"]) == len(other["notes"]) > 0
    assert [theme["name"] for theme in one["themes"]] == [theme["name"] for theme in other["themes"]]


def test_devices_are_listed_ended_one_by_one_and_all(command: Command, address: str, tmp_path: Path) -> None:
    code = command("import", str(EXAMPLE), "--title", "Space")
    app = create_app(make_settings(tmp_path, address))
    with app.app_context():
        links = [
            make_link(None, Role.ORGANISER),
            *(make_link(roundtable_id(app, code), role) for role in (Role.FACILITATOR, Role.WRITER)),
        ]
    for link in links:
        assert come_in(app.test_client(), link).status_code == 303
    dispose(app)

    listed = [line.split() for line in command("devices").splitlines()]
    left = command("devices", "--end", listed[2][0])
    none = command("devices", "--end-all")

    assert [row[1:3] for row in listed[1:]] == [["organiser", "all"], ["facilitator", code], ["writer", code]]
    assert [line.split()[1] for line in left.splitlines()[1:]] == ["organiser", "writer"]
    assert none.split() == ["number", "role", "roundtable", "since", "last", "seen", "name"]


def test_links_that_nobody_has_used_are_listed_and_taken_back_one_by_one_and_all(
    command: Command, address: str, tmp_path: Path
) -> None:
    code = command("import", str(EXAMPLE), "--title", "Space")
    links = [command("link", code, "--role", role).strip().partition("8000")[2] for role in ("facilitator", "writer")]
    links.append(command("link", code, "--role", "writer", "--programme").strip().partition("8000")[2])

    listed = [line.split() for line in command("devices").splitlines()]
    left = command("devices", "--end-link", listed[3][0])
    none = command("devices", "--end-all")

    assert listed[1] == []
    assert listed[2] == ["link", "for", "roundtable", "made", "until", "made", "by"]
    assert [(row[1], row[-1]) for row in listed[3:]] == [
        ("facilitator", "server"),
        ("writer", "server"),
        ("writer", "server"),
    ]
    assert listed[3][2] == listed[4][2] == code
    assert [line.split()[1] for line in left.splitlines()[3:]] == ["writer", "writer"]
    assert none.split() == ["number", "role", "roundtable", "since", "last", "seen", "name"]
    app = create_app(make_settings(tmp_path, address))
    for link in links:
        assert link.removeprefix("/enter/") not in left
        assert "taken back" in come_in(app.test_client(), link).get_data(as_text=True)
    dispose(app)


def test_a_link_that_is_not_there_cannot_be_taken_back(command: Command) -> None:
    with pytest.raises(AssertionError, match="No link that nobody has used has the number 7"):
        command("devices", "--end-link", "7")


def test_a_device_that_is_not_there_cannot_be_ended(command: Command) -> None:
    with pytest.raises(AssertionError, match="No device that is let in has the number 7"):
        command("devices", "--end", "7")


def test_a_database_that_is_not_there_is_one_line_and_no_trace(tmp_path: Path) -> None:
    words = ["--database", "postgresql://nobody:a-password@127.0.0.1:9/nothing", "check"]
    done = run_command({"FACILITATOR_INSTANCE": str(tmp_path)}, words)

    assert done.returncode == 2
    assert done.stderr.startswith("facilitator: the database cannot be used: ")
    assert done.stderr.count("\n") == 1
    assert "a-password" not in done.stderr


@ON_ONE
@pytest.mark.parametrize("form", ["csv", "xlsx", "zip", "json"])
def test_our_own_files_come_back_with_equal_counts(command: Command, tmp_path: Path, form: str) -> None:
    code = command("import", str(EXAMPLE), "--title", "Space", "--with-themes")
    written, first, second = tmp_path / f"written.{form}", tmp_path / "first.json", tmp_path / "second.json"
    command("export", code, "--format", form, "--output", str(written))
    command("export", code, "--format", "json", "--output", str(first))

    again = command("import", str(written), "--title", "Space")
    command("export", again, "--format", "json", "--output", str(second))

    one, other = (json.loads(path.read_text()) for path in (first, second))
    kept = ("id", "source_id", "heading", "kind", "text", "sector", "table")
    assert [[note[name] for name in kept] for note in one["notes"]] == [
        [note[name] for name in kept] for note in other["notes"]
    ]
    assert {(theme["name"], tuple(theme["notes"])) for theme in one["themes"]} == {
        (theme["name"], tuple(theme["notes"])) for theme in other["themes"]
    }
    assert "OFF" not in command("check")
    if form in {"zip", "json"}:
        assert other["report"] == one["report"]


def test_a_table_of_another_tool_comes_in_by_a_map_and_first_only_says_what_would(
    command: Command, tmp_path: Path
) -> None:
    table, report = tmp_path / "comments.csv", tmp_path / "report.md"
    table.write_text("comment-id,moderated,comment-body\n0,1,Rent is rising\n1,-1,Buy my watches\n2,0,Buses at night\n")
    words = ("import", str(table), "--map", "polis", "--heading", "talent", "--title", "Rents")

    assert command(*words, "--dry-run").startswith("2 notes")
    assert command("check") == ""
    code = command(*words)
    command("export", code, "--format", "md", "--output", str(report))
    command("export", code, "--format", "csv", "--output", str(tmp_path / "notes.csv"))

    told = report.read_text()
    assert "comments.csv, written by Polis" in told
    assert "1 refused there" in told
    assert "Not counted" in told
    assert "Kind not said" in told


def fill_disk() -> None:
    """Nothing more can be printed."""
    os.dup2(os.open("/dev/full", os.O_WRONLY), 1)


@ON_ONE
def test_whoever_brings_in_a_file_learns_its_code_where_nothing_more_can_be_printed(
    address: str, command: Command, tmp_path: Path
) -> None:
    environment = {"FACILITATOR_INSTANCE": str(tmp_path), "FACILITATOR_DATABASE_URL": address}
    done = run_command(environment, ["import", str(EXAMPLE), "--title", "Space"], fill_disk)
    other = run_command(environment, ["check"], fill_disk)

    code = command("check").partition(":")[0]
    assert (done.returncode, other.returncode) == (2, 2)
    assert "standard output: No space left on device." in done.stderr
    assert f"Everything is stored, as {code}: do not bring it in again\n" in done.stderr
    assert other.stderr == "facilitator: No space left on device\n"


def test_every_mistake_of_a_table_is_told_and_nothing_is_stored(address: str, tmp_path: Path) -> None:
    table, mistakes = tmp_path / "notes.csv", tmp_path / "mistakes.csv"
    table.write_text("comment-id,comment-body\n" + "".join(f"1,note {place}\n" for place in range(30)))
    environment = {"FACILITATOR_INSTANCE": str(tmp_path), "FACILITATOR_DATABASE_URL": address}
    words = ["import", str(table), "--map", "polis", "--heading", "talent", "--title", "T", "--mistakes", str(mistakes)]

    done = run_command(environment, words)

    assert (done.returncode, done.stdout) == (2, "")
    assert "and 9 more" in done.stderr
    assert len(mistakes.read_text().splitlines()) == 30


def test_a_list_of_mistakes_holds_what_is_wrong_with_a_map_too_and_nothing_of_last_week(tmp_path: Path) -> None:
    table, mistakes, rules = tmp_path / "notes.csv", tmp_path / "mistakes.csv", tmp_path / "map.json"
    table.write_text("words\nRent is rising\n")
    mistakes.write_text("of last week")
    rules.write_text('{"columns": {"said": {"as": "note"}, "by": {"as": "sector"}}}')
    words = ["import", str(table), "--map", str(rules), "--title", "T", "--mistakes", str(mistakes)]

    assert run_command({"FACILITATOR_INSTANCE": str(tmp_path)}, words).returncode == 2

    told = mistakes.read_text(encoding="utf-8-sig")
    assert "of last week" not in told
    assert all(name in told for name in ("map, said", "map, by", "Say which column holds the notes."))


@ON_ONE
def test_what_rooms_share_is_proposed_from_imported_files_and_the_same_every_time(
    command: Command, tmp_path: Path
) -> None:
    codes = {
        name: command("import", str(EXAMPLE.with_name(f"{name}.jsonl")), "--title", name, "--with-themes")
        for name in ("space", "cyber-defence", "nuclear")
    }
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    for path in (first, second):
        command("compare", *codes.values(), "--format", "json", "--output", str(path))

    assert first.read_bytes() == second.read_bytes()
    issues = json.loads(first.read_text())["issues"]
    assert {issue["status"] for issue in issues} == {"proposed"}
    assert all(0 <= issue["score"] <= 1 for issue in issues)
    rooms = [{member["roundtable"] for member in issue["members"]} for issue in issues]
    assert all(len(codes) >= len(found) >= 2 for found in rooms)
    assert any(found == set(codes.values()) for found in rooms)


@ON_ONE
def test_a_file_is_written_to_the_screen_where_its_name_is_a_dash(command: Command, tmp_path: Path) -> None:
    code = command("import", str(EXAMPLE), "--title", "Space")
    path = tmp_path / "space.csv"
    command("export", code, "--format", "csv", "--output", str(path))

    assert command("export", code, "--format", "csv", "--output", "-").split() == path.read_text("utf-8").split()
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.parametrize(
    "words",
    [
        ("export", "AAAAA", "--format", "md"),
        ("compare", "AAAAA", "BBBBB", "--format", "md"),
        ("archive", "Ours"),
        ("group", str(EXAMPLE)),
    ],
    ids=lambda words: words[0],
)
def test_a_place_where_nothing_can_be_written_is_told_before_the_work(words: tuple[str, ...], tmp_path: Path) -> None:
    environment = {"FACILITATOR_INSTANCE": str(tmp_path)}
    done = run_command(environment, (*words, "--output", str(tmp_path / "none" / "file")))
    folder = run_command(environment, (*words, "--output", str(tmp_path)))

    assert done.returncode == folder.returncode == 2
    assert f"there is no folder {tmp_path}/none: make it, or name another" in done.stderr
    assert f"{tmp_path} is a folder: name a file in it" in folder.stderr
    assert list(tmp_path.iterdir()) == []


TOLD = {
    "Hexagate": ("never pays its suppliers on time", "never pays its suppliers, we wait", "never pays suppliers"),
    "Dave Smith": ("is off with stress", "is off with stress again"),
    "Do not quote me:": ("we owe HMRC", "we are owing HMRC"),
    "": ("the grid connection takes four years", "the grid connection queue is too long"),
}
OFF_RECORD = ("the Leeds plant closes in May", "the Leeds plant is closing in May")


def test_nobody_is_named_or_accused_by_the_groups_of_a_file(tmp_path: Path) -> None:
    told = [(f"{who} {what}".strip(), False) for who, said in TOLD.items() for what in said]
    told += [(words, True) for words in OFF_RECORD]
    lines = [
        {"id": f"N{place}", "text": text, "ecosystem": "business", "kind": "barrier", "off_record": is_off}
        for place, (text, is_off) in enumerate(told)
    ]
    (tmp_path / "notes.jsonl").write_text("\n".join(map(json.dumps, lines)))

    done = run_command({"FACILITATOR_INSTANCE": str(tmp_path)}, ("group", str(tmp_path / "notes.jsonl")))

    answer = json.loads(done.stdout)
    names = [theme["name"] for theme in answer["themes"]]
    assert any("Grid connection" in name for name in names)
    assert not [name for name in names for word in ("hexagate", "smith", "hmrc", "leeds") if word in name.lower()]
    grouped = [note for theme in answer["themes"] for note in theme["notes"]]
    assert sorted([*grouped, *answer["unassigned"]]) == sorted(line["id"] for line in lines)
