"""What the project leans on is named, pinned and told with the licence that its packages really have."""

import json
import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
PINNED = {
    line.split("==")[0].lower().replace("_", "-") for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
}
FAMILIES = ("MIT", "BSD", "Apache", "MPL", "LGPL", "OFL")


def names_of(requirements: list[str]) -> list[str]:
    return [re.split(r"[\[<>=]", each)[0] for each in requirements]


RUNNING = names_of(PROJECT["dependencies"])
TRYING = names_of([each for group in PROJECT["optional-dependencies"].values() for each in group])


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
    assert set(rows_of("To try")) - {"esbuild", "typescript"} == set(TRYING)
    for name in json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]:
        assert f"`{name}`" in PAGE


def test_each_package_is_pinned() -> None:
    assert {name.lower() for name in [*RUNNING, *TRYING]} <= PINNED


@pytest.mark.parametrize("name", RUNNING)
def test_the_licence_that_is_told_is_the_one_that_is_installed(name: str) -> None:
    told = rows_of("To run")[name][1]
    family = next(each for each in FAMILIES if told.startswith(each))
    # Some say only "Copyright …": then it is the licence's own sentence that names no family.
    words = licence_words(name)
    assert family in words or "Redistribution and use" in words or words.startswith("Copyright")
