"""The documents are true: whatever a command, a kind, an error, a format or a setting is called, they describe it."""

import argparse
import re
from pathlib import Path

import pytest

from facilitator.cli import make_parser
from facilitator.commands import COMMANDS
from facilitator.domain import errors
from facilitator.domain.entries import EntryKind
from facilitator.domain.people import Audience
from facilitator.forms import note_files
from facilitator.reports.exports import FORMATS
from facilitator.web.errors import CODES, STATUSES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PROTOCOL = (DOCS / "protocol.md").read_text(encoding="utf-8")
REFERENCE = (DOCS / "reference.md").read_text(encoding="utf-8")
SETTING = re.compile(r"FACILITATOR_[A-Z_]+")


def section(text: str, title: str) -> str:
    """What stands under a title, up to the next of its level."""
    level = re.escape(title.partition(" ")[0])
    found = re.search(rf"^{re.escape(title)}\n(.*?)(?=^{level} |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found is not None, f"there is no section {title}"
    return found[1]


def rows(text: str) -> dict[str, str]:
    """The rows of all tables in a text, by each name in backticks of their first cell."""
    found = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")] if line.startswith("|") else [""]
        for name in re.findall(r"`([^`]+)`", cells[0]):
            found[name] = line
    return found


def code_of(kind: type[errors.FacilitatorError]) -> list[str]:
    return [kind.code, *(code for child in kind.__subclasses__() for code in code_of(child))]


def test_every_command_is_described_with_its_fields_and_no_other() -> None:
    described = rows(section(PROTOCOL, "## Orders"))
    commands = {name: row for name, row in described.items() if "." in name}

    assert set(commands) == set(COMMANDS)
    for name, command in COMMANDS.items():
        for field in command.form()._fields:
            assert field == "client_id" or f"`{field}`" in commands[name], f"{name} takes {field}"


def test_who_may_give_a_command_is_said() -> None:
    described = rows(section(PROTOCOL, "## Orders"))

    for name, command in COMMANDS.items():
        who = {"attendee", "its author"} if command.for_attendees else {"facilitator"}
        assert any(word in described[name] for word in who), name


def test_every_kind_of_entry_is_named_and_no_other() -> None:
    named = re.findall(r"`([a-z]+\.[a-z]+)`", section(PROTOCOL, "## Kinds of entry"))

    assert sorted(named) == sorted(EntryKind)


def test_every_error_is_described_with_its_status_and_no_other() -> None:
    described = {name: row for name, row in rows(section(PROTOCOL, "## Orders")).items() if "." not in name}
    raised = {kind.code: status for kind, status in STATUSES.items()}
    raised |= {code: status for status, code in CODES.items()} | {"csrf": 403, "internal": 500}

    assert set(described) == set(raised)
    assert set(code_of(errors.FacilitatorError)) - {"error"} <= set(raised)
    for code, status in raised.items():
        assert f"| {status} |" in described[code], code


def test_every_audience_has_its_column() -> None:
    assert "| " + " | ".join(f"`{audience}`" for audience in Audience) + " |" in PROTOCOL


@pytest.mark.parametrize("event", ["entries", "resync", "head", "presence"])
def test_every_event_is_described(event: str) -> None:
    assert event in rows(section(PROTOCOL, "## News"))


def test_every_export_format_is_described_and_no_other() -> None:
    assert set(rows(section(REFERENCE, "## Formats of exports"))) - {"--format"} == set(FORMATS)


def test_every_setting_is_described_and_no_other() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "facilitator").rglob("*.py")]

    used = {name for source in sources for name in SETTING.findall(source)}

    assert used == {name for name in rows(section(REFERENCE, "## Settings")) if SETTING.fullmatch(name)}


@pytest.mark.parametrize("path", [*DOCS.rglob("*.md"), ROOT / "README.md", *(ROOT / "deploy").rglob("*")], ids=str)
def test_no_document_names_a_setting_that_is_not_there(path: Path) -> None:
    if path.is_dir():
        return
    known = set(SETTING.findall(REFERENCE))

    assert set(SETTING.findall(path.read_text(encoding="utf-8"))) <= known


def subcommands() -> dict[str, argparse.ArgumentParser]:
    actions = make_parser()._actions
    return next(dict(action.choices) for action in actions if isinstance(action, argparse._SubParsersAction))


def test_every_command_of_the_command_line_is_described_with_its_words_and_no_other() -> None:
    described = {name.split()[0]: row for name, row in rows(section(REFERENCE, "## Command line")).items()}
    described.pop("command", None)

    assert set(described) == set(subcommands())
    for name, parser in subcommands().items():
        words = {option for action in parser._actions for option in action.option_strings}
        for word in words - {"-h", "--help", "--database"}:
            assert f"`{word}`" in described[name], f"{name} takes {word}"


def test_every_field_of_a_file_of_notes_is_described_and_no_other() -> None:
    read = {field for _, field, _ in note_files.FIELDS}

    assert set(rows(section(REFERENCE, "## Files of notes"))) == read


def documents() -> list[Path]:
    return [*DOCS.rglob("*.md"), *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))]


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_every_link_between_documents_leads_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8"))

    assert [target for target in targets if not (path.parent / target).exists()] == []


LABELS = {
    re.split(r" (?:%\(|\{)", label)[0]
    for path in (ROOT / "templates").rglob("*.html")
    for label in re.findall(r'"([^"\n]+)"', path.read_text(encoding="utf-8"))
}
"""What pages say, as their templates have it, up to the first name that is put in."""
PRESSED = re.compile(r"(?:[Pp]ress(?:es)? )\*([^*]+)\*|(?<!\*)\*([^*]+[…?])\*(?!\*)")
"""What a guide says to press, and what by its ending is a page's words."""


@pytest.mark.parametrize("path", sorted((DOCS / "guide").glob("*.md")), ids=lambda path: path.name)
def test_whoever_follows_a_guide_finds_its_words_on_a_page(path: Path) -> None:
    text = re.sub(r"\*\*.+?\*\*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    named = {" ".join("".join(found).split()) for found in PRESSED.findall(text)}

    assert named - LABELS == set()


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_row_stands_apart_from_its_table(path: Path) -> None:
    lines = ["", *path.read_text(encoding="utf-8").splitlines(), ""]
    starts = [at for at, line in enumerate(lines) if line.startswith("|") and not lines[at - 1].startswith("|")]

    assert [lines[at] for at in starts if not re.match(r"\|[ :|-]*-", lines[at + 1])] == []
