"""What the project leans on is named, pinned and told with the licence that its packages really have."""

import json
import re
import runpy
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
LOCKS = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "locks").glob("*.txt"))}
NPM = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
FAMILIES = ("MIT", "BSD", "Apache", "MPL", "LGPL", "OFL")


def names_of(requirements: list[str]) -> list[str]:
    return [re.split(r"[\[<>=]", each)[0] for each in requirements]


RUNNING = names_of(PROJECT["dependencies"])
GROUPS = {name: names_of(group) for name, group in PYPROJECT["dependency-groups"].items()}


def rows_of(title: str) -> dict[str, list[str]]:
    part = PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    lines = [line.strip("|").split("|") for line in part.splitlines() if line.startswith("| ")][1:]
    return {cells[0].strip(): [cell.strip() for cell in cells[1:]] for cells in lines}


def licence_words(name: str) -> str:
    """Whatever a package's metadata say of its licence, in any of the three places that they use."""
    about = distribution(name).metadata
    said = [about.get("License-Expression"), about.get("License"), *about.get_all("Classifier", [])]
    return " ".join(each for each in said if each)


def test_each_package_of_the_project_is_told_and_no_other() -> None:
    assert set(rows_of("To run")) == set(RUNNING)
    assert set(rows_of("To set up and build")) == set(GROUPS["build"])
    assert set(rows_of("To try")) - {"esbuild"} == {*GROUPS["test"], *GROUPS["engines"], *GROUPS["tools"]}
    assert set(NPM) == set(re.findall(r"`(@fontsource[^`]+|lucide-static|socket\.io-client)`", PAGE))


def pins_of(lock: str) -> dict[str, tuple[str, int]]:
    """What a lock pins: by name the version and the number of files that may be installed."""
    entries = re.findall(
        r"^([a-z0-9.-]+)==([^ ;]+)[^\n]*\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)*)", lock, re.MULTILINE
    )
    return {name: (version, hashes.count("--hash")) for name, version, hashes in entries}


@pytest.mark.parametrize("name", ["running", *GROUPS])
def test_each_package_is_pinned_by_the_hashes_of_its_files(name: str) -> None:
    pins = pins_of(LOCKS[name])
    asked = PROJECT["dependencies"] if name == "running" else PYPROJECT["dependency-groups"][name]
    for each in map(Requirement, asked):
        assert each.specifier.contains(pins[canonicalize_name(each.name)][0])
    assert all(n_files for _, n_files in pins.values())
    assert len(pins) == len(re.findall(r"^[^ #]", LOCKS[name], re.MULTILINE))


def test_no_lock_says_where_packages_come_from() -> None:
    whole = "".join(LOCKS.values())
    assert "://" not in whole
    assert "--index" not in whole
    assert set(re.findall(r"-c ([^ ,\n]+)", whole)) <= {f"locks/{name}.txt" for name in LOCKS}


def test_locks_agree() -> None:
    versions = {(name, version) for lock in LOCKS.values() for name, (version, _) in pins_of(lock).items()}
    assert len(versions) == len({name for name, _ in versions})


@cache
def weigh(name: str) -> float:
    """Megabytes of a package's files, without what Python compiles of them; none of one for other systems."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return 0
    paths = [found.locate_file(each) for each in found.files or () if "__pycache__" not in each.parts]
    return sum(path.stat().st_size for path in map(Path, map(str, paths)) if path.is_file()) / 1e6


def test_what_running_needs_is_weighed() -> None:
    told = {name: float(cells[2]) for name, cells in rows_of("To run").items()}
    wrong = {name: weigh(name) for name in told if abs(weigh(name) - told[name]) > 1 + told[name] / 5}
    assert not wrong
    total = float(re.search(r"bring they weigh (\d+) MB", PAGE)[1])
    assert sum(map(weigh, pins_of(LOCKS["running"]))) == pytest.approx(total, rel=0.1)


@pytest.mark.parametrize("name", RUNNING)
def test_the_licence_that_is_told_is_the_one_that_is_installed(name: str) -> None:
    told = rows_of("To run")[name][1]
    family = next(each for each in FAMILIES if told.startswith(each))
    # Some say only "Copyright …": then it is the licence's own sentence that names no family.
    words = licence_words(name)
    assert family in words or "Redistribution and use" in words or words.startswith("Copyright")


def test_the_notice_of_the_wheel_names_a_licence_for_each_package() -> None:
    packages = runpy.run_path(str(ROOT / ".ci" / "notice.py"))["python_packages"]()
    told = {name.split()[0]: licence for name, licence, _ in packages}
    assert set(map(canonicalize_name, RUNNING)) <= set(told)
    assert "not told" not in told.values()
