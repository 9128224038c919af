"""The words of every command, and which function carries it out: named, not imported, so that each brings its own."""

import argparse
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from facilitator.cli.outputs import STANDARD, read_output
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.reports.exports import FORMATS
from facilitator.reports.tree import Form

WRONG_USE = 2
PATH = "a file in a folder that exists, or - for standard output"
COMPARED = ("docx", "json", "md", "pdf", "pptx", "xlsx", "zip")


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line."""

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and where help is."""
        self.exit(WRONG_USE, f"facilitator: {message} (see {self.prog} --help)\n")


def find_command(name: str) -> Callable[..., Any]:
    """The function `notes.import_file` of this package; with it comes what it needs, and nothing else."""
    module, function = name.split(".")
    return getattr(import_module(f"facilitator.cli.{module}"), function)  # type: ignore[no-any-return]


def make_parser() -> Parser:
    """Every command with its words."""
    parser = Parser(prog="facilitator", description="Run a roundtable on phones and a room screen, and write it up.")
    parser.add_argument("--database", metavar="URL", help="the database to use instead of the instance folder's")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--database", metavar="URL", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    parts = (add_serving, add_notes, add_exports, add_checks, add_links, add_accounts, add_devices, add_keeping)
    for add in (*parts, add_models):
        add(commands, shared)
    return parser


def add_serving(commands: Any, shared: argparse.ArgumentParser) -> None:
    """`serve` and `demo`."""
    for name, text in (("serve", "the server"), ("demo", "the example programme, then the server")):
        parser = commands.add_parser(name, parents=[shared], help=text)
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.set_defaults(do=f"serving.{name}")


def add_notes(commands: Any, shared: argparse.ArgumentParser) -> None:
    """`import`, `group` and `rank`."""
    parser = commands.add_parser("import", parents=[shared], help="make a roundtable from a file of notes or an export")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--title", help="needed unless the file is an export, which has its own")
    parser.add_argument("--cluster")
    parser.add_argument("--map", metavar="NAME|FILE", help="what a table's columns are, for a file of another tool")
    parser.add_argument("--heading", choices=list(HeadingKey), help="where a table's notes belong, if it does not say")
    parser.add_argument("--kind", choices=list(Kind), help="what kind they are, if it does not say")
    parser.add_argument("--encoding", help="how a table's letters are read, instead of what is found")
    parser.add_argument("--sheet", help="the sheet of a workbook, hidden or not; default the first that can be seen")
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would come in and every mistake, write nothing"
    )
    parser.add_argument("--mistakes", type=read_output, metavar="PATH", help=f"every mistake as CSV: {PATH}")
    parser.add_argument("--with-themes", action="store_true", help="one theme for each heading and theme_label")
    parser.add_argument("--status", choices=["live", "closed"], default="closed")
    parser.add_argument("--custodian", help="who takes over the programme of an archive")
    parser.add_argument("--contact", help="whom to write to about its papers")
    parser.set_defaults(do="notes.import_file")
    parser = commands.add_parser("group", parents=[shared], help="group the notes of a file into themes, as JSON")
    parser.add_argument("file", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--output", type=read_output, default=STANDARD, metavar="PATH", help=PATH)
    parser.set_defaults(do="grouping.group_file")
    parser = commands.add_parser("rank", parents=[shared], help="for each note the names of its heading, best first")
    parser.add_argument("file", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--names", type=Path, required=True, metavar="NAMES.json")
    parser.add_argument("--output", type=read_output, default=STANDARD, metavar="PATH", help=PATH)
    parser.set_defaults(do="grouping.rank_file")


def add_exports(commands: Any, shared: argparse.ArgumentParser) -> None:
    """`export`, `compare` and `archive`."""
    parser = commands.add_parser("export", parents=[shared], help="one export of a roundtable; a live one's is a draft")
    parser.add_argument("code", metavar="CODE")
    parser.add_argument("--format", required=True, choices=sorted(FORMATS))
    parser.add_argument("--form", choices=[form.value for form in Form], default=Form.REPORT.value)
    parser.add_argument("--output", type=read_output, required=True, metavar="PATH", help=PATH)
    parser.add_argument(
        "--version", type=int, metavar="N", help="a version that was made; otherwise the report as it stands now"
    )
    parser.set_defaults(do="exports.export")
    parser = commands.add_parser("compare", parents=[shared], help="several roundtables side by side, as one file")
    parser.add_argument("codes", metavar="CODE", nargs="+")
    parser.add_argument("--format", required=True, choices=COMPARED)
    parser.add_argument("--output", type=read_output, required=True, metavar="PATH", help=PATH)
    parser.set_defaults(do="comparing.compare")
    parser = commands.add_parser("archive", parents=[shared], help="a whole programme, to be read without a server")
    parser.add_argument("programme", metavar="PROGRAMME", help="its name")
    parser.add_argument("--output", type=read_output, required=True, metavar="PATH", help=PATH)
    parser.set_defaults(do="archives.archive")


def add_checks(commands: Any, shared: argparse.ArgumentParser) -> None:
    """`check`."""
    parser = commands.add_parser("check", parents=[shared], help="journal against tables, numbers, note accounting")
    parser.add_argument("code", metavar="CODE", nargs="?")
    parser.set_defaults(do="checks.check")


def add_links(commands: Any, shared: argparse.ArgumentParser) -> None:
    """`link`."""
    parser = commands.add_parser("link", parents=[shared], help="print an entry link, good once, for two weeks")
    parser.add_argument("code", metavar="CODE")
    parser.add_argument("--role", required=True, choices=["facilitator", "writer", "display"])
    parser.add_argument("--programme", action="store_true", help="for all roundtables of its programme; writers only")
    parser.add_argument("--address", metavar="URL", help="the server's address; by default the running server's")
    parser.set_defaults(do="links.link")


def add_accounts(commands: Any, shared: argparse.ArgumentParser) -> None:
    """`invite` and `accounts`."""
    parser = commands.add_parser(
        "invite", parents=[shared], help="print a link with which somebody sets their password"
    )
    parser.add_argument("login", metavar="LOGIN", help="what they sign in with")
    parser.add_argument("--name", help="their short name; needed for a new account")
    parser.add_argument("--role", choices=["organiser", "facilitator", "writer"], help="needed for a new account")
    parser.add_argument("--code", metavar="CODE", help="at this roundtable only; otherwise at all of them")
    parser.add_argument("--programme", action="store_true", help="at those of its programme")
    parser.add_argument("--address", metavar="URL", help="the server's address; default http://127.0.0.1:8000")
    parser.set_defaults(do="accounts.invite")
    parser = commands.add_parser("accounts", parents=[shared], help="those who may sign in")
    parser.add_argument("--end", metavar="LOGIN", help="end this one and its devices")
    parser.set_defaults(do="accounts.accounts")


def add_devices(commands: Any, shared: argparse.ArgumentParser) -> None:
    """`devices` and `token`."""
    parser = commands.add_parser("devices", parents=[shared], help="the crew's devices, and links not used yet")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--end", type=int, metavar="NUMBER", help="end this one and its open connections")
    which.add_argument("--end-link", metavar="NUMBER", help="take back this link, which nobody has used")
    which.add_argument("--end-all", action="store_true", help="end all devices, and take all links back")
    parser.set_defaults(do="devices.devices")
    parser = commands.add_parser("token", parents=[shared], help="print a token for a tool that reads")
    parser.add_argument("name", metavar="NAME", help="what the tool is called in the list of devices")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--code", metavar="CODE", help="for one roundtable")
    where.add_argument("--programme", metavar="NAME", help="for the roundtables of one programme, not for all")
    parser.add_argument("--drafts", action="store_true", help="it reads drafts and live roundtables as well")
    parser.set_defaults(do="devices.make_token")


def add_keeping(commands: Any, shared: argparse.ArgumentParser) -> None:
    """`erase`, `seal`, `purge`, `backup` and `restore`."""
    parser = commands.add_parser("erase", parents=[shared], help="erase the words of notes or contributions for good")
    parser.add_argument("code", metavar="CODE")
    parser.add_argument("labels", metavar="LABEL", nargs="+")
    parser.set_defaults(do="keeping.erase")
    parser = commands.add_parser("seal", parents=[shared], help="remove who wrote what for good")
    parser.add_argument("code", metavar="CODE")
    parser.add_argument("--early", action="store_true", help="even if people may still read back what they said")
    parser.set_defaults(do="keeping.seal")
    parser = commands.add_parser("purge", parents=[shared], help="do what the dates of programmes ask for")
    parser.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="up to this day, YYYY-MM-DD, not today")
    parser.add_argument("--dry-run", action="store_true", help="name it only")
    parser.set_defaults(do="keeping.purge")
    parser = commands.add_parser("backup", parents=[shared], help="everything but off-record words in one file")
    parser.add_argument("path", type=Path, metavar="PATH")
    parser.set_defaults(do="keeping.backup")
    parser = commands.add_parser("restore", parents=[shared], help="put a backup back, and erase again what was erased")
    parser.add_argument("path", type=Path, metavar="PATH")
    parser.add_argument("--overwrite", action="store_true", help="replace what the database holds")
    parser.add_argument("--erasures", type=Path, metavar="PATH", help="the list of what was erased since")
    parser.add_argument("--without-erasures", action="store_true", help="even if there is no such list")
    parser.set_defaults(do="keeping.restore")


def add_models(commands: Any, shared: argparse.ArgumentParser) -> None:
    """`model`."""
    parser = commands.add_parser("model", parents=[shared], help="the language model that groups notes by meaning")
    parser.add_argument("action", choices=["install"])
    parser.add_argument("--from", dest="source", type=Path, metavar="FOLDER", help="that holds the model's files")
    parser.set_defaults(do="models.install")
