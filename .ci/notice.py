"""Gathers the licences of all that a wheel carries or needs, in facilitator/NOTICE.txt, which goes into the wheel."""

import json
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

TARGET = Path("facilitator/NOTICE.txt")
LOCK = Path("locks/running.txt")
TEXTS = re.compile(r"(^|/)(licen[cs]e|copying|notice|ofl)[^/]*$", re.IGNORECASE)
BEGINNING = """What Facilitator is made of, and under which licences. Facilitator itself: MIT, see LICENSE.

First what this package carries of others, then the Python packages that it needs, which are installed beside it.
"""


def python_packages() -> Iterator[tuple[str, str, list[str]]]:
    """Name, licence and texts of each package that the lock names for this machine."""
    for name in re.findall(r"^([a-z0-9.-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE):
        try:
            found = distribution(name)
        except PackageNotFoundError:  # one for other systems
            continue
        yield f"{name} {found.version}", licence_of(found), texts_of(found)


def licence_of(found: Distribution) -> str:
    """What a package's metadata say of its licence, in the newest of the three ways that they use."""
    about = found.metadata
    classifiers = [each for each in about.get_all("Classifier", []) if each.startswith("License ::")]
    said = about.get("License-Expression") or "; ".join(each.split(" :: ")[-1] for each in classifiers)
    return said or (about.get("License") or "not told").strip().splitlines()[0]


def texts_of(found: Distribution) -> list[str]:
    """The texts of licences and notices among a package's files."""
    paths = sorted(
        str(each) for each in found.files or () if TEXTS.search(str(each)) and ".py" not in Path(each).suffix
    )
    return [Path(str(found.locate_file(path))).read_text(encoding="utf-8", errors="replace") for path in paths]


def page_packages() -> Iterator[tuple[str, str, list[str]]]:
    """Name, licence and texts of each package from npm whose files a wheel carries."""
    for folder in sorted(Path("node_modules", name) for name in _named()):
        about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()) if TEXTS.search(path.name)]
        yield f"{about['name']} {about['version']}", about.get("license", "see below"), texts


def _named() -> set[str]:
    """What package.json asks for, and what that brings: the packed scripts hold some of it."""
    packages = json.loads(Path("package-lock.json").read_text(encoding="utf-8"))["packages"]
    carried = {path for path, about in packages.items() if path and not about.get("dev") and not about.get("optional")}
    return {path.removeprefix("node_modules/") for path in carried}


def tell(name: str, licence: str, texts: list[str]) -> str:
    """The part on one package."""
    return "\n".join([f"{name} ({licence})", "-" * 80, *(text.strip() + "\n" for text in texts)])


def main() -> None:
    """Writes the notice; the same packages give the same words."""
    parts = [tell(*each) for packages in (page_packages(), python_packages()) for each in packages]
    TARGET.write_text("\n\n".join([BEGINNING, *parts]), encoding="utf-8")


if __name__ == "__main__":
    main()
