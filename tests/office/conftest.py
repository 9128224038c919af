"""One example as a body gets it in files, and what their readers see: LibreOffice opens each and prints it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

EXAMPLE = Path(__file__).parents[2] / "facilitator" / "examples" / "space.jsonl"
FORMATS = ("docx", "pptx", "xlsx", "json")
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Commas and quotation marks, UTF-8, each cell as it is shown, each sheet a file."""
AS_PDF = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
PATIENCE = 120
"""Seconds for one program that opens one file, at its first start."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand together on a page; edges are points above its foot."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it is printed."""

    text: str
    width: float
    height: float
    lines: tuple[Line, ...]


class Office:
    """LibreOffice, with a profile of its own, so that whoever works on this machine is left alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def convert(self, file: Path, to: str) -> Path:
        """Opens a file and writes it as something else; gives the folder where that is."""
        out = self.folder / file.suffix[1:] / to[:3]
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        words = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(out), str(file)]
        done = subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE, check=False)
        assert list(out.glob("*")), f"LibreOffice does not open {file.name}: {done.stderr}"
        return out

    def open_printed(self, file: Path, to: str = "pdf") -> tuple[list[Page], list[tuple[int, str]]]:
        """The pages of a file, and the titles in its outline, each with its level."""
        pdf = pypdfium2.PdfDocument(next(self.convert(file, to).glob("*.pdf")))
        try:
            outline = [(each.level, each.get_title()) for each in pdf.get_toc()]
            return [read_page(page) for page in pdf], outline
        finally:
            pdf.close()


def read_page(page: Any) -> Page:
    """What stands on a page."""
    text = page.get_textpage()
    edges = [text.get_rect(place) for place in range(text.count_rects())]
    lines = tuple(Line(text.get_text_bounded(*each), *each) for each in edges)
    return Page(" ".join(text.get_text_range().split()), *page.get_size(), lines)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The report of an example that has closed, in each format of an office."""
    folder = tmp_path_factory.mktemp("files")
    words = ["import", "--title", "Space roundtable", "--with-themes", "--status", "closed", str(EXAMPLE)]
    code = run_facilitator(folder, words).split()[0].strip(":,.")
    made = {name: folder / f"report.{name}" for name in FORMATS}
    for name, path in made.items():
        run_facilitator(folder, ["export", code, "--format", name, "--output", str(path)])
    return made


def run_facilitator(folder: Path, words: list[str]) -> str:
    """What a command printed; in a Python of its own, since the fork of one that has drawn charts hangs."""
    environment = os.environ | {"FACILITATOR_INSTANCE": str(folder)}
    command = [sys.executable, "-m", "facilitator", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def record(files: dict[str, Path]) -> dict[str, Any]:
    """All of the same as data."""
    return dict(json.loads(files["json"].read_text(encoding="utf-8")))
