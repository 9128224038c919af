"""The image's recipe is true: what it copies is there, what it calls is there, and all speak of one port."""

import ast
import json
import re
import shlex
import subprocess
import tomllib
from fnmatch import fnmatch
from pathlib import Path

from packaging.specifiers import SpecifierSet

from facilitator.cli.words import make_parser
from facilitator.web.security import MAX_TABLE

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
RECIPE = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
IGNORED = (DEPLOY / "Containerfile.dockerignore").read_text(encoding="utf-8").split()


def kept() -> set[str]:
    """Every tracked file, by its path, that a build is given."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    return {path for path in listed if not any(fnmatch(path, f"{rule}*") for rule in IGNORED)}


def test_what_the_image_is_made_of_is_there() -> None:
    copied = [name for line in re.findall(r"^COPY (?!--from)(.+) \S+$", RECIPE, re.MULTILINE) for name in line.split()]
    called = re.findall(r"(\.ci/\w+\.(?:py|js)|locks/\$lock\.txt)", RECIPE)
    named = {name.replace("$lock", lock) for name in [*copied, *called] for lock in ("running", "build")} - {"."}

    files = kept()
    assert {".ci", "static", "locks/running.txt", ".ci/notice.py"} <= named
    assert {"README.md", "LICENSE", "pyproject.toml"} <= files
    assert [name for name in named if not any(path == name or path.startswith(f"{name}/") for path in files)] == []


def test_what_the_image_runs_is_a_command_of_ours() -> None:
    started = re.findall(r'^CMD \["facilitator", (.+)\]$', RECIPE, re.MULTILINE)
    (served,) = [[word.strip(' "') for word in each.split(",")] for each in started]
    (installed,) = [shlex.split(each) for each in re.findall(r"&& facilitator (.+?) +&&", RECIPE)]
    parser = make_parser()

    assert parser.parse_args(served).port == 8000
    assert parser.parse_args(installed).do == "models.install"
    assert re.findall(r"^EXPOSE (\d+)$", RECIPE, re.MULTILINE) == ["8000"]
    assert "http://127.0.0.1:8000/health" in RECIPE
    assert "server server:8000 " in (DEPLOY / "nginx" / "servers-compose.conf").read_text(encoding="utf-8")


STAGES = [part.splitlines() for part in re.split(r"^FROM ", RECIPE, flags=re.MULTILINE)[1:]]
PROGRAMS = {"node": {"npm", "node"}, "python": {"python", "pip", "facilitator", "rm", "useradd"}}
"""What each base brings, and what ours installs on it."""


def test_each_stage_calls_only_what_its_base_has_and_takes_only_from_those_before() -> None:
    named: list[str] = []
    for base, *lines in STAGES:
        of = base.partition(":")[0]
        run = [line.removeprefix("RUN ") for line in lines if line.startswith("RUN ")]
        called = {part.split()[0] for line in run for part in re.split(r"&&|;", line)} - {"for", "done", "do"}
        looped = {found for line in run for found in re.findall(r"\bdo (\S+)", line)}
        assert called | looped <= PROGRAMS[of], base
        assert {found for line in lines for found in re.findall(r"--from=(\S+)", line)} <= set(named)
        named.append(base.rpartition(" ")[2])


def test_the_bases_are_of_releases_that_we_run_on() -> None:
    python = {found for base, *_ in STAGES for found in re.findall(r"^python:([\d.]+)-", base)}
    (node,) = {found for base, *_ in STAGES for found in re.findall(r"^node:(\d+)-", base)}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert all(SpecifierSet(project["requires-python"]).contains(each) for each in python)
    assert len(python) == 1
    engines = json.loads((ROOT / "package.json").read_text(encoding="utf-8")).get("engines", {})
    assert SpecifierSet(engines.get("node", ">=20")).contains(node)


def test_the_server_in_the_image_is_no_root_and_writes_only_into_the_volume() -> None:
    _, *lines = STAGES[-1]
    told = [line.partition(" ")[0] for line in lines]
    (user,) = [line.split()[1] for line in lines if line.startswith("USER ")]
    (made,) = [line for line in lines if "useradd" in line]
    (volume,) = [line.split()[1] for line in lines if line.startswith("VOLUME ")]

    assert user != "root"
    assert made.split()[-1] == user
    assert f"--home-dir {volume} " in made
    assert f"FACILITATOR_INSTANCE={volume}" in RECIPE
    assert told.index("USER") > max(at for at, word in enumerate(told) if word in {"RUN", "COPY"})


def test_the_image_looks_after_its_health_with_what_it_has() -> None:
    (check,) = re.findall(r"^HEALTHCHECK .*?CMD (\[.+\])$", RECIPE, re.MULTILINE)
    program, flag, words = json.loads(check)

    assert (program, flag) == ("python", "-c")
    assert ast.unparse(ast.parse(words).body[0]) == "import urllib.request"


def test_what_comes_in_clear_is_sent_on_only_where_somebody_opens_a_page() -> None:
    served = (DEPLOY / "nginx" / "nginx.conf").read_text(encoding="utf-8")
    clear = served.partition("listen 80;")[2].partition("listen 443")[0]

    assert clear.index("if ($request_method !~ ^(GET|HEAD)$)") < clear.index("return 301 https://")
    assert re.search(r"location /api/ \{\s*return 403;", clear)


def test_nginx_lets_through_what_the_largest_form_takes() -> None:
    (megabytes,) = re.findall(
        r"client_max_body_size (\d+)m;", (DEPLOY / "nginx" / "nginx.conf").read_text(encoding="utf-8")
    )

    assert int(megabytes) * 1024 * 1024 >= MAX_TABLE
