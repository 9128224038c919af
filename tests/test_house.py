"""The house is in order: who looks for something finds it where its page or its noun is, and can read it in one go."""

import ast
import re
import tomllib
from collections.abc import Iterator
from os.path import normpath
from pathlib import Path
from statistics import median
from typing import Any, get_args

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
SPECIFIER = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["']([^"'\s]+)["']""")
# What names a script without saying which, or past all rules.
COMPUTED = re.compile(
    r"\bimport\s*\((?!\s*[\"'])|\bfrom\s*`|\bimport\.meta\b|\bnew\s+(?:Shared)?Worker\b|\bimportScripts\b"
)
ASSET = re.compile(r"""\basset\(([^()]*)\)""")
NAMED = re.compile(r"""["']((?:js|css)/[^"']+)["']""")
# One name, or one of two by a condition.
CHOSEN = re.compile(r"""\s*["'][^"']+["'](?:\s+if\s+[\w.]+\s+else\s+["'][^"']+["'])?\s*""")


def scripts() -> list[Path]:
    return sorted(JS.rglob("*.js"))


def imports(script: Path) -> list[Path]:
    """The scripts that one names; third-party files stand elsewhere and know none of ours."""
    text = script.read_text(encoding="utf-8")
    named = [Path(normpath(script.parent / path)) for path in IMPORT.findall(text)]
    return [path for path in named if path.is_relative_to(JS)]


def named_by_templates() -> dict[str, set[str]]:
    """The styles and scripts that templates name, each with the templates that name it."""
    named: dict[str, set[str]] = {}
    for template in TEMPLATES.rglob("*.html"):
        for name in NAMED.findall(template.read_text(encoding="utf-8")):
            # Modules that are fetched beforehand are named without their ending.
            whole = name if Path(name).suffix else f"{name}.js"
            named.setdefault(whole, set()).add(template.relative_to(TEMPLATES).as_posix())
    return named


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


ASKS_AGAIN = JS / "lib" / "socket.js"
"""What it names once in so many words it asks for again by other addresses; where these lead, tests of bundles see."""


def test_a_script_says_in_so_many_words_which_others_it_needs() -> None:
    for script in scripts():
        text = script.read_text(encoding="utf-8")
        if script != ASKS_AGAIN:
            assert not COMPUTED.findall(text), script
        afar = {name for name in SPECIFIER.findall(text) if not name.startswith((".", "socket.io-client"))}
        assert not afar, script


def test_templates_say_in_so_many_words_which_files_they_need() -> None:
    for template in TEMPLATES.rglob("*.html"):
        asked = ASSET.findall(template.read_text(encoding="utf-8"))
        assert not [each for each in asked if not CHOSEN.fullmatch(each)], template


def test_a_page_starts_its_own_way_in_and_names_no_other_pages_scripts() -> None:
    users = {JS.parent / name: each for name, each in named_by_templates().items() if name.startswith("js/")}
    ways_in = {script: each for script, each in users.items() if script.name == "page.js"}

    assert set(ways_in) == set(JS.glob("*/page.js"))
    assert {script: each for script, each in ways_in.items() if len(each) != 1} == {}
    for script, templates in users.items():
        assert script.is_file(), script
        # Those that are needed anyway may be fetched beforehand.
        assert owner(script) in FOR_ALL or templates == ways_in[JS / owner(script) / "page.js"], script


def test_a_style_in_a_pages_folder_is_for_that_page_only() -> None:
    named = named_by_templates()

    for path in CSS.rglob("*.css"):
        style = path.relative_to(CSS)
        users = named.get(f"css/{style.as_posix()}")
        assert users, style
        assert "@import" not in path.read_text(encoding="utf-8"), style
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


LONG_ALREADY = {
    *("rooms.py", "scenes.py", "statements.py", "actions/test_grouping.py", "actions/test_imports.py"),
    *("browser/test_exercises.py", "browser/test_room_text.py", "live/test_following.py"),
    *("live/test_several_servers.py", "live/test_transport.py", "live/test_vectors.py", "unit/reports/conftest.py"),
    *("unit/reports/test_documents.py", "unit/reports/test_exercises.py", "web/test_bad_input.py"),
    *("web/test_handling.py", "web/test_joining.py", "web/test_paper.py", "web/test_rehearsals.py"),
    "web/test_worklist.py",
}
"""Tests that were longer before anybody counted: whoever splits one takes it out, and nothing is added."""


def test_no_file_of_tests_is_longer_either() -> None:
    written = list((ROOT / "tests").rglob("*.py")) + list((ROOT / "bench").rglob("*.py"))
    long = {path for path in written if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES}

    assert len(written) > MOST_FILES
    assert {path.relative_to(ROOT / "tests").as_posix() for path in long} <= LONG_ALREADY


def test_most_functions_are_of_a_few_lines() -> None:
    lengths = [(function.end_lineno or function.lineno) - function.lineno + 1 for function in functions()]

    assert median(lengths) <= MEDIAN_LINES


def test_what_a_page_looks_for_it_may_not_find_and_what_it_gets_is_there() -> None:
    found = [
        f"{path.name}: {node.name}"
        for path in (ROOT / "facilitator" / "web").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("find_")
        if any(isinstance(each, ast.Raise) for each in ast.walk(node))
    ]
    assert found == [], "get_… raises NotFound, require_… refuses"


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


@pytest.mark.parametrize(
    "line",
    [
        "const page = await import(`../${name}/page.js`);",
        'import(/* @vite-ignore */ "../run/a.js")',
        "import(where)",
        'new URL("../run/a.js", import.meta.url)',
        'new Worker("/static/js/run/a.js")',
    ],
)
def test_an_import_that_escapes_the_rules_is_known_in_each_of_its_forms(line: str) -> None:
    assert COMPUTED.search(line)


@pytest.mark.parametrize("asked", ["'js/' ~ page ~ '/page.js'", "name", "'js/%s/page.js' % name", "names[0]"])
def test_an_asset_that_is_put_together_is_known(asked: str) -> None:
    assert not CHOSEN.fullmatch(asked)
    assert CHOSEN.fullmatch("'js/run/page.js' if page.leads else \"js/room/page.js\"")


def rules() -> dict[str, dict[str, Any]]:
    """The import rules by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {rule["name"]: rule for rule in project["tool"]["importlinter"]["contracts"]}


@pytest.mark.parametrize(
    ("rule", "allowed"),
    [
        ("Only live knows Socket.IO", {"app", "live"}),
        ("Only the application reads its settings", {"app", "config"}),
    ],
)
def test_what_only_one_part_may_do_is_forbidden_to_all_others(rule: str, allowed: set[str]) -> None:
    inside = [
        path for path in (ROOT / "facilitator").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    ]
    others = {path.stem for path in inside} - allowed - {"__init__", "__main__"}

    assert {name.removeprefix("facilitator.") for name in rules()[rule]["source_modules"]} == others


def test_the_write_up_page_shows_every_kind_of_block() -> None:
    markup = (TEMPLATES / "macros" / "report.html").read_text(encoding="utf-8")
    shown = set(re.findall(r'block\.name == "(\w+)"', markup))
    assert shown == {kind.name for kind in get_args(Block)}


def test_no_format_knows_another_and_none_is_left_out_of_that_rule() -> None:
    listed = {name.split(".")[3] for name in rules()["Formats do not know each other"]["modules"]}
    assert {each.module.split(".")[1] for each in FORMATS.values() if each.module.startswith("formats.")} <= listed


def test_every_picture_is_shown_by_a_document() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    shown = {
        name for path in documents for name in re.findall(r"images/([\w-]+\.jpg)", path.read_text(encoding="utf-8"))
    }

    assert {path.name for path in (ROOT / "docs" / "images").glob("*.jpg")} == shown


def test_every_icon_that_is_fetched_is_drawn_somewhere() -> None:
    written = [*TEMPLATES.rglob("*.html"), *JS.rglob("*.js"), *(ROOT / "facilitator").rglob("*.py")]
    named = {
        name for path in written for name in re.findall(r"""["']([a-z\d-]+)["']""", path.read_text(encoding="utf-8"))
    }

    assert set((ROOT / ".ci" / "icons.txt").read_text(encoding="utf-8").split()) <= named
