"""The house is in order: who looks for something finds it where its page or its noun is, and can read it in one go."""

import ast
import re
import tomllib
from collections.abc import Iterator
from os.path import normpath
from pathlib import Path
from statistics import median
from typing import get_args

import pytest

from facilitator.reports.blocks import Block
from facilitator.reports.exports import FORMATS

ROOT = Path(__file__).parent.parent
JS = ROOT / "static" / "js"
CSS = ROOT / "static" / "css"
TEMPLATES = ROOT / "templates"
FOR_ALL = {"lib", "shared"}
WRITTEN = {".css", ".html", ".js", ".mako", ".py", ".typ"}
MOST_FILES = 40
MOST_LINES = 300
MEDIAN_LINES = 7
# As a statement, a call, or the name of a type in a comment: all tie two files together.
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")
LINKED = re.compile(r"asset\('css/([^']+)'\)")


def scripts() -> list[Path]:
    return sorted(JS.rglob("*.js"))


def imports(script: Path) -> list[Path]:
    """The scripts that one names; third-party files stand elsewhere and know none of ours."""
    text = script.read_text(encoding="utf-8")
    named = [Path(normpath(script.parent / path)) for path in IMPORT.findall(text)]
    return [path for path in named if path.is_relative_to(JS)]


def owner(script: Path) -> str:
    return script.relative_to(JS).parts[0]


def may_import(importer: Path, imported: Path) -> bool:
    """Its own folder and `lib` always; `shared` unless it is of `lib`; another page's folder never."""
    allowed = {owner(importer), "lib"} | ({"shared"} if owner(importer) != "lib" else set())
    return owner(imported) in allowed


def reached(start: list[Path]) -> set[Path]:
    found: set[Path] = set()
    while start:
        script = start.pop()
        if script not in found:
            found.add(script)
            start += imports(script)
    return found


def folders() -> list[Path]:
    """Those of the program itself, without what is installed or made by running it."""
    tops = [ROOT / name for name in ("facilitator", "static", "templates")]
    inside = [path for top in tops for path in [top, *top.rglob("*")] if path.is_dir()]
    return [path for path in inside if not {"vendor", "typefaces", "__pycache__"} & set(path.relative_to(ROOT).parts)]


def files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()]


def functions() -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for path in (ROOT / "facilitator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node


def test_a_script_in_a_pages_folder_is_for_that_page_only() -> None:
    strangers = [
        f"{script.relative_to(JS)} imports {imported.relative_to(JS)}"
        for script in scripts()
        for imported in imports(script)
        if not may_import(script, imported)
    ]

    assert not strangers


def test_every_script_that_is_named_is_there_and_every_script_is_used() -> None:
    used = reached(list(JS.glob("*/page.js")))

    assert set(scripts()) == used


def test_each_page_has_one_way_in() -> None:
    assert not list(JS.glob("*.js"))
    for folder in JS.iterdir():
        assert (folder / "page.js").is_file() == (folder.name not in FOR_ALL), folder.name


def test_a_style_in_a_pages_folder_is_for_that_page_only() -> None:
    linked = {
        (style, template)
        for template in TEMPLATES.rglob("*.html")
        for style in LINKED.findall(template.read_text(encoding="utf-8"))
    }

    for path in CSS.rglob("*.css"):
        style = path.relative_to(CSS)
        users = [template for name, template in linked if name == style.as_posix()]
        assert users, style
        is_for_all = len(style.parts) == 1 or style.parts[0] in FOR_ALL
        assert is_for_all or len(users) == 1, (style, users)


def test_no_folder_holds_more_than_one_can_look_over() -> None:
    crowded = {str(folder): len(files(folder)) for folder in folders() if len(files(folder)) > MOST_FILES}

    assert not crowded


def test_no_file_is_longer_than_one_reads_in_a_sitting() -> None:
    written = [path for folder in folders() for path in files(folder) if path.suffix in WRITTEN]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in written}
    long = {str(path): n for path, n in lengths.items() if n > MOST_LINES and "migrations" not in path.parts}

    assert len(written) > MOST_FILES
    assert not long


def test_most_functions_are_of_a_few_lines() -> None:
    lengths = [(function.end_lineno or function.lineno) - function.lineno + 1 for function in functions()]

    assert median(lengths) <= MEDIAN_LINES


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ('import { a } from "./a.js";', "./a.js"),
        ("import '../lib/a.js';", "../lib/a.js"),
        ('const { a } = await import("./a.js");', "./a.js"),
        ('import(\n  "./a.js")', "./a.js"),
        ('export * from "./a.js";', "./a.js"),
        ('/** @param {import("../run/a.js").A} a */', "../run/a.js"),
    ],
)
def test_an_import_is_known_in_each_of_its_forms(line: str, path: str) -> None:
    assert IMPORT.findall(line) == [path]


def test_the_write_up_page_shows_every_kind_of_block() -> None:
    markup = (TEMPLATES / "macros" / "report.html").read_text(encoding="utf-8")
    shown = set(re.findall(r'block\.name == "(\w+)"', markup))
    assert shown == {kind.name for kind in get_args(Block)}


def test_no_format_knows_another_and_none_is_left_out_of_that_rule() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rules = {rule["name"]: rule for rule in project["tool"]["importlinter"]["contracts"]}
    listed = {name.split(".")[3] for name in rules["Formats do not know each other"]["modules"]}
    assert {each.module.split(".")[1] for each in FORMATS.values() if each.module.startswith("formats.")} <= listed
