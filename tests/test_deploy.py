"""The image's recipe is true: what it copies is there, what it calls is there, and all speak of one port."""

import re
import shlex
import subprocess
from fnmatch import fnmatch
from pathlib import Path

from facilitator.cli.words import make_parser

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
